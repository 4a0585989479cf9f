"""How long tests wait for another process: a slow machine comes nowhere near it, and a hang does not outlast it."""

import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

PATIENCE = 240.0
"""Seconds."""


@contextmanager
def killed_at_last(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """A process that is killed at the end, and where it outlasts all patience: that ends every wait for it."""
    last_resort = threading.Timer(PATIENCE, process.kill)
    last_resort.daemon = True
    last_resort.start()
    try:
        yield process
    finally:
        last_resort.cancel()
        process.kill()


def ended(process: BaseProcess) -> int:
    """Waits for the end of a process; gives its exit code (negative: the signal)."""
    process.join(PATIENCE)
    if process.exitcode is None:
        process.kill()
        process.join()
        raise AssertionError(f"the process did not end within {PATIENCE:.0f} s")
    return process.exitcode
