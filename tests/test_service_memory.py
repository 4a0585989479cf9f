"""Memory that polls have freed is not kept apart for each thread."""

import subprocess
import sys

import pytest

_THREADS = """
import ctypes, threading
from syncd.service.memory import give_back, in_one_heap
{first}
library = ctypes.CDLL(None)
if not hasattr(library, "malloc_info"):
    raise SystemExit(77)
gate = threading.Barrier(4)
def poll():
    held = [bytes(5_000) for _ in range(100)]
    gate.wait()
threads = [threading.Thread(target=poll) for _ in range(4)]
for thread in threads: thread.start()
for thread in threads: thread.join()
give_back()
library.malloc_info.argtypes = [ctypes.c_int, ctypes.c_void_p]
library.malloc_info(0, ctypes.c_void_p.in_dll(library, "stdout"))
library.fflush(None)
"""


def heaps(first: str) -> int:
    """How many heaps a process has whose threads have all worked at once."""
    command = [sys.executable, "-c", _THREADS.format(first=first)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 77:
        pytest.skip("the C library is not glibc, which alone keeps a heap for each thread")
    assert done.returncode == 0, done.stderr
    return done.stdout.count("<heap ")


def test_all_threads_share_one_heap_where_each_would_have_its_own():
    assert heaps("") > 1
    assert heaps("in_one_heap()") == 1
