"""Deletions, removed reactions and returns, found by comparing what is stored with a complete reading."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from syncd.model import Event, Extent, Kind, State
from syncd.reading import Entry
from syncd.rules.departures import departures
from syncd.rules.judge import read
from syncd.rules.ledger import fold
from tests.threads import CHAT, CONTEXT, moment, thread

READ = moment("tue 09:00")
EXTENT = Extent(CHAT.id, READ, thread="T1")


def events(*lines: str, name: str = "T1") -> list[Event]:
    return [entry.event for entry in thread(*lines, name=name)]


TALK = events(
    "mon 10:00 dana: Could you send me the export?",
    "mon 10:05 eve: Me too.",
    "mon 10:10 mia reacts eyes on 1",
    "mon 10:20 mia: It is in the folder.",
)


def test_what_is_all_there_has_not_departed():
    assert departures(TALK, TALK, EXTENT) == []


def test_an_absent_message_is_deleted_and_an_absent_reaction_removed():
    gone, removed = departures(TALK, TALK[1:2] + TALK[3:], EXTENT), departures(TALK, TALK[:2] + TALK[3:], EXTENT)
    assert [(event.kind, event.target, event.id, event.at) for event in gone] == [
        (Kind.DELETE, "T1.001", "T1.001:gone:1", READ)
    ]
    (reaction,) = removed
    assert (reaction.kind, reaction.target, reaction.text) == (Kind.REACTION_REMOVED, "T1.001", "eyes")
    assert reaction.actor == TALK[2].actor


def test_what_comes_back_is_an_edit_and_can_go_again():
    (gone,) = departures(TALK, TALK[1:], EXTENT)
    (again,) = departures([*TALK, gone], TALK, EXTENT)
    assert (again.kind, again.target, again.text) == (Kind.EDIT, "T1.001", "Could you send me the export?")
    assert again.at > gone.at
    (twice,) = departures([*TALK, gone, again], TALK[1:], EXTENT)
    assert twice.id == "T1.001:gone:2"
    assert twice.at > again.at


def test_the_ledger_sees_it_go_and_come_back():
    def state(found):
        return fold([Entry(n, event, read(event.text)) for n, event in enumerate(found)], CONTEXT)[0].state

    talk = TALK[:1]
    (gone,) = departures(talk, [], EXTENT)
    assert state([*talk, gone]) is State.WITHDRAWN
    (again,) = departures([*talk, gone], talk, EXTENT)
    assert state([*talk, gone, again]) is State.OPEN


def test_a_stretch_of_the_top_level_says_nothing_of_replies_and_of_other_times_and_places():
    extent = Extent(CHAT.id, READ, since=moment("mon 09:00"), until=moment("mon 11:00"))
    early, late = events("mon 08:00 dana: Early?", name="T0"), events("mon 12:00 dana: Late?", name="T2")
    elsewhere = [replace(TALK[0], id="E1", place=replace(CHAT, id="C8"))]
    gone = departures([*TALK, *early, *late, *elsewhere], [], extent)
    assert [event.target for event in gone] == ["T1.001"]


def test_another_thread_is_not_touched():
    assert departures(TALK, [], Extent(CHAT.id, READ, thread="T2")) == []


def test_a_reaction_removed_and_known_as_removed_stays_so_and_set_anew_is_seen():
    (removed,) = departures(TALK, TALK[:2] + TALK[3:], EXTENT)
    assert departures([*TALK, removed], TALK[:2] + TALK[3:], EXTENT) == []
    (again,) = departures([*TALK, removed], TALK, EXTENT)
    assert (again.kind, again.text, again.target) == (Kind.REACTION, "eyes", "T1.001")
    assert departures([*TALK, removed, again], TALK, EXTENT) == []


@given(st.lists(st.sets(st.integers(0, 3)), min_size=1, max_size=6), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_each_reading_is_explained_once_in_whatever_order_things_are_stored(readings, random):
    stored = list(TALK)
    for number, shown in enumerate(readings):
        present = [TALK[index] for index in shown]
        extent = replace(EXTENT, at=READ + timedelta(minutes=number % 2))
        found = departures(stored, present, extent)
        shuffled = random.sample(stored, len(stored))
        assert sorted(found, key=lambda event: event.id) == sorted(
            departures(shuffled, present, extent), key=lambda event: event.id
        )
        assert not {event.id for event in found} & {event.id for event in stored}
        stored += found
        assert departures(stored, present, extent) == []
