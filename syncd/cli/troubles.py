"""What is wrong with a running syncd, as ``syncd status --check`` counts it: a sentence each, with what to do."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta

from syncd.cli.terminal import counted
from syncd.connector import SourceSettings, Unauthorized, Unavailable
from syncd.rules.wording import span
from syncd.service.refused import RefusedConfig
from syncd.service.running import Running
from syncd.store.outbox import Pending
from syncd.store.sources import Health, SourceState

LATE = timedelta(minutes=30)
"""How long an alert may wait to be posted, and a source to be read beyond its own time, before somebody should look."""


def service_trouble(service: Running | None, refused: RefusedConfig | None) -> Iterator[str]:
    """Whether it runs, and with the config that is written."""
    if service is None:
        yield "syncd does not run on this store: systemctl start syncd, or syncd run"
    if refused is not None:
        yield "the config was refused, the service goes on with the one before: mend it, then systemctl reload syncd"


def source_troubles(
    configured: Iterable[SourceSettings], states: Mapping[str, SourceState], stopped: Mapping[str, str], at: datetime
) -> Iterator[str]:
    """Sources that are not read as they should be."""
    for name, reason in stopped.items():
        yield f"{name} is stopped: {reason}"
    for source in configured:
        if source.enabled and (trouble := _source_trouble(source, states.get(source.name), at)):
            yield f"{source.name} {trouble}"


def _source_trouble(source: SourceSettings, state: SourceState | None, at: datetime) -> str:
    if state is None:
        return "was never polled: syncd run polls it"
    if state.health is not Health.OK:
        since = f" for {span(at - state.failing_since)}" if state.failing_since else ""
        return f"cannot be read{since}: {state.error}; {advice(state, at)}"
    if state.last_success is None:
        return "was not read to its end yet"
    if at - state.last_success > source.poll_every + LATE:
        return f"was read completely {span(at - state.last_success)} ago: the log of the service says why"
    return ""


def outbox_troubles(pending: Pending, at: datetime) -> Iterator[str]:
    """Alerts that nobody has got."""
    if pending.refused:
        yield f"{counted(pending.refused, 'alert')} given up: mend what syncd status names, then restart syncd"
    if pending.since is not None and at - pending.since > LATE:
        yield f"alerts wait to be posted, the oldest for {span(at - pending.since)}: syncd check tries the token"


def advice(state: SourceState, at: datetime) -> str:
    """What to do about a source's last error; empty where there is none."""
    if not state.error:
        return ""
    if state.error_kind == Unauthorized.__name__:
        return "syncd check says what to mend"
    again = "it is tried again"
    if state.next_poll_at is not None and state.next_poll_at > at:
        again += f" in {span(state.next_poll_at - at)}"
    return f"{again}; if it lasts, run syncd check" if state.error_kind == Unavailable.__name__ else again
