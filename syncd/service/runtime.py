"""Everything a running syncd holds, built from one config: sources, stores, rules, and who posts."""

import logging
import threading
from collections.abc import Callable, Container, Mapping
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

from syncd.connector import Connector, SourceSettings, Unavailable
from syncd.plugins import Registry
from syncd.retry import Clock, Retry, system_clock
from syncd.rules import judge
from syncd.rules.alerts import AlertPolicy
from syncd.rules.context import Context
from syncd.rules.hours import zone
from syncd.rules.wording import span
from syncd.service.directory import first_read_at
from syncd.service.due import due_since, is_due
from syncd.service.evaluate import Ledgers, Rules, evaluate
from syncd.service.meter import Meter
from syncd.service.notify import notify
from syncd.service.observed import Observer
from syncd.service.poll import Polled, Shell, Source, Stores, poll
from syncd.service.proofs import Proof, Proofs
from syncd.service.quiet import Quiet
from syncd.service.reactions import Reactions
from syncd.service.reading_anew import read_anew
from syncd.service.refused import accept, refuse
from syncd.service.self_watch import SelfWatch
from syncd.service.tell import Terms, tell
from syncd.service.telling import Rest, Target, Telling
from syncd.service.trouble import Trouble
from syncd.service.upkeep import keep_up
from syncd.settings import Settings
from syncd.slack.post import Poster
from syncd.store.database import Database
from syncd.store.directory import Directory
from syncd.store.events import EventStore
from syncd.store.gathering import gather
from syncd.store.ledger import LedgerStore
from syncd.store.outbox import Outbox
from syncd.store.rereading import Rereading
from syncd.store.sources import Health, SourceStore

log = logging.getLogger(__name__)

FINGERPRINT = "rules_fingerprint"


def utc_now() -> datetime:
    """The machine's clock: aware, UTC."""
    return datetime.now(UTC)


def make_connector(
    configured: SourceSettings, registry: Registry, clock: Clock | None = None
) -> Connector[SourceSettings]:
    """The connector of a configured source; nothing is asked of the tool yet."""
    return registry.get(configured.type).connector(configured, Retry(clock or system_clock()))


class Runtime:
    """The service's parts, wired. Polling runs in a pool, evaluation in one thread, telling in another.

    Made without a trace in the store, so that a new config can be tried; ``begin`` comes before all else.
    ``clock`` is what waiting goes by: the machine's, unless time is simulated.
    """

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        database: Database,
        now: Callable[[], datetime] = utc_now,
        clock: Clock | None = None,
        meter: Meter | None = None,
    ) -> None:
        self.settings = settings
        self.meter = meter or Meter()
        self.now = now
        self.proofs = Proofs()
        self.quiet = Quiet(database, self.proofs.now)
        self.outbox = Outbox(database)
        self._database = database
        self._stop = threading.Event()
        self._evaluating = threading.Lock()
        self._clock = clock or system_clock(self.wait)
        ledger, sources = LedgerStore(database), SourceStore(database)
        self.stores = Stores(database, EventStore(database), sources, ledger, Directory(database))
        self.sources = {s.name: self._source(s, registry) for s in settings.sources if s.enabled}
        self.reactions = Reactions(settings, database, ledger)
        self._observer = Observer(self.meter, self.proofs, sources)
        self._self_watch = SelfWatch(database, sources, settings.config.alerts.self_after, self.sources)
        self._poster = self._make_poster()
        self._trouble = Trouble(log)
        self._all_read = False
        self._rest = Rest()
        self._rules: tuple[int, Rules] | None = None
        self._told: tuple[datetime, Mapping[str, Proof], bool] | None = None
        self._gathering = True
        self._first_read_at: dict[str, datetime] = {}
        self._polled: set[str] = set()
        self.next_due: datetime | None = None
        self._unfinished: set[str] = set()

    def begin(self) -> None:
        """Takes the store over.

        A corrected alias, policy or calendar repairs the past, and so does an upgrade: every thread is folded anew.
        """
        self.meter.begins(self.sources, self.proofs.now, self.settings.config.judge.alerts)
        self.outbox.take_over()
        accept(self._database)
        self.reactions.begin()
        Rereading(self._database).begin()
        fingerprint = f"{self.settings.fingerprint()} {judge.version()} {version('syncd')}"
        if self._database.get(FINGERPRINT) != fingerprint:
            self.stores.ledger.touch_all()
            self._database.put(FINGERPRINT, fingerprint)

    def due(self, now: datetime, busy: Container[str]) -> list[Source]:
        """The sources whose next poll has come and that are not being polled, those first that wait the longest."""
        states = {state.name: state for state in self.stores.sources.states()}
        free = [source for name, source in self.sources.items() if name not in busy]
        due = [source for source in free if is_due(source, states.get(source.info.name), now, self._polled)]
        later = [states[source.info.name].next_poll_at for source in free if source not in due]
        self.next_due = min((at for at in later if at), default=None)
        return sorted(due, key=lambda source: due_since(states.get(source.info.name)))

    def poll(self, source: Source) -> Polled:
        """Reads what is new in a source, once."""
        self._polled.add(source.info.name)
        shell = Shell(self.now, self._stop.is_set, self.proofs, self._tells, self.reactions.watched)
        polled = self._observer.poll(source, lambda: poll(source, self.stores, shell))
        self._self_watch.polled(source.info.name)
        self._say_whether_all_was_read(source, polled)
        return polled

    def evaluate(self, alive: Callable[[], None] = lambda: None) -> int:
        """Brings the ledger up to date and fills the outbox; gives how many threads were folded and asks told.

        ``alive`` is called between batches, since the first evaluation may take minutes.
        """

        def goes_on() -> bool:
            alive()
            return not self._stop.is_set()

        with self._evaluating:
            self._all_read = self._all_read or read_anew(Rereading(self._database), goes_on)
            if not self._all_read:
                return 0
            # What a poll proves from now on may not be folded yet: an answer that it brought, say.
            proofs = self.proofs.now()
            now, rules, first_reads = self.now(), self.rules(), self._first_reads()
            ledgers = Ledgers(self.stores.events, self.stores.ledger, first_reads)
            with self.meter.evaluating(self.now):
                self.reactions.decide(rules.context.people, now)
                folded = evaluate(ledgers, rules, now, goes_on)
            terms = Terms(rules.alerts, first_reads, self._is_gathering())
            if not goes_on():
                return folded
            outages = self._self_watch.look(now) if self._tells else 0
            return folded + self._tell(terms, proofs, now, folded) + outages

    def notify(self) -> int:
        """Posts what stands in the outbox; gives the number of messages."""
        if self._poster is None or not self.outbox.waits():
            return 0
        slack = self.settings.slack
        assert slack is not None
        rules = self.rules()
        if not self._rest.lasts(self.now()):
            gather(self._database, rules.alerts.flood)
        telling = Telling(
            self.outbox,
            self.stores.ledger,
            self.stores.sources,
            rules.context.people,
            self.proofs.now(),
            Target(slack.source, slack.channel, zone(self.settings.config.timezone), self.reactions.offered),
            self._poster,
            self._trouble,
            self.meter,
            self._rest,
            rules.alerts.point,
        )
        return notify(telling, self.now, self._stop.is_set)

    def rules(self) -> Rules:
        """The rules with the people that the store knows now."""
        version = self.stores.directory.version()
        if self._rules is None or self._rules[0] != version:
            context = self.settings.context(self.stores.directory.accounts())
            self._rules = version, Rules(context, alert_policy(self.settings, context))
        return self._rules[1]

    def wait(self, seconds: float) -> None:
        """Waits; ends at once, with Unavailable, when the service stops."""
        if self._stop.wait(seconds):
            raise Unavailable("syncd is stopping", timedelta())

    def sleep(self, seconds: float) -> None:
        """Waits by the runtime's clock, which may be simulated."""
        self._clock.sleep(seconds)

    def keep_up(self, goes_on: Callable[[], bool] = lambda: True) -> None:
        """Takes out what is older than the retention, once a day."""
        keep_up(self._database, self.settings.config.store.retention, self.now(), goes_on)

    def healthy(self) -> bool:
        """Whether the database answers."""
        return self._database.healthy()

    def refuse_config(self, problem: str) -> None:
        """Keeps for ``syncd status`` that this config stays in use though another one is written."""
        refuse(self._database, problem, self.now())

    def stop(self) -> None:
        """Ends waiting; polls finish the page in hand."""
        self._stop.set()

    def close(self) -> None:
        """Lets go of the connectors; the store is whoever's that opened it."""
        self.stop()
        for source in self.sources.values():
            source.connector.close()

    @property
    def _tells(self) -> bool:
        return self._poster is not None

    def _tell(self, terms: Terms, proofs: Mapping[str, Proof], now: datetime, folded: int) -> int:
        """Tells where something may be new to tell: nothing else is looked at, however much waits for its proof."""
        if not self._tells:
            return 0
        last = self._told
        is_new = bool(folded) or last is None or last[1:] != (proofs, terms.gathering) or now < last[0]
        if not is_new and last is not None and not self.stores.ledger.woken(last[0], now):
            return 0
        told = tell(self.stores.ledger, terms, proofs, now)
        self._told = now, proofs, terms.gathering
        return told

    def _is_gathering(self) -> bool:
        """Whether a source is being read for the first time, and has not failed."""
        if self._gathering:
            states = {state.name: state for state in self.stores.sources.states()}
            found = [states.get(name) for name in self.sources]
            self._gathering = any(s is None or (s.last_success is None and s.health is Health.OK) for s in found)
        return self._gathering

    def _say_whether_all_was_read(self, source: Source, polled: Polled) -> None:
        name = polled.source
        if polled.complete and name in self._unfinished:
            self._unfinished.discard(name)
            log.info("%s: read to its end", name)
        elif not polled.complete and polled.error is None and not self._stop.is_set() and name not in self._unfinished:
            self._unfinished.add(name)
            log.info("%s: not read to its end within %s, it goes on from there", name, span(source.poll_timeout))

    def _source(self, configured: SourceSettings, registry: Registry) -> Source:
        connector = make_connector(configured, registry, self._clock)
        mapping = registry.get(configured.type).mapping
        return Source(configured.info, configured.poll_every, connector, mapping, configured.poll_timeout)

    def _make_poster(self) -> Poster | None:
        configured = self.settings.alert_source
        return make_poster(configured, self._clock) if configured is not None else None

    def _first_reads(self) -> Mapping[str, datetime]:
        for name in self.sources.keys() - self._first_read_at.keys():
            if at := first_read_at(self._database, name):
                self._first_read_at[name] = at
        return self._first_read_at


def alert_policy(settings: Settings, context: Context) -> AlertPolicy:
    """What is told, and where, as the config says."""
    section, slack = settings.config.alert_on, settings.slack
    dm_owner = slack is not None and slack.dm_owner
    return AlertPolicy(
        section.max_age, section.flood, slack is not None, dm_owner, context, settings.config.judge.alerts
    )


def make_poster(configured: SourceSettings, clock: Clock | None = None) -> Poster:
    """Who posts alerts, with the token of a Slack source."""
    return Poster(str(configured.base_url), configured.token, Retry(clock or system_clock()))  # type: ignore[attr-defined]
