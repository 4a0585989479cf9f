"""Notion's errors: ``{object, status, code, message, request_id}``, https://developers.notion.com/reference/status-codes."""

from typing import Any
from uuid import uuid4

from syncd.sandbox.requests import Answer, Refused

CONNECTION, WORKSPACE = "connection_rate_limit", "workspace_rate_limit"
"""``additional_data.rate_limit_reason``. Notion documents the field; these two values are ours."""


def error(status: int, code: str, message: str, retry_after: int | None = None, **more: Any) -> Answer:
    """The answer to a request that fails."""
    body = {"object": "error", "status": status, "code": code, "message": message, **more, "request_id": str(uuid4())}
    return Answer(body, status, {} if retry_after is None else {"Retry-After": str(retry_after)})


def unauthorized() -> Answer:
    """The token is wrong, expired or revoked: Notion does not say which."""
    return error(401, "unauthorized", "API token is invalid.")


def restricted() -> Refused:
    """The integration lacks the capability."""
    return Refused(error(403, "restricted_resource", "Insufficient permissions for this endpoint."))


def invalid(message: str) -> Refused:
    """The request does not match the schema."""
    return Refused(error(400, "validation_error", message))


def not_found(kind: str, identity: str) -> Refused:
    """It does not exist, or is not shared with the integration: Notion does not say which."""
    hint = "Make sure the relevant pages and databases are shared with your integration."
    return Refused(error(404, "object_not_found", f"Could not find {kind} with ID: {identity}. {hint}"))


def rate_limited(reason: str, retry_after: int | None = None) -> Answer:
    """429; https://developers.notion.com/reference/request-limits."""
    message = "You have been rate limited. Please try again in a few minutes."
    return error(429, "rate_limited", message, retry_after, additional_data={"rate_limit_reason": reason})


OUTAGES = {
    500: ("internal_server_error", "Unexpected error occurred."),
    503: ("service_unavailable", "Notion is unavailable, please try again later."),
    529: ("service_overload", "Notion is temporarily overloaded, please try again later."),
}
"""What Notion itself says; a 502 comes from the gateway before it, and is HTML."""
