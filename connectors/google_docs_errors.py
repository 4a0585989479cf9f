"""What went wrong with a request to Google, by who must act: a person, nobody, or only one file is concerned."""

import json
from collections.abc import Mapping
from typing import Any

from syncd.connector import SourceError, Unauthorized, Unavailable
from syncd.retry import http_date, redirected, retry_after

PAGE = "docs/setup-google-docs.md"
_SLOW_DOWN = frozenset(
    {
        "userRateLimitExceeded", "rateLimitExceeded", "quotaExceeded", "dailyLimitExceeded", "backendError",
        "sharingRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED", "internalError", "transientError",
    }
)  # fmt: skip
"""Reasons with which Google refuses for now: also with status 403.
https://developers.google.com/workspace/drive/api/guides/handle-errors"""
_SCOPE = frozenset({"insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientScopes"})
_DISABLED = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})
_SERVICES = {"drive": "Google Drive API", "docs": "Google Docs API", "driveactivity": "Drive Activity API"}


class Garbled(Unavailable):
    """The answer is not the JSON it should be: cut off, empty, or a page for people."""


class Lost(SourceError):
    """One file, comment or folder cannot be read: it is not there (any more), or is closed to this account.

    ``what`` is ``file`` or ``comment`` where Google says which one is missing; ``reason`` is Google's word.
    """

    def __init__(self, problem: str, reason: str, what: str = "") -> None:
        super().__init__(problem)
        self.reason = reason
        self.what = what


class NotOffered(Unauthorized):
    """A whole service refuses itself: it is not enabled, not granted, or does not know what it is asked for."""


def refused(method: str, status: int, headers: Mapping[str, str], content: bytes, source: str) -> SourceError:
    """The error for an HTTP status of 300 or more."""
    if status < 400:
        return redirected("Google")
    message, reasons, location = _said(content)
    reason = next(iter(reasons), "")
    if status in (408, 409, 425, 429) or status >= 500 or (status == 403 and _SLOW_DOWN & set(reasons)):
        wait = retry_after(headers.get("retry-after"), http_date(headers.get("date")))
        return Unavailable(f"Google answers {method} with {status}{f' ({reason})' if reason else ''}", wait)
    service = method.partition(".")[0]
    if status == 401:
        return Unauthorized(
            "Google does not accept these credentials (401)", f'renew `credentials` of the source "{source}" ({PAGE})'
        )
    if _DISABLED & set(reasons):
        return NotOffered(
            f"the {_SERVICES[service]} is not enabled in the project of these credentials",
            f"enable it in the Google Cloud console under APIs & Services ({PAGE})",
        )
    if _SCOPE & set(reasons):
        return NotOffered(
            f"these credentials lack the scope for {method}",
            f'grant the source "{source}" the scope {wanted_scope(service)} ({PAGE})',
        )
    if status == 404 and not reason and not content.lstrip().startswith(b"{"):
        return Unauthorized("there is no Google API at base_url", f'mend base_url of the source "{source}"')
    if service == "docs" and status == 400 and "unknown name" in message.casefold():
        return NotOffered("the Docs API does not tell comments here", "nothing needs to be done")
    what = "comment" if location == "commentId" or message.startswith("Comment not found") else ""
    what = what or ("file" if location == "fileId" or message.startswith("File not found") else "")
    return Lost(f"Google refuses {method} with {status} ({reason or 'without a reason'})", reason or str(status), what)


def not_refreshed(error: Any, scope: str, source: str, subject: str) -> SourceError:
    """The error where no access token was given. ``error`` is google.auth's, whose words may hold anything."""
    said = next((part for part in error.args if isinstance(part, Mapping)), {})
    code, words = str(said.get("error", ""))[:60], str(said.get("error_description", ""))
    if getattr(error, "retryable", False):
        return Unavailable("Google gives no access token for now")
    if code in ("unauthorized_client", "invalid_scope") or "Invalid email" in words:
        return NotOffered(
            f"Google does not let the service account act for {subject or 'itself'} ({code})",
            f'mend `subject` of the source "{source}", or let an administrator allow domain-wide delegation for its '
            f"client id with the scope {scope} ({PAGE})",
        )
    if "timeframe" in words or "iat" in words:
        return Unauthorized(
            "Google finds that the time of this machine is wrong", "set its clock, for example with systemd-timesyncd"
        )
    return Unauthorized(
        f"Google does not accept these credentials ({code or 'no access token'})",
        f'make new ones and put them where `credentials` of the source "{source}" points ({PAGE})',
    )


def wanted_scope(service: str) -> str:
    """The scope that is enough for all of a service's requests that are made here."""
    name = "drive.activity.readonly" if service == "driveactivity" else "drive.readonly"
    return f"https://www.googleapis.com/auth/{name}"


def _said(content: bytes) -> tuple[str, list[str], str]:
    """Google's message, its reasons in each of the forms it has for them, and the parameter it names."""
    try:
        error = json.loads(content)["error"]
        message = error.get("message", "")
        old = [each for each in error.get("errors") or () if isinstance(each, Mapping)]
        new = [each for each in error.get("details") or () if isinstance(each, Mapping)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return "", [], ""
    reasons = [str(each["reason"]) for each in (*new, *old) if "reason" in each]
    if not reasons and isinstance(error.get("status"), str):
        reasons = [error["status"]]
    location = next((str(each["location"]) for each in old if "location" in each), "")
    return message if isinstance(message, str) else "", reasons, location
