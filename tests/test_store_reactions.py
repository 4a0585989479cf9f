"""What the store tells of reactions on our own messages, on both databases."""

from datetime import UTC, datetime, timedelta

from test_store_outbox import claim, put

from syncd.alert import Action, Alert
from syncd.decision import DONE_ELSEWHERE, Decision
from syncd.model import Account, Ask, Event, Kind, Person, Place, Role, State
from syncd.reading import Reading
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.outbox import Outbox
from syncd.store.reactions import ReactionStore
from syncd.store.touch import Touched

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
STAMP = f"{NOW.timestamp():.6f}"
MIA = Account("acme", "U1", "Mia Berg")
PLACE = Place("C9")


def happened(db: Database, *kinds: Kind) -> None:
    events = [
        Event("acme", f"e{n}", kind, NOW, MIA, "C9:1.5", PLACE, text="x", target="" if n == 0 else "C9:1.5")
        for n, kind in enumerate(kinds)
    ]
    EventStore(db).commit_page("acme", [(event, Reading()) for event in events], None, [], NOW)


def ids(db: Database, position: int) -> list[str]:
    store = ReactionStore(db)
    return [entry.event.id for entry in store.since(position, store.end(), ["x"])]


def test_only_reactions_behind_a_position_are_given_in_the_order_of_the_stream(db: Database) -> None:
    assert (ReactionStore(db).end(), ids(db, 0)) == (0, [])
    happened(db, Kind.MESSAGE, Kind.REACTION, Kind.REACTION_REMOVED, Kind.EDIT, Kind.REACTION)
    assert ids(db, 0) == ["e1", "e2", "e4"]
    second = ReactionStore(db).since(0, ReactionStore(db).end(), ["x"])[1]
    assert ids(db, second.seq) == ["e4"]
    assert [entry.event.id for entry in ReactionStore(db).since(0, second.seq, ["x"])] == ["e1", "e2"]
    assert ids(db, ReactionStore(db).end()) == []
    assert ReactionStore(db).since(0, ReactionStore(db).end(), ["zzz"]) == []


def test_all_that_was_reacted_to_a_message_is_found_and_nothing_else_about_it(db: Database) -> None:
    happened(db, Kind.MESSAGE, Kind.REACTION, Kind.EDIT, Kind.REACTION_REMOVED)
    assert [event.id for event in ReactionStore(db).on("acme", "C9:1.5")] == ["e1", "e3"]
    assert ReactionStore(db).on("acme", "C9:1.6") == ReactionStore(db).on("other", "C9:1.5") == []


def test_an_alert_is_found_by_its_message_once_that_stands(db: Database) -> None:
    put(db, ("a1", Action.POST))
    store = ReactionStore(db)
    assert store.alerts("C9", ["1.5", ""]) == {}
    Outbox(db).done(claim(db), "C9", "1.5", NOW)
    assert store.alerts("C9", ["1.5", "2.5"]) == {"1.5": Alert("a1", "channel", ("t1",), channel="C9", ts="1.5")}
    assert store.alerts("C8", ["1.5"]) == {}


def test_it_is_known_that_the_answer_to_a_posting_is_missing(db: Database) -> None:
    put(db, ("a1", Action.POST))
    store = ReactionStore(db)
    assert not store.is_posting()
    claimed = claim(db)
    assert store.is_posting()
    Outbox(db).done(claimed, "C9", "1.5", NOW)
    assert not store.is_posting()


def test_what_was_posted_lately_is_watched(db: Database) -> None:
    put(db, ("a1", Action.POST), ("a2", Action.POST))
    Outbox(db).done(claim(db), "C9", STAMP, NOW)
    (ref,) = ReactionStore(db).posted("acme", NOW - timedelta(hours=1))
    assert (ref.source, ref.place, ref.thread, ref.since, ref.verify) == ("acme", "C9", f"C9:{STAMP}", NOW, False)
    assert ReactionStore(db).posted("acme", NOW + timedelta(seconds=1)) == []


def test_a_decision_keeps_whose_reaction_it_was(db: Database) -> None:
    dana = Person("dana", "Dana", Role.STAKEHOLDER)
    ask = Ask("t1", "acme", PLACE, "T", "", "", dana, dana, "When?", NOW, NOW, State.OPEN, "e1", ())
    LedgerStore(db).save([Touched("acme", "T", 1)], [ask], {}, (), (), (), NOW)
    made = Decision("t1", "dismiss", NOW, reason=DONE_ELSEWHERE, by=MIA.key, event="C9:1.5:reaction:x:U1")
    LedgerStore(db).decide(made)
    assert LedgerStore(db).decisions([("acme", "T")]) == {"t1": (made,)}
