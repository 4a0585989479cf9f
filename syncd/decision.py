"""What a person decided about an ask: snoozed, dismissed, reopened, or given to somebody else."""

from dataclasses import dataclass
from datetime import datetime, timedelta

SNOOZE = timedelta(days=1)
"""How long a snooze lasts where nobody says otherwise."""
DONE_ELSEWHERE = "done elsewhere"
"""Why an ask was dismissed that needs no answer here, because it got one where syncd does not look."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about an ask: it stands above what the fold says.

    ``action`` is snooze (``until``), dismiss (``reason``, where one was given), reopen (takes a snooze or dismissal
    back) or assign (``owner``, a person's id). Who decided by a reaction on the alert is known by their account: ``by``
    is its key, ``event`` the id of the reaction, of the same source. Of a decision at the shell both are empty.
    """

    ask: str
    action: str
    at: datetime
    until: datetime | None = None
    owner: str = ""
    reason: str = ""
    by: str = ""
    event: str = ""
