"""Posting through the real SDK to the sandbox's Slack: once, found again by key, refused with what to do."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from syncd.connector import Secret, Unauthorized, Unavailable
from syncd.retry import Clock, Retry
from syncd.sandbox import Fault, Sandbox, SandboxClock
from syncd.slack.message import EVENT_TYPE, Message
from syncd.slack.post import Poster, Refused

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


class Waits:
    """A clock that moves on when somebody waits, so that no test does."""

    def __init__(self) -> None:
        self.time = 0.0
        self.waited: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.time += seconds

    def clock(self) -> Clock:
        return Clock(lambda: self.time, self.sleep)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(SandboxClock(NOW)) as running:
        running.slack.workspace.channel("waiting-on-us")
        yield running


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def poster(sandbox: Sandbox, waits: Waits, monkeypatch: pytest.MonkeyPatch) -> Poster:
    monkeypatch.setenv("SLACK_TOKEN", sandbox.slack.token)
    return Poster(sandbox.slack.url, Secret(env="SLACK_TOKEN"), Retry(waits.clock()))


def message(key: str, text: str = "hello") -> Message:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": text}}
    return Message(text, [section], {"event_type": EVENT_TYPE, "event_payload": {"id": key}})  # type: ignore[list-item]


def texts(sandbox: Sandbox) -> list[str]:
    return [m["text"] for m in sandbox.slack.workspace.messages("waiting-on-us")]


def test_a_message_is_posted_and_found_again_by_its_key(sandbox: Sandbox, poster: Poster) -> None:
    channel = poster.conversation("#waiting-on-us")
    posted = poster.post(channel, message("key-1"))
    assert poster.find(channel, "key-1", NOW) == posted[1]
    assert poster.find(channel, "key-2", NOW) is None


def test_a_message_is_found_though_our_clock_is_half_an_hour_ahead(poster: Poster) -> None:
    channel = poster.conversation("#waiting-on-us")
    posted = poster.post(channel, message("key-1"))
    assert poster.find(channel, "key-1", NOW + timedelta(minutes=30)) == posted[1]


def test_a_message_is_edited_in_place(sandbox: Sandbox, poster: Poster) -> None:
    channel, ts = poster.post(poster.conversation("#waiting-on-us"), message("key-1"))
    poster.edit(channel, ts, message("key-1", "answered"))
    assert texts(sandbox) == ["answered"]


def test_a_lost_answer_is_not_posted_again_by_itself(sandbox: Sandbox, poster: Poster) -> None:
    channel = poster.conversation("#waiting-on-us")
    sandbox.slack.faults.add(Fault("chat.postMessage", "truncated"))
    with pytest.raises(Unavailable):
        poster.post(channel, message("key-1"))
    assert sandbox.slack.count("chat.postMessage") == 1
    assert poster.find(channel, "key-1", NOW) is not None


@pytest.mark.parametrize("what", ["500", "503", "html", "reset", "empty"])
def test_a_passing_fault_is_unavailable(sandbox: Sandbox, poster: Poster, what: str) -> None:
    sandbox.slack.faults.add(Fault("chat.postMessage", what))
    with pytest.raises(Unavailable):
        poster.post("C1", message("key-1"))


def test_slacks_wish_to_wait_is_passed_on_to_the_second(sandbox: Sandbox, poster: Poster) -> None:
    sandbox.slack.faults.add(Fault("chat.postMessage", "429", retry_after="17"))
    with pytest.raises(Unavailable) as caught:
        poster.post(poster.conversation("#waiting-on-us"), message("key-1"))
    assert caught.value.retry_after == timedelta(seconds=17)


def test_an_edit_is_tried_again_after_the_time_slack_asks_for(sandbox: Sandbox, poster: Poster, waits: Waits) -> None:
    channel, ts = poster.post(poster.conversation("#waiting-on-us"), message("key-1"))
    sandbox.slack.faults.add(Fault("chat.update", "429", retry_after="3"))
    poster.edit(channel, ts, message("key-1", "answered"))
    assert texts(sandbox) == ["answered"]
    assert 3.0 in waits.waited


def test_a_channel_without_the_bot_is_refused_and_says_what_to_do(sandbox: Sandbox, poster: Poster) -> None:
    sandbox.slack.workspace.channel("elsewhere", with_bot=False)
    with pytest.raises(Refused, match="/invite"):
        poster.conversation("#elsewhere")


def test_a_revoked_token_is_for_a_person_to_mend(sandbox: Sandbox, poster: Poster) -> None:
    sandbox.slack.revoke()
    with pytest.raises(Unauthorized, match="syncd check"):
        poster.post("C1", message("key-1"))


def test_one_message_a_second_and_channel(poster: Poster, waits: Waits) -> None:
    channel = poster.conversation("#waiting-on-us")
    for number in range(3):
        poster.post(channel, message(f"key-{number}"))
    assert sum(waits.waited) >= 2


def test_no_error_tells_the_token(sandbox: Sandbox, poster: Poster) -> None:
    sandbox.slack.revoke()
    with pytest.raises(Unauthorized) as caught:
        poster.post("C1", message("key-1"))
    assert sandbox.slack.token not in f"{caught.value!r} {caught.value} {poster!r}"
