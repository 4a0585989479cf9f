"""The words in which the sandbox's story is told: talks in Slack, tickets in Jira, and who waits after them.

``ago`` is in days before the present of the sandbox's clock. In texts ``@mia`` mentions somebody of the cast.
"""

from dataclasses import dataclass
from typing import TypeAlias

MINUTES = 1 / 1440
HOURS = 1 / 24


@dataclass(frozen=True, slots=True)
class Waits:
    """Says that somebody of a talk or ticket is owed an answer when the story begins.

    why    in words, for people
    state  as ``syncd waiting`` prints it
    owner  whom of the team it is expected of
    asker  where it is not who opened the talk or ticket
    words  of the message that opens it, where that is not the first
    """

    why: str
    state: str = "open"
    owner: str = "mia"
    asker: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One message. ``top``: in the channel, beside the thread of the first. ``reactions``: (emoji, who).

    before      what it said before it was edited
    deleted     it was taken back
    files       names of what is attached
    """

    who: str
    text: str
    ago: float
    top: bool = False
    reactions: tuple[tuple[str, str], ...] = ()
    before: str = ""
    deleted: bool = False
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A thread in Slack: the first line opens it. ``where`` names a channel of the cast."""

    name: str
    where: str
    lines: tuple[Line, ...]
    waits: Waits | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A comment on an issue. ``before``: what it said before it was edited; ``limited``: (role or group, name)."""

    who: str
    text: str
    ago: float
    public: bool = True
    before: str = ""
    limited: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """``who`` moves an issue to a status."""

    who: str
    status: str
    ago: float


@dataclass(frozen=True, slots=True)
class Given:
    """``who`` assigns an issue to somebody."""

    who: str
    to: str
    ago: float


@dataclass(frozen=True, slots=True)
class Rehomed:
    """``who`` moves an issue to another project: its key changes."""

    who: str
    project: str
    ago: float


Happening: TypeAlias = Said | Moved | Given | Rehomed


@dataclass(frozen=True, slots=True)
class Ticket:
    """An issue in Jira and what happened to it, in order."""

    name: str
    project: str
    summary: str
    description: str
    reporter: str
    ago: float
    assignee: str = ""
    then: tuple[Happening, ...] = ()
    waits: Waits | None = None
    issuetype: str = "Task"


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody who is owed an answer, as ``syncd waiting`` should have it.

    tool    the type of its source; place: a channel's, project's or document's id, place_name: what the story calls it
    words   how the message that opened it begins, as people read it
    state   as ``syncd waiting`` prints it; asker and owner: full names
    private whether it was said where others do not read
    told    whether it is young enough to be alerted after a first poll
    """

    name: str
    tool: str
    place: str
    place_name: str
    asker: str
    owner: str
    words: str
    why: str
    state: str
    private: bool
    told: bool
