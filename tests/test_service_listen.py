"""The pages for monitoring: who is answered, what /healthz and /readyz say, and that nobody can hold the server up."""

import http.client
import logging
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from syncd.service.health import Answer, healthz, readyz
from syncd.service.listen import MOST_AT_ONCE, Listener, Pages
from syncd.store.errors import StoreUnavailable


def broken() -> Answer:
    raise ZeroDivisionError("what somebody wrote")


def gone() -> Answer:
    raise StoreUnavailable("postgresql://user:secret@host is away")


PAGES: Pages = {"/healthz": lambda: Answer(200, "ok\n"), "/broken": broken, "/gone": gone}


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    made.follow("127.0.0.1:0", PAGES)
    yield made
    made.close()


def asked(port: int, path: str = "/healthz", verb: str = "GET", host: str = "127.0.0.1") -> tuple[int, str, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.putrequest(verb, path, skip_host=True)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(), answer.headers
    connection.close()
    return found


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.1:9464", "localhost", "LOCALHOST:1", "[::1]:9464", "10.1.2.3", socket.gethostname()]
)
def test_hosts_that_are_meant_are_answered(listener: Listener, host: str) -> None:
    assert asked(listener.port, host=host)[:2] == (200, "ok\n")


@pytest.mark.parametrize("host", ["", "evil.test", "localhost.evil.test", "127.0.0.1.evil.test:9464", "[evil]", "\t"])
def test_a_name_that_somebody_else_may_point_at_us_is_not_answered(listener: Listener, host: str) -> None:
    status, text, _ = asked(listener.port, host=host)
    assert status == 421
    assert "evil" not in text


@pytest.mark.parametrize("verb", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])
def test_nothing_but_reading_is_possible(listener: Listener, verb: str) -> None:
    status, _, headers = asked(listener.port, verb=verb)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


def test_head_gives_the_headers_alone(listener: Listener) -> None:
    status, text, headers = asked(listener.port, verb="HEAD")
    assert (status, text, headers["Content-Length"]) == (200, "", "3")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Server"].strip() == "syncd"


def test_what_fails_says_nothing_of_what_it_knows(listener: Listener, caplog: pytest.LogCaptureFixture) -> None:
    assert asked(listener.port, "/gone")[:2] == (503, "database does not answer\n")
    assert asked(listener.port, "/broken")[:2] == (500, "a bug: see the log\n")
    assert "ZeroDivisionError at " in caplog.text
    assert "somebody wrote" not in caplog.text
    status, text, _ = asked(listener.port, "/<script>")
    assert (status, text) == (404, "there are: /healthz, /broken, /gone\n")


def test_who_says_nothing_is_cut_off_and_leaves_no_thread(listener: Listener) -> None:
    silent = [socket.create_connection(("127.0.0.1", listener.port), timeout=30) for _ in range(MOST_AT_ONCE)]
    silent[0].sendall(b"GET /healthz HT")
    turned_away = socket.create_connection(("127.0.0.1", listener.port), timeout=30)
    assert turned_away.recv(1) == b""
    for one in silent:
        assert one.recv(1) == b""
        one.close()
    turned_away.close()
    assert asked(listener.port)[0] == 200
    for thread in [t for t in threading.enumerate() if t.name == "answer"]:
        thread.join(60)
    assert not [t for t in threading.enumerate() if t.name == "answer"]


@pytest.mark.parametrize("junk", [b"\x00" * 100 + b"\r\n\r\n", b"GET " + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", b"\r\n"])
def test_junk_is_answered_shortly_or_not_at_all(listener: Listener, junk: bytes) -> None:
    with socket.create_connection(("127.0.0.1", listener.port), timeout=30) as connection:
        connection.sendall(junk)
        connection.shutdown(socket.SHUT_WR)
        try:
            answer = connection.makefile("rb").read()
        except ConnectionResetError:
            answer = b""
    assert b"Traceback" not in answer
    assert asked(listener.port)[0] == 200


def test_a_port_that_is_taken_is_said_and_ends_nothing(listener: Listener, caplog: pytest.LogCaptureFixture) -> None:
    other = Listener()
    other.follow(f"127.0.0.1:{listener.port}", PAGES)
    assert other.port == 0
    assert "change service.listen" in caplog.text
    other.close()


def test_a_new_config_moves_or_ends_it(listener: Listener, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    before = listener.port
    listener.follow("127.0.0.1:0", {"/other": lambda: Answer(200, "new")})
    assert listener.port == before
    assert asked(before, "/other")[1] == "new"
    listener.follow("", PAGES)
    assert listener.port == 0
    with pytest.raises(ConnectionRefusedError):
        asked(before)


@pytest.mark.parametrize(
    ("still", "stumbled", "waited", "database", "answer"),
    [
        (0.5, 1e9, 0.0, True, Answer(200, "ok\n")),
        (0.5, 1e9, 4.0, True, Answer(200, "ok\n")),
        (0.5, 1e9, 6.0, True, Answer(503, "database is locked: another process writes to it\n")),
        (61.0, 1e9, 0.0, True, Answer(503, "main loop hangs\n")),
        (0.5, 1e9, 0.0, False, Answer(503, "database does not answer\n")),
        (0.5, 3.0, 0.0, True, Answer(503, "database does not answer\n")),
    ],
)
def test_health(still: float, stumbled: float, waited: float, database: bool, answer: Answer) -> None:
    assert healthz(still, stumbled, waited, database=database) == answer


def test_ready_once_every_source_was_polled() -> None:
    healthy = Answer(200, "ok\n")
    assert readyz(healthy, []) == Answer(200, "ready\n")
    assert readyz(healthy, ["jira", "slack"]) == Answer(503, "not polled yet: jira, slack\n")
    assert readyz(healthy, [f"s{number}" for number in range(12)]).text.endswith("s9 and 2 more\n")
    assert readyz(Answer(503, "main loop hangs\n"), []).status == 503
