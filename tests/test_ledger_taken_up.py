"""Who takes a matter up owes it; promises that are kept, broken, or no promises at all."""

import pytest

from syncd.model import State
from tests.threads import CONTEXT as OF
from tests.threads import Context, asks, decided, fold, moment, only, rules, thread

QUESTION = "mon 10:00 dana: Could you send me the export?"


@pytest.mark.parametrize(
    "reply", ["on it", "looking", "I'll send it by Friday", "Schau ich mir an", "je regarde", "確認します"]
)
def test_who_takes_it_up_in_words_owes_it(reply):
    ask = only(QUESTION, f"mon 10:05 li: {reply}")
    assert (ask.owner.name, rules(ask, "owner")) == ("Li", ["took_it_up"])


@pytest.mark.parametrize("reply", ["li reacts eyes on 1", "li: noted", "li: sorry about that", "li: For whom?"])
def test_who_only_shows_that_they_have_seen_it_takes_nothing_up(reply):
    assert only(QUESTION, f"mon 10:05 {reply}").owner.name == "Mia"


def test_a_later_mention_and_a_decision_by_hand_outrank_it():
    lines = (QUESTION, "mon 10:05 li: on it")
    assert only(*lines, "mon 12:00 dana: @Mia any news?").owner.name == "Mia"
    given = _with(OF, lines, decided(only(*lines), "assign", "mon 13:00", owner="mia@acme.test"))
    assert (given.owner.name, rules(given, "owner")) == ("Mia", ["assigned"])


def test_whose_answer_did_not_help_goes_on_owing_it():
    again = asks("mon 10:00 tom: How do I mask it?", "mon 10:10 li: In the menu.", "mon 10:20 tom: Not really")
    assert [(ask.state, ask.owner.name) for ask in again] == [(State.ANSWERED, "Mia"), (State.OPEN, "Li")]


def test_what_is_asked_back_below_a_message_of_the_team_is_for_its_author():
    assert only("mon 10:00 li: @Noor could you raise it?", "mon 10:20 noor: why did it jump?").owner.name == "Li"


def test_who_promised_and_delivers_has_kept_it():
    ask = only(QUESTION, "mon 11:00 li: I'll send it by Friday", "thu 11:00 li: Here it is.")
    assert ask.state is State.ANSWERED
    assert rules(ask, "promised") == ["promise", "promise_kept"]


def test_asked_again_after_the_promised_time_it_is_plainly_open():
    lines = (QUESTION, "mon 11:00 li: I'll send it by Friday")
    ask = only(*lines, "mon2 09:00 dana: Any news?")
    assert (ask.state, ask.owner.name, rules(ask, "resumed")) == (State.OPEN, "Li", ["promise_broken"])
    assert only(*lines, "thu 09:00 dana: Any news?").state is State.PROMISED


def test_a_lone_question_mark_asks_again():
    assert only(QUESTION, "mon 11:00 li reacts eyes on 1", "mon 12:00 dana: ?").state is State.OPEN


def test_a_plan_is_the_answer_to_when_and_a_promise_is_not():
    assert only("mon 10:00 eve: Any news here?", "mon 11:00 li: Should be live on Thursday.").state is State.ANSWERED
    assert only("mon 10:00 eve: Any news here?", "mon 11:00 li: I'll post it on Thursday.").state is State.PROMISED


@pytest.mark.parametrize(
    ("asked", "reply"),
    [
        ("Could you make a square one?", "Kim is on leave this week"),
        ("Please move the meeting.", "ok"),
        ("Can guests see it? And is it 30 or 90 days?", "Guests never see it. The other I have to ask legal."),
    ],
)
def test_what_leaves_the_asker_without_an_answer_is_none(asked, reply):
    assert only(f"mon 10:00 eve: {asked}", f"mon 11:00 mia: {reply}").state is State.ACKNOWLEDGED


def _with(of: Context, lines: tuple[str, ...], decisions):
    (ask,) = fold(thread(*lines), of, decisions=decisions)
    assert ask.asked_at == moment("mon 10:00")
    return ask
