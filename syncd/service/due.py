"""Which sources are due to be polled, and since when."""

from collections.abc import Container
from datetime import UTC, datetime

from syncd.service.poll import Source
from syncd.store.sources import Health, SourceState


def is_due(source: Source, state: SourceState | None, now: datetime, polled: Container[str]) -> bool:
    """Whether the source's next poll has come. ``polled``: the sources that this process has polled."""
    if state is None or state.next_poll_at is None or state.next_poll_at <= now:
        return True
    if source.info.name not in polled and state.health is Health.UNAUTHORIZED:
        return True  # what a person was asked to mend may be mended: they have started or reloaded syncd
    if state.health is Health.OK and state.next_poll_at - now > source.poll_every:
        return True  # the config asks for it more often now
    # A poll that is still to begin means that the clock was set back meanwhile.
    return state.last_started is not None and state.last_started > now


def due_since(state: SourceState | None) -> datetime:
    """When its poll became due; long ago for one that never was polled."""
    return (state.next_poll_at if state else None) or datetime.min.replace(tzinfo=UTC)
