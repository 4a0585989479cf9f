"""After an upgrade that reads texts otherwise, the ledger is what it would be had this syncd always been on."""

from dataclasses import replace

import pytest
from service_world import World

from syncd.reading import Reading
from syncd.rules import judge
from syncd.store import tables
from syncd.store.rereading import BATCH


@pytest.fixture
def upgraded(world: World) -> World:
    """A store of a syncd that heard no question in what Dana wrote, and whose asks are accordingly."""
    world.ask()
    world.run()
    (ask,) = world.asks()
    with world.database.writing() as connection:
        connection.execute(tables.events.update().values(reading=judge.encode(Reading())))
        connection.execute(tables.asks.delete())
        connection.execute(tables.meta.delete().where(tables.meta.c.key.in_(["texts_read_by", "rules_fingerprint"])))
    assert world.asks() == []
    world.start()
    assert ask.text
    return world


def test_asks_follow_what_is_read_anew(upgraded: World) -> None:
    upgraded.runtime.evaluate()
    (ask,) = upgraded.asks()
    assert ask.text == "Could you send me the export?"


def test_nothing_is_decided_while_a_stop_leaves_texts_unread(upgraded: World) -> None:
    said = replace(upgraded.events("message")[0], text="Thanks!")
    entries = [(replace(said, id=f"more:{n}", thread=f"more:{n}"), Reading()) for n in range(BATCH)]
    upgraded.runtime.stores.events.commit_page("slack", entries, None, [], upgraded.now())
    upgraded.runtime.stop()
    assert upgraded.runtime.evaluate() == 0
    assert upgraded.asks() == []
    upgraded.start().evaluate()
    assert len(upgraded.asks()) == 1


def test_a_second_start_reads_nothing_anew(upgraded: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "syncd")
    upgraded.runtime.evaluate()
    assert "looked at anew" in caplog.text
    caplog.clear()
    upgraded.start().evaluate()
    assert "looked at anew" not in caplog.text
