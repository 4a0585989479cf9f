"""``syncd judge``: tries the two judgements by hand, on texts from standard input. Needs no config and no store."""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Annotated, TextIO

import typer
from rich.text import Text

from syncd.cli.talk import Malformed, talk
from syncd.cli.terminal import FAILED, err, plain, print_lines, say
from syncd.model import Json
from syncd.reading import ASKS, Reading
from syncd.rules.judge import read
from syncd.rules.language import language
from syncd.rules.linking import answered

LONGEST_LINE = 8 * 1024 * 1024
"""Characters: a stream may go on for ever, a line of it may not, for it stands in memory."""
NO_JSON = "no JSON that can be read; without --json and --thread, lines are read as plain text"
LONGEST_SHOWN = 80
LONGEST_RULES = 200


def judge(
    thread: Annotated[
        bool,
        typer.Option("--thread", help='Each line is {"messages": [...]}: was the first of them answered? Prints JSON.'),
    ] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help='Each line is {"text": ...}, and so is each line of output.')
    ] = False,
) -> None:
    """Tries the judge on lines from standard input. Does each ask for something, and by which rules?"""
    failed = 0
    for number, line in enumerate(_lines(sys.stdin), 1):
        if not (thread or as_json):
            say(_shown(line, read(line)))
            continue
        if not line.strip():
            continue
        document, problem = _judged(line, of_thread if thread else of_text)
        if problem:
            failed += 1
            err.print(Text(f"syncd: line {number}: {problem}", style="red"))
        print_lines([document])
    if failed:
        raise typer.Exit(FAILED)


def of_text(document: dict[str, Json]) -> dict[str, Json]:
    """``{"text": ...}`` -> whether it needs a response, how sure that is (0 to 1), by which rules, its language."""
    text = document.get("text")
    if not isinstance(text, str):
        raise Malformed('"text" must be there, and a string')
    reading = read(text)
    return {
        "needs_response": reading.asks >= ASKS,
        "score": reading.asks,
        "rules": [{"rule": rule, "detail": words} for rule, words in reading.rules],
        "language": language(text),
    }


def of_thread(document: dict[str, Json]) -> dict[str, Json]:
    """``{"messages": [...], "team": [...]?}`` -> whether the first message was answered, by which, and why no other."""
    found = talk(document)
    verdict = answered(found.ask, found.following, found.team)
    return {
        "answered": verdict.answered,
        "answered_by": found.ids.get(verdict.answered_by),
        "state": verdict.state,
        "score": verdict.score,
        "passed_over": [{"id": found.ids[one.id], "score": one.score, "why": one.why} for one in verdict.passed_over],
    }


def _judged(line: str, judged: Callable[[dict[str, Json]], dict[str, Json]]) -> tuple[dict[str, Json], str]:
    """The verdict on a line, and what is wrong with it: every line of input has one of output."""
    try:
        if len(line) >= LONGEST_LINE:
            raise Malformed(f"longer than {LONGEST_LINE:,} characters; cut it into several")
        document = json.loads(line)
        if not isinstance(document, dict):
            raise Malformed("no JSON object: syncd judge --help shows what a line looks like")
        return {**_named(document), **judged(document)}, ""
    except Malformed as problem:
        return {"error": str(problem)}, str(problem)
    except (ValueError, RecursionError):
        return {"error": NO_JSON}, NO_JSON


def _named(document: dict[str, Json]) -> dict[str, Json]:
    """The line's own id, so that verdicts can be joined to what they are about."""
    return {"id": document["id"]} if "id" in document else {}


def _lines(stream: TextIO) -> Iterator[str]:
    """Line by line, in memory one at a time. Of a line that is too long the rest is passed over."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")
    while line := stream.readline(LONGEST_LINE):
        yield line.removesuffix("\n")
        while len(line) == LONGEST_LINE and not line.endswith("\n"):
            line = stream.readline(LONGEST_LINE)


def _shown(text: str, reading: Reading) -> Text:
    asks = reading.asks >= ASKS
    rules = ", ".join(f"{rule}: {words}" if words else rule for rule, words in reading.rules)
    verdict = f"{'asks' if asks else 'nothing':7}  {reading.asks:4.2f}  {language(text) or '-':2}  "
    line = Text(verdict, style="bold" if asks else "") + plain(text, LONGEST_SHOWN)
    return line + Text("  ") + plain(f"({rules})", LONGEST_RULES) if rules else line
