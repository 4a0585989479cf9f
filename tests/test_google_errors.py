"""What goes wrong with Google is told by who must act, and one bad file stops nobody."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from google_subject import START, GoogleSubject
from subjects import Read, SimulatedTime, read

from connectors.google_docs_client import endpoint
from connectors.google_docs_errors import Lost, NotOffered, not_refreshed, refused
from syncd.connector import Unauthorized, Unavailable
from syncd.sandbox import Fault, Sandbox, SandboxClock
from syncd.sandbox.google_records import SPREADSHEET


def body(reason: str, message: str = "") -> bytes:
    return json.dumps({"error": {"message": message, "errors": [{"reason": reason}]}}).encode()


@pytest.mark.parametrize(
    ("status", "content", "kind", "word"),
    [
        (403, body("userRateLimitExceeded"), Unavailable, "userRateLimitExceeded"),
        (403, body("rateLimitExceeded"), Unavailable, "rateLimitExceeded"),
        (403, body("dailyLimitExceeded"), Unavailable, "dailyLimitExceeded"),
        (429, b"", Unavailable, "429"),
        (503, b"<html>", Unavailable, "503"),
        (401, body("authError"), Unauthorized, "credentials"),
        (403, body("accessNotConfigured"), NotOffered, "enable"),
        (403, body("insufficientPermissions"), NotOffered, "drive.readonly"),
        (403, body("insufficientFilePermissions"), Lost, "insufficientFilePermissions"),
        (404, body("notFound", "File not found: x."), Lost, "notFound"),
        (404, b"<html>", Unauthorized, "base_url"),
        (400, b'{"error": {"errors": 5}}', Lost, "400"),
        (403, b'{"error": ' + b"[" * 5000, Lost, "403"),
    ],
)
def test_every_refusal_is_told_by_who_must_act(status, content, kind, word):
    error = refused("drive.comments.list", status, {}, content, "acme-docs")
    assert type(error) is kind
    assert word in str(error)


@pytest.mark.parametrize(
    ("code", "words", "kind", "advice"),
    [
        ("invalid_grant", "Token has been expired or revoked.", Unauthorized, "make new ones"),
        ("unauthorized_client", "Client is unauthorized", NotOffered, "domain-wide delegation"),
        (
            "invalid_grant",
            "Invalid JWT: Token must be short-lived and in a reasonable timeframe.",
            Unauthorized,
            "clock",
        ),
    ],
)
def test_a_refused_access_token_says_what_to_mend(code, words, kind, advice):
    error = not_refreshed(Exception(words, {"error": code, "error_description": words}), "scope", "acme-docs", "mia")
    assert type(error) is kind
    assert advice in str(error)


def test_at_google_each_service_has_a_host_and_elsewhere_all_stand_behind_one_address():
    google, local = "https://www.googleapis.com/", "http://127.0.0.1:8080"
    assert endpoint(google, "drive") == "https://www.googleapis.com/drive/v3/"
    assert endpoint(google, "docs") == "https://docs.googleapis.com/"
    assert endpoint(google, "driveactivity") == "https://driveactivity.googleapis.com/"
    assert {endpoint(local, name) for name in ("docs", "driveactivity")} == {"http://127.0.0.1:8080/"}


def test_a_file_that_always_fails_is_named_and_the_others_are_read(tmp_path: Path):
    with Sandbox(SandboxClock(START)) as sandbox:
        subject = GoogleSubject(sandbox, tmp_path)
        asked = subject.say("Is it paid?")
        bad = subject.drive.file("Bad", SPREADSHEET, parent=subject.folder)
        said = subject.drive.comment(bad, subject.dana, "Net?")
        fault = Fault("drive.comments.list", "500", times=1000, when=lambda params: params["fileId"] == bad)
        subject.server.faults.add(fault)
        connector = subject.connector(SimulatedTime().retry())
        result = Read()
        with pytest.raises(Unavailable, match="500"):
            read(subject, connector, into=result)
        assert result.ids == {asked}
        subject.server.faults.clear()
        subject.clock.advance(timedelta(minutes=1))
        assert f"{bad}:comment:{said}" in read(subject, connector, into=result).ids
        connector.close()


def test_google_has_no_need_to_say_429_when_limits_are_on(tmp_path: Path):
    with Sandbox(SandboxClock(START)) as sandbox:
        subject = GoogleSubject(sandbox, tmp_path)
        expected = subject.fill()
        subject.server.limits.enabled = True
        connector = subject.connector(SimulatedTime().retry())
        assert expected <= read(subject, connector).ids
        assert {request.status for request in subject.server.requests} == {200}
        connector.close()
