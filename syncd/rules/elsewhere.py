"""Answered elsewhere: an ask whose answer stands in another thread, which links to it.

A link alone is no answer, and a message that merely names the key is none either. It counts when, in a thread that
links to the ask, a team member said something of substance after the ask was made and after the link was there, with
the asker or the question in view: the asker speaks in that thread or is mentioned, or the link leads to the very
message that asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from syncd.model import Ask, Evidence, Kind, Role, State
from syncd.reading import Entry
from syncd.rules.context import Context
from syncd.rules.conversation import Turn, in_order, remembered, steps
from syncd.rules.references import addresses, one_message, references
from syncd.rules.reply import Weight, weigh
from syncd.rules.text import own_words

RULE = "answered_elsewhere"
FEWEST_WORDS = 3
"""Beside the link: fewer only point somewhere, such as "see here"."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A team member's message in a linking thread, and why it does not count; empty where it does."""

    turn: Turn
    against: str


def answered_elsewhere(ask: Ask, asked: Sequence[Entry], others: Iterable[Sequence[Entry]], context: Context) -> Ask:
    """The ask, settled by the first message elsewhere that counts, or with the reason why none does.

    asked   the entries of the ask's own thread
    others  the entries of each thread that links to it
    """
    said = [entry.event for entry in asked if entry.event.id in ask.messages]
    since = max((event.at for event in said), default=ask.asked_at)
    exact = frozenset(filter(one_message, (next(iter(addresses(event.url)), "") for event in said)))
    found = sorted(
        (each for other in others for each in _candidates(ask, other, since, exact, context)),
        key=lambda each: (each.turn.at, each.turn.event.id),
    )
    counted = next((each for each in found if not each.against), None)
    passed = [each for each in found if each.against and (counted is None or each.turn.at < counted.turn.at)]
    evidence = (*ask.evidence, *(_passed_over(each) for each in passed[:3]))
    if counted is None:
        return replace(ask, evidence=evidence) if passed else ask
    event = counted.turn.event
    detail = f"{counted.turn.who.name} answered it in another thread, which links here"
    return replace(
        ask,
        state=State.SETTLED,
        closed_at=counted.turn.at,
        closed_by=event.id,
        closed_url=event.url,
        evidence=(*evidence, Evidence(RULE, detail, "settled", event.id, counted.turn.at)),
    )


def _candidates(
    ask: Ask, other: Sequence[Entry], since: datetime, exact: frozenset[str], context: Context
) -> Iterator[_Found]:
    """What the team said in a linking thread after the ask and after the link."""
    ordered = in_order(other)
    own = frozenset(addresses(ask.url)) | exact
    links = [(e.event.at, found) for e in ordered if e.event.text and (found := references(e.event.text) & own)]
    if not links:
        return
    linked_at = min(at for at, _ in links)
    policy = context.policies.choose(ask.source, ask.place, ask.asker.tier)
    turns = [step for step in steps(ordered, remembered(context.people.person)) if type(step) is Turn]
    for turn in turns:
        counts = turn.who.id == ask.owner.id if policy.answered_by == "owner" else turn.who.role is Role.TEAM
        # Who files an issue about a question has not answered it yet.
        if not counts or turn.event.kind is Kind.CREATED or turn.gone or turn.at <= since or turn.at < linked_at:
            continue
        pointed = frozenset[str]().union(*(found for at, found in links if at <= turn.at))
        spoke = any(t.who.id == ask.asker.id and t.at <= turn.at for t in turns)
        in_view = spoke or any(person.id == ask.asker.id for person in turn.mentions) or bool(pointed & exact)
        yield _Found(turn, _against(turn, ask, in_view=in_view))


def _against(turn: Turn, ask: Ask, *, in_view: bool) -> str:
    if weigh(turn) is not Weight.ANSWER:
        return "says nothing of substance"
    if len(own_words(turn.text).split()) < FEWEST_WORDS:
        return "only points there"
    return "" if in_view else f"has neither {ask.asker.name} nor the question in view"


def _passed_over(found: _Found) -> Evidence:
    detail = f"what {found.turn.who.name} said in a thread that links here {found.against}"
    return Evidence("elsewhere_passed_over", detail, "passed_over", found.turn.event.id, found.turn.at)
