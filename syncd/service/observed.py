"""What a poll shows beside its events: its length, its requests, the quota, and what cannot be read any more."""

import logging
import time
from collections.abc import Callable

from syncd.retry import Quota
from syncd.service.meter import Meter, result_of
from syncd.service.poll import Polled, Source
from syncd.service.proofs import Proofs
from syncd.store.sources import SourceStore

log = logging.getLogger(__name__)


class Observer:
    """Takes note of each poll, in memory and, where something has changed, in the store."""

    def __init__(self, meter: Meter, proofs: Proofs, sources: SourceStore) -> None:
        self._meter = meter
        self._proofs = proofs
        self._sources = sources
        self._seen: dict[str, tuple[Quota | None, frozenset[str]]] = {}

    def poll(self, source: Source, poll: Callable[[], Polled]) -> Polled:
        """Polls, and takes note."""
        name, retry = source.info.name, source.connector.retry
        before, began = self._unread(name), time.monotonic()
        with self._meter.requesting(name, retry):
            polled = poll()
        self._meter.polled(name, result_of(polled.complete, polled.error), time.monotonic() - began)
        unread = self._unread(name)
        if new := unread - before:
            log.warning("%s: %d threads cannot be read any more, nobody is told of what waits in them", name, len(new))
        if self._seen.get(name) != (retry.quota, unread):
            self._sources.observed(name, retry.quota, unread)
            self._seen[name] = retry.quota, unread
        return polled

    def _unread(self, name: str) -> frozenset[str]:
        proof = self._proofs.now().get(name)
        return proof.unread if proof is not None else frozenset()
