"""How many requests the Slack connector makes, counted at the sandbox."""

from datetime import timedelta

import pytest
from slack_subject import connector, subject
from subjects import Read, SimulatedTime, read

from syncd.connector import Unavailable

__all__ = ["connector", "subject"]

HISTORY, REPLIES = "conversations.history", "conversations.replies"
CHANNELS, MESSAGES, THREADS = 12, 60, 8


@pytest.fixture
def rooms(subject):
    """Channels with threads of all ages up to 90 days; gives each channel with its threads, youngest first."""
    found = []
    for number in range(CHANNELS):
        room = subject.workspace.channel(f"room-{number}", [subject.dana, subject.mia])
        threads = []
        for index in range(MESSAGES):
            at = subject.ago(days=1.4 * index, minutes=3 + number)
            ts = subject.workspace.post(room, subject.dana, f"Message {index}", at=at)
            if index % (MESSAGES // THREADS) == 1:
                subject.workspace.post(room, subject.mia, "A reply", at=at + timedelta(minutes=2), thread_ts=ts)
                threads.append(ts)
        found.append((room, threads))
    return found


def test_a_full_read_asks_once_for_each_page_and_each_thread(subject, connector, rooms):
    result = read(subject, connector)
    in_backfill = sum(float(ts) >= subject.ago(days=30).timestamp() for _, threads in rooms for ts in threads)
    assert subject.server.count(HISTORY) == CHANNELS + 1
    assert subject.server.count(REPLIES) == in_backfill
    assert subject.server.count() == CHANNELS + 1 + in_backfill + 2
    assert len(result.ids) == len(result.events)


def test_pages_are_as_large_as_slack_allows(subject, connector):
    expected = subject.fill()
    assert expected <= read(subject, connector).ids
    assert subject.server.count(HISTORY) == -(-2500 // 999)


def test_when_nothing_changed_there_is_one_request_for_each_channel_that_is_due(subject, connector, rooms):
    cursor = read(subject, connector).cursor
    for _ in range(3):
        subject.server.forget()
        subject.clock.advance(timedelta(minutes=1))
        result = read(subject, connector, cursor)
        cursor = result.cursor
        assert {request.method for request in subject.server.requests} == {HISTORY}
        assert subject.server.count() <= CHANNELS + 1
        assert result.events == []
        assert result.extents == []


def test_each_changed_thread_costs_one_request_more(subject, connector, rooms):
    cursor = read(subject, connector).cursor
    changed = [(room, threads[0]) for room, threads in rooms][:5]
    for room, ts in changed:
        subject.workspace.post(room, subject.mia, "Done", thread_ts=ts)
        subject.workspace.post(room, subject.dana, "Thanks", thread_ts=ts)
    subject.server.forget()
    subject.clock.advance(timedelta(minutes=16))
    result = read(subject, connector, cursor)
    assert subject.server.count(REPLIES) == 5
    assert subject.server.count() == CHANNELS + 1 + 5
    assert {"Done", "Thanks"} <= result.texts


def test_a_quiet_conversation_is_asked_less_often_up_to_a_limit(subject, connector):
    quiet = subject.workspace.channel("quiet", [subject.dana])
    subject.workspace.post(quiet, subject.dana, "Long ago", at=subject.ago(days=3))
    cursor = read(subject, connector).cursor
    subject.server.forget()
    for _ in range(30):
        subject.workspace.post(subject.help, subject.dana, "Again and again")
        subject.clock.advance(timedelta(minutes=1))
        cursor = read(subject, connector, cursor).cursor
    asked = [request.params["channel"] for request in subject.server.requests]
    assert asked.count(quiet.id) == 2
    assert asked.count(subject.help.id) >= 29


def test_a_watched_thread_makes_its_conversation_due_at_every_poll(subject, connector):
    ref = subject.watch()
    other = subject.workspace.channel("other", [subject.dana])
    cursor = read(subject, connector).cursor
    for _ in range(3):
        subject.clock.advance(timedelta(minutes=1))
        subject.workspace.post(other, subject.dana, "Busy here")
        subject.server.forget()
        cursor = read(subject, connector, cursor, [ref]).cursor
        assert subject.help.id in [request.params["channel"] for request in subject.server.requests]
        assert subject.server.count(REPLIES) == 0


def test_a_watched_thread_behind_the_window_costs_one_request_at_most(subject, connector):
    refs = []
    for age in (10, 40, 80, 300):
        ts = subject.workspace.post(subject.help, subject.dana, "Old question?", at=subject.ago(days=age))
        subject.workspace.post(subject.help, subject.mia, "Which?", at=subject.ago(days=age - 1), thread_ts=ts)
        refs.append(subject.ref(ts))
    cursor = read(subject, connector).cursor
    subject.clock.advance(timedelta(minutes=1))
    for ref in refs:
        subject.workspace.post(subject.help, subject.mia, "Late", thread_ts=ref.thread.split(":")[1])
    subject.server.forget()
    result = read(subject, connector, cursor, refs)
    assert subject.server.count(HISTORY) == 1
    assert subject.server.count(REPLIES) == 4
    assert sum(event.text == "Late" for event in result.events) == 4
    subject.server.forget()
    subject.clock.advance(timedelta(minutes=1))
    read(subject, connector, result.cursor, refs)
    assert subject.server.count(HISTORY) == 1
    assert subject.server.count(REPLIES) <= 1


def test_one_connection_serves_more_than_a_hundred_requests(subject, connector, rooms):
    cursor = read(subject, connector).cursor
    for _ in range(4):
        subject.clock.advance(timedelta(minutes=16))
        cursor = read(subject, connector, cursor).cursor
    assert subject.server.count() > 90
    assert subject.server.connections == 1


def test_the_quota_is_never_exceeded_and_what_it_allows_is_kept(subject, rooms):
    time = SimulatedTime()
    connector = subject.connector(time.retry(), requests_per_minute=10)
    so_far = Read()
    made = []
    for _ in range(30):
        subject.server.forget()
        try:
            read(subject, connector, into=so_far)
            break
        except Unavailable as error:
            made.append(subject.server.count())
            wait = error.retry_after or timedelta()
            time.now += wait.total_seconds()
            subject.clock.advance(wait)
    assert max(made) <= 22
    connector.close()
    whole = subject.connector(SimulatedTime().retry())
    assert read(subject, whole).ids <= so_far.ids
    whole.close()
