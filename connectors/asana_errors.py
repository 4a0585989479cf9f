"""What went wrong with a request to Asana, by who must act: a person (Unauthorized) or nobody (Unavailable)."""

import json
from collections.abc import Mapping
from typing import Any

from syncd.connector import SourceError, Unauthorized, Unavailable
from syncd.retry import http_date, redirected, retry_after

RENEW = (
    "make a new personal access token at https://app.asana.com/0/my-apps (docs/setup-asana.md) and put it where "
    "`token` of the source points"
)


class Gone(SourceError):
    """What was asked for is not there any more (404), or not for this account (403, ``hidden``). No other try helps."""

    def __init__(self, problem: str, *, hidden: bool) -> None:
        super().__init__(problem)
        self.hidden = hidden


class Stale(SourceError):
    """The sync token is missing, or too old (412); ``sync`` begins anew."""

    def __init__(self, sync: str) -> None:
        super().__init__("Asana has forgotten this sync token")
        self.sync = sync


class Expired(SourceError):
    """An offset is not good any more: the list has to be read again from its beginning."""


def refused(status: int, headers: Mapping[str, str], body: Any, method: str, source: str) -> SourceError:
    """The error for a status that is not 2xx. ``body`` is the answer as bytes; ``method`` names no ids."""
    if status < 400:
        return redirected("Asana")
    if status == 429 or status >= 500 or status in (408, 409, 425):
        wait = retry_after(headers.get("Retry-After"), http_date(headers.get("Date")))
        return Unavailable(f"Asana answers {method} with {status}", wait)
    decoded = _decoded(body)
    if status == 412 and isinstance(decoded.get("sync"), str) and decoded["sync"]:
        return Stale(decoded["sync"])
    said = _said(decoded)
    if status == 401:
        return Unauthorized("Asana does not accept this token (401)", RENEW)
    if status == 402:
        return Unauthorized(
            f"Asana's plan does not include {method} (402)", f'take what needs it out of the source "{source}"'
        )
    if status == 451:
        return Unauthorized("Asana serves nobody at this address (451)", "let syncd run at another one")
    if status in (403, 404):
        words = f": {said}" if said else ""
        return Gone(f"Asana has no {method} for this account ({status}){words}", hidden=status == 403)
    if status == 400 and said.startswith("offset:"):
        return Expired(f"Asana does not know the page token any more: {said}")
    return Unavailable(f"Asana refuses {method} with {status}: {said or 'without a reason'}")


def _decoded(body: Any) -> Mapping[str, Any]:
    try:
        decoded = json.loads(body) if isinstance(body, str | bytes) else None
    except (ValueError, RecursionError):
        return {}
    return decoded if isinstance(decoded, dict) else {}


def _said(body: Mapping[str, Any]) -> str:
    """Asana's own words."""
    errors = body.get("errors")
    listed = errors if isinstance(errors, list) else []
    words = [str(each.get("message", "")) for each in listed if isinstance(each, dict)]
    return " ".join(words)[:300]
