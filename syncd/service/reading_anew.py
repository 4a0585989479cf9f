"""After an upgrade that reads texts otherwise: what is stored is read anew before anything is decided by it."""

import logging
from collections.abc import Callable

from syncd.store.rereading import Rereading

log = logging.getLogger(__name__)


def read_anew(readings: Rereading, goes_on: Callable[[], bool]) -> bool:
    """Reads anew what another judge read; whether all is read. ``goes_on`` is asked between batches.

    Ended early, also by a kill, it goes on from there the next time.
    """
    left = readings.left()
    if left:
        log.info("this syncd reads texts otherwise than the last one: %d stored events are looked at anew", left)
    while readings.batch():
        if not goes_on():
            return False
    if left:
        log.info("all stored texts are read anew")
    return True
