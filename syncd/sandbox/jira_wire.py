"""How a Jira request is read and refused: the parts that all of the stand-in's methods share."""

from collections.abc import Mapping
from typing import Any

from syncd.sandbox.jira_json import Rendering
from syncd.sandbox.jira_site import JiraSite
from syncd.sandbox.requests import Answer, Call, Refused


def refused(status: int, *messages: str, **errors: str) -> Refused:
    """Jira's error collection: ``messages`` in general, ``errors`` by field."""
    return Refused(Answer({"errorMessages": list(messages), "errors": errors}, status))


def rendering(site: JiraSite, base: str, call: Call) -> Rendering:
    """How ``call`` sees the site: what its path says of the version decides between ADF and wiki text."""
    return Rendering(site, base, "3" if "/rest/api/3/" in call.path else "2")


def parameters(call: Call) -> Mapping[str, Any]:
    """The query string of a GET, the JSON object of a POST: Jira reads only one of them.

    (Found by others against the real one: query parameters of a POST are ignored.)
    """
    if call.verb == "GET":
        return call.params
    if not isinstance(call.body, dict):
        raise refused(400, "Invalid request payload. Refer to the REST API documentation and try again.")
    return call.body


def number(asked: Mapping[str, Any], name: str, default: int) -> int:
    """A whole number; what is none is refused."""
    value = asked.get(name)
    if value is None or value == "":
        return default
    try:
        if isinstance(value, bool):
            raise ValueError
        return int(value)
    except (TypeError, ValueError):
        raise refused(400, f"The value '{value}' of the parameter '{name}' is not a number.") from None


def listed(asked: Mapping[str, Any], name: str) -> list[str]:
    """A parameter that is one string of values between commas."""
    value = asked.get(name)
    return [part.strip() for part in str(value).split(",") if part.strip()] if value else []


def lists(asked: Mapping[str, Any], name: str) -> list[str]:
    """A parameter that is a list in JSON, and in a query one string of values between commas."""
    value = asked.get(name)
    return [str(part) for part in value] if isinstance(value, list) else listed(asked, name)
