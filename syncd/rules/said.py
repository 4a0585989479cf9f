"""A message of a talk, from whatever tool, and how a talk is laid out for the link model."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from syncd.rules.link_words import FIRMLY, STRANGER, Line

_SHORTEST_NAME = 3
_MINUTES_A_MESSAGE = 1 / 3
"""Where nothing says when a message was written, talks go on about as fast as a busy chat does."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a talk.

    author     who wrote it: any name that is the same for the same person
    at         when, if that is known
    reply_to   the id of the message that it is an explicit reply to
    mentions   whom it names by a mention, as ``author`` names them
    reactions  what was set on it: (emoji's name, who)
    name       what others call its author in running text; empty: ``author``
    automated  whether a program wrote it
    """

    id: str
    author: str
    at: datetime | None
    text: str
    reply_to: str = ""
    mentions: tuple[str, ...] = ()
    reactions: tuple[tuple[str, str], ...] = ()
    name: str = ""
    automated: bool = False


def laid_out(ask: Said, following: Sequence[Said]) -> tuple[Line, list[Line]]:
    """The ask and what followed as the link model sees them: who speaks to whom, in which minute."""
    known = _names([ask, *following])
    authors = {said.id: said.author for said in following}
    authors[ask.id] = ask.author
    lines = []
    for number, said in enumerate(following):
        line = Line(said.author, said.text, _minute(ask, said, number), known)
        _address(line, said, authors)
        lines.append(line)
    opening = Line(ask.author, ask.text, 0.0, known)
    _address(opening, ask, {})
    return opening, lines


def _address(line: Line, said: Said, authors: dict[str, str]) -> None:
    """A mention and an explicit reply are surer than a name in the text."""
    line.names.discard(said.author)
    if line.to == said.author:
        line.to, line.firmly = "", 0
    mentions = [author for author in said.mentions if author != said.author]
    if mentions:
        line.names.update(mentions)
        line.to, line.firmly = mentions[0], FIRMLY
    to = authors.get(said.reply_to, STRANGER) if said.reply_to else ""
    if to and to != said.author:
        line.to, line.firmly = to, FIRMLY
        line.names.add(to)


def _names(talk: Sequence[Said]) -> dict[str, str]:
    """What each author may be called in running text. A first name that two share is nobody's."""
    known: dict[str, str] = {}
    first: dict[str, str] = {}
    for said in talk:
        name = (said.name or said.author).lower()
        known[name] = said.author
        for short in (name.partition(" ")[0], name.rstrip("_|`^0123456789-")):
            if len(short) >= _SHORTEST_NAME and short != name:
                first[short] = said.author if first.get(short, said.author) == said.author else ""
    return {**{short: author for short, author in first.items() if author}, **known}


def _minute(ask: Said, said: Said, number: int) -> float:
    if ask.at is None or said.at is None:
        return number * _MINUTES_A_MESSAGE
    return max(0.0, (said.at - ask.at).total_seconds() / 60)
