"""Which policy holds: the most specific that fits."""

from datetime import timedelta

import pytest

from syncd.model import Place
from syncd.rules.policy import PlaceRule, Policies, Policy

HELP = Place("C1", "help")
DEV = Place("C2", "dev")
UNNAMED = Place("C3")


def policy(hours: float, **conditions: str) -> Policy:
    return Policy(timedelta(hours=hours), **conditions)


@pytest.mark.parametrize(
    ("policies", "expected"),
    [
        ([], 8),
        ([policy(7)], 7),
        ([policy(7), policy(6, source="slack")], 6),
        ([policy(6, source="slack"), policy(5, tier="gold")], 5),
        ([policy(4, place="#help"), policy(5, tier="gold", source="slack")], 4),
        ([policy(4, place="help"), policy(3, place="help", source="slack")], 3),
        ([policy(3, place="help", source="slack"), policy(2, place="C1", tier="gold")], 2),
        ([policy(2, place="help"), policy(1, place="C1")], 2),
        ([policy(1, place="help", tier="silver"), policy(2, source="jira"), policy(3, place="dev")], 8),
        ([policy(1, tier="Gold")], 8),
    ],
)
def test_place_outweighs_tier_and_tier_source_and_equals_go_by_their_order(policies, expected):
    chosen = Policies(policies=tuple(policies)).choose("slack", HELP, "gold")
    assert chosen.answer_within == timedelta(hours=expected)


def test_the_default_holds_where_nothing_fits():
    default = Policy(answered_by="owner")
    assert Policies(default, (policy(1, tier="gold"),)).choose("slack", HELP, "") is default


@pytest.mark.parametrize(
    ("written", "place", "meant"),
    [
        ("help", HELP, True),
        ("#help", HELP, True),
        ("#Help", HELP, True),
        ("C1", HELP, True),
        ("#C1", HELP, False),
        ("c1", HELP, False),
        ("help", DEV, False),
        ("#", UNNAMED, False),
        ("C3", UNNAMED, True),
        ("#help", Place("7", "#help"), True),
    ],
)
def test_a_place_is_named_by_its_id_or_by_its_name_with_or_without_a_hash(written, place, meant):
    rules = Policies(places=(PlaceRule("slack", written, every_message=True),))
    assert rules.place_rule("slack", place).every_message is meant
    assert rules.place_rule("jira", place) == PlaceRule("jira", place.id)


def test_the_first_rule_of_a_place_holds():
    first, second = PlaceRule("slack", "help", owner="mia"), PlaceRule("slack", "C1", ignore=True)
    assert Policies(places=(first, second)).place_rule("slack", HELP) is first
