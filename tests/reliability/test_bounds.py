"""R15: however large, deep or many what a vendor sends: memory is bounded, a line says it, and the rest goes on."""

import gzip
import itertools
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from patience import killed_at_last

from reliability.offices import MINUTE, Office
from reliability.results import count, record
from syncd.rules.alerts import AlertPolicy
from syncd.rules.ledger import Context
from syncd.rules.people import People
from syncd.rules.policy import Policies
from syncd.sandbox import Fault
from syncd.service.evaluate import Ledgers, Rules, evaluate

CHILD = Path(__file__).with_name("bounded_child.py")
MEGABYTE = 2**20
REFUSED: dict[str, tuple[Callable[[], bytes], dict[str, str]]] = {
    "a body of 50 MB": (lambda: b'{"ok":true,"x":"' + b"x" * 50 * MEGABYTE + b'"}', {}),
    "text of 100 MB": (lambda: b'{"ok":true,"text":"' + b"y" * 100 * MEGABYTE + b'"}', {}),
    "gzip 1:1000": (lambda: gzip.compress(bytes(200 * MEGABYTE), 9), {"Content-Encoding": "gzip"}),
    "10,000 levels": (lambda: b'{"ok":' + b"[" * 10_000 + b"]" * 10_000 + b"}", {}),
}
IN_CI = ["a body of 50 MB", "gzip 1:1000"]


class Child:
    """A poll of the office's tool in a process of its own."""

    def __init__(self, office: Office) -> None:
        config = office.folder / "child.toml"
        config.write_text(_config(office))
        command = [sys.executable, str(CHILD), f"sqlite:///{office.folder}/child.db", str(config), office.name]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._limit = ExitStack()
        self._limit.enter_context(killed_at_last(self._process))

    def poll(self) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told

    def end(self) -> None:
        self._process.communicate()
        self._limit.close()


def _config(office: Office) -> str:
    settings = office.subject.settings()
    secret = office.with_token_in_a_file()
    field = "credentials" if office.kind == "google_docs" else "token"
    email = f'email = "{settings.email}"\n' if office.kind == "jira" else ""
    return (
        '[team]\nmembers = ["mia@acme.test"]\nowner = "mia@acme.test"\n[[sources]]\n'
        f'name = "{office.name}"\ntype = "{office.kind}"\nbase_url = "{settings.base_url}"\n{email}'
        f'{field} = {{ file = "{secret}" }}\n'
    )


@pytest.fixture
def child(office: Office) -> Iterator[Child]:
    office.subject.say("Could you look at the contract?")
    child = Child(office)
    assert child.poll()["complete"]
    yield child
    child.end()


def test_what_is_too_much_is_refused_in_bounded_memory_and_reading_goes_on(office: Office, child: Child) -> None:
    for what in count(IN_CI, list(REFUSED)):
        body, headers = REFUSED[what]
        sent = body()
        office.server.faults.add(
            Fault("*", "rewritten", times=10_000, rewrite=lambda _, sent=sent: sent, headers=headers)  # type: ignore[misc]
        )
        said = office.subject.say("Is the invoice paid?")
        told = child.poll()
        office.server.faults.clear()
        assert not told["complete"], what
        assert told["error"], what
        assert "bug" not in told["error"], told["error"]
        assert told["rise"] <= 64, (what, told)
        again = child.poll()
        assert again["complete"], again
        assert again["events"], said
        record("R15", f"{office.kind}: {what}", injected=1, largest_rise_in_MiB=told["rise"])


@pytest.mark.parametrize("office", ["slack"], indirect=True)
def test_very_many_messages_come_in_on_one_page(office: Office, child: Child) -> None:
    messages = count(2_000, 100_000)
    start = office.clock.now().timestamp() - 1  # what was said before stands at the moment itself
    dana = office.subject.dana.id
    many = [
        {"type": "message", "user": dana, "text": "Is it paid?", "ts": f"{start - 0.0001 * n:.6f}"}
        for n in range(messages)
    ]
    body = json.dumps({"ok": True, "messages": many, "has_more": False}).encode()
    office.server.faults.add(Fault("conversations.history", "rewritten", times=1, rewrite=lambda _: body))
    told = child.poll()
    assert told["complete"], told
    assert told["events"] >= messages  # what was said before and is missing there counts as deleted, besides
    # All of a page is held at once: its events, and what they become in the store.
    assert told["rise"] <= 64 + messages / 200, told
    record("R15", "slack: messages on one page", injected=messages, lost=0, largest_rise_in_MiB=told["rise"])
    asked = len(office.tries())
    after = child.poll()  # Slack does not show them again
    assert after["complete"], after
    assert after["events"] >= messages
    assert len(office.tries()) - asked <= 10, "one look at the window tells of all of them"
    assert child.poll() | {"rise": 0} == {"rise": 0, "complete": True, "error": "", "events": 0}


@pytest.mark.parametrize("office", ["slack"], indirect=True)
def test_very_many_old_questions_come_due_and_each_poll_ends_in_time(office: Office) -> None:
    many = count(60, 5_000)
    office.connect(requests_per_minute=count(10, 50))
    subject, stores = office.subject, office.stores
    for number in range(many):
        subject.workspace.post(subject.help, subject.dana, "Is it paid?", at=subject.ago(days=20, minutes=number))
    people = People([], ["mia@acme.test"], "mia@acme.test")
    context = Context(people, Policies(), people.default_owner)
    rules = Rules(context, AlertPolicy(context=context))
    office.poll_until_read()
    evaluate(Ledgers(stores.events, stores.ledger, {}), rules, office.clock.now())
    began, verified = office.clock.now(), set[str]()
    due = {ask.thread for ask in stores.ledger.asks()}
    assert len(due) >= many / 8  # neighbours in time are one ask
    for _ in due:
        polled = office.poll()
        assert polled.complete, polled
        unread = office.proofs.now()[office.name].unread
        assert unread < due, "some of those that are due are verified by every poll"
        verified |= due - unread
        if verified == due:
            break
        office.clock.advance(MINUTE)
    assert verified == due
    record("R15", "slack: old questions that come due at once", injected=len(due), lost=0)
    assert office.clock.now() - began < len(due) * MINUTE / count(10, 50) + 30 * MINUTE


@pytest.mark.parametrize("office", ["slack"], indirect=True)
def test_very_many_replies_come_in_in_one_thread(office: Office, child: Child) -> None:
    replies = count(500, 20_000)
    _long_thread(office, replies)
    told = child.poll()
    assert told["complete"], told
    assert told["events"] == replies + 1
    assert told["rise"] <= 64 + replies / 500, told  # a thread is held whole as well
    record("R15", "slack: replies in one thread", injected=replies, lost=0, largest_rise_in_MiB=told["rise"])


@pytest.mark.parametrize("office", ["slack"], indirect=True)
def test_a_thread_twice_as_long_takes_twice_as_much_to_read_and_to_evaluate(office: Office) -> None:
    people = People([], ["mia@acme.test"], "mia@acme.test")
    context = Context(people, Policies(), people.default_owner)
    rules = Rules(context, AlertPolicy(context=context))
    stores = office.stores
    ledgers = Ledgers(stores.events, stores.ledger, {})
    office.poll_until_read()
    taken = []
    for replies in count((20, 200, 400), (20, 5_000, 10_000)):  # the first is for what is done once
        _long_thread(office, replies)
        calls = itertools.count()
        sys.setprofile(lambda *_, calls=calls: next(calls))  # type: ignore[misc]
        try:
            assert office.poll().complete
            evaluate(ledgers, rules, office.clock.now())
        finally:
            sys.setprofile(None)
        taken.append(next(calls))
        office.clock.advance(MINUTE)
    assert taken[2] < 2.2 * taken[1], taken


def _long_thread(office: Office, replies: int) -> None:
    subject = office.subject
    ts = subject.workspace.post(subject.help, subject.dana, "Who can send me the invoice?")
    for number in range(replies):
        who, text = ((subject.dana, "Could you send mine too?"), (subject.mia, "Here you are."))[number % 2]
        subject.workspace.post(subject.help, who, text, thread_ts=ts)
