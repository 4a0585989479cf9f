"""Who speaks to whom: the team among itself, stakeholders among themselves, and what wants nothing of anybody."""

from dataclasses import replace

import pytest

from syncd.model import Place, State
from tests.threads import ACCOUNTS, CHAT, ISSUES, asks, only, rules

QUESTION = "mon 10:00 dana: Could you send me the export?"
PAGE = Place("D1", "Plan", private=False, owner=ACCOUNTS["mia"])


@pytest.mark.parametrize(
    "text",
    [
        "Finance is fine with option B.",
        "cc @Li for info",
        "Sorry @Mia, running ten minutes late",
        "@Li has the invite.",
    ],
)
def test_who_agrees_or_informs_opens_nothing_on_a_page_of_the_team(text):
    assert asks(f"mon 10:00 dana: {text}", place=PAGE) == ()


def test_what_a_stakeholder_answers_to_the_team_opens_nothing():
    assert asks("mon 10:00 mia: @Dana which customers?", "mon 10:30 dana: Initech and Hooli", place=PAGE) == ()


def test_a_statement_below_anothers_question_is_a_part_of_that_talk():
    ask = only("mon 10:00 claire: 30 or 60 days?", "mon 10:30 noor: finance prefers 60", place=PAGE)
    assert ask.asker.name == "Claire"


def test_praise_for_what_was_done_opens_nothing_and_a_further_wish_does():
    done = ("mon 10:00 pat: Tell me why a customer should care.", "mon 11:00 mia: Rewrote the opening.")
    (first,) = asks(*done, "mon 12:00 pat: Quite a good story.", place=PAGE)
    assert first.state is State.ANSWERED
    again = asks(*done, "mon 12:00 pat: I need the old one as well.", place=PAGE)
    assert [ask.state for ask in again] == [State.ANSWERED, State.OPEN]


@pytest.mark.parametrize("name", ["random", "off-topic", "team-lunch"])
def test_small_talk_is_the_teams_only_where_it_names_somebody(name):
    place = replace(CHAT, name=name)
    assert asks("mon 10:00 dana: pizza or ramen?", place=place) == ()
    assert only("mon 10:00 dana: @Mia can you send me the export?", place=place).state is State.OPEN


@pytest.mark.parametrize(
    "place",
    [replace(CHAT, name="social-media"), replace(PAGE, name="School kitchen rollout")],
    ids=lambda each: each.name,
)
def test_work_whose_name_sounds_like_small_talk_is_work(place):
    assert only("mon 10:00 dana: Can we add one more printer to this?", place=place).state is State.OPEN


def test_a_colleague_who_is_asked_shows_only_that_somebody_is_at_it():
    ask = only("mon 10:00 tom: Did something change?", "mon 10:05 li: @Mia did we rotate it?", "mon 10:06 mia: not yet")
    assert (ask.state, ask.owner.name) == (State.ACKNOWLEDGED, "Mia")
    answered = only("mon 10:00 tom: How long is it kept?", "mon 10:05 mia: @Li do you know?", "mon 10:06 li: 90 days")
    assert answered.state is State.ANSWERED


def test_a_note_for_the_team_is_nothing_to_who_waits():
    ask = only("mon 10:00 tom: Could you sign it?", "mon 10:30 mia privately: Which version is it?", place=ISSUES)
    assert ask.state is State.OPEN
    assert rules(ask, "passed_over") == ["internal_note"]


@pytest.mark.parametrize(
    "lines",
    [
        ("mon 10:00 eve: where is the changelog?", "mon 10:05 dana: help menu", "mon 10:06 eve: great 🎉"),
        ("mon 10:00 pat: Who takes this one?", "mon 10:30 eve: I'll take it"),
        ("mon 10:00 eve: where is the changelog?", "mon 10:05 eve: got it, help menu"),
        ("mon 10:00 eve: what's the wifi password?", "mon 10:01 eve: oops wrong channel"),
    ],
)
def test_others_or_the_asker_settle_it(lines):
    assert only(*lines).state is State.SETTLED


def test_a_guess_of_another_stakeholder_settles_nothing():
    ask = only("mon 10:00 eve: is it in the API?", "mon 10:05 dana: I think it is", "mon 10:06 eve: hm")
    assert ask.state is State.OPEN


def test_who_calls_another_stakeholder_by_name_asks_them():
    lines = ("mon 10:00 eve: Is there a template?", "mon 10:05 noor: we had one", "mon 10:10 mia: Noor has it.")
    (ask,) = asks(*lines, "mon 10:20 eve: perfect, Noor can you send it?")
    assert ask.state is State.ANSWERED


def test_an_issue_that_is_given_to_somebody_else_is_not_the_teams():
    lines = ("mon 09:00 noor files: Import fails with umlauts | File attached.", "mon 09:10 noor assigns dana")
    assert only(*lines, place=ISSUES).state is State.SETTLED


def test_handing_it_to_a_colleague_shows_that_it_was_seen():
    lines = ("mon 09:00 noor files: The import fails | File attached.", "mon 09:10 noor assigns mia")
    ask = only(*lines, "mon 10:00 mia assigns li", place=ISSUES)
    assert (ask.state, ask.owner.name) == (State.ACKNOWLEDGED, "Li")
