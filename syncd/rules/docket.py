"""The asks of one conversation so far: which are open, whose they are, and which message belongs to which."""

from collections.abc import Sequence
from datetime import datetime

from syncd.model import Account, Event, State
from syncd.rules.conversation import Turn
from syncd.rules.draft import Draft


class Docket:
    """Keeps the drafts while a conversation is heard.

    all        every draft, the oldest first
    assignees  of the thread, as of the step heard last
    filed      the message of an issue that was nobody's when it was filed, until somebody answers it
    """

    def __init__(self) -> None:
        self.all: list[Draft] = []
        self.assignees: tuple[Account, ...] = ()
        self.filed: Turn | None = None
        self._open: dict[str, Draft] = {}
        self._last: dict[str, Draft] = {}
        self._of_message: dict[str, Draft] = {}
        self._doomed: list[Draft] = []

    def add(self, draft: Draft) -> None:
        """Takes in a draft; one whose message is deleted later is doomed, unless it is closed before that."""
        self.all.append(draft)
        self._last[draft.asker.id] = draft
        if draft.opening.gone is None:
            self._open[draft.asker.id] = draft
        else:
            self._doomed.append(draft)
        self._of_message[draft.opening.event.id] = draft

    def belongs(self, event: str, draft: Draft) -> None:
        """A further message is part of a draft."""
        self._of_message[event] = draft

    def of_message(self, event: str) -> Draft | None:
        """The draft to which a message belongs."""
        return self._of_message.get(event)

    def of_asker(self, person: str) -> Draft | None:
        """The open draft of a person."""
        return self._open.get(person)

    def last_of(self, person: str) -> Draft | None:
        """The latest draft of a person, open or not."""
        return self._last.get(person)

    def open(self) -> list[Draft]:
        """What is open now, also what will be deleted."""
        return [*self._open.values(), *self._doomed]

    def any_other(self, person: str) -> bool:
        """Whether anything is open of anybody else."""
        return len(self._open) > (person in self._open)

    def others(self, person: str) -> list[Draft]:
        """What is open of anybody else."""
        return [draft for draft in self._open.values() if draft.asker.id != person]

    def leave(self, draft: Draft) -> None:
        """The next word of its asker may open another."""
        if self._open.get(draft.asker.id) is draft:
            del self._open[draft.asker.id]
        elif draft in self._doomed:
            self._doomed.remove(draft)

    def close(self, draft: Draft, rule: str, detail: str, event: Event, state: State = State.SETTLED) -> None:
        """Closes a draft, with those who are assigned then."""
        draft.assignees = self.assignees
        draft.close(state, rule, detail, event)
        self.leave(draft)

    def reopen(self, drafts: Sequence[Draft], rule: str, detail: str, event: Event) -> None:
        """Opens again what was closed, unless its asker has another open by now."""
        for draft in drafts:
            if draft.asker.id not in self._open and draft.state in (State.SETTLED, State.ANSWERED):
                draft.reopen(rule, detail, event)
                self._open[draft.asker.id] = draft

    def withdraw(self, before: datetime | None) -> None:
        """Withdraws what was deleted before that moment; all of it without one."""
        for draft in self._doomed[:]:
            gone = draft.opening.gone
            if gone is not None and (before is None or gone < before):
                draft.assignees = self.assignees
                draft.withdraw(gone)
                self._doomed.remove(draft)
