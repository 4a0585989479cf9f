"""Forgetting a person in the store, on both databases: every table is looked through for what was theirs."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from syncd.connector import Unreadable
from syncd.model import Account, Event, Item, Kind, Person, Place, Role
from syncd.reading import Reading
from syncd.rules.judge import read
from syncd.rules.people import People
from syncd.store import tables
from syncd.store.database import Database
from syncd.store.directory import Directory
from syncd.store.erasure import Erasure
from syncd.store.events import EventStore
from syncd.store.integrity import check

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DANA = Account("docs", "dana@partner.test", "Dana Ruiz", "dana@partner.test")
LI = Account("docs", "li@acme.test", "Li Chen", "li@acme.test")
PAGE = Place("D1", "Plan", owner=DANA)
WHO = Person("dana@partner.test", "Dana Ruiz", Role.STAKEHOLDER, (DANA,), email="dana@partner.test")


def event(id_: str, actor: Account, text: str, minute: int = 0, kind: Kind = Kind.MESSAGE, **more: object) -> Event:
    at = NOW + timedelta(minutes=minute)
    return Event("docs", id_, kind, at, actor, "T", PAGE, title="Plan", text=text, **more)  # type: ignore[arg-type]


EVENTS = [
    event("1", DANA, "Could you tell me the secret-word?"),
    event("2", LI, "> Could you tell me the secret-word?\nAsk @Dana Ruiz, DANA@partner.test.", 1, mentions=(DANA, LI)),
    event("3:dana@partner.test", DANA, "thumbsup", 2, Kind.REACTION, target="2"),
    event("4", LI, "Nothing of hers, Dana-Ruizes.", 3, assignees=(DANA,)),
]


def store(db: Database, *events: Event) -> int:
    entries = [(e, read(e.text) if e.kind is Kind.MESSAGE else Reading()) for e in events]
    bad = Unreadable(Item("comment", "9", {"author": "Dana Ruiz"}, NOW), "odd")
    return EventStore(db).commit_page("docs", entries, {"of": "dana@partner.test"}, [bad], NOW)


def everything(db: Database) -> str:
    with db.reading() as connection:
        rows = [row for table in tables.metadata.sorted_tables for row in connection.execute(select(table)).all()]
    return "\n".join(str(tuple(row)) for row in rows)


def test_nothing_of_theirs_is_in_any_table(db: Database) -> None:
    store(db, *EVENTS)
    erased = Erasure(db, WHO, NOW).run("li")
    left = everything(db).casefold()
    assert [word for word in ("secret-word", "dana ruiz", "dana@partner") if word in left] == []
    assert (erased.accounts, erased.messages, erased.mentions, erased.quarantined) == (1, 1, 2, 1)
    kinds = [(e.kind, e.text) for _, e in EventStore(db).after(0, 10)]
    assert kinds == [
        (Kind.MESSAGE, ""),
        (Kind.MESSAGE, "> [removed]\nAsk @[removed], [removed]."),
        (Kind.REACTION, "thumbsup"),
        (Kind.MESSAGE, "Nothing of hers, Dana-Ruizes."),
    ]
    assert check(db) == []


def test_it_does_not_come_back_and_nothing_is_doubled(db: Database) -> None:
    store(db, *EVENTS)
    Erasure(db, WHO, NOW).run("li")
    before = everything(db)
    Directory(db).put([DANA, LI])
    assert EventStore(db).commit_page("docs", [(e, Reading()) for e in EVENTS], {}, [], NOW) == 0
    assert EventStore(db).commit_page("docs", [(event("5", DANA, "secret-word"), Reading(1.0))], {}, [], NOW) == 1
    assert "secret-word" not in everything(db)
    assert "dana" not in everything(db).casefold().replace("dana-ruizes", "")
    assert before != everything(db)


def test_what_cannot_be_read_of_them_is_not_kept_either(db: Database) -> None:
    store(db, *EVENTS)
    Erasure(db, WHO, NOW).run("li")
    payloads = [{"by": {"id": "dana@partner.test"}, "text": "secret-word"}, {"by": "Dana Ruiz", "text": "secret-word"}]
    bad = [Unreadable(Item("comment", str(n), payload, NOW), "odd") for n, payload in enumerate(payloads)]
    EventStore(db).commit_page("docs", [], {"people": {"Dana Ruiz": ["dana@partner.test"]}}, bad, NOW)
    left = everything(db)
    assert [word for word in ("secret-word", "Dana Ruiz", "dana@partner") if word in left] == []
    assert left.count("names somebody who is forgotten") == 2


def test_another_process_knows_at_once(open_store) -> None:
    first, second = open_store(), open_store()
    store(first, *EVENTS)
    assert len(Directory(second).accounts()) == 2
    Erasure(first, WHO, NOW).run("li")
    assert EventStore(second).commit_page("docs", [(event("6", DANA, "secret-word"), Reading())], {}, [], NOW) == 1
    assert "secret-word" not in everything(second)


def test_the_pseudonym_is_nobody_who_asks(db: Database) -> None:
    store(db, *EVENTS)
    Erasure(db, WHO, NOW).run("li")
    people = People([], ["li@acme.test"], "li@acme.test", Directory(db).accounts())
    roles = {person.name: person.role for person in people.all()}
    assert roles.pop("Li Chen") is Role.TEAM
    assert list(roles.values()) == [Role.IGNORED]


def test_the_command_can_be_given_again_after_it_was_killed(db: Database) -> None:
    store(db, *EVENTS)
    Erasure(db, WHO, NOW)._begin()
    erased = Erasure(db, WHO, NOW).run("li")
    assert erased.messages == 1
    assert "secret-word" not in everything(db)
