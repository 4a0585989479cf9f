"""Values that are made quickly are what the dataclass would have made."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from datetime import UTC, datetime

import pytest

from syncd.model import NOTHING, Account, Event, Kind, Place
from syncd.quick import quick


@dataclass(frozen=True, slots=True)
class Plain:
    """As dataclasses make it."""

    name: str
    count: int = 3
    parts: tuple[str, ...] = field(default_factory=tuple)


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, made quickly."""

    name: str
    count: int = 3
    parts: tuple[str, ...] = field(default_factory=tuple)


NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
EVENT = Event("acme", "m1", Kind.MESSAGE, NOW, Account("acme", "U1"), "t1", Place("C1"), text="Could you?")


@pytest.mark.parametrize("given", [("a",), ("a", 5), ("a", 5, ("x",))])
def test_its_fields_are_those_that_the_generated_constructor_sets(given):
    made, plain = Quick(*given), Plain(*given)
    assert type(made) is Quick
    assert [getattr(made, each.name) for each in fields(Quick)] == [getattr(plain, each.name) for each in fields(Plain)]
    assert repr(made) == repr(plain).replace("Plain", "Quick")
    assert hash(made) == hash(plain)
    assert made == Quick(*given) != Quick("b")


@pytest.mark.parametrize("given", [(), ("a", 5, (), "too many")])
def test_what_is_missing_or_too_much_is_refused(given):
    with pytest.raises(TypeError):
        Quick(*given)


def test_nothing_of_it_can_be_set_or_taken_away_afterwards():
    with pytest.raises(FrozenInstanceError):
        EVENT.text = "other"
    with pytest.raises(FrozenInstanceError):
        del EVENT.text
    with pytest.raises((AttributeError, TypeError)):
        EVENT.more = "more"


def test_it_is_replaced_copied_and_carried_elsewhere_as_every_dataclass_is():
    assert replace(EVENT, text="Would you?").text == "Would you?"
    assert replace(EVENT, text="Would you?").meta is NOTHING
    account = EVENT.actor
    assert copy.copy(account) == copy.deepcopy(account) == pickle.loads(pickle.dumps(account)) == account
    assert type(pickle.loads(pickle.dumps(account))) is Account
