"""The daemon: the main thread decides what is due and evaluates, a pool polls, one thread tells."""

import logging
import os
import signal
import threading
import time
from collections.abc import Callable

from syncd.service import systemd
from syncd.service.bugs import where
from syncd.service.polling import Polling
from syncd.service.runtime import Runtime
from syncd.service.signals import heard
from syncd.service.trouble import StoreTrouble, Trouble
from syncd.service.upkeep import Upkeep
from syncd.settings import ConfigError, Settings
from syncd.store.errors import StoreError

log = logging.getLogger(__name__)

SHORTEST, LONGEST = 0.2, 1.0
"""Seconds between two looks at what is due: polls that are due soon are begun together, and what other processes have
changed (a decision) is noticed soon enough."""
TOGETHER = 0.5
"""Seconds between two evaluations while polls run: what those bring that end one after the other is folded together."""
TELL_EVERY = 5.0
"""Seconds: how often the outbox is looked at though nothing is new, and how long a store that fails is left alone."""
LAST_RESORT = 1.0
"""Seconds beyond the grace after which a stop waits for nothing any more, not even for the main thread."""


class Daemon:
    """Runs until it is told to stop.

    ``make`` builds a runtime from the config, at the start and at each SIGHUP; ``adopt`` is told the settings that are
    in use from then on.
    """

    def __init__(self, make: Callable[[], Runtime], adopt: Callable[[Settings], None] = lambda _: None) -> None:
        self._make = make
        self._adopt = adopt
        self._runtime = make()
        self._polling = Polling(self._runtime, self._wake_up)
        self._stopping = False
        self._reloading = False
        self._exit_code = 0
        self._wake = threading.Event()
        self._news = threading.Event()
        self._evaluate_at = 0.0
        self._trouble = Trouble(log)
        self._watchdog = systemd.Watchdog()
        self._store = StoreTrouble(log)
        self._upkeep = Upkeep(self._keep_up, self._store)

    def run(self) -> None:
        """Polls, evaluates and tells until SIGTERM or SIGINT; the page in hand is finished."""
        self._runtime.begin()
        self._adopt(self._runtime.settings)
        teller = threading.Thread(target=self._tell, name="tell", daemon=True)
        with heard({signal.SIGTERM: self._stop, signal.SIGINT: self._stop, signal.SIGHUP: self._reload}):
            teller.start()
            self._upkeep.start()
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
        self._wake.clear()
        try:
            if self._reloading:
                self._reloading = False
                self._load_anew()
            has_written = self._work()
        except StoreError as error:
            self._store.begins("main", error)
            self._runtime.meter.stumbled()
            self._alive()
            self._pause(TELL_EVERY)
        else:
            if has_written:
                self._store.ends("main")
            self._alive()
            self._wake.wait(min(max(self._polling.until_due(), SHORTEST), self._until_evaluation() or LONGEST))

    def _work(self) -> bool:
        """Evaluates before it polls, so that a poll looks at every thread in which somebody waits.

        Whether something was written since the last time: each poll notes when it began and how it ended.
        """
        has_written = self._polling.finished()
        if not self._until_evaluation():
            if self._evaluate():
                has_written = True
                self._news.set()
            self._evaluate_at = time.monotonic() + TOGETHER
        if not self._stopping:
            self._polling.begin()
        return has_written

    def _until_evaluation(self) -> float:
        """Seconds for which an evaluation is put off; 0.0 where no poll runs that could bring more meanwhile."""
        return max(self._evaluate_at - time.monotonic(), 0.0) if self._polling.running else 0.0

    def _evaluate(self) -> bool:
        """Whether there may be something to tell. A bug here does not end the polling: what is read is kept."""
        try:
            if self._runtime.quiet.lasts(self._runtime.now()):
                return False
            return self._runtime.evaluate(self._alive) > 0
        except StoreError:
            raise
        except Exception as bug:  # noqa: BLE001  see above
            self._trouble.begins(where(bug), "the ledger cannot be kept, please report it: %s", where(bug))
            return False

    def _alive(self) -> None:
        """Called while long work goes on: feeds the watchdog."""
        self._runtime.meter.turned()
        if self._watchdog.is_hungry() and self._runtime.healthy():
            self._watchdog.feed()

    def _load_anew(self) -> None:
        systemd.tell("RELOADING=1", f"MONOTONIC_USEC={time.monotonic_ns() // 1000}")
        try:
            new = self._make()
            new.begin()
        except (ConfigError, OSError) as error:
            log.error("the new config is wrong, the old one stays in use: %s", error)
            systemd.tell("READY=1", "STATUS=the new config is wrong, the old one stays in use: syncd status")
            self._runtime.refuse_config(str(error))
            return
        except StoreError:
            self._reloading = True  # again when the store answers
            raise
        self._polling.take_over(new)
        self._runtime = new
        self._adopt(new.settings)
        if self._stopping:
            new.stop()
        log.info("the new config is in use, %d sources", len(new.sources))
        systemd.tell("READY=1", f"STATUS=polling {len(new.sources)} sources")

    def _keep_up(self, goes_on: Callable[[], bool]) -> None:
        self._runtime.keep_up(goes_on)

    def _tell(self) -> None:
        trouble = Trouble(log)
        while not self._stopping:
            self._news.wait(TELL_EVERY)
            self._news.clear()
            try:
                self._runtime.notify()
            except StoreError as error:
                self._store.begins("tell", error)
            except Exception as bug:  # noqa: BLE001  without this thread nobody would be told anything any more
                trouble.begins(where(bug), "alerts cannot be told, please report it: %s", where(bug))
            else:
                self._store.ends("tell")

    def _end(self, teller: threading.Thread) -> None:
        until = time.monotonic() + self._grace
        self._runtime.stop()
        self._news.set()
        ended = self._polling.end(self._grace)
        teller.join(max(until - time.monotonic(), 0.0))
        tidy = self._upkeep.end(until - time.monotonic())
        if not ended or not tidy or teller.is_alive():
            # The interpreter would wait for these threads, and they for a tool that does not answer.
            self._cut_off()

    def _cut_off(self) -> None:
        log.warning("what did not end within %.0f s is cut off; it is read or told after the next start", self._grace)
        logging.shutdown()
        os._exit(self._exit_code)

    @property
    def _grace(self) -> float:
        return self._runtime.settings.service.shutdown_grace.total_seconds()

    def _pause(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not (self._stopping or self._reloading) and (left := until - time.monotonic()) > 0:
            self._wake.wait(left)
            self._wake.clear()

    def _wake_up(self) -> None:
        self._wake.set()

    def _stop(self) -> None:
        """On SIGTERM and SIGINT, in the thread that hears signals."""
        if self._stopping:
            return
        self._stopping = True
        self._runtime.stop()
        self._wake.set()
        last_resort = threading.Timer(self._grace + LAST_RESORT, self._cut_off)
        last_resort.daemon = True
        last_resort.start()

    def _reload(self) -> None:
        """On SIGHUP, in the thread that hears signals."""
        self._reloading = True
        self._wake.set()
