"""What a tool says of its quota, in the headers that are in use."""

import pytest

from syncd.retry import Quota, quota


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({"X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "42"}, Quota(42, 100)),
        ({"x-ratelimit-remaining": "0"}, Quota(0)),
        ({"RateLimit-Limit": "100, 100;w=60", "RateLimit-Remaining": "7"}, Quota(7, 100)),
        ({"RateLimit-Limit": "100"}, None),
        ({"X-RateLimit-Remaining": "many"}, None),
        ({"X-RateLimit-Remaining": "-3"}, None),
        ({"X-RateLimit-Remaining": "9" * 400}, None),
        ({}, None),
    ],
)
def test_the_quota_is_read_from_the_headers_of_an_answer(headers: dict[str, str], said: Quota | None) -> None:
    assert quota(headers) == said
