"""How a Google request is read and refused: the parts that all of the stand-in's methods share."""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from syncd.sandbox.google_discovery import Method
from syncd.sandbox.google_records import File
from syncd.sandbox.google_tree import Tree
from syncd.sandbox.requests import Answer, Call, Refused

T = TypeVar("T")
STATUSES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    429: "RESOURCE_EXHAUSTED",
}
GOOGLE_ERROR = "type.googleapis.com/google.rpc.ErrorInfo"
AUTH_HELP = (
    "Expected OAuth 2 access token, login cookie or other valid authentication credential. "
    "See https://developers.google.com/identity/sign-in/web/devconsole-project."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that passed the door: which method, by whom (an e-mail address), with what."""

    method: Method
    viewer: str
    params: Mapping[str, Any]
    at: datetime
    body: Any


def drive_error(
    code: int,
    reason: str,
    message: str,
    *,
    domain: str = "global",
    location: str = "",
    kind: str = "parameter",
    info: str = "",
    metadata: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Drive's error: ``errors`` with reason and domain; with ``info`` also the newer status and details."""
    each = {"message": message, "domain": domain, "reason": reason}
    if location:
        each |= {"location": location, "locationType": kind}
    error: dict[str, Any] = {"code": code, "message": message, "errors": [each]}
    if info:
        error |= {"status": STATUSES[code], "details": [_info(info, metadata)]}
    return Answer({"error": error}, code, headers or {})


def status_error(
    code: int,
    message: str,
    *,
    info: str = "",
    metadata: Mapping[str, str] | None = None,
    details: Sequence[Mapping[str, Any]] = (),
    status: str = "",
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """The error of the newer services (Docs, Drive Activity): a status, perhaps details, no ``errors``."""
    error: dict[str, Any] = {"code": code, "message": message, "status": status or STATUSES[code]}
    if found := [*details, *([_info(info, metadata)] if info else [])]:
        error["details"] = found
    return Answer({"error": error}, code, headers or {})


def invalid(service: str, location: str, message: str = "") -> Refused:
    """400: a parameter is not what it should be."""
    if service == "drive":
        value = message or f"Invalid value for: {location}"
        return Refused(drive_error(400, "invalid", value, location=location))
    text = message or f"Invalid value at '{location}'"
    violation = {"field": location, "description": text}
    bad = {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": [violation]}
    return Refused(status_error(400, text, details=[bad]))


def no_such_file(file_id: str) -> Refused:
    """404: it is not there, or the account may not know that it is."""
    return Refused(drive_error(404, "notFound", f"File not found: {file_id}.", location="fileId"))


def flag(asked: Asked, name: str) -> bool:
    """A boolean parameter; false where it is not given."""
    return str(asked.params.get(name, "")).lower() == "true"


def size(asked: Asked, default: int, most: int) -> int:
    """How long a page is; more than ``most`` is taken for ``most``, as the description says."""
    value = asked.params.get("pageSize")
    try:
        number = default if value in (None, "") else int(str(value))
    except ValueError:
        raise invalid(asked.method.service, "pageSize") from None
    if number < 1:
        raise invalid(asked.method.service, "pageSize", "Invalid value. Values must be within the range: [1, 1000]")
    return min(number, most)


def time(text: str, *, offset: bool = True) -> datetime:
    """An RFC 3339 time; where an ``offset`` is not needed, one without is UTC's. ValueError for anything else."""
    at = datetime.fromisoformat(text)
    if "T" not in text or (offset and at.tzinfo is None):
        raise ValueError(text)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def page(asked: Asked, items: Sequence[T], length: int, *bound: str) -> tuple[Sequence[T], str]:
    """The page that is asked for, and the next one's token (empty: none follows).

    A token counts from the list's beginning, so what comes or goes between two pages moves the rest, as Google warns;
    ``bound``: the parameters that must stay the same from page to page.
    """
    key = hashlib.sha256(json.dumps([asked.viewer, *(str(asked.params.get(name)) for name in bound)]).encode())
    start = _offset(asked, key.hexdigest()[:12])
    rest = items[start : start + length]
    if start + length >= len(items):
        return rest, ""
    token = f"~!!~{start + length}:{key.hexdigest()[:12]}"
    return rest, base64.urlsafe_b64encode(token.encode()).decode()


def file_of(tree: Tree, asked: Asked, file_id: str) -> File:
    """The file that a Drive method names; 404 where the account cannot see it."""
    file = tree.files.get(tree.roots[asked.viewer] if file_id == "root" else file_id)
    if file is None or not tree.sees(file, asked.viewer):
        raise no_such_file(file_id)
    return file


def _offset(asked: Asked, key: str) -> int:
    token = str(asked.params.get("pageToken") or "")
    if not token:
        return 0
    try:
        offset, _, bound = base64.urlsafe_b64decode(token).decode().removeprefix("~!!~").partition(":")
        if bound == key:
            return int(offset)
    except (binascii.Error, ValueError):
        pass
    raise invalid(asked.method.service, "pageToken", "Invalid Value")


def _info(reason: str, metadata: Mapping[str, str] | None) -> dict[str, Any]:
    return {"@type": GOOGLE_ERROR, "reason": reason, "domain": "googleapis.com", "metadata": dict(metadata or {})}


def malformed(call: Call) -> Answer:
    """400: the body is no JSON."""
    text = f"Invalid JSON payload received. Parse Error at {call.path}"
    return status_error(400, text)
