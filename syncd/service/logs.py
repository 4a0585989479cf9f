"""Logs: one line a record, readable on a terminal, with priorities for the journal; nobody's text breaks a line."""

import json
import logging
import os
import re
import sys
import time
from typing import Literal, TextIO, TypeAlias

from syncd.masking import masked

Format: TypeAlias = Literal["text", "json"]

# The journal reads the priority from the start of the line (sd-daemon(3)).
_PRIORITY = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3, logging.CRITICAL: 2}
_OURS = ("syncd", "connectors", "mappings")
_THEIRS = (
    *("slack_sdk", "jira", "asana", "notion_client", "googleapiclient", "google", "google_auth_httplib2"),
    *("urllib3", "requests", "aiohttp", "httpx", "httpcore", "httplib2", "asyncio"),
)
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
# Control characters, line and paragraph separators, unpaired surrogates, and what is invisible or turns the direction
# of writing: with them a text could end its line and begin another one, or steer a terminal.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_PLAIN_VALUE = re.compile(r"[^\s\"=]+")


class LineFormatter(logging.Formatter):
    """``10:32:05 warning poll: text key=value`` on a terminal, ``<4>poll: text`` in the journal, or a JSON object.

    What a record was given as ``extra`` are its fields: members of the JSON object, ``key=value`` at the text's end.
    """

    def __init__(self, form: Format, *, journal: bool) -> None:
        super().__init__()
        self._form = form
        self._priority = journal

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line. A traceback, which only ``--debug`` asks for, follows on marked lines of its own."""
        text, part, level = one_line(record.getMessage()), record.name.rpartition(".")[2], record.levelname.lower()
        fields = {name: value for name, value in vars(record).items() if name not in _OWN}
        trace = self.formatException(record.exc_info).splitlines() if record.exc_info else []
        before = f"<{_PRIORITY.get(record.levelno, 6)}>" if self._priority else ""
        if self._form == "json":
            document = {"time": _utc(record), "level": level, "part": part, "message": text, **_json(fields)}
            if trace:
                document["traceback"] = [one_line(line) for line in trace]
            return before + json.dumps(document)
        line = f"{part}: {text}{''.join(f' {name}={_value(value)}' for name, value in fields.items())}"
        head = "" if self._priority else f"{self.formatTime(record, '%H:%M:%S')} {level:7} "
        return "\n".join([f"{before}{head}{line}", *(f"{before}  | {one_line(line)}" for line in trace)])


def one_line(text: str) -> str:
    """The text on one line, without anything that looks like a credential; what is unsafe to show is escaped."""
    return _UNSAFE.sub(_escaped, masked(text))


def set_up(level: str, form: Format = "text") -> None:
    """Sends our records to standard error. The vendors' SDKs are silent: their records may hold payloads."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter(form, journal=to_journal(sys.stderr, os.environ.get("JOURNAL_STREAM", ""))))
    # What cannot be written (a full disk, a closed pipe) must not be written in another form, with its arguments.
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(level.upper())
    for name in _THEIRS:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def to_journal(stream: TextIO, journal: str) -> bool:
    """Whether ``stream`` goes to the journal: $JOURNAL_STREAM names its device and inode (systemd.exec(5)).

    Where that variable is only inherited, such as in a terminal that a user service has opened, it is another stream.
    """
    try:
        about = os.fstat(stream.fileno())
    except (OSError, ValueError):
        return False
    return journal == f"{about.st_dev}:{about.st_ino}"


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return " ⏎ " if character == "\n" else character.encode("unicode_escape", "backslashreplace").decode("ascii")


def _utc(record: logging.LogRecord) -> str:
    return f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(record.created))}.{int(record.msecs):03}Z"


def _json(fields: dict[str, object]) -> dict[str, object]:
    return {
        name: value if isinstance(value, int | float | bool) or value is None else one_line(str(value))
        for name, value in fields.items()
    }


def _value(value: object) -> str:
    text = one_line(str(value))
    return text if _PLAIN_VALUE.fullmatch(text) else json.dumps(text, ensure_ascii=False)
