"""One request that fails: how often it is made in all, and how long is waited between two attempts."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from subjects import SimulatedTime

from syncd.retry import Oversized, SourceError, Unavailable


def failing(*errors: SourceError) -> Callable[[], str]:
    """A request that fails with each of these, one after the other, and is answered then."""
    left = list(errors)

    def request() -> str:
        if left:
            raise left.pop(0)
        return "answer"

    return request


def test_what_is_answered_at_once_is_asked_once_and_nothing_is_waited() -> None:
    time = SimulatedTime()
    retry = time.retry()
    assert retry.call("read", failing()) == "answer"
    assert (retry.requests["read"], time.waits) == (1, [])


@pytest.mark.parametrize("failures", [1, 2, 3])
def test_a_request_is_made_again_until_it_is_answered(failures: int) -> None:
    time = SimulatedTime()
    retry = time.retry(attempts=4)
    assert retry.call("read", failing(*[Unavailable("down")] * failures)) == "answer"
    assert retry.requests["read"] == failures + 1
    assert len(time.waits) == failures
    assert min(time.waits) >= 1.0


def test_after_the_last_attempt_its_own_error_is_told() -> None:
    time = SimulatedTime()
    retry = time.retry(attempts=4)
    errors = [Unavailable(f"down {number}") for number in range(5)]
    with pytest.raises(Unavailable, match="down 3") as caught:
        retry.call("read", failing(*errors))
    assert caught.value is errors[3]
    assert (retry.requests["read"], len(time.waits)) == (4, 3)


def test_a_single_attempt_is_not_repeated() -> None:
    time = SimulatedTime()
    retry = time.retry(attempts=1)
    with pytest.raises(Unavailable, match="down"):
        retry.call("read", failing(Unavailable("down")))
    assert (retry.requests["read"], time.waits) == (1, [])


def test_a_tool_that_says_how_long_is_asked_again_then_and_not_before() -> None:
    time = SimulatedTime()
    retry = time.retry()
    assert retry.call("read", failing(Unavailable("slow down", timedelta(seconds=7)))) == "answer"
    assert (time.waits, retry.limited["read"]) == ([7.0], 1)


@pytest.mark.parametrize(
    "error",
    [Oversized("large"), SourceError("no"), Unavailable("much later", timedelta(hours=1))],
    ids=["too large", "refused", "later than is waited for"],
)
def test_what_a_wait_does_not_help_is_told_at_once(error: SourceError) -> None:
    time = SimulatedTime()
    retry = time.retry()
    with pytest.raises(SourceError) as caught:
        retry.call("read", failing(error))
    assert caught.value is error
    assert (retry.requests["read"], time.waits) == (1, [])
