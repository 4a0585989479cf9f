"""The ledger after any pages in any order is exactly the ledger that evaluating everything anew gives."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from databases import new_store

from syncd.model import Ask, Event, Kind, Place
from syncd.rules.alerts import AlertPolicy
from syncd.rules.people import PersonConfig
from syncd.service.evaluate import Ledgers, Rules, evaluate, folded
from syncd.service.nearby import MOST_NEARBY
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from tests.threads import ACCOUNTS, CHAT, FEEDBACK, ISSUES, MONDAY, PERSONS, SOURCE, context, reading, thread

LATER = MONDAY + timedelta(days=60)
# Eve has a second account in the same tool: two accounts that speak one after the other are still one person.
RULES = Rules(context(persons=(*PERSONS, PersonConfig("Eve", ("eve@acme.test", f"{SOURCE}:PAT")))), AlertPolicy())
SAID = (
    "Could you send me the export?",
    "When will the login page be ready?",
    "It is in the shared folder.",
    "@Dana it is in the shared folder.",
    "@Mia could you have a look?",
    "Looking into it",
    "I will do it by Friday",
    "Which months do you need?",
    "Thanks, that works!",
    "Never mind",
    "The release is out.",
    "Automatic reply: I am out of the office until Monday.",
    "See https://acme.test/browse/WEB-{number}, the export is in the shared folder now.",
)


class Talk:
    """A chat, a feedback channel and a tracker in which people speak by chance, a few minutes apart.

    In a loose one hardly anybody uses threads.
    """

    def __init__(self, seed: int, *, loose: bool) -> None:
        self.chance = random.Random(seed)
        self._weights = (40, 1, 1, 1, 1, 1) if loose else (10, 6, 2, 1, 2, 2)
        self.at = MONDAY + timedelta(hours=9)
        self.events: list[Event] = []

    def happen(self) -> None:
        self.at += timedelta(minutes=self.chance.choice((0, 1, 5, 5, 20, 40, 300)))
        chance, spoken = self.chance, [e for e in self.events if e.kind in (Kind.MESSAGE, Kind.CREATED)]
        kind = chance.choices(("new", "reply", "edit", "delete", "react", "issue"), self._weights)[0]
        if kind == "new" or not spoken:
            self._say(chance.choice((CHAT, CHAT, FEEDBACK)), None)
        elif kind == "issue":
            self._file()
        else:
            target = chance.choice(spoken[-12:])
            if kind == "reply":
                self._say(target.place, target)
            else:
                self._after(kind, target)

    def _name(self) -> str:
        return f"E{len(self.events):04}"

    def _say(self, place: Place, target: Event | None) -> None:
        id_, text = self._name(), self._words()
        thread, to = (target.thread, self._root(target)) if target else (f"T-{id_}", "")
        actor = ACCOUNTS[self.chance.choice(("dana", "eve", "pat", "mia", "li", "robo"))]
        mentions = tuple(found for name, found in ACCOUNTS.items() if f"@{name.capitalize()}" in text)
        url = f"https://acme.test/browse/WEB-{len(self.events) % 30}"
        self.events.append(
            Event(SOURCE, id_, Kind.MESSAGE, self.at, actor, thread, place, "", text, url, mentions, reply_to=to)
        )

    def _file(self) -> None:
        id_, actor = self._name(), ACCOUNTS[self.chance.choice(("dana", "mia"))]
        url = f"https://acme.test/browse/WEB-{self.chance.randrange(30)}"
        event = Event(SOURCE, id_, Kind.CREATED, self.at, actor, f"T-{id_}", ISSUES, "An issue", self._words(), url)
        self.events.append(replace(event, assignees=self.chance.choice(((), (ACCOUNTS["mia"],))), closed=False))

    def _after(self, kind: str, target: Event) -> None:
        event = replace(target, id=self._name(), at=self.at, target=target.id, meta={})
        if kind == "edit":
            self.events.append(replace(event, kind=Kind.EDIT, text=self._words(), mentions=()))
        elif kind == "delete":
            self.events.append(replace(event, kind=Kind.DELETE, text=""))
        else:
            name = self.chance.choice(("eyes", "white_check_mark", "heart"))
            self.events.append(replace(event, kind=Kind.REACTION, text=name, actor=ACCOUNTS["mia"], mentions=()))

    def _words(self) -> str:
        return self.chance.choice(SAID).format(number=self.chance.randrange(30))

    @staticmethod
    def _root(target: Event) -> str:
        return target.reply_to or target.id


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(new_store(tmp_path / "syncd.db"))
    yield database
    database.close()


@pytest.fixture
def store(database: Database) -> Ledgers:
    return Ledgers(EventStore(database), LedgerStore(database), {})


def ledger_of(store: Ledgers) -> list[Ask]:
    evaluate(store, RULES, LATER)
    return store.ledger.asks(all=True)


def anew(store: Ledgers, events: list[Event]) -> list[Ask]:
    """Every thread folded from the stored events, whatever the ledger says."""
    found = folded(sorted({(SOURCE, event.thread) for event in events}), store, RULES.context)
    return sorted((ask for asks in found.values() for ask in asks), key=lambda ask: (ask.asked_at, ask.id))


def take_in(events_of: EventStore, events: list[Event]) -> None:
    entries = [(event, reading(event.text)) for event in events]
    events_of.commit_page(SOURCE, entries, {}, [], LATER)


@pytest.mark.parametrize("seed", range(24))
def test_the_ledger_after_each_page_is_that_of_a_full_recompute(store, seed):
    talk = Talk(seed, loose=seed % 4 > 1)
    for _ in range(60):
        talk.happen()
    events = list(talk.events)
    if seed % 2:  # pages come in any order, as the newest first, or late
        talk.chance.shuffle(events)
    taken = 0
    while taken < len(events):
        size = talk.chance.choice((1, 1, 2, 5, 10))
        take_in(store.events, events[taken : taken + size] + events[:1])
        taken += size
        assert ledger_of(store) == anew(store, events[:taken])
    before = ledger_of(store)
    assert len(before) > 5
    store.ledger.touch_all()
    assert ledger_of(store) == before


def test_an_answer_beside_is_out_of_sight_behind_as_many_messages_as_are_looked_at(store):
    def message(id_: str, who: str, minutes: float, text: str) -> Event:
        mentions = (ACCOUNTS["dana"],) if "@Dana" in text else ()
        at = MONDAY + timedelta(hours=9, minutes=minutes)
        return Event(SOURCE, id_, Kind.MESSAGE, at, ACCOUNTS[who], id_, CHAT, text=text, mentions=mentions)

    take_in(store.events, [message("ask", "dana", 0, "Could you send me the export?")])
    take_in(store.events, [message(f"m{number}", "eve", number, "Lunch?") for number in range(1, MOST_NEARBY - 1)])
    take_in(store.events, [message("answer", "mia", MOST_NEARBY, "@Dana it is in the shared folder.")])
    (asked, *_) = ledger_of(store)
    assert (asked.event, asked.closed_by) == ("ask", "answer")
    take_in(store.events, [message("late", "eve", 1.5, "And dessert?")])
    (asked, *_) = ledger_of(store)
    assert (asked.event, asked.closed_by) == ("ask", "")


class Meanwhile(LedgerStore):
    """A ledger that is saved just after a further page was stored."""

    page: list[Event]

    def save(self, *arguments, **named):
        take_in(EventStore(self._db), self.page)
        super().save(*arguments, **named)


def test_an_answer_in_the_chat_is_seen_though_it_comes_while_the_question_is_evaluated(store, database):
    (asked,), (said,) = (
        [entry.event for entry in thread(line, name=name)]
        for line, name in (
            ("mon 10:00 dana: Could you send me the export?", "Q"),
            ("mon 10:10 mia: It is in the shared folder.", "A"),
        )
    )
    take_in(store.events, [asked])
    ledger = Meanwhile(database)
    ledger.page = [said]
    evaluate(replace(store, ledger=ledger), RULES, LATER)
    assert ledger.asks(all=True) == anew(store, [asked, said])
    assert ledger.asks() == []
