"""Items in quarantine, mapped again with today's mapping: what reads well now is stored, the rest stays."""

import json
from collections.abc import Sequence
from datetime import datetime

from syncd.connector import SourceSettings
from syncd.model import Item
from syncd.plugins import Events
from syncd.service import directory, items
from syncd.store.directory import Directory
from syncd.store.events import EventStore
from syncd.store.quarantine import Quarantined


def retry(
    held: Sequence[Quarantined],
    source: SourceSettings,
    mapping: Events,
    events: EventStore,
    people: Directory,
    now: datetime,
) -> tuple[int, dict[tuple[str, str], str]]:
    """How many new events some items of one source gave, and, by kind and id, why others still cannot be read."""
    name_of = directory.names(people, source.name)
    entries, unreadable = items.mapped(source.info, mapping, map(_item, held), name_of)
    bad = {(problem.item.kind, problem.item.id): problem.problem for problem in unreadable}
    well = [(item.kind, item.id) for item in held if (item.kind, item.id) not in bad]
    return events.commit_page(source.name, entries, None, unreadable, now, recovered=well), bad


def _item(held: Quarantined) -> Item:
    payload = json.loads(held.payload)
    return Item(held.kind, held.id, payload if isinstance(payload, dict) else {}, held.last_seen)
