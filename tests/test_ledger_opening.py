"""What opens an ask, and what does not: rule 1 and 2 of the ledger."""

from dataclasses import replace

import pytest

from syncd.model import Place, State
from syncd.rules.judge import read
from syncd.rules.policy import PlaceRule
from tests.threads import ACCOUNTS, CHAT, CONTEXT, FEEDBACK, ISSUES, PRIVATE, SOURCE, asks, only, rules

JUDGED = ""
"""The rule is the judge's."""
QUESTION = "mon 10:00 dana: Could you send me the export?"


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (QUESTION, JUDGED),
        ("mon 10:00 dana: When will the new report be ready", JUDGED),
        ("mon 10:00 dana: @Mia the totals of March stand in the sheet now", "mention"),
        ("mon 10:00 dana attaches: @Mia", "mention"),
        ("mon 10:00 dana: > Is it ready?\nNo idea, could you please check this?", JUDGED),
    ],
)
def test_a_stakeholder_who_asks_or_names_the_team_opens_an_ask(line, rule):
    ask = only(line)
    assert rules(ask, "opened") == [rule or read(line.partition(": ")[2]).rules[0][0]]
    assert (ask.state, ask.asker.name, ask.event) == (State.OPEN, "Dana", "T1.001")


@pytest.mark.parametrize(
    "line",
    [
        "mon 10:00 dana: thanks!",
        "mon 10:00 dana: @Mia thanks a lot!",
        "mon 10:00 dana: LGTM",
        "mon 10:00 dana: @Mia ok",
        "mon 10:00 dana: +1",
        "mon 10:00 dana: @Mia",
        "mon 10:00 dana: We had lunch at the new place.",
        "mon 10:00 dana: We had some trouble with the venue, all solved now.",
        "mon 10:00 dana: > Could you send me the export?",
        "mon 10:00 dana: @Eve could you send me the export?",
        "mon 10:00 dana:",
        "mon 10:00 dana attaches:",
        "mon 10:00 dana: Never mind",
        "mon 10:00 dana automatically: Could you send me the export?",
        "mon 10:00 dana: Automatic reply: I am out of the office until Monday.",
        "mon 10:00 robo: @Mia can you look at the build?",
        "mon 10:00 mia: Could you send me the export?",
    ],
)
def test_pleasantries_quotes_programs_and_talk_to_others_open_nothing(line):
    assert asks(line) == ()


def test_a_question_to_a_stakeholder_and_the_team_together_opens():
    assert only("mon 10:00 dana: @Eve @Mia who of you could send the export?").owner.name == "Mia"


def test_a_comment_on_an_issue_of_the_team_opens_without_a_question():
    lines = ("mon 09:00 mia files: Export | Write one.", "mon 09:01 mia assigns li")
    ask = only(*lines, "mon 10:00 dana: The totals of March stand in the sheet now.", place=ISSUES)
    assert rules(ask, "opened") == ["owned"]
    assert ask.owner.name == "Li"
    assert asks(*lines, "mon 10:00 dana: thanks!", place=ISSUES) == ()
    assert asks(*lines, "mon 10:00 dana: @Eve the totals of March stand in the sheet.", place=ISSUES) == ()


def test_what_a_document_owner_of_the_team_is_told_opens_but_a_channel_is_nobodys_thing():
    line = "mon 10:00 dana: The totals of March stand in the sheet now."
    document = Place("D1", "Plan", private=False, owner=ACCOUNTS["li"])
    ask = only(line, place=document)
    assert (rules(ask, "opened"), ask.owner.name) == (["owned"], "Li")
    assert asks(line, place=Place("C9", "random", unthreaded=True, owner=ACCOUNTS["li"])) == ()


def test_a_place_with_every_message_opens_for_all_but_pleasantries():
    ask = only("mon 10:00 dana: The totals of March stand in the sheet now.", place=FEEDBACK)
    assert (rules(ask, "opened"), ask.owner.name) == (["every_message"], "Li")
    assert asks("mon 10:00 dana: thanks!", place=FEEDBACK) == ()


def test_an_ignored_place_opens_nothing():
    assert asks(QUESTION, place=Place("C4", "fun", unthreaded=True)) == ()


def test_an_issue_asks_by_its_title_or_by_being_the_teams():
    asked = only("mon 10:00 dana files: Can you add a dark mode? | As said.", place=ISSUES)
    assert asked.title == "Can you add a dark mode?"
    filed = only("mon 10:00 dana files: Report of March | Totals per day.", "mon 11:00 mia assigns li", place=ISSUES)
    assert (rules(filed, "opened"), filed.owner.name) == (["filed_issue"], "Li")
    assert asks("mon 10:00 dana files: Report of March | Totals per day.", place=ISSUES) == ()


def test_an_issue_that_becomes_the_teams_late_is_due_from_then_on():
    ask = only("mon 10:00 dana files: Report of March | Totals.", "tue 10:00 mia assigns li", place=ISSUES)
    assert ask.asked_at.day == 2
    assert (ask.due_at.day, ask.due_at.hour) == (3, 14)


def test_an_issue_already_answered_is_not_asked_by_its_later_assignment():
    lines = ("mon 10:00 dana files: Report of March | Totals.", "mon 11:00 mia: It is in the sheet, tab two.")
    assert asks(*lines, "tue 10:00 mia assigns li", place=ISSUES) == ()


def test_messages_in_a_row_are_one_ask_from_the_first():
    ask = only(QUESTION, "mon 10:20 dana: It is for the board.", "mon 10:30 dana: @Li perhaps you know?")
    assert ask.text.splitlines() == [
        "Could you send me the export?", "It is for the board.", "@Li perhaps you know?"
    ]  # fmt: skip
    assert (ask.asked_at.hour, ask.due_at.hour, ask.owner.name) == (10, 14, "Li")
    assert ask.messages == ("T1.001", "T1.002", "T1.003")


def test_two_stakeholders_in_one_thread_are_two_asks_and_one_answer_serves_both():
    lines = (QUESTION, "mon 10:10 eve: And could you add the totals?")
    assert [ask.asker.name for ask in asks(*lines)] == ["Dana", "Eve"]
    both = asks(*lines, "mon 11:00 mia: Both are in the folder now.")
    assert [ask.state for ask in both] == [State.ANSWERED, State.ANSWERED]


@pytest.mark.parametrize(
    "reply", ["mon 11:00 mia: @Eve they are in tab two.", "mon 11:00 mia to 2: They are in tab two."]
)
def test_an_answer_addressed_to_one_asker_leaves_the_other_waiting(reply):
    dana, eve = asks(QUESTION, "mon 10:10 eve: And could you add the totals?", reply)
    assert (dana.state, eve.state) == (State.OPEN, State.ANSWERED)
    assert "addressed_elsewhere" in rules(dana, "passed_over")


def test_a_new_question_after_the_answer_is_a_new_ask():
    first, second = asks(QUESTION, "mon 11:00 mia: It is in the folder.", "tue 10:00 dana: Could you add the totals?")
    assert (first.state, second.state) == (State.ANSWERED, State.OPEN)
    assert second.due_at.hour == 14
    assert first.id != second.id


def test_an_edit_is_judged_as_the_message_now_reads():
    assert asks(QUESTION, "mon 10:05 dana edits 1: We had lunch at the new place.") == ()
    assert only("mon 10:00 dana: Lunch.", "mon 10:05 dana edits 1: Could you send me the export?").text.endswith(
        "export?"
    )


def test_an_ask_is_private_if_anything_of_it_was():
    assert not only(QUESTION).private
    assert only(QUESTION, place=PRIVATE).private
    assert only(QUESTION, "mon 10:05 dana privately: It is for the board.", place=ISSUES).private


def test_the_id_is_short_and_stable_and_the_link_is_the_opening_messages():
    ask, later = only(QUESTION), only(QUESTION, "mon 11:00 mia: Here it is.")
    assert ask.id == later.id
    assert (len(ask.id), ask.id.lower(), ask.url) == (10, ask.id, "https://acme.test/T1.001")


@pytest.mark.parametrize(
    "text", ["x" * 40_000, "مرحبا @Mia هل يمكنك المساعدة؟", ":tada:", "<!channel> @Mia broken again", "\u202e@Mia abc"]
)
def test_strange_texts_break_nothing(text):
    for ask in asks(f"mon 10:00 dana: {text}", place=CHAT):
        assert all(len(step.detail) <= 200 for step in ask.evidence)


def test_an_issue_in_a_project_for_which_the_config_names_an_owner_is_the_teams():
    filed = "mon 10:00 dana files: Report of March | Totals per day."
    rule = PlaceRule(SOURCE, ISSUES.id, owner="li@acme.test")
    ours = replace(CONTEXT, policies=replace(CONTEXT.policies, places=(rule,)))
    ask = only(filed, place=ISSUES, of=ours)
    assert (rules(ask, "opened"), ask.owner.name, ask.sure) == (["filed_issue"], "Li", True)
    theirs = replace(rule, owner="eve@acme.test")
    assert asks(filed, place=ISSUES, of=replace(CONTEXT, policies=replace(CONTEXT.policies, places=(theirs,)))) == ()
