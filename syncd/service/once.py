"""One run: every source is read to its end, the ledger is brought up to date, and what is due is told."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

from syncd.connector import Unavailable
from syncd.service.poll import Polled, Source
from syncd.service.runtime import Runtime

MOST_TRIES = 5
"""Polls in a row that may bring nothing before a source that cannot be read to its end is given up."""


def run_once(runtime: Runtime, progress: Callable[[Polled], None] = lambda _: None) -> list[Polled]:
    """Polls all sources side by side, evaluates and tells; gives the last poll of each source.

    A source is read for as long as a poll of the daemon may take, ``poll_timeout``: one that has always one more page
    would never end. Where there is more, the last poll is not complete, and the next run goes on from there.
    """
    interrupted = threading.Event()

    def read(source: Source) -> Polled:
        return _to_the_end(runtime, source, progress, interrupted.is_set)

    runtime.begin()
    runtime.evaluate()  # what changed since the last run may have asks that the poll must verify
    with ThreadPoolExecutor(runtime.settings.service.workers, "poll") as pool:
        try:
            last = list(pool.map(read, runtime.sources.values()))
        except BaseException:  # the pool waits for its polls: each is to end with the page in hand
            interrupted.set()
            runtime.stop()
            raise
    runtime.evaluate()
    while runtime.notify():
        runtime.evaluate()
    return last


def _to_the_end(
    runtime: Runtime, source: Source, progress: Callable[[Polled], None], interrupted: Callable[[], bool]
) -> Polled:
    end = runtime.now() + source.poll_timeout
    left, tries = source.poll_timeout, 0
    while True:
        polled = runtime.poll(replace(source, poll_timeout=left))
        progress(polled)
        tries = 0 if polled.events else tries + 1
        wait = _until_more(polled)
        left = min(end - runtime.now(), left) - (wait or timedelta())
        if wait is None or tries >= MOST_TRIES or left <= timedelta() or interrupted():
            return polled
        if wait:
            runtime.sleep(wait.total_seconds())


def _until_more(polled: Polled) -> timedelta | None:
    """How long to wait before the next poll may bring more; None where none will, now."""
    if polled.complete:
        return None
    if polled.error is None:
        return timedelta()  # its time was over
    return polled.error.retry_after if isinstance(polled.error, Unavailable) else None
