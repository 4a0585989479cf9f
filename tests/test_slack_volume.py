"""Conversations, threads and reactions that are larger than one page of Slack's, and edits faster than its clock."""

from datetime import timedelta

from slack_subject import connector, subject
from subjects import read

from syncd.model import Kind

__all__ = ["connector", "subject"]

HISTORY, REPLIES = "conversations.history", "conversations.replies"


def minute_later(subject, connector, cursor, **options):
    subject.clock.advance(timedelta(minutes=1))
    subject.server.forget()
    return read(subject, connector, cursor, **options)


def test_in_three_thousand_messages_of_a_week_every_change_is_found_by_the_next_poll(subject, connector):
    said = [
        subject.workspace.post(subject.help, subject.dana, f"Message {number}", at=subject.ago(minutes=3 * number + 3))
        for number in range(3000)
    ]
    first = read(subject, connector)
    assert {f"{subject.help.id}:{ts}" for ts in said} <= first.ids
    assert subject.server.count(HISTORY) == 4
    quiet = minute_later(subject, connector, first.cursor)
    assert (quiet.events, quiet.extents, subject.server.count()) == ([], [], 4)
    subject.workspace.edit(subject.help, said[-1], "What the oldest says now")
    subject.workspace.delete(subject.help, said[1500])
    subject.workspace.post(subject.help, subject.mia, "An answer", thread_ts=said[2900])
    new = subject.say("The newest")
    later = minute_later(subject, connector, quiet.cursor)
    assert {"What the oldest says now", "An answer"} <= later.texts
    assert new in later.ids
    (gone,) = [extent for extent in later.extents if extent.since is not None and not later_has(later, extent)]
    assert f"{gone.since.timestamp():.6f}" == said[1500]
    assert (subject.server.count(HISTORY), subject.server.count(REPLIES)) == (4, 1)


def later_has(result, extent) -> bool:
    """Whether something of this stretch was handed on with it."""
    return any(event.at == extent.since for event in result.events)


def test_a_thread_of_1500_replies_is_read_in_two_requests_and_then_one_for_what_is_new(subject, connector):
    ts = subject.workspace.post(subject.help, subject.dana, "Could you help?", at=subject.ago(days=2))
    for number in range(1500):
        subject.workspace.post(
            subject.help, subject.mia, f"Reply {number}", at=subject.ago(minutes=1600 - number), thread_ts=ts
        )
    first = read(subject, connector)
    assert sum(event.text.startswith("Reply ") for event in first.events) == 1500
    assert subject.server.count(REPLIES) == 2
    subject.workspace.post(subject.help, subject.dana, "Anything new?", thread_ts=ts)
    later = minute_later(subject, connector, first.cursor)
    assert "Anything new?" in later.texts
    assert subject.server.count(REPLIES) == 1


def test_of_sixty_who_reacted_the_named_are_read_and_nobody_seems_to_have_taken_it_back(subject, connector):
    said = subject.say("Could you help?")
    ts = said.split(":")[1]
    crowd = [subject.workspace.user(f"User {number}") for number in range(60)]
    for user in crowd:
        subject.workspace.react(subject.help, ts, "eyes", user)
    first = read(subject, connector)
    assert sum(event.kind is Kind.REACTION for event in first.events) == 50
    subject.workspace.unreact(subject.help, ts, "eyes", crowd[0])
    later = minute_later(subject, connector, first.cursor)
    assert later.extents == [], "of more than are named, nobody can be said to be gone"
    for user in crowd[10:]:
        subject.workspace.unreact(subject.help, ts, "eyes", user)
    few = minute_later(subject, connector, later.cursor)
    assert sum(event.kind is Kind.REACTION for event in few.events) == 9
    assert len(few.extents) == 1, "now all are named, and who is not has taken it back"


def test_a_message_that_was_edited_twice_within_a_second_says_what_it_said_last(subject, connector):
    said = subject.say("Could you help?")
    ts = said.split(":")[1]
    cursor = read(subject, connector).cursor
    subject.clock.advance(timedelta(seconds=30))
    subject.workspace.edit(subject.help, ts, "Could you help me?")
    subject.workspace.edit(subject.help, ts, "Could you help me with the invoice?")
    later = minute_later(subject, connector, cursor)
    assert [event.text for event in later.events if event.kind is Kind.EDIT] == ["Could you help me with the invoice?"]
