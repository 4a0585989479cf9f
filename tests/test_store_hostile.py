"""Whatever is asked of the store, as an id, a name or a position, is a value and never a part of the question."""

import hypothesis
import hypothesis.strategies as st
import pytest
from anything import TEXT
from test_store_ledger import NOW, save

from syncd.alert import Alert
from syncd.decision import Decision
from syncd.model import Account, Event, Extent, Kind, Place
from syncd.reading import Reading
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.integrity import check
from syncd.store.ledger import LedgerStore
from syncd.store.sources import SourceStore

INJECTIONS = [
    *("'; DROP TABLE events; --", '" OR 1=1 --', "x' UNION SELECT value FROM meta --", "'||(SELECT 1)||'", "\\"),
    *("%", "_", "%s", "?", "$1", "{0}", ":source"),
]


class Stores:
    """What is asked; made once for many questions, as the service does: their statements cost more than the answers."""

    def __init__(self, db: Database) -> None:
        self.db, self.events, self.ledger, self.sources = db, EventStore(db), LedgerStore(db), SourceStore(db)


def ask_everything(stores: Stores, words: str) -> None:
    events, ledger, sources, db = stores.events, stores.ledger, stores.sources, stores.db
    assert events.thread(words, words) == []
    assert events.event(words, words) is None
    assert events.stretch(words, Extent(words, NOW, words)) == []
    assert events.stretch(words, Extent(words, NOW)) == []
    assert events.nearby(words, words, NOW, 5) == []
    assert events.links.to([words]) == {}
    assert ledger.of_ids([words]) == []
    assert ledger.told([words]) == {}
    assert ledger.decisions([(words, words)]) == {}
    assert ledger.linked_by([words]) == []
    assert ledger.watch(words, NOW, NOW) == []
    assert ledger.freezing.of([(words, words)]) == {}
    assert ledger.ask(words) is None
    assert sources.state(words) is None
    assert sources.quarantine(words) == []
    assert sources.cursor(words) == {}
    assert db.get(words) == ""
    with pytest.raises(LookupError):
        ledger.decide(Decision(words, words, NOW, owner=words))
    ledger.touch_place(words, words)


@pytest.mark.parametrize("words", INJECTIONS)
def test_what_is_asked_is_only_a_value(db: Database, words: str) -> None:
    stores = Stores(db)
    ask_everything(stores, words)
    account, place = Account(words, words, words, words), Place(words, words, url=words, owner=Account(words, words))
    event = Event(words, words, Kind.MESSAGE, NOW, account, words, place, words, words, words, (account,), (account,))
    stores.events.commit_page(words, [(event, Reading())], {words: words}, [], NOW)
    save(db, alerts=[Alert("x", words, ("none",))])
    assert len(stores.events.after(0, 10)) == 1
    assert check(db) == []


def test_any_text_is_only_a_value(tmp_path) -> None:
    database = Database.open(f"sqlite:///{tmp_path / 'syncd.db'}")
    stores = Stores(database)

    @hypothesis.given(words=TEXT.filter(bool), seq=st.integers(-(2**63), 2**63 - 1))
    def hold(words: str, seq: int) -> None:
        ask_everything(stores, words)
        assert stores.events.after(seq, 5) == []

    hold()
    database.close()
