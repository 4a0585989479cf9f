"""Hears a conversation step by step and keeps the drafts of its asks: opened, acknowledged, answered, settled."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from syncd.model import Account, Event, Kind, Role, State
from syncd.reading import ASKS
from syncd.rules import emoji, promise
from syncd.rules.asker import Says, says
from syncd.rules.beside import can_be_answered_beside, is_next, link
from syncd.rules.context import Context
from syncd.rules.conversation import Mark, Step, Turn, Turnabout
from syncd.rules.draft import Draft, Links, Promised, quote
from syncd.rules.finish import Decisions, ask_id, dismissed
from syncd.rules.opening import Opening, elsewhere, filed, opening
from syncd.rules.owner import owner_of, team_owns
from syncd.rules.policy import PlaceRule, Policy
from syncd.rules.reply import Weight, weigh


class Hearing:
    """One conversation, heard once from its first step to its last.

    first      the thread's first event: a reply to it is addressed to nobody in particular
    assignees  of the thread, as of the step heard last
    linked     by ask, how likely each message beside the thread is a reply to it
    """

    def __init__(self, context: Context, first: Event, decisions: Decisions, rule: PlaceRule, linked: Links) -> None:
        self.context = context
        self.assignees: tuple[Account, ...] = ()
        self._first = first.id
        self._decisions = decisions
        self._rule = rule
        self._policies: dict[str, Policy] = {}
        self._drafts: list[Draft] = []
        self._open: dict[str, Draft] = {}
        self._of_message: dict[str, Draft] = {}
        self._closed = False
        self._filed: Turn | None = None
        self._doomed: list[Draft] = []
        self._linked = linked

    def hear(self, steps: Iterable[Step]) -> list[Draft]:
        """All drafts, the oldest first; what was deleted and never answered is withdrawn."""
        for step in steps:
            if isinstance(step, Turn):
                self.turn(step)
            elif isinstance(step, Mark):
                self.mark(step)
            else:
                self.turnabout(step)
        self._withdraw(None)
        return self._drafts

    def turn(self, turn: Turn) -> None:
        """Somebody said something."""
        if self._doomed:
            self._withdraw(turn.at)
        if turn.nearby:
            if turn.gone is None:
                self._nearby(turn)
        elif turn.who.role is Role.TEAM:
            if turn.gone is None:
                self._team(turn)
        else:
            self._stakeholder(turn)
        if turn.event.kind is Kind.CREATED and not turn.nearby:
            self.turnabout(Turnabout(turn.event, turn.at, turn.who))

    def mark(self, mark: Mark) -> None:
        """A reaction that stands: a ✅ settles, 👀 and the like acknowledge; only on a message of the ask itself."""
        draft = self._of_message.get(mark.event.target)
        if draft is None or not draft.state.owed:
            return
        team = mark.who.role is Role.TEAM
        if mark.name in emoji.SETTLES and (team or mark.who.id == draft.asker.id):
            self._settle(draft, "reaction_settled", f"{mark.who.name} marked it :{mark.name}:", mark.event)
        elif team and mark.name in emoji.ACKNOWLEDGES:
            draft.acknowledge("reaction_acknowledged", f"{mark.who.name} reacted :{mark.name}:", mark.event)

    def turnabout(self, turnabout: Turnabout) -> None:
        """The thread as a whole changed: assigned, moved, closed, reopened."""
        event = turnabout.event
        if event.kind is Kind.CREATED or event.kind is Kind.ASSIGNMENT:
            self.assignees = event.assignees
            self._became_ours(event)
        if event.closed:
            self._thread_closed(turnabout)
        elif event.closed is False and (self._closed or event.kind is Kind.REOPEN):
            self._thread_reopened(turnabout)
        elif event.kind is Kind.MESSAGE:
            for draft in self._all_open():
                draft.note("program", "a program wrote, which is no answer", "passed_over", event)
        elif event.kind is Kind.STATUS and turnabout.team:
            for draft in self._all_open():
                detail = f"{turnabout.name} moved it to {event.text}"
                draft.acknowledge("status_moved", detail, event)

    def _settle(self, draft: Draft, rule: str, detail: str, event: Event, state: State = State.SETTLED) -> None:
        """Closes a draft; the next word of its asker may open another."""
        draft.assignees = self.assignees
        draft.close(state, rule, detail, event)
        if self._open.get(draft.asker.id) is draft:
            del self._open[draft.asker.id]
        elif draft in self._doomed:
            self._doomed.remove(draft)

    def _reply(self, turn: Turn, draft: Draft, weight: Weight, rule: str) -> None:
        """What a team member's message does to one ask. ``rule`` names how it was linked to it."""
        name = turn.who.name
        draft.spoken_to = True
        draft.thanked = weight in (Weight.ACKNOWLEDGEMENT, Weight.PROMISE)
        if weight is Weight.NOTHING:
            draft.note("no_words", f"{name} wrote no words", "passed_over", turn.event)
        elif not self._may_answer(turn, draft):
            draft.note("not_the_owner", f"only the owner's answer counts, not {name}'s", "passed_over", turn.event)
        elif weight is Weight.COUNTER_QUESTION:
            draft.pause(turn)
        elif weight is Weight.PROMISE:
            self._promise(turn, draft)
        elif weight is Weight.ACKNOWLEDGEMENT:
            draft.acknowledge("acknowledgement", f"{name} has seen it: {quote(turn)}", turn.event)
        elif weight is Weight.THANKS and not draft.plain:
            draft.acknowledge("only_thanks", f"{name} gave thanks, no answer: {quote(turn)}", turn.event)
        else:
            self._settle(draft, rule, f"{name} answered: {quote(turn)}", turn.event, State.ANSWERED)

    def _team(self, turn: Turn) -> None:
        if not self._open and self._filed is None and not self._doomed:
            return
        drafts = self._all_open()
        weight = weigh(turn)
        if weight is Weight.ANSWER:
            self._filed = None
        for draft in self._addressed(turn, drafts):
            self._reply(turn, draft, weight, "team_answer")

    def _addressed(self, turn: Turn, drafts: Sequence[Draft]) -> list[Draft]:
        """The asks a message is a reply to: all before it, unless it names one of several askers."""
        if len(drafts) < 2:
            return list(drafts)
        names = {person.id for person in turn.mentions}
        to = turn.event.reply_to
        replied = self._of_message.get(to) if to and to != self._first else None
        meant = [draft for draft in drafts if draft.asker.id in names or draft is replied]
        if len(meant) != 1:
            return list(drafts)
        for draft in drafts:
            if draft is not meant[0]:
                detail = f"{turn.who.name} spoke to {meant[0].asker.name}"
                draft.note("addressed_elsewhere", detail, "passed_over", turn.event)
        return meant

    def _stakeholder(self, turn: Turn) -> None:
        draft = self._open.get(turn.who.id)
        if draft is not None and dismissed(self._decisions, draft.id, turn.at):
            del self._open[turn.who.id]
            draft = None
        if turn.gone is None:
            for other in self._open.values():
                if other is not draft:
                    other.spoken_to, other.thanked = True, False
        if draft is None:
            self._perhaps_open(turn)
        elif turn.gone is None:
            self._further(turn, draft)

    def _further(self, turn: Turn, draft: Draft) -> None:
        """The asker of an open ask spoke again."""
        name = turn.who.name
        if elsewhere(turn) and not self._rule.every_message:
            draft.note("addressed_elsewhere", f"{name} spoke to others", "passed_over", turn.event)
            return
        match says(turn, draft):
            case Says.DONE:
                self._settle(draft, "asker_closed", f"{name} closed it: {quote(turn)}", turn.event)
            case Says.THANKS:
                self._settle(draft, "asker_thanked", f"{name} gave thanks: {quote(turn)}", turn.event)
            case Says.NOTHING:
                detail = f"{name} added nothing that asks: {quote(turn)}"
                draft.note("pleasantry", detail, "passed_over", turn.event)
            case Says.MORE:
                draft.extend(turn, asks=turn.reading.asks >= ASKS)
                self._of_message[turn.event.id] = draft

    def _nearby(self, turn: Turn) -> None:
        """Somebody spoke at the top level of the same chat: only asks from there can be meant."""
        for draft in self._all_open():
            if not can_be_answered_beside(draft):
                continue
            if turn.who.id == draft.asker.id:
                if is_next(turn, draft):
                    self._asker_nearby(turn, draft)
                continue
            if turn.who.role is Role.TEAM and (rule := link(turn, draft)):
                self._reply(turn, draft, weigh(turn), rule)
            elif (likely := draft.linked.get(turn.event.id)) is not None:
                detail = f"{turn.who.name} wrote in the channel, probably about something else: {quote(turn)}"
                draft.note("channel_link", detail, "passed_over", turn.event, likely)
            draft.channel_free = False

    def _asker_nearby(self, turn: Turn, draft: Draft) -> None:
        match says(turn, draft):
            case Says.DONE:
                self._settle(draft, "asker_closed", f"{turn.who.name} closed it: {quote(turn)}", turn.event)
            case Says.THANKS:
                self._settle(draft, "asker_thanked", f"{turn.who.name} gave thanks: {quote(turn)}", turn.event)
            case _:
                draft.last_at = turn.at

    def _perhaps_open(self, turn: Turn) -> None:
        event = turn.event
        assignees = event.assignees if event.kind is Kind.CREATED else self.assignees
        owned = team_owns(assignees, event, self.context)
        why = opening(turn, every_message=self._rule.every_message, owned=owned)
        if why is not None:
            self._open_draft(turn, why, turn.at)
        elif event.kind is Kind.CREATED and turn.gone is None:
            self._filed = turn

    def _open_draft(self, turn: Turn, why: Opening, at: datetime) -> None:
        event = turn.event
        id_ = ask_id(event.source, event.thread, event.id)
        draft = Draft(id_, turn, turn.who, why.plain, at, [turn], turn.at, linked=self._linked.get(id_, {}))
        draft.note(why.rule, why.detail, "opened", event, why.score)
        self._drafts.append(draft)
        if turn.gone is None:
            self._open[turn.who.id] = draft
        else:
            self._doomed.append(draft)
        self._of_message[event.id] = draft

    def _became_ours(self, event: Event) -> None:
        """An issue that nobody owned when it was filed is owed an answer from when it became the team's."""
        turn = self._filed
        if turn is None or event.kind is not Kind.ASSIGNMENT or turn.who.id in self._open:
            return
        if team_owns(self.assignees, event, self.context):
            self._filed = None
            self._open_draft(turn, filed(turn), event.at)

    def _all_open(self) -> list[Draft]:
        return [*self._open.values(), *self._doomed]

    def _withdraw(self, before: datetime | None) -> None:
        """Withdraws the asks whose opening message was deleted until then, unless they were closed before that."""
        for draft in list(self._doomed):
            gone = draft.opening.gone
            if gone is not None and (before is None or gone < before):
                draft.assignees = self.assignees
                draft.withdraw(gone)
                self._doomed.remove(draft)

    def _promise(self, turn: Turn, draft: Draft) -> None:
        words = turn.reading.promise
        due = promise.due(words, turn.at, self.context.people.calendar(turn.who).zone)
        if due is None:
            draft.acknowledge("acknowledgement", f"{turn.who.name} will: {quote(turn)}", turn.event)
        else:
            draft.promise(Promised(turn.who, words, due), turn)

    def _may_answer(self, turn: Turn, draft: Draft) -> bool:
        context, event, tier = self.context, turn.event, draft.asker.tier
        policy = self._policies.get(tier)
        if policy is None:
            policy = self._policies[tier] = context.policies.choose(event.source, event.place, tier)
        if policy.answered_by == "team":
            return True
        owner = owner_of(draft.turns, self.assignees, event.place, self._rule.owner, context).person
        if turn.who.id == owner.id:
            return True
        leave = context.people.calendar(owner).on_leave(turn.at)
        return leave is not None and leave.deputy == turn.who.id

    def _thread_closed(self, turnabout: Turnabout) -> None:
        self._closed = True
        self._filed = None
        event, program = turnabout.event, turnabout.program
        for draft in self._all_open():
            if program and draft.state is State.OPEN:
                detail = "closed by a program, and nobody of the team had said a word"
                draft.note("closed_by_program", detail, "passed_over", event)
                continue
            self._settle(draft, "thread_closed", f"{turnabout.name} closed it", event)
            draft.by_closing = True

    def _thread_reopened(self, turnabout: Turnabout) -> None:
        self._closed = False
        who = turnabout.who
        if who is None or who.role is not Role.STAKEHOLDER or turnabout.program:
            return
        again = [draft for draft in self._drafts if draft.by_closing] or self._drafts[-1:]
        for draft in again:
            if draft.asker.id not in self._open and draft.state in (State.SETTLED, State.ANSWERED):
                draft.reopen("reopened", f"{who.name} reopened it: the clock starts anew", turnabout.event)
                self._open[draft.asker.id] = draft
