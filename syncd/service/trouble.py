"""Troubles that last: their beginning and their end are logged, not each try between."""

import logging


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
