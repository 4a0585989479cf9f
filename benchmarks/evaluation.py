"""What evaluating 100 new events costs in a small and in a large store: load, fold, save."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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
from syncd.service.garbage import look_seldom
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore

NEW, ROUNDS = 100, 60
APART = timedelta(hours=2)
"""From one round to the next: longer than a question in a chat waits for an answer beside it: 100 are folded."""
SMALL, LARGE, MILLION = 10_000, 100_000, 1_000_000
PEOPLE = People([], ["person1@acme.test"], "person1@acme.test")
CONTEXT = Context(PEOPLE, Policies(), PEOPLE.default_owner)
RULES = Rules(CONTEXT, AlertPolicy(context=CONTEXT))
TEXT = "Could you send us the new export before Thursday?"


def bars(stored: int = LARGE) -> list[Bar]:
    """Microseconds of CPU for each of 100 new events, from the mark on their threads to the saved ledger."""
    small, large = microseconds(SMALL, stored)
    return [
        Bar(f"evaluation of a new event, {SMALL:,} stored", small, "us", at_most=100.0),
        Bar(f"evaluation of a new event, {stored:,} stored", large, "us", at_most=100.0),
        Bar("large to small", large / small, "x", at_most=1.2),
    ]


def microseconds(*stored: int) -> list[float]:
    """For stores of so many events, the median over several rounds of 100 new messages.

    The stores take turns in each round, so that a busy machine is busy for all of them.
    """
    look_seldom()  # as ``syncd run`` does
    with ExitStack() as until_the_end:
        filled = [until_the_end.enter_context(_filled(count)) for count in stored]
        times = [[_evaluated(ledgers, turn) for ledgers in filled] for turn in range(ROUNDS)]
    return [median(of_one) for of_one in zip(*times, strict=True)]


@contextmanager
def _filled(stored: int) -> Iterator[Ledgers]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database.open(f"sqlite:///{Path(folder) / 'syncd.db'}")
        ledgers = Ledgers(EventStore(database), LedgerStore(database), {})
        with database.hold("benchmark"):
            for start in range(0, stored, 20_000):
                commit(ledgers.events, pages(start, min(20_000, stored - start)))
            ledgers.ledger.save(ledgers.ledger.touched(10_000_000), [], {}, [], [], [], START)
            yield ledgers
        database.close()


def _evaluated(ledgers: Ledgers, turn: int) -> float:
    """What it costs to evaluate one of 100 new messages, in microseconds."""
    ledgers.events.commit_page("acme", [(e, read(e.text)) for e in _new(turn)], {}, [], START)
    before = time.process_time()
    evaluate(ledgers, RULES, START + timedelta(days=60))
    return (time.process_time() - before) / NEW * 1e6


def _new(turn: int) -> list[Event]:
    """100 new messages, in as many channels: one in five asks for something, the others are the team's."""
    at = START + timedelta(days=50) + turn * APART
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
