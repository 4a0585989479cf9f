"""Threads whose past is no longer all there: what was settled in them stays as it stood, and nothing is asked anew.

Retention takes the words of old messages out, and an erased person's words are gone. A fold over what is left may
come to another end than the one that people were told. What happened after that moment counts as ever.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from syncd.model import Ask


def kept(found: Iterable[Ask], before: Iterable[Ask], frozen_at: datetime) -> tuple[Ask, ...]:
    """The asks of a thread that lost a part of its past at ``frozen_at``, the oldest first.

    found    as the fold gives them now; before: as they stood
    An ask that was over stays as it was, unless something happened to it since. One that was not there is new only if
    it was asked since. One that is still owed is what the fold says.
    """
    over = {ask.id: ask for ask in before if not ask.state.owed}
    known = {ask.id for ask in before}
    asks: dict[str, Ask] = {}
    for ask in found:
        if _happened_since(ask, frozen_at) or (ask.id not in over and ask.id in known):
            asks[ask.id] = ask
    return tuple(sorted((over | asks).values(), key=lambda ask: (ask.asked_at, ask.id)))


def _happened_since(ask: Ask, moment: datetime) -> bool:
    seen: Sequence[datetime] = [step.at for step in ask.evidence if step.event and step.at is not None]
    return max(seen, default=ask.asked_at) > moment
