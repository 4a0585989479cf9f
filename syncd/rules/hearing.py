"""Hears a conversation step by step and keeps the drafts of its asks: opened, acknowledged, answered, settled."""

from collections.abc import Iterable

from syncd.model import Account, Event, Kind, Role, State
from syncd.reading import ASKS
from syncd.rules import emoji, room
from syncd.rules.answering import Answering
from syncd.rules.asker import Says, says
from syncd.rules.asking import Asking
from syncd.rules.beside import can_be_answered_beside, is_next, link
from syncd.rules.consent import asks_for_consent
from syncd.rules.context import Context
from syncd.rules.conversation import Mark, Step, Turn, Turnabout
from syncd.rules.docket import Docket
from syncd.rules.draft import Draft, Links, quote
from syncd.rules.finish import Decisions, dismissed
from syncd.rules.judge import is_sure
from syncd.rules.policy import PlaceRule
from syncd.rules.reply import contented, weigh


class Hearing:
    """One conversation, heard once from its first step to its last.

    first   the thread's first event: a reply to it is addressed to nobody in particular
    linked  by ask, how likely each message beside the thread is a reply to it
    """

    def __init__(self, context: Context, first: Event, decisions: Decisions, rule: PlaceRule, linked: Links) -> None:
        self.context = context
        self._docket = Docket()
        self._team = Answering(context, first, rule, self._docket)
        self._asking = Asking(context, rule, self._docket, linked)
        self._decisions = decisions
        self._rule = rule
        self._closed = False

    @property
    def assignees(self) -> tuple[Account, ...]:
        """Of the thread, as of the step heard last."""
        return self._docket.assignees

    def hear(self, steps: Iterable[Step]) -> list[Draft]:
        """All drafts, the oldest first; what was deleted and never answered is withdrawn."""
        for step in steps:
            if isinstance(step, Turn):
                self.turn(step)
            elif isinstance(step, Mark):
                self.mark(step)
            else:
                self.turnabout(step)
        self._docket.withdraw(None)
        return self._docket.all

    def go_on(self, beside: Iterable[Step], linked: Links) -> list[Draft]:
        """All drafts once this is heard too, which was said beside the thread after all that was heard in it."""
        for draft in self._docket.all:
            draft.linked = linked.get(draft.id, {})
        return self.hear(beside)

    def turn(self, turn: Turn) -> None:
        """Somebody said something."""
        self._docket.withdraw(turn.at)
        if turn.nearby:
            if turn.gone is None:
                self._nearby(turn)
            return
        if self._asking.began is None:
            self._asking.began = turn.who
        if turn.who.role is Role.TEAM:
            if turn.gone is None:
                self._asking.perhaps_taken_up(turn)
                self._team.hear(turn)
                self._asking.left_out(self._team.take_left())
        else:
            self._stakeholder(turn)
            self._asking.spoke(turn)
        if turn.event.kind is Kind.CREATED:
            self.turnabout(Turnabout(turn.event, turn.at, turn.who))

    def mark(self, mark: Mark) -> None:
        """A reaction that stands: a ✅ settles, 👀 and the like acknowledge; only on a message of the ask itself."""
        team = mark.who.role is Role.TEAM
        if team and mark.name in emoji.LOOKS:
            self._asking.perhaps_looked_at(mark)
        draft = self._docket.of_message(mark.event.target)
        if draft is None or not draft.state.owed:
            return
        if mark.name in emoji.SETTLES and (team or mark.who.id == draft.asker.id):
            self._docket.close(draft, "reaction_settled", f"{mark.who.name} marked it :{mark.name}:", mark.event)
        elif team and mark.name in emoji.ACKNOWLEDGES:
            agrees = mark.name in emoji.AGREES and draft.only_asks
            if agrees and asks_for_consent(draft.turns[-1].text):
                self._docket.close(draft, "reaction_agreed", f"{mark.who.name} agreed with :{mark.name}:", mark.event)
                return
            draft.agreed = draft.agreed or agrees
            draft.acknowledge("reaction_acknowledged", f"{mark.who.name} reacted :{mark.name}:", mark.event)

    def turnabout(self, turnabout: Turnabout) -> None:
        """The thread as a whole changed: assigned, moved, closed, reopened."""
        event = turnabout.event
        if event.kind is Kind.CREATED or event.kind is Kind.ASSIGNMENT:
            self._docket.assignees = event.assignees
            self._asking.became_ours(event)
            if event.kind is Kind.ASSIGNMENT:
                self._assigned(turnabout)
        if event.closed:
            self._thread_closed(turnabout)
        elif event.closed is False and (self._closed or event.kind is Kind.REOPEN):
            self._thread_reopened(turnabout)
        elif event.kind is Kind.MESSAGE:
            for draft in self._docket.open():
                draft.note("program", "a program wrote, which is no answer", "passed_over", event)
        elif event.kind is Kind.STATUS and turnabout.team:
            self._asking.perhaps_moved(turnabout)
            for draft in self._docket.open():
                detail = f"{turnabout.name} moved it to {event.text}"
                draft.acknowledge("status_moved", detail, event)

    def _assigned(self, turnabout: Turnabout) -> None:
        """Handing it to a colleague shows that it was seen; given to somebody else, it is not the team's any more."""
        roles = {self.context.people.person(account).role for account in self._docket.assignees}
        for draft in self._docket.open():
            if Role.TEAM in roles:
                draft.taken = None
                if turnabout.team:
                    detail = f"{turnabout.name} saw it and gave it to whoever is assigned now"
                    draft.acknowledge("handed_over", detail, turnabout.event)
            elif Role.STAKEHOLDER in roles and draft.opening.event.kind is Kind.CREATED:
                self._docket.close(
                    draft, "assigned_elsewhere", "it was given to somebody outside the team", turnabout.event
                )

    def _stakeholder(self, turn: Turn) -> None:
        draft = self._docket.of_asker(turn.who.id)
        if draft is not None and dismissed(self._decisions, draft.id, turn.at):
            self._docket.leave(draft)
            draft = None
        if turn.gone is None:
            others = self._docket.others(turn.who.id)
            if others:
                self._beside_others(turn, others)
        if draft is None:
            self._asking.perhaps_open(turn, asked=self._team.asked)
        elif turn.gone is None:
            self._further(turn, draft)
        if turn.gone is None and turn.mentions:
            self._asking.perhaps_pointed_out(turn)

    def _beside_others(self, turn: Turn, drafts: Iterable[Draft]) -> None:
        """A stakeholder spoke below the asks of others: perhaps with what those wanted."""
        began = self._asking.began
        aside = room.aside(turn, began.id if began is not None else "")
        for draft in drafts:
            draft.spoken_to, draft.thanked = True, False
            if aside.settles(draft) or (turn.nearby and aside.settles_next(draft)):
                detail = f"{turn.who.name}, who is not of the team, saw to it: {quote(turn)}"
                self._docket.close(draft, "stakeholder_answered", detail, turn.event)
            elif aside.tells:
                draft.told_by = turn

    def _further(self, turn: Turn, draft: Draft) -> None:
        """The asker of an open ask spoke again."""
        name = turn.who.name
        if self._asking.for_others(turn) and not self._rule.every_message:
            draft.note("addressed_elsewhere", f"{name} spoke to others", "passed_over", turn.event)
            return
        if self._asker_settles(turn, draft):
            return
        if says(turn, draft) is Says.NOTHING:
            detail = f"{name} added nothing that asks: {quote(turn)}"
            draft.note("pleasantry", detail, "passed_over", turn.event)
        else:
            draft.extend(turn, asks=turn.reading.asks >= ASKS and is_sure(turn.reading))
            self._docket.belongs(turn.event.id, draft)

    def _asker_settles(self, turn: Turn, draft: Draft) -> bool:
        """Whether an asker's own words settle it, by themselves or as thanks to another stakeholder."""
        name, told = turn.who.name, draft.told_by
        said = says(turn, draft)
        if said is Says.DONE:
            self._docket.close(draft, "asker_closed", f"{name} closed it: {quote(turn)}", turn.event)
        elif said is Says.AGREED:
            self._docket.close(draft, "asker_agreed", f"{name} agreed: {quote(turn)}", turn.event)
        elif told is not None and room.contented(turn, draft):
            detail = f"{name} is content with what {told.who.name} said: {quote(turn)}"
            self._docket.close(draft, "stakeholder_answered", detail, turn.event)
        elif draft.agreed and contented(turn):
            self._docket.close(draft, "asker_thanked", f"{name} took the thumb for a yes: {quote(turn)}", turn.event)
        elif said is Says.THANKS:
            self._docket.close(draft, "asker_thanked", f"{name} gave thanks: {quote(turn)}", turn.event)
        return not draft.state.owed

    def _nearby(self, turn: Turn) -> None:
        """Somebody spoke at the top level of the same chat: only asks from there can be meant."""
        for draft in self._docket.open():
            if not can_be_answered_beside(draft):
                continue
            if turn.who.id == draft.asker.id:
                back = draft.state is State.WAITING_ON_ASKER
                if back or is_next(turn, draft) or room.contented(turn, draft) or room.found_out(turn, draft):
                    self._asker_nearby(turn, draft)
                continue
            if turn.who.role is Role.TEAM and (rule := link(turn, draft)):
                self._team.reply(turn, draft, weigh(turn), rule)
            elif turn.who.role is not Role.TEAM and is_next(turn, draft):
                self._beside_others(turn, [draft])
            elif (likely := draft.linked.get(turn.event.id)) is not None:
                draft.told_by = turn if turn.who.role is Role.TEAM and not turn.mentions else None
                detail = f"{turn.who.name} wrote in the channel, probably about something else: {quote(turn)}"
                draft.note("channel_link", detail, "passed_over", turn.event, likely)
            draft.channel_free = False

    def _asker_nearby(self, turn: Turn, draft: Draft) -> None:
        if self._asker_settles(turn, draft):
            return
        if draft.state is State.WAITING_ON_ASKER and says(turn, draft) is Says.MORE:
            draft.extend(turn, asks=False)
            draft.channel_free = True
        draft.last_at = turn.at

    def _thread_closed(self, turnabout: Turnabout) -> None:
        self._closed = True
        self._docket.filed = None
        event, program = turnabout.event, turnabout.program
        for draft in self._docket.open():
            if program and draft.state is State.OPEN:
                detail = "closed by a program, and nobody of the team had said a word"
                draft.note("closed_by_program", detail, "passed_over", event)
                continue
            self._docket.close(draft, "thread_closed", f"{turnabout.name} closed it", event)
            draft.by_closing = True

    def _thread_reopened(self, turnabout: Turnabout) -> None:
        self._closed = False
        who = turnabout.who
        if who is None or who.role is not Role.STAKEHOLDER or turnabout.program:
            return
        again = [draft for draft in self._docket.all if draft.by_closing] or self._docket.all[-1:]
        if not again:
            self._asking.reopened(turnabout.event, who.name)
        self._docket.reopen(again, "reopened", f"{who.name} reopened it: the clock starts anew", turnabout.event)
