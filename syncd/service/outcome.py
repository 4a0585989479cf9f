"""What became of a poll: kept with its source, and logged where it begins or ends a failure."""

import logging
from datetime import datetime, timedelta

from syncd.connector import SourceError, Unauthorized, Unavailable
from syncd.rules.wording import span
from syncd.store.sources import Health, SourceStore

log = logging.getLogger(__name__)

AFTER_A_BUG = timedelta(minutes=15)
AFTER_A_REFUSAL = timedelta(minutes=5)
LONGEST_BACKOFF = timedelta(minutes=30)


def succeeded(
    sources: SourceStore, name: str, poll_every: timedelta, started: datetime, at: datetime, requests: int
) -> None:
    """The source was read completely."""
    before = sources.state(name)
    sources.succeeded(name, started, at + poll_every, requests)
    if before is not None and before.failing_since is not None:
        log.warning("%s: read again, after %s", name, span(max(at - before.failing_since, timedelta())))


def failed(
    sources: SourceStore, name: str, poll_every: timedelta, error: SourceError, at: datetime, requests: int
) -> None:
    """The source was not read to its end. The first failure and the recovery are logged, not each try."""
    before = sources.state(name)
    since = before.failing_since if before is not None else None
    health = Health.UNAUTHORIZED if isinstance(error, Unauthorized) else Health.FAILING
    next_poll_at = at + pause(error, poll_every, at - since if since else timedelta())
    if sources.failed(name, at, health, type(error).__name__, str(error), next_poll_at, requests):
        level = logging.WARNING if isinstance(error, Unavailable) else logging.ERROR
        log.log(level, "%s: cannot be read completely, its asks are held: %s", name, error)


def pause(error: SourceError, poll_every: timedelta, failing_for: timedelta) -> timedelta:
    """Until the next try: what the tool asks for, else as long again as it has failed already, within bounds."""
    if isinstance(error, Unavailable):
        return error.retry_after or min(max(poll_every, failing_for), LONGEST_BACKOFF)
    return max(poll_every, AFTER_A_REFUSAL if isinstance(error, Unauthorized) else AFTER_A_BUG)
