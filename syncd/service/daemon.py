"""The daemon: the main thread decides what is due and evaluates, a pool polls, one thread tells."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from types import FrameType

from syncd.service import systemd
from syncd.service.bugs import where
from syncd.service.poll import Polled
from syncd.service.runtime import Runtime
from syncd.service.trouble import Trouble
from syncd.settings import ConfigError
from syncd.store.errors import StoreError

log = logging.getLogger(__name__)

TICK = 0.5
TELL_EVERY = 5.0
"""Seconds: how often the outbox is looked at though nothing is new, and how long a store that fails is left alone."""


class Daemon:
    """Runs until it is told to stop. ``make`` builds a runtime from the config, at the start and at each SIGHUP."""

    def __init__(self, make: Callable[[], Runtime]) -> None:
        self._make = make
        self._runtime = make()
        self._next: Runtime | None = None
        self._pool = _pool(self._runtime)
        self._polls: dict[str, Future[Polled]] = {}
        # Plain flags: a signal's handler runs within the main thread, where taking a lock could wait for itself.
        self._stopping = False
        self._reloading = False
        self._exit_code = 0
        self._news = threading.Event()
        self._trouble = Trouble(log)
        self._watchdog = systemd.Watchdog()

    def run(self) -> None:
        """Polls, evaluates and tells until SIGTERM or SIGINT; the page in hand is finished."""
        self._runtime.begin()
        teller = threading.Thread(target=self._tell, name="tell", daemon=True)
        with _signals(self._on_signal):
            teller.start()
            systemd.tell("READY=1", f"STATUS=polling {len(self._runtime.sources)} sources")
            log.info("running, %d sources", len(self._runtime.sources))
            try:
                while not self._stopping:
                    self._tick()
            except Exception as bug:
                # Its words are not for the journal: they may be somebody's.
                log.critical("syncd stops, please report it: %s", where(bug))
                log.debug("the bug in full", exc_info=True)
                self._exit_code = 1
                raise SystemExit(1) from None
            finally:
                self._stopping = True
                systemd.tell("STOPPING=1")
                self._end(teller)
        log.info("stopped")

    def _tick(self) -> None:
        if self._reloading:
            self._reloading = False
            self._load_anew()
        try:
            if self._next is not None and not self._polls:
                self._take_over(self._next)
            self._work()
        except StoreError as error:
            self._trouble.begins("store", "the store does not answer, nothing is lost meanwhile: %s", error)
            self._pause(TELL_EVERY)
        else:
            self._trouble.ends("store", "the store answers again")
        self._alive()
        if self._polls:
            wait(self._polls.values(), timeout=TICK, return_when=FIRST_COMPLETED)
        else:
            self._pause(TICK)

    def _work(self) -> None:
        """Evaluates before it polls, so that a poll looks at every thread in which somebody waits."""
        finished = [name for name, poll in self._polls.items() if poll.done()]
        for name in finished:
            self._polls.pop(name).result()
        if self._evaluate() or finished:
            self._news.set()
        if self._next is None and not self._stopping:
            for source in self._runtime.due(self._runtime.now(), self._polls):
                self._polls[source.info.name] = self._pool.submit(self._runtime.poll, source)

    def _evaluate(self) -> bool:
        """Whether there may be something to tell. A bug here does not end the polling: what is read is kept."""
        try:
            return self._runtime.evaluate(self._alive) > 0
        except StoreError:
            raise
        except Exception as bug:  # noqa: BLE001  see above
            self._trouble.begins(where(bug), "the ledger cannot be kept, please report it: %s", where(bug))
            return False

    def _alive(self) -> None:
        """Called while long work goes on: feeds the watchdog, and passes on that an end is wanted."""
        if self._stopping:
            self._runtime.stop()
        if self._watchdog.is_hungry() and self._runtime.healthy():
            self._watchdog.feed()

    def _load_anew(self) -> None:
        systemd.tell("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")
        try:
            new = self._make()
        except (ConfigError, StoreError, OSError) as error:
            log.error("the new config is wrong, the old one stays in use: %s", error)
            systemd.tell("READY=1")
            return
        if self._next is not None:
            self._next.close()
        self._next = new
        self._runtime.stop()  # its polls finish the page in hand

    def _take_over(self, new: Runtime) -> None:
        new.begin()
        self._runtime.close()
        self._pool.shutdown(wait=False)
        self._pool, self._runtime, self._next = _pool(new), new, None
        log.info("the new config is in use, %d sources", len(new.sources))
        systemd.tell("READY=1", f"STATUS=polling {len(new.sources)} sources")

    def _tell(self) -> None:
        trouble = Trouble(log)
        while not self._stopping:
            self._news.wait(TELL_EVERY)
            self._news.clear()
            try:
                self._runtime.notify()
            except StoreError as error:
                trouble.begins("store", "the outbox cannot be read: %s", error)
            except Exception as bug:  # noqa: BLE001  without this thread nobody would be told anything any more
                trouble.begins(where(bug), "alerts cannot be told, please report it: %s", where(bug))
            else:
                trouble.ends("store", "the outbox can be read again")

    def _end(self, teller: threading.Thread) -> None:
        grace = self._runtime.settings.service.shutdown_grace.total_seconds()
        until = time.monotonic() + grace
        self._runtime.stop()
        self._news.set()
        _, left = wait(self._polls.values(), timeout=grace)
        teller.join(max(until - time.monotonic(), 0.0))
        self._pool.shutdown(wait=False, cancel_futures=True)
        if not left and not teller.is_alive():
            self._runtime.close()
            return
        # The interpreter would wait for these threads, and they for a tool that does not answer.
        log.warning("what did not end within %d s is cut off; it is read or told after the next start", grace)
        logging.shutdown()
        os._exit(self._exit_code)

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not (self._stopping or self._reloading) and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, TICK))

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGHUP:
            self._reloading = True
        else:
            self._stopping = True


def _pool(runtime: Runtime) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(runtime.settings.service.workers, "poll")


@contextmanager
def _signals(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
