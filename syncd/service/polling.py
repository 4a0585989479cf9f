"""Which polls run: one of a source at a time, and no number of tools that hang keeps the others waiting for long."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field

from syncd.service.poll import Polled, Source
from syncd.service.runtime import Runtime

LOOK_AFTER = 0.5
"""Seconds from a poll's end to the question when it is due again: polls that end one after the other share it."""
SLOW_AFTER = 10.0
"""Seconds after which a poll no longer counts as one of the ``workers``: it waits for its tool, and costs nothing."""


@dataclass(frozen=True, slots=True)
class _Poll:
    """A poll that runs; ``begun`` in monotonic seconds."""

    runtime: Runtime
    future: Future[Polled]
    begun: float = field(default_factory=time.monotonic)


class Polling:
    """The polls of a runtime, and those that are left of the ones before it. For use by one thread.

    Each source has a thread of its own, made at its first poll: some SDKs keep connections, and much else, by thread.
    ``done`` is called, in the thread of the poll, whenever one ends.
    """

    def __init__(
        self,
        runtime: Runtime,
        done: Callable[[], None],
        slow_after: float = SLOW_AFTER,
        look_after: float = LOOK_AFTER,
    ) -> None:
        self._runtime = runtime
        self._done = done
        self._slow_after = slow_after
        self._look_after = look_after
        self._threads: dict[str, ThreadPoolExecutor] = {}
        self._polls: dict[str, _Poll] = {}
        self._retired: list[Runtime] = []
        self._due: list[Source] = []
        self._look_at = 0.0
        self._looked_at = runtime.now()

    def begin(self) -> None:
        """Begins the polls that are due, those first that have been due the longest, as far as there are workers."""
        at, now = self._runtime.now(), time.monotonic()
        quick = sum(now - poll.begun < self._slow_after for poll in self._polls.values())
        free = self._runtime.settings.service.workers - quick
        if free <= 0:
            return
        if self._looked_at > at or now >= self._look_at or not (self._due or self.until_due() > 0):
            # Otherwise the store need not be asked: nothing has ended since, and no clock was set back.
            self._due, self._looked_at, self._look_at = self._runtime.due(at, self._polls), at, float("inf")
        begun, self._due = self._due[:free], self._due[free:]
        for source in begun:
            name = source.info.name
            if name not in self._threads:
                self._threads[name] = ThreadPoolExecutor(1, f"poll {name}")
            future = self._threads[name].submit(self._runtime.poll, source)
            self._polls[name] = _Poll(self._runtime, future)
            future.add_done_callback(lambda _: self._done())

    def until_due(self) -> float:
        """Seconds until the next poll is due, as far as was known when that was asked last, or until it is asked."""
        at = self._runtime.next_due
        due = (at - self._runtime.now()).total_seconds() if at else float("inf")
        return min(due, self._look_at - time.monotonic())

    def finished(self) -> bool:
        """Whether polls have ended since the last call. Raises what a poll raised: StoreError, or a bug."""
        ended = [name for name, poll in self._polls.items() if poll.future.done()]
        try:
            for name in ended:
                self._look_at = min(self._look_at, time.monotonic() + self._look_after)
                self._polls.pop(name).future.result()
        finally:
            self._close_retired()
        return bool(ended)

    @property
    def running(self) -> int:
        """How many polls run."""
        return sum(not poll.future.done() for poll in self._polls.values())

    def take_over(self, new: Runtime) -> None:
        """Polls for ``new`` from now on. What runs finishes its page, and its source is not polled before that."""
        self._runtime.stop()
        self._retired.append(self._runtime)
        self._let_threads_go()
        self._runtime, self._due, self._look_at = new, [], 0.0
        self._close_retired()

    def end(self, grace: float) -> bool:
        """Waits at most ``grace`` seconds for the polls, which were told to stop; whether all have ended."""
        _, left = wait([poll.future for poll in self._polls.values()], timeout=grace)
        self._let_threads_go()
        if not left:
            for runtime in (*self._retired, self._runtime):
                runtime.close()
        return not left

    def _close_retired(self) -> None:
        used = {id(poll.runtime) for poll in self._polls.values()}
        for runtime in [retired for retired in self._retired if id(retired) not in used]:
            self._retired.remove(runtime)
            runtime.close()

    def _let_threads_go(self) -> None:
        """Each ends after the poll that it is in."""
        for thread in self._threads.values():
            thread.shutdown(wait=False)
        self._threads = {}
