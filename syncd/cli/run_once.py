"""``syncd run --once``: every source is read and what is due is told, with the progress shown."""

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from syncd.cli.terminal import FAILED, counted, err, plain, say
from syncd.service.once import run_once
from syncd.service.poll import Polled
from syncd.service.runtime import Runtime


def one_run(runtime: Runtime) -> None:
    """Reads every source, tells what is due, and says what it brought. Exit code 1 where not all was read."""
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


def reading(runtime: Runtime, progress: Progress) -> list[tuple[Polled, int]]:
    """One run with its progress shown; gives each source's last poll and how many events the run brought."""
    tasks = {name: progress.add_task(f"{name}: reading") for name in runtime.sources}
    events = dict.fromkeys(runtime.sources, 0)

    def tell(polled: Polled) -> None:
        events[polled.source] += polled.events
        progress.update(tasks[polled.source], description=f"{polled.source}: {events[polled.source]} events")

    return [(polled, events[polled.source]) for polled in run_once(runtime, tell)]
