"""Hosts that a token must never reach: servers that redirect, that listen, or whose certificate nobody vouches for."""

import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


@dataclass
class Stranger:
    """A server. ``heard`` is all that was sent to it: request lines, headers and bodies."""

    port: int = 0
    heard: list[str] = field(default_factory=list)


@contextmanager
def stranger(status: int = 200, location: str = "", tls: ssl.SSLContext | None = None) -> Iterator[Stranger]:
    """Answers everything with ``status``; ``location`` is where a redirect points, the request's path behind it."""
    found = Stranger()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode(errors="replace")
            found.heard.append(f"{self.requestline} {self.headers} {body}")
            self.send_response(status)
            if location:
                self.send_header("Location", location + self.path)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"{}")

        do_GET = do_POST = do_PUT = _answer  # noqa: N815  the base class' words

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A handshake that the other side breaks off is what is wanted."""

    with Server(("127.0.0.1", 0), Handler) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        found.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield found
        server.shutdown()


def self_signed(folder: Path, names: str = "DNS:localhost,IP:127.0.0.1", days: int = 2) -> tuple[Path, ssl.SSLContext]:
    """A certificate for ``names`` that no authority has signed, and a server's context with it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-batch",
         "-subj", "/CN=localhost", "-addext", f"subjectAltName={names}", "-days", str(days), "-keyout", key,
         "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return certificate, context
