"""What answers, acknowledges, promises, asks back: rules 3, 4 and 5 of the ledger."""

from datetime import timedelta

import pytest

from syncd.model import State
from syncd.rules.policy import Policy
from tests.threads import ISSUES, asks, context, moment, only, rules

QUESTION = "mon 10:00 dana: Could you send me the export?"


@pytest.mark.parametrize(
    "reply",
    [
        "mon 11:00 mia: It is in the shared folder now.",
        "mon 11:00 li: No, that is not planned for this year.",
        "mon 11:00 mia: Yes",
        "mon 11:00 mia attaches:",
        "mon 11:00 mia: https://acme.test/export.csv",
        "mon 11:00 mia: Fixed in version two. Can you confirm?",
        "mon 11:00 mia: Please take the one from the shared folder.",
    ],
)
def test_a_message_of_the_team_answers(reply):
    ask = only(QUESTION, reply)
    assert (ask.state, ask.closed_by, ask.closed_at) == (State.ANSWERED, "T1.002", moment("mon 11:00"))
    assert ask.closed_url == "https://acme.test/T1.002"
    assert rules(ask, "answered") == ["team_answer"]
    assert not rules(ask, "clears")


@pytest.mark.parametrize(
    "reply",
    [
        "mon 11:00 robo: It is in the shared folder now.",
        "mon 11:00 mia automatically: It is in the shared folder now.",
        "mon 11:00 eve: It is in the shared folder now.",
        "mon 11:00 dana: It is for the board.",
        "mon 11:00 mia:",
        "mon 11:00 mia: @Dana",
        "mon 11:00 mia: > Could you send me the export?",
    ],
)
def test_programs_other_stakeholders_the_asker_and_empty_words_do_not_answer(reply):
    assert only(QUESTION, reply).state is State.OPEN


def test_an_answer_that_begins_with_a_name_is_for_whoever_is_named():
    questions = (QUESTION, "mon 10:05 eve: Is the price list public?")
    for reply, closed in [
        ("Yes Eve, since today.", {"Eve"}),
        ("Dana: the export is in the shared folder.", {"Dana"}),
        ("Dana, Eve: both are in the shared folder.", {"Dana", "Eve"}),
        ("Both are in the shared folder.", {"Dana", "Eve"}),
    ]:
        found = asks(*questions, f"mon 11:00 mia: {reply}")
        assert {ask.asker.name for ask in found if ask.state is State.ANSWERED} == closed, reply


def test_an_answer_to_one_of_several_numbered_questions_leaves_the_others_owed_by_its_author():
    question = "mon 10:00 dana: 1) Is the export public? 2) Can we raise the limit?"
    half = only(question, "mon 11:00 li: 1) yes")
    assert (half.state, half.owner.name) == (State.ACKNOWLEDGED, "Li")
    assert only(question, "mon 11:00 li: 1) yes 2) no").state is State.ANSWERED
    assert only(question, "mon 11:00 li: Yes, and the limit is raised.").state is State.ANSWERED


def test_an_apology_that_comes_with_what_was_wanted_answers():
    assert only(QUESTION, "mon 11:00 mia: Sorry for the delay, here it is.").state is State.ANSWERED
    assert only(QUESTION, "mon 11:00 mia attaches: Sorry for the delay").state is State.ANSWERED
    assert only(QUESTION, "mon 11:00 mia: Sorry for the delay").state is State.ACKNOWLEDGED


def test_handing_a_question_to_a_colleague_answers_nothing():
    assert only(QUESTION, "mon 11:00 mia: Over to you @Li").state is State.ACKNOWLEDGED


def test_what_did_not_count_is_kept_as_evidence_and_a_busy_program_does_not_bury_the_rest():
    ask = only(QUESTION, *["mon 11:00 robo: Build failed."] * 50, "mon 12:00 mia: Looking into it")
    assert rules(ask, "passed_over") == ["program"] * 8
    assert ask.state is State.ACKNOWLEDGED


def test_only_the_owner_or_who_stands_in_answers_where_the_policy_says_so():
    strict = context(default=Policy(timedelta(hours=4), answered_by="owner"))
    other = only(QUESTION, "mon 11:00 li: It is in the shared folder now.", of=strict)
    assert (other.state, rules(other, "passed_over")) == (State.OPEN, ["not_the_owner"])
    assert only(QUESTION, "mon 11:00 mia: It is in the shared folder now.", of=strict).state is State.ANSWERED
    away = "mon 10:00 dana: @Kim could you send me the export?"
    assert only(away, "mon 11:00 li: It is in the shared folder now.", of=strict).state is State.ANSWERED


@pytest.mark.parametrize(
    "reply",
    [
        "mon 11:00 mia: Looking into it",
        "mon 11:00 mia: on it",
        "mon 11:00 mia: I'll get back to you",
        "mon 11:00 mia: Thanks for reporting!",
        "mon 11:00 mia: Got it",
        "mon 11:00 mia reacts eyes on 1",
        "mon 11:00 mia reacts +1::skin-tone-3 on 1",
        "mon 11:00 mia reacts 👀 on 1",
    ],
)
def test_to_have_seen_it_acknowledges_and_the_due_moment_stays(reply):
    ask = only(QUESTION, reply)
    assert (ask.state, ask.due_at) == (State.ACKNOWLEDGED, moment("mon 14:00"))
    assert "escalation waits" in next(step.detail for step in ask.evidence if step.effect == "acknowledged")


def test_an_issue_taken_up_is_acknowledged():
    lines = ("mon 09:50 mia files: Export | Write one.", "mon 09:55 mia assigns li", QUESTION)
    assert only(*lines, "mon 11:00 li moves to In Progress", place=ISSUES).state is State.ACKNOWLEDGED
    assert only(*lines, "mon 11:00 robo moves to In Progress", place=ISSUES).state is State.OPEN


@pytest.mark.parametrize(
    "reaction",
    ["mon 11:00 dana reacts eyes on 1", "mon 11:00 eve reacts eyes on 1", "mon 11:00 mia reacts tada on 1"],
)
def test_reactions_of_others_and_other_reactions_acknowledge_nothing(reaction):
    assert only(QUESTION, reaction).state is State.OPEN


def test_a_removed_reaction_no_longer_acknowledges():
    lines = (QUESTION, "mon 11:00 mia reacts eyes on 1", "mon 12:00 mia unreacts eyes on 1")
    assert only(*lines).state is State.OPEN
    assert only(*lines, "mon 13:00 mia reacts eyes on 1").state is State.ACKNOWLEDGED


def test_thanks_are_answer_enough_where_nothing_was_asked():
    assert only("mon 10:00 dana: @Mia the totals stand in the sheet.", "mon 11:00 mia: Thanks!").state is State.ANSWERED


def test_asking_again_after_an_acknowledgement_lets_escalation_go_on():
    ask = only(QUESTION, "mon 11:00 mia: Looking into it", "tue 10:00 dana: Any news on this?")
    assert (ask.state, ask.due_at) == (State.OPEN, moment("mon 14:00"))
    assert rules(ask, "resumed") == ["asked_again"]


def test_a_promise_with_a_time_moves_the_due_moment_there():
    ask = only(QUESTION, "mon 11:00 mia: I'll send it by Friday")
    assert ask.state is State.PROMISED
    assert ask.due_at.date() == moment("fri 09:00").date()
    assert "Friday" in ask.promise or "friday" in ask.promise
    assert (rules(ask, "promised"), rules(ask, "due")) == (["promise"], ["promise"])


def test_of_several_promises_the_latest_counts_and_none_shortens_the_time():
    twice = only(QUESTION, "mon 11:00 mia: I'll send it by Friday", "tue 11:00 mia: I'll send it by Thursday")
    assert twice.due_at.date() == moment("thu 09:00").date()
    early = only(QUESTION, "mon 11:00 mia: I'll send it in one hour")
    assert (early.state, early.due_at) == (State.PROMISED, moment("mon 14:00"))


def test_a_promise_kept_or_not_is_ended_by_the_answer():
    ask = only(QUESTION, "mon 11:00 mia: I'll send it by Friday", "fri 10:00 mia: Here is the file you wanted.")
    assert ask.state is State.ANSWERED


def test_a_counter_question_stops_the_clock_until_the_asker_speaks():
    paused = only(QUESTION, "mon 11:00 mia: Which months do you need?")
    assert (paused.state, paused.due_at, paused.warn_at) == (State.WAITING_ON_ASKER, None, None)
    assert rules(paused, "clears") == ["asker_speaks"]
    resumed = only(QUESTION, "mon 11:00 mia: Which months do you need?", "tue 10:00 dana: March and April")
    assert (resumed.state, resumed.due_at) == (State.OPEN, moment("tue 13:00"))  # one of four hours was used
    assert rules(resumed, "resumed") == ["asker_spoke"]
    again = only(
        QUESTION,
        "mon 11:00 mia: Which months do you need?",
        "tue 10:00 dana: March and April",
        "tue 11:00 mia: Which year do you mean?",
        "wed 10:00 dana: Yes, this one",
    )
    assert again.due_at == moment("wed 12:00")


def test_a_counter_question_after_the_due_moment_leaves_no_time():
    ask = only(QUESTION, "tue 11:00 mia: Which months do you need?", "tue 12:00 dana: March and April")
    assert ask.due_at == moment("tue 12:00")


def test_a_final_answer_after_a_counter_question_answers():
    lines = (QUESTION, "mon 11:00 mia: Which months do you need?", "mon 12:00 mia: I put all of them there.")
    assert only(*lines).state is State.ANSWERED


def test_a_deleted_answer_is_none():
    lines = (QUESTION, "mon 11:00 mia: It is in the folder.", "mon 12:00 mia deletes 2")
    assert only(*lines).state is State.OPEN


def test_an_edit_can_make_an_acknowledgement_the_answer():
    lines = (QUESTION, "mon 11:00 mia: on it", "mon 12:00 mia edits 2: It is in the folder, tab two.")
    assert only(*lines).state is State.ANSWERED


def test_an_answer_before_the_question_does_not_count():
    assert [ask.state for ask in asks("mon 09:00 mia: It is in the folder.", QUESTION)] == [State.OPEN]


def test_what_is_said_in_the_moment_of_the_filing_is_not_answered_by_it():
    ask = only("mon 10:00 dana: Could you send it?", "mon 10:00 mia files: Launch | See below.", place=ISSUES)
    assert ask.state is State.OPEN


def test_a_yes_after_a_greeting_is_an_answer():
    assert (
        only("mon 09:00 jonas: unterstützt der Export Parquet?", "mon 09:01 li: moin, ja seit 3.2").state
        is State.ANSWERED
    )


def test_a_run_for_lunch_is_no_question_back():
    told = "mon 09:00 noor: Since the update the deposit is missing on the invoices."
    assert only(told, "mon 10:45 li: Lunch run: who wants something from the Thai place?").state is State.OPEN


@pytest.mark.parametrize(
    "reply",
    [
        "By orders. I've added it to the heading.",
        "Done, the November invoice will have it.",
        "The parent's one. A second address is optional.",
    ],
)
def test_what_is_done_or_told_is_an_answer_though_words_of_an_acknowledgement_stand_in_it(reply):
    assert (
        only("mon 09:00 noor: Is the share by orders or by pieces?", f"mon 09:30 mia: {reply}").state is State.ANSWERED
    )


def test_vou_ja_tratar_disso_is_an_acknowledgement():
    ask = only("mon 09:00 rafael: Podes corrigir o horário?", "mon 09:30 mia: Bom dia Rafael, vou já tratar disso.")
    assert ask.state is State.ACKNOWLEDGED
