"""Memory that polls have freed is not kept apart for each thread, and what people were is not kept at all."""

import _sqlite3
import ctypes
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from syncd.model import Account, Ask, Person, Place, Role, State
from syncd.store import ask_codec, tables
from syncd.store.database import Database

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


def test_a_connection_lets_go_of_the_pages_that_it_has_kept_for_a_while(tmp_path):
    library = ctypes.CDLL(_sqlite3.__file__)
    if not hasattr(library, "sqlite3_memory_used"):
        pytest.skip("this Python's SQLite does not tell what it uses")
    library.sqlite3_memory_used.restype = ctypes.c_int64
    database = Database.open(f"sqlite:///{tmp_path}/syncd.db")
    for access in (database.writing, database.reading):
        with database.writing() as connection:
            database.upsert(connection, tables.meta, [{"key": str(n), "value": "x" * 1_000} for n in range(1_000)])
        with access() as connection:
            connection.exec_driver_sql("SELECT sum(length(value)) FROM meta").all()
            connection.info["kept_since"] = float("-inf")
        before = library.sqlite3_memory_used()
        with access():
            assert library.sqlite3_memory_used() < before - 500_000
    database.close()
