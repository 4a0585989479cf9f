"""What stakeholders settle among themselves, agree to, or take back."""

import pytest

from syncd.model import Place, State
from tests.threads import ACCOUNTS, CHAT, ISSUES, asks, only, rules, thread


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Is their reader paired?", "yep did it with them at 9"),
        ("When are you back?", "friday evening"),
        ("and Leeds?", "Leeds next year."),
        ("Who takes the stand?", "me! and I bring the coffee"),
    ],
)
def test_the_next_in_a_channel_who_answers_a_stakeholder_settles_it(asked, said):
    beside = thread(f"mon 10:00 dana: {asked}", f"mon 10:05 eve: {said}", beside=True)[1:]
    ask = only(f"mon 10:00 dana: {asked}", nearby=beside)
    assert (ask.state, rules(ask, "settled")) == (State.SETTLED, ["stakeholder_answered"])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Is their reader paired?", "yes please!"),
        ("Is their reader paired?", "same here"),
        ("Is their reader paired?", "I think yes it is"),
        ("@Mia is their reader paired?", "yep did it with them at 9"),
        ("Could you pair their reader?", "yep did it with them at 9"),
    ],
)
def test_hopes_guesses_and_what_the_team_is_named_for_settle_nothing(asked, said):
    beside = thread(f"mon 10:00 dana: {asked}", f"mon 10:05 eve: {said}", beside=True)[1:]
    assert only(f"mon 10:00 dana: {asked}", nearby=beside).state is State.OPEN


def test_on_a_page_of_another_stakeholder_the_team_is_asked_where_it_is_named_or_speaks():
    page = Place("D1", "Office move", private=False, owner=ACCOUNTS["noor"])
    asked = "mon 10:00 dana: Could we have another name for the room?"
    assert asks(asked, place=page) == ()
    assert only("mon 10:00 dana: @Mia could we have another name for the room?", place=page).state is State.OPEN
    assert only("mon 09:00 mia: The plan of the rooms is here.", asked, place=page).state is State.OPEN
    assert only(asked.replace("dana", "noor"), place=page).state is State.OPEN


def test_who_says_why_they_deleted_their_ask_asks_nothing():
    page = Place("D1", "Journey", private=False, owner=ACCOUNTS["mia"])
    lines = ("mon 10:00 noor: On what ground do we ask this?", "mon 10:40 noor deletes 1")
    why = "noor: Removed my remark, I had overlooked the footnote."
    assert [ask.state for ask in asks(*lines, f"mon 10:42 {why}", place=page)] == [State.WITHDRAWN]
    later = asks(*lines, "mon 12:00 noor: Clause 8 is missing.", place=page)
    assert [ask.state for ask in later] == [State.WITHDRAWN, State.OPEN]


def test_a_task_with_a_date_on_which_both_agree_is_planned():
    filed = ("mon 10:00 dana files: Could the scanner be faster? | At the shop.", "mon 11:00 li: I'll fix it by Friday")
    ask = only(*filed, "mon 11:10 dana: friday is fine, told them so", place=ISSUES)
    assert (ask.state, rules(ask, "settled")) == (State.SETTLED, ["asker_agreed"])
    unhappy = only(*filed, "mon 11:10 dana: friday is fine, but only if the till works", place=ISSUES)
    assert unhappy.state is State.PROMISED
    said = only("mon 10:00 dana: Could you fix it?", "mon 11:00 li: I'll fix it by Friday", "mon 11:10 dana: perfect")
    assert said.state is State.PROMISED


def test_what_is_proposed_with_a_question_is_settled_by_a_yes():
    lines = ("mon 10:00 noor: Could the list be ready earlier?", "mon 11:00 li: The 10th, is that fine with you?")
    assert only(*lines, "mon 11:10 noor: 10th is absolutely fine.", place=CHAT).state is State.SETTLED
    other = ("mon 10:00 noor: Could the list be ready earlier?", "mon 11:00 li: Which list?")
    assert only(*other, "mon 11:10 noor: The fine one.", place=CHAT).state is State.OPEN


def test_an_asker_is_content_with_what_another_stakeholder_found_out():
    lines = ("mon 10:00 tom: Are we now bound to the rate?", "mon 10:40 eve: I called the desk, it is capped at 50k.")
    ask = only(*lines, "mon 10:47 tom: received, we are at 32k so all good")
    assert (ask.state, rules(ask, "settled")) == (State.SETTLED, ["stakeholder_answered"])
    assert only(*lines, "mon 10:47 tom: received, but is that all good for us?").state is State.OPEN


def test_what_the_team_congratulates_was_no_question():
    told = "mon 10:00 claire: Lille went live without a single call, do you realise?"
    assert only(told, "mon 10:10 mia: congrats!").state is State.ANSWERED
    assert only("mon 10:00 claire: Could you tell them?", "mon 10:10 mia: congrats!").state is State.ACKNOWLEDGED


@pytest.mark.parametrize("said", ["ok cool", "ok", "perfecto"])
def test_ok_to_another_stakeholders_answer_settles_a_question(said):
    answer = "mon 10:08 dana: i called them on monday, it is on 12 oct"
    ask = only("mon 10:00 eve: has someone told the growers when it is?", answer, f"mon 10:09 eve: {said}")
    assert (ask.state, rules(ask, "settled")) == (State.SETTLED, ["stakeholder_answered"])


def test_thanks_in_the_channel_after_the_team_spoke_there_settle_the_question():
    said = (
        "mon 10:00 rafael: Quando chega a fatura?",
        "mon 10:20 li: Aparece na conta deles.",
        "mon 10:21 rafael: Ótimo, obrigado!",
    )
    ask = only(said[0], nearby=thread(*said, beside=True)[1:])
    assert not ask.state.owed
