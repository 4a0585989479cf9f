"""What every connector must pass, whatever its tool: a suite to inherit. What it needs of the tool is the Subject.

class TestSlack(ConnectorContract):
    @pytest.fixture
    def subject(self) -> Iterator[Subject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            yield SlackSubject(sandbox)
"""

import json
import logging
from collections.abc import Iterator
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from subjects import Read, Refusal, SimulatedTime, Subject, read, through_json, told

from syncd.connector import Connector, Unauthorized, Unavailable
from syncd.model import ThreadRef
from syncd.retry import Retry, system_clock
from syncd.sandbox import Fault

__all__ = ["ConnectorContract", "Read", "Refusal", "SimulatedTime", "Subject", "read", "through_json"]


class ConnectorContract:
    """Inherited by each connector's tests, which provide the ``subject`` fixture."""

    @pytest.fixture
    def subject(self) -> Iterator[Subject]:
        raise NotImplementedError("inherit from the contract and provide the subject")

    @pytest.fixture
    def time(self) -> SimulatedTime:
        return SimulatedTime()

    @pytest.fixture
    def connector(self, subject: Subject, time: SimulatedTime) -> Iterator[Connector[Any]]:
        connector = subject.connector(time.retry())
        yield connector
        connector.close()

    def test_what_is_said_is_read_once(self, subject, connector):
        first = subject.say("Could somebody look at the invoice?")
        result = read(subject, connector)
        assert first in result.ids
        second = subject.say("And at the receipt?")
        later = read(subject, connector, result.cursor)
        assert second in later.ids
        assert {event.source for event in later.events} == {connector.settings.name}
        assert all(event.at.tzinfo is not None for event in result.events + later.events)

    def test_the_identity_says_whose_credentials_these_are(self, subject, connector):
        identity = connector.check()
        assert identity.account.id
        assert identity.workspace
        assert identity.missing == ()

    def test_an_answer_that_drips_in_byte_by_byte_is_given_up(self, subject):
        subject.server.faults.add(Fault("*", "trickle", delay=0.05, times=100))
        connector = subject.connector(Retry(system_clock(), attempts=1, longest=0.2))
        with pytest.raises(Unavailable, match="not answered within"):
            connector.check()
        connector.close()

    def test_the_directory_names_every_account_once(self, subject, connector):
        accounts = list(connector.accounts())
        assert accounts
        assert len({account.key for account in accounts}) == len(accounts)

    @pytest.mark.parametrize("header", ["3", "1.5", "date"])
    @pytest.mark.parametrize("status", ["429", "503"])
    def test_retry_after_is_obeyed_to_the_second(self, subject, connector, time, status, header):
        said = subject.say("Is the invoice paid?")
        value = format_datetime(subject.clock.now() + timedelta(seconds=7), usegmt=True) if header == "date" else header
        subject.server.faults.add(Fault("*", status, retry_after=value))
        assert said in read(subject, connector).ids
        wait = 7.0 if header == "date" else float(header)
        assert sum(time.waits) == pytest.approx(wait, abs=1.0 if header == "date" else 0.001)

    def test_a_long_retry_after_ends_the_poll_and_says_when_to_come_again(self, subject, connector, time):
        subject.server.faults.add(Fault("*", "429", retry_after="3600"))
        with pytest.raises(Unavailable) as caught:
            read(subject, connector)
        assert caught.value.retry_after == timedelta(hours=1)
        assert time.waits == []

    @pytest.mark.parametrize("what", ["429", "500", "502", "503", "529", "html", "empty", "reset", "truncated", "cut"])
    def test_one_failed_request_is_made_again(self, subject, connector, what):
        said = subject.say("Is the invoice paid?")
        subject.server.faults.add(Fault(subject.paged, what, times=1))
        assert said in read(subject, connector).ids

    @pytest.mark.parametrize("what", ["429", "500", "502", "503", "529", "html", "empty", "reset", "truncated", "cut"])
    def test_a_lasting_failure_is_named_and_loses_nothing(self, subject, connector, what):
        said = subject.say("Is the invoice paid?")
        subject.server.faults.add(Fault(subject.paged, what, times=1000))
        so_far = Read()
        with pytest.raises(Unavailable) as caught:
            read(subject, connector, into=so_far)
        assert str(caught.value)
        subject.server.faults.clear()
        assert said in read(subject, connector, into=so_far).ids

    def test_faults_on_many_requests_lose_nothing(self, subject, connector):
        expected = subject.fill()
        for seed, what in enumerate(("429", "500", "reset", "truncated", "html")):
            subject.server.faults.add(Fault("*", what, fraction=0.05, seed=seed))
        so_far = Read()
        for _ in range(50):
            try:
                read(subject, connector, into=so_far)
                break
            except Unavailable:
                continue
        assert expected <= so_far.ids

    def test_what_a_person_must_mend_is_said_with_advice(self, subject, time):
        for refusal in subject.refusals():
            refusal.happen()
            connector = subject.connector(time.retry())
            with pytest.raises(Unauthorized) as caught:
                read(subject, connector)
            connector.close()
            assert refusal.word in str(caught.value), refusal.name
            assert caught.value.advice, refusal.name

    def test_a_token_that_expires_stops_the_source_with_advice(self, subject, connector):
        subject.server.faults.add(Fault("*", "expired_token", times=1))
        with pytest.raises(Unauthorized):
            read(subject, connector)

    def test_stopping_after_any_page_loses_nothing_and_doubles_nothing(self, subject, time):
        expected = subject.fill()
        whole = subject.connector(time.retry())
        uninterrupted = read(subject, whole)
        whole.close()
        assert expected <= uninterrupted.ids
        so_far = Read()
        for _ in range(10 * uninterrupted.pages + 10):
            connector = subject.connector(time.retry())
            before = so_far.pages
            read(subject, connector, into=so_far, pages=1)
            connector.close()
            if so_far.pages == before or expected <= so_far.ids:
                break
        assert so_far.ids == uninterrupted.ids
        assert len(so_far.events) <= len(uninterrupted.events) * 1.05

    def test_a_repeated_page_token_ends_in_an_error_not_in_a_loop(self, subject, connector):
        expected = subject.fill()
        subject.server.faults.add(Fault(subject.paged, "repeated_token", times=1000))
        so_far = Read()
        with pytest.raises(Unavailable, match="token"):
            read(subject, connector, into=so_far)
        assert subject.server.count(subject.paged) < 20
        subject.server.faults.clear()
        assert expected <= read(subject, connector, into=so_far).ids

    def test_an_item_that_moves_between_pages_is_not_lost(self, subject, connector):
        expected = subject.fill()
        subject.server.faults.add(Fault(subject.paged, "moved_item", times=1))
        so_far = read(subject, connector)
        assert expected <= read(subject, connector, into=so_far).ids

    def test_an_unreadable_item_does_not_stop_the_page(self, subject, connector):
        subject.spoil()
        said = subject.say("Is the invoice paid?")
        result = read(subject, connector)
        assert result.unreadable
        assert said in result.ids
        assert json.loads(json.dumps(dict(result.unreadable[0].payload)))

    @pytest.mark.parametrize("hours", [-1, 1])
    def test_what_our_own_clock_says_does_not_matter(self, subject, time, hours):
        time.now += hours * 3600
        connector = subject.connector(time.retry())
        said = [subject.say("Is the invoice paid?")]
        result = read(subject, connector)
        for _ in range(3):
            subject.clock.advance(timedelta(minutes=10))
            said.append(subject.say("Is it paid by now?"))
            time.now += 1
            read(subject, connector, into=result)
        connector.close()
        assert set(said) <= result.ids

    def test_two_polls_at_once_do_no_harm(self, subject, time):
        expected = subject.fill()
        one, other = (subject.connector(time.retry()) for _ in range(2))
        start = read(subject, one, pages=1)
        first, second = (read(subject, which, start.cursor) for which in (one, other))
        assert first.ids == second.ids
        assert expected <= start.ids | first.ids
        assert read(subject, one, second.cursor).ids <= second.ids
        one.close()
        other.close()

    def test_a_thread_that_is_to_be_verified_is_read_now(self, subject, connector):
        ref = subject.watch()
        cursor = read(subject, connector).cursor
        subject.server.forget()
        verified = ThreadRef(ref.source, ref.place, ref.thread, ref.since, ref.until, verify=True)
        result = read(subject, connector, cursor, [verified])
        assert any(event.thread == ref.thread for event in result.events)

    @pytest.mark.parametrize("what", ["429", "500", "html", "reset", "truncated", "expired_token", "empty"])
    def test_no_secret_is_seen_in_repr_log_or_error(self, subject, time, caplog, what):
        subject.say("Is the invoice paid?")
        seen = []
        with caplog.at_level(logging.DEBUG):
            connector = subject.connector(time.retry(attempts=1))
            seen += [repr(connector), repr(connector.settings), str(connector.settings), repr(vars(connector))]
            cursor = read(subject, connector).cursor
            seen += [json.dumps(cursor)]
            subject.server.faults.add(Fault("*", what, times=1000))
            for ask in (lambda: read(subject, connector, cursor), connector.check, lambda: list(connector.accounts())):
                with pytest.raises((Unauthorized, Unavailable)) as caught:
                    ask()
                seen += told(caught.value)
            connector.close()
        seen += [record.getMessage() for record in caplog.records]
        for secret in subject.secrets:
            assert not [text for text in seen if secret in text]

    def test_a_closed_connector_can_be_closed_again(self, subject, time):
        connector = subject.connector(time.retry())
        read(subject, connector)
        connector.close()
        connector.close()
