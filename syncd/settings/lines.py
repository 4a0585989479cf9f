"""Finds the line of every key of a TOML text, so that a problem can say where to look."""

import re
import tomllib
from bisect import bisect_right

from syncd.settings.problems import Path

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r"[^,\]}#\n]*")


def locate(text: str) -> dict[Path, int]:
    """The line, from 1, of each table, key and array element of a text that tomllib has read without complaint."""
    return _Scan(text).lines


class _Scan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self._tables: dict[Path, int] = {}
        table: Path = ()
        self._skip()
        while self.at < len(text):
            if text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _skip(self) -> None:
        self._match(_BLANK)

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return found[0] if found else ""

    def _note(self, path: Path, at: int) -> None:
        line = bisect_right(self._breaks, at - 1) + 1
        for length in range(1, len(path) + 1):
            self.lines.setdefault(path[:length], line)

    def _header(self) -> Path:
        """``[a.b]`` or ``[[a.b]]``: the table that the following keys belong to."""
        start, many = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if many else 1
        keys = self._keys()
        path: Path = ()
        self.at = self.text.index("]", self.at) + (2 if many else 1)
        for number, key in enumerate(keys, 1):
            path = (*path, key)
            if many and number == len(keys):
                self._tables[path] = self._tables.get(path, -1) + 1
            if path in self._tables:
                path = (*path, self._tables[path])
        self._note(path, start)
        return path

    def _keys(self) -> Path:
        keys: Path = ()
        while True:
            self._skip()
            quoted = self._match(_STRING)
            keys = (*keys, tomllib.loads(f"key = {quoted}")["key"] if quoted else self._match(_BARE))
            self._skip()
            if self.text[self.at] != ".":
                return keys
            self.at += 1

    def _pair(self, table: Path) -> None:
        start = self.at
        path = (*table, *self._keys())
        self._note(path, start)
        self.at = self.text.index("=", self.at) + 1
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip()
        opening = self.text[self.at]
        if opening in "[{":
            self._inside(path, "]" if opening == "[" else "}")
        elif not self._match(_STRING):
            self._match(_PLAIN)

    def _inside(self, path: Path, closing: str) -> None:
        self.at += 1
        number = 0
        self._skip()
        while self.text[self.at] != closing:
            if closing == "]":
                self._note((*path, number), self.at)
                self._value((*path, number))
                number += 1
            else:
                self._pair(path)
            self._skip()
            if self.text[self.at] == ",":
                self.at += 1
                self._skip()
        self.at += 1
