"""``syncd run``: the daemon, or with ``--once`` one run that ends."""

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from syncd.cli.opened import DEBUG, ConfigOption, load_config
from syncd.cli.terminal import FAILED, counted, err, plain, say
from syncd.plugins import check_names
from syncd.service import garbage, logs, memory
from syncd.service.daemon import Daemon
from syncd.service.listen import Listener
from syncd.service.meter import Meter
from syncd.service.once import run_once
from syncd.service.pages import pages
from syncd.service.poll import Polled
from syncd.service.running import started
from syncd.service.runtime import Runtime, utc_now
from syncd.settings import ConfigError, Problem, Settings
from syncd.store.database import Database

if TYPE_CHECKING:
    from rich.progress import Progress


def run(
    once: Annotated[bool, typer.Option("--once", help="Read every source once, tell what is due, and end.")] = False,
    config: ConfigOption = None,
) -> None:
    """The service: reads the tools and posts alerts. It goes on until it is told to stop."""
    memory.in_one_heap()
    with garbage.left_alone():
        check_names()
        settings, registry = load_config(config)
        database = Database.open(settings.store_url, apart=None if once else memory.apart)
    try:
        with database.hold("syncd run"):
            garbage.look_seldom()
            if once:
                logs.set_up("debug" if DEBUG.get() else "critical")  # what happened is told at the end
                one_run(Runtime(settings, registry, database))
                return

            meter, listener = Meter(), Listener()

            def adopt(fresh: Settings) -> None:
                logs.set_up("debug" if DEBUG.get() else fresh.service.log_level, fresh.service.log_format)
                listener.follow(fresh.service.listen, pages(database, meter, utc_now))

            loaded = [(settings, registry)]

            def make() -> Runtime:
                fresh, found = loaded.pop() if loaded else load_config(config)
                if fresh.store_url != settings.store_url:
                    raise ConfigError(str(fresh.file), [Problem("store.url", "another store needs a restart of syncd")])
                return Runtime(fresh, found, database, meter=meter)

            started(database, utc_now())
            with closing(listener):
                Daemon(make, adopt).run()
    finally:
        database.close()


def one_run(runtime: Runtime) -> None:
    """Reads every source, tells what is due, and says what it brought. Exit code 1 where not all was read."""
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # which a service never needs

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        try:
            found = reading(runtime, progress)
            runtime.keep_up()
        finally:
            runtime.close()
    for polled, events in found:
        if polled.error is not None:
            err.print(Text(f"{polled.source}: ", style="red") + plain(str(polled.error)))
        else:
            say(plain(told(polled, events)))
    waiting = len(runtime.stores.ledger.asks())
    say(f"{counted(waiting, 'ask')} {'is' if waiting == 1 else 'are'} owed an answer: syncd waiting")
    unreadable = sum(state.quarantined for state in runtime.stores.sources.states())
    if unreadable:
        err.print(Text(f"{counted(unreadable, 'item')} could not be read: syncd status says why"))
    untold = runtime.outbox.pending()
    if untold.refused or untold.waiting:
        err.print(Text(f"{counted(untold.refused + untold.waiting, 'alert')} not posted: syncd status says why"))
    if not all(polled.complete for polled, _ in found):
        raise typer.Exit(FAILED)


def told(polled: Polled, events: int) -> str:
    """What a run brought from a source."""
    brought = (
        f"{polled.source}: {counted(events, 'new event')} ({counted(polled.requests, 'request')} in the last poll)"
    )
    return brought if polled.complete else f"{brought}, and there is more to read: run it again, it goes on from there"


def reading(runtime: Runtime, progress: "Progress") -> list[tuple[Polled, int]]:
    """One run with its progress shown; gives each source's last poll and how many events the run brought."""
    tasks = {name: progress.add_task(f"{name}: reading") for name in runtime.sources}
    events = dict.fromkeys(runtime.sources, 0)

    def tell(polled: Polled) -> None:
        events[polled.source] += polled.events
        progress.update(tasks[polled.source], description=f"{polled.source}: {events[polled.source]} events")

    return [(polled, events[polled.source]) for polled in run_once(runtime, tell)]
