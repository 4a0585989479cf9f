"""A forum as a source of syncd: the connector reads its JSON API, the mapping says what its posts mean."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from pydantic import Field

from syncd.connector import Connector, Cursor, Identity, Page, Secret, SourceSettings, Unauthorized, Unavailable
from syncd.model import Account, Event, Extent, Item, Kind, Place, SourceInfo, ThreadRef
from syncd.retry import Retry, http_date, retry_after


class ForumSettings(SourceSettings):
    token: Secret = Field(description="an API token of an account that may read the boards")
    requests_per_minute: int = Field(default=60, ge=1, description="how often the list of posts may be asked for")


class ForumConnector(Connector[ForumSettings]):
    settings_type = ForumSettings

    def __init__(self, settings: ForumSettings, retry: Retry) -> None:
        super().__init__(settings, retry)
        retry.limit("posts", settings.requests_per_minute)

    def check(self) -> Identity:
        me, _ = self._get("me")
        return Identity(_account(self.settings.name, me), me["forum"])

    def accounts(self) -> Iterator[Account]:
        return (_account(self.settings.name, user) for user in self._get("users")[0])

    def pull(self, cursor: Cursor, watch: Sequence[ThreadRef]) -> Iterator[Page]:
        after, more = cursor.get("after", 0), True
        while more:
            found, at = self._get("posts", f"?after={after}")
            if found["more"] and found["next"] == after:
                raise Unavailable("the forum gave the same page token twice")
            after, more = found["next"], found["more"]
            yield Page(_items(found["posts"], at), {"after": after})
        for ref in watch:
            if ref.verify:
                posts, at = self._get("topics", f"/{ref.thread}")
                yield Page(_items(posts, at), {"after": after}, [Extent(ref.place, at, ref.thread)])

    def _get(self, method: str, rest: str = "") -> tuple[Any, datetime]:
        return self.retry.call(method, lambda: self._ask(method + rest))

    def _ask(self, path: str) -> tuple[Any, datetime]:
        request = Request(f"{str(self.settings.base_url).rstrip('/')}/api/{path}")  # noqa: S310 - http or https only
        try:
            # Unredirected: a redirect may lead to another server, which must not see the token.
            request.add_unredirected_header("Authorization", f"Bearer {self.settings.token.reveal()}")
            with urlopen(request, timeout=30) as answer:  # noqa: S310
                return json.load(answer), parsedate_to_datetime(answer.headers.get("Date", ""))
        except LookupError as missing:
            raise Unauthorized(str(missing), "put a token where the config says") from None
        except HTTPError as error:
            error.close()
            if error.code == 401:
                raise Unauthorized("the forum does not know the token", "create a new one in its profile") from None
            if error.code == 403:
                raise Unauthorized("the forum denies reading", "let the token's account read the boards") from None
            wait = retry_after(error.headers["Retry-After"], http_date(error.headers["Date"]))
            raise Unavailable(f"the forum answered {error.code}", wait) from None
        except (OSError, HTTPException, ValueError) as error:
            raise Unavailable(f"the forum gave no answer that can be read: {type(error).__name__}") from None


def events(source: SourceInfo, item: Item) -> Iterator[Event]:
    post, id_, topic = item.payload, str(item.payload["id"]), str(item.payload["topic"])
    place = Place(str(post["board"]["id"]), post["board"]["name"], private=not post["board"]["public"])
    author, *to = (_account(source.name, user) for user in (post["author"], *post.get("mentions", ())))
    at, url = _moment(post["written"]), f"{source.base_url.rstrip('/')}/posts/{id_}"
    said = Event(source.name, id_, Kind.MESSAGE, at, author, topic, place, post["title"], post["text"], url, tuple(to))
    if post["deleted"]:
        yield replace(said, id=f"{id_}:delete", kind=Kind.DELETE, at=item.seen_at, actor=None, text="", target=id_)
        return
    yield replace(said, reply_to=str(post.get("reply_to") or ""))
    if edited := post.get("edited"):
        yield replace(said, id=f"{id_}:edit:{edited}", kind=Kind.EDIT, at=_moment(edited), target=id_)


def _items(posts: Sequence[Mapping[str, Any]], at: datetime) -> list[Item]:
    return [Item("post", str(post.get("id", "?")), post, at) for post in posts]


def _account(source: str, user: Mapping[str, Any]) -> Account:
    return Account(source, str(user["id"]), user["name"], user.get("email") or "", bot=bool(user.get("bot")))


def _moment(written: str) -> datetime:
    return datetime.strptime(written, "%Y-%m-%dT%H:%M:%S%z").astimezone(UTC)
