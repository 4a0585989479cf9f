"""Memory that is free goes back to the system: glibc would keep it, apart for each thread.

Each source is polled in a thread of its own, and glibc gives each thread a heap of its own (up to eight for each core).
What one poll has freed the next thread cannot use, so a service of five tools grew by megabytes a day, of which nothing
was in use. One heap for all costs nothing here: Python lets one thread at a time work anyway.
See mallopt(3) and malloc_trim(3). Other C libraries than glibc have neither, and there nothing is done.

Python never lets go of a module. What needs many of them once, as a new store's tables do, is done in a child.
"""

import ctypes
import os
import threading
from collections.abc import Callable
from contextlib import suppress

_ARENA_MAX = -8
"""``M_ARENA_MAX`` of malloc.h."""


def in_one_heap() -> None:
    """For this process, from now on; to be called before there is a second thread."""
    if hasattr(_LIBRARY, "mallopt"):
        _LIBRARY.mallopt(_ARENA_MAX, 1)


def give_back() -> None:
    """Gives whole free pages back, also those in the middle of the heap. Takes some milliseconds."""
    if hasattr(_LIBRARY, "malloc_trim"):
        _LIBRARY.malloc_trim(0)


def apart(work: Callable[[], object]) -> None:
    """Does ``work`` in a child process, whose memory ends with it. Nothing may be open that a child must not share.

    Whether it was done is not told: whoever calls looks, and does what is left itself, with its own errors. So is
    everything where there is a second thread already, since what that one has locked stays locked in a child.
    """
    if threading.active_count() > 1:
        return
    with suppress(OSError):  # no more processes are allowed
        child = os.fork()
        if child == 0:
            try:
                work()
            finally:
                os._exit(0)  # without a word, and without writing anything that the parent is about to write
        os.waitpid(child, 0)


_LIBRARY = ctypes.CDLL(None)
