"""What proves that nobody answered: complete readings of a source by this process, and the threads they left out."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from syncd.model import Ask, ThreadRef


@dataclass(frozen=True, slots=True)
class Proof:
    """A complete reading of a source.

    at      what was said before is known: when the reading began, by the tool's clock as far as it told it
    unread  threads that were to be verified and that the tool did not show
    """

    at: datetime
    unread: frozenset[str] = frozenset()


class Proofs:
    """The last proof of each source. What another process has read, before a restart, proves nothing any more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._found: dict[str, Proof] = {}
        self._doubts = 0

    def begin(self) -> int:
        """A reading begins; what it gives is to be handed to ``end``."""
        with self._lock:
            return self._doubts

    def end(self, source: str, begun: int, proof: Proof) -> None:
        """The reading is complete. It counts unless everything has been put in doubt since it began."""
        with self._lock:
            if begun == self._doubts:
                self._found[source] = proof

    def doubt(self) -> None:
        """Who is who has changed: threads in which nobody waited may have asks now, and must be read first."""
        with self._lock:
            self._doubts += 1
            self._found.clear()

    def now(self) -> Mapping[str, Proof]:
        """By source, what is proven at present."""
        with self._lock:
            return MappingProxyType(dict(self._found))


def proven_at(proofs: Mapping[str, Proof], ask: Ask) -> datetime | None:
    """Until when it is known what was said to an ask; None where that is not known."""
    proof = proofs.get(ask.source)
    return None if proof is None or ask.thread in proof.unread else proof.at


def unread(watch: Sequence[ThreadRef], shown: frozenset[str]) -> frozenset[str]:
    """The threads that were to be verified and were not shown: nobody is accused by what is known of them."""
    return frozenset(ref.thread for ref in watch if ref.verify) - shown
