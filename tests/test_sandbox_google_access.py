"""Google's stand-in lets in whom Google would: tokens, delegation, scopes, files that are shared or are not."""

import json

import httplib2
import pytest
import requests
from google.auth import crypt, jwt
from google.auth.exceptions import RefreshError
from google.oauth2 import service_account
from google.oauth2.credentials import Credentials
from google_office import office, refused, service

from syncd.sandbox.google_access import SCOPES

__all__ = ["office"]
DRIVE, DOCS, ACTIVITY = SCOPES


def key(office, tmp_path, **more):
    path = office.google.service_account(tmp_path)
    return service_account.Credentials.from_service_account_file(path, scopes=SCOPES, **more)


def user(office, tmp_path, **more):
    info = json.loads(office.google.user_token(tmp_path, **more).read_text())
    return Credentials(
        None,
        refresh_token=info["refresh_token"],
        token_uri=info["token_uri"],
        client_id=info["client_id"],
        client_secret=info["client_secret"],
        scopes=info["scopes"],
    )


def who(drive):
    return drive.about().get(fields="user/emailAddress").execute()["user"]["emailAddress"]


def test_a_service_accounts_key_opens_its_own_account_and_what_is_shared_with_it(office, tmp_path):
    drive = service(office.google, "drive", key(office, tmp_path))
    plan = office.document()
    hidden = office.state.file("Secret", owner=office.mia, shared_with=[])

    assert who(drive) == office.state.account
    assert drive.files().get(fileId=plan).execute()["name"] == "Plan"
    status, error = refused(drive.files().get(fileId=hidden))
    assert (status, error["errors"][0]["reason"]) == (404, "notFound")
    assert error["message"] == f"File not found: {hidden}."


def test_a_delegated_service_account_acts_as_a_person_of_the_workspace(office, tmp_path):
    drive = service(office.google, "drive", key(office, tmp_path).with_subject(office.mia))
    hidden = office.state.file("Secret", owner=office.mia, shared_with=[])

    assert who(drive) == office.mia
    assert drive.files().get(fileId=hidden, fields="ownedByMe").execute() == {"ownedByMe": True}


@pytest.mark.parametrize(
    ("subject", "delegated", "error"),
    [
        ("dana@partner.test", SCOPES, "unauthorized_client"),
        ("mia@acme.test", [DRIVE], "unauthorized_client"),
        ("nobody@acme.test", SCOPES, "invalid_grant"),
    ],
)
def test_delegation_needs_the_administrators_leave_and_a_person(office, tmp_path, subject, delegated, error):
    office.google.access.delegated = set(delegated)
    with pytest.raises(RefreshError, match=error):
        who(service(office.google, "drive", key(office, tmp_path).with_subject(subject)))


def test_an_assertion_that_another_key_signed_is_refused(office, tmp_path):
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    other = rsa.generate_private_key(public_exponent=65_537, key_size=2048)
    info = json.loads(office.google.service_account(tmp_path).read_text())
    info["private_key"] = other.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    credentials = service_account.Credentials.from_service_account_info(info, scopes=SCOPES)

    with pytest.raises(RefreshError, match="Invalid JWT Signature"):
        who(service(office.google, "drive", credentials))


def test_a_users_token_refreshes_itself_when_it_is_over(office, tmp_path):
    credentials = user(office, tmp_path, person=office.li)
    drive = service(office.google, "drive", credentials)
    assert who(drive) == office.li
    first = credentials.token

    office.google.expire()

    assert who(drive) == office.li
    assert credentials.token != first
    answers = [(request.method, request.status) for request in office.google.requests]
    about = "drive.about.get"
    assert answers == [("token", 200), (about, 200), (about, 401), ("token", 200), (about, 200)]


def test_who_is_revoked_gets_no_token_any_more_and_may_be_let_in_again(office, tmp_path):
    sources = [service(office.google, "drive", each) for each in (key(office, tmp_path), user(office, tmp_path))]
    office.google.revoke()
    for drive in sources:
        with pytest.raises(RefreshError, match="invalid_grant"):
            who(drive)
    office.google.access.revoked = False
    assert [who(drive) for drive in sources] == [office.state.account, office.state.user]


@pytest.mark.parametrize(
    ("params", "status", "error"),
    [
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "refresh_token", "refresh_token": "x", "client_id": "?"}, 401, "invalid_client"),
        ({"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": "a.b.c"}, 400, "invalid_grant"),
        ({"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"}, 400, "invalid_grant"),
    ],
)
def test_the_token_endpoint_says_no_in_oauths_words(office, params, status, error):
    answer = requests.post(f"{office.google.url}/token", data=params, timeout=60)
    assert (answer.status_code, answer.json()["error"]) == (status, error)


@pytest.mark.parametrize(
    ("claims", "error"),
    [
        ({"aud": "https://elsewhere.test/token"}, "invalid_grant"),
        ({"exp": 1772442000 + 7200}, "invalid_grant"),
        ({"exp": None}, "invalid_grant"),
        ({"iss": "somebody@else.test"}, "invalid_grant"),
        ({"scope": ""}, "invalid_scope"),
        ({}, None),
    ],
)
def test_an_assertion_is_held_to_its_claims(office, tmp_path, claims, error):
    info = json.loads(office.google.service_account(tmp_path).read_text())
    signer = crypt.RSASigner.from_service_account_info(info)
    right = {"iss": info["client_email"], "aud": info["token_uri"], "scope": DRIVE, "iat": 1772442000}
    assertion = jwt.encode(signer, {**right, "exp": 1772442000 + 3600, **claims})
    grant = {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion": assertion}
    answer = requests.post(info["token_uri"], data=grant, timeout=60)
    assert answer.json().get("error") == error


def test_a_refresh_gives_no_more_scopes_than_the_person_gave(office, tmp_path):
    credentials = user(office, tmp_path, scopes=[DRIVE])
    credentials._scopes = list(SCOPES)
    with pytest.raises(RefreshError, match="invalid_scope"):
        who(service(office.google, "drive", credentials))


@pytest.mark.parametrize(
    ("name", "scopes", "ask", "reason"),
    [
        ("drive", [ACTIVITY], lambda drive: drive.files().list(), "insufficientPermissions"),
        ("drive", [DOCS], lambda drive: drive.changes().getStartPageToken(), "insufficientPermissions"),
        ("docs", [ACTIVITY], lambda docs: docs.documents().get(documentId="x"), None),
        ("driveactivity", [DRIVE], lambda activity: activity.activity().query(body={}), None),
    ],
)
def test_a_token_without_the_scope_is_refused_in_the_services_own_shape(office, name, scopes, ask, reason):
    status, error = refused(ask(office.service(name, scopes=scopes)))

    assert (status, error["status"]) == (403, "PERMISSION_DENIED")
    assert error["details"][0]["reason"] == "ACCESS_TOKEN_SCOPE_INSUFFICIENT"
    assert [each["reason"] for each in error.get("errors", [])] == ([reason] if reason else [])


def test_reading_scopes_do_not_write(office):
    plan = office.document()
    status, error = refused(office.drive.comments().create(fileId=plan, body={"content": "hi"}, fields="id"))
    assert (status, error["errors"][0]["reason"]) == (403, "insufficientPermissions")


@pytest.mark.parametrize(("name", "reason"), [("drive", "accessNotConfigured"), ("docs", None)])
def test_a_service_that_is_not_enabled_says_where_to_enable_it(office, name, reason):
    office.state.disabled.add(name)
    asking = {"drive": lambda: office.drive.files().list(), "docs": lambda: office.docs.documents().get(documentId="x")}
    status, error = refused(asking[name]())

    assert status == 403
    assert "Enable it by visiting https://console.developers.google.com/apis/api/" in error["message"]
    assert error["details"][0]["reason"] == "SERVICE_DISABLED"
    assert [each["reason"] for each in error.get("errors", [])] == ([reason] if reason else [])


@pytest.mark.parametrize("header", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic eDp5"}])
def test_a_wrong_token_is_401_and_so_is_none(office, header):
    drive = requests.get(f"{office.google.url}/drive/v3/files", headers=header, timeout=60)
    assert (drive.status_code, drive.json()["error"]["errors"][0]["reason"]) == (401, "authError")
    docs = requests.get(f"{office.google.url}/v1/documents/x", headers=header, timeout=60)
    assert (docs.status_code, docs.json()["error"]["status"]) == (401, "UNAUTHENTICATED")
    assert drive.headers["Date"] == "Mon, 02 Mar 2026 09:00:00 GMT"


def test_who_may_only_view_reads_comments_through_drive_or_not_as_is_set(office):
    plan = office.state.file("Plan", owner=office.mia, shared_with=[])
    office.state.share(plan, office.state.account, "reader")
    office.state.comment(plan, office.dana, "Why?")
    listing = office.drive.comments().list(fileId=plan, fields="comments/content")

    assert listing.execute() == {"comments": [{"content": "Why?"}]}
    office.state.readers_see_comments = False
    status, error = refused(listing)
    assert (status, error["errors"][0]["reason"]) == (403, "insufficientFilePermissions")


def test_a_long_get_that_the_client_sends_as_a_post_is_answered_as_a_get(office):
    plan = office.document()
    query = " or ".join(f"name = 'number {number}'" for number in range(200)) + " or name = 'Plan'"
    found = office.drive.files().list(q=query, fields="files/id").execute()

    assert found == {"files": [{"id": plan}]}
    assert office.google.requests[-1].method == "drive.files.list"


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/drive/v3/files", {"alt": "xml"}),
        ("/drive/v3/files", {"supportsAllDrives": "yes"}),
        ("/v1/documents/x", {"suggestionsViewMode": "ALL"}),
        ("/v1/documents/x", {"view": "all"}),
    ],
)
def test_a_parameter_is_what_the_description_says_or_refused(office, path, params):
    header = {"Authorization": f"Bearer {office.google.token()}"}
    answer = requests.get(office.google.url + path, params=params, headers=header, timeout=60)
    assert (answer.status_code, answer.json()["error"]["code"]) == (400, 400)


def test_a_body_that_is_no_json_is_refused(office):
    header = {"Authorization": f"Bearer {office.google.token()}", "Content-Type": "application/json"}
    address = f"{office.google.url}/v2/activity:query"
    answer = requests.post(address, data="{", headers=header, timeout=60)
    assert (answer.status_code, answer.json()["error"]["status"]) == (400, "INVALID_ARGUMENT")


def test_what_is_not_a_method_of_google_is_404(office):
    http = httplib2.Http(timeout=60)
    response, _ = http.request(f"{office.google.url}/batch/drive/v3", "POST", body="{}")
    assert response.status == 404
