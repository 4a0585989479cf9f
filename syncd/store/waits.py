"""How long somebody of this process has been waiting for the right to write: seen before the patience is over."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Waits:
    """The waits that go on now. Safe for use by several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._since: dict[int, float] = {}

    @contextmanager
    def one(self) -> Iterator[None]:
        """This thread waits meanwhile."""
        thread = threading.get_ident()
        with self._lock:
            self._since[thread] = time.monotonic()
        try:
            yield
        finally:
            with self._lock:
                del self._since[thread]

    def longest(self) -> float:
        """Seconds that the longest of them has lasted; 0 where nobody waits."""
        with self._lock:
            since = min(self._since.values(), default=None)
        return 0.0 if since is None else time.monotonic() - since
