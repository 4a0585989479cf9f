"""What a stand-in was asked: the call as a vendor's method sees it, its answer, and the log of all requests."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from syncd.model import NOTHING


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read.

    method   the route's name, as it stands in the log: ``conversations.history``, ``GET /rest/api/3/issue/{key}``
    params   what stands in the path, the query, the form and, of a JSON object, its members; the later wins
    body     the JSON body where there is one; headers: names in lower case
    at       the vendors' clock when it came
    """

    method: str
    verb: str
    path: str
    params: Mapping[str, Any]
    at: datetime
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=lambda: NOTHING)


def encoded(text: str) -> bytes:
    """JSON as bytes; half a surrogate, which a text may end with where it was cut, goes escaped, as the vendors do."""
    return text.encode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: ``body`` is encoded as JSON unless it is bytes already (a cached serialisation)."""

    body: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    content_type: str = "application/json"

    def encoded(self) -> bytes:
        """The body as it goes over the wire."""
        if isinstance(self.body, bytes):
            return self.body
        return encoded(json.dumps(self.body, ensure_ascii=False, separators=(",", ":")))

    def decoded(self) -> Any:
        """The body as JSON, a copy that may be changed."""
        return json.loads(self.encoded())


class Refused(Exception):
    """The vendor says no: raised anywhere in a method, it is answered with ``answer``."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.status)
        self.answer = answer


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the log. ``status`` is 0 where the connection was reset; ``fault`` names the fault that hit it."""

    method: str
    params: Mapping[str, Any]
    status: int
    at: datetime
    fault: str = ""
