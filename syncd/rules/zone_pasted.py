"""Tells what was pasted without a fence: logs, stack traces, tables, JSON, commands and code, line by line.

One such line may be a person's own ("ERROR on login, why?"), so lines count from two in a row on; a line that nobody
types, such as the frame of a stack trace, counts alone.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

_LONGEST_LINE = 300
"""Characters of a line that are looked at: what a line is shows at its beginning."""


class Pasted(StrEnum):
    """What a line looks like; empty for a person's own."""

    NOTHING = ""
    LOG = "log"
    TRACE = "trace"
    TABLE = "table"
    DATA = "data"
    CODE = "code"


_LEVEL = r"(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL|CRITICAL|SEVERE|PANIC)"
_KINDS = re.compile(
    r"\s{0,20}(?:"
    r"(?P<trace>Traceback \(most recent|File \"[^\"\n]{1,200}\", line \d|at [\w$.<>/ ]{1,160}\([^()\n]{0,160}\)"
    r"|at /?[\w./@-]{1,160}:\d{1,6}:\d|Caused by: |Exception in thread |\.\.\. \d{1,4} more|#\d{1,3}\s+0x|goroutine \d"
    r"|During handling of the above|(?:[\w$]{1,60}\.){1,8}[\w$]{0,60}(?:Exception|Error)(?::|$)"
    r"|from /[^\s:]{1,160}:\d{1,6}:in )"
    r"|(?P<log>\[?\d{4}[-/]\d\d[-/]\d\d[T _]\d\d:\d\d|\[?\d\d:\d\d:\d\d(?:[.,]\d{1,6})?\]?\s"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s{1,2}\d{1,2} \d\d:\d\d:\d\d|\[\d{1,2}/\w{3}/\d{4}:"
    rf"|\[?{_LEVEL}\]?\s?(?:[:|\[(-]|\s\d|\s\[)|\d{{1,3}}(?:\.\d{{1,3}}){{3}} - |(?:time|ts|level|lvl)=\S"
    r"|[A-Z]\w{1,60}(?:Error|Exception):)"
    r"|(?P<table>[+|][-=+|: ]{4,}[+|]\s*$|[-=─━┌├└│]{3,}|\|[^|\n]{0,200}\||[^|\t\n]{1,120}[ \t]\|[ \t][^|\n]{0,120}"
    r"|[^\t\n]{0,120}\t[^\t\n]{0,120}\t)"
    r"|(?P<data>\"[^\"\n]{1,120}\"\s?:\s?[\"\[{\d\-tfn]|[{\[]\s{0,4}(?:[\"\[{]|$)|[}\]]{1,6},?\s{0,4}$"
    r"|\"[^\"\n]{0,200}\",?\s{0,4}$|</?[A-Za-z][\w:.-]{0,60}[^<>\n]{0,160}/?>)"
    r"|(?P<code>[$#%]\s[a-z][\w./-]{1,40}(?:\s|$)|(?:def|class|function|func|fn) \w{1,60}\s?[({:]"
    r"|(?:import|from) [\w.]{1,80}(?: import |;|$)|(?:const|let|var|public|private|static|return|#include|package) \S"
    r"[^\n]{0,160};\s{0,4}$|(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER) [\w*]|@@ -\d|diff --git |[+-]{3} [ab]/"
    r"|[^\n]{0,160}[;{]\s{0,4}$)"
    r")"
)
_ALONE = frozenset({Pasted.TRACE})
_MENTIONS = re.compile(r"(?<!\w)@\w")


def pasted(lines: Sequence[str]) -> list[Pasted]:
    """What each of the ``lines`` is: ``NOTHING`` for a person's words. A line that mentions somebody is a person's."""
    found = [_kind(line) for line in lines]
    for index, kind in enumerate(found):
        if kind and kind not in _ALONE and not _has_company(found, index):
            found[index] = Pasted.NOTHING if not _is_whole_object(lines[index]) else Pasted.DATA
    return found


def _kind(line: str) -> Pasted:
    match = _KINDS.match(line[:_LONGEST_LINE])
    if match is None or (match.lastgroup != "log" and _MENTIONS.search(line)):
        return Pasted.NOTHING
    return Pasted(match.lastgroup or "")


def _has_company(found: Sequence[Pasted], index: int) -> bool:
    """Whether a neighbour was pasted too; found in place, so a run's first line vouches for the next ones."""
    return bool((index and found[index - 1]) or (index + 1 < len(found) and found[index + 1]))


def _is_whole_object(line: str) -> bool:
    line = line.strip()
    return line.startswith(('{"', '[{"')) and line.endswith(("}", "]"))
