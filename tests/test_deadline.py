"""A request has an end, however slowly its answer comes in; other requests of the process do not notice."""

import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from syncd.deadline import Connections
from syncd.retry import Clock, Retry, TimeIsUp, Unavailable, system_clock

HEAD = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n"


@contextmanager
def dripping(first: bytes, drip: bytes, every: float = 0.05) -> Iterator[str]:
    """The address of a server that says ``first`` and then ``drip`` again and again; gone when the block ends."""
    ended = threading.Event()

    def serve(connection: socket.socket) -> None:
        with connection:
            connection.recv(10_000)
            try:
                connection.sendall(first)
                while not ended.wait(every):
                    connection.sendall(drip)
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            while not ended.is_set():
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                threading.Thread(target=serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        ended.set()
        server.shutdown(socket.SHUT_RDWR)


def ask(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return answer.read()


@pytest.mark.parametrize(
    ("first", "drip"),
    [(HEAD + b"\r\n", b"x"), (HEAD, b"X"), (b"", b"H"), (HEAD, b"X-More: yes\r\n")],
    ids=["body", "a header", "the status", "headers without end"],
)
def test_a_request_ends_whatever_drips(first: bytes, drip: bytes) -> None:
    retry = Retry(system_clock(), attempts=1, longest=0.3)
    with dripping(first, drip) as address, pytest.raises(Unavailable, match=r"read was not answered within"):
        retry.call("read", lambda: ask(address))


def test_a_connection_that_was_opened_by_an_earlier_request_is_ended_too() -> None:
    connections = Connections()
    with dripping(b"", b"x") as address:
        host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
        with connections.within(60):
            kept = socket.create_connection((host, int(port)), timeout=30)
        with kept, connections.within(0.2) as allowance:
            kept.sendall(b"GET / HTTP/1.1\r\n\r\n")
            while kept.recv(1):
                pass
        assert allowance.over


def test_other_connections_are_left_alone() -> None:
    ours, theirs = Connections(), Connections()
    with dripping(b"", b"x") as address:
        host, _, port = address.removeprefix("http://").rstrip("/").partition(":")
        with theirs.within(60), socket.create_connection((host, int(port)), timeout=30) as other:
            other.sendall(b"hello")
            retry = Retry(system_clock(), attempts=1, longest=0.2)
            with pytest.raises(Unavailable):
                retry.call("read", lambda: ask(address))
            ours.shut_down()
            assert other.recv(1) == b"x"


def test_an_error_in_time_is_passed_on_as_it_is() -> None:
    with pytest.raises(ZeroDivisionError):
        Retry(system_clock()).call("read", lambda: 1 // 0)


def test_when_a_polls_time_is_over_no_request_is_made_and_none_is_tried_again() -> None:
    now = [0.0]
    retry = Retry(Clock(lambda: now[0], lambda seconds: None))
    retry.allow(600)
    retry.call("read", lambda: None)
    now[0] = 600
    assert retry.time_is_up()
    with pytest.raises(TimeIsUp):
        retry.call("read", lambda: None)
    assert retry.requests["read"] == 1
    retry.allow(600)
    retry.call("read", lambda: None)
