"""Files in Google's stand-in: who finds what with which query, in which order, on which page, with which fields."""

import pytest
from google_office import office, refused

from syncd.sandbox import google_mask

__all__ = ["office"]
SHEET = "application/vnd.google-apps.spreadsheet"
EVERYWHERE = {"supportsAllDrives": True, "includeItemsFromAllDrives": True}


def names(office, **params):
    answer = office.drive.files().list(fields="files/name", **params).execute()
    return [file["name"] for file in answer.get("files", [])]


@pytest.fixture
def filled(office):
    """Files of several kinds and ages: Plan, Budget (a sheet), It's (trashed), Notes (in a folder in Specs)."""
    state = office.state
    office.document("Plan")
    office.later(hours=1)
    state.file("Budget", SHEET, owner=office.mia)
    office.later(hours=1)
    state.trash(state.file("It's \\ old", parent=office.specs))
    inner = state.folder("Inner", office.specs)
    office.later(hours=1)
    state.file("Notes", parent=inner)
    return office


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Specs", "Plan", "Budget", "It's \\ old", "Inner", "Notes"]),
        ("'{specs}' in parents", ["Plan", "It's \\ old", "Inner"]),
        ("'{specs}' in parents and trashed = false", ["Plan", "Inner"]),
        ("trashed=true", ["It's \\ old"]),
        ("trashed != false", ["It's \\ old"]),
        (f"mimeType = '{SHEET}'", ["Budget"]),
        (f"mimeType != '{SHEET}' and mimeType != 'application/vnd.google-apps.document'", ["Specs", "Inner"]),
        ("mimeType contains 'spread'", ["Budget"]),
        ("name = 'It\\'s \\\\ old'", ["It's \\ old"]),
        ("name contains 'Bud' or name contains 'lan'", ["Budget"]),
        ("modifiedTime > '2026-03-02T10:00:00' and not trashed = true", ["Inner", "Notes"]),
        ("modifiedTime > '2026-03-02T12:00:00+01:00'", ["Notes"]),
        ("createdTime <= '2026-03-02T10:00:00Z'", ["Specs", "Plan", "Budget"]),
        ("sharedWithMe", ["Specs", "Budget"]),
        ("sharedWithMe = false", ["Plan", "It's \\ old", "Inner", "Notes"]),
        ("(name = 'Plan' or name = 'Notes') and trashed = false", ["Plan", "Notes"]),
        ("name = 'Plan' or name = 'Notes' and trashed = true", ["Plan"]),
        ("'mia@acme.test' in owners and starred = false and name='Plan'", ["Plan"]),
        ("'root' in parents", []),
    ],
)
def test_a_query_finds_what_it_says(filled, query, found):
    assert names(filled, q=query.replace("{specs}", filled.specs)) == found


@pytest.mark.parametrize(
    "query",
    ["nonsense", "name", "name =", "name = Plan", "name = 'Plan", "(trashed = false", "trashed", "trashed = maybe",
    "and", "name = 'a' and", "'x' in folders", "'x' parents", "modifiedTime > 'yesterday'", "modifiedTime contains 'x'",
    "name = 'a' name = 'b'", "modifiedTime > '2026-03-02'", "name < 'a'", "'x'", "name = 'a')", "§"],
)  # fmt: skip
def test_a_query_that_cannot_be_read_is_refused(office, query):
    status, error = refused(office.drive.files().list(q=query))
    assert (status, error["errors"][0]["location"], error["errors"][0]["reason"]) == (400, "q", "invalid")


def test_files_of_shared_drives_are_found_only_by_who_asks_for_them(office):
    drive = office.state.shared_drive("Team")
    folder = office.state.folder("Inside", shared_drive=drive)
    notes = office.state.file("Notes", parent=folder)
    everywhere = {"Specs", "Inside", "Notes"}

    assert set(names(office)) == {"Specs"}
    assert names(office, q=f"'{folder}' in parents") == []
    assert names(office, q=f"'{folder}' in parents", **EVERYWHERE) == ["Notes"]
    assert set(names(office, corpora="drive", driveId=drive, **EVERYWHERE)) == everywhere - {"Specs"}
    assert set(names(office, corpora="allDrives", **EVERYWHERE)) == everywhere
    assert set(names(office, **EVERYWHERE)) == {"Specs"}  # the corpus "user" promises only what the user has opened
    assert refused(office.drive.files().get(fileId=notes))[0] == 404
    found = office.drive.files().get(fileId=notes, supportsAllDrives=True, fields="name,driveId,owners").execute()
    assert found == {"name": "Notes", "driveId": drive}
    drives = office.drive.drives().list().execute()["drives"]
    assert drives == [{"kind": "drive#drive", "id": drive, "name": "Team"}]


@pytest.mark.parametrize(
    "params",
    [
        {"corpora": "drive", **EVERYWHERE},
        {"driveId": "x", **EVERYWHERE},
        {"corpora": "allDrives"},
        {"corpora": "allDrives", "includeItemsFromAllDrives": True},
        {"corpora": "everything"},
        {"orderBy": "age"},
        {"orderBy": "name up"},
        {"pageToken": "bm9uZQ=="},
        {"pageToken": "é"},
        {"pageSize": 0},
        {"fields": "files(name"},
    ],
)
def test_parameters_that_do_not_fit_are_refused(office, params):
    status, error = refused(office.drive.files().list(**params))
    assert (status, error["errors"][0]["domain"]) == (400, "global")


def test_a_shared_drive_that_the_account_is_no_member_of_is_not_found(office):
    drive = office.state.shared_drive("Theirs", members=[office.mia])
    status, error = refused(office.drive.files().list(corpora="drive", driveId=drive, **EVERYWHERE))
    assert (status, error["message"]) == (404, f"Shared drive not found: {drive}")
    assert office.drive.drives().list(fields="drives").execute() == {"drives": []}


def test_pages_hold_together_and_a_token_belongs_to_its_query(filled):
    listing = filled.drive.files()
    params = {"orderBy": "modifiedTime desc,name", "pageSize": 2, "fields": "nextPageToken,files/name"}
    first = listing.list(**params).execute()
    second = listing.list(pageToken=first["nextPageToken"], **params).execute()
    third = listing.list(pageToken=second["nextPageToken"], **params).execute()

    found = [file["name"] for page in (first, second, third) for file in page["files"]]
    assert found == ["Notes", "Inner", "It's \\ old", "Budget", "Plan", "Specs"]
    assert "nextPageToken" not in third
    status, _ = refused(listing.list(q="trashed=false", pageToken=first["nextPageToken"]))
    assert status == 400
    assert len(names(filled, pageSize=5000)) == 6


def test_a_folder_hands_its_sharing_down_and_its_trash_too(office):
    inner = office.state.folder("Inner", office.specs)
    notes = office.state.file("Notes", parent=inner)
    office.state.trash(office.specs)
    found = office.drive.files().get(fileId=notes, fields="trashed,explicitlyTrashed,parents").execute()
    assert found == {"trashed": True, "explicitlyTrashed": False, "parents": [inner]}

    office.state.unshare(office.specs, office.state.account)
    assert refused(office.drive.files().get(fileId=notes))[0] == 404


def test_a_parent_that_the_account_cannot_see_is_not_told(office):
    office.state.folder("Private", owner=office.mia, shared_with=[])
    private = office.state.folder("Hidden", owner=office.mia, shared_with=[])
    shown = office.state.file("Shown", parent=private, shared_with=[office.state.account])
    assert office.drive.files().get(fileId=shown, fields="name,parents").execute() == {"name": "Shown"}


def test_a_folder_may_contain_itself_by_a_shortcut(office):
    shortcut = office.state.shortcut(office.specs, office.specs)
    found = office.drive.files().get(fileId=shortcut, fields="shortcutDetails").execute()
    assert found["shortcutDetails"] == {
        "targetId": office.specs,
        "targetMimeType": "application/vnd.google-apps.folder",
    }
    assert names(office, q=f"'{office.specs}' in parents") == ["Specs"]


def test_without_fields_come_the_few_that_google_gives(office):
    plan = office.document()
    found = office.drive.files().get(fileId=plan).execute()
    assert found == {
        "kind": "drive#file",
        "id": plan,
        "name": "Plan",
        "mimeType": "application/vnd.google-apps.document",
    }


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("a", {"a": None}),
        ("a, b(c,d/e) ,f/g", {"a": None, "b": {"c": None, "d": {"e": None}}, "f": {"g": None}}),
        ("a/b,a/c,a(d)", {"a": {"b": None, "c": None, "d": None}}),
        ("a/b,a", {"a": None}),
        ("a,a/b", {"a": None}),
        ("a(b/c),a(b(d))", {"a": {"b": {"c": None, "d": None}}}),
        ("*", {"*": None}),
        ("a/*", {"a": {"*": None}}),
    ],
)
def test_a_fields_parameter_is_read_as_google_defines_it(text, mask):
    assert google_mask.parse(text) == mask


@pytest.mark.parametrize("text", ["", ",", "a,", "a(", "a()", "a)", "a/", "/a", "a b", "a((b))", "a(b", "a(b)c", "a%b"])
def test_a_fields_parameter_that_cannot_be_read_is_invalid(text):
    with pytest.raises(google_mask.Invalid):
        google_mask.parse(text)


def test_a_mask_keeps_what_it_names_in_lists_and_objects():
    value = {"a": [{"b": 1, "c": 2}, {"c": 3}], "d": {"e": 1, "f": {"g": 1}}, "h": 5}
    assert google_mask.apply(google_mask.parse("a/b,d/*"), value) == {"a": [{"b": 1}, {}], "d": value["d"]}
    assert google_mask.apply(google_mask.parse("*/e"), value) == {"a": [{}, {}], "d": {"e": 1}, "h": 5}


@pytest.mark.parametrize(
    "fields", ["files(nmae)", "file", "files/name/first", "files(owners(email))", "nextPageToken/x"]
)
def test_a_field_that_google_does_not_have_is_refused(office, fields):
    status, error = refused(office.drive.files().list(fields=fields))
    assert (status, error["errors"][0]["reason"]) == (400, "invalidParameter")
    assert error["message"].startswith("Invalid field selection ")
