"""What goes wrong with Google: quotas in its own words, faults, pages that move or repeat themselves."""

import pytest
import requests
from google_office import office, refused

from syncd.sandbox import Fault

__all__ = ["office"]


def ask(office, path, **params):
    header = {"Authorization": f"Bearer {office.google.token()}"}
    return requests.get(f"{office.google.url}{path}", params=params, headers=header, timeout=5)


@pytest.mark.parametrize(("status", "reason"), [(403, "userRateLimitExceeded"), (429, "rateLimitExceeded")])
def test_over_the_quota_of_units_drive_says_so_with_403_or_429(office, status, reason):
    office.google.limits.enabled = True
    office.google.quota.status = status
    office.google.quota.per_minute["drive"] = 210
    listing, getting = office.drive.files().list(), office.drive.files().get(fileId=office.specs)
    for request in (listing, listing, getting, getting):
        request.execute()

    code, error = refused(getting)
    assert (code, error["errors"][0]["reason"], error["errors"][0]["domain"]) == (status, reason, "usageLimits")
    assert "Retry-After" not in ask(office, "/drive/v3/files").headers
    office.later(seconds=60)
    listing.execute()


def test_each_account_and_service_has_a_quota_of_its_own(office):
    office.google.limits.enabled = True
    office.google.quota.per_minute.update(driveactivity=1, docs=1)
    plan = office.document()
    office.activity.activity().query(body={}).execute()
    office.docs.documents().get(documentId=plan).execute()

    for request in (office.activity.activity().query(body={}), office.docs.documents().get(documentId=plan)):
        status, error = refused(request)
        assert (status, error["status"]) == (429, "RESOURCE_EXHAUSTED")
    office.service("driveactivity", office.mia).activity().query(body={}).execute()
    office.drive.files().list().execute()


def test_without_limits_nothing_is_counted(office):
    office.google.quota.per_minute["drive"] = 0
    office.drive.files().list().execute()


def test_a_429_carries_the_retry_after_that_the_fault_has(office):
    office.google.faults.add(Fault("drive.comments.list", "429", retry_after="1.5"))
    plan = office.document()
    answer = ask(office, f"/drive/v3/files/{plan}/comments", fields="*")
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "1.5")
    assert answer.json()["error"]["errors"][0]["reason"] == "rateLimitExceeded"
    assert ask(office, f"/drive/v3/files/{plan}/comments", fields="*").status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("drive.files.list", "/drive/v3/files", 401), ("docs.documents.get", "/v1/documents/x", 401)],
)
def test_an_expired_token_is_401_in_the_services_own_shape(office, method, path, status):
    office.google.faults.add(Fault(method, "expired_token"))
    answer = ask(office, path)
    assert answer.status_code == status
    assert ("errors" in answer.json()["error"]) == method.startswith("drive.")


def test_the_token_endpoint_can_fail_too(office):
    office.google.faults.add(Fault("token", "expired_token"))
    office.google.faults.add(Fault("token", "503", retry_after="2"))
    answers = [requests.post(f"{office.google.url}/token", data={"grant_type": "x"}, timeout=5) for _ in range(2)]
    assert (answers[0].status_code, answers[0].json()["error"]) == (400, "invalid_grant")
    assert (answers[1].status_code, answers[1].headers["Retry-After"]) == (503, "2")


def pages(listing, limit=10, **params):
    """The pages of a listing, at most ``limit``."""
    found, token = [], {}
    while len(found) < limit:
        page = listing.list(**params, **token).execute()
        found.append(page)
        if "nextPageToken" not in page:
            break
        token = {"pageToken": page["nextPageToken"]}
    return found


def test_a_page_may_name_itself_as_the_next_one(office):
    plan = office.document()
    for number in range(6):
        office.state.comment(plan, office.dana, str(number), at=office.later(seconds=1))
    office.google.faults.add(Fault("drive.comments.list", "repeated_token", times=99))
    params = {"fileId": plan, "fields": "nextPageToken,comments(id)", "pageSize": 2}
    found = pages(office.drive.comments(), **params)
    assert len(found) == 10
    assert len({page["nextPageToken"] for page in found}) == 1


def test_a_page_of_changes_that_repeats_itself_has_no_end(office):
    office.google.faults.add(Fault("drive.changes.list", "repeated_token"))
    page = office.drive.changes().list(pageToken="1").execute()
    assert (page["nextPageToken"], "newStartPageToken" in page) == ("1", False)


def test_a_comment_that_is_answered_while_pages_are_read_is_missed_and_another_comes_twice(office):
    plan = office.document()
    ids = [office.state.comment(plan, office.dana, str(number), at=office.later(seconds=1)) for number in range(5)]
    office.later(seconds=1)
    office.google.faults.add(Fault("drive.comments.list", "moved_item"))

    params = {"fileId": plan, "fields": "nextPageToken,comments(id)", "pageSize": 2}
    found = [comment["id"] for page in pages(office.drive.comments(), **params) for comment in page["comments"]]

    assert found == [ids[4], ids[3], ids[3], ids[2], ids[1]]
    since = office.clock.now().isoformat()
    late = office.drive.comments().list(fileId=plan, fields="comments/id", startModifiedTime=since).execute()
    assert late == {"comments": [{"id": ids[0]}]}


def test_a_file_that_is_edited_while_pages_are_read_comes_again(office):
    for number in range(4):
        office.document(str(number), at=office.later(seconds=1))
    office.later(seconds=1)
    office.google.faults.add(Fault("drive.files.list", "moved_item"))
    office.google.faults.add(Fault("drive.changes.list", "moved_item"))

    names = [
        file["name"]
        for page in pages(office.drive.files(), orderBy="modifiedTime", pageSize=2)
        for file in page["files"]
    ]
    assert names == ["Specs", "0", "2", "3", "Specs"]
    found = [change["fileId"] for page in _changes(office) for change in page["changes"]]
    assert len(found) == 6
    assert found[0] == found[-1]


def _changes(office):
    page = {"nextPageToken": "1"}
    while "nextPageToken" in page:
        page = office.drive.changes().list(pageToken=page["nextPageToken"], pageSize=2).execute()
        yield page


def test_a_fault_that_finds_nothing_to_move_waits(office):
    office.google.faults.add(Fault("*", "moved_item", times=1))
    office.drive.files().list().execute()
    office.activity.activity().query(body={}).execute()
    assert [request.fault for request in office.google.requests] == ["", ""]


def test_a_document_can_vanish_between_listing_and_reading(office):
    plan = office.document()
    office.state.comment(plan, office.dana, "Why?")
    gone = Fault("drive.comments.list", "slow", when=lambda params: office.state.remove(plan) is None)
    office.google.faults.add(gone)
    assert refused(office.drive.comments().list(fileId=plan, fields="*"))[0] == 404
