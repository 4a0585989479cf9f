"""Who owes an answer and until when: rules 7, 8 and 9 of the ledger, with the complaints of other tools' users."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from syncd.model import Role, State
from syncd.rules.hours import Calendar, Leave, week
from syncd.rules.judge import read
from syncd.rules.ledger import fold
from syncd.rules.people import PersonConfig
from syncd.rules.policy import Policy
from tests.threads import ACCOUNTS, CONTEXT, ISSUES, PERSONS, asks, context, moment, only, rules, thread

HOUR = timedelta(hours=1)
QUESTION = "could you send me the export?"


@pytest.mark.parametrize(
    ("lines", "place", "owner", "rule"),
    [
        (("mon 10:00 dana: @Li {q}",), None, "Li", "mentioned"),
        (("mon 09:00 mia assigns kim", "mon2 10:00 dana: @Li {q}"), ISSUES, "Li", "mentioned"),
        (("mon 09:00 mia assigns li", "mon 10:00 dana: {q}"), ISSUES, "Li", "assignee"),
        (("mon 10:00 dana: {q}", "mon 11:00 mia assigns li"), ISSUES, "Li", "assignee"),
        (("mon 09:00 mia assigns eve", "mon 10:00 dana: {q}"), ISSUES, "Mia", "default_owner"),
        (("mon 10:00 dana: {q}",), replace(ISSUES, owner=ACCOUNTS["li"]), "Li", "place_owner"),
        (("mon 10:00 dana: {q}",), replace(ISSUES, id="C3"), "Li", "configured_owner"),
        (("mon 10:00 dana: {q}",), None, "Mia", "default_owner"),
        (("mon 10:00 dana: @Li {q}", "mon 10:30 dana: @Mia or you?"), None, "Mia", "mentioned"),
    ],
)
def test_the_one_mentioned_owes_it_else_the_assignee_the_places_owner_the_default_owner(lines, place, owner, rule):
    ask = only(*(line.format(q=QUESTION) for line in lines), **({"place": place} if place else {}))
    assert (ask.owner.name, rules(ask, "owner")) == (owner, [rule])


def test_who_is_away_when_it_is_due_is_stood_in_for():
    ask = only(f"mon 10:00 dana: @Kim {QUESTION}")
    assert (ask.owner.name, rules(ask, "owner"), ask.due_at) == ("Li", ["deputy"], moment("mon 14:00"))
    assert "Kim is away until 2026-03-06, Li stands in" in [step.detail for step in ask.evidence]
    back = only(f"fri 17:00 dana: @Kim {QUESTION}")
    assert (back.owner.name, back.due_at) == ("Kim", moment("mon2 13:00"))


def test_without_a_deputy_it_is_due_after_the_leave_and_two_who_stand_in_for_each_other_end_somewhere():
    away = Leave(date(2026, 3, 2), date(2026, 3, 6))
    alone = context(persons=(PersonConfig("Kim", ("kim@acme.test",), leave=(away,)),))
    ask = only(f"mon 10:00 dana: @Kim {QUESTION}", of=alone)
    assert (ask.owner.name, ask.due_at) == ("Kim", moment("mon2 13:00"))
    circle = context(
        persons=tuple(
            PersonConfig(name, (f"{name}@acme.test",), leave=(replace(away, deputy=f"{other}@acme.test"),))
            for name, other in (("kim", "li"), ("li", "kim"))
        )
    )
    assert only(f"mon 10:00 dana: @Kim {QUESTION}", of=circle).owner.name in ("kim", "li")


def test_due_comes_in_working_time_over_the_weekend():
    one_hour = context(default=Policy(HOUR))
    berlin = [
        *PERSONS,
        PersonConfig("Mia", ("mia@acme.test",), hours=Calendar(week=week(("mon", "09:00", "17:00") for _ in "x"))),
    ]
    assert only(f"fri 17:00 dana: {QUESTION}", of=one_hour).due_at == moment("mon2 09:30")
    assert only(f"fri 17:00 dana: {QUESTION}", of=context(default=Policy(HOUR), persons=berlin)).due_at == moment(
        "mon2 10:00"
    )


def test_lunch_breaks_and_hours_are_the_owners_own():
    lunch = Calendar(
        week=week((day, *times) for day in ("mon", "tue") for times in (("09:00", "12:00"), ("13:00", "17:00")))
    )
    own = context(persons=(PersonConfig("Li", ("li@acme.test",), hours=lunch),))
    assert only(f"mon 10:00 dana: @Li {QUESTION}", of=own).due_at == moment("mon 15:00")
    assert only(f"mon 10:00 dana: @Mia {QUESTION}", of=own).due_at == moment("mon 14:00")


def test_policies_go_by_tier_and_place():
    executive = only(f"mon 10:00 pat: {QUESTION}")
    assert executive.due_at == moment("mon 12:00")
    assert "policy executive" in next(step.detail for step in executive.evidence if step.effect == "due")
    placed = context(Policy(HOUR, place="website", name="web"))
    assert only(f"mon 10:00 pat: {QUESTION}", place=ISSUES, of=placed).due_at == moment("mon 11:00")


def test_warning_and_escalation_are_in_working_time_too():
    ask = only(f"mon 15:00 dana: {QUESTION}")
    assert (ask.warn_at, ask.due_at, ask.escalate_at) == (moment("tue 09:30"), moment("tue 10:30"), moment("tue 12:30"))
    short = only(f"mon 15:00 dana: {QUESTION}", of=context(default=Policy(HOUR, warn_before=HOUR)))
    assert (short.warn_at, short.escalate_at) == (None, None)


def test_the_end_of_all_calendars_is_no_crash():
    (entry,) = thread(f"mon 15:00 dana: {QUESTION}")
    late = replace(entry, event=replace(entry.event, at=datetime(9999, 12, 29, 23, tzinfo=UTC)))
    (ask,) = fold([late], CONTEXT)
    assert (ask.state, ask.due_at) == (State.OPEN, None)


def test_a_corrected_identity_repairs_the_past():
    lines = (f"mon 10:00 dana: {QUESTION}", "mon 11:00 eve: It is in the folder, tab two.")
    assert only(*lines).state is State.OPEN
    of_the_team = context(persons=(PersonConfig("Eve", ("eve@acme.test",), Role.TEAM),))
    assert only(*lines, of=of_the_team).state is State.ANSWERED


def test_every_ask_says_why_it_was_opened_whose_it_is_when_it_is_due_and_what_clears_it():
    ask = only(f"mon 10:00 dana: {QUESTION}")
    assert [step.effect for step in ask.evidence] == ["opened", "owner", "due", "clears"]
    opened = ask.evidence[0]
    assert (opened.event, opened.at) == ("T1.001", moment("mon 10:00"))
    assert opened.rule == read(QUESTION).rules[0][0]
    assert opened.detail == "it reads as a request: “could you”"
    assert opened.score is not None
    assert opened.score > 0.5
    assert all(len(step.detail) <= 200 for step in asks(f"mon 10:00 dana: {QUESTION * 50}")[0].evidence)
