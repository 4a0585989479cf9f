"""How an Asana request is read, refused and answered in pages: the parts that all methods of the stand-in share.

The words of the refusals are those of the vendor's pages and of answers that others quoted.
"""

import base64
import binascii
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlencode

from syncd.sandbox.asana_records import Kind
from syncd.sandbox.asana_state import AsanaState
from syncd.sandbox.requests import Answer, Call, Refused

T = TypeVar("T")

HELP = (
    "For more information on API status codes and how to handle them, "
    "read the docs on errors: https://developers.asana.com/docs/errors"
)
UNPAGED = 1000
"""More than so many are not answered without ``limit``."""


def errors(status: int, message: str, **more: str) -> Answer:
    """Asana's error: one message, and where to read about it."""
    return Answer({"errors": [{"message": message, "help": HELP, **more}]}, status)


def refused(status: int, message: str) -> Refused:
    """The same, to be raised."""
    return Refused(errors(status, message))


def gid(state: AsanaState, call: Call, kind: Kind, name: str = "") -> str:
    """The gid in ``name`` of what exists and may be seen; refused in Asana's three ways."""
    table: Mapping[Kind, Mapping[str, Any]] = {
        "project": state.projects,
        "portfolio": state.portfolios,
        "task": state.tasks,
        "story": state.stories,
    }
    name = name or kind
    value = str(call.params.get(name, ""))
    if name == kind and not value:
        raise refused(400, f"{name}: Missing input")
    if not re.fullmatch(r"\d+", value):
        raise refused(400, f"{name}: Not a recognized ID: {value}")
    if value not in table[kind]:
        raise refused(404, f"{name}: Unknown object: {value}")
    if not state.sees(kind, value):
        raise refused(403, f"You do not have access to this {kind}.")
    return value


def home(state: AsanaState, call: Call, *, required: bool = False) -> None:
    """The ``workspace`` param, of which there is only one."""
    value = str(call.params.get("workspace", ""))
    if not value and not required:
        return
    if not value:
        raise refused(400, "workspace: Missing input")
    if value != state.home.gid:
        kind = "Unknown object" if value.isdigit() else "Not a recognized ID"
        raise refused(404 if value.isdigit() else 400, f"workspace: {kind}: {value}")


def user(state: AsanaState, value: str, name: str = "user") -> str:
    """``me``, an e-mail address or a gid."""
    if value == "me":
        return state.account
    known = [each.gid for each in state.users.values() if each.listed and value in (each.gid, each.email)]
    if not known:
        raise refused(404, f"{name}: Unknown object: {value}")
    return known[0]


def flag(call: Call, name: str) -> bool | None:
    """A boolean of the query."""
    value = call.params.get(name)
    if value is None:
        return None
    if str(value).lower() not in ("true", "false"):
        raise refused(400, f"{name}: Not a Boolean: {value}")
    return str(value).lower() == "true"


def moment(call: Call, name: str) -> datetime | None:
    """A date-time of the query; without a zone it is in UTC. ``now`` is taken, as the vendor's examples have it."""
    value = call.params.get(name)
    if not value:
        return None
    if value == "now":
        return call.at
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        raise refused(400, f"{name}: Not a valid date-time: {value}") from None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


def data(call: Call) -> Mapping[str, Any]:
    """The ``data`` object of a write."""
    written = call.body.get("data") if isinstance(call.body, dict) else None
    if not isinstance(written, dict):
        raise refused(400, "Could not interpret data as an object: it must be wrapped in `data`.")
    return written


class Pages:
    """Answers lists: whole without ``limit``, else in pages whose offsets expire.

    An offset says after which item to go on (the vendor's carries the rank of the border), so what moves behind it
    comes again, and what moves before it does not come at all.
    """

    def __init__(self, life: timedelta) -> None:
        self.life = life
        self.base = ""

    def answer(
        self, call: Call, items: Sequence[T], key: Callable[[T], tuple[Any, ...]], show: Callable[[T], Any]
    ) -> Answer:
        """The page that ``call`` asks for of ``items``, which lie in the order of ``key``, a tuple of JSON values."""
        limit, offset = self._limit(call), str(call.params.get("offset") or "")
        if limit is None:
            if offset:
                raise refused(400, "limit: Missing input")
            if len(items) > UNPAGED:
                message = "The result is too large. You should use pagination (may require specifying a workspace)!"
                raise refused(400, message)
            return Answer({"data": [show(item) for item in items]})
        if offset:
            after = self._border(call, offset)
            items = [item for item in items if key(item) > after]
        page = items[:limit]
        following = self._next(call, key(page[-1])) if len(items) > limit else None
        return Answer({"data": [show(item) for item in page], "next_page": following})

    def _limit(self, call: Call) -> int | None:
        value = call.params.get("limit")
        if value is None:
            return None
        if not str(value).isdigit() or not 1 <= int(value) <= 100:
            raise refused(400, f"limit: Must be an integer between 1 and 100, not: {value}")
        return int(value)

    def _next(self, call: Call, border: tuple[Any, ...]) -> dict[str, str]:
        token = json.dumps([call.path, border, call.at.timestamp()]).encode()
        return self.following(call, base64.urlsafe_b64encode(token).decode().rstrip("="))

    def following(self, call: Call, offset: str) -> dict[str, str]:
        """``next_page``: the same request, going on from ``offset``."""
        in_path = re.findall(r"{(\w+)}", call.method)
        query = {name: value for name, value in call.params.items() if name not in in_path} | {"offset": offset}
        path = f"{call.path.removeprefix('/api/1.0')}?{urlencode(query)}"
        return {"offset": offset, "path": path, "uri": f"{self.base}{path}"}

    def _border(self, call: Call, offset: str) -> tuple[Any, ...]:
        try:
            path, border, made = json.loads(base64.urlsafe_b64decode(offset + "=" * (-len(offset) % 4)))
        except (ValueError, binascii.Error):
            raise refused(400, "offset: Your pagination token is invalid.") from None
        if path != call.path:
            raise refused(400, "offset: Your pagination token is invalid.")
        if made + self.life.total_seconds() <= call.at.timestamp():
            raise refused(400, "offset: Your pagination token has expired.")
        return tuple(border)
