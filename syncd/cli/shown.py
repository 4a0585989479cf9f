"""How asks are shown: as a table, with every step of the reasoning, or as JSON."""

from collections.abc import Mapping
from datetime import datetime

from rich.text import Text

from syncd.cli.board import Board
from syncd.cli.terminal import cell, counted, iso, moment, plain, width, wrapped
from syncd.model import NOTHING, Ask, Json, State
from syncd.rules.decided import decided
from syncd.rules.suggestion import CONFIRM, suggestion, unconfirmed
from syncd.rules.suspected import untold
from syncd.rules.wording import heading, span, without_quotes

SAID_LENGTH = 160
LINE_LENGTH = 500
_NAME_AT_MOST = 26
_BESIDE_NAMES = 48
"""Columns of a row without its two names."""
_EFFECTS = {
    "opened": "opened",
    "promised": "promise",
    "passed_over": "did not count",
    "owner": "owed by",
    "clears": "clears it",
}
_CONFIRM = "the promise was read from words and may be none: ask whoever made it"
_TELLS_ANYWAY = '; with judge.alerts = "balanced" it would be told'


def table(found: Board, held: Mapping[str, str] = NOTHING) -> list[Text]:
    """The asks as a table; below each row stand its id, its place and what was said, and why it is there.

    ``held``: why nobody is told of an ask for now, by its id.
    """
    columns = min(_NAME_AT_MOST, (width() - _BESIDE_NAMES) // 2)
    lines = [Text(_row(columns, "WHO WAITS", "FOR WHOM", "WAITED", "DUE", "STATE"), style="bold")]
    for ask in found.asks:
        waited = span(found.people.calendar(ask.owner).between(ask.asked_at, ask.closed_at or found.at))
        due = moment(ask.due_at, found.zone)
        row = _row(columns, ask.asker.name, ask.owner.name, waited, due, state_of(ask, found.at))
        lines.append(Text(row, style="red" if ask.overdue(found.at) else ""))
        words = plain(without_quotes(ask.text), SAID_LENGTH).plain
        lines += wrapped(plain(f"{place_of(ask)}: “{words}”" if words else place_of(ask)), f"  {ask.id}  ", " " * 14)
        for line in wrapped(plain(f"why: {reason(ask)}"), " " * 14):
            line.stylize("dim")
            lines.append(line)
        if promised := unconfirmed(ask):
            lines += wrapped(plain(f"promise: {promised.sentence}; {CONFIRM}"), " " * 14)
        if why := held.get(ask.id):
            lines += wrapped(plain(f"held: {why}, so nobody is told of it for now"), " " * 14)
        if doubt := untold(ask, found.alerts):
            lines += wrapped(plain(f"listed, but not told: {doubt}"), " " * 14)
        lines.append(Text())
    return [*lines, Text(f"{_total(found)}."), Text("syncd why ID shows how each came about. WAITED is working time.")]


def _total(found: Board) -> str:
    owed = found.owed
    number = len(owed.asks)
    total = f"{counted(number, 'ask')} {'is' if number == 1 else 'are'} owed an answer"
    total += f", {owed.counts(found.at)['overdue']} overdue"
    return f"{total}; {len(owed.suspected)} suspected, told to nobody" if owed.suspected else total


def _row(columns: int, asker: str, owner: str, waited: str, due: str, state: str) -> str:
    return f"{cell(asker, columns)}  {cell(owner, columns)}  {waited:>8}  {due:16}  {state}"


def state_of(ask: Ask, at: datetime) -> str:
    """The state in words: whether its moment has passed is what matters first."""
    if not ask.overdue(at):
        return ask.state.value.replace("_", " ")
    return {State.ACKNOWLEDGED: "overdue, seen", State.PROMISED: "promise overdue"}.get(ask.state, "overdue")


def place_of(ask: Ask) -> str:
    """The place's name and the thread's title, and whether others may read there."""
    place = heading(ask.place.name or ask.place.id, ask.title)
    return f"{place} (private)" if ask.private else place


def reason(ask: Ask) -> str:
    """Why it was flagged, in one sentence; of one that is closed, what closed it."""
    if not ask.state.owed and (step := decided(ask)):
        return step.detail
    effect = "opened" if ask.state.owed else ask.evidence[-1].effect if ask.evidence else ""
    closing = [step.detail for step in ask.evidence if step.event and step.event == ask.closed_by]
    if not ask.state.owed and closing:
        return closing[-1]
    return next((step.detail for step in ask.evidence if step.effect == effect), "")


def explanation(found: Board) -> list[Text]:
    """Every step of the reasoning behind one ask, in the order it was made."""
    ask = found.asks[0]
    waited = span(found.people.calendar(ask.owner).between(ask.asked_at, ask.closed_at or found.at))
    due = f", due {moment(ask.due_at, found.zone)}" if ask.due_at else ""
    rows = [
        ("ask", ask.id),
        ("asked", f"by {ask.asker.name}, of {ask.owner.name}, {moment(ask.asked_at, found.zone)}"),
        ("where", place_of(ask)),
        ("link", ask.url),
        ("said", ask.text),
        ("state", f"{state_of(ask, found.at)}{due}, waited {waited} of working time"),
        *((_EFFECTS.get(step.effect, step.effect), f"{step.detail} [{step.rule}]") for step in ask.evidence),
        *([("confirm", _CONFIRM)] if unconfirmed(ask) else []),
        *([("alert", f"listed, but not told: {doubt}{_TELLS_ANYWAY}")] if (doubt := untold(ask, found.alerts)) else []),
    ]
    shown: list[Text] = []
    for label, value in rows:
        first, *rest = wrapped(plain(value, LINE_LENGTH), f"{label:14}")
        first.stylize("bold", 0, 14)
        shown += [first, *rest]
    return shown


def _promise(ask: Ask) -> Json:
    """A promise, always unconfirmed; null where none was heard."""
    found = suggestion(ask)
    if found is None:
        return None
    return {
        "words": found.words,
        "sentence": found.sentence,
        "event": found.event,
        "confirmed": False,
        "kept": found.kept,
    }


def as_document(ask: Ask, at: datetime) -> dict[str, Json]:
    """The ask as ``waiting --json`` prints it; its fields are a promise to scripts."""
    return {
        "id": ask.id,
        "source": ask.source,
        "place": ask.place.name or ask.place.id,
        "thread": ask.thread,
        "title": ask.title,
        "url": ask.url,
        "asker": {"name": ask.asker.name, "accounts": [account.key for account in ask.asker.accounts]},
        "owner": {"name": ask.owner.name},
        "asked_at": iso(ask.asked_at),
        "due_at": iso(ask.due_at),
        "overdue": ask.overdue(at),
        "state": ask.state.value,
        "private": ask.private,
        "text": ask.text,
        "evidence": [
            {"rule": step.rule, "detail": step.detail, "effect": step.effect, "event": step.event}
            for step in ask.evidence
        ],
        "closed_at": iso(ask.closed_at),
        "closed_url": ask.closed_url,
        "snoozed_until": iso(ask.snoozed_until),
        "promise": _promise(ask),
        "score": ask.score,
        "sure": ask.sure,
    }
