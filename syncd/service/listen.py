"""A small HTTP server for monitoring: answers GET and HEAD on a few paths, for the hosts it is meant for only.

``http.server`` of the standard library, since the service is made of threads: an event loop of its own would cost more
memory and a slower start than three paths are worth. What a server in the open would need (TLS, log-in) it has not.
"""

import logging
import socket
import threading
import time
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from typing import Any

from syncd.service.bugs import where
from syncd.service.health import Answer
from syncd.store.errors import StoreError

log = logging.getLogger(__name__)

MOST_AT_ONCE = 8
PATIENCE = 5.0
"""Seconds for a whole request and its answer: who sends a byte a second is cut off."""
Pages = Mapping[str, Callable[[], Answer]]
_TEXT = "text/plain; charset=utf-8"
_METRICS = "text/plain; version=0.0.4; charset=utf-8"


class Listener:
    """What listens, if anything does; follows the config."""

    def __init__(self) -> None:
        self._server: _Server | None = None
        self._address = ""

    def follow(self, address: str, pages: Pages) -> None:
        """Listens at ``HOST:PORT``, or not at all where that is empty. A port that is taken is said, not fatal."""
        if self._server is not None and address == self._address:
            self._server.pages = pages
            return
        self.close()
        if not address:
            return
        host, _, port = address.rpartition(":")
        try:
            self._server = _Server(host.strip("[]"), int(port), pages)
        except OSError as error:
            log.error("nothing listens at %s (%s): change service.listen and restart syncd", address, error.strerror)
            return
        self._address = address
        threading.Thread(target=self._server.serve_forever, name="listen", daemon=True).start()
        log.info("listening at http://%s: /healthz, /readyz, /metrics", address)

    @property
    def port(self) -> int:
        """The port that is listened at; 0 where nothing is."""
        return int(self._server.server_address[1]) if self._server else 0

    def close(self) -> None:
        """Stops listening."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
            self._address = ""


class _Server(HTTPServer):
    """One thread a request, at most MOST_AT_ONCE; more are turned away at once."""

    allow_reuse_address = True
    request_queue_size = 16

    def __init__(self, host: str, port: int, pages: Pages) -> None:
        self.pages = pages
        self._host = host
        self._open: dict[socket.socket, float] = {}
        self._guard = threading.Lock()
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)

    def server_bind(self) -> None:
        """Without the look-up of its own name by HTTPServer, which may ask the network."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()

    def is_meant(self, host: str) -> bool:
        """Whether a request's Host is ours. A name that somebody else may point at us is not (DNS rebinding)."""
        name = _without_port(host).lower().rstrip(".")
        if name in {"localhost", self._host.lower(), socket.gethostname().lower()}:
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return True

    def process_request(self, request: Any, client_address: Any) -> None:
        """In a thread of its own."""
        with self._guard:
            if len(self._open) >= MOST_AT_ONCE:
                self.shutdown_request(request)
                return
            self._open[request] = time.monotonic() + PATIENCE
        request.settimeout(PATIENCE)
        threading.Thread(target=self._answer, args=(request, client_address), name="answer", daemon=True).start()

    def service_actions(self) -> None:
        """Called twice a second: cuts off who takes too long."""
        now = time.monotonic()
        with self._guard:
            late = [request for request, until in self._open.items() if until < now]
            for request in late:
                try:
                    request.shutdown(socket.SHUT_RDWR)
                except OSError:
                    self._open[request] = float("inf")  # it is gone already; its thread is about to end

    def _answer(self, request: Any, client_address: Any) -> None:
        try:
            self.finish_request(request, client_address)
        except OSError:
            log.debug("a request was cut off")
        finally:
            with self._guard:
                self._open.pop(request, None)
            self.shutdown_request(request)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "syncd"
    sys_version = ""

    def do_GET(self) -> None:
        """One of the pages."""
        self._send(*self._found())

    def do_HEAD(self) -> None:
        """As GET, without the text."""
        self._send(*self._found())

    def send_error(self, code: int, _message: str | None = None, _explain: str | None = None) -> None:
        """In a few words: the library's page would repeat what was asked. An unknown method is not allowed."""
        self._send(405 if code == 501 else code, "not possible\n", _TEXT)

    def log_message(self, _format: str, *_arguments: object) -> None:
        """Nothing: a scrape every few seconds is no news."""

    def _found(self) -> tuple[int, str, str]:
        if not self.server.is_meant(self.headers.get("Host", "")):
            return 421, "this host is not served here: use the address of service.listen\n", _TEXT
        path = self.path.partition("?")[0]
        page = self.server.pages.get(path)
        if page is None:
            return 404, f"there are: {', '.join(self.server.pages)}\n", _TEXT
        try:
            answer = page()
        except StoreError:
            return 503, "database does not answer\n", _TEXT
        except Exception as bug:  # noqa: BLE001  the bug's words may be somebody's
            log.error("%s cannot be answered, please report it: %s", path, where(bug))
            return 500, "a bug: see the log\n", _TEXT
        return answer.status, answer.text, _METRICS if path == "/metrics" else _TEXT

    def _send(self, status: int, text: str, type_: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", type_)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if status == 405:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]
