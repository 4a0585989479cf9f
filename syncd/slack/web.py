"""slack_sdk's client as messages are posted with it: it follows no redirect, and reads no endless answer."""

from typing import Any
from urllib.request import HTTPRedirectHandler, HTTPSHandler, Request, build_opener

from syncd.bodies import STEP, decoded
from syncd.imports import in_parts

with in_parts("slack_sdk", "slack_sdk.web"):  # without its subclasses of 300 methods each, which are not called
    from slack_sdk.errors import SlackApiError, SlackClientError
    from slack_sdk.web.base_client import BaseClient

__all__ = ["OneHostClient", "SlackApiError", "SlackClientError"]


class _NoRedirects(HTTPRedirectHandler):
    """urllib would send the token and the message on to whatever host a redirect names."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """None: the redirect itself is the answer, and an error."""


class OneHostClient(BaseClient):
    """Speaks with ``base_url`` alone, through the proxy of the environment where there is one (NO_PROXY counts)."""

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, Any]:  # noqa: ARG002
        """As the SDK's, which offers no other way to choose how urllib opens an address. Oversized, Unavailable."""
        opener = build_opener(HTTPSHandler(context=self.ssl), _NoRedirects)
        with opener.open(req, timeout=self.timeout) as answer:
            chunks = iter(lambda: answer.read(STEP), b"")
            said = answer.headers
            body = b"".join(decoded(chunks, said.get("Content-Encoding"), said.get("Content-Length")))
            charset = said.get_content_charset() or "utf-8"
            return {"status": answer.status, "headers": said, "body": body.decode(charset)}
