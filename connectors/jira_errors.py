"""What went wrong with a request to Jira, by who must act: a person (Unauthorized) or nobody (Unavailable)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from syncd.connector import SourceError, Unauthorized, Unavailable
from syncd.retry import http_date, retry_after

NEW_TOKEN = {
    True: "make a new API token at https://id.atlassian.com/manage-profile/security/api-tokens (docs/setup-jira.md) "
    "and put it where `token` of the source points; `email` must be its owner's",
    False: "make a new personal access token in your Jira profile (docs/setup-jira.md) and put it where `token` of "
    "the source points",
}
"""By whether the source is configured with an e-mail, as Cloud is, or without, as Data Center is."""
_NO_PROJECT = re.compile(r"value '([^']{1,100})' does not exist for the field 'project'", re.IGNORECASE)


class Garbled(Unavailable):
    """The answer is not the JSON it should be: cut off, empty, or a page for people."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an advice names: the source, whether it has an ``email``, and what of its config stands in the query."""

    source: str
    email: bool
    projects: tuple[str, ...]
    jql: str


def refused(status: int, headers: Mapping[str, str], body: Any, path: str, context: Context) -> SourceError:
    """The error for an HTTP status of 400 or more. ``body`` is the decoded answer, or None."""
    if status == 429 or status >= 500 or status in (408, 409, 425):
        reason = headers.get("RateLimit-Reason", "")
        wait = retry_after(headers.get("Retry-After"), http_date(headers.get("Date")))
        return Unavailable(f"Jira answers {path} with {status}{f' ({reason})' if reason else ''}", wait)
    said = " ".join(messages(body))[:300]
    if status == 401:
        return Unauthorized("Jira does not accept these credentials (401)", NEW_TOKEN[context.email])
    if status == 403:
        return _forbidden(headers, said, path, context)
    if status == 404:
        return Unauthorized(
            f"Jira has no {path} (404)",
            f'write the address of the site as base_url of the source "{context.source}", for example '
            "https://acme.atlassian.net, without anything behind it",
        )
    if status == 410:
        return Unauthorized(f"this Jira has taken away {path} (410)", "install a newer version of syncd")
    if status == 400 and "search" in path:
        return _query_refused(said, context)
    return Unavailable(f"Jira refuses {path} with {status}: {said or 'without a reason'}")


def logged_out(headers: Mapping[str, str], context: Context) -> SourceError | None:
    """The error where Jira answers 200, but as to an anonymous visitor, because it did not accept the credentials.

    Seen with wrong API tokens: a search then finds nothing, which must not be taken for "nothing happened"
    (https://jira.atlassian.com/browse/JRASERVER-41559).
    """
    if headers.get("X-Seraph-LoginReason", "").startswith(("AUTHENTICATED_FAILED", "AUTHENTICATION_DENIED")):
        return Unauthorized(
            "Jira does not accept these credentials, and answers as to anybody", NEW_TOKEN[context.email]
        )
    return None


def messages(body: Any) -> list[str]:
    """Jira's own words in an error's body, in each of the forms it has for them."""
    if not isinstance(body, Mapping):
        return []
    general = body.get("errorMessages") or body.get("errorMessage") or body.get("message") or []
    fields = body.get("errors")
    words = [general] if isinstance(general, str) else general if isinstance(general, list) else []
    by_field = fields.values() if isinstance(fields, Mapping) else ()
    return [str(word) for word in (*words, *by_field)]


def _forbidden(headers: Mapping[str, str], said: str, path: str, context: Context) -> SourceError:
    login = headers.get("X-Seraph-LoginReason", "") + headers.get("X-Authentication-Denied-Reason", "")
    if "CAPTCHA" in login or "AUTHENTICATION_DENIED" in login:
        return Unauthorized(
            "Jira wants to see a person after failed logins (403, CAPTCHA)",
            "log in once with this account in a browser, then check email and token of the source",
        )
    return Unauthorized(
        f"Jira does not allow {path} (403){f': {said}' if said else ''}",
        f'give the account of the source "{context.source}" the permission "Browse projects" (docs/setup-jira.md)',
    )


def _query_refused(said: str, context: Context) -> SourceError:
    """A query can only be wrong in what the config put into it, since the rest of it is always the same."""
    projects = [name for name in _NO_PROJECT.findall(said) if name in context.projects]
    if projects:
        names = ", ".join(projects)
        return Unauthorized(
            f"Jira knows no project {names}, or the account may not see it",
            f'mend `projects` of the source "{context.source}", or give its account the permission "Browse projects" '
            f"in {names}",
        )
    if context.jql or context.projects:
        field = "jql" if context.jql else "projects"
        return Unauthorized(f"Jira refuses the query: {said}", f'mend `{field}` of the source "{context.source}"')
    return Unavailable(f"Jira refuses the query: {said}")
