"""R4, R5, R6: whatever comes back instead of an answer, it is named, nothing is stored of it, and nothing is lost."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from reliability.offices import MINUTE, Office
from reliability.results import count, record
from syncd.sandbox import Fault
from syncd.store.sources import Health

OUTAGES = ["500", "502", "503", "504", "529", "reset"]
GARBLED: dict[str, dict[str, Any]] = {
    "html": {"what": "html"},
    "truncated": {"what": "truncated"},
    "cut": {"what": "cut"},
    "empty": {"what": "empty"},
    "bytes that are no text": {"what": "rewritten", "rewrite": lambda body: body.replace(b'"', b'"\xff\xfe', 1)},
    "ok: false": {"what": "rewritten", "rewrite": lambda _: b'{"ok": false, "error": "internal_error"}'},
    "an empty object": {"what": "rewritten", "rewrite": lambda _: b"{}"},
    "a list": {"what": "rewritten", "rewrite": lambda _: b"[]"},
    "null": {"what": "rewritten", "rewrite": lambda _: b"null"},
    "a number": {"what": "rewritten", "rewrite": lambda _: b"7"},
    "10,000 levels": {"what": "rewritten", "rewrite": lambda _: b"[" * 10_000 + b"]" * 10_000},
}


def suffers(office: Office, kind: str, **fault: Any) -> None:
    """Something is said, and cannot be read; then the fault passes."""
    office.clock.advance(MINUTE)
    said, before, cursor = office.subject.say("Is the invoice paid?"), office.ids(), office.cursor()
    office.server.forget()
    office.server.faults.add(Fault("*", times=10_000, **fault))
    polled = office.poll()
    office.server.faults.clear()
    state = office.state()
    assert not polled.complete, "a poll that could not read must never count as one that did"
    assert polled.error is not None
    assert state.health is not Health.OK
    assert state.error
    assert "bug" not in state.error, state.error
    assert (office.ids(), office.cursor()) == (before, cursor)
    struck = sum(1 for request in office.server.requests if request.fault)
    tries = [(first, after) for first, after in pairwise(office.tries()) if first.fault and after.fault]
    # An empty object is an answer to some requests: what follows them is no second try.
    gaps = [after.at - first.at for first, after in tries if first.method == after.method]
    at_once = sum(gap < 0.999 for gap in gaps)
    # aiohttp opens a connection that it had kept, and finds closed, again at once.
    assert at_once == 0 or (fault["what"] == "reset" and at_once <= len(gaps) / 2 + 1), gaps
    polls = office.poll_until_read()
    assert said in office.ids()
    assert office.doubled() == 0
    assert office.state().error == ""
    record(
        "R4" if fault["what"] in OUTAGES else "R6",
        f"{office.kind}: {kind}",
        injected=struck,
        lost=0,
        doubled=0,
        largest_polls_until_read=polls,
    )


@pytest.mark.parametrize("what", OUTAGES)
def test_an_outage_is_named_and_loses_nothing(watched: Office, what: str) -> None:
    suffers(watched, what, what=what)


@pytest.mark.parametrize("what", GARBLED)
def test_an_answer_that_is_none_is_not_applied(watched: Office, what: str) -> None:
    suffers(watched, what, **GARBLED[what])


def test_text_in_another_charset_than_it_says_is_not_stored_mangled(watched: Office) -> None:
    office = watched
    office.clock.advance(MINUTE)
    said = office.subject.say("Ist die Rechnung für März bezahlt?")
    office.fault("rewritten", rewrite=lambda body: body.decode().encode("latin-1", "ignore"))
    assert not office.poll().complete
    office.server.faults.clear()
    office.poll_until_read()
    assert said in office.ids()
    texts = [event.text for event in office.events() if "Rechnung" in event.text]
    assert set(texts) == {"Ist die Rechnung für März bezahlt?"}
    record("R6", f"{office.kind}: text in another charset than it says", injected=1, lost=0, doubled=0)


@pytest.mark.parametrize("address", ["https://127.0.0.1:{port}", "https://nowhere.invalid"], ids=["TLS", "DNS"])
def test_an_address_that_cannot_be_reached_is_named_and_loses_nothing(office: Office, address: str) -> None:
    office.subject.say("Could you look at the contract?")
    office.poll_until_read()
    office.clock.advance(MINUTE)
    said, cursor = office.subject.say("Is the invoice paid?"), office.cursor()
    office.connect(base_url=address.format(port=office.server.port) + office.server.path)
    office.waits.clear()
    assert not office.poll().complete
    assert office.state().health is Health.FAILING
    assert "bug" not in office.state().error
    assert office.cursor() == cursor
    assert len(office.waits) == len(set(office.waits)) == 3, "three more tries, none at the same distance: jitter"
    assert all(1.0 <= wait <= 21.0 for wait in office.waits)
    office.connect()
    office.poll_until_read()
    assert said in office.ids()
    record("R4", f"{office.kind}: {'TLS' if '127' in address else 'DNS'} failure", injected=4, lost=0, doubled=0)


@pytest.mark.parametrize("percent", count([10], [1, 2, 5, 10]))
def test_a_share_of_all_requests_fails_while_everything_is_read_for_the_first_time(
    office: Office, percent: int
) -> None:
    kinds = [*OUTAGES, "429", "html", "truncated", "cut", "empty"]
    expected = office.subject.fill()
    for seed, what in enumerate(kinds):
        office.fault(what, times=None, fraction=percent / 100 / len(kinds) * 2, seed=seed)
    polls = office.poll_until_read()
    struck = sum(1 for request in office.server.requests if request.fault)
    office.server.faults.clear()
    office.poll_until_read()
    assert expected <= office.ids()
    assert office.doubled() == 0
    record("R4", f"{office.kind}: {percent} % of all requests", injected=struck, lost=0, doubled=0, largest_polls=polls)


@pytest.mark.parametrize("what", ["slow", "trickle"])
def test_an_answer_that_hangs_or_drips_is_given_up_in_time(office: Office, what: str) -> None:
    office.subject.say("Could you look at the contract?")
    office.poll_until_read()
    office.clock.advance(MINUTE)
    said, cursor = office.subject.say("Is the invoice paid?"), office.cursor()
    office.connect(office.retry(attempts=2, longest=0.2))
    office.fault(what, delay=0.05 if what == "trickle" else 30.0)
    assert not office.poll().complete
    assert "not answered within" in office.state().error
    assert office.cursor() == cursor
    office.server.faults.clear()
    office.poll_until_read()
    assert said in office.ids()
    record("R5", f"{office.kind}: {what}", injected=2, lost=0, doubled=0)


def test_one_fault_after_the_other_for_many_polls_loses_nothing(office: Office) -> None:
    office.poll_until_read()
    office.server.forget()
    for seed, what in enumerate([*OUTAGES, "html", "truncated", "cut", "empty", "429"]):
        office.fault(what, times=None, fraction=0.02, seed=100 + seed)
    said = set()
    for _ in range(count(8, 240)):
        office.clock.advance(MINUTE)
        said.add(office.subject.say("Is the invoice paid?"))
        office.poll()
    struck = sum(1 for request in office.server.requests if request.fault)
    office.server.faults.clear()
    office.clock.advance(timedelta(hours=1))
    office.poll_until_read()
    assert struck
    assert said <= office.ids()
    assert office.doubled() == 0
    record("R4", f"{office.kind}: 2 % of each, poll after poll", injected=struck, lost=0, doubled=0)
