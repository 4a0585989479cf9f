"""How changes become messages: new ones, edits, replies below them, and digests instead of floods."""

from dataclasses import replace
from datetime import timedelta

from syncd.alert import Action, Alert, Told
from syncd.model import Ask, Change, Reason
from syncd.rules.alerts import AlertPolicy, applied, plan
from tests.threads import moment, only

NOW = moment("mon 14:01")
POLICY = AlertPolicy(flood=3)
BOTH = AlertPolicy(flood=3, dm_owner=True)
ASK = only("mon 10:00 dana: @Li could you send me the export?")


def some(count: int) -> dict[str, Ask]:
    return {f"ask{number}": replace(ASK, id=f"ask{number}") for number in range(count)}


def changes(asks, reason=Reason.OVERDUE):
    return [Change(ask, reason, NOW) for ask in asks]


def done(planned, told, made):
    """What is told once a plan is carried out."""
    after = applied(told, made)
    for alert in planned.alerts:
        for ask in alert.asks:
            record = after.get(ask, Told(ask))
            after[ask] = replace(record, alerts=(*record.alerts, alert))
    return after


def test_each_new_ask_is_a_message_on_each_route():
    planned = plan(changes([ASK.id]), {ASK.id: ASK}, {}, BOTH)
    assert [alert.route for alert in planned.alerts] == ["channel", f"dm:{ASK.owner.id}"]
    assert [(step.alert, step.action, step.reason) for step in planned.deliveries] == [
        (alert.id, Action.POST, Reason.OVERDUE) for alert in planned.alerts
    ]
    assert plan(changes([ASK.id]), {ASK.id: ASK}, {}, AlertPolicy(channel=False)) == ((), ())


def test_an_alert_has_the_same_id_whenever_the_same_is_told_and_another_one_anew():
    first, same = (plan(changes([ASK.id]), {ASK.id: ASK}, {}, POLICY).alerts[0] for _ in range(2))
    assert first == same
    told = {ASK.id: Told(ASK.id, (first,), {Reason.OVERDUE: NOW, Reason.ANSWERED: NOW + timedelta(hours=1)})}
    (anew,) = plan(changes([ASK.id]), {ASK.id: ASK}, told, POLICY).alerts
    assert anew.id != first.id


def test_a_change_of_what_is_told_edits_the_message_and_what_is_urgent_is_also_said_below_it():
    asks = {ASK.id: ASK}
    told = done(plan(changes([ASK.id], Reason.DUE_SOON), asks, {}, BOTH), {}, changes([ASK.id], Reason.DUE_SOON))
    for reason, actions in [
        (Reason.OVERDUE, [Action.EDIT, Action.REPLY]),
        (Reason.ESCALATED, [Action.EDIT, Action.REPLY]),
        (Reason.REMINDED, [Action.EDIT, Action.REPLY]),
        (Reason.UPDATED, [Action.EDIT]),
        (Reason.ANSWERED, [Action.EDIT]),
    ]:
        planned = plan(changes([ASK.id], reason), asks, told, BOTH)
        assert planned.alerts == ()
        for alert in told[ASK.id].alerts:
            steps = [(step.action, step.reason) for step in planned.deliveries if step.alert == alert.id]
            assert steps == [(action, reason) for action in actions]


def test_a_new_owner_is_told_with_the_next_word():
    told = done(plan(changes([ASK.id]), {ASK.id: ASK}, {}, BOTH), {}, changes([ASK.id]))
    other = only("mon 10:00 dana: @Mia could you send me the export?").owner
    planned = plan(changes([ASK.id], Reason.REMINDED), {ASK.id: replace(ASK, owner=other)}, told, BOTH)
    assert [alert.route for alert in planned.alerts] == [f"dm:{other.id}"]
    assert sorted(step.action for step in planned.deliveries) == [Action.EDIT, Action.POST, Action.REPLY]


def test_a_flood_becomes_one_digest_and_a_digest_is_edited_once():
    asks = some(4)
    made = changes(asks)
    planned = plan(made, asks, {}, POLICY)
    (digest,) = planned.alerts
    assert (digest.digest, set(digest.asks)) == (True, set(asks))
    assert len(planned.deliveries) == 1
    told = done(planned, {}, made)
    answered = plan(changes(list(asks)[:3], Reason.ANSWERED), asks, told, POLICY)
    assert [(step.alert, step.action) for step in answered.deliveries] == [(digest.id, Action.EDIT)]
    assert len(plan(changes(list(asks)[:3]), asks, {}, POLICY).alerts) == 3


def test_history_is_one_digest_beside_what_is_new_and_nothing_that_is_too_old():
    asks = some(5)
    asks["ask4"] = replace(asks["ask4"], asked_at=NOW - timedelta(days=15))
    planned = plan(changes(asks), asks, {}, replace(POLICY, flood=5), history={"ask2", "ask3", "ask4"}, now=NOW)
    assert sorted((alert.digest, alert.asks) for alert in planned.alerts) == [
        (False, ("ask0",)),
        (False, ("ask1",)),
        (True, ("ask2", "ask3")),
    ]


def test_what_was_never_posted_is_not_edited():
    told = {ASK.id: Told(ASK.id, (), {Reason.OVERDUE: NOW})}
    assert plan(changes([ASK.id], Reason.ANSWERED), {ASK.id: ASK}, told, POLICY) == ((), ())
    assert plan(changes(["forgotten"]), {}, {}, POLICY) == ((), ())


def test_after_it_was_taken_back_an_ask_is_told_in_a_new_message():
    old = Alert("old", "channel", (ASK.id,), channel="C1", ts="1.0")
    told = {ASK.id: Told(ASK.id, (old,), {Reason.OVERDUE: NOW, Reason.SETTLED: NOW + timedelta(hours=1)})}
    planned = plan(changes([ASK.id]), {ASK.id: ASK}, told, POLICY)
    assert [step.action for step in planned.deliveries] == [Action.POST]
