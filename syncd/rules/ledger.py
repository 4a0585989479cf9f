"""The ledger: a fold over the events of one thread gives its asks, each with the evidence for it.

The rules are those of design.md section 5, and each has a module of its own: what is said (conversation), what opens
(opening), what a reply is worth (reply), who owes (owner), until when (due). This one reads the steps in order.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from heapq import merge

from syncd.model import Account, Ask, Role, State
from syncd.reading import Entry
from syncd.rules.beside import likely_replies, waits_beside, worth_hearing
from syncd.rules.context import Context
from syncd.rules.conversation import Step, glance, in_order, remembered, steps
from syncd.rules.draft import Draft
from syncd.rules.finish import Decisions, Thread, finish
from syncd.rules.glimpse import Nearby
from syncd.rules.hearing import Hearing
from syncd.rules.people import People

__all__ = ["Context", "fold", "may_ask"]

_NO_DECISIONS: Decisions = {}


def may_ask(people: People, account: Account) -> bool:
    """Whether a message of this account may open an ask: a thread without one has none."""
    return people.person(account).role is Role.STAKEHOLDER


def fold(
    entries: Iterable[Entry],
    context: Context,
    nearby: Nearby | None = None,
    decisions: Decisions = _NO_DECISIONS,
) -> tuple[Ask, ...]:
    """The asks of one thread, the oldest first.

    Without a clock: neither the order of ``entries`` nor repeats among them matter. ``nearby`` gives top-level messages
    of the same chat from the thread's first event on, among which the answer may be; it is called only where the thread
    itself has none. ``decisions`` are by the ask's id: one, or several.
    """
    entries = list(entries)
    who = remembered(context.people.person)
    spoke, hint = glance(entries, who)
    if not spoke:
        return ()
    ordered = in_order(entries)
    first, latest = ordered[0].event, ordered[-1].event
    rule = context.policies.place_rule(latest.source, latest.place)
    if rule.ignore or not (hint or rule.every_message):
        return ()
    said = steps(ordered, who)
    hearing = Hearing(context, first, decisions, rule, {})
    drafts = hearing.hear(said)
    if nearby is not None and any(waits_beside(draft, decisions) for draft in drafts):
        askers = {who(entry.event.actor).id for entry in ordered if entry.event.actor and not entry.event.reply_to}
        worth = worth_hearing(nearby.after(first), first.thread, askers, who, latest.at)
        heard = steps(in_order(nearby.whole(worth, first)), who, nearby=True) if worth else ()
        if heard:
            linked = likely_replies(drafts, decisions, heard)
            if _has_ended(drafts, said, heard[0]):
                drafts = hearing.go_on(heard, linked)
            else:
                hearing = Hearing(context, first, decisions, rule, linked)
                drafts = hearing.hear(merge(said, heard, key=_moment))
    if not drafts:
        return ()
    thread = _thread(ordered, hearing.assignees, rule.owner)
    return tuple([finish(draft, thread, context, decisions) for draft in drafts])


def _has_ended(drafts: Sequence[Draft], said: Sequence[Step], beside: Step) -> bool:
    """Whether the thread is over by then, so that it need not be heard anew with what was said beside it since.

    Not where an ask was withdrawn at its end: it may be answered beside it before its message is deleted.
    """
    return said[-1].at < beside.at and all(draft.state is not State.WITHDRAWN for draft in drafts)


def _moment(step: Step) -> tuple[datetime, str]:
    return step.at, step.event.id


def _thread(ordered: Sequence[Entry], assignees: tuple[Account, ...], owner: str) -> Thread:
    title = url = ""
    for entry in ordered:
        event = entry.event
        title = event.title or title
        url = url or event.url
    return Thread(ordered[-1].event, title, url, assignees, owner)
