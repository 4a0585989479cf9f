"""Log lines: one a record whatever people wrote, with priorities for the journal, as text or JSON, without secrets."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from syncd.service.logs import LineFormatter

HOSTILE = (
    "fine\n10:00:00 error   poll: all is lost\r\x1b[31mred\x07 \u202egnp.exe\u2066 a\u2028b\u2029c\x85d\u200b \ud800"
)
UNSAFE = set("\n\r\x1b\x07\u202e\u2066\u2028\u2029\x85\u200b\ud800")
TOKEN = "xoxb-111111111111-222222222222-abcdefghijklmnop"


def record(message: str, *arguments: object, level: int = logging.WARNING, **fields: object) -> logging.LogRecord:
    made = logging.makeLogRecord({"name": "syncd.service.poll", "levelno": level, "msg": message, "args": arguments})
    made.levelname = logging.getLevelName(level)
    vars(made).update(fields)
    return made


@pytest.mark.parametrize("journal", [True, False])
@pytest.mark.parametrize("form", ["text", "json"])
def test_what_people_wrote_stays_on_its_line_and_moves_no_terminal(form, journal):
    line = LineFormatter(form, journal=journal).format(record("%s: not read", HOSTILE, place=HOSTILE))
    assert not UNSAFE & set(line)
    assert len(line.splitlines()) == 1
    line.encode()


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_traceback_cannot_be_taken_for_lines_of_the_log(form):
    try:
        raise ValueError(HOSTILE)
    except ValueError:
        made = record("it broke")
        made.exc_info = sys.exc_info()
    line = LineFormatter(form, journal=False).format(made)
    first, *rest = line.split("\n")
    assert all(other.startswith("  | ") for other in rest)
    assert not (UNSAFE - {"\n"}) & set(line)
    assert "ValueError" in (line if form == "text" else "".join(json.loads(first)["traceback"]))


@pytest.mark.parametrize("form", ["text", "json"])
def test_what_looks_like_a_credential_is_masked_wherever_it_stands(form):
    line = LineFormatter(form, journal=False).format(record("refused: %s", TOKEN, header=f"Bearer {TOKEN}"))
    assert "xoxb-1" not in line
    assert line.count("***") == 2


def test_fields_are_members_in_json_and_pairs_in_text():
    made = record("read", source="acme slack", requests=3)
    assert LineFormatter("text", journal=True).format(made) == '<4>poll: read source="acme slack" requests=3'
    told = json.loads(LineFormatter("json", journal=False).format(made))
    assert (told["message"], told["source"], told["requests"]) == ("read", "acme slack", 3)
    assert (told["level"], told["part"]) == ("warning", "poll")
    assert told["time"].endswith("Z")


@pytest.mark.parametrize(
    ("level", "priority"), [(logging.DEBUG, 7), (logging.INFO, 6), (logging.WARNING, 4), (logging.ERROR, 3)]
)
def test_the_journal_is_told_the_priority_also_of_json(level, priority):
    assert LineFormatter("text", journal=True).format(record("x", level=level)).startswith(f"<{priority}>poll: ")
    assert LineFormatter("json", journal=True).format(record("x", level=level)).startswith(f"<{priority}>{{")


@pytest.mark.parametrize("ours", [True, False])
def test_only_a_stream_to_the_journal_gets_priorities(ours):
    """JOURNAL_STREAM is also inherited by programs whose output goes elsewhere."""
    code = "import logging; from syncd.service import logs; logs.set_up('info'); logging.getLogger().error('lost')"
    read, write = os.pipe()
    about = os.fstat(write)
    stream = f"{about.st_dev}:{about.st_ino if ours else about.st_ino + 1}"
    subprocess.run([sys.executable, "-c", code], stderr=write, env={**os.environ, "JOURNAL_STREAM": stream}, check=True)
    os.close(write)
    with os.fdopen(read) as told:
        line = told.read()
    assert line.startswith("<3>") == ours
    assert line.rstrip().endswith("root: lost")


def test_a_log_that_cannot_be_written_says_nothing_elsewhere_and_stops_nothing():
    code = (
        "import logging, sys; from syncd.service import logs; logs.set_up('info'); "
        "logging.getLogger('syncd').error('%s', 'words of Dana'); print('went on')"
    )
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run([sys.executable, "-c", code], stderr=full, stdout=subprocess.PIPE, check=False)
    assert ended.stdout == b"went on\n"
