"""A server that answers every request with all that was sent to it: its headers, its address, its body.

Debugging proxies and error pages of web frameworks do that; what they send back must not be shown to anybody.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HEADERS = ("WWW-Authenticate", "X-Seraph-LoginReason", "Retry-After", "Location", "X-OAuth-Scopes", "X-Error-Message")


def _as_page(sent: str) -> Any:
    return None


def _as_words(sent: str) -> Any:
    """As Slack, Jira, Notion and Asana write what is wrong."""
    return {
        "ok": False,
        "error": sent,
        "needed": sent,
        "message": sent,
        "code": sent,
        "errorMessages": [sent],
        "errors": [{"message": sent, "help": sent}],
    }


def _as_object(sent: str) -> Any:
    """As Google does."""
    detail = {"reason": sent, "message": sent, "domain": sent}
    return {"error": {"code": sent, "message": sent, "status": sent, "errors": [detail], "details": [detail]}}


def _as_answer(sent: str) -> Any:
    """As if all were well."""
    return {"ok": True, "url": sent, "baseUrl": sent, "deploymentType": sent, "results": sent, "data": sent, "id": sent}


SHAPES = {"page": _as_page, "words": _as_words, "object": _as_object, "answer": _as_answer}


@contextmanager
def echo(status: int, shape: str) -> Iterator[str]:
    """The address of such a server."""

    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(size).decode(errors="replace")
            sent = f"{self.headers.get('Authorization')} {body} {self.path} {dict(self.headers)}"
            told = SHAPES[shape](" ".join(sent.split()))
            answer = (f"<html>{sent}</html>" if told is None else json.dumps(told)).encode()
            self.send_response(status)
            for name in HEADERS:
                self.send_header(name, self.headers.get("Authorization") or sent.replace("\n", " "))
            self.send_header("Content-Type", "text/html" if told is None else "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PUT = _answer  # noqa: N815  the base class' words

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
