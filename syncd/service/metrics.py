"""What /metrics says, in Prometheus' text format: counts of this process, and what the store knows at the moment.

Names follow Prometheus' conventions (https://prometheus.io/docs/practices/naming/). Labels are few and bounded: names
of configured sources, methods of their APIs, our own words; never a person, a text or an address. ``prometheus_client``
writes the format; it is loaded when somebody asks for the first time, so that a service that nobody asks need not.
"""

import platform
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from syncd.service.health import LONGEST_STILL
from syncd.service.meter import BOUNDS, Durations, Meter
from syncd.store.counts import counted
from syncd.store.database import Database
from syncd.store.errors import StoreError
from syncd.store.outbox import Outbox
from syncd.store.sources import Health, SourceStore

if TYPE_CHECKING:
    from prometheus_client.core import Metric


class Metrics:
    """The collector. ``now`` is the clock that the ages are measured by."""

    def __init__(self, database: Database, meter: Meter, now: Callable[[], datetime]) -> None:
        self._database = database
        self._meter = meter
        self._now = now
        self._registry: Any = None

    def text(self) -> str:
        """All metrics, as they are now. While the database does not answer, only those of the process."""
        from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest

        if self._registry is None:
            self._registry = CollectorRegistry(auto_describe=False)
            ProcessCollector(registry=self._registry)
            self._registry.register(self)
        return generate_latest(self._registry).decode()

    def collect(self) -> Iterator["Metric"]:
        """For the registry."""
        try:
            stored = [*self._stored()]
        except StoreError:
            stored = []
        alive = bool(stored) and self._meter.still_for() <= LONGEST_STILL
        yield _gauge("up", "1 while the main loop turns and the database answers.", [((), float(alive))])
        facts = version("syncd"), platform.python_version(), self._database.kind
        yield _gauge("build_info", "The versions that run, always 1.", [(facts, 1.0)], "version", "python", "store")
        still = self._meter.still_for()
        yield _gauge("loop_idle_seconds", "Since the main loop gave its last sign of life.", [((), still)])
        with self._meter.held():
            yield from [*self._process()]
        yield from stored

    def _process(self) -> Iterator["Metric"]:
        meter = self._meter
        yield _counter("polls", "Polls that ended, by how.", meter.polls.items(), "source", "result")
        yield _histogram("poll_duration_seconds", "How long polls took.", meter.poll_seconds.items(), "source")
        yield _counter("requests", "Requests to the tools.", meter.requests.items(), "source", "method")
        limited = "Requests that a tool answered with a time to wait."
        yield _counter("requests_limited", limited, meter.limited.items(), "source", "method")
        yield _counter("deliveries", "What was carried out of the outbox.", meter.told.items(), "reason", "action")
        evaluations = [((), meter.evaluations)]
        yield _histogram("evaluation_duration_seconds", "How long bringing the ledger up to date took.", evaluations)
        at = [((), meter.evaluated_at.timestamp())] if meter.evaluated_at else []
        yield _gauge("last_evaluation_timestamp_seconds", "When the ledger was last brought up to date.", at)

    def _stored(self) -> Iterator["Metric"]:
        now = self._now()
        with self._database.snapshot():
            yield from self._sources(now)
            yield from self._ledger(now)
            yield from self._outbox(now)
        size = [((), float(self._database.size()))]
        yield _gauge("store_size_bytes", "The size of the store, its log included.", size)

    def _sources(self, now: datetime) -> Iterator["Metric"]:
        names = self._meter.sources
        found = [state for state in SourceStore(self._database).states() if state.name in names]
        proofs = self._meter.proofs()
        one = "source"
        failing = [((s.name,), float(s.health is not Health.OK)) for s in found]
        yield _gauge("source_failing", "1 while a source cannot be read completely; its asks are held.", failing, one)
        success = [((s.name,), s.last_success.timestamp()) for s in found if s.last_success]
        told = "When the last complete poll of a source began."
        yield _gauge("source_last_success_timestamp_seconds", told, success, one)
        ages = [((name,), (now - proof.at).total_seconds()) for name, proof in sorted(proofs.items()) if name in names]
        told = "Age of the last proof of what nobody answered; none since the start: absent, and nobody is told."
        yield _gauge("source_proof_age_seconds", told, ages, one)
        yield _counter("events", "New events stored.", [((s.name,), s.events) for s in found], one)
        held = [((s.name,), float(s.quarantined)) for s in found]
        yield _gauge("quarantined_items", "Items that cannot be read.", held, one)
        unread = [((s.name,), float(s.unread_count)) for s in found]
        yield _gauge("unreadable_threads", "Threads with an ask that the tool shows no more; held.", unread, one)
        left = [((s.name,), float(s.quota.remaining)) for s in found if s.quota]
        yield _gauge("source_quota_remaining", "Requests that the tool said are left, where it says so.", left, one)

    def _ledger(self, now: datetime) -> Iterator["Metric"]:
        found = counted(self._database, now, self._meter.alerts)
        asks = [((state,), float(number)) for state, number in sorted(found.asks.items())]
        yield _gauge("asks", "Asks that are owed an answer, by state.", asks, "state")
        yield _gauge("asks_overdue", "Asks whose moment has passed.", [((), float(found.overdue))])
        told = "Asks that are only suspected: listed, but nobody is told; not among syncd_asks."
        yield _gauge("asks_suspected", told, [((), float(found.suspected))])
        waiting = [((), float(found.unevaluated))]
        yield _gauge("unevaluated_threads", "Threads with something new that the ledger does not know yet.", waiting)

    def _outbox(self, now: datetime) -> Iterator["Metric"]:
        found = Outbox(self._database).pending()
        age = max((now - found.since).total_seconds(), 0.0) if found.since else 0.0
        yield _gauge("outbox_waiting", "Messages and edits that wait to be posted.", [((), float(found.waiting))])
        yield _gauge("outbox_oldest_age_seconds", "How long the oldest of them has waited.", [((), age)])
        yield _gauge("outbox_refused", "Messages that were given up.", [((), float(found.refused))])


Samples = Iterable[tuple[tuple[str, ...], float]]


def _gauge(name: str, told: str, samples: Samples, *labels: str) -> "Metric":
    from prometheus_client.core import GaugeMetricFamily

    family = GaugeMetricFamily(f"syncd_{name}", told, labels=labels)
    for values, number in samples:
        family.add_metric(values, number)
    return family


def _counter(name: str, told: str, samples: Samples, *labels: str) -> "Metric":
    from prometheus_client.core import CounterMetricFamily

    family = CounterMetricFamily(f"syncd_{name}", told, labels=labels)
    for values, number in sorted(samples):
        family.add_metric(values, number)
    return family


def _histogram(name: str, told: str, samples: Iterable[tuple[Any, Durations]], *labels: str) -> "Metric":
    from prometheus_client.core import HistogramMetricFamily

    family = HistogramMetricFamily(f"syncd_{name}", told, labels=labels)
    for values, durations in samples:
        counts, sofar = [], 0
        for bound, number in zip([*map(str, BOUNDS), "+Inf"], durations.buckets, strict=True):
            sofar += number
            counts.append((bound, sofar))
        family.add_metric((values,) if isinstance(values, str) else values, counts, durations.total)
    return family
