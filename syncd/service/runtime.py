"""Everything a running syncd holds, built from one config: sources, stores, rules, and who posts."""

import threading
from collections.abc import Callable, Container
from datetime import UTC, datetime, timedelta

from syncd.connector import Connector, SourceSettings, Unavailable
from syncd.plugins import Registry
from syncd.retry import Retry, system_clock
from syncd.rules.alerts import AlertPolicy
from syncd.rules.context import Context
from syncd.rules.hours import zone
from syncd.service.evaluate import Ledgers, Rules, evaluate
from syncd.service.notify import Target, Telling, notify
from syncd.service.poll import Polled, Source, Stores, first_read_at, poll
from syncd.settings import Settings
from syncd.slack.post import Poster
from syncd.store.database import Database
from syncd.store.directory import Directory
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.outbox import Outbox
from syncd.store.sources import SourceStore

FINGERPRINT = "rules_fingerprint"


def utc_now() -> datetime:
    """The machine's clock: aware, UTC."""
    return datetime.now(UTC)


def make_connector(
    configured: SourceSettings, registry: Registry, sleep: Callable[[float], None] | None = None
) -> Connector[SourceSettings]:
    """The connector of a configured source; nothing is asked of the tool yet."""
    return registry.get(configured.type).connector(configured, Retry(system_clock(sleep)))


class Runtime:
    """The service's parts, wired. Polling runs in a pool, evaluation in one thread, telling in another."""

    def __init__(
        self, settings: Settings, registry: Registry, database: Database, now: Callable[[], datetime] = utc_now
    ) -> None:
        self.settings = settings
        self.now = now
        self._database = database
        self._stop = threading.Event()
        self._evaluating = threading.Lock()
        ledger, sources = LedgerStore(database), SourceStore(database)
        self.stores = Stores(database, EventStore(database), sources, ledger, Directory(database))
        self.outbox = Outbox(database)
        self.sources = {s.name: self._source(s, registry) for s in settings.sources if s.enabled}
        self._poster = self._make_poster()
        self._rules: Rules | None = None
        self._touch_where_rules_changed()

    def due(self, now: datetime, busy: Container[str]) -> list[Source]:
        """The sources whose next poll has come and that are not being polled."""
        states = {state.name: state for state in self.stores.sources.states()}
        return [
            source
            for name, source in self.sources.items()
            if name not in busy and _is_due(states[name].next_poll_at if name in states else None, now, source)
        ]

    def poll(self, source: Source) -> Polled:
        """Reads what is new in a source, once."""
        polled = poll(source, self.stores, self.now, self._stop.is_set)
        self._rules = None  # the poll may have brought accounts: who is who is asked anew
        return polled

    def evaluate(self) -> int:
        """Brings the ledger up to date and fills the outbox; gives the number of threads looked at."""
        with self._evaluating:
            ledgers = Ledgers(self.stores.events, self.stores.sources, self.stores.ledger, self._first_reads())
            return evaluate(ledgers, self.rules(), self.now())

    def notify(self) -> int:
        """Posts what stands in the outbox; gives the number of messages."""
        if self._poster is None:
            return 0
        slack = self.settings.slack
        assert slack is not None
        telling = Telling(
            self.outbox,
            self.stores.ledger,
            self.stores.sources,
            self.rules().context.people,
            Target(slack.source, slack.channel, zone(self.settings.config.timezone)),
            self._poster,
        )
        return notify(telling, self.now, self._stop.is_set)

    def rules(self) -> Rules:
        """The rules with the people that the store knows now."""
        rules = self._rules
        if rules is None:
            context = self.settings.context(self.stores.directory.accounts())
            rules = self._rules = Rules(context, alert_policy(self.settings, context))
        return rules

    def wait(self, seconds: float) -> None:
        """Waits; ends at once, with Unavailable, when the service stops."""
        if self._stop.wait(seconds):
            raise Unavailable("syncd is stopping", timedelta())

    def healthy(self) -> bool:
        """Whether the database answers."""
        return self._database.healthy()

    def stop(self) -> None:
        """Ends waiting; polls finish the page in hand."""
        self._stop.set()

    def close(self) -> None:
        """Lets go of the connectors; the store is whoever's that opened it."""
        self.stop()
        for source in self.sources.values():
            source.connector.close()

    def _source(self, configured: SourceSettings, registry: Registry) -> Source:
        connector = make_connector(configured, registry, self.wait)
        return Source(configured.info, configured.poll_every, connector, registry.get(configured.type).mapping)

    def _make_poster(self) -> Poster | None:
        configured = self.settings.alert_source
        return make_poster(configured, self.wait) if configured is not None else None

    def _first_reads(self) -> dict[str, datetime]:
        found = {name: first_read_at(self._database, name) for name in self.sources}
        return {name: at for name, at in found.items() if at is not None}

    def _touch_where_rules_changed(self) -> None:
        """A corrected alias, policy or calendar repairs the past: every thread is folded anew."""
        fingerprint = self.settings.fingerprint()
        if self._database.get(FINGERPRINT) != fingerprint:
            self.stores.ledger.touch_all()
            self._database.put(FINGERPRINT, fingerprint)


def alert_policy(settings: Settings, context: Context) -> AlertPolicy:
    """What is told, and where, as the config says."""
    section, slack = settings.config.alert_on, settings.slack
    dm_owner = slack is not None and slack.dm_owner
    return AlertPolicy(section.max_age, section.flood, slack is not None, dm_owner, context)


def make_poster(configured: SourceSettings, sleep: Callable[[float], None] | None = None) -> Poster:
    """Who posts alerts, with the token of a Slack source."""
    return Poster(str(configured.base_url), configured.token, Retry(system_clock(sleep)))  # type: ignore[attr-defined]


def _is_due(next_poll_at: datetime | None, now: datetime, source: Source) -> bool:
    # A moment further ahead than any pause we set means that the clock was set back meanwhile.
    return (
        next_poll_at is None or next_poll_at <= now or next_poll_at - now > max(source.poll_every, timedelta(hours=6))
    )
