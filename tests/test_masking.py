"""What looks like a credential is masked in every error; what only speaks of one stays."""

import pytest

from syncd.connector import Unauthorized
from syncd.masking import masked
from syncd.retry import Unavailable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Authorization: Bearer abcdefgh.12345678_xyz", "Authorization: Bearer ***"),
        ("{'Authorization': 'Basic bWlhQGFjbWUudGVzdDp4'}", "{'Authorization': 'Basic ***'}"),
        ("no xoxb-12-34-AbCdEfGh here", "no *** here"),
        ("ATATT3xFfGF0abc-_=ABCD1234", "***"),
        ("ntn_12345678AbCd or secret_AbCd1234", "*** or ***"),
        ("token 2/1209/1210:abcdef0123", "token ***"),
        ("ya29.A0AfB_byC and 1//04dXyZ-abc and GOCSPX-abcdef12", "*** and *** and ***"),
        ("client_secret=s3cr3t&refresh_token=abc&grant_type=x", "client_secret=***&refresh_token=***&grant_type=x"),
        ("cannot open https://mia:pa55@jira.acme.test/x", "cannot open https://***@jira.acme.test/x"),
        ("figd_ab12-CD34", "***"),
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
    ],
)
def test_what_only_speaks_of_credentials_stays(text):
    assert masked(text) == text
