"""The stand-in for Google: Drive v3, Docs v1, Drive Activity v2 and the token endpoint on one address."""

import threading
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from syncd.sandbox import google_mask as masks
from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.google_access import SCOPES, Access, Grant
from syncd.sandbox.google_activity import Activities
from syncd.sandbox.google_changes import Changes
from syncd.sandbox.google_comments import Comments
from syncd.sandbox.google_discovery import TITLES, Method, method
from syncd.sandbox.google_docs import Documents
from syncd.sandbox.google_drive import GoogleDrive
from syncd.sandbox.google_files import Files
from syncd.sandbox.google_paging import move_item, repeat_token
from syncd.sandbox.google_quota import Quota
from syncd.sandbox.google_wire import AUTH_HELP, Asked, drive_error, invalid, malformed, status_error
from syncd.sandbox.requests import Answer, Call, Refused
from syncd.sandbox.server import Problem, VendorServer

FILE, DRIVE = "kind,id,name,mimeType,resourceKey,driveId,teamDriveId", "kind,id,name"
DEFAULTS = {
    "drive.files.list": f"kind,nextPageToken,incompleteSearch,files({FILE})",
    "drive.files.get": FILE,
    "drive.drives.list": f"kind,nextPageToken,drives({DRIVE})",
    "drive.drives.get": DRIVE,
    "drive.changes.list": "kind,nextPageToken,newStartPageToken,changes(kind,changeType,type,time,removed,fileId,"
    f"driveId,teamDriveId,file({FILE}),drive({DRIVE}))",
}
"""What comes without ``fields``."""
NEED_FIELDS = ("about", "comments", "replies")
"""Resources whose methods refuse a request without ``fields``, except for deletions."""
PROJECT = "415000000000"


class GoogleServer(VendorServer):
    """Bearer tokens; where they come from says ``access``. ``drive`` is the state, ``quota`` counts when limits are on.

    Methods are logged by Google's own ids: ``drive.comments.list``, ``docs.documents.get``,
    ``driveactivity.activity.query``; the token endpoint as ``token``.
    """

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        super().__init__(clock, lock)
        self.drive = GoogleDrive(clock, lock)
        self.access = Access(self.drive)
        self.quota = Quota()
        self.route("POST", "/token", self.access.token, "token")
        files, changes, comments = Files(self.drive), Changes(self.drive), Comments(self.drive)
        self._documents, activities = Documents(self.drive), Activities(self.drive)
        for method_id, serve in {
            "drive.about.get": files.about,
            "drive.files.list": files.listed,
            "drive.files.get": files.get,
            "drive.drives.list": files.drives,
            "drive.drives.get": files.get_drive,
            "drive.changes.getStartPageToken": changes.start,
            "drive.changes.list": changes.listed,
            "drive.comments.list": comments.listed,
            "drive.comments.get": comments.get,
            "drive.comments.create": comments.create,
            "drive.replies.list": comments.replies,
            "drive.replies.get": comments.get_reply,
            "drive.replies.create": comments.create_reply,
            "docs.documents.get": None,
            "driveactivity.activity.query": activities.query,
        }.items():
            self._serve(method(method_id), serve)

    async def start(self, port: int = 0) -> None:
        """Listens, and lets all addresses in credentials begin with the server's own."""
        await super().start(port)
        self.access.base = self.url

    # Credentials for sources

    def service_account(self, folder: Path) -> Path:
        """Writes the service account's key file into ``folder``; it may act for persons (``subject``)."""
        with self.lock:
            return self.access.service_account(folder)

    def user_token(self, folder: Path, person: str = "", scopes: Collection[str] = SCOPES) -> Path:
        """Writes an authorised user's file with a refresh token into ``folder``; by default that of ``drive.user``."""
        with self.lock:
            return self.access.user_token(folder, person, scopes)

    def token(self, person: str = "", scopes: Collection[str] = SCOPES) -> str:
        """An access token by itself; by default the service account's."""
        with self.lock:
            return self.access.grant(person or self.drive.account, scopes)

    def expire(self) -> None:
        """Ends all access tokens: the next request needs a new one."""
        with self.lock:
            self.access.expire()

    def revoke(self) -> None:
        """Ends everything: access tokens are over and nobody gets a new one, until ``access.revoked`` is reset."""
        with self.lock:
            self.access.revoked = True
            self.access.expire()

    # The frame's questions

    def _serve(self, described: Method, serve: Callable[[Asked], dict[str, Any]] | None) -> None:
        def answer(call: Call) -> Answer:
            viewer = self._allow(described, call)
            mask = self._mask(described, call)
            asked = Asked(described, viewer, call.params, call.at, call.body)
            whole = serve(asked) if serve else self._documents.get(asked, mask)
            if mask is None and described.id in DEFAULTS:
                mask = masks.parse(DEFAULTS[described.id])
            return Answer(masks.apply(mask, whole))

        self.route(described.verb, described.path, answer, described.id)

    def authenticate(self, call: Call) -> None:
        """401 for a token that is none, or no more; the token endpoint looks for itself."""
        if call.method != "token":
            self._grant(call)

    def _grant(self, call: Call) -> Grant:
        grant = self.access.of(call)
        if grant is None:
            raise Refused(self._unauthorized(call))
        return grant

    def _allow(self, described: Method, call: Call) -> str:
        """Who asks; 403 where the service is not enabled, the scopes do not suffice or the quota is spent."""
        grant = self._grant(call)
        if described.service in self.drive.disabled:
            raise Refused(_disabled(described.service))
        if not grant.scopes & described.scopes:
            raise Refused(_scope(described))
        if self.limits.enabled and not self.quota.spend(described, grant.email, call.at):
            raise Refused(self._too_fast(described.service))
        _check(described, call)
        return grant.email

    def _mask(self, described: Method, call: Call) -> masks.Mask | None:
        """The ``fields`` of a request, held to what the method's answer can have."""
        text = str(call.params.get("fields") or "")
        if not text:
            if described.id.split(".")[1] in NEED_FIELDS:
                message = "The 'fields' parameter is required for this method."
                raise Refused(drive_error(400, "required", message, location="fields"))
            return None
        try:
            mask = masks.parse(text)
            masks.check(mask, described.service, {"$ref": described.response})
        except masks.Invalid as error:
            if described.service == "drive":
                message = f"Invalid field selection {error}"
                raise Refused(drive_error(400, "invalidParameter", message, location="fields")) from None
            message = f"Error expanding 'fields' parameter. Cannot find matching fields for path '{error}'."
            raise invalid(described.service, "fields", message) from None
        return mask

    def refusal(self, problem: Problem, call: Call) -> Answer:
        """Google's words for what the frame refuses."""
        match problem:
            case Problem.UNKNOWN_METHOD:
                text = f"The requested URL {call.path} was not found on this server."
                return Answer(
                    f"<!DOCTYPE html><title>Error 404</title><p>{text}".encode(), 404, content_type="text/html"
                )
            case Problem.INVALID_JSON:
                return malformed(call)
            case Problem.EXPIRED_TOKEN:
                return self._unauthorized(call)
            case Problem.RATE_LIMITED:
                return self._too_fast(_service(call), code=429)

    def _unauthorized(self, call: Call) -> Answer:
        if call.method == "token":
            text = "Token has been expired or revoked."
            return Answer({"error": "invalid_grant", "error_description": text}, 400)
        realm = {"WWW-Authenticate": 'Bearer realm="https://accounts.google.com/", error="invalid_token"'}
        if _service(call) == "drive":
            text = "Invalid Credentials"
            return drive_error(401, "authError", text, location="Authorization", kind="header", headers=realm)
        text = f"Request had invalid authentication credentials. {AUTH_HELP}"
        return status_error(401, text, info="ACCESS_TOKEN_INVALID", headers=realm)

    def _too_fast(self, service: str, code: int = 0) -> Answer:
        code = code or self.quota.status
        if service != "drive":
            text = f"Quota exceeded for quota metric of service '{service}.googleapis.com' for consumer '{PROJECT}'."
            return status_error(
                429, text, info="RATE_LIMIT_EXCEEDED", metadata={"service": f"{service}.googleapis.com"}
            )
        reason = "userRateLimitExceeded" if code == 403 else "rateLimitExceeded"
        return drive_error(code, reason, "User Rate Limit Exceeded", domain="usageLimits")

    def page_token(self, call: Call) -> str:
        return str(call.params.get("pageToken") or "")

    def repeat_token(self, call: Call, answer: Answer) -> Answer:
        return repeat_token(self.page_token(call), answer)

    def move_item(self, call: Call, answer: Answer) -> Answer:
        return move_item(self.drive, call, answer)


def _check(described: Method, call: Call) -> None:
    """400 where a parameter is not what the description says; Drive passes over those that it does not know."""
    for name, value in call.params.items():
        schema = described.parameters.get(name)
        if schema is None:
            if described.service == "docs":
                text = f'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter.'
                raise invalid("docs", name, text)
            continue
        allowed = ("true", "false", "") if schema["type"] == "boolean" else schema.get("enum")
        if allowed and str(value).lower() not in map(str.lower, allowed):
            raise invalid(described.service, name)


def _service(call: Call) -> str:
    return call.method.partition(".")[0] if "." in call.method else "drive"


def _disabled(service: str) -> Answer:
    host = f"{service}.googleapis.com"
    address = f"https://console.developers.google.com/apis/api/{host}/overview?project={PROJECT}"
    text = (
        f"{TITLES[service]} has not been used in project {PROJECT} before or it is disabled. Enable it by visiting "
        f"{address} then retry. If you enabled this API recently, wait a few minutes for the action to propagate to "
        "our systems and retry."
    )
    metadata = {"service": host, "consumer": f"projects/{PROJECT}"}
    if service == "drive":
        return drive_error(
            403, "accessNotConfigured", text, domain="usageLimits", info="SERVICE_DISABLED", metadata=metadata
        )
    return status_error(403, text, info="SERVICE_DISABLED", metadata=metadata)


def _scope(described: Method) -> Answer:
    text = "Request had insufficient authentication scopes."
    metadata = {"method": described.rpc, "service": f"{described.service}.googleapis.com"}
    wanted = " ".join(sorted(described.scopes))
    realm = f'Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="{wanted}"'
    info, headers = "ACCESS_TOKEN_SCOPE_INSUFFICIENT", {"WWW-Authenticate": realm}
    if described.service == "drive":
        answer = drive_error(403, "insufficientPermissions", text, info=info, metadata=metadata, headers=headers)
        body = answer.decoded()
        body["error"]["errors"][0]["message"] = "Insufficient Permission"
        return replace(answer, body=body)
    return status_error(403, text, info=info, metadata=metadata, headers=headers)
