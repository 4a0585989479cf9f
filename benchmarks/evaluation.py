"""What evaluating 100 new events costs in a small and in a large store: load, fold, save."""

import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from benchmarks.bars import Bar
from benchmarks.store import START, commit, pages
from syncd.model import Account, Event, Kind, Place
from syncd.rules.alerts import AlertPolicy
from syncd.rules.context import Context
from syncd.rules.judge import read
from syncd.rules.people import People
from syncd.rules.policy import Policies
from syncd.service.evaluate import Ledgers, Rules, evaluate
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore

NEW, ROUNDS = 100, 20
SMALL, LARGE, MILLION = 10_000, 100_000, 1_000_000
TEXT = "Could you send us the new export before Thursday?"


def bars(stored: int = LARGE) -> list[Bar]:
    """Microseconds of CPU for each of 100 new events, from the mark on their threads to the saved ledger."""
    small, large = microseconds(SMALL), microseconds(stored)
    return [
        Bar(f"evaluation of a new event, {SMALL:,} stored", small, "us", at_most=100.0),
        Bar(f"evaluation of a new event, {stored:,} stored", large, "us", at_most=100.0),
        Bar("large to small", large / small, "x", at_most=1.2),
    ]


def microseconds(stored: int) -> float:
    """The median over several rounds of 100 new messages, in a store of ``stored`` events."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(f"sqlite:///{Path(folder) / 'syncd.db'}")
        ledgers = Ledgers(EventStore(database), LedgerStore(database), {})
        people = People([], ["person1@acme.test"], "person1@acme.test")
        context = Context(people, Policies(), people.default_owner)
        rules = Rules(context, AlertPolicy(context=context))
        times = []
        with database.hold("benchmark"):
            for start in range(0, stored, 20_000):
                commit(ledgers.events, pages(start, min(20_000, stored - start)))
            ledgers.ledger.save(ledgers.ledger.touched(10_000_000), [], {}, [], [], [], START)
            for turn in range(ROUNDS):
                ledgers.events.commit_page("acme", [(e, read(e.text)) for e in _new(turn)], {}, [], START)
                before = time.process_time()
                evaluate(ledgers, rules, START + timedelta(days=60))
                times.append((time.process_time() - before) / NEW * 1e6)
        database.close()
    return median(times)


def _new(turn: int) -> list[Event]:
    """100 new messages, in as many channels: one in five asks for something, the others are the team's."""
    at = START + timedelta(days=50, hours=turn)
    dana, mia = Account("acme", "U-dana", "Dana"), Account("acme", "U-1", "Mia", "person1@acme.test")
    return [
        Event(
            "acme",
            f"new:{turn}:{n}",
            Kind.MESSAGE,
            at,
            mia if n % 5 else dana,
            f"new:{turn}:{n}",
            Place(f"channel {n}", private=False, unthreaded=True),
            text=TEXT,
        )
        for n in range(NEW)
    ]
