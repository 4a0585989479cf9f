"""However many threads are watched, a poll of Slack ends in time and every thread has its turn."""

import itertools
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

import pytest
from slack_subject import subject
from subjects import Read, read

from connectors.slack import SlackConnector
from connectors.slack_watched import in_turn
from syncd.model import ThreadRef
from syncd.retry import Clock, Retry

__all__ = ["subject"]

HISTORY, REPLIES = "conversations.history", "conversations.replies"
QUOTA, TIMEOUT = 20, 600.0
MINUTE = timedelta(minutes=1)


class Polls:
    """Polls of a minute with a small quota and the time that a poll has, in the sandbox's time."""

    def __init__(self, subject, **settings) -> None:
        self.subject = subject
        self.retry = Retry(Clock(lambda: subject.clock.now().timestamp(), self._sleep))
        self.connector: SlackConnector = subject.connector(self.retry, **({"requests_per_minute": QUOTA} | settings))
        self.cursor: object = {}

    def _sleep(self, seconds: float) -> None:
        self.subject.clock.advance(timedelta(seconds=seconds))

    def poll(self, watch=()) -> Read:
        """One complete poll, a minute after the last one began or when that was over; it ends before its time does."""
        server, began = self.subject.server, self.subject.clock.now()
        server.forget()
        self.retry.allow(TIMEOUT)
        result = read(self.subject, self.connector, self.cursor, watch)
        assert self.retry.spent() < 0.8
        self.cursor = result.cursor
        left = began + MINUTE - self.subject.clock.now()
        self.subject.clock.advance(max(left, timedelta()))
        return result

    def asked(self, method: str, name: str) -> list[str]:
        """Of what was asked for in the last poll: threads or conversations."""
        return [request.params[name] for request in self.subject.server.requests if request.method == method]


@pytest.fixture
def polls(subject) -> Iterator[Polls]:
    polls = Polls(subject)
    yield polls
    polls.connector.close()


def old_threads(subject, count, **how) -> list[ThreadRef]:
    """Questions from before all windows, each with a first reply."""
    refs = []
    for number in range(count):
        ts = subject.workspace.post(subject.help, subject.dana, "Old?", at=subject.ago(days=200, minutes=-number))
        subject.workspace.post(subject.help, subject.mia, "Which?", at=subject.ago(days=199), thread_ts=ts)
        refs.append(subject.ref(ts, **how))
    return refs


def test_old_threads_beyond_the_quota_are_looked_into_in_turn_and_what_is_new_is_read_at_every_poll(subject, polls):
    refs = old_threads(subject, 100)
    polls.poll()
    for ref in refs:
        subject.workspace.post(subject.help, subject.mia, f"Late {ref.thread}", thread_ts=ref.thread.split(":")[1])
    asked, found = Counter[str](), set[str]()
    for number in range(7):
        said = subject.say(f"New {number}")
        result = polls.poll(refs)
        found |= result.texts
        assert said in result.ids
        looked = polls.asked(REPLIES, "ts")
        assert len(looked) <= 0.8 * QUOTA
        asked.update(looked)
    assert {f"Late {ref.thread}" for ref in refs} <= found, "nothing is missed, it only takes a round"
    assert set(asked.values()) <= {1, 2}
    assert sum(asked.values()) == 7 * 16


def test_few_old_threads_are_looked_into_at_every_poll_and_leave_the_cursor_as_it_was(subject, polls):
    refs = old_threads(subject, 10)
    polls.poll(refs)
    for _ in range(2):
        polls.poll(refs)
        assert len(polls.asked(REPLIES, "ts")) == 10
        assert "rounds" not in polls.cursor


def test_a_changed_thread_goes_before_the_looks_which_still_have_a_part_of_the_quota(subject, polls):
    refs = old_threads(subject, 100)
    young = [subject.workspace.post(subject.help, subject.dana, "Now?", at=subject.ago(hours=1)) for _ in range(15)]
    polls.poll()
    for ts in young:
        subject.workspace.post(subject.help, subject.mia, "Yes", thread_ts=ts)
    polls.poll(refs)
    assert set(young) < set(polls.asked(REPLIES, "ts"))
    assert len(polls.asked(REPLIES, "ts")) == len(young) + 0.2 * QUOTA


def test_of_very_many_to_be_verified_each_poll_takes_the_oldest_that_its_time_allows(subject, polls):
    refs = old_threads(subject, 200, verify=True)
    polls.poll()
    first = polls.poll(refs)
    verified = [extent.thread for extent in first.extents]
    assert 100 < len(verified) < 150
    assert verified == [ref.thread for ref in refs[: len(verified)]]
    told = set(verified)  # they need not be verified any more
    second = polls.poll([ref for ref in refs if ref.thread not in told])
    assert told | {extent.thread for extent in second.extents} == {ref.thread for ref in refs}


def test_those_to_be_verified_go_on_in_turn_even_where_the_first_ones_stay(subject, polls):
    refs = old_threads(subject, 200, verify=True)
    polls.poll()
    seen = {extent.thread for _ in range(2) for extent in polls.poll(refs).extents}
    assert seen == {ref.thread for ref in refs}


def test_very_many_watched_conversations_are_read_in_turn_those_with_something_to_verify_first(subject, polls):
    rooms = [subject.workspace.channel(f"room-{number}", [subject.dana]) for number in range(110)]
    refs = []
    for room in rooms:
        ts = subject.workspace.post(room, subject.dana, "A question?", at=subject.ago(days=1))
        at = subject.ago(days=1)
        refs.append(ThreadRef(subject.info.name, room.id, f"{room.id}:{ts}", at, at, verify=room is rooms[-1]))
    full = Polls(subject, requests_per_minute=100_000)
    full.poll()
    polls.cursor = full.cursor
    full.connector.close()
    polls.poll(refs)
    once = polls.asked(HISTORY, "channel")
    assert once[0] == rooms[-1].id
    assert 50 < len(once) < 90
    assert polls.asked(REPLIES, "ts") == [refs[-1].thread.split(":")[1]]
    polls.poll(refs)
    assert {room.id for room in rooms} <= {*once, *polls.asked(HISTORY, "channel")}


def test_a_watched_message_of_the_window_that_is_gone_costs_no_request(subject, polls):
    said = [subject.workspace.post(subject.help, subject.dana, "A question?") for _ in range(20)]
    refs = [subject.ref(ts) for ts in said]
    polls.poll()
    for ts in said:
        subject.workspace.delete(subject.help, ts)
    polls.poll(refs)
    assert polls.asked(REPLIES, "ts") == []


def test_neighbours_that_are_gone_are_told_of_as_one_stretch(subject, polls):
    said = [
        subject.workspace.post(subject.help, subject.dana, "A question?", at=subject.ago(minutes=90 - number))
        for number in range(60)
    ]
    polls.poll()
    for ts in itertools.chain(said[:20], said[21:]):
        subject.workspace.delete(subject.help, ts)
    found = [(f"{each.since.timestamp():.6f}", f"{each.until.timestamp():.6f}") for each in polls.poll().extents]
    assert found == [(said[0], said[19]), (said[21], said[59])]


@pytest.mark.parametrize(
    ("last", "order"), [("", "abcd"), ("b", "cdab"), ("bb", "cdab"), ("d", "abcd"), ("z", "abcd")], ids=repr
)
def test_a_round_goes_on_behind_the_last_one_and_begins_anew_at_its_end(last, order):
    assert "".join(in_turn("dbca", last)) == order
