"""What the program says is owed in a thread of the table, in its words, and where it is known to be wrong."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from syncd.model import Ask, Event, Kind, State
from syncd.reading import Entry
from syncd.rules.elsewhere import answered_elsewhere
from syncd.rules.hours import DAYS
from syncd.rules.ledger import fold
from tests.thread_blind import code
from tests.thread_cases import FOLDER, LINE, Case, Part, cases
from tests.threads import CONTEXT, MONDAY, Beside, event_of, reading

_LINK = re.compile(r"\[link to (\d+)\]")
_CHANNEL = " in the channel"
_DAY = re.compile(r" until \w+")


def events(case: Case) -> dict[str, list[Entry]]:
    """Everything that happened, by thread."""
    messages: list[str] = []
    said: dict[str, Event] = {}
    found: dict[str, list[Entry]] = {}
    number = 0
    for index, part in enumerate(case.parts):
        main = f"T{index}"
        for line in part.lines:
            number += 1
            event = _event(line, number, part, main, messages, said)
            found.setdefault(event.thread, []).append(Entry(number, event, reading(event.text)))
    return found


def _event(line: str, number: int, part: Part, main: str, messages: list[str], said: dict[str, Event]) -> Event:
    match = LINE.fullmatch(line)
    assert match, line
    rest = match[4]
    alone = part.chat or rest.startswith(_CHANNEL)
    text = _LINK.sub(lambda link: said[messages[int(link[1]) - 1]].url, rest.removeprefix(_CHANNEL))
    words = f"{match[1].lower()} {match[2]} {match[3].lower()}{_lowered(text)}"
    event = event_of(words, f"{main}.{number:03d}", messages, part.place, main)
    target = event.target or (event.reply_to if re.match(r" \w* ?to \d", rest) else "")
    if target:
        event = replace(event, thread=said[target].thread)
    elif alone:
        event = replace(event, thread=event.id, reply_to="")
    elif event.reply_to:
        first = next((each.id for each in said.values() if each.thread == main), "")
        event = replace(event, reply_to=first)
    event = replace(event, url=_url(part, event))
    if event.kind in (Kind.MESSAGE, Kind.CREATED):
        said[event.id] = event
    return event


def _lowered(rest: str) -> str:
    """Names of people and of what they do as the tests of the ledger write them: ``assigns Li``."""
    return rest.lower() if rest.startswith(" assigns ") else rest


def _url(part: Part, event: Event) -> str:
    if part.tool != "Jira":
        return f"https://acme.test/{event.thread}/{event.id}"
    key = part.place.name.split()[0]
    comment = "" if event.kind is Kind.CREATED else f"?focusedCommentId={event.id}"
    return f"https://acme.atlassian.test/browse/{key}{comment}"


def judged(case: Case) -> tuple[Ask, ...]:
    """The asks of all its threads, as the program sees them."""
    threads = events(case)
    beside = Beside(
        entry
        for entries in threads.values()
        for entry in entries
        if entry.event.place.unthreaded and not entry.event.reply_to and entry.event.kind is Kind.MESSAGE
    )
    found: list[Ask] = []
    for name, entries in threads.items():
        others = [other for key, other in threads.items() if key != name]
        asks = fold(entries, CONTEXT, beside)
        found += [answered_elsewhere(ask, entries, others, CONTEXT) if ask.state.owed else ask for ask in asks]
    return tuple(found)


def verdict(asks: Iterable[Ask]) -> str:
    """What is owed, in the words of the table: ``Dana waits on Mia since Mon 09:12``; ``nothing``."""
    owed = sorted((_since(ask), _words(ask)) for ask in asks if ask.state.owed)
    return "; ".join(words for _, words in owed) or "nothing"


def _words(ask: Ask) -> str:
    if ask.state is State.WAITING_ON_ASKER:
        return f"waiting on {ask.asker.name}"
    since = _since(ask)
    said = f"{ask.asker.name} waits on {ask.owner.name} since {_day((since - MONDAY).days)} {since:%H:%M}"
    if ask.state is State.ACKNOWLEDGED:
        return f"{said}, acknowledged"
    if ask.state is State.PROMISED and ask.due_at is not None:
        return f"{said}, promised until {_day((ask.due_at - MONDAY).days)}"
    return said


def _since(ask: Ask) -> datetime:
    """When it was asked, or opened again: the clock starts anew then."""
    again = [step.at for step in ask.evidence if step.rule == "reopened" and step.event and step.at]
    return max([ask.asked_at, *again])


def _day(days: int) -> str:
    """``Mon``; of the second week ``Mon2``."""
    week = days // 7 + 1
    return f"{DAYS[days % 7].capitalize()}{week if week > 1 else ''}"


def agrees(owed: str, seen: str) -> bool:
    """Whether two verdicts say the same; a promise without a day agrees with any day."""
    ours, theirs = sorted(owed.split("; ")), sorted(seen.split("; "))
    if len(ours) != len(theirs):
        return False
    for one, other in zip(ours, theirs, strict=True):
        vague = one.endswith(", promised") or other.endswith(", promised")
        if (_DAY.sub("", one) != _DAY.sub("", other)) if vague else one != other:
            return False
    return True


def known_wrong() -> dict[str, str]:
    """The threads that the program is known to get wrong, each with the reason."""
    return _names("known_wrong.toml")


def second_labels() -> dict[str, str]:
    """The verdicts of the second person, by the thread's name; empty as long as there are none.

    The file has the codes of the blind copy, or names.
    """
    names = {code(case.name): case.name for case in cases()}
    return {names.get(key, key): owed for key, owed in _names("second_labels.toml").items()}


def _names(file: str) -> dict[str, str]:
    path = FOLDER / file
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
