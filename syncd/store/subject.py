"""Somebody who is being forgotten: what of an event, an ask or a text is theirs, and what stands in its place."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from re import Pattern
from typing import Any

from syncd.model import Ask, Person, Role, State
from syncd.rules import judge
from syncd.store.codec import dumps
from syncd.store.forgotten import WRITTEN, Forgotten, pseudonymous
from syncd.store.scrub import REMOVED, pattern, without_quotes, without_words
from syncd.store.touch import ThreadKey


@dataclass(slots=True)
class Subject:
    """A person, their pseudonym, and, by thread, what they said there.

    ``renamed``: events whose ids had their accounts' in them, as those of reactions have, with what they are now.
    """

    person: Person
    now: datetime
    known: Forgotten = field(default_factory=Forgotten)
    pseudonym: str = ""
    said: Mapping[ThreadKey, list[str]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    keys: frozenset[tuple[str, str]] = field(init=False)
    _names: Pattern[str] | None = field(init=False)

    def __post_init__(self) -> None:
        accounts = self.person.accounts
        self.keys = frozenset((account.source, account.id) for account in accounts)
        emails = {account.email for account in accounts} | {account.id for account in accounts if "@" in account.id}
        self._names = pattern({account.name for account in accounts} | {self.person.name, self.person.email} | emails)

    @property
    def sources(self) -> list[str]:
        """The sources that know them."""
        return sorted({source for source, _ in self.keys})

    def scrubbed(self, row: Any) -> dict[str, str]:
        """The columns of somebody else's event that change."""
        key = (row.source, row.thread)
        words = self.unnamed(row.text)
        if key in self.said:
            words = without_quotes(words, self.said[key])
        title = "" if self.titled(key) else self.unnamed(row.title)
        new = {
            "text": words,
            "title": title,
            "url": self.unnamed(row.url),
            "mentions": self.ids_in(row.source, row.mentions),
            "assignees": self.ids_in(row.source, row.assignees),
            "meta": self.unnamed(row.meta),
        }
        new = {name: value for name, value in new.items() if value != getattr(row, name)}
        if "text" in new and row.kind in WRITTEN:
            new["reading"] = judge.encode(judge.read(words))
        return new

    def titled(self, key: ThreadKey) -> bool:
        """Whether the title of a thread is theirs."""
        return self.known.titled(*key)

    def unnamed(self, words: str) -> str:
        """The words without their names and e-mails."""
        return self._names.sub(REMOVED, words) if self._names is not None else words

    def ids_in(self, source: str, listed: str) -> str:
        """A list of accounts, as JSON, with the pseudonym among them."""
        if not listed or not any(id_ in listed for _, id_ in self.keys):
            return listed
        return dumps([self.pseudonym if (source, id_) in self.keys else id_ for id_ in json.loads(listed)])

    def ask(self, ask: Ask) -> Ask:
        """The ask without their words and names; what they waited for is withdrawn."""
        key = (ask.source, ask.thread)
        theirs = self._is_theirs(ask.asker)
        if theirs or key in self.said:
            ask = without_words(ask) if theirs else replace(ask, evidence=without_words(ask).evidence)
        if theirs and ask.state.owed:
            ask = replace(ask, state=State.WITHDRAWN, closed_at=self.now, due_at=None, warn_at=None, escalate_at=None)
        titled = self.titled(key)
        owner = ask.place.owner
        return replace(
            ask,
            asker=self._nobody(ask.asker),
            owner=self._nobody(ask.owner),
            title="" if titled else self.unnamed(ask.title),
            text=without_quotes(self.unnamed(ask.text), self.said.get(key, ())),
            promise=self.unnamed(ask.promise),
            evidence=tuple(
                replace(step, detail=self.unnamed(step.detail), event=self.renamed.get(step.event, step.event))
                for step in ask.evidence
            ),
            closed_by=self.renamed.get(ask.closed_by, ask.closed_by),
            place=replace(ask.place, name=self.unnamed(ask.place.name), owner=owner and self.known.account(owner)),
        )

    def _is_theirs(self, person: Person) -> bool:
        return person.id == self.person.id or any((a.source, a.id) in self.keys for a in person.accounts)

    def _nobody(self, person: Person) -> Person:
        if not self._is_theirs(person):
            return person
        accounts = tuple(pseudonymous(source, self.pseudonym) for source in self.sources)
        role = Role.TEAM if self.person.role is Role.TEAM else Role.IGNORED
        return Person(accounts[0].key, accounts[0].name, role, accounts)
