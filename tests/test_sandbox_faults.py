"""The sandbox's core: each fault as a client meets it, the log, the clock, the count of connections."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
import requests
from requests.exceptions import ChunkedEncodingError, JSONDecodeError, ReadTimeout
from slack_office import START, Office, office, texts

from syncd.sandbox import Fault, Sandbox, SandboxClock

__all__ = ["office"]
METHOD = "auth.test"


def ask(office: Office, method: str = METHOD, **params: str) -> requests.Response:
    headers = {"Authorization": f"Bearer {office.slack.token}"}
    return requests.get(office.slack.url + method, params=params, headers=headers, timeout=60)


@pytest.mark.parametrize("retry_after", ["3", "1.5", "Fri, 20 Nov 2026 09:01:00 GMT", None])
def test_a_429_carries_the_retry_after_that_was_asked_for(office, retry_after):
    office.slack.faults.add(Fault(METHOD, "429", retry_after=retry_after))
    answer = ask(office)
    assert answer.status_code == 429
    assert answer.headers.get("Retry-After") == retry_after
    assert answer.json() == {"ok": False, "error": "ratelimited"}
    assert ask(office).json()["ok"]


@pytest.mark.parametrize("status", ["500", "502", "503", "529"])
def test_a_server_error_is_a_page_of_html(office, status):
    office.slack.faults.add(Fault("*", status, retry_after="7"))
    answer = ask(office)
    assert (answer.status_code, answer.headers["Retry-After"]) == (int(status), "7")
    assert answer.text.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(("what", "start"), [("html", "<!DOCTYPE"), ("empty", ""), ("cut", '{"ok":true')])
def test_a_body_that_is_no_json_comes_with_status_200(office, what, start):
    office.slack.faults.add(Fault(METHOD, what))
    answer = ask(office)
    assert answer.status_code == 200
    assert answer.text.startswith(start)
    with pytest.raises(JSONDecodeError):
        answer.json()


def test_a_truncated_body_ends_before_its_promised_length(office):
    office.slack.faults.add(Fault(METHOD, "truncated"))
    with pytest.raises(ChunkedEncodingError, match="IncompleteRead"):
        ask(office)


def test_a_reset_connection_gives_no_answer_and_stands_in_the_log(office):
    office.slack.faults.add(Fault(METHOD, "reset"))
    with pytest.raises(requests.ConnectionError):
        ask(office)
    assert [(each.status, each.fault) for each in office.slack.requests] == [(0, "reset")]


def test_a_slow_answer_outlasts_a_short_patience(office):
    office.slack.faults.add(Fault(METHOD, "slow", delay=0.5))
    with pytest.raises(ReadTimeout):
        requests.get(office.slack.url + METHOD, params={"token": office.slack.token}, timeout=0.1)


def test_an_expired_token_is_what_the_vendor_says_to_one(office):
    office.slack.faults.add(Fault(METHOD, "expired_token"))
    assert ask(office).json() == {"ok": False, "error": "token_expired"}


def test_a_repeated_page_token_names_the_page_itself_as_the_next(office):
    for number in range(4):
        office.say(str(number), number)
    office.slack.faults.add(Fault("conversations.history", "repeated_token"))
    first = ask(office, "conversations.history", channel=office.general.id, limit="2").json()
    token = first["response_metadata"]["next_cursor"]
    second = ask(office, "conversations.history", channel=office.general.id, limit="2", cursor=token).json()
    assert second["response_metadata"]["next_cursor"] == token
    assert second["has_more"]
    again = ask(office, "conversations.history", channel=office.general.id, limit="2", cursor=token).json()
    assert not again["has_more"]


@pytest.mark.parametrize(
    ("method", "params", "key"),
    [
        ("conversations.history", {"channel": "C0000000001"}, "messages"),
        ("users.conversations", {}, "channels"),
        ("users.list", {}, "members"),
        ("conversations.members", {"channel": "C0000000001"}, "members"),
    ],
)
def test_an_item_that_moves_while_pages_are_read_comes_again_on_the_next(office, method, params, key):
    for number in range(3):
        office.say(str(number), number)
        office.workspace.channel(f"c{number}")
    office.slack.faults.add(Fault(method, "moved_item"))
    first = ask(office, method, limit="2", **params).json()
    second = ask(office, method, limit="2", cursor=first["response_metadata"]["next_cursor"], **params).json()
    assert second[key][0] == first[key][-1]


def test_a_moved_item_waits_for_a_page_that_another_one_follows(office):
    office.say("alone")
    office.slack.faults.add(Fault("conversations.history", "moved_item"))
    ask(office, "conversations.history", channel=office.general.id)
    assert office.slack.requests[-1].fault == ""
    office.say("second", 1)
    ask(office, "conversations.history", channel=office.general.id, limit="1")
    assert office.slack.requests[-1].fault == "moved_item"


def test_a_fault_skips_then_strikes_as_often_as_it_was_told(office):
    office.slack.faults.add(Fault(METHOD, "500", skip=1, times=2))
    assert [ask(office).status_code for _ in range(5)] == [200, 500, 500, 200, 200]
    assert [each.fault for each in office.slack.requests] == ["", "500", "500", "", ""]


def test_a_fault_strikes_only_the_requests_that_it_is_meant_for(office):
    office.slack.faults.add(
        Fault("users.info", "503", times=9, when=lambda params: params.get("user") == office.mia.id)
    )
    assert ask(office, "users.info", user=office.dana.id).status_code == 200
    assert ask(office, "users.info", user=office.mia.id).status_code == 503
    office.slack.faults.clear()
    assert ask(office, "users.info", user=office.mia.id).status_code == 200


def test_a_random_share_is_the_same_for_the_same_seed(office):
    def struck() -> list[int]:
        office.slack.faults.clear()
        office.slack.faults.add(Fault("*", "500", fraction=0.3, seed=7))
        return [ask(office).status_code for _ in range(40)]

    first = struck()
    assert first == struck()
    assert 4 <= first.count(500) <= 20


def test_an_unknown_fault_is_refused_with_the_known_ones():
    with pytest.raises(ValueError, match="use one of 429, 500"):
        Fault("*", "earthquake")


@pytest.mark.parametrize(("applied", "stands"), [(True, ["told"]), (False, [])])
def test_an_answer_can_be_lost_before_or_after_the_request_took_effect(office, applied, stands):
    office.slack.faults.add(Fault("chat.postMessage", "reset", applied=applied))
    with pytest.raises(requests.ConnectionError):
        ask(office, "chat.postMessage", channel=office.general.id, text="told")
    assert texts(office.read("conversations.history", channel=office.general.id)) == stands


def test_every_answer_is_dated_by_the_sandboxs_clock_faulted_ones_too(office):
    office.clock.advance(timedelta(hours=2))
    for what in (None, "429", "html"):
        if what:
            office.slack.faults.add(Fault(METHOD, what))
        assert parsedate_to_datetime(ask(office).headers["Date"]) == START + timedelta(hours=2)


def test_the_log_holds_methods_params_and_status_and_can_be_cleared(office):
    ask(office, "users.info", user=office.mia.id)
    ask(office)
    assert (office.slack.count(), office.slack.count("users.info")) == (2, 1)
    assert office.slack.requests[0].params["user"] == office.mia.id
    assert office.slack.requests[0].at == START
    office.slack.forget()
    assert office.slack.count() == 0


def test_connections_are_counted_and_kept_alive(office):
    with requests.Session() as session:
        for _ in range(5):
            session.get(office.slack.url + METHOD, params={"token": office.slack.token}, timeout=60)
    assert office.slack.connections == 1


def test_a_clock_without_a_start_runs_and_one_with_a_start_stands():
    running, standing = SandboxClock(), SandboxClock(START)
    assert running.now() <= running.now()
    assert standing.now() == standing.now() == START
    before = running.now()
    assert running.advance(timedelta(days=1)) >= before + timedelta(days=1)
    with pytest.raises(ValueError, match="never set back"):
        standing.advance(timedelta(seconds=-1))
    with pytest.raises(ValueError, match="tzinfo"):
        SandboxClock(START.replace(tzinfo=None))


def test_a_sandbox_outside_its_with_statement_says_so():
    with pytest.raises(RuntimeError, match="with statement"):
        _ = Sandbox().slack


def test_a_port_can_be_chosen(office):
    port = office.slack.port
    with Sandbox() as first:
        free = first.slack.port
    with Sandbox(slack_port=free) as second:
        assert second.slack.port == free != port
