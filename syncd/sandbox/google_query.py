"""Drive's search language: the ``q`` of ``files.list``, read into a predicate.

https://developers.google.com/workspace/drive/api/guides/search-files and /ref-search-terms. Read is what a poller
uses; every other term is refused like a misspelt one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from syncd.sandbox.google_records import ROLES, File
from syncd.sandbox.google_tree import Tree
from syncd.sandbox.google_wire import time

Test: TypeAlias = Callable[[File], bool]

_TOKEN = re.compile(r"\s*(?:'((?:[^'\\]|\\.)*)'|(<=|>=|!=|[<>=()])|([A-Za-z]+))")
ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


class Invalid(Exception):
    """A query that cannot be read."""


@dataclass(frozen=True, slots=True)
class Query:
    """A query read: whether a file is found by it, and whether it names a folder."""

    test: Test
    in_folder: bool


def parse(text: str, tree: Tree, viewer: str) -> Query:
    """The query as ``viewer`` means it (an empty one finds all); Invalid for one that cannot be read."""
    if not text.strip():
        return Query(lambda _: True, in_folder=False)
    reader = _Reader(list(_tokens(text)), tree, viewer)
    test = reader.either()
    if reader.at != len(reader.tokens):
        raise Invalid(text)
    return Query(test, reader.in_folder)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """Tokens with their kind: ``value`` (between quotes), ``sign`` or ``word``."""
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Invalid(text)
        if match[1] is not None:
            yield "value", re.sub(r"\\(.)", r"\1", match[1])
        elif match[2]:
            yield "sign", match[2]
        else:
            yield "word", match[3]
        at = match.end()


class _Reader:
    """Recursive descent; a method reads what it is called after and moves ``at`` behind it."""

    def __init__(self, tokens: list[tuple[str, str]], tree: Tree, viewer: str) -> None:
        self.tokens = tokens
        self.tree = tree
        self.viewer = viewer
        self.at = 0
        self.in_folder = False

    def either(self) -> Test:
        """Terms with ``or`` between them, which binds less than ``and``."""
        tests = [self._both()]
        while self._next("word", "or"):
            tests.append(self._both())
        return lambda file: any(test(file) for test in tests)

    def _both(self) -> Test:
        tests = [self._one()]
        while self._next("word", "and"):
            tests.append(self._one())
        return lambda file: all(test(file) for test in tests)

    def _one(self) -> Test:
        if self._next("word", "not"):
            test = self._one()
            return lambda file: not test(file)
        if self._next("sign", "("):
            test = self.either()
            if not self._next("sign", ")"):
                raise Invalid
            return test
        kind, text = self._take()
        if kind == "value":
            return self._member(text)
        if kind != "word":
            raise Invalid
        return self._term(text)

    def _term(self, field: str) -> Test:
        match field:
            case "trashed" | "starred" | "sharedWithMe":
                return self._flag(field)
            case "name" | "mimeType":
                return self._text(field)
            case "modifiedTime" | "createdTime":
                return self._time(field)
            case _:
                raise Invalid(field)

    def _flag(self, field: str) -> Test:
        wanted = True
        if self.at < len(self.tokens) and self.tokens[self.at] in (("sign", "="), ("sign", "!=")):
            sign, (kind, value) = self._take()[1], self._take()
            if kind != "word" or value not in ("true", "false"):
                raise Invalid(value)
            wanted = (value == "true") == (sign == "=")
        elif field != "sharedWithMe":
            raise Invalid(field)
        tests: dict[str, Test] = {
            "trashed": self.tree.trashed,
            "starred": lambda _: False,
            "sharedWithMe": lambda file: self.viewer in file.shared and file.owner != self.viewer and not file.drive,
        }
        return lambda file: tests[field](file) == wanted

    def _text(self, field: str) -> Test:
        _, operator = self._take()
        wanted = self._value()

        def has(file: File) -> str:
            return file.name if field == "name" else file.mime

        if operator == "contains":
            if field == "name":  # of a name Drive matches the beginnings of words only
                return lambda file: re.search(rf"(?i)(?:^|\W){re.escape(wanted)}", file.name) is not None
            return lambda file: wanted in file.mime
        if operator not in ("=", "!="):
            raise Invalid(operator)
        return lambda file: (has(file) == wanted) == (operator == "=")

    def _time(self, field: str) -> Test:
        _, operator = self._take()
        if operator not in ORDERS:
            raise Invalid(operator)
        try:
            wanted = time(self._value(), offset=False)
        except ValueError:
            raise Invalid(field) from None

        def has(file: File) -> datetime:
            return file.modified if field == "modifiedTime" else file.created

        return lambda file: ORDERS[operator](has(file), wanted)

    def _member(self, value: str) -> Test:
        if not self._next("word", "in"):
            raise Invalid(value)
        kind, field = self._take()
        if kind == "word" and field == "parents":
            self.in_folder = True
            folder = self.tree.roots[self.viewer] if value == "root" else value
            return lambda file: file.parent == folder
        least = {"owners": "owner", "writers": "writer", "readers": "reader"}.get(field)
        if kind != "word" or least is None:
            raise Invalid(field)
        return lambda file: _rank(file.permissions.get(value, "")) >= _rank(least)

    def _next(self, kind: str, text: str) -> bool:
        """Whether that token stands here; then it is behind us."""
        found = self.at < len(self.tokens) and self.tokens[self.at] == (kind, text)
        self.at += found
        return found

    def _take(self) -> tuple[str, str]:
        if self.at == len(self.tokens):
            raise Invalid
        self.at += 1
        return self.tokens[self.at - 1]

    def _value(self) -> str:
        kind, text = self._take()
        if kind != "value":
            raise Invalid(text)
        return text


def _rank(role: str) -> int:
    return ROLES.index(role) if role in ROLES else -1
