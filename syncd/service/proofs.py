"""What proves that nobody answered: complete readings of a source by this process, and the threads that they showed."""

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from syncd.model import Ask, ThreadRef


@dataclass(frozen=True, slots=True)
class Proof:
    """A complete reading of a source.

    at       what was said before is known: when the reading began, by the tool's clock as far as it told it
    shown    until when it is known what was said in a thread that the tool showed, in this reading or in those that
             were broken off before it. Of any other thread nothing is proven: it may not have been looked into, and
             what is new to the ledger (an ask that was opened while the reading went on) was not looked for
    unread   threads that were to be verified and that the tool did not show
    is_past  the source could not be read since
    """

    at: datetime
    shown: Mapping[str, datetime] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    is_past: bool = False


class Proofs:
    """The last proof of each source. What another process has read, before a restart, proves nothing any more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: dict[str, Proof] = {}
        self._shown: dict[str, dict[str, datetime]] = {}
        self._doubts = 0

    def begin(self) -> int:
        """A reading begins; what it gives is to be handed to ``end`` or ``break_off``."""
        with self._lock:
            return self._doubts

    def end(self, source: str, begun: int, at: datetime, shown: Collection[str], unread: frozenset[str]) -> None:
        """The reading is complete. It counts unless everything has been put in doubt since it began."""
        with self._lock:
            before = self._shown.pop(source, {})
            if begun == self._doubts:
                self._found[source] = Proof(at, before | dict.fromkeys(shown, at), unread)

    def break_off(self, source: str, begun: int, at: datetime, shown: Collection[str], *, failed: bool) -> None:
        """The reading ends before all was read; the next goes on where it was. ``failed``: it could not go on."""
        with self._lock:
            if begun == self._doubts:
                self._shown.setdefault(source, {}).update(dict.fromkeys(shown, at))
            if failed and source in self._found:
                self._found[source] = replace(self._found[source], is_past=True)

    def doubt(self) -> None:
        """Who is who has changed: threads in which nobody waited may have asks now, and must be read first."""
        with self._lock:
            self._doubts += 1
            self._found.clear()
            self._shown.clear()

    def now(self) -> Mapping[str, Proof]:
        """By source, what is proven at present."""
        with self._lock:
            return MappingProxyType(dict(self._found))


def proven_at(proofs: Mapping[str, Proof], ask: Ask) -> datetime | None:
    """Until when it is proven what was said to an ask, so that people may be told of it; None where it is not."""
    proof = proofs.get(ask.source)
    return None if proof is None or ask.thread in proof.unread else proof.shown.get(ask.thread)


def read_at(proofs: Mapping[str, Proof], ask: Ask) -> datetime | None:
    """When the source of an ask that was told was read last; None where it, or the ask's thread, cannot be read.

    What was told was proven then, and is watched: a message about it goes out though no reading showed it since.
    """
    proof = proofs.get(ask.source)
    return None if proof is None or proof.is_past or ask.thread in proof.unread else proof.at


def unread(watch: Sequence[ThreadRef], shown: Collection[str]) -> frozenset[str]:
    """The threads that were to be verified and were not shown: nobody is accused by what is known of them."""
    return frozenset({ref.thread for ref in watch if ref.verify}.difference(shown))
