"""What an alert looks like in Slack: asks to Block Kit, a pure function; nothing private where others read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from syncd.alert import Alert, Delivery
from syncd.model import Ask, Evidence, Json, Person, Reason, State
from syncd.rules.decided import decided
from syncd.rules.suggestion import CONFIRM, unconfirmed
from syncd.rules.wording import heading, span, without_quotes
from syncd.slack.escape import link, phrase, quoted

EVENT_TYPE = "syncd_alert"
LONGEST_NAME = 120
LONGEST_QUOTE = 700
SHORT_QUOTE = 200
LONGEST_REASON = 400
MOST_ROWS = 20
"""Rows of a digest: Slack takes 50 blocks a message, and people read fewer."""
_OFFER = "\n:zzz: snoozes a day · :x: nothing is owed · :white_check_mark: done elsewhere"
_TAKES_BACK = " · take the reaction away to take it back"
_LEADS = {Reason.OVERDUE: "Overdue now", Reason.ESCALATED: "Escalated", Reason.REMINDED: "Still waiting"}


@dataclass(frozen=True, slots=True)
class Message:
    """The arguments of chat.postMessage and chat.update: ``text`` is the fallback that notifications show."""

    text: str
    blocks: list[dict[str, Json]]
    metadata: dict[str, Json]


@dataclass(frozen=True, slots=True)
class View:
    """Who reads the message, and when: ``private`` is a direct message to the owner alone.

    waited    working time between two moments for the ask's owner
    mention   how a person is named: their Slack mention where they have an account there, else their name
    moment    a moment in the reader's time zone, in words
    checked   the poll that proves that nobody answered an ask: when the source was last read completely; None
              where what is known may be stale
    hears     whether a reaction on the message decides
    """

    now: datetime
    private: bool
    waited: Callable[[Ask, datetime, datetime], timedelta]
    mention: Callable[[Person], str]
    moment: Callable[[datetime], str]
    checked: Callable[[Ask], datetime | None]
    hears: bool = False


def alert_message(alert: Alert, asks: Sequence[Ask], view: View) -> Message:
    """The message of an alert as it should stand now."""
    if alert.digest:
        blocks, text = _digest(asks, view)
    else:
        blocks, text = _single(asks[0], view)
    payload: dict[str, Json] = {"id": alert.id}
    return Message(text, blocks, {"event_type": EVENT_TYPE, "event_payload": payload})


def reply_message(delivery: Delivery, asks: Sequence[Ask], view: View, key: str = "") -> Message:
    """What is said below an alert's message: an edit of it notifies nobody. ``asks`` are those that still wait.

    ``key``: of the reply that is written anew; without it, the delivery's own.
    """
    if not asks:
        who = "nobody of this message waits any more"
    elif len(asks) == 1:
        who = f"{_name(asks[0].asker)} has waited {span(_waited(asks[0], view))} for {view.mention(asks[0].owner)}"
    else:
        longest = max(asks, key=lambda ask: _waited(ask, view))
        who = f"{len(asks)} asks wait for an answer, {_name(longest.asker)} for {span(_waited(longest, view))}"
    # Of an escalation it says to whom. What else a detail says may be of an ask that is private, and answered since.
    told = delivery.detail if delivery.reason is Reason.ESCALATED else ""
    detail = f" {phrase(told, LONGEST_REASON)}" if told else ""
    line = f"*{_LEADS.get(delivery.reason, 'Note')}:* {who}.{detail}"
    payload: dict[str, Json] = {"id": key or reply_key(delivery)}
    return Message(line, [section(line)], {"event_type": EVENT_TYPE, "event_payload": payload})


def reply_key(delivery: Delivery) -> str:
    """By which a reply of ours is found again after a crash."""
    return f"{delivery.alert.id}:{delivery.id}"


def section(text: str) -> dict[str, Json]:
    """A block of a message with this mrkdwn."""
    # verbatim: Slack makes no links, channels or mentions of its own out of what people wrote.
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _context(text: str) -> dict[str, Json]:
    element: dict[str, Json] = {"type": "mrkdwn", "text": text, "verbatim": True}
    return {"type": "context", "elements": [element]}


def _name(person: Person) -> str:
    return phrase(person.name, LONGEST_NAME) or "somebody"


def _waited(ask: Ask, view: View) -> timedelta:
    return view.waited(ask, ask.asked_at, view.now)


def _hidden(ask: Ask, view: View) -> bool:
    return ask.private and not view.private


def _where(ask: Ask, view: View) -> str:
    if _hidden(ask, view):
        return link(ask.url, "a private conversation")
    return link(ask.url, heading(ask.place.name, ask.title) or ask.place.id)


def _headline(ask: Ask, view: View, unit: str = " (working time)") -> str:
    asker = _name(ask.asker)
    if ask.state is State.ANSWERED:
        took = span(view.waited(ask, ask.asked_at, ask.closed_at or view.now))
        see = f" · {link(ask.closed_url, 'see the answer')}" if ask.closed_url else ""
        return f":white_check_mark: Answered after {took}: ~{asker} waited for {_name(ask.owner)}~{see}"
    if not ask.state.owed or ask.state is State.SNOOZED:
        word = {State.SNOOZED: "Snoozed", State.DISMISSED: "Dismissed", State.WITHDRAWN: "Withdrawn"}
        see = f" · {link(ask.closed_url, 'see why')}" if ask.closed_url else ""
        return f":white_check_mark: {word.get(ask.state, 'Settled')}: ~{asker} waited for {_name(ask.owner)}~{see}"
    waiting = span(_waited(ask, view))
    owner = view.mention(ask.owner)
    promised = _promise(ask, view)
    if ask.state is State.WAITING_ON_ASKER:
        return f":speech_balloon: {owner} asked *{asker}* back and waits for their answer."
    if ask.overdue(view.now):
        seen = " Somebody is looking into it." if ask.state is State.ACKNOWLEDGED else ""
        return f":hourglass: *{asker}* has waited {waiting}{unit} for an answer from {owner}.{seen}{promised}"
    return (
        f":hourglass_flowing_sand: *{asker}* has waited {waiting}{unit} for {owner}; due {_due(ask, view)}.{promised}"
    )


def _promise(ask: Ask, view: View) -> str:
    """A promise as a suggestion; of a private ask without its words."""
    found = unconfirmed(ask)
    if found is None:
        return ""
    if _hidden(ask, view):
        return f" An answer seems to have been promised; {CONFIRM}."
    return f" {phrase(found.sentence, LONGEST_REASON)}; {CONFIRM}."


def _due(ask: Ask, view: View) -> str:
    return phrase(view.moment(ask.due_at), LONGEST_NAME) if ask.due_at else "when they answer"


def _first(evidence: Sequence[Evidence], effect: str) -> str:
    return next((step.detail for step in evidence if step.effect == effect), "")


def _why(ask: Ask, view: View) -> str:
    if _hidden(ask, view):
        return "asked in a private conversation; the owner sees the words there"
    return phrase(_first(ask.evidence, "opened"), LONGEST_REASON)


def _single(ask: Ask, view: View) -> tuple[list[dict[str, Json]], str]:
    headline = _headline(ask, view)
    blocks = [section(headline)]
    closed = not ask.state.owed or ask.state is State.SNOOZED
    body = f"*Where:* {_where(ask, view)}"
    if not closed and not _hidden(ask, view) and ask.text.strip():
        body += "\n" + quoted(ask.text, LONGEST_QUOTE)
    blocks.append(section(body + _decided(ask, view)))
    if not closed:
        blocks.append(section(f"*Why:* {_why(ask, view)}\n*Clears it:* {_clears(ask)}"))
    blocks.append(_context(_footer(ask, view, closed=closed)))
    return blocks, _fallback(headline)


def _decided(ask: Ask, view: View) -> str:
    """What was decided about an ask that is snoozed or dismissed, until when and by whom."""
    step = decided(ask)
    return "" if step is None or _hidden(ask, view) else f"\n*Decided:* {phrase(step.detail, LONGEST_REASON)}"


def _clears(ask: Ask) -> str:
    return phrase(_first(ask.evidence, "clears"), LONGEST_REASON) or "an answer in the thread"


def _footer(ask: Ask, view: View, *, closed: bool) -> str:
    asked = f"asked {phrase(view.moment(ask.asked_at), LONGEST_NAME)}"
    if closed:
        step = decided(ask) if view.hears else None
        return f"{asked} · `{ask.id}`{_TAKES_BACK if step is not None and step.event else ''}"
    proof = view.checked(ask)
    checked = f" · no answer as of {phrase(view.moment(proof), LONGEST_NAME)}" if proof else ""
    return f"{asked} · due {_due(ask, view)}{checked} · `syncd why {ask.id}`{_OFFER if view.hears else ''}"


def _digest(asks: Sequence[Ask], view: View) -> tuple[list[dict[str, Json]], str]:
    waiting = [ask for ask in asks if ask.state.owed and ask.state is not State.SNOOZED]
    done = len(asks) - len(waiting)
    title = f"{len(waiting)} {'ask waits' if len(waiting) == 1 else 'asks wait'} for an answer"
    if done:
        title += f", {done} answered or settled since"
    blocks = [section(f"*{title}*")]
    blocks += [section(_row(ask, view)) for ask in asks[:MOST_ROWS]]
    if len(asks) > MOST_ROWS:
        blocks.append(_context(f"and {len(asks) - MOST_ROWS} more: `syncd waiting` shows all"))
    proofs = [proof for ask in waiting if (proof := view.checked(ask)) is not None]
    if proofs:
        as_of = phrase(view.moment(min(proofs)), LONGEST_NAME)
        blocks.append(_context(f"in working time; no answer as of {as_of} · `syncd why ID` explains each"))
    return blocks, title


def _row(ask: Ask, view: View) -> str:
    headline = _headline(ask, view, unit="")
    if not ask.state.owed or ask.state is State.SNOOZED:
        return f"{headline}\n{_where(ask, view)}"
    hidden = _hidden(ask, view)
    words = "" if hidden else quoted(" ".join(without_quotes(ask.text).split()), SHORT_QUOTE)
    why = "" if hidden else _why(ask, view)
    below = " · ".join(filter(None, (_where(ask, view), why, f"`{ask.id}`")))
    return "\n".join(filter(None, (headline, words, below)))


def _fallback(headline: str) -> str:
    return headline.replace("*", "").replace("~", "")
