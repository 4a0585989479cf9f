"""The stand-in for Slack's Web API: methods by POST and GET under ``/api/``, over one scripted workspace.

It is held to Slack's own description of its API (docs.slack.dev, slack-api-specs), not to our connector. Where
Slack's documents leave two readings, the stand-in takes the one that is harder on its client.
"""

import threading
from datetime import timedelta
from typing import ClassVar

from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.requests import Answer, Call, Refused
from syncd.sandbox.server import Method, Problem, VendorServer
from syncd.sandbox.slack_access import Access, Token, cursor, error
from syncd.sandbox.slack_directory import Directory
from syncd.sandbox.slack_posting import Posting
from syncd.sandbox.slack_reading import Reading
from syncd.sandbox.slack_workspace import SlackWorkspace

TIER_2, TIER_3, TIER_4, SPECIAL = 20, 50, 100, 300
"""Requests a minute, https://docs.slack.dev/apis/web-api/rate-limits; special: "hundreds"."""

PER_MINUTE = {
    "auth.test": SPECIAL,
    "users.list": TIER_2,
    "users.info": TIER_4,
    "users.lookupByEmail": TIER_3,
    "users.conversations": TIER_3,
    "conversations.list": TIER_2,
    "conversations.info": TIER_3,
    "conversations.members": TIER_4,
    "conversations.history": TIER_3,
    "conversations.replies": TIER_3,
    "conversations.open": TIER_3,
    "chat.postMessage": SPECIAL,
    "chat.update": TIER_3,
    "chat.delete": TIER_3,
    "chat.getPermalink": SPECIAL,
    "reactions.get": TIER_3,
    "reactions.add": TIER_3,
    "reactions.remove": TIER_2,
}
POSTS_APART = timedelta(seconds=1)
DISTRIBUTED_PAGE = 15


class SlackServer(VendorServer):
    """``workspace`` is the state, ``token`` a working bot token, ``tokens`` all of them with their scopes."""

    path: ClassVar[str] = "/api/"

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        super().__init__(clock, lock)
        self.workspace = SlackWorkspace(clock, lock)
        self._access = Access(self.workspace)
        self.tokens = self._access.tokens
        self.token = "xoxb-sandbox-1"  # noqa: S105 - opens the sandbox only
        self.tokens[self.token] = Token()
        self.reading = Reading(self._access)
        self.limits.per_minute.update(PER_MINUTE)
        for name, method in self._methods().items():
            self.route("*", f"{self.path}{name}", self._with_scopes(method), name)

    @property
    def scopes(self) -> set[str]:
        """The scopes of ``token``; add and remove as a test needs."""
        return self.tokens[self.token].scopes

    def revoke(self, problem: str = "token_revoked") -> None:
        """From now on ``token`` gets this error: token_revoked, token_expired, account_inactive, invalid_auth."""
        self.tokens[self.token].problem = problem

    def restore(self) -> None:
        """``token`` works again."""
        self.tokens[self.token].problem = ""

    def distribute(self) -> None:
        """Treats the app as commercially distributed outside the Marketplace: 1 request a minute, 15 items.

        Of conversations.history and conversations.replies; the rate counts where limits are enabled.
        """
        self.reading.page_limit = DISTRIBUTED_PAGE
        self.limits.per_minute |= {"conversations.history": 1, "conversations.replies": 1}

    def authenticate(self, call: Call) -> None:
        self._access.token(call)

    def limit(self, call: Call) -> timedelta:
        wait = super().limit(call)
        if wait or call.method != "chat.postMessage":
            return wait
        where = str(call.params.get("channel", "")).removeprefix("#")
        channel = next((each.id for each in self.workspace.channels.values() if where in (each.id, each.name)), where)
        return self.limits.within(f"chat.postMessage {channel}", 1, POSTS_APART, call.at)

    def refusal(self, problem: Problem, call: Call) -> Answer:
        match problem:
            case Problem.UNKNOWN_METHOD:
                return error("unknown_method", req_method=call.path.rsplit("/", 1)[-1])
            case Problem.RATE_LIMITED:
                return error("ratelimited")
            case Problem.EXPIRED_TOKEN:
                return error("token_expired")
            case _:
                return error("invalid_json")

    def page_token(self, call: Call) -> str:
        return str(call.params.get("cursor") or "")

    def repeat_token(self, call: Call, answer: Answer) -> Answer:
        body = answer.decoded()
        if not body["ok"]:
            return answer
        body["response_metadata"] = {"next_cursor": self.page_token(call)}
        if "has_more" in body:
            body["has_more"] = True
        return Answer(body, answer.status, answer.headers)

    def move_item(self, call: Call, answer: Answer) -> Answer:
        """Slack's cursors name the first item of the next page: the last of this page moves there, and comes again."""
        body = answer.decoded()
        if not body.get("response_metadata", {}).get("next_cursor"):
            return answer
        if "messages" in body:
            again = cursor("next_ts", body["messages"][-1]["ts"].replace(".", ""))
        elif "channels" in body:
            again = cursor("team", body["channels"][-1]["id"])
        elif call.method == "users.list":
            again = cursor("user", body["members"][-1]["id"])
        else:
            again = cursor("user_id", body["members"][-1])
        body["response_metadata"]["next_cursor"] = again
        return Answer(body, answer.status, answer.headers)

    def _methods(self) -> dict[str, Method]:
        directory, posting, reading = Directory(self._access), Posting(self._access), self.reading
        return {
            "auth.test": directory.auth,
            "users.list": directory.users,
            "users.info": directory.user,
            "users.lookupByEmail": directory.by_email,
            "users.conversations": directory.mine,
            "conversations.list": directory.all,
            "conversations.info": directory.info,
            "conversations.members": directory.members,
            "conversations.open": directory.open,
            "conversations.history": reading.history,
            "conversations.replies": reading.replies,
            "reactions.get": reading.reactions,
            "chat.getPermalink": reading.permalink,
            "chat.postMessage": posting.post,
            "chat.update": posting.update,
            "chat.delete": posting.delete,
            "reactions.add": posting.react,
            "reactions.remove": posting.unreact,
        }

    def _with_scopes(self, method: Method) -> Method:
        """Slack says the token's scopes in a header of every answer."""

        def answer(call: Call) -> Answer:
            try:
                given = method(call)
            except Refused as no:
                given = no.answer
            scopes = ",".join(sorted(self._access.token(call).scopes))
            return Answer(given.body, given.status, {**given.headers, "X-OAuth-Scopes": scopes})

        return answer
