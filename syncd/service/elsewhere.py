"""Answers in other threads: which asks the touched threads may answer, and what the threads that link to an ask say."""

from collections.abc import Callable, Mapping, Sequence

from syncd.model import Ask
from syncd.reading import Entry
from syncd.rules.context import Context
from syncd.rules.elsewhere import answered_elsewhere
from syncd.rules.references import addresses
from syncd.store.ledger import LedgerStore
from syncd.store.links import LinkStore
from syncd.store.touch import ThreadKey

MOST_LINKING = 20
"""Threads that link to one ask and are read for an answer."""

Threads = Mapping[ThreadKey, Sequence[Entry]]


def may_answer(keys: Sequence[ThreadKey], links: LinkStore, ledger: LedgerStore) -> list[ThreadKey]:
    """The other threads with asks to which some of these threads link; most threads link nowhere."""
    linked = links.of_threads(keys)
    if not linked:
        return []
    known = set(keys)
    return [key for key in dict.fromkeys(ledger.linked_by(linked)) if key not in known]


def with_answers(
    found: Mapping[ThreadKey, tuple[Ask, ...]],
    stored: Threads,
    links: LinkStore,
    read: Callable[[Sequence[ThreadKey]], Threads],
    context: Context,
) -> dict[ThreadKey, tuple[Ask, ...]]:
    """The asks, those settled that were answered in a thread that links to them. ``read`` gives threads by key."""
    wanted = {ask.id: addresses(ask.url) for asks in found.values() for ask in asks if ask.state.owed}
    linked = sorted({address for some in wanted.values() for address in some})
    if not linked or not (linking := links.to(linked)):
        return dict(found)
    others = {
        ask: list(dict.fromkeys(key for address in some for key in linking.get(address, ())))[:MOST_LINKING]
        for ask, some in wanted.items()
    }
    threads = read(sorted({key for keys in others.values() for key in keys}))

    def judged(key: ThreadKey, ask: Ask) -> Ask:
        linked = [threads[other] for other in others.get(ask.id, ()) if other != key and other in threads]
        return answered_elsewhere(ask, stored.get(key, ()), linked, context) if linked else ask

    return {key: tuple(judged(key, ask) for ask in asks) for key, asks in found.items()}
