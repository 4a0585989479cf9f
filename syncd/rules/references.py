"""Which threads a text points to: permalinks, issue keys, links to documents, pages and tasks, in one written form.

A thread's own addresses are written the same way, so that a message elsewhere that links to it is found by equality.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

# Enough of RFC 3986 for what people paste; what closes a sentence or a bracket is no part of a link.
_LINK = re.compile(r"https?://[^\s<>\"|]+", re.IGNORECASE)
_TRAILING = ".,;:!?)]}'\"*_~"
# A project key has two or more characters and begins with a letter (Jira: "Edit a project's details").
_KEY = re.compile(r"(?<![\w/.-])([A-Z][A-Z0-9_]{1,9}-[1-9]\d{0,6})(?![\w-]|\.\w)")
_BROWSE = re.compile(r"/browse/([A-Za-z][A-Za-z0-9_]+-\d+)$")
_ARCHIVE = re.compile(r"/archives/(\w+)/p(\d{10})(\d{6})$")
_GOOGLE = re.compile(r"/(?:document|spreadsheets|presentation|file)/(?:u/\d+/)?d/([\w-]+)")
_NOTION = re.compile(r"([0-9a-f]{32})$")
_ASANA = re.compile(r"/task/(\d+)|/0/\d+/(\d+)(?:/|$)")
_MOST = 50
"""References of one text that are kept: a text with more is a list, not an answer."""
_NOTHING: frozenset[str] = frozenset()


def references(text: str) -> frozenset[str]:
    """What a text points to; empty for most texts."""
    if "-" not in text and "://" not in text:
        return _NOTHING
    found: dict[str, None] = {}
    if "://" in text:
        for link in _LINK.findall(text):
            found.update(dict.fromkeys(addresses(link.rstrip(_TRAILING))))
    if "-" in text:
        found.update((f"key:{key}", None) for key in _KEY.findall(_LINK.sub(" ", text)))
    return frozenset(list(found)[:_MOST])


@lru_cache(maxsize=1_024)
def addresses(url: str) -> tuple[str, ...]:
    """The written forms of one address, the most exact first; a link to a comment is one to its document too."""
    try:
        parts = urlsplit(url)
        query = parse_qs(parts.query) if parts.query else {}
    except ValueError:
        return ()
    host, path = (parts.hostname or "").lower(), parts.path.rstrip("/")
    for extract in _FORMS:
        if forms := tuple(extract(host, path, query, parts.fragment)):
            return forms
    return (f"{host}{path}",) if host and path else ()


def one_message(address: str) -> bool:
    """Whether an address leads to a single message, not to a whole issue, task, page or document."""
    tool, colon, rest = address.partition(":")
    if not colon or "/" in tool:
        return bool(address)
    return tool == "google" and "/" in rest


_Query = dict[str, list[str]]


def _jira(host: str, path: str, query: _Query, _: str) -> Iterator[str]:
    if match := _BROWSE.search(path):
        comment = query.get("focusedCommentId") or query.get("focusedId")
        if comment:
            yield f"{host}/browse/{match[1].upper()}?comment={comment[0]}"
        yield f"key:{match[1].upper()}"


def _slack(host: str, path: str, query: _Query, _: str) -> Iterator[str]:
    if match := _ARCHIVE.search(path):
        yield f"{host}/{match[1]}/{match[2]}.{match[3]}"
        if thread := query.get("thread_ts"):
            yield f"{host}/{match[1]}/{thread[0]}"


def _google(host: str, path: str, query: _Query, _: str) -> Iterator[str]:
    if host in {"docs.google.com", "drive.google.com"} and (match := _GOOGLE.search(path)):
        if comment := query.get("disco"):
            yield f"google:{match[1]}/{comment[0]}"
        yield f"google:{match[1]}"


def _notion(host: str, path: str, query: _Query, fragment: str) -> Iterator[str]:
    if host.removeprefix("www.") in {"notion.so", "app.notion.com"} or host.endswith(".notion.site"):
        if discussion := query.get("d"):
            yield f"notion:{discussion[0].replace('-', '').lower()}"
        for part in (fragment, path):
            if match := _NOTION.search(part.replace("-", "").lower()):
                yield f"notion:{match[1]}"


def _asana(host: str, path: str, _query: _Query, _: str) -> Iterator[str]:
    if host == "app.asana.com" and (match := _ASANA.search(path)):
        yield f"asana:{match[1] or match[2]}"


_FORMS: tuple[Callable[[str, str, _Query, str], Iterator[str]], ...] = (_jira, _slack, _google, _notion, _asana)
