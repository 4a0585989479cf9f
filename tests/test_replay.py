"""Replay: what would have been told of a thread, had syncd been on while it happened."""

from datetime import timedelta

import pytest
from threads import MONDAY, context, thread

from syncd.model import Reason
from syncd.rules.alerts import AlertPolicy
from syncd.rules.ledger import fold
from syncd.rules.replay import replay

UNTIL = MONDAY + timedelta(days=28)


def told(*lines, until=UNTIL):
    """The reasons with which a thread would have been told of, each with its moment."""
    rules, entries = context(), thread(*lines)
    asked = []

    def as_of(at):
        asked.append(at)
        return fold([entry for entry in entries if entry.event.at <= at], rules)

    changes = replay(as_of, [entry.event.at for entry in entries], AlertPolicy(context=rules), until)
    assert asked == sorted(asked)
    return [(change.reason, f"{change.at:%a %H:%M}".lower()) for change in changes]


def test_what_was_answered_in_time_would_not_have_been_told():
    assert told("mon 10:00 dana: Could you send the export?", "mon 10:30 mia: Here it is.") == []


def test_what_was_answered_late_would_have_been_told_and_taken_back():
    found = told("mon 10:00 dana: Could you send the export?", "tue 10:00 mia: Here it is.")
    assert [reason for reason, _ in found] == [
        Reason.DUE_SOON,
        Reason.OVERDUE,
        Reason.ESCALATED,
        Reason.ANSWERED,
    ]
    assert found[-1] == (Reason.ANSWERED, "tue 10:00")


def test_an_answer_that_was_edited_in_later_does_not_hide_what_was_told_before():
    (overdue,) = [at for reason, at in told("mon 10:00 dana: Could you send it?") if reason is Reason.OVERDUE]
    late = told("mon 10:00 dana: Could you send it?", "fri 10:00 mia: Here it is.")
    assert (Reason.OVERDUE, overdue) in late


def test_a_promise_moves_the_moment_at_which_it_would_have_been_told():
    found = told("mon 10:00 dana: Could you send the export?", "mon 11:00 mia: I'll send it by Thursday.")
    assert [at[:3] for reason, at in found if reason is Reason.OVERDUE] in (["thu"], ["fri"])


def test_nothing_is_told_of_what_lies_after_the_end():
    assert told("mon 10:00 dana: Could you send the export?", until=MONDAY + timedelta(hours=11)) == []


@pytest.mark.parametrize("lines", [(), ("mon 10:00 dana: Thanks, lovely!",)])
def test_a_thread_without_asks_tells_nothing(lines):
    assert told(*lines) == []
