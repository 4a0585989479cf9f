"""The team's side of a conversation: what its messages do to the asks that are open."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from syncd.model import Event, Person, Role, State
from syncd.reading import ASKS, Sign
from syncd.rules import promise, room
from syncd.rules.answer_form import has_the_form, names_one
from syncd.rules.consent import consents, consents_with_a_time
from syncd.rules.context import Context
from syncd.rules.conversation import Turn
from syncd.rules.docket import Docket
from syncd.rules.draft import QUOTE, Draft, Promised, quote
from syncd.rules.in_part import answers_in_part
from syncd.rules.not_meant import for_everybody
from syncd.rules.owner import owner_of
from syncd.rules.people import People
from syncd.rules.planned import puts_on_the_plan, tells_a_plan
from syncd.rules.policy import PlaceRule, Policy
from syncd.rules.reply import (
    Weight,
    ends_with_a_choice,
    takes_up,
    tells_an_absence,
    weigh,
)
from syncd.rules.still_to_come import only_sighs, remarks, still_at_it
from syncd.rules.text import own_words, sentences
from syncd.rules.under_way import only_at_it, promised
from syncd.rules.vocative import at_work
from syncd.rules.wording import shortened


class Answering:
    """Weighs the team's messages.

    asked  whether the team's last message in the thread was a question to people outside it
    """

    def __init__(self, context: Context, first: Event, rule: PlaceRule, docket: Docket) -> None:
        self.asked = False
        self._left: Sequence[Turn] = ()
        self._context = context
        self._first = first
        self._rule = rule
        self._docket = docket
        self._policies: dict[str, Policy] = {}
        self._colleagues: set[str] = set()

    def hear(self, turn: Turn) -> None:
        """A member of the team wrote in the thread."""
        if turn.event.place.private and not self._first.place.private:
            for draft in self._docket.open():
                detail = f"{draft.asker.name} cannot see what {turn.who.name} noted for the team"
                draft.note("internal_note", detail, "passed_over", turn.event)
            return
        among = room.among_team(turn)
        self.asked = turn.reading.asks >= ASKS and not among
        drafts = self._docket.open()
        if drafts or self._docket.filed is not None:
            weight = weigh(turn)
            if weight is Weight.ANSWER:
                self._docket.filed = None
            for draft in self._addressed(turn, drafts):
                self.reply(turn, draft, weight, "team_answer")
        self._colleagues = {person.id for person in turn.mentions} if among else set()

    def take_left(self) -> Sequence[Turn]:
        """The questions that the last answer left out, for it named another; once."""
        left, self._left = self._left, ()
        return left

    def reply(self, turn: Turn, draft: Draft, weight: Weight, rule: str) -> None:
        """What a team member's message does to one ask. ``rule`` names how it was linked to it."""
        name = turn.who.name
        weight = self._worth(turn, draft, weight)
        draft.spoken_to, draft.told_by = True, None
        draft.thanked = weight in (Weight.ACKNOWLEDGEMENT, Weight.PROMISE)
        if _on_a_side_remark(turn, draft):
            draft.note("side_remark", f"{name} spoke of what {draft.asker.name} added", "passed_over", turn.event)
        elif weight is Weight.NOTHING:
            draft.note("no_words", f"{name} wrote no words", "passed_over", turn.event)
        elif not self._may_answer(turn, draft):
            draft.note("not_the_owner", f"only the owner's answer counts, not {name}'s", "passed_over", turn.event)
        elif weight is Weight.COUNTER_QUESTION:
            draft.pause(turn)
        elif weight is Weight.PROMISE:
            self._promise(turn, draft)
        elif weight is Weight.ACKNOWLEDGEMENT:
            if takes_up(turn) or still_at_it(turn) or answers_in_part(turn, draft.opening.text):
                draft.take_up(turn)
            if heir := room.heir(turn) or self._at_work(turn):
                draft.hand_over(turn, heir)
            draft.acknowledge("acknowledgement", f"{name} has seen it: {quote(turn)}", turn.event)
        elif weight is Weight.THANKS and not (_is_settled_by(turn, draft) or _congratulates(turn, draft)):
            draft.acknowledge("only_thanks", f"{name} gave thanks, no answer: {quote(turn)}", turn.event)
        else:
            self._left = _left_out(turn, draft)
            draft.deliver(turn)
            self._docket.close(draft, rule, f"{name} answered: {quote(turn)}", turn.event, State.ANSWERED)

    def _worth(self, turn: Turn, draft: Draft, weight: Weight) -> Weight:
        """What a reply is worth to this ask: what was asked for, and whom it speaks to."""
        if for_everybody(turn.text, turn.reading):
            return Weight.NOTHING
        if weight is Weight.PROMISE and tells_a_plan(turn, draft.turns[-1].text):
            return Weight.ANSWER
        if weight is Weight.ANSWER and consents_with_a_time(turn, draft.opening):
            return Weight.PROMISE
        if weight is Weight.ANSWER and Sign.QUESTION not in draft.opening.reading.signs and ends_with_a_choice(turn):
            return Weight.COUNTER_QUESTION
        if weight is Weight.ANSWER and self._only_seen(turn, draft):
            return Weight.ACKNOWLEDGEMENT
        if weight is Weight.ANSWER and not draft.only_asks and any(told(turn) for told in _LEAVES_IT):
            return Weight.ACKNOWLEDGEMENT
        if weight in _NO_ANSWER and not draft.only_asks and puts_on_the_plan(turn):
            return Weight.ANSWER
        if weight is Weight.ACKNOWLEDGEMENT and not turn.reading.signs and _asks_why(draft) and only_at_it(turn.text):
            return Weight.ANSWER  # "Why is it slow?", "rebuilding the index"
        if weight is Weight.COUNTER_QUESTION and has_the_form(draft.turns[-1].text, turn.text):
            return Weight.ANSWER
        if weight is Weight.COUNTER_QUESTION and (room.among_team(turn) or self._calls_colleague(turn, draft)):
            return Weight.ACKNOWLEDGEMENT
        return weight

    def _calls_colleague(self, turn: Turn, draft: Draft) -> bool:
        """Whether it begins with the first name of a colleague, without a mention: "Li, do you know?"."""
        names = _names_of_team(self._context.people)
        return bool(room.spoken_to(turn, names - {room.first_name(draft.asker), room.first_name(turn.who)}))

    def _at_work(self, turn: Turn) -> Person | None:
        """The colleague whom it names as being at it."""
        person = at_work(turn.text, self._context.people)
        return person if person is not None and person.role is Role.TEAM and person.id != turn.who.id else None

    def _only_seen(self, turn: Turn, draft: Draft) -> bool:
        """Whether what looks like an answer leaves the asker without one."""
        return (
            tells_an_absence(turn, draft.opening.reading)
            or consents(turn, draft.opening.reading)
            or answers_in_part(turn, draft.opening.text)
            or room.replies_to_colleague(turn, self._colleagues)
            or room.hands_over(turn)
            or room.only_not_me(turn.text, draft.opening.text)
        )

    def _addressed(self, turn: Turn, drafts: Sequence[Draft]) -> list[Draft]:
        """The asks a message is a reply to: all before it, unless it names one of several askers."""
        if len(drafts) < 2:
            return [draft for draft in drafts if not _by_the_way(turn, draft)]
        names = {person.id for person in turn.mentions}
        called = room.spoken_to(turn, {room.first_name(draft.asker) for draft in drafts})
        to = turn.event.reply_to
        replied = self._docket.of_message(to) if to and to != self._first.id else None
        meant = [
            draft
            for draft in drafts
            if draft.asker.id in names or draft is replied or room.first_name(draft.asker) in called
        ]
        if len(meant) != 1:
            meant = _for_its_author(turn, drafts)
        if len(meant) != 1:
            return list(drafts)
        for draft in drafts:
            if draft is not meant[0]:
                detail = f"{turn.who.name} spoke to {meant[0].asker.name}"
                draft.note("addressed_elsewhere", detail, "passed_over", turn.event)
        return meant

    def _promise(self, turn: Turn, draft: Draft) -> None:
        words = turn.reading.promise or promised(turn.text) or promise.find(turn.text.lower().split())
        due = promise.due(words, turn.at, self._context.people.calendar(turn.who).zone)
        if due is None and not turn.reading.promise:
            draft.acknowledge("acknowledgement", f"{turn.who.name} will: {quote(turn)}", turn.event)
        else:
            draft.promise(Promised(turn.who, words, _action(turn, words), due), turn)

    def _may_answer(self, turn: Turn, draft: Draft) -> bool:
        context, event, tier = self._context, turn.event, draft.asker.tier
        policy = self._policies.get(tier)
        if policy is None:
            policy = self._policies[tier] = context.policies.choose(event.source, event.place, tier)
        if policy.answered_by == "team":
            return True
        owner = owner_of(draft, self._docket.assignees, event.place, self._rule.owner, context).person
        if turn.who.id == owner.id:
            return True
        leave = context.people.calendar(owner).on_leave(turn.at)
        return leave is not None and leave.deputy == turn.who.id


@lru_cache(1)
def _names_of_team(people: People) -> AbstractSet[str]:
    """First names, lower-case. There may be thousands of people, and a conversation is short."""
    return {room.first_name(person) for person in people.all() if person.role is Role.TEAM}


_NO_ANSWER = frozenset({Weight.ACKNOWLEDGEMENT, Weight.THANKS})
_LEAVES_IT = (still_at_it, remarks, only_sighs)


def _left_out(turn: Turn, draft: Draft) -> Sequence[Turn]:
    """Of the questions of an ask, each in a message of its own, those that a very short answer does not name."""
    asked = [each for each in draft.turns if each.reading.asks >= ASKS or _AND.match(each.text)]
    if len(asked) < 2 or turn.attachments:
        return ()
    named = names_one(turn.text, [each.text for each in asked])
    return () if named is None else [each for index, each in enumerate(asked) if index != named]


_AND = re.compile(r"\W*+(?:and|und|et|y|e|also|auch|plus|aussi|también|também)\s", re.IGNORECASE)


def _is_settled_by(turn: Turn, draft: Draft) -> bool:
    """Whether thanks are answer enough; who took it up still owes it, and who likes a wish has not said what comes."""
    if not draft.plain or (draft.taken is not None and draft.taken.plainly):
        return False
    return Sign.THANKS in turn.reading.signs or draft.evidence[0].rule not in _TOLD


_TOLD = frozenset({"trouble", "learned", "feedback"})


def _congratulates(turn: Turn, draft: Draft) -> bool:
    """Whether it is glad of what was told as a question: "live without one call, can you believe it?", "bravo!"."""
    return draft.only_asks and _CONGRATULATIONS.search(turn.text) is not None


_CONGRATULATIONS = re.compile(
    r"congrat|\bbravo\b|well done|glückwunsch|gratul|félicit|enhorabuena|felicidades|felicit|parabéns|おめでとう",
    re.IGNORECASE,
)


def _asks_why(draft: Draft) -> bool:
    """Whether it is what goes on that was asked for."""
    return draft.only_asks and _WHY.search(draft.opening.text) is not None


_WHY = re.compile(
    r"\b(?:why|what(?:'s| is| are|s)?|status|how come|how far|how is|how are|anyone else|warum|wieso|was|wie weit"
    r"|pourquoi|que|où en|por qué|qué|por que|o que)\b",
    re.IGNORECASE,
)


def _on_a_side_remark(turn: Turn, draft: Draft) -> bool:
    """Whether a colleague of the one who is asked is only glad of what was added: "oh nice, close to the coffee"."""
    taken = draft.taken
    if taken is not None and taken.plainly and taken.who.id != turn.who.id and _BTW.search(turn.text):
        return True
    added = draft.turns[-1]
    if len(draft.turns) < 2 or added.reading.asks >= ASKS or turn.reading.asks >= ASKS or turn.attachments:
        return False
    named = {person.id for each in draft.turns for person in each.mentions}
    return bool(named) and turn.who.id not in named and _GLAD.match(turn.text) is not None


_GLAD = re.compile(
    r"\W*+(?:(?:oh|ah|uh|haha|lol)\W+)?(?:nice|cool|great|lovely|super|awesome|haha|lol|schön|toll|prima|génial"
    r"|chouette|guay|genial|qué bien|legal|que bom|ótimo)\b[^?\n]{0,50}$",
    re.IGNORECASE,
)


def _by_the_way(turn: Turn, draft: Draft) -> bool:
    """Whether it is a word for others only, beside the matter: "@Eve your tablet is charged btw"."""
    others = bool(turn.mentions) and all(person.id != draft.asker.id for person in turn.mentions)
    return others and _BTW.search(turn.text) is not None


_BTW = re.compile(r"\b(?:btw|by the way|übrigens|au fait|por cierto|aliás|a propósito)\b", re.IGNORECASE)


def _for_its_author(turn: Turn, drafts: Sequence[Draft]) -> list[Draft]:
    """The asks that name who speaks, where each ask names somebody of the team."""
    named = [{person.id for each in draft.turns for person in each.mentions} for draft in drafts]
    return [draft for draft, names in zip(drafts, named, strict=True) if turn.who.id in names] if all(named) else []


def _action(turn: Turn, words: str) -> str:
    """The sentence in which the time of a promise stands, short."""
    parts = sentences(own_words(turn.text))
    said = next((part for part in parts if words in " ".join(part.lower().replace("’", "'").split())), turn.text)
    return shortened(" ".join(said.split()), QUOTE)
