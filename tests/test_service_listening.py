"""The daemon as a process of its own, watched from outside."""

import http.client
import json
import signal
import socket
from collections.abc import Callable

from daemon_process import Process, begin, company, until
from service_world import World

__all__ = ["begin", "company"]
Begin = Callable[[], Process]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def asked(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    except ConnectionError:
        return 0, ""
    finally:
        connection.close()


def test_a_daemon_is_watched_and_stops_listening_when_its_config_says_so(company: World, begin: Begin) -> None:
    port, before = free_port(), company.config
    company.config += f'[service]\nlisten = "127.0.0.1:{port}"\n'
    company.file.write_text(company.config)
    daemon = begin().ready()
    assert asked(port, "/healthz") == (200, "ok\n")
    until(lambda: asked(port, "/readyz")[0] == 200, "every source was polled")
    status, metrics = asked(port, "/metrics")
    assert status == 200
    assert "\nsyncd_up 1.0\n" in metrics
    assert "\nprocess_resident_memory_bytes " in metrics
    assert company.sandbox.slack.token not in metrics
    company.file.write_text(before)
    daemon.send(signal.SIGHUP)
    until(lambda: asked(port, "/healthz")[0] == 0, "it listens no more")
    assert daemon.stop() == 0
    assert json.dumps(daemon.logged).count("Traceback") == 0
