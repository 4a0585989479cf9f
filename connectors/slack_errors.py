"""What Slack's refusals mean, by who must act: a person, nobody, or only this one conversation.

Error codes: https://docs.slack.dev/reference/methods/conversations.history#errors, and those common to all methods.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from syncd.connector import SourceError, Unauthorized, Unavailable
from syncd.retry import http_date, retry_after

_NEW_TOKEN = "put a working bot token (xoxb-...) where the source's token setting points: docs/setup-slack.md"  # noqa: S105
_ADVICE = {
    "not_authed": _NEW_TOKEN,
    "invalid_auth": _NEW_TOKEN,
    "token_expired": _NEW_TOKEN,
    "token_revoked": "reinstall the app in Slack and " + _NEW_TOKEN,
    "account_inactive": "the app's user was switched off: reinstall the app in Slack and " + _NEW_TOKEN,
    "not_allowed_token_type": "use the app's bot token (xoxb-...), not another kind: docs/setup-slack.md",
    "org_login_required": "the workspace was moved to an organization: install the app there and " + _NEW_TOKEN,
    "team_access_not_granted": "ask an admin of the organization to let the app into this workspace",
    "access_denied": "ask an admin of the workspace to allow the app",
    "accesslimited": "ask an admin of the workspace to allow the app",
    "no_permission": "ask an admin of the workspace to allow the app",
    "ekm_access_denied": "an admin has suspended access to the workspace's messages: ask them",
    "enterprise_is_restricted": "ask an admin of the organization to allow the app",
}
_PASSING = frozenset(
    {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org", "rollup_error"}
)
UNREADABLE_CHANNEL = frozenset(
    {
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "method_not_supported_for_channel_type",
        "channel_is_limited_access",
    }
)


class Refused(SourceError):
    """Slack said no to this one request: ``code`` is its word for why, ``at`` its clock when it said so."""

    def __init__(self, method: str, code: str, at: datetime) -> None:
        super().__init__(f"Slack answers {method} with {code}")
        self.code = code
        self.at = at


def failure(method: str, status: int, headers: Mapping[str, str], body: object) -> SourceError:
    """The error for an answer that is not ``ok``."""
    data: Mapping[str, Any] = body if isinstance(body, dict) else {}
    code = str(data.get("error") or "")[:80]
    at = http_date(headers.get("Date"))
    wait = retry_after(headers.get("Retry-After"), at)
    if status == 429 or code in ("ratelimited", "rate_limited"):
        return Unavailable(f"Slack limits how often {method} may be asked", wait)
    if status >= 500 or code in _PASSING:
        return Unavailable(f"Slack cannot answer {method} ({code or f'HTTP {status}'})", wait)
    if code == "missing_scope":
        return _missing(method, str(data.get("needed") or "?"))
    if code in _ADVICE:
        return Unauthorized(f"Slack refuses the token of this source ({code})", _ADVICE[code])
    if code and at:
        return Refused(method, code, at)
    if status in (401, 403, 407):
        return Unauthorized(
            f"HTTP {status} instead of Slack's answer to {method}", "check base_url, and what a proxy on the way allows"
        )
    return Unavailable(f"what came back from {method} is not an answer of Slack's (HTTP {status})", wait)


def repeated(method: str) -> Unavailable:
    """A page that names one before it as the next one would be read for ever."""
    return Unavailable(f"Slack gave the same page token of {method} twice, so its pages cannot be read to the end")


def distributed(method: str, wait: timedelta | None) -> Unavailable:
    """Slack's regime for apps that are distributed outside its Marketplace."""
    return Unavailable(
        f"Slack allows this app one {method} of 15 messages a minute, as it does commercially distributed apps: create "
        "an internal app of your own for syncd, which has 50 of 999 (docs/setup-slack.md)",
        wait,
    )


def _missing(method: str, scope: str) -> Unauthorized:
    return Unauthorized(f"the token lacks the scope {scope} for {method}", scope_advice(scope))


def scope_advice(scope: str) -> str:
    """What to do about a scope that is not there."""
    return f"add {scope} to the app's Bot Token Scopes (OAuth & Permissions) and reinstall the app"
