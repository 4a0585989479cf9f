"""R14: whatever a vendor sends is mapped or put into quarantine, the rest of the page is applied, and nothing stops."""

import random
from dataclasses import replace
from typing import Any

import pytest

from reliability.offices import MINUTE, Office
from reliability.promised import OF, SPECS, promised
from reliability.results import count, record
from reliability.spoiling import spoilt, spoilt_json
from syncd.model import Item
from syncd.sandbox import Fault
from syncd.service import items

PAGE = 25


def shown(office: Office) -> list[Item]:
    """Items of every kind that the connector gives, as they are when nothing is wrong."""
    office.subject.fill()
    for text in ("Could you look at the <b>contract</b>?", "Yes, by Friday :eyes:", "> Why?\nBecause."):
        office.subject.say(text)
    by_kind: dict[str, list[Item]] = {}
    for page in office.connector.pull({}, [office.subject.watch()]):
        for item in page.items:
            by_kind.setdefault(item.kind, []).append(item)
    assert by_kind
    return [item for found in by_kind.values() for item in found[:2] + found[-6:]]


def test_spoilt_items_are_mapped_or_refused_and_those_beside_them_are_read(office: Office) -> None:
    info, whole = office.subject.settings().info, shown(office)
    wanted, refused, rng = count(300, 20_000), 0, random.Random(14)
    for start in range(0, wanted, PAGE):
        good = [replace(item, id=f"{item.id}") for item in whole[:1]]
        bad = [spoilt_item(rng.choice(whole), f"spoilt-{start + n}", rng) for n in range(PAGE)]
        mapping: Any = lambda _, item: office.subject.events(item)  # noqa: E731
        entries, unreadable = items.mapped(info, mapping, [*bad, *good], lambda name: "")
        expected = {event.id for item in good for event in office.subject.events(item)}
        assert expected <= {event.id for event, _ in entries}
        stored(office, entries, unreadable, start)
        assert expected <= office.ids() or start
        refused += len(unreadable)
    assert 0 < refused < wanted
    assert office.stores.sources.state(office.name) is None or office.state().error == ""
    record("R14", f"{office.kind}: spoilt items mapped and stored", injected=wanted, refused=refused, uncaught=0)


def stored(office: Office, entries: Any, unreadable: Any, page: int) -> None:
    """One page goes into the store."""
    cursor = {"at": str(page)}
    office.stores.events.commit_page(office.name, entries, cursor, unreadable, office.clock.now(), recovered=set())


@pytest.mark.skipif(not SPECS.exists(), reason="the vendors' schemas are not at hand")
def test_what_the_schemas_allow_is_mapped_or_refused(office: Office) -> None:
    info, rng, name = office.subject.settings().info, random.Random(41), OF[office.kind][2]
    whole = next(item for item in shown(office) if name in item.payload)
    wanted, read = count(50, 20_000), 0
    for start in range(0, wanted, PAGE):
        made = [promised(office.kind, rng) for _ in range(PAGE)]
        # Half of them keep what ours has and theirs lacks, so that reading does not end at the first absent field.
        mixed = [
            {**whole.payload[name], **raw} if n % 2 and isinstance(raw, dict) else raw for n, raw in enumerate(made)
        ]
        page = [replace(whole, id=f"p{start + n}", payload={**whole.payload, name: raw}) for n, raw in enumerate(mixed)]
        mapping: Any = lambda _, item: office.subject.events(item)  # noqa: E731
        entries, unreadable = items.mapped(info, mapping, page, lambda name: "")
        stored(office, entries, unreadable, start)
        read += len(page) - len(unreadable)
    record("R14", f"{office.kind}: what the vendor's schema allows", injected=wanted, mapped=read, uncaught=0)


def spoilt_item(item: Item, id_: str, rng: random.Random) -> Item:
    payload = spoilt(dict(item.payload), rng)
    return replace(item, id=id_, payload=payload if isinstance(payload, dict) else {"payload": payload})


def test_spoilt_answers_end_no_poll_with_a_bug_and_all_is_read_afterwards(office: Office) -> None:
    office.subject.say("Could you look at the contract?")
    office.poll_until_read()
    bugs, struck, seeds = set(), 0, count(10, 300)
    for seed in range(seeds):
        office.clock.advance(MINUTE)
        office.subject.say(f"Is number {seed} paid?")
        office.server.faults.add(
            Fault("*", "rewritten", fraction=0.5, seed=seed, rewrite=spoilt_json(random.Random(seed)))
        )
        office.server.forget()
        polled = office.poll()
        office.server.faults.clear()
        struck += sum(1 for request in office.server.requests if request.fault)
        if polled.error is not None and "bug" in str(polled.error):
            bugs.add(str(polled.error))
    assert bugs == set()
    for _ in range(3):
        office.clock.advance(2 * 60 * MINUTE)
        said = office.subject.say("Is the last one paid?")
        office.poll_until_read()
    assert said in office.ids()
    record("R14", f"{office.kind}: spoilt answers in whole polls", injected=struck, polls=seeds, uncaught=0)
