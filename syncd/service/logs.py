"""Logs: one line a record, readable on a terminal, with priorities for the journal; nobody's text breaks a line."""

import json
import logging
import os
import sys
from typing import Literal, TypeAlias

from syncd.rules.wording import visible

Format: TypeAlias = Literal["text", "json"]

# The journal reads the priority from the start of the line (sd-daemon(3)).
_PRIORITY = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3, logging.CRITICAL: 2}
_OURS = ("syncd", "connectors", "mappings")
_THEIRS = ("slack_sdk", "jira", "urllib3", "aiohttp", "asyncio")


class LineFormatter(logging.Formatter):
    """``10:32:05 warning poll: text`` on a terminal, ``<4>poll: text`` for the journal, or a JSON object."""

    def __init__(self, form: Format, *, journal: bool) -> None:
        super().__init__()
        self._form = form
        self._journal = journal

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line; a traceback, which only ``--debug`` asks for, follows on lines of its own."""
        text = visible(record.getMessage()).replace("\n", " ⏎ ")
        part, level = record.name.rpartition(".")[2], record.levelname.lower()
        if self._form == "json":
            line = json.dumps({"time": self.formatTime(record), "level": level, "part": part, "message": text})
        elif self._journal:
            line = f"<{_PRIORITY.get(record.levelno, 6)}>{part}: {text}"
        else:
            line = f"{self.formatTime(record, '%H:%M:%S')} {level:7} {part}: {text}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def set_up(level: str, form: Format = "text") -> None:
    """Sends our records to standard error. The vendors' SDKs are silent: their records may hold payloads."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(LineFormatter(form, journal="JOURNAL_STREAM" in os.environ))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in _OURS:
        logging.getLogger(name).setLevel(level.upper())
    for name in _THEIRS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
