"""File locks beside an SQLite store: one instance at a time, and one writer at a time."""

import fcntl
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from syncd.store.errors import StoreBusy

_PAUSE = 0.01


def this_process(name: str) -> str:
    """``name`` and where it runs, for whoever finds a store in use."""
    return f"{name}, process {os.getpid()} on {socket.gethostname()}"


def private_file(path: Path) -> int:
    """A file descriptor of ``path``, which is created for its owner alone where it does not exist."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def new_private_file(path: Path) -> int:
    """A file descriptor of a file that did not exist, for its owner alone; FileExistsError where it did."""
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)


@contextmanager
def instance_lock(path: Path, name: str) -> Iterator[None]:
    """Holds the store for one running syncd; the kernel lets go of it when the process ends, however it ends."""
    descriptor = private_file(path)
    try:
        try:
            _take(descriptor)
        except OSError:
            holder = os.read(descriptor, 500).decode(errors="replace").strip() or "another process"
            raise StoreBusy(
                f"the store is in use by {holder}: stop it first, or use another store.url in the config"
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{this_process(name)}, since {_changed_at(descriptor)}".encode(), 0)
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def lock_holder(path: Path) -> str:
    """Who holds the instance's lock, as it wrote; empty where nobody does."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return ""
    try:
        holder = os.read(descriptor, 500).decode(errors="replace").strip()
        if not holder:
            return ""
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return holder
        return ""  # whoever wrote it was killed
    finally:
        os.close(descriptor)


def _take(descriptor: int) -> None:
    """Tried for a moment: somebody may just be looking whether it is held, as ``lock_holder`` does."""
    deadline = time.monotonic() + 10 * _PAUSE
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise
            threading.Event().wait(_PAUSE)


def _changed_at(descriptor: int) -> str:
    """By the file system's clock, when it was written to last."""
    return f"{datetime.fromtimestamp(os.fstat(descriptor).st_mtime, UTC):%Y-%m-%d %H:%M} UTC"


class WriteLock:
    """One writer at a time over all threads and processes of this machine. Not re-entrant."""

    def __init__(self, path: Path, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._threads = threading.Lock()
        self._descriptor: int | None = None

    @contextmanager
    def held(self) -> Iterator[None]:
        """Waits for the right to write at most ``patience`` seconds, then raises StoreBusy."""
        deadline = time.monotonic() + self._patience
        if not self._threads.acquire(timeout=self._patience):
            raise StoreBusy("another thread has been writing to the store for too long")
        try:
            self._lock_file(deadline)
            try:
                yield
            finally:
                fcntl.flock(self._open(), fcntl.LOCK_UN)
        finally:
            self._threads.release()

    def close(self) -> None:
        """Lets go of the file."""
        with self._threads:
            if self._descriptor is not None:
                os.close(self._descriptor)
                self._descriptor = None

    def _open(self) -> int:
        if self._descriptor is None:
            self._descriptor = private_file(self._path)
        return self._descriptor

    def _lock_file(self, deadline: float) -> None:
        pause = threading.Event()
        while True:
            try:
                fcntl.flock(self._open(), fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= deadline:
                    raise StoreBusy(
                        f"another process has been writing to the store for {self._patience:.0f} s: "
                        "find it with `fuser` on the database's file, or try again"
                    ) from None
                pause.wait(_PAUSE)
            else:
                return
