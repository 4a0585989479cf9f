"""Chats in which nobody uses threads: an answer that is simply a later message of the channel."""

import pytest

from syncd.model import State
from tests.threads import CHAT, ISSUES, asks, moment, only, rules, thread

QUESTION = "mon 10:00 dana: Could you send me the export?"


def beside(*lines):
    return thread(*lines, name="N", beside=True)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("mon 10:10 mia: It is in the shared folder.", "channel_next"),
        ("mon 15:00 mia: @Dana it is in the shared folder.", "channel_mention"),
    ],
)
def test_the_next_message_of_the_team_or_one_that_names_the_asker_answers(line, rule):
    ask = only(QUESTION, nearby=beside(line))
    assert (ask.state, rules(ask, "answered"), ask.closed_by) == (State.ANSWERED, [rule], "N.001")


@pytest.mark.parametrize(
    "lines",
    [
        ("mon 10:40 mia: It is in the shared folder.",),
        ("mon 10:05 eve: Lunch?", "mon 10:10 mia: At twelve."),
        ("mon 10:10 mia: @Eve it is in the shared folder.",),
        ("mon 10:10 mia: Does anybody know the number of the taxi?",),
        ("mon 10:10 eve: It is in the shared folder.",),
        ("mon 09:50 mia: It is in the shared folder.",),
    ],
)
def test_what_comes_late_after_others_to_others_or_as_a_new_question_does_not(lines):
    assert only(QUESTION, nearby=beside(*lines)).state is State.OPEN


def test_programs_between_do_not_matter_and_the_askers_own_further_words_do_not_either():
    lines = ("mon 10:02 robo: Build failed.", "mon 10:20 dana: It is for the board.", "mon 10:40 dana: By noon.")
    ask = only(QUESTION, nearby=beside(*lines, "mon 11:05 mia: It is in the shared folder."))
    assert ask.state is State.ANSWERED


def test_an_automatic_reply_of_somebody_else_between_does_not_matter_either():
    lines = (
        "mon 10:02 eve: Automatic reply: I am out of the office until Monday.",
        "mon 10:10 mia: It is in the folder.",
    )
    assert only(QUESTION, nearby=beside(*lines)).state is State.ANSWERED


def test_acknowledgements_and_counter_questions_count_there_the_same_way():
    assert only(QUESTION, nearby=beside("mon 10:10 mia: Looking into it")).state is State.ACKNOWLEDGED
    asked = only(QUESTION, nearby=beside("mon 10:10 mia: @Dana which months do you need?"))
    assert asked.state is State.WAITING_ON_ASKER


def test_the_asker_settles_it_beside_as_well():
    assert only(QUESTION, nearby=beside("mon 10:10 dana: Never mind")).state is State.SETTLED
    assert only(QUESTION, nearby=beside("mon 11:10 dana: Never mind")).state is State.OPEN


def test_an_ask_inside_a_thread_or_a_place_with_threads_is_answered_only_there():
    answer = beside("mon 10:10 mia: It is in the shared folder.")
    inside = asks("mon 09:00 li: The new version is out.", QUESTION, nearby=answer)
    assert [ask.state for ask in inside] == [State.OPEN]
    assert only(QUESTION, place=ISSUES, nearby=answer).state is State.OPEN


BUSY = (
    "mon 10:01 eve: @Li did the printer come back?",
    "mon 10:02 li: @Eve yes, this morning",
    "mon 10:03 eve: @Li great, thanks",
    "mon 10:04 pat: Is the kitchen on the second floor free at noon?",
)


def test_the_answer_may_come_after_others_and_the_evidence_says_how_likely_it_was():
    ask = only(QUESTION, nearby=beside(*BUSY, "mon 10:06 mia: @Dana sent, have a look.", "mon 10:07 dana: Thanks!"))
    (answer,) = [step for step in ask.evidence if step.effect == "answered"]
    assert (ask.state, answer.rule, answer.event) == (State.ANSWERED, "channel_mention", "N.005")
    assert 0.5 < answer.score <= 1


def test_what_the_team_says_to_others_is_passed_over_with_its_score():
    ask = only(QUESTION, nearby=beside(*BUSY))
    assert ask.state is State.OPEN
    (passed,) = [step for step in ask.evidence if step.effect == "passed_over"]
    assert (passed.rule, passed.event) == ("channel_link", "N.002")
    assert passed.score < 0.5


def test_hours_later_only_a_mention_counts():
    assert only(QUESTION, nearby=beside("mon 12:01 mia: The export is in the shared folder.")).state is State.OPEN


def test_a_direct_message_is_one_long_conversation_with_many_asks():
    lines = []
    for day in ("mon", "tue", "wed"):
        lines += [f"{day} 10:00 dana: Could you send me the export?", f"{day} 11:00 mia: It is in the folder."]
    found = asks(*lines, "thu 10:00 dana: Could you send me the export?", place=CHAT)
    assert [ask.state for ask in found] == [State.ANSWERED] * 3 + [State.OPEN]
    assert len({ask.id for ask in found}) == 4
    assert found[-1].due_at == moment("thu 14:00")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("how many licences does Contoso have?", "mon 10:50 mia: 85"),
        ("who has the phone number of the Leeds IT?", "mon 10:40 li: 0113 496 0000"),
        ("does the Contoso contract run out this year?", "mon 10:50 mia: re Contoso: no, it renews in March"),
        ("is the vpn down for anyone else?", "mon 10:40 li: vpn: cert expired, it is back"),
        ("anyone know if the Bern depot has power again?", "mon 10:40 li: power's back since 8"),
        ("@Li staging is locked again, can you open it?", "mon 10:40 li: unlocked"),
        ("my user got deactivated, help?", "mon 10:40 li: reactivated, log in again"),
        ("mon compte est bloqué, quelqu'un peut aider?", "mon 10:40 li: débloqué"),
    ],
)
def test_what_begins_with_its_matter_or_with_what_was_to_be_done_answers_after_others_spoke(asked, said):
    lines = beside("mon 10:05 eve: try the key under the mat", said)
    assert only(f"mon 10:00 dana: {asked}", nearby=lines).state is State.ANSWERED


def test_whom_an_ask_names_takes_it_up_though_others_spoke_before():
    lines = beside("mon 10:05 eve: the ugly one", "mon 10:40 mia: omg. one sec, looking for it")
    ask = only("mon 10:00 dana: which of the two logos do we use now? @Mia", nearby=lines)
    assert (ask.state, rules(ask, "acknowledged")) == (State.ACKNOWLEDGED, ["acknowledgement"])


def test_who_took_it_up_in_the_channel_speaks_of_it_afterwards():
    lines = beside(
        "mon 10:05 eve: oh no", "mon 10:06 li: on it, going to north", "mon 10:30 li: works again, it was the battery"
    )
    ask = only("mon 10:00 dana: north entrance scanner is broken, can somebody come?", nearby=lines)
    assert (ask.state, ask.owner.name) == (State.ANSWERED, "Li")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("Heads-up everybody: the office closes at four.", State.OPEN),
        ("Info an alle: das Büro schließt heute um vier.", State.OPEN),
        ("Release 4.13 is out: faster search, new filters.", State.OPEN),
        ("Heads-up, the Figma price went up to 14k.", State.ANSWERED),
        ("14k", State.ANSWERED),
    ],
)
def test_news_for_everybody_are_no_answer_unless_they_speak_of_it(said, state):
    ask = only("mon 10:00 noor: what does Figma cost us per year?", nearby=beside(f"mon 10:10 mia: {said}"))
    assert ask.state is state


RETURNS = ("mon 10:02 li: I'll have a look", "mon 12:45 li: two of them had the same number, I removed the second")


def test_who_took_it_up_at_once_may_come_back_hours_later():
    ask = only(QUESTION, nearby=beside(*RETURNS))
    assert (ask.state, rules(ask, "answered"), ask.closed_by) == (State.ANSWERED, ["channel_taken"], "N.002")


@pytest.mark.parametrize(
    "later",
    [
        "mon 12:45 mia: two of them had the same number, I removed the second",
        "mon 12:45 li: @Eve two of them had the same number, I removed the second",
        "mon 12:45 li: does anybody know the number of the taxi?",
        "mon 19:00 li: two of them had the same number, I removed the second",
    ],
)
def test_others_words_to_others_questions_and_the_next_day_are_not_who_took_it_up_coming_back(later):
    assert only(QUESTION, nearby=beside(RETURNS[0], later)).state is State.ACKNOWLEDGED
