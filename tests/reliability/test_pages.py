"""R8, R9: pages that shift, repeat or never end, and what becomes visible late or bears one and the same time."""

from datetime import datetime, timedelta

import pytest

from reliability.offices import MINUTE, Office
from reliability.results import count, record
from syncd.sandbox import Fault


def test_items_that_move_between_the_pages_are_not_lost(office: Office) -> None:
    expected = office.subject.fill()
    office.fault("moved_item", method=office.subject.paged, times=count(3, 50))
    office.poll_until_read()
    moved = sum(1 for request in office.server.requests if request.fault)
    office.server.faults.clear()
    office.clock.advance(MINUTE)
    office.poll_until_read()
    assert moved
    assert expected <= office.ids()
    assert office.doubled() == 0
    record("R8", f"{office.kind}: an item moves to the next page", injected=moved, lost=0, doubled=0)


def test_a_page_that_names_itself_as_the_next_is_left_after_two_repeats(office: Office) -> None:
    expected = office.subject.fill()
    office.fault("repeated_token", method=office.subject.paged)
    polled = office.poll()
    repeats = sum(1 for request in office.server.requests if request.fault)
    assert not polled.complete
    assert "token" in office.state().error
    assert 0 < repeats <= 2
    office.server.faults.clear()
    office.poll_until_read()
    assert expected <= office.ids()
    assert office.doubled() == 0
    record(
        "R8", f"{office.kind}: a page names itself as the next", injected=1, largest_repeats=repeats, lost=0, doubled=0
    )


def test_a_tool_in_which_something_is_written_at_every_request_does_not_hold_the_poll_for_ever(office: Office) -> None:
    office.poll_until_read()
    said, started = set(), office.clock.now()

    def busy(params: object) -> bool:
        office.clock.advance(timedelta(seconds=1))
        said.add(office.subject.say("And this?"))
        return False

    office.server.faults.add(Fault("*", "500", times=1, when=busy))
    office.server.forget()
    office.poll()
    assert office.clock.now() - started <= timedelta(minutes=10, seconds=5)
    written = office.server.count()
    office.server.faults.clear()
    office.poll_until_read()
    assert said <= office.ids()
    assert office.doubled() == 0
    record("R8", f"{office.kind}: something new at every request", injected=written, lost=0, doubled=0)


@pytest.mark.parametrize("late", count([1, 60, 300], [1, 5, 15, 30, 60, 90, 120, 180, 240, 300]))
def test_what_becomes_visible_late_is_read(watched: Office, late: int) -> None:
    office, said = watched, set()
    for _ in range(2):
        office.clock.advance(10 * MINUTE)
        office.poll_until_read()
        said.add(written(office, office.clock.now() - timedelta(seconds=late)))
        office.clock.advance(2 * MINUTE)
        office.subject.say("In time")
        office.poll_until_read()
    assert said <= office.ids()
    assert office.doubled() == 0
    record("R9", f"{office.kind}: visible 1 to 300 s late", injected=2, lost=0, doubled=0)


def test_many_of_one_and_the_same_time_are_all_read_across_the_edges_of_pages(office: Office) -> None:
    office.poll_until_read()
    office.clock.advance(10 * MINUTE)
    at = (office.clock.now() - MINUTE).replace(second=0, microsecond=0)
    said = {written(office, at) for _ in range(count(130, 1100))}
    office.poll_until_read()
    office.clock.advance(MINUTE)
    later = office.subject.say("In the minute after")
    office.poll_until_read()
    assert said | {later} <= office.ids()
    assert office.doubled() == 0
    record("R9", f"{office.kind}: many of the same time", injected=len(said), lost=0, doubled=0)


def written(office: Office, at: datetime) -> str:
    """Somebody's words that bear the time ``at``; the id of the event that they must become."""
    subject = office.subject
    match office.kind:
        case "slack":
            return f"{subject.help.id}:{subject.workspace.post(subject.help, subject.dana, 'When?', at=at)}"
        case "jira":
            return f"{subject._first.id}:comment:{subject.site.comment(subject._first, subject.dana, 'When?', at=at)}"
        case "google_docs":
            return f"{subject.doc}:comment:{subject.drive.comment(subject.doc, subject.dana, 'When?', at=at)}"
        case "notion":
            return f"comment:{subject.workspace.comment(subject.plan, subject.dana, 'When?', at=at).id}"
        case _:
            return f"{subject.first}:story:{subject.workspace.comment(subject.first, subject.dana, 'When?', at=at)}"
