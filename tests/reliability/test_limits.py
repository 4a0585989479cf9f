"""R3, R7: a tool that asks for patience gets it to the second; one that refuses the token is read again by itself."""

import logging
from datetime import timedelta
from email.utils import format_datetime

import pytest

from reliability.offices import MINUTE, Office
from reliability.results import count, record
from syncd.sandbox import Fault
from syncd.store.sources import Health


def early(office: Office) -> int:
    """How many requests came before the time was over that an answer to the same method had asked to wait."""
    found, until = 0, dict[str, float]()
    for request in office.server.requests:
        at = request.at.timestamp()
        found += at < until.get(request.method, 0.0) - 0.001
        if request.fault == "429":
            until[request.method] = at + office.asked_to_wait  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize("header", ["1", "1.5", "30", "120", "date"])
def test_nothing_is_asked_before_the_time_that_the_tool_gave(watched: Office, header: str) -> None:
    office = watched
    office.clock.advance(MINUTE)
    seconds = 45.0 if header == "date" else float(header)
    office.asked_to_wait = seconds - (1.0 if header == "date" else 0.0)  # type: ignore[attr-defined]
    value = header
    if header == "date":
        value = format_datetime(office.clock.now() + timedelta(seconds=seconds), usegmt=True)
    said = office.subject.say("Is the invoice paid?")
    office.server.forget()
    office.fault("429", times=1, retry_after=value)
    office.poll_until_read()
    office.server.faults.clear()
    assert early(office) == 0
    assert said in office.ids()
    assert office.doubled() == 0
    record("R3", f"{office.kind}: Retry-After of 1 s to 2 min", injected=1, too_early=0, lost=0, doubled=0)


def test_a_storm_of_429_is_waited_out(watched: Office) -> None:
    """Two percent of all requests for an hour, and in it ten minutes in which nothing is answered at all."""
    office = watched
    for round_ in range(count(1, 20)):
        office.asked_to_wait, start = 30.0, office.clock.now()  # type: ignore[attr-defined]
        office.server.forget()

        def storm(params: object, start=start) -> bool:  # type: ignore[no-untyped-def]
            return timedelta(minutes=5) <= office.clock.now() - start < timedelta(minutes=15)

        office.server.faults.add(Fault("*", "429", retry_after="30", times=10_000, when=storm))
        office.server.faults.add(Fault("*", "429", retry_after="30", fraction=0.02, seed=round_))
        said = set()
        while office.clock.now() - start < timedelta(hours=1):
            office.clock.advance(5 * MINUTE)
            said.add(office.subject.say("Is the invoice paid?"))
            office.poll_until_read()
        struck = sum(1 for request in office.server.requests if request.fault)
        office.server.faults.clear()
        assert struck
        assert early(office) == 0
        assert said <= office.ids()
        assert office.doubled() == 0
        record(
            "R3", f"{office.kind}: 2 % of 429, and ten minutes of nothing else", injected=struck, too_early=0, lost=0
        )


def test_a_token_that_is_replaced_in_its_file_is_used_without_a_restart(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    file = office.with_token_in_a_file()
    office.poll_until_read()
    said = office.subject.say("Is the invoice paid?")
    new = f"{getattr(office.server, 'token', '')}-2"
    revoke(office, new)
    caplog.clear()
    with caplog.at_level(logging.WARNING, "syncd"):
        for _ in range(3):
            office.clock.advance(10 * MINUTE)
            assert not office.poll().complete
            assert office.state().health is Health.UNAUTHORIZED
        assert [record.levelno for record in caplog.records if "read" in record.getMessage()] == [logging.ERROR]
        if office.kind == "google_docs":
            office.server.access.revoked = False
        else:
            file.write_text(new)
        at = office.state().next_poll_at
        assert at is not None
        assert at - office.clock.now() <= timedelta(minutes=15)
        office.poll_until_read(1)
    assert said in office.ids()
    assert office.state().health is Health.OK
    record("R7", f"{office.kind}: token revoked, then renewed in its file", injected=3, notices=1, restarts=0, lost=0)


def revoke(office: Office, new: str) -> None:
    """From now on only ``new`` opens the tool."""
    if office.kind == "google_docs":
        office.server.revoke()
    elif office.kind == "slack":
        office.server.tokens[new] = office.server.tokens.pop(office.server.token)
        office.server.token = new
    else:
        office.server.token = new


def test_what_is_no_longer_allowed_is_said_with_advice(office: Office) -> None:
    # Jira's search says of a project that came out of sight only that nothing changed: see "out of reach" in status.
    for refusal in [each for each in office.subject.refusals() if "project is hidden" not in each.name]:
        office.poll()
        office.clock.advance(20 * MINUTE)
        refusal.happen()
        office.connect()
        assert not office.poll().complete
        assert office.state().health is Health.UNAUTHORIZED
        assert refusal.word in office.state().error
        record("R7", f"{office.kind}: a right or the token is lost", injected=1, named=1)
