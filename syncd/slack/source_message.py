"""What the owner reads when a source cannot be read, and when it can be again: pure functions, as for alerts."""

from dataclasses import dataclass
from datetime import datetime

from syncd.model import Json
from syncd.rules.wording import span
from syncd.slack.escape import phrase
from syncd.slack.message import EVENT_TYPE, LONGEST_NAME, LONGEST_REASON, Message, section

_HELD = "Until it can be read, nobody is told of what waits there, since an answer may have come."


@dataclass(frozen=True, slots=True)
class Outage:
    """A source that cannot be read. ``until`` is set once it can be; ``waiting``: asks of it that are owed an answer.

    ``since`` and ``until`` come as moments and, for the reader, ``since_text`` in words of their zone.
    """

    source: str
    since: datetime
    since_text: str
    error: str = ""
    waiting: int = 0
    until: datetime | None = None


def outage_message(outage: Outage, key: str, owner: str, now: datetime) -> Message:
    """The message as it should stand now; ``owner`` is their mention, ``key`` that by which it is found again."""
    name, since = phrase(outage.source, LONGEST_NAME), phrase(outage.since_text, LONGEST_NAME)
    if outage.until is not None:
        took = span(outage.until - outage.since)
        headline = f":white_check_mark: *{name}* can be read again. It could not for {took}, since {since}."
        return _message(headline, [], key)
    headline = f":warning: {owner}: syncd cannot read *{name}*, since {since} ({span(now - outage.since)})."
    asks = f" ({outage.waiting} {'ask' if outage.waiting == 1 else 'asks'} now.)" if outage.waiting else ""
    lines = [
        f"*Why:* {phrase(outage.error, LONGEST_REASON)}",
        f"*What it means:* {_HELD}{asks}",
        "*What to do:* `syncd check` on syncd's machine says what to mend. It is tried again by itself.",
    ]
    return _message(headline, lines, key)


def recovery_message(outage: Outage, key: str, owner: str) -> Message:
    """What is said below the message once it is over: an edit notifies nobody."""
    took = span((outage.until or outage.since) - outage.since)
    return _message(f"{owner}: *{phrase(outage.source, LONGEST_NAME)}* can be read again, after {took}.", [], key)


def _message(headline: str, lines: list[str], key: str) -> Message:
    texts = [headline, *(["\n".join(lines)] if lines else [])]
    payload: dict[str, Json] = {"id": key}
    return Message(
        headline.replace("*", ""),
        [section(text) for text in texts],
        {"event_type": EVENT_TYPE, "event_payload": payload},
    )
