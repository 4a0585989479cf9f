"""The stakeholders' side of a conversation: what they say opens an ask, at once or once the team takes it up."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from syncd.model import Event, Kind, Person, Role, State
from syncd.reading import ASKS
from syncd.rules import room
from syncd.rules.context import Context
from syncd.rules.conversation import Mark, Turn, Turnabout
from syncd.rules.docket import Docket
from syncd.rules.draft import Draft, Links, Taken
from syncd.rules.finish import ask_id
from syncd.rules.opening import NOTHING_BEFORE, Before, Opening, elsewhere, filed, opening
from syncd.rules.owner import team_owns
from syncd.rules.policy import PlaceRule
from syncd.rules.uptake import Unheard
from syncd.rules.vocative import called

_MOMENT = timedelta(minutes=15)
_SILENCE = timedelta(hours=1)
"""After so long without a word a private chat begins anew."""


class Asking:
    """Opens asks.

    began   who said the first word
    linked  by ask, how likely each message beside the thread is a reply to it
    """

    def __init__(self, context: Context, rule: PlaceRule, docket: Docket, linked: Links) -> None:
        self.began: Person | None = None
        self._context = context
        self._rule = rule
        self._docket = docket
        self._linked = linked
        self._team_spoke = False
        self._filing: Turn | None = None
        self._unheard = Unheard()
        self._helped: dict[str, Person] = {}
        self._spoke: dict[str, Person] = {}
        self._spoke_at: datetime | None = None
        self._theirs = False

    def spoke(self, turn: Turn) -> None:
        """Somebody who is not of the team spoke, and may be called by name from now on."""
        self._spoke[room.first_name(turn.who)] = turn.who
        self._spoke_at = turn.at

    def for_others(self, turn: Turn) -> bool:
        """Whether it is for people outside the team, by mention or called by name."""
        if elsewhere(turn):
            return True
        if turn.mentions:
            return False
        person = room.called(turn, self._spoke) or called(turn.text, self._context.people)
        return person is not None and person.role is not Role.TEAM

    def perhaps_open(self, turn: Turn, *, asked: bool) -> None:
        """A stakeholder who has nothing open spoke. ``asked``: the team has asked last."""
        event = turn.event
        assignees = event.assignees if event.kind is Kind.CREATED else self._docket.assignees
        owned = team_owns(assignees, event, self._context) or (event.kind is Kind.CREATED and self._answers_here())
        every = self._rule.every_message
        meant = every or not (self._between_others(turn) or self.for_others(turn) or self._hosted(turn))
        if not every and self._says_why_deleted(turn):
            return
        before = self._before(turn, asked=asked)
        person = called(turn.text, self._context.people) if meant and not turn.mentions else None
        member = person if person is not None and person.role is Role.TEAM else None
        why = opening(turn, every_message=every, owned=owned, before=before, called=member) if meant else None
        if why is not None:
            self._open_draft(turn, why, turn.at)
            return
        if event.kind is Kind.CREATED and turn.gone is None:
            self._docket.filed = self._filing = turn
        if meant and not before.discussed:
            self._unheard.add(turn)

    def _answers_here(self) -> bool:
        """Whether the config names somebody of the team who owes what is asked in this place: a project of the team."""
        owner = self._context.people.by_id(self._rule.owner) if self._rule.owner else None
        return owner is not None and owner.role is Role.TEAM

    def _hosted(self, turn: Turn) -> bool:
        """Whether it is said on a page of another stakeholder, where the team has not spoken and is not named."""
        owner = turn.event.place.owner
        if owner is None or turn.event.place.unthreaded or turn.mentions or self._team_spoke or self._docket.assignees:
            return False
        host = self._context.people.person(owner)
        return host.role is Role.STAKEHOLDER and host.id != turn.who.id

    def _between_others(self, turn: Turn) -> bool:
        """Whether a stakeholder began by calling another one, and the team neither spoke since nor is called now.

        Asked of each message, for the first one decides.
        """
        if not self._spoke:
            self._theirs = self.for_others(turn)
        if not self._theirs or self._team_spoke or turn.mentions:
            return False
        return called(turn.text, self._context.people) is None

    def _says_why_deleted(self, turn: Turn) -> bool:
        """Whether who deleted their ask a moment ago speaks, and asks nothing: they say why."""
        last = self._docket.last_of(turn.who.id)
        if last is None or last.state is not State.WITHDRAWN or last.closed_at is None:
            return False
        return turn.at - last.closed_at <= _MOMENT and turn.reading.asks < ASKS

    def perhaps_taken_up(self, turn: Turn) -> None:
        """Somebody of the team spoke: what it takes up, while nothing else is open, was an ask."""
        self._team_spoke = True
        self._spoke_at = turn.at
        turns, why = self._unheard.take(turn)
        if turns and not self._docket.open():
            self._helped.setdefault(turns[0].who.id, turn.who)
        if why is not None and not self._docket.open():
            self._open_late(turns, why, turn.at)

    def perhaps_pointed_out(self, turn: Turn) -> None:
        """A stakeholder calls somebody of the team to what another said: that one owes it, and it is an ask."""
        person = room.points_to(turn)
        if person is None:
            return
        others = self._docket.others(turn.who.id)
        if not others:
            turns = self._unheard.pointed_out(turn)
            why = Opening("pointed_out", f"{turn.who.name} called {person.name} to it", plain=False)
            others = [self._open_late(turns, why, turn.at)] if turns else []
        if len(others) == 1:
            others[0].taken = Taken(person, turn.at, f"{turn.who.name} called {person.name} to it", plainly=True)

    def perhaps_looked_at(self, mark: Mark) -> None:
        """Somebody of the team set eyes on a message: while nothing else is open, that is a suspicion of an ask."""
        turns = () if self._docket.open() else self._unheard.looked_at(mark.event.target)
        if turns:
            why = Opening("taken_up", f"{mark.who.name} reacted :{mark.name}:", plain=True, sure=False)
            self._open_late(turns, why, mark.at)

    def perhaps_moved(self, turnabout: Turnabout) -> None:
        """The team moves an issue that nobody owned: it is at work on it."""
        turn = self._docket.filed
        if turn is not None and not self._docket.open():
            self._unheard.looked_at(turn.event.id)
            why = Opening("taken_up", f"{turnabout.name} moved it to {turnabout.event.text}", plain=False)
            self._open_late([turn], why, turnabout.at)

    def reopened(self, event: Event, who: str) -> None:
        """An issue in which no ask was heard before it was closed: who opens it again asks."""
        turn = self._filing
        if turn is not None and turn.gone is None:
            why = Opening("filed_issue", f"{turn.who.name} filed it, and it was opened again", plain=False)
            draft = self._open_late([turn], why, event.at)
            draft.note("reopened", f"{who} reopened it", "resumed", event)

    def left_out(self, turns: Sequence[Turn]) -> None:
        """The team answered one of several questions: the others are asked still."""
        if turns:
            why = Opening("left_out", "the answer named another of the questions", plain=False)
            self._open_late(turns, why, turns[0].at)

    def _open_late(self, turns: Sequence[Turn], why: Opening, at: datetime) -> Draft:
        """Opens an ask at what was said before: its clock runs from ``at`` on."""
        self._docket.filed = None
        draft = self._open_draft(turns[0], why, at)
        for further in turns[1:]:
            draft.extend(further, asks=False)
            self._docket.belongs(further.event.id, draft)
        return draft

    def _before(self, turn: Turn, *, asked: bool) -> Before:
        """What went before a message in its thread."""
        last = self._docket.last_of(turn.who.id)
        answered = turn.who.id in self._helped if last is None else last.state in (State.ANSWERED, State.SETTLED)
        others = self._docket.any_other(turn.who.id)
        begins = self._begins(turn)
        return Before(answered, asked, others, begins) if answered or asked or others or begins else NOTHING_BEFORE

    def _begins(self, turn: Turn) -> bool:
        """Whether a conversation begins with it."""
        last = self._spoke_at
        return last is None or (turn.event.place.private and turn.at - last >= _SILENCE)

    def _open_draft(self, turn: Turn, why: Opening, at: datetime) -> Draft:
        event = turn.event
        id_ = ask_id(event.source, event.thread, event.id)
        draft = Draft(id_, turn, turn.who, why.plain, at, [turn], turn.at, why.score or 0.0, why.sure)
        draft.linked = self._linked.get(id_, {})
        draft.note(why.rule, why.detail, "opened", event, why.score)
        last = self._docket.last_of(turn.who.id)
        if last is not None and last.answerer is not None:
            name = last.answerer.name
            draft.taken = Taken(last.answerer, at, f"{name} answered {turn.who.name} here before", plainly=False)
        elif (helper := self._helped.get(turn.who.id)) is not None:
            draft.taken = Taken(helper, at, f"{helper.name} spoke with {turn.who.name} about it before", plainly=False)
        elif self.began is not None and self.began.role is Role.TEAM:
            draft.taken = Taken(self.began, at, f"{self.began.name} began the conversation", plainly=False)
        self._docket.add(draft)
        return draft

    def became_ours(self, event: Event) -> None:
        """An issue that nobody owned when it was filed is owed an answer from when it became the team's."""
        turn = self._docket.filed
        if turn is None or event.kind is not Kind.ASSIGNMENT or self._docket.of_asker(turn.who.id) is not None:
            return
        if team_owns(self._docket.assignees, event, self._context):
            self._docket.filed = None
            self._open_draft(turn, filed(turn), event.at)
