"""What looks like a credential, or was read as one, is masked in every error; what only speaks of credentials stays."""

import base64
import json

import pytest
from secret_file import secret_file

from syncd.connector import Secret, Unauthorized
from syncd.masking import MASK, masked
from syncd.retry import Unavailable

PLAIN = "Nz2k9cJ4s0PaQ7vXw1LtEe"
"""As Jira Data Center makes its tokens: nothing shows that it is one."""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Authorization: Bearer abcdefgh.12345678_xyz", "Authorization: Bearer ***"),
        ("{'Authorization': 'Basic bWlhQGFjbWUudGVzdDp4'}", "{'Authorization': 'Basic ***'}"),
        ("no xoxb-12-34-AbCdEfGh here", "no *** here"),
        ("xoxe.xoxp-1-Mi0yLTEyMzQ1Ng and xoxe-1-My0xLTEyMzQ", "*** and ***"),
        ("ATATT3xFfGF0abc-_=ABCD1234", "***"),
        ("ntn_12345678AbCd or secret_AbCd1234", "*** or ***"),
        ("token 2/1209/1210:abcdef0123", "token ***"),
        ("ya29.A0AfB_byC and 1//04dXyZ-abc and GOCSPX-abcdef12", "*** and *** and ***"),
        ("client_secret=s3cr3t&refresh_token=abc&grant_type=x", "client_secret=***&refresh_token=***&grant_type=x"),
        ("GET /x?token=a-b&key=AIzaSyD HTTP/1.1", "GET /x?token=***&key=*** HTTP/1.1"),
        ("assertion=eyJhbGciOi.eyJpc3Mi.c2ln&x=1", "assertion=***&x=1"),
        ("signed eyJhbGciOi.eyJpc3Mi.c2ln-_ it", "signed *** it"),
        ("cannot open https://mia:pa55@jira.acme.test/x", "cannot open https://***@jira.acme.test/x"),
        ("figd_ab12-CD34", "***"),
        ("a -----BEGIN PRIVATE KEY-----\nMIIE\nvQ==\n-----END PRIVATE KEY----- b", "a *** b"),
        ('"-----BEGIN RSA PRIVATE KEY-----\\nMIIEcut', '"***'),
    ],
)
def test_a_credential_is_masked(text, shown):
    assert masked(text) == shown
    assert str(Unavailable(text)) == shown
    error = Unauthorized(text, text)
    assert (error.problem, error.advice) == (shown, shown)


@pytest.mark.parametrize(
    "text",
    [
        "put a working bot token (xoxb-...) where the source's token setting points: docs/setup-slack.md",
        "Jira wants basic authentication, or a bearer token",
        "https://acme.atlassian.net/rest/api/3/search/jql answers 12/24/2026:",
        "the environment variable SLACK_BOT_TOKEN is not set",
        "The value 'APP' does not exist for the field 'project'.",
        "Slack gives the same page token for conversations.history again and again",
        "sort_key=name, key=value, source=acme requests=3",
    ],
)
def test_what_only_speaks_of_credentials_stays(text):
    assert masked(text) == text


@pytest.mark.parametrize("how", ["env", "file", "credential"])
def test_a_secret_that_was_read_is_masked_though_it_looks_like_none(tmp_path, monkeypatch, how):
    token = f"{PLAIN}{how}"
    monkeypatch.setenv("PLAIN_TOKEN", token)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    file = secret_file(tmp_path / "plain", f"{token}\n")
    assert token in masked(f"proxy saw {token}.")
    secret = Secret(**{how: {"env": "PLAIN_TOKEN", "file": file, "credential": "plain"}[how]})
    assert masked(f"proxy saw {token}.") == f"proxy saw {MASK}."
    assert masked(f"encoded: {base64.b64encode(token.encode()).decode().rstrip('=')}") == f"encoded: {MASK}"
    assert str(Unavailable(f"refused {token}")) == f"refused {MASK}"
    assert secret.reveal() == token


def test_of_a_file_of_keys_each_secret_is_masked_and_nothing_else(tmp_path):
    key = "-----BEGIN OTHER-----\n" + "Q7" * 32 + "\n" + "K9" * 32 + "\n-----END OTHER-----\n"
    keys = {"private_key": key, "client_secret": "Cq7-canary", "refresh_token": "Rq7-canary"}
    open_ = {"client_email": "syncd@acme.iam.test", "token_uri": "https://oauth2.googleapis.com/token", "n": 1}
    secret = Secret(file=secret_file(tmp_path / "key.json", json.dumps(keys | open_, indent=2)))
    said = f"{secret.reveal()} {key} {keys['client_secret']} {keys['refresh_token']} {'K9' * 32}"
    assert not any(part in masked(said) for part in ("Q7Q7", "K9K9", "canary"))
    assert masked(str(open_)) == str(open_)


def test_a_short_secret_does_not_eat_words(tmp_path):
    assert Secret(file=secret_file(tmp_path / "short", "source")).reveal() == "source"
    assert masked("the source is read") == "the source is read"
