"""What is told of an ask, when, and only with a proof: true against told."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syncd.alert import Told
from syncd.model import Ask, Evidence, Reason, State
from syncd.rules.alerts import AlertPolicy, applied, awaiting_proof, reconcile, standing, wake
from tests.threads import DEFAULT, context, moment, only

QUESTION = "mon 10:00 dana: Could you send me the export?"  # due 14:00, warned of at 13:00, escalated at 16:00
POLICY = AlertPolicy()
REMINDING = AlertPolicy(
    context=context(default=replace(DEFAULT, remind_every=timedelta(hours=4), escalate_to="li@acme.test"))
)


class History:
    """A telling that goes on: what is told stays told."""

    def __init__(self, policy: AlertPolicy = POLICY) -> None:
        self.policy = policy
        self.told: dict[str, Told] = {}

    def at(self, when: str, ask: Ask, proof: str = "") -> list[Reason]:
        """What is told at a moment; ``proof``: when the last complete reading began, else just now."""
        now = moment(when)
        read = moment(proof) if proof else now - timedelta(seconds=1)
        changes = reconcile([ask], self.told, now, self.policy, {ask.source: read})
        self.told = applied(self.told, changes)
        assert reconcile([ask], self.told, now, self.policy, {ask.source: read}) == []
        return [change.reason for change in changes]


def test_it_is_said_once_when_it_is_near_once_when_it_is_due_once_when_it_is_escalated():
    told, ask = History(), only(QUESTION)
    assert told.at("mon 12:59", ask) == []
    assert told.at("mon 13:01", ask) == [Reason.DUE_SOON]
    assert told.at("mon 13:30", ask) == []
    assert told.at("mon 14:01", ask) == [Reason.OVERDUE]
    assert told.at("mon 15:59", ask) == []
    assert told.at("mon 16:01", ask) == [Reason.ESCALATED]
    assert told.at("fri 16:01", ask) == []


def test_nothing_is_said_on_stale_data():
    told, ask = History(), only(QUESTION)
    assert told.at("mon 13:30", ask, proof="mon 12:00") == []
    assert told.at("tue 14:30", ask, proof="mon 14:00") == []
    assert told.at("tue 14:31", ask, proof="mon 14:01") == [Reason.OVERDUE]
    assert reconcile([ask], {}, moment("tue 12:00"), POLICY, {}) == []


def test_who_was_told_late_has_the_same_time_before_it_is_escalated():
    told, ask = History(), only(QUESTION)
    assert told.at("tue 10:00", ask) == [Reason.OVERDUE]
    assert told.at("tue 11:59", ask) == []
    assert told.at("tue 12:01", ask) == [Reason.ESCALATED]


def test_an_acknowledged_ask_waits_with_escalation_but_is_told_when_due():
    told, ask = History(), only(QUESTION, "mon 11:00 mia: Looking into it")
    assert told.at("mon 14:01", ask) == [Reason.OVERDUE]
    assert told.at("tue 14:01", ask) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("mon 15:00 mia: It is in the folder.", Reason.ANSWERED),
        ("mon 15:00 dana: Never mind", Reason.SETTLED),
        ("mon 15:00 dana deletes 1", Reason.WITHDRAWN),
        ("mon 15:00 mia: Which months do you need?", Reason.SETTLED),
    ],
)
def test_an_end_is_told_only_of_what_was_told_before(line, reason):
    untold, told, ended = History(), History(), only(QUESTION, line)
    assert untold.at("mon 16:00", ended) == []
    told.at("mon 14:01", only(QUESTION))
    assert told.at("mon 16:00", ended) == [reason]
    assert told.at("tue 16:00", ended) == []


def test_an_ask_that_comes_back_is_told_again():
    told, lines = History(), (QUESTION, "mon 15:00 mia reacts white_check_mark on 1")
    assert told.at("mon 14:01", only(QUESTION)) == [Reason.OVERDUE]
    assert told.at("mon 15:01", only(*lines)) == [Reason.SETTLED]
    reopened = only(*lines, "mon 16:00 mia unreacts white_check_mark on 1")
    assert told.at("mon 16:30", reopened) == [Reason.OVERDUE]


def test_what_was_dismissed_and_opened_again_by_hand_is_read_before_it_is_told():
    told, ask = History(), only(QUESTION)
    by_hand = Evidence("reopened", "the decision was taken back by hand", "resumed", "", moment("tue 10:00"))
    ask = replace(ask, evidence=(*ask.evidence, by_hand))
    assert told.at("tue 10:01", ask, proof="tue 09:59") == []
    assert told.at("tue 10:02", ask, proof="tue 10:01") == [Reason.OVERDUE]


def test_what_an_alert_shows_is_brought_up_to_date_once_for_each_difference():
    told, ask = History(), only(QUESTION)
    assert told.at("mon 14:01", ask) == [Reason.OVERDUE]
    seen = only(QUESTION, "mon 14:10 mia: Looking into it")
    assert told.at("mon 14:11", seen, proof="mon 13:00") == [Reason.UPDATED]
    assert told.at("mon 14:12", seen) == []
    reworded = only(
        QUESTION, "mon 14:10 mia: Looking into it", "mon 14:20 dana edits 1: Could you send the export now?"
    )
    assert told.at("mon 14:21", reworded) == [Reason.UPDATED]
    assert told.at("mon 14:22", replace(reworded, owner=ask.asker)) == [Reason.UPDATED]
    assert told.at("mon 14:23", only(QUESTION, "mon 14:23 mia: It is in the folder.")) == [Reason.ANSWERED]
    assert told.at("mon 14:24", only(QUESTION, "mon 14:23 mia: It is in the folder.")) == []


def test_a_promise_after_the_alert_brings_it_up_to_date_and_a_broken_one_is_told():
    told = History()
    assert told.at("mon 14:01", only(QUESTION)) == [Reason.OVERDUE]
    promised = only(QUESTION, "mon 15:00 mia: I'll send it by Wednesday")
    assert told.at("mon 15:01", promised) == [Reason.DUE_SOON]
    assert told.at("tue 15:01", promised) == []
    assert told.at("thu 10:00", promised) == [Reason.OVERDUE]


def test_reminders_come_in_working_time_and_name_who_it_is_escalated_to():
    told, ask = History(REMINDING), only(QUESTION)
    assert told.at("mon 16:00", ask) == [Reason.OVERDUE]
    assert told.at("mon 21:00", ask) == []
    assert told.at("tue 09:29", ask) == []
    assert told.at("tue 09:31", ask) == [Reason.ESCALATED]
    assert told.at("tue 13:30", ask) == []
    assert told.at("tue 13:32", ask) == [Reason.REMINDED]
    assert told.at("wed 09:01", ask) == []
    assert told.at("wed 09:03", ask) == [Reason.REMINDED]
    after = applied({}, reconcile([ask], {}, moment("mon 14:01"), REMINDING, {"acme": moment("mon 14:01")}))
    proofs = {"acme": moment("tue 09:00")}
    assert reconcile([ask], after, moment("tue 09:01"), REMINDING, {"acme": moment("mon 14:00")}) == []
    (change,) = reconcile([ask], after, moment("tue 09:01"), REMINDING, proofs)
    assert (change.reason, change.detail) == (Reason.ESCALATED, "escalated to Li")


def snoozed(ask: Ask, until: str) -> Ask:
    return replace(ask, state=State.SNOOZED, snoozed_until=moment(until))


def test_a_snooze_is_said_if_it_was_told_before_and_ends_by_itself():
    told, ask = History(), only(QUESTION)
    assert told.at("mon 14:01", ask) == [Reason.OVERDUE]
    assert told.at("mon 15:00", snoozed(ask, "wed 09:00")) == [Reason.SETTLED]
    assert told.at("tue 15:00", snoozed(ask, "wed 09:00")) == []
    assert told.at("wed 09:01", snoozed(ask, "wed 09:00")) == [Reason.OVERDUE]
    assert standing(snoozed(ask, "wed 09:00"), moment("tue 09:00")).state is State.SNOOZED
    assert standing(snoozed(ask, "wed 09:00"), moment("wed 09:00")).overdue(moment("wed 09:00"))


def test_it_wakes_at_the_next_moment_that_could_say_something():
    ask = only(QUESTION)
    told = History()
    assert wake(ask, None, POLICY, moment("mon 10:00")) == moment("mon 13:00")
    told.at("mon 13:01", ask)
    assert wake(ask, told.told[ask.id], POLICY, moment("mon 13:01")) == moment("mon 14:00")
    told.at("mon 14:01", ask)
    assert wake(ask, told.told[ask.id], POLICY, moment("mon 14:01")) == moment("mon 16:00")
    told.at("mon 16:01", ask)
    assert wake(ask, told.told[ask.id], POLICY, moment("mon 16:01")) is None
    assert wake(snoozed(ask, "wed 09:00"), None, POLICY, moment("mon 14:00")) == moment("wed 09:00")
    assert wake(only(QUESTION, "mon 11:00 mia: It is in the folder."), None, POLICY, moment("mon 12:00")) is None
    assert wake(ask, None, POLICY, moment("tue 10:00")) == moment("mon 14:00")


def test_it_says_whether_a_proof_is_all_that_is_missing():
    ask = only(QUESTION)
    assert awaiting_proof(ask, None, POLICY, moment("mon 15:00"), moment("mon 12:00"))
    assert awaiting_proof(ask, None, POLICY, moment("mon 15:00"), None)
    assert not awaiting_proof(ask, None, POLICY, moment("mon 15:00"), moment("mon 14:01"))
    assert not awaiting_proof(ask, None, POLICY, moment("mon 12:00"), None)


LINES = st.lists(
    st.sampled_from(
        [
            "mon 11:00 mia: Looking into it",
            "mon 12:00 mia: Which months do you need?",
            "mon 12:30 dana: March and April",
            "mon 15:00 mia: I'll send it by Wednesday",
            "tue 10:00 mia: It is in the folder.",
            "tue 11:00 mia deletes 1",
            "tue 12:00 mia reacts white_check_mark on 1",
        ]
    ),
    unique=True,
)
MOMENTS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30)), min_size=1, max_size=8)


@given(LINES, MOMENTS)
@settings(max_examples=200)
def test_what_is_told_is_not_told_again_and_never_overdue_without_a_proof(lines, moments):
    told: dict[str, Told] = {}
    seen = [QUESTION]
    for number, (hours, lag) in enumerate(sorted(moments)):
        seen += sorted(lines)[number : number + 1]
        ask = only(*seen)
        now = moment("mon 09:00") + timedelta(hours=hours)
        proof = now - timedelta(hours=lag)
        changes = reconcile([ask], told, now, REMINDING, {"acme": proof})
        told = applied(told, changes)
        assert reconcile([ask], told, now, REMINDING, {"acme": proof}) == []
        for change in changes:
            if change.reason in (Reason.OVERDUE, Reason.ESCALATED, Reason.REMINDED):
                assert ask.overdue(now)
                assert proof > ask.due_at
        following = wake(ask, told.get(ask.id), REMINDING, now)
        assert following is None or following > now or awaiting_proof(ask, told.get(ask.id), REMINDING, now, proof)


def test_a_dismissal_is_said_where_it_was_told():
    told, ask = History(), only(QUESTION)
    told.at("mon 14:01", ask)
    by_hand = Evidence("dismissed", "dismissed by hand", "settled", "", moment("mon 15:00"))
    dismissed = replace(ask, state=State.DISMISSED, evidence=(*ask.evidence, by_hand))
    changes = reconcile([dismissed], told.told, moment("mon 15:00"), POLICY, {})
    assert [(change.reason, change.detail) for change in changes] == [(Reason.SETTLED, "dismissed by hand")]
