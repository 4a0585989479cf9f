"""The daemon: the main thread decides what is due and evaluates, a pool polls, one thread tells."""

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from types import FrameType

from syncd.service import systemd
from syncd.service.poll import Polled
from syncd.service.runtime import Runtime
from syncd.settings import ConfigError
from syncd.store.errors import StoreError

log = logging.getLogger(__name__)

TICK = 0.5
TELL_EVERY = 5.0


class Daemon:
    """Runs until it is told to stop. ``make`` builds a runtime from the config, at the start and at each SIGHUP."""

    def __init__(self, make: Callable[[], Runtime]) -> None:
        self._make = make
        self._runtime = make()
        self._polls: dict[str, Future[Polled]] = {}
        self._stop = threading.Event()
        self._reload = threading.Event()
        self._news = threading.Event()

    def run(self) -> None:
        """Polls, evaluates and tells until SIGTERM or SIGINT; the page in hand is finished."""
        pool = ThreadPoolExecutor(self._runtime.settings.service.workers, "poll")
        teller = threading.Thread(target=self._tell, name="tell", daemon=True)
        with _signals(self._on_signal):
            teller.start()
            systemd.tell("READY=1", f"STATUS=polling {len(self._runtime.sources)} sources")
            log.info("running, %d sources", len(self._runtime.sources))
            while not self._stop.is_set():
                self._tick(pool)
            systemd.tell("STOPPING=1")
            self._runtime.stop()
            self._news.set()
            grace = self._runtime.settings.service.shutdown_grace.total_seconds()
            wait(self._polls.values(), timeout=grace)
            teller.join(grace)
        pool.shutdown(wait=False, cancel_futures=True)
        self._runtime.close()
        log.info("stopped")

    def _tick(self, pool: ThreadPoolExecutor) -> None:
        if self._reload.is_set() and not self._polls:
            self._reload.clear()
            self._load_anew()
        runtime = self._runtime
        try:
            if not self._reload.is_set():
                for source in runtime.due(runtime.now(), self._polls):
                    self._polls[source.info.name] = pool.submit(runtime.poll, source)
            finished = [name for name, poll in self._polls.items() if poll.done()]
            for name in finished:
                self._polls.pop(name).result()
            if runtime.evaluate() or finished:
                self._news.set()
        except StoreError as error:
            log.error("the store does not answer, nothing is lost meanwhile: %s", error)
            self._stop.wait(TELL_EVERY)
        if systemd.watchdog_interval() is not None and runtime.healthy():
            systemd.tell("WATCHDOG=1")
        if self._polls:
            wait(self._polls.values(), timeout=TICK, return_when=FIRST_COMPLETED)
        else:
            self._stop.wait(TICK)

    def _load_anew(self) -> None:
        systemd.tell("RELOADING=1")
        try:
            new = self._make()
        except (ConfigError, StoreError) as error:
            log.error("the new config is wrong, the old one stays in use: %s", error)
        else:
            self._runtime.close()
            self._runtime = new
            log.info("the new config is in use, %d sources", len(new.sources))
        systemd.tell("READY=1")

    def _tell(self) -> None:
        while not self._stop.is_set():
            self._news.wait(TELL_EVERY)
            self._news.clear()
            try:
                self._runtime.notify()
            except StoreError as error:
                log.error("the outbox cannot be read: %s", error)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGHUP:
            self._reload.set()
        else:
            self._stop.set()


@contextmanager
def _signals(handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
