"""Troubles that last: their beginning and their end are logged, not each try between."""

import logging
import threading


class Trouble:
    """What is going wrong now, each by a name of its own. For use by one thread."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._lasting: set[str] = set()

    def begins(self, name: str, message: str, *details: object) -> None:
        """Logs it, unless it lasts already."""
        if name not in self._lasting:
            self._lasting.add(name)
            self._log.error(message, *details)

    def ends(self, name: str, message: str) -> None:
        """Logs that it is over, where it lasted."""
        if name in self._lasting:
            self._lasting.discard(name)
            self._log.warning(message)


class StoreTrouble:
    """The store's trouble, into which several threads run: one line when the first does, one when none does any more.

    A thread that only read has no proof that it is over: on a full disk all can be read.
    """

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._lock = threading.Lock()
        self._failing: set[str] = set()

    def begins(self, who: str, error: Exception) -> None:
        """The thread ``who`` has run into it."""
        with self._lock:
            is_new = not self._failing
            self._failing.add(who)
        if is_new:
            self._log.error("the store does not answer, nothing is lost meanwhile: %s", error)

    def ends(self, who: str) -> None:
        """``who`` has written to the store, or done all that it had to do."""
        with self._lock:
            was_failing = bool(self._failing)
            self._failing.discard(who)
            is_over = was_failing and not self._failing
        if is_over:
            self._log.warning("the store answers again")
