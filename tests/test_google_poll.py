"""What a poll of Google finds, and what it costs, counted at the sandbox."""

from datetime import timedelta

import pytest
from google_subject import SOURCE, GoogleSubject, connector, subject
from subjects import Read, SimulatedTime, read

from syncd.model import Kind, ThreadRef
from syncd.sandbox.google_records import SPREADSHEET

__all__ = ["connector", "subject"]


def later(subject: GoogleSubject, **time: float) -> None:
    subject.clock.advance(timedelta(**(time or {"minutes": 1})))


def new(subject, connector, so_far: Read, watch: tuple[ThreadRef, ...] = ()) -> Read:
    """One poll a minute later, by itself."""
    later(subject)
    result = read(subject, connector, so_far.cursor, watch)
    so_far.cursor = result.cursor
    return result


def test_a_poll_where_nothing_changed_costs_two_requests_however_many_files_there_are(subject, connector):
    for number in range(60):
        subject.drive.file(f"Annex {number}", parent=subject.folder)
    so_far = read(subject, connector)
    new(subject, connector, so_far)  # the first query of Drive Activity needs an access token of its own
    for _ in range(5):
        subject.server.forget()
        assert new(subject, connector, so_far).events == []
        assert subject.server.count() == 2
        assert subject.server.count("drive.changes.list") == 1


def test_what_is_new_replied_resolved_reopened_and_deleted_is_found_by_the_next_poll(subject, connector):
    drive, doc = subject.drive, subject.doc
    comments = [drive.comment(doc, subject.dana, f"Question {n}?") for n in range(5)]
    sheet = drive.file("Prices", SPREADSHEET, parent=subject.folder)
    so_far = read(subject, connector)
    later(subject)
    fresh = drive.comment(sheet, subject.dana, "Are these net?")
    reply = drive.reply(doc, comments[0], subject.mia, "Yes")
    resolved = drive.reply(doc, comments[1], subject.mia, action="resolve")
    gone = drive.reply(doc, comments[3], subject.dana, "Hello?")
    drive.delete_comment(doc, comments[2])
    subject.server.forget()
    found = new(subject, connector, so_far)
    assert {
        f"{sheet}:comment:{fresh}",
        f"{doc}:reply:{reply}",
        f"{doc}:reply:{resolved}:resolve",
        f"{doc}:comment:{comments[2]}:delete",
        f"{doc}:reply:{gone}",
    } <= found.ids
    assert subject.server.count() <= 2 + 2 * 2
    assert f"{doc}:{comments[2]}" in {extent.thread for extent in found.extents}
    reopened = drive.reply(doc, comments[1], subject.dana, "No", action="reopen")
    drive.delete_reply(doc, comments[3], gone)
    found = new(subject, connector, so_far)
    assert {f"{doc}:reply:{reopened}:reopen", f"{doc}:reply:{gone}:delete"} <= found.ids
    closed = [event.closed for event in found.events if event.kind in (Kind.RESOLVE, Kind.REOPEN)]
    assert closed == [True, False]


def test_an_edit_is_found_by_the_next_sweep_even_when_a_reply_came_after_it(subject, connector):
    comment = subject.drive.comment(subject.doc, subject.dana, "Could you help?", at=subject.ago(days=1))
    so_far = read(subject, connector)
    later(subject)
    subject.drive.edit_comment(subject.doc, comment, "Could you help us with clause 4?")
    later(subject, minutes=61)
    edits = [event for event in new(subject, connector, so_far).events if event.kind is Kind.EDIT]
    assert [edit.text for edit in edits] == ["Could you help us with clause 4?"]
    assert edits[0].target == f"{subject.doc}:comment:{comment}"
    later(subject)
    subject.drive.edit_comment(subject.doc, comment, "Could you help us with clause 5?")
    later(subject)
    subject.drive.reply(subject.doc, comment, subject.mia, "Which one?")
    edits = [event for event in new(subject, connector, so_far).events if event.kind is Kind.EDIT]
    assert [edit.text for edit in edits] == ["Could you help us with clause 5?"]


def test_what_activity_tells_late_is_found_when_it_tells_it(subject, connector):
    subject.drive.activity_lag = timedelta(minutes=5)
    so_far = read(subject, connector)
    later(subject)
    said = subject.say("Could somebody look at clause 4?")
    found = [said in new(subject, connector, so_far).ids for _ in range(8)]
    assert found.count(True) == 1
    subject.server.forget()
    new(subject, connector, so_far)
    assert subject.server.count("drive.comments.list") == 0


@pytest.mark.parametrize("how", ["scope", "disabled", "off"])
def test_without_drive_activity_the_sweep_and_the_watched_files_find_everything(subject, how, tmp_path):
    changes = {"activity": "off"} if how == "off" else {}
    if how == "disabled":
        subject.drive.disabled.add("driveactivity")
    if how == "scope":
        subject.server.access.delegated.discard("https://www.googleapis.com/auth/drive.activity.readonly")
        changes = {"subject": subject.drive.user}
        subject.drive.share(subject.folder, subject.drive.user)
    connector = subject.connector(SimulatedTime().retry(), **changes)
    comment = subject.drive.comment(subject.doc, subject.dana, "Could you help?")
    so_far = read(subject, connector)
    reply = subject.drive.reply(subject.doc, comment, subject.mia, "Yes")
    ref = subject.ref(subject.doc, comment)
    found = set()
    for _ in range(11):
        found |= new(subject, connector, so_far, (ref,)).ids
    assert f"{subject.doc}:reply:{reply}" in found
    said = subject.say("And this?")
    later(subject, minutes=61)
    assert said in new(subject, connector, so_far).ids
    subject.server.forget()
    new(subject, connector, so_far)
    assert subject.server.count() == 1
    connector.close()


def test_a_thread_that_is_to_be_verified_costs_one_request_and_one_that_is_gone_has_an_empty_extent(subject, connector):
    sheet = subject.drive.file("Prices", SPREADSHEET, parent=subject.folder)
    comment = subject.drive.comment(sheet, subject.dana, "Net?", at=subject.ago(days=2))
    so_far = read(subject, connector)
    new(subject, connector, so_far)
    subject.server.forget()
    result = new(subject, connector, so_far, (subject.ref(sheet, comment, verify=True),))
    assert f"{sheet}:comment:{comment}" in result.ids
    assert (subject.server.count(), subject.server.count("drive.comments.get")) == (3, 1)
    ref = subject.ref(sheet, comment, verify=True)
    del subject.drive.tree.find(sheet).threads[comment]
    result = new(subject, connector, so_far, (ref,))
    assert result.events == []
    assert [extent.thread for extent in result.extents] == [f"{sheet}:{comment}"]


@pytest.mark.parametrize("how", ["remove", "trash", "unshare", "silently"])
def test_nobody_is_accused_in_a_document_that_is_gone_or_closed(subject, connector, how):
    alone = subject.drive.file(
        "Alone", SPREADSHEET, owner=subject.mia, shared_with=[subject.drive.account, subject.dana]
    )
    comment = subject.drive.comment(alone, subject.dana, "Net?", at=subject.ago(days=2))
    ref = subject.ref(alone, comment)
    so_far = read(subject, connector)
    later(subject)
    if how == "unshare":
        subject.drive.unshare(alone, subject.drive.account)
    elif how == "silently":
        subject.drive.tree.find(alone).removed = True
        later(subject, minutes=61)
    else:
        getattr(subject.drive, how)(alone)
    said = subject.say("Still there?")
    result = new(subject, connector, so_far, (ref,))
    assert said in result.ids
    assert [extent.thread for extent in result.extents] == [ref.thread]
    assert new(subject, connector, so_far, (ref,)).extents == []


def test_what_was_withdrawn_with_a_document_stands_again_when_the_document_comes_back(subject, connector):
    alone = subject.drive.file("Alone", SPREADSHEET, owner=subject.mia, shared_with=[subject.drive.account])
    comment = subject.drive.comment(alone, subject.mia, "Net?", at=subject.ago(days=2))
    ref = subject.ref(alone, comment)
    so_far = read(subject, connector)
    subject.drive.unshare(alone, subject.drive.account)
    assert [extent.thread for extent in new(subject, connector, so_far, (ref,)).extents] == [ref.thread]
    subject.drive.share(alone, subject.drive.account)
    result = new(subject, connector, so_far)
    assert f"{alone}:comment:{comment}" in result.ids
    assert [extent.thread for extent in result.extents] == [ref.thread]


def test_comments_that_the_account_may_not_see_are_named_and_the_others_are_read(subject, connector):
    closed = subject.drive.file("Closed", SPREADSHEET, owner=subject.mia, shared_with=[])
    subject.drive.share(closed, subject.drive.account, "reader")
    subject.drive.readers_see_comments = False
    said = subject.say("Is it paid?")
    result = read(subject, connector)
    assert said in result.ids
    assert [item.id for item in result.unreadable] == [closed]
    assert "insufficientFilePermissions" in result.unreadable[0].payload["problem"]
    subject.drive.share(closed, subject.drive.account)
    asked = subject.drive.comment(closed, subject.dana, "And now?")
    later(subject, minutes=61)
    again = read(subject, connector, result.cursor)
    assert f"{closed}:comment:{asked}" in again.ids
    assert again.unreadable == []


def test_folders_are_read_with_what_is_below_and_a_circle_of_shortcuts_ends(subject):
    inner = subject.drive.folder("Inner", parent=subject.folder)
    subject.drive.shortcut(subject.folder, inner)
    deep = subject.drive.file("Deep", SPREADSHEET, parent=inner)
    other = subject.drive.folder("Other", owner=subject.mia, shared_with=[subject.drive.account])
    outside = subject.drive.file("Outside", SPREADSHEET, parent=other)
    comments = [subject.drive.comment(file, subject.dana, "Net?") for file in (deep, outside)]
    connector = subject.connector(SimulatedTime().retry(), folders=(subject.folder,))
    so_far = read(subject, connector)
    assert so_far.ids == {f"{deep}:comment:{comments[0]}"}
    subject.drive.move(outside, inner)
    assert f"{outside}:comment:{comments[1]}" in new(subject, connector, so_far).ids
    connector.close()


def test_shared_drives_and_single_files_are_read_and_a_new_file_is_found(subject):
    drive = subject.drive.shared_drive("Projects")
    first = subject.drive.file("Plan", parent=drive)
    comment = subject.drive.comment(first, subject.dana, "When?")
    asked = subject.say("Is it paid?")
    connector = subject.connector(SimulatedTime().retry(), shared_drives=(drive,), files=(subject.doc,))
    so_far = read(subject, connector)
    assert so_far.ids == {f"{first}:comment:{comment}", asked}
    second = subject.drive.file("Budget", SPREADSHEET, parent=drive)
    comment = subject.drive.comment(second, subject.dana, "How much?")
    found = new(subject, connector, so_far).ids | new(subject, connector, so_far).ids
    assert f"{second}:comment:{comment}" in found
    connector.close()


def test_two_thousand_files_are_read_once_and_then_swept_in_parts(subject, connector):
    for number in range(500):
        subject.drive.file(f"Table {number}", SPREADSHEET, parent=subject.folder, at=subject.ago(days=1))
    so_far = read(subject, connector)
    assert subject.server.count("drive.comments.list") == 501
    later(subject, minutes=61)
    swept = []
    for _ in range(4):
        subject.server.forget()
        new(subject, connector, so_far)
        swept.append(subject.server.count("drive.comments.list"))
    assert swept == [200, 200, 101, 0]
    assert connector.settings.name == SOURCE
