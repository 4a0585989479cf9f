"""One run: every source is read to its end, the ledger is brought up to date, and what is due is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from syncd.connector import Unavailable
from syncd.service.poll import Polled, Source
from syncd.service.runtime import Runtime

MOST_TRIES = 5
"""Polls in a row that may bring nothing before a source that cannot be read to its end is given up."""


def run_once(runtime: Runtime, progress: Callable[[Polled], None] = lambda _: None) -> list[Polled]:
    """Polls all sources side by side, evaluates and tells; gives the last poll of each source."""

    def read(source: Source) -> Polled:
        return _to_the_end(runtime, source, progress)

    runtime.begin()
    runtime.evaluate()  # what changed since the last run may have asks that the poll must verify
    with ThreadPoolExecutor(runtime.settings.service.workers, "poll") as pool:
        last = list(pool.map(read, runtime.sources.values()))
    runtime.evaluate()
    while runtime.notify():
        runtime.evaluate()
    return last


def _to_the_end(runtime: Runtime, source: Source, progress: Callable[[Polled], None]) -> Polled:
    tries = 0
    while True:
        polled = runtime.poll(source)
        progress(polled)
        tries = 0 if polled.events else tries + 1
        error = polled.error
        if not polled.complete and error is None and tries < MOST_TRIES:
            continue  # its time was over: there is more
        if not isinstance(error, Unavailable) or error.retry_after is None or tries >= MOST_TRIES:
            return polled
        runtime.sleep(error.retry_after.total_seconds())
