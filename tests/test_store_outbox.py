"""The outbox: in order for each alert, one at a time, never twice, and no bad row stops the others."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from syncd.alert import Action, Alert, Delivery, NewDelivery
from syncd.model import Reason
from syncd.store.database import Database
from syncd.store.ledger import LedgerStore
from syncd.store.outbox import Outbox

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LEASE = timedelta(minutes=1)


def put(db: Database, *rows: tuple[str, Action], now: datetime = NOW) -> None:
    alerts = [Alert(id_, "channel", ("t1",)) for id_ in dict.fromkeys(id_ for id_, _ in rows)]
    deliveries = [NewDelivery(id_, action, Reason.OVERDUE, f"{id_} {action}") for id_, action in rows]
    LedgerStore(db).save([], [], {}, [], alerts, deliveries, now)


def claim(db: Database, now: datetime = NOW) -> Delivery:
    found = Outbox(db).claim(now, LEASE)
    assert found is not None
    return found


def details(deliveries: Sequence[Delivery]) -> list[str]:
    return [delivery.detail for delivery in deliveries]


def test_a_delivery_comes_with_its_alert_and_is_gone_when_done(db: Database) -> None:
    put(db, ("a1", Action.POST))
    claimed = claim(db)
    assert claimed == Delivery(
        claimed.id, Alert("a1", "channel", ("t1",)), Action.POST, Reason.OVERDUE, NOW, 0, "a1 post"
    )
    Outbox(db).done(claimed, "C9", "1.5", NOW)
    assert Outbox(db).claim(NOW + timedelta(days=9), LEASE) is None
    assert LedgerStore(db).told(["t1"])["t1"].alerts == (Alert("a1", "channel", ("t1",), channel="C9", ts="1.5"),)


def test_an_edit_never_overtakes_its_post(db: Database) -> None:
    put(db, ("a1", Action.POST), ("a1", Action.EDIT), ("a2", Action.POST))
    post, other = claim(db), claim(db)
    assert details([post, other]) == ["a1 post", "a2 post"]
    assert Outbox(db).claim(NOW, LEASE) is None
    Outbox(db).done(post, "C9", "1.5", NOW)
    edit = claim(db)
    assert (edit.action, edit.alert.channel, edit.alert.ts) == (Action.EDIT, "C9", "1.5")


def test_edits_that_follow_each_other_are_one_but_replies_are_not(db: Database) -> None:
    put(db, ("a1", Action.EDIT), ("a1", Action.EDIT), ("a1", Action.REPLY), ("a1", Action.REPLY), ("a1", Action.EDIT))
    seen = []
    while (delivery := Outbox(db).claim(NOW, LEASE)) is not None:
        Outbox(db).done(delivery, "C9", "1.5", NOW)
        seen.append(delivery.action)
    assert seen == [Action.EDIT, Action.REPLY, Action.REPLY, Action.EDIT]


def test_a_reply_does_not_become_the_alerts_message(db: Database) -> None:
    put(db, ("a1", Action.POST), ("a1", Action.REPLY))
    Outbox(db).done(claim(db), "C9", "1.5", NOW)
    Outbox(db).done(claim(db), "C9", "2.5", NOW)
    (alert,) = LedgerStore(db).told(["t1"])["t1"].alerts
    assert alert.ts == "1.5"


def test_a_lease_that_ended_may_be_claimed_again_and_says_so(db: Database) -> None:
    put(db, ("a1", Action.POST))
    first = claim(db)
    assert Outbox(db).claim(NOW + LEASE - timedelta(microseconds=1), LEASE) is None
    again = claim(db, NOW + LEASE)
    assert (again.id, first.attempts, again.attempts) == (first.id, 0, 1)


def test_a_failed_row_is_pushed_back_and_others_go_on(db: Database) -> None:
    put(db, ("a1", Action.POST), ("a1", Action.EDIT), ("a2", Action.POST))
    later = NOW + timedelta(hours=1)
    Outbox(db).retry(claim(db), "slack is down\0", later)
    assert claim(db).detail == "a2 post"
    assert Outbox(db).claim(NOW, LEASE) is None, "the edit waits for its post"
    again = claim(db, later)
    assert (again.detail, again.attempts) == ("a1 post", 1)


def test_a_refused_post_takes_what_builds_on_it_along(db: Database) -> None:
    put(db, ("a1", Action.POST), ("a1", Action.EDIT), ("a2", Action.POST), ("a2", Action.EDIT))
    Outbox(db).refuse(claim(db), "channel_not_found")
    two = claim(db)
    Outbox(db).done(two, "C9", "1.5", NOW)
    Outbox(db).refuse(claim(db), "message_not_found")
    pending = Outbox(db).pending()
    assert (pending.waiting, pending.refused, pending.since) == (0, 3, None)


def test_who_takes_over_need_not_wait_for_a_lease_and_tries_once_more_what_was_refused(db: Database) -> None:
    put(db, ("a1", Action.POST), ("a2", Action.POST), ("a2", Action.REPLY))
    claim(db)
    Outbox(db).refuse(claim(db), "is_archived")
    assert Outbox(db).claim(NOW, LEASE) is None
    Outbox(db).take_over()
    again = [claim(db), claim(db)]
    assert [(delivery.detail, delivery.attempts) for delivery in again] == [("a1 post", 1), ("a2 post", 1)]
    for delivery in again:
        Outbox(db).done(delivery, "C9", "1.5", NOW)
    assert Outbox(db).claim(NOW, LEASE) is None
    assert Outbox(db).pending().refused == 0


def test_a_message_that_is_gone_ends_all_that_waits_for_it(db: Database) -> None:
    put(db, ("a1", Action.POST))
    Outbox(db).done(claim(db), "C9", "1.5", NOW)
    put(db, ("a1", Action.EDIT), ("a1", Action.REPLY), ("a2", Action.POST))
    edit = claim(db)
    assert edit.alert.ts == "1.5"
    Outbox(db).forget_message(edit, "message_not_found")
    assert details([claim(db)]) == ["a2 post"]
    assert LedgerStore(db).told(["t1"])["t1"].alerts[0].ts == ""


def test_what_a_new_message_says_is_not_said_again_below_it(db: Database) -> None:
    put(db, ("a1", Action.POST), ("a1", Action.EDIT), ("a1", Action.REPLY))
    put(db, ("a1", Action.REPLY), now=NOW + 2 * LEASE)
    Outbox(db).done(claim(db), "C9", "1.5", NOW + LEASE, said=NOW + LEASE)
    later = NOW + 2 * LEASE
    Outbox(db).done(edit := claim(db, later), "C9", "1.5", later)
    reply = claim(db, later)
    assert (edit.action, reply.action, reply.created_at) == (Action.EDIT, Action.REPLY, later)
    Outbox(db).done(reply, "C9", "1.5", later)
    assert Outbox(db).claim(later, LEASE) is None


def test_what_waits_is_counted(db: Database) -> None:
    put(db, ("a1", Action.POST))
    put(db, ("a2", Action.POST), now=NOW + LEASE)
    Outbox(db).retry(claim(db), "503", NOW + LEASE)
    pending = Outbox(db).pending()
    assert (pending.waiting, pending.retried, pending.refused, pending.since) == (2, 1, 0, NOW)


def test_what_ended_cannot_be_ended_again(db: Database) -> None:
    put(db, ("a1", Action.POST))
    slow = claim(db)
    quick = claim(db, NOW + LEASE)
    Outbox(db).done(quick, "C9", "1.5", NOW)
    Outbox(db).retry(slow, "late", NOW)
    assert Outbox(db).claim(NOW + 2 * LEASE, LEASE) is None


def test_two_workers_never_claim_the_same_row(open_store: Callable[[], Database]) -> None:
    stores = [open_store() for _ in range(4)]
    put(stores[0], *((f"a{number}", Action.POST) for number in range(40)))

    def work(db: Database) -> list[int]:
        found = []
        while (delivery := Outbox(db).claim(NOW, LEASE)) is not None:
            found.append(delivery.id)
        return found

    with ThreadPoolExecutor(4) as pool:
        claimed = [id_ for ids in pool.map(work, stores) for id_ in ids]
    assert len(claimed) == len(set(claimed)) == 40
