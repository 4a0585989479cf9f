"""Asks that nobody is told of for now, since what is known of them may be stale, and why."""

from collections.abc import Iterable, Mapping

from syncd.model import Ask
from syncd.store.sources import Health, SourceState


def held(asks: Iterable[Ask], states: Mapping[str, SourceState]) -> dict[str, str]:
    """By the ask's id, why it is held: its source cannot be read, or its thread is shown no more."""
    found = ((ask.id, _why(ask, states.get(ask.source))) for ask in asks if ask.state.owed)
    return {id_: why for id_, why in found if why}


def _why(ask: Ask, state: SourceState | None) -> str:
    if state is None:
        return ""
    if state.health is not Health.OK:
        return f"{ask.source} cannot be read"
    if ask.thread in state.unread:
        return f"{ask.source} shows its thread no more"
    return ""
