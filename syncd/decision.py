"""What a person decided about an ask by hand: snoozed, dismissed, reopened, or given to somebody else."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about an ask by hand: it stands above what the fold says.

    ``action`` is snooze (``until``), dismiss, reopen (takes a snooze or dismissal back) or assign (``owner``, a
    person's id).
    """

    ask: str
    action: str
    at: datetime
    until: datetime | None = None
    owner: str = ""
