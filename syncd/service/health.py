"""Whether syncd lives (/healthz) and does its work (/readyz), as one word and a status; nothing private in either."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_STILL = 60.0
"""Seconds without a sign of life of the main loop after which it hangs: it gives one at least every few seconds."""
JUST_NOW = 30.0
"""Seconds for which a failure of the store counts: a full disk is noticed at each write, not between."""
LONGEST_WAIT = 5.0
"""Seconds for which others may write to the store while we wait to: a page takes milliseconds."""
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered: the HTTP status, and a text for people."""

    status: int
    text: str


def healthz(still_for: float, stumbled_before: float, waited: float, *, database: bool) -> Answer:
    """200 while the main loop turns and the database answers, else 503 with the reason.

    ``still_for`` and ``stumbled_before`` are seconds since the loop's last sign of life and the store's last failure,
    ``waited`` how many one of our threads has been waiting to write.
    """
    if not database or stumbled_before < JUST_NOW:
        return Answer(503, "database does not answer\n")
    if waited > LONGEST_WAIT:
        return Answer(503, "database is locked: another process writes to it\n")
    if still_for > LONGEST_STILL:
        return Answer(503, "main loop hangs\n")
    return Answer(200, "ok\n")


def readyz(health: Answer, unpolled: Sequence[str]) -> Answer:
    """200 once every enabled source has been polled since the start, well or not; before that it gathers.

    That the store is migrated and the config accepted needs no question: nothing listens before.
    """
    if health.status != 200:
        return health
    if unpolled:
        more = f" and {len(unpolled) - MOST_NAMED} more" if len(unpolled) > MOST_NAMED else ""
        return Answer(503, f"not polled yet: {', '.join(unpolled[:MOST_NAMED])}{more}\n")
    return Answer(200, "ready\n")
