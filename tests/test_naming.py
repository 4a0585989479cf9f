"""People see names, not ids, wherever the directory knows them."""

from datetime import UTC, datetime

import pytest

from syncd.model import Account, Event, Kind, Place
from syncd.rules.naming import named

MIA = Account("slack", "U1")
NAMES = {"U1": "Mia Torres", "U2": "Dana Ruiz"}


def event(text: str, *, place: str = "#product", mentions: tuple[Account, ...] = (MIA,)) -> Event:
    at = datetime(2026, 11, 18, tzinfo=UTC)
    return Event("slack", "C1:1", Kind.MESSAGE, at, None, "C1:1", Place("C1", place), text=text, mentions=mentions)


def name_of(account: str) -> str:
    return NAMES.get(account, "")


def test_a_mention_reads_as_the_persons_name() -> None:
    assert named(event("@U1 could you look?"), name_of).text == "@Mia Torres could you look?"


@pytest.mark.parametrize("text", ["ask U1", "@U12 is another", "@U2 hello", "nobody"])
def test_what_is_no_mention_stays_as_it_was_written(text: str) -> None:
    mentions = (MIA, Account("slack", "U3"))
    assert named(event(text, mentions=mentions), name_of).text == text


def test_an_id_that_nobody_knows_stays() -> None:
    assert named(event("@U9?", mentions=(Account("slack", "U9"),)), name_of).text == "@U9?"


def test_a_direct_message_is_named_after_the_other_person() -> None:
    assert named(event("hi", place="@U2"), name_of).place.name == "@Dana Ruiz"


def test_an_event_without_ids_is_given_back_as_it_is() -> None:
    plain = event("hello", mentions=())
    assert named(plain, name_of) is plain
