"""R15: however large, deep or many what a vendor sends: memory is bounded, a line says it, and the rest goes on."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from reliability.offices import Office
from reliability.results import FULL, count, record
from syncd.sandbox import Fault

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

    def poll(self) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        return told

    def end(self) -> None:
        self._process.communicate(timeout=30)


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


@pytest.mark.skipif(not FULL, reason="takes long: make reliability")
@pytest.mark.parametrize("office", ["slack"], indirect=True)
def test_a_page_of_a_hundred_thousand_items_is_read(office: Office, child: Child) -> None:
    start = office.clock.now().timestamp()
    many = [
        {"type": "message", "user": office.subject.dana.id, "text": "Is it paid?", "ts": f"{start - 0.0001 * n:.6f}"}
        for n in range(100_000)
    ]
    body = json.dumps({"ok": True, "messages": many, "has_more": False}).encode()
    office.server.faults.add(Fault("conversations.history", "rewritten", times=1, rewrite=lambda _: body))
    told = child.poll()
    assert told["complete"], told
    assert told["events"] == len(many)
    record("R15", "slack: a page of 100,000 messages", injected=1, lost=0, largest_rise_in_MiB=told["rise"])


@pytest.mark.skipif(not FULL, reason="takes long: make reliability")
@pytest.mark.parametrize("office", ["slack"], indirect=True)
def test_a_thread_of_twenty_thousand_replies_is_read(office: Office, child: Child) -> None:
    subject = office.subject
    ts = subject.workspace.post(subject.help, subject.dana, "Who wants to come?")
    for _ in range(20_000):
        subject.workspace.post(subject.help, subject.mia, "Me!", thread_ts=ts)
    told = child.poll()
    assert told["complete"], told
    assert told["events"] >= 20_001
    record("R15", "slack: a thread of 20,000 replies", injected=1, lost=0, largest_rise_in_MiB=told["rise"])
