"""``syncd events``: the unified stream, as CloudEvents 1.0 JSON lines or as readable lines."""

import time
from contextlib import suppress
from typing import Annotated
from urllib.parse import quote
from zoneinfo import ZoneInfo

import typer
from rich.text import Text

from syncd.cli.opened import ConfigOption, JsonOption, opened
from syncd.cli.terminal import iso, plain, print_lines, say, wrapped
from syncd.model import Account, Event, Json

BATCH = 500
FOLLOW_EVERY = 1.0
LONGEST = 240


def events(
    after: Annotated[int, typer.Option(min=0, help="Only what comes after this position in the stream.")] = 0,
    follow: Annotated[bool, typer.Option("--follow", help="Wait for more, until interrupted.")] = False,
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """What happened in all tools, in one stream. Each event has a position that never changes."""
    with opened(config) as store, suppress(KeyboardInterrupt):
        while True:
            found = store.events.after(after, BATCH)
            if as_json:
                print_lines(cloud_event(seq, event) for seq, event in found)
            else:
                say(*(line for seq, event in found for line in _lines(seq, event, store.zone)))
            if found:
                after = found[-1][0]
            elif follow:
                time.sleep(FOLLOW_EVERY)
            else:
                return


def cloud_event(seq: int, event: Event) -> dict[str, Json]:
    """The event as CloudEvents 1.0 in JSON (structured mode); ``sequence`` is the extension of that name."""
    data: dict[str, Json] = {
        "kind": event.kind.value,
        "actor": _account(event.actor),
        "place": {"id": event.place.id, "name": event.place.name, "private": event.place.private},
        "thread": event.thread,
        "title": event.title,
        "text": event.text,
        "url": event.url,
        "mentions": [_account(account) for account in event.mentions],
        "assignees": [_account(account) for account in event.assignees],
        "reply_to": event.reply_to,
        "target": event.target,
        "closed": event.closed,
        "automated": event.automated,
        "meta": dict(event.meta),
    }
    return {
        "specversion": "1.0",
        "type": f"syncd.{event.kind.value}",
        "source": f"/syncd/sources/{quote(event.source)}",
        "id": event.id,
        "time": iso(event.at),
        "sequence": str(seq),
        "datacontenttype": "application/json",
        "data": data,
    }


def _lines(seq: int, event: Event, zone: ZoneInfo) -> list[Text]:
    """One event, in the config's time zone: one line of a pipe, on a narrow terminal a few."""
    actor = event.actor.name or event.actor.id if event.actor else "?"
    where = event.place.name or event.place.id
    what = f"{event.kind.value}: {event.text}" if event.text.strip() else event.kind.value
    head = f"{seq:>6}  {event.at.astimezone(zone):%Y-%m-%d %H:%M}  "
    return wrapped(plain(f"{event.source} · {where} · {actor} · {what}", LONGEST - len(head)), head, " " * 8)


def _account(account: Account | None) -> Json:
    return {"id": account.id, "name": account.name} if account else None
