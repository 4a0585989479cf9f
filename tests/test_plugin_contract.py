"""The example of a plug-in passes what every connector must, and reads what the guide says it reads."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from contract import ConnectorContract
from forum import DANA, MIA, ForumSandbox, ForumSubject
from subjects import Subject, read

from syncd.model import Kind, ThreadRef
from syncd.sandbox import SandboxClock

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class TestForum(ConnectorContract):
    @pytest.fixture
    def subject(self, monkeypatch) -> Iterator[Subject]:
        with ForumSandbox(SandboxClock(START)) as sandbox:
            yield ForumSubject(sandbox, monkeypatch)

    def test_an_edit_and_a_deletion_name_the_post_they_are_about(self, subject, connector):
        kept, dropped = subject.server.post(DANA, "Is it paid?"), subject.server.post(DANA, "Never mind")
        before = read(subject, connector)
        subject.clock.advance(timedelta(minutes=1))
        subject.server.edit(kept, "Is invoice 7 paid?")
        subject.server.change(dropped, deleted=True, text="")
        later = read(subject, connector, before.cursor)
        edit, delete = (next(e for e in later.events if e.kind is kind) for kind in (Kind.EDIT, Kind.DELETE))
        assert (edit.target, edit.text, edit.at) == (str(kept), "Is invoice 7 paid?", START + timedelta(minutes=1))
        assert (delete.target, delete.actor) == (str(dropped), None)

    def test_an_answer_says_what_it_answers_and_where(self, subject, connector):
        asked = subject.server.post(DANA, "Is it paid?")
        answered = subject.server.post(MIA, "Yes, on Monday.", answers=asked)
        reply = next(e for e in read(subject, connector).events if e.id == str(answered))
        assert (reply.reply_to, reply.thread, reply.place.private) == (str(asked), str(asked), False)
        assert reply.url == f"{subject.server.url}/posts/{answered}"

    def test_a_topic_that_is_verified_is_given_whole_also_where_nothing_is_left_of_it(self, subject, connector):
        asked = subject.server.post(DANA, "Is it paid?")
        before = read(subject, connector)
        del subject.server.posts[asked]
        ref = ThreadRef("acme-forum", "7", str(asked), START, START, verify=True)
        result = read(subject, connector, before.cursor, [ref])
        assert [(extent.thread, extent.place, extent.at) for extent in result.extents] == [(str(asked), "7", START)]
        assert result.events == []
