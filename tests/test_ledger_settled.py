"""What settles or withdraws an ask, and what opens it again: rule 6, and decisions by hand."""

import pytest

from syncd.model import State
from syncd.rules.ledger import fold
from tests.threads import CONTEXT, ISSUES, asks, decided, moment, only, rules, thread

QUESTION = "mon 10:00 dana: Could you send me the export?"
ISSUE = ("mon 09:50 mia files: Export | Write one.", "mon 09:55 mia assigns li", QUESTION)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("mon 11:00 dana: Never mind", "asker_closed"),
        ("mon 11:00 dana: Never mind, found it", "asker_closed"),
        ("mon 11:00 dana: Thanks!", "asker_thanked"),
        ("mon 11:00 mia reacts white_check_mark on 1", "reaction_settled"),
        ("mon 11:00 dana reacts heavy_check_mark on 1", "reaction_settled"),
        ("mon 11:00 li reacts ✅ on 1", "reaction_settled"),
        ("mon 11:00 mia closes", "thread_closed"),
        ("mon 11:00 dana closes", "thread_closed"),
    ],
)
def test_it_is_settled_by_the_askers_words_an_agreed_reaction_or_a_closed_thread(line, rule):
    ask = only(QUESTION, line)
    assert (ask.state, ask.closed_at, rules(ask, "settled")) == (State.SETTLED, moment("mon 11:00"), [rule])


@pytest.mark.parametrize(
    "line",
    [
        "mon 11:00 eve: Thanks!",
        "mon 10:01 dana: Thanks!",
        "mon 11:00 eve reacts white_check_mark on 1",
        "mon 11:00 robo reacts white_check_mark on 1",
        "mon 11:00 dana: Thanks, but it is still broken",
    ],
)
def test_others_thanks_and_thanks_in_advance_settle_nothing(line):
    assert only(QUESTION, line).state is State.OPEN


def test_thanks_for_looking_into_it_do_not_settle():
    ask = only(QUESTION, "mon 11:00 mia: Looking into it", "mon 11:05 dana: Thanks!")
    assert ask.state is State.ACKNOWLEDGED
    promised = only(QUESTION, "mon 11:00 mia: I'll send it by Friday", "mon 11:05 dana: Thanks a lot!")
    assert promised.state is State.PROMISED


def test_thanks_after_another_stakeholders_answer_settle():
    assert only(QUESTION, "mon 10:02 eve: It is in the folder.", "mon 10:04 dana: Thanks!").state is State.SETTLED


def test_a_thank_you_after_the_answer_opens_and_reopens_nothing():
    ask = only(QUESTION, "mon 11:00 mia: It is in the folder.", "mon 11:05 dana: Thanks a lot!")
    assert (ask.state, ask.closed_by) == (State.ANSWERED, "T1.002")


def test_the_removed_reaction_reopens():
    lines = (QUESTION, "mon 11:00 mia reacts white_check_mark on 1", "mon 12:00 mia unreacts white_check_mark on 1")
    assert only(*lines).state is State.OPEN


def test_a_stakeholder_who_reopens_the_issue_is_owed_an_answer_again():
    ask = only(*ISSUE, "mon 11:00 li closes", "tue 10:00 dana reopens", place=ISSUES)
    assert (ask.state, ask.due_at, ask.closed_by) == (State.OPEN, moment("tue 14:00"), "")
    assert only(*ISSUE, "mon 11:00 li closes", "tue 10:00 li reopens", place=ISSUES).state is State.SETTLED
    answered = (*ISSUE, "mon 10:30 li: It is in the folder.", "mon 11:00 li closes", "tue 10:00 dana reopens")
    assert only(*answered, place=ISSUES).state is State.OPEN


def test_a_program_that_closes_does_not_punish_the_asker_for_the_teams_silence():
    silent = only(*ISSUE, "mon 11:00 robo closes", place=ISSUES)
    assert (silent.state, rules(silent, "passed_over")) == (State.OPEN, ["closed_by_program"])
    seen = only(*ISSUE, "mon 10:30 li: Looking into it", "mon 11:00 robo closes", place=ISSUES)
    assert seen.state is State.SETTLED


def test_a_comment_on_a_closed_issue_is_a_new_ask():
    first, second = asks(*ISSUE, "mon 11:00 li closes", "tue 10:00 dana: Could you add the totals?", place=ISSUES)
    assert (first.state, second.state) == (State.SETTLED, State.OPEN)


def test_a_deleted_question_is_withdrawn_and_kept():
    ask = only(QUESTION, "mon 12:00 dana deletes 1")
    assert (ask.state, ask.closed_at) == (State.WITHDRAWN, moment("mon 12:00"))
    assert rules(ask, "withdrawn") == ["message_deleted"]


def test_a_question_deleted_after_its_answer_stays_answered():
    ask = only(QUESTION, "mon 11:00 mia: It is in the folder.", "mon 12:00 dana deletes 1")
    assert ask.state is State.ANSWERED
    late = only(QUESTION, "mon 12:00 dana deletes 1", "mon 13:00 mia: It is in the folder.")
    assert late.state is State.WITHDRAWN


def test_what_was_said_after_a_deleted_question_stands_for_itself():
    lines = (QUESTION, "mon 10:05 dana: And could you add the totals?", "mon 12:00 dana deletes 1")
    first, second = asks(*lines)
    assert (first.state, second.state, second.text) == (State.WITHDRAWN, State.OPEN, "And could you add the totals?")


def test_dismissed_and_snoozed_stand_above_the_fold_until_taken_back():
    lines = thread(QUESTION)
    (ask,) = fold(lines, CONTEXT)
    (dismissed,) = fold(lines, CONTEXT, decisions=decided(ask, "dismiss", "mon 12:00"))
    (snoozed,) = fold(lines, CONTEXT, decisions=decided(ask, "snooze", "mon 12:00", "wed 09:00"))
    assert dismissed.state is State.DISMISSED
    assert (snoozed.state, snoozed.snoozed_until) == (State.SNOOZED, moment("wed 09:00"))
    both = (*decided(ask, "dismiss", "mon 12:00")[ask.id], *decided(ask, "reopen", "mon 13:00")[ask.id])
    (reopened,) = fold(lines, CONTEXT, decisions={ask.id: both})
    assert reopened.state is State.OPEN


def test_an_assignment_by_hand_overrides_and_an_unknown_name_says_so():
    lines = thread("mon 10:00 dana: @Mia could you send me the export?")
    (ask,) = fold(lines, CONTEXT)
    (given,) = fold(lines, CONTEXT, decisions=decided(ask, "assign", "mon 12:00", owner="li@acme.test"))
    assert (given.owner.name, rules(given, "owner")) == ("Li", ["assigned"])
    (kept,) = fold(lines, CONTEXT, decisions=decided(ask, "assign", "mon 12:00", owner="nobody"))
    assert kept.owner.name == "Mia"
    assert any("names nobody known" in step.detail for step in kept.evidence)


def test_a_decision_does_not_hide_an_answer_nor_a_later_question():
    lines = thread(QUESTION, "mon 11:00 mia: It is in the folder.")
    (ask,) = fold(lines, CONTEXT)
    (answered,) = fold(lines, CONTEXT, decisions=decided(ask, "dismiss", "mon 12:00"))
    assert answered.state is State.ANSWERED
    more = thread(QUESTION, "tue 10:00 dana: Could you add the totals?")
    found = fold(more, CONTEXT, decisions=decided(ask, "dismiss", "mon 12:00"))
    assert [one.state for one in found] == [State.DISMISSED, State.OPEN]


@pytest.mark.parametrize(
    ("asked", "state", "rule"),
    [
        ("I'd start the test tonight at 8, all is prepared. Ok for you @Mia?", State.SETTLED, "reaction_agreed"),
        ("Das Plakat geht morgen so raus. Ist das ok für euch?", State.SETTLED, "reaction_agreed"),
        ("Mia can I give Ostmann two more weeks of trial?", State.SETTLED, "reaction_agreed"),
        ("can we please not deploy the new zones on saturday?", State.ACKNOWLEDGED, "reaction_acknowledged"),
        ("Could you send me the export?", State.ACKNOWLEDGED, "reaction_acknowledged"),
        ("Is the export ready?", State.ACKNOWLEDGED, "reaction_acknowledged"),
    ],
)
def test_a_thumb_is_a_yes_to_who_only_wants_a_yes(asked, state, rule):
    ask = only(f"mon 10:00 dana: {asked}", "mon 10:30 mia reacts +1 on 1")
    assert (ask.state, ask.evidence[1].rule) == (state, rule)


def test_who_says_that_it_is_not_needed_after_all_closes_it_after_a_question_back():
    asked = "mon 10:00 noor: Mia, can we still restore mails deleted in June?"
    back = "mon 10:20 mia: Yes, backups go back 180 days. Tell me the mailbox and I'll start the restore."
    closed = "mon 10:30 noor: Not needed yet, they only wanted to know. Thanks!"
    assert only(asked, back, closed).state is State.SETTLED


def test_please_do_is_a_nod_and_asks_nothing_again():
    seen = ("mon 10:00 pat: Why did it drop?", "mon 10:10 mia: Looks odd, I'll find out.", "mon 10:12 pat: Please do.")
    assert only(*seen).state is State.ACKNOWLEDGED
