"""A Drive of ten thousand files is filled, listed and followed without getting stuck."""

from google_office import office

from syncd.sandbox.google_bulk import google

__all__ = ["office"]


def test_ten_thousand_files_are_listed_in_ten_requests_and_followed_in_one(office):
    made = google(office.state, files=10_000, comments=1, replies=0, folders=20)
    office.google.forget()

    drive, found, params = office.drive, [], {"q": "trashed = false and mimeType contains 'document'"}
    while True:
        page = drive.files().list(pageSize=1000, fields="nextPageToken,files(id)", **params).execute()
        found += [file["id"] for file in page["files"]]
        if "nextPageToken" not in page:
            break
        params["pageToken"] = page["nextPageToken"]

    assert set(found) == set(made)
    assert office.google.count() == 10
    since = drive.changes().getStartPageToken().execute()["startPageToken"]
    office.state.touch(made[5000])
    page = drive.changes().list(pageToken=since).execute()
    assert [change["fileId"] for change in page["changes"]] == [made[5000]]


def test_the_same_seed_gives_the_same_drive(office):
    made = google(office.state, files=5, seed=1)
    told = [
        comment["content"]
        for file in made
        for comment in office.drive.comments().list(fileId=file, fields="comments").execute()["comments"]
    ]
    assert len(told) == 15
    again = google(office.state, files=5, seed=1)
    words = [thread.head.text for file in again for thread in office.state.tree.files[file].threads.values()]
    assert sorted(words) == sorted(told)
