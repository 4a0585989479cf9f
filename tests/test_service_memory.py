"""Memory that polls have freed is not kept apart for each thread, and what people were is not kept at all."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest

from syncd.model import Account, Ask, Person, Place, Role, State
from syncd.store import ask_codec

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


def ask(asker: Person) -> Ask:
    at, place = datetime(2026, 3, 2, tzinfo=UTC), Place("C1", "room", private=False)
    return Ask("1", "chat", place, "t", "", "", asker, asker, "Could you?", at, None, State.OPEN, "e", ())


def test_a_person_who_changes_is_stored_as_they_are_and_what_they_were_is_not_kept():
    persons = [Person("dana", "Dana", Role.STAKEHOLDER, (Account("chat", f"U{n}"),)) for n in range(100)]
    kept = len(ask_codec._persons)
    for person in (*persons, *persons):
        assert ask_codec.decode_ask(ask_codec.encode_ask(ask(person))) == ask(person)
    assert len(ask_codec._persons) <= kept + 1
