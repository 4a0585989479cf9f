"""Signals, heard by a thread of their own, so that a stop is noticed whatever the main thread waits for."""

import signal
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType


@contextmanager
def heard(actions: Mapping[signal.Signals, Callable[[], None]]) -> Iterator[None]:
    """While the block runs, each signal calls its action, in a thread of its own and not within other code.

    A handler of Python's would run in the main thread, between two of its steps: not while that waits for a lock, a
    database or a disk, and it could itself wait for a lock that the step it interrupts holds.
    Only for the main thread (see ``signal.set_wakeup_fd``).
    """
    ours, theirs = socket.socketpair()
    theirs.settimeout(0.0)  # as set_wakeup_fd wants it: not blocking

    def hear() -> None:
        while received := ours.recv(1):
            action = actions.get(signal.Signals(received[0]))
            if action is not None:
                action()

    before = {number: signal.signal(number, _nothing) for number in actions}
    wakeup = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    listener = threading.Thread(target=hear, name="signals", daemon=True)
    listener.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(wakeup)
        for number, old in before.items():
            signal.signal(number, old)
        theirs.close()
        listener.join()
        ours.close()


def _nothing(_number: int, _frame: FrameType | None) -> None:
    """Only a signal with a handler is passed on, and a system call that it interrupts goes on."""
