"""What the Slack connector finds: late replies, edits, deletions, reactions, by the next poll or the next sweep."""

from datetime import timedelta

from slack_subject import NAME, SlackSubject, connector, subject
from subjects import read

from syncd.model import Kind, ThreadRef

__all__ = ["connector", "subject"]


class Changes:
    """60 new messages, 40 replies to threads of this fortnight, 20 to older ones, 20 edits and 10 deletions."""

    def __init__(self, subject: SlackSubject) -> None:
        self.subject = subject
        space = subject.workspace
        self.rooms = [space.channel(f"room-{number}", [subject.dana, subject.mia]) for number in range(10)]
        self.young = [self._thread(number, days=13 * number / 40) for number in range(40)]
        self.old = [self._thread(number, days=15 + 74 * number / 20) for number in range(20)]
        self.edited = [self._message(number, days=6 * number / 20) for number in range(20)]
        self.deleted = [self._message(number, days=6 * number / 10) for number in range(10)]

    def _message(self, number, days):
        room = self.rooms[number % 10]
        at = self.subject.ago(days=days, minutes=20 + number)
        return room, self.subject.workspace.post(room, self.subject.dana, f"Message {number}", at=at)

    def _thread(self, number, days):
        room, ts = self._message(number, days)
        at = self.subject.ago(days=days, minutes=5)
        self.subject.workspace.post(room, self.subject.mia, "First reply", at=at, thread_ts=ts)
        return room, ts

    def happen(self):
        """Makes all of them; gives the ids of what must be found, by kind."""
        subject, space = self.subject, self.subject.workspace
        new = {f"{room.id}:{space.post(room, subject.dana, 'New')}" for room in self.rooms for _ in range(6)}
        young = {f"{room.id}:{space.post(room, subject.mia, 'Late', thread_ts=ts)}" for room, ts in self.young}
        old = {f"{room.id}:{space.post(room, subject.mia, 'Very late', thread_ts=ts)}" for room, ts in self.old}
        for room, ts in self.edited:
            space.edit(room, ts, "Edited")
        for room, ts in self.deleted:
            space.delete(room, ts)
        edits = {f"{room.id}:{ts}" for room, ts in self.edited}
        gone = {f"{room.id}:{ts}" for room, ts in self.deleted}
        return new, young, old, edits, gone


def points(result):
    """The top-level messages of which an extent says that nothing but what was handed on is there."""
    found = set()
    for extent in result.extents:
        if not extent.thread:
            assert extent.since == extent.until
            found.add(f"{extent.place}:{extent.since.timestamp():.6f}")
    return found - {f"{event.place.id}:{event.at.timestamp():.6f}" for event in result.events}


def test_everything_within_a_week_is_found_by_the_next_poll_and_the_rest_by_the_next_sweep(subject, connector):
    changes = Changes(subject)
    cursor = read(subject, connector).cursor
    new, young, old, edits, gone = changes.happen()
    subject.clock.advance(timedelta(minutes=16))
    next_poll = read(subject, connector, cursor)
    assert new <= next_poll.ids
    assert edits == {event.target for event in next_poll.events if event.kind is Kind.EDIT}
    assert gone == points(next_poll)
    week = subject.ago(days=7).timestamp()
    of_this_week = {f"{room.id}:{ts}" for room, ts in changes.young if float(ts) > week}
    assert of_this_week <= {event.reply_to for event in next_poll.events if event.text == "Late"}
    subject.clock.advance(timedelta(hours=1))
    sweep = read(subject, connector, next_poll.cursor)
    assert young | old <= next_poll.ids | sweep.ids


def test_late_replies_in_watched_threads_are_found_by_the_next_poll_however_old(subject, connector):
    changes = Changes(subject)
    cursor = read(subject, connector).cursor
    _, young, old, _, _ = changes.happen()
    refs = [
        ThreadRef(NAME, room.id, f"{room.id}:{ts}", subject.ago(days=90), subject.ago(days=1))
        for room, ts in changes.young + changes.old
    ]
    subject.clock.advance(timedelta(minutes=1))
    assert young | old <= read(subject, connector, cursor, refs).ids


def test_an_edited_and_a_deleted_reply_are_found_when_their_thread_is_read_again(subject, connector):
    ts = subject.workspace.post(subject.help, subject.dana, "Question?", at=subject.ago(hours=5))
    kept, edited, deleted = (
        subject.workspace.post(subject.help, subject.mia, text, thread_ts=ts) for text in ("a", "b", "c")
    )
    cursor = read(subject, connector).cursor
    subject.workspace.edit(subject.help, edited, "B")
    subject.clock.advance(timedelta(minutes=1))
    verified = read(subject, connector, cursor, [subject.ref(ts, verify=True)])
    assert "B" in verified.texts
    subject.workspace.delete(subject.help, deleted)
    subject.clock.advance(timedelta(minutes=5))
    result = read(subject, connector, verified.cursor)
    (extent,) = result.extents
    assert extent.thread == f"{subject.help.id}:{ts}"
    assert {f"{subject.help.id}:{each}" for each in (ts, kept, edited)} <= result.ids
    assert f"{subject.help.id}:{deleted}" not in result.ids


def test_a_reaction_and_its_removal_come_with_the_whole_message(subject, connector):
    said = subject.say("Could you help?")
    ts = said.split(":")[1]
    cursor = read(subject, connector).cursor
    subject.workspace.react(subject.help, ts, "eyes", subject.mia)
    subject.clock.advance(timedelta(minutes=1))
    added = read(subject, connector, cursor)
    assert f"{said}:reaction:eyes:{subject.mia.id}" in added.ids
    subject.workspace.unreact(subject.help, ts, "eyes", subject.mia)
    subject.clock.advance(timedelta(minutes=1))
    removed = read(subject, connector, added.cursor)
    assert removed.ids == {said}
    assert [extent.since for extent in removed.extents] == [removed.events[0].at]


def test_a_deleted_parent_with_replies_is_a_tombstone(subject, connector):
    said = subject.say("Could you help?")
    ts = said.split(":")[1]
    subject.workspace.post(subject.help, subject.mia, "Yes", thread_ts=ts)
    cursor = read(subject, connector).cursor
    subject.workspace.delete(subject.help, ts)
    subject.clock.advance(timedelta(minutes=1))
    result = read(subject, connector, cursor)
    assert f"{said}:delete" in result.ids


def test_a_broadcast_reply_is_one_event_and_shows_that_its_old_thread_changed(subject, connector):
    ts = subject.workspace.post(subject.help, subject.dana, "Question?", at=subject.ago(days=60))
    cursor = read(subject, connector).cursor
    quiet = subject.workspace.post(subject.help, subject.mia, "A first answer", thread_ts=ts)
    loud = subject.workspace.post(subject.help, subject.mia, "For all", thread_ts=ts, broadcast=True)
    subject.clock.advance(timedelta(minutes=16))
    result = read(subject, connector, cursor)
    assert {f"{subject.help.id}:{quiet}", f"{subject.help.id}:{loud}"} <= result.ids
    assert len({event.id for event in result.events if event.text == "For all"}) == 1
    subject.workspace.delete(subject.help, loud)
    subject.clock.advance(timedelta(minutes=16))
    gone = read(subject, connector, result.cursor)
    assert [extent.thread for extent in gone.extents] == [f"{subject.help.id}:{ts}"]


def test_a_thread_longer_than_a_page_is_read_whole_and_then_only_what_is_new(subject, connector):
    ts = subject.workspace.post(subject.help, subject.dana, "Question?", at=subject.ago(days=1))
    for number in range(1200):
        subject.workspace.post(
            subject.help, subject.mia, f"Reply {number}", at=subject.ago(minutes=1300 - number), thread_ts=ts
        )
    result = read(subject, connector)
    assert sum(event.reply_to != "" for event in result.events) == 1200
    assert subject.server.count("conversations.replies") == 2
    subject.workspace.post(subject.help, subject.mia, "One more", thread_ts=ts)
    subject.clock.advance(timedelta(minutes=16))
    subject.server.forget()
    more = read(subject, connector, result.cursor)
    assert "One more" in more.texts
    assert len(more.events) <= 2
    assert more.extents == []
    assert subject.server.count("conversations.replies") == 1


def test_private_group_and_direct_conversations_are_read_and_private(subject, connector):
    private = subject.workspace.channel("secret", [subject.dana], private=True)
    group = subject.workspace.mpim([subject.dana, subject.mia])
    direct = subject.workspace.im(subject.dana)
    for room in (private, group, direct):
        subject.workspace.post(room, subject.dana, "Psst")
    subject.say("Hello")
    result = read(subject, connector)
    places = {event.place.id: event.place.private for event in result.events}
    assert places == {private.id: True, group.id: True, direct.id: True, subject.help.id: False}
    assert {event.thread for event in result.events if event.place.id == direct.id} == {direct.id}


def test_a_direct_conversation_is_verified_from_where_its_ask_began(subject, connector):
    direct = subject.workspace.im(subject.dana)
    at = subject.ago(days=20)
    ts = subject.workspace.post(direct, subject.dana, "Could you help?", at=at)
    cursor = read(subject, connector).cursor
    subject.clock.advance(timedelta(minutes=1))
    ref = ThreadRef(NAME, direct.id, direct.id, at, at, verify=True)
    assert f"{direct.id}:{ts}" in read(subject, connector, cursor, [ref]).ids


def test_a_long_silence_of_ours_loses_nothing(subject, connector):
    cursor = read(subject, connector).cursor
    said = [subject.say("Anybody there?")]
    subject.clock.advance(timedelta(days=20))
    said.append(subject.say("Still nobody?"))
    assert set(said) <= read(subject, connector, cursor).ids


def test_history_older_than_the_backfill_is_remembered_but_not_reported(subject, connector):
    old = subject.workspace.post(subject.help, subject.dana, "Ancient", at=subject.ago(days=60))
    result = read(subject, connector)
    assert result.events == []
    subject.workspace.post(subject.help, subject.mia, "A very late answer", thread_ts=old)
    subject.clock.advance(timedelta(hours=2))
    assert {"Ancient", "A very late answer"} <= read(subject, connector, result.cursor).texts


def test_a_new_conversation_is_found_with_the_next_sweep(subject, connector):
    cursor = read(subject, connector).cursor
    room = subject.workspace.channel("new-room", [subject.dana])
    subject.workspace.post(room, subject.dana, "Welcome")
    subject.clock.advance(timedelta(hours=1))
    assert "Welcome" in read(subject, connector, cursor).texts


def test_a_quiet_poll_writes_no_marks_anew_and_a_cursor_that_had_them_among_the_rest_is_read(subject, connector):
    Changes(subject)
    first = read(subject, connector).cursor
    subject.clock.advance(timedelta(minutes=16))
    quiet = read(subject, connector, first)
    changed = {key for key, value in quiet.cursor.items() if first.get(key) != value}
    assert changed
    assert not any(":" in key for key in changed), "only when it was read"
    older = {
        key: {**value, "marks": first.get(f"{key}:marks", {})} if f"{key}:marks" in first else value
        for key, value in first.items()
        if not key.endswith(":marks")
    }
    again = read(subject, connector, older)
    assert (again.events, again.extents) == ([], [])
