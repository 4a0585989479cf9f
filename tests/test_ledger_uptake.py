"""What no rule hears as an ask, and the team takes up: it was an ask in the team's own eyes."""

import pytest

from syncd.model import State
from tests.threads import ISSUES, asks, only, rules

TOLD = "mon 10:00 dana: The receipts of the cafe are in English."
"""A flaw, told so plainly that no rule hears an ask."""


def test_what_is_told_plainly_and_never_taken_up_opens_nothing():
    assert asks(TOLD) == asks(TOLD, "mon 10:10 eve: Ours too.") == ()


@pytest.mark.parametrize(
    "reply", ["on it", "thanks, looking into it", "looking into it", "schau ich mir an", "je regarde", "確認します"]
)
def test_who_takes_it_up_in_words_opens_it_from_when_it_was_said(reply):
    ask = only(TOLD, f"mon 11:00 li: {reply}")
    assert (ask.state, ask.owner.name, rules(ask, "opened")) == (State.ACKNOWLEDGED, "Li", ["taken_up"])
    assert (ask.asked_at.hour, ask.due_at.hour) == (10, 15)


def test_a_promise_about_it_is_owed_until_then():
    ask = only(TOLD, "mon 11:00 li: I'll fix it by Friday")
    assert (ask.state, ask.owner.name, ask.due_at.day) == (State.PROMISED, "Li", 6)


def test_a_question_back_waits_for_its_author_and_is_a_suspicion():
    lines = (TOLD, "mon 11:00 li: Which cafe is it?")
    back = only(*lines)
    assert (back.state, back.sure) == (State.WAITING_ON_ASKER, False)
    ask = only(*lines, "mon 12:00 dana: The one at the harbour.")
    assert (ask.state, ask.owner.name, ask.sure) == (State.OPEN, "Li", False)


def test_handing_it_to_a_colleague_by_name_is_for_that_one():
    ask = only(TOLD, "mon 11:00 mia: over to you @Li")
    assert (ask.state, ask.owner.name) == (State.ACKNOWLEDGED, "Li")


def test_what_its_author_added_belongs_to_it():
    ask = only(TOLD, "mon 10:05 dana: Only at the second till.", "mon 11:00 li: on it")
    assert ask.messages == ("T1.001", "T1.002")


def test_a_word_of_wonder_before_takes_nothing_away():
    assert only(TOLD, "mon 10:30 li: omg", "mon 10:31 li: on it").state is State.ACKNOWLEDGED


@pytest.mark.parametrize(
    "reply",
    [
        "thanks!",
        "haha",
        "noted",
        "That is the new header, it is so in all shops.",
        "@Eve I'll send you the slides by Friday",
        "nice, well done",
        "ok, I'll tell the others tomorrow",
        "great, I'll tell the others tomorrow",
        "I'll be there on Friday",
    ],
)
def test_thanks_answers_and_what_is_said_to_others_take_nothing_up(reply):
    assert asks(TOLD, f"mon 11:00 li: {reply}") == ()


@pytest.mark.parametrize(
    "line",
    [
        "mon 10:00 dana: @Eve the receipts of the cafe come out in English.",
        "mon 10:00 dana: The receipts came out in English, all solved now.",
        "mon 10:00 dana: thanks for the slides!",
        "mon 10:00 dana: I'll send the figures by Friday.",
        "mon 10:00 dana: The cafe has signed for two years 🎉",
        "mon 10:00 robo: The receipts of the cafe come out in English.",
        "mon 10:00 mia: The receipts of the cafe come out in English.",
    ],
)
def test_what_is_over_or_said_to_others_or_by_programs_is_not_taken_up(line):
    assert asks(line, "mon 11:00 li: on it") == ()


def test_an_answer_between_takes_it_away():
    told = (TOLD, "mon 10:30 mia: They are English in all shops now, it was decided so.")
    assert asks(*told, "mon 11:00 li: on it") == ()


def test_what_answers_the_teams_own_question_is_not_taken_up():
    assert asks("mon 09:00 li: Dana, which cafe is it?", TOLD, "mon 11:00 li: looking into it") == ()


def test_its_author_takes_it_back_before():
    assert asks(TOLD, "mon 10:05 dana: solved, never mind", "mon 11:00 li: on it") == ()


def test_the_answer_and_the_thanks_settle_what_was_taken_up():
    lines = (TOLD, "mon 11:00 li: on it")
    assert only(*lines, "mon 12:00 li: They are in French again.").state is State.ANSWERED


def test_an_issue_that_was_nobodys_is_owed_once_the_team_asks_about_it():
    lines = ("mon 10:00 dana files: Receipts in English | At the cafe.", "mon 11:00 li: Which till is it?")
    back = only(*lines, place=ISSUES)
    assert (back.state, back.sure) == (State.WAITING_ON_ASKER, True)
    assert only(*lines, "mon 12:00 dana: The left one.", place=ISSUES).owner.name == "Li"


def test_who_spoke_with_a_stakeholder_about_it_owes_what_they_ask_next():
    lines = (
        "mon 10:00 dana: Our logs go back for three months.",
        "mon 11:00 li: They are kept for years, out of sight.",
    )
    assert asks(*lines, "mon 11:20 dana: Could you send me where this is written?")[-1].owner.name == "Li"


@pytest.mark.parametrize(("name", "states"), [("eyes", [State.ACKNOWLEDGED]), ("+1", []), ("joy", [])])
def test_eyes_of_the_team_are_a_suspicion_of_an_ask_and_a_thumb_is_none(name, states):
    found = asks(TOLD, f"mon 10:30 li reacts {name} on 1")
    assert [ask.state for ask in found] == states
    assert not any(ask.sure for ask in found)


def test_eyes_that_are_taken_back_open_nothing():
    assert asks(TOLD, "mon 10:30 li reacts eyes on 1", "mon 10:31 li unreacts eyes on 1") == ()


def test_an_issue_that_was_nobodys_is_owed_once_the_team_moves_it():
    ask = only(
        "mon 10:00 dana files: Receipts in English | At the cafe.", "mon 11:00 li moves to In Progress", place=ISSUES
    )
    assert (ask.state, rules(ask, "opened")) == (State.ACKNOWLEDGED, ["taken_up"])


def test_who_opens_an_issue_again_asks_though_it_did_not_sound_so_before():
    filed = ("mon 10:00 dana files: Receipts in English | At the cafe.", "mon 11:00 li: Mended with 3.18.")
    ask = only(*filed, "mon 11:01 li closes", "tue 08:40 dana reopens", "tue 08:41 dana: Not the old.", place=ISSUES)
    assert (ask.state, ask.owner.name, rules(ask, "resumed")) == (State.OPEN, "Li", ["reopened"])
    assert ask.due_at.day == 3


def test_another_stakeholder_who_calls_the_team_to_it_makes_it_an_ask_of_whoever_told_it():
    ask = only(TOLD, "mon 10:30 eve: Oh no. @Li owns the receipts, flagging it")
    assert (ask.asker.name, ask.owner.name, ask.state) == ("Dana", "Li", State.OPEN)
    asked = only("mon 10:00 dana: Why are the receipts in English?", "mon 10:30 eve: @Li ^")
    assert (asked.owner.name, asked.state) == ("Li", State.OPEN)


def test_what_somebody_of_the_team_has_is_no_call():
    assert asks(TOLD, "mon 10:30 eve: @Li has the new receipts") == ()
