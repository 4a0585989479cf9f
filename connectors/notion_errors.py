"""What Notion's refusals mean, by who must act: a person, nobody, or only this one object.

Codes: https://developers.notion.com/reference/status-codes; limits: https://developers.notion.com/reference/request-limits.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from syncd.connector import SourceError, Unauthorized, Unavailable
from syncd.retry import http_date, redirected, retry_after

_NEW_TOKEN = "put a working access token where the source's token setting points: docs/setup-notion.md"  # noqa: S105
_BY_REASON = {"connection": "this connection may ask", "workspace": "all connections of the workspace may ask"}


class Refused(SourceError):
    """Notion said no to this one request: ``code`` is its word for why, ``at`` its clock when it said so."""

    def __init__(self, method: str, code: str, message: str, at: datetime) -> None:
        super().__init__(f"Notion answers {method} with {code}: {message}")
        self.code = code
        self.at = at

    @property
    def absent(self) -> bool:
        """Whether the object does not exist, or is not shared with the connection: Notion does not say which."""
        return self.code == "object_not_found"

    @property
    def restricted(self) -> bool:
        """Whether the connection lacks a capability, or may not see this object."""
        return self.code == "restricted_resource"


def failure(method: str, status: int, headers: Mapping[str, str], code: str, message: str, more: Any) -> SourceError:
    """The error for an answer of 300 or more; ``code`` is empty where it is not in Notion's form."""
    if status < 400:
        return redirected("Notion")
    at = http_date(headers.get("Date"))
    wait = retry_after(headers.get("Retry-After"), at)
    if status == 429 or code == "rate_limited":
        return Unavailable(f"Notion limits how often {_limited(more)} ({method})", wait)
    if status >= 500 or status in (408, 409, 425) or code == "conflict_error":
        return Unavailable(f"Notion cannot answer {method} ({code or f'HTTP {status}'})", wait)
    if status == 401 or code == "unauthorized":
        return Unauthorized("Notion refuses the token of this source (unauthorized)", _NEW_TOKEN)
    if code and at is not None:
        return Refused(method, code, message[:300], at)
    if status in (403, 407):
        return Unauthorized(
            f"HTTP {status} instead of Notion's answer to {method}",
            "check base_url, and what a proxy on the way allows",
        )
    if status == 404:
        return Unauthorized(f"there is no Notion at base_url ({method}: HTTP 404)", "take base_url out of this source")
    return Unavailable(f"what came back from {method} is not an answer of Notion's (HTTP {status})", wait)


def _limited(more: Any) -> str:
    reason = str(more.get("rate_limit_reason") or "")[:60] if isinstance(more, Mapping) else ""
    told = next((words for word, words in _BY_REASON.items() if word in reason), "it may be asked")
    return f"{told} ({reason})" if reason else told


def lacks(capability: str) -> Unauthorized:
    """The connection may not do what it must, as long as a person does not tick it."""
    return Unauthorized(f'the connection lacks the capability "{capability}"', capability_advice(capability))


def capability_advice(capability: str) -> str:
    """What to do about a capability that is not there."""
    return f'tick "{capability}" in the connection\'s settings, under Capabilities (docs/setup-notion.md)'


def blind() -> Unauthorized:
    """Nothing is shared with the connection."""
    return Unauthorized(
        "Notion shows this connection not a single page",
        "share the pages with it: in each top page, menu ..., Connections, add the connection (docs/setup-notion.md)",
    )
