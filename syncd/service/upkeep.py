"""Once a day what is older than the retention goes, a little at a time, so that polls hardly wait for it."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from syncd.service import memory
from syncd.service.bugs import where
from syncd.service.trouble import StoreTrouble, Trouble
from syncd.store.database import Database
from syncd.store.errors import StoreError
from syncd.store.retention import Pruned, Retention

log = logging.getLogger(__name__)

EVERY = timedelta(days=1)
PRUNED_AT = "pruned_at"
"""The key in ``meta`` of when the last pruning had ended."""
PAUSE = 0.05
"""Seconds between two batches in which others write."""
PAGES = 500
LOOK_EVERY = 60.0
"""Seconds between two looks whether a day has passed."""


def is_due(database: Database, now: datetime) -> bool:
    """Whether it is a day since the last time, or the clock was set back meanwhile."""
    last = database.get(PRUNED_AT)
    return not last or not timedelta() <= now - datetime.fromisoformat(last) < EVERY


def prune(
    database: Database, retention: timedelta, now: datetime, goes_on: Callable[[], bool] = lambda: True
) -> Pruned:
    """Takes out what is older than ``retention`` and gives its space back; ended early, it goes on the next time."""
    done = Pruned()
    for some in Retention(database).prune(now - retention, now):
        done += some
        if not goes_on():
            return done
        time.sleep(PAUSE)
    while goes_on() and database.give_back(PAGES) > 0:
        time.sleep(PAUSE)
    database.put(PRUNED_AT, now.isoformat())
    return done


def keep_up(database: Database, retention: timedelta, now: datetime, goes_on: Callable[[], bool]) -> None:
    """``prune`` where it is due and there is a retention; what went is logged."""
    if retention and is_due(database, now) and (done := prune(database, retention, now, goes_on)):
        log.info(
            "what is older than %d days was taken out: %d threads, %d events, the words of %d more",
            retention.days,
            done.threads,
            done.events,
            done.texts,
        )


class Upkeep:
    """The thread of a running service that keeps up; a failing store is tried again, and a bug stops nothing else."""

    def __init__(self, due: Callable[[Callable[[], bool]], None], store: StoreTrouble) -> None:
        self._due = due
        self._store = store
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self) -> None:
        """Begins, a while after the start of the service."""
        self._thread.start()

    def end(self, seconds: float) -> bool:
        """Ends after the batch in hand; whether it has ended in time."""
        self._ends.set()
        self._thread.join(max(seconds, 0.0))
        return not self._thread.is_alive()

    def _run(self) -> None:
        trouble = Trouble(log)
        while not self._ends.wait(LOOK_EVERY):
            memory.give_back()
            try:
                self._due(lambda: not self._ends.is_set())
            except StoreError as error:
                self._store.begins("upkeep", error)
            except Exception as bug:  # noqa: BLE001  nothing else depends on it
                trouble.begins(where(bug), "what is old cannot be taken out, please report it: %s", where(bug))
            else:
                self._store.ends("upkeep")
