"""Drive's changes in Google's stand-in: each file once, what was lost as removed, and comments only as it is set."""

import pytest
from google_office import office, refused

__all__ = ["office"]
EVERYWHERE = {"supportsAllDrives": True, "includeItemsFromAllDrives": True}


def token(office, person="", **params):
    return office.service("drive", person).changes().getStartPageToken(**params).execute()["startPageToken"]


def changes(office, since, person="", **params):
    """The changes since a token as (file, removed), and the token for the next time."""
    answer = office.service("drive", person).changes().list(pageToken=since, **params).execute()
    found = [(change.get("fileId", change.get("driveId")), change["removed"]) for change in answer["changes"]]
    return found, answer.get("newStartPageToken")


def test_each_changed_file_comes_once_with_its_newest_change(office):
    plan, budget = office.document("Plan"), office.document("Budget")
    since = token(office)
    assert changes(office, since) == ([], since)

    office.state.touch(plan, by=office.mia)
    office.state.touch(budget, by=office.mia)
    office.state.rename(plan, "Plan B", by=office.mia)

    found, after = changes(office, since)
    assert found == [(budget, False), (plan, False)]
    assert changes(office, after) == ([], after)


@pytest.mark.parametrize("comes", [False, True])
def test_whether_a_comment_makes_a_file_appear_is_a_setting(office, comes):
    office.state.comment_changes = comes
    plan = office.document()
    since = token(office)
    comment = office.state.comment(plan, office.dana, "Why?")
    office.state.reply(plan, comment, office.mia, "Because")
    assert changes(office, since)[0] == ([(plan, False)] if comes else [])


def times(office, plan):
    return office.drive.files().get(fileId=plan, fields="version,modifiedTime").execute()


def test_whether_a_comment_moves_version_and_modified_time_is_a_setting(office):
    plan = office.document()
    office.later(hours=1)
    before = times(office, plan)
    office.state.comment(plan, office.dana, "Why?")
    assert times(office, plan) == before

    office.state.comment_versions = office.state.comment_modifies = True
    office.state.comment(plan, office.dana, "Why not?")
    after = times(office, plan)
    assert int(after["version"]) == int(before["version"]) + 1
    assert after["modifiedTime"] == "2026-03-02T10:00:00.000Z"


def test_what_is_deleted_or_no_longer_shared_is_removed_for_who_had_it(office):
    plan, inner = office.document("Plan"), office.state.folder("Inner", office.specs)
    notes = office.state.file("Notes", parent=inner)
    hidden = office.state.file("Hidden", owner=office.mia, shared_with=[])
    since = token(office)
    office.state.remove(plan)
    office.state.remove(hidden)
    office.state.unshare(office.specs, office.state.account)

    found, _ = changes(office, since)
    assert set(found) == {(plan, True), (office.specs, True), (inner, True), (notes, True)}
    assert changes(office, since, includeRemoved=False)[0] == []
    mine, _ = changes(office, since, office.mia)
    assert set(mine) == {(plan, True), (hidden, True), (office.specs, False), (inner, False), (notes, False)}


def test_what_becomes_visible_is_a_change(office):
    hidden = office.state.folder("Hidden", owner=office.mia, shared_with=[])
    inside = office.state.file("Inside", parent=hidden)
    since = token(office)
    office.state.share(hidden, office.state.account)
    assert changes(office, since)[0] == [(hidden, False), (inside, False)]


def test_a_file_in_the_trash_is_a_change_and_not_removed(office):
    plan = office.document()
    since = token(office)
    office.state.trash(office.specs)
    answer = office.drive.changes().list(pageToken=since, fields="changes(fileId,removed,file/trashed)").execute()
    trashed = {"removed": False, "file": {"trashed": True}}
    assert answer["changes"] == [{"fileId": office.specs, **trashed}, {"fileId": plan, **trashed}]


def test_shared_drives_are_asked_for_together_or_one_by_one(office):
    drive, other = office.state.shared_drive("Team"), office.state.shared_drive("Other")
    since = token(office)
    notes = office.state.file("Notes", parent=drive)
    elsewhere = office.state.file("Elsewhere", parent=other)
    plan = office.document()

    assert changes(office, since)[0] == [(plan, False)]
    assert len(changes(office, since, **EVERYWHERE)[0]) == 3
    assert changes(office, since, driveId=drive, **EVERYWHERE)[0] == [(notes, False)]
    assert refused(office.drive.changes().list(pageToken=since, driveId=drive))[0] == 400
    office.state.unshare(drive, office.state.account)
    found, _ = changes(office, since, **EVERYWHERE)
    assert set(found) == {(drive, True), (notes, True), (elsewhere, False), (plan, False)}
    assert refused(office.drive.changes().list(pageToken=since, driveId=drive, **EVERYWHERE))[0] == 404
    assert refused(office.drive.changes().getStartPageToken(driveId=drive))[0] == 404


def test_pages_end_with_the_token_for_the_next_time_and_lose_nothing_meanwhile(office):
    since = token(office)
    files = [office.document(str(number)) for number in range(5)]
    listing, found, page = office.drive.changes(), [], {"nextPageToken": since}
    while "nextPageToken" in page:
        assert "newStartPageToken" not in page
        page = listing.list(pageToken=page["nextPageToken"], pageSize=2).execute()
        found += [change["fileId"] for change in page["changes"]]
        if len(found) == 2:
            office.state.touch(files[0])
            office.state.touch(files[3])

    assert found == [*files[:2], files[2], files[4], files[0], files[3]]
    assert changes(office, page["newStartPageToken"])[0] == []


@pytest.mark.parametrize("wrong", ["", "0", "-1", "99999", "soon", "٣"])
def test_a_token_that_is_none_is_refused(office, wrong):
    status, error = refused(office.drive.changes().list(pageToken=wrong))
    assert (status, error["errors"][0]["location"]) == (400, "pageToken")
