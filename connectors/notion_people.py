"""Who is who in Notion: the directory, guests that no list returns, and whose token it is."""

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from connectors.notion_client import NotionClient
from connectors.notion_errors import Refused, blind, capability_advice
from connectors.notion_objects import identity, user
from syncd.connector import Identity, Unavailable
from syncd.model import Account

log = logging.getLogger(__name__)

CONTENT, COMMENTS = "Read content", "Read comments"
PEOPLE, EMAILS = "Read user information", "Read user information including email addresses"
LOOKUPS = 10
"""Requests a poll for authors of whom nothing is known."""


class People:
    """The users that one connector has met."""

    def __init__(self, client: NotionClient, source: str) -> None:
        self._client = client
        self._source = source
        self._listed: set[str] = set()
        self._refused = False
        self._left = LOOKUPS

    def accounts(self) -> Iterator[Account]:
        """Everybody whom ``users.list`` names; nobody where the connection may not know people: the log says so."""
        given = set[str]()
        try:
            for batch in self._client.listed("users"):
                for found in batch.results:
                    known = user(found)
                    if known and known["id"] not in given:
                        given.add(known["id"])
                        yield account(self._source, known)
            self._listed = given
        except Refused as refused:
            if not refused.restricted:
                raise Unavailable(str(refused)) from None
            log.info(
                '%s: no directory, since the connection lacks the capability "%s": people are known by what they write',
                self._source,
                PEOPLE,
            )

    def begin(self) -> None:
        """A poll begins."""
        self._left = LOOKUPS

    def learn(self, author: str, known: dict[str, dict[str, Any]]) -> None:
        """Looks up an author whom no list names, once; ``known`` keeps what was found, nothing for nobody."""
        if not author or author in known or author in self._listed or self._refused or self._left <= 0:
            return
        self._left -= 1
        try:
            known[author] = user(self._client.get(f"users/{author}").body)
        except Refused as refused:
            if refused.restricted:
                self._refused = True
                log.info('%s: guests stay unknown without the capability "%s"', self._source, PEOPLE)
            else:
                known[author] = {}


def account(source: str, known: Mapping[str, Any]) -> Account:
    """A user as an account."""
    return Account(source, known["id"], known["name"], known["email"], known["bot"])


def check(client: NotionClient, source: str) -> Identity:
    """Whose token it is, and which capabilities it lacks. Unauthorized where it is refused."""
    me = client.get("users/me").body
    known = user(me)
    if not known:
        raise Unavailable("Notion does not say whose token this is")
    bot = me.get("bot")
    workspace = str(bot.get("workspace_name") or "") if isinstance(bot, Mapping) else ""
    held, missing, advice = set[str](), list[str](), list[str]()
    page = ""
    try:
        found = client.post("search", {"page_size": 1, "filter": {"property": "object", "value": "page"}}).body
        held.add(CONTENT)
        results = found.get("results")
        page = identity(results[0]) if isinstance(results, list) and results else ""
        if not page:
            missing.append("pages")
            advice.append(blind().advice)
    except Refused as refused:
        _note(refused, CONTENT, missing, advice)
    # The id of a page that is not there tells as well: without the capability it is refused before it is looked for.
    _probe(client, "comments", {"block_id": page or known["id"]}, COMMENTS, (held, missing, advice))
    _emails(client, held, missing, advice)
    return Identity(account(source, known), workspace or "Notion", frozenset(held), tuple(missing), tuple(advice))


def _probe(
    client: NotionClient,
    path: str,
    query: Mapping[str, str],
    capability: str,
    into: tuple[set[str], list[str], list[str]],
) -> Mapping[str, Any]:
    held, missing, advice = into
    try:
        found = client.get(path, **query, page_size=100).body
    except Refused as refused:
        if not refused.restricted:
            held.add(capability)
        else:
            _note(refused, capability, missing, advice)
        return {}
    held.add(capability)
    return found


def _emails(client: NotionClient, held: set[str], missing: list[str], advice: list[str]) -> None:
    results = _probe(client, "users", {}, PEOPLE, (held, missing, advice)).get("results")
    people = [found for found in results if found.get("type") == "person"] if isinstance(results, list) else []
    if any(user(found).get("email") for found in people):
        held.add(EMAILS)
    elif people:
        missing.append(EMAILS)
        advice.append(capability_advice(EMAILS))


def _note(refused: Refused, capability: str, missing: list[str], advice: list[str]) -> None:
    if not refused.restricted:
        raise Unavailable(str(refused)) from None
    missing.append(capability)
    advice.append(capability_advice(capability))
