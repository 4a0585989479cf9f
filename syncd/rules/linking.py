"""Was a question answered, and by which message: also in a chat where nobody uses threads.

A message is linked to the ask by saying so (an explicit reply, a reaction of the asker to it) or by the link model.
Linked messages count only if they respond: what acknowledges, promises, thanks or has the same question does not.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from syncd.model import Evidence
from syncd.rules import emoji
from syncd.rules.link_model import links, model
from syncd.rules.link_worth import ECHO, STATES, WHY, worth
from syncd.rules.reply import Weight
from syncd.rules.said import Said, laid_out
from syncd.rules.wording import shortened

__all__ = ["PassedOver", "Said", "Verdict", "answered", "likelihoods"]

MOST_FOLLOWING = 40
"""Messages after the ask that the link model looks at; an explicit reply to it is found anywhere."""
_MOST_PASSED_OVER = 8
_MOST_WEIGHED = 6
_WORTH_WEIGHING = 0.04
"""Below this likelihood a message is not read closely."""
_EXPLICIT = 0.97
_REACTED = 0.9
_NEXT = 0.75
"""How sure a link is that an explicit reply makes, the asker's reaction, or being the team's next message at once."""
AT_ONCE = timedelta(minutes=30)
"""So soon after the asker spoke the team's next message in a quiet chat is taken to be about it."""
_FIRST_MINUTES = timedelta(minutes=10)
_BUSY = 6
"""A chat is busy if others wrote so many messages in the first minutes after the ask."""
_QUOTE = 80
_LEAST = 1e-9
_STRENGTH = ("unanswered", "acknowledged", "promised", "waiting_on_asker")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A message that was not taken for the answer: how likely it was a reply (0 to 1), and why it is not, in words."""

    id: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an ask was answered, and how that was found.

    answered_by  the id of the message that answered; empty: none, or a reaction did
    score        0 to 1: how sure it is that it was answered
    passed_over  the likeliest messages that did not count, at most eight, the likeliest first
    evidence     the steps of the reasoning, as the ledger keeps them
    state        answered, waiting_on_asker, acknowledged, promised or unanswered
    """

    answered: bool
    answered_by: str
    score: float
    passed_over: tuple[PassedOver, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    state: str = "unanswered"


@dataclass(slots=True)
class _Linked:
    """A message by somebody else, how likely it is a reply, and why it does not count; ``state`` that it leaves.

    ``rule`` names what links it surely; empty: the model's likelihood is all there is.
    """

    said: Said
    likely: float
    rule: str = ""
    why: str = ""
    state: str = "unanswered"


def answered(ask: Said, following: Sequence[Said], team: Collection[str] | None = None) -> Verdict:
    """Whether one of the messages after ``ask``, in order, answers it.

    ``team`` names those whose answer counts; without it anybody else's does. The work is bounded but for one look at
    each message for whether it says that it is a reply.
    """
    found = _linked(ask, following, team)
    none = max(0.0, 1.0 - sum(each.likely for each in found if not each.rule))
    found.sort(key=lambda each: -each.likely)
    _weigh(found, ask, team, [said for said in following if said.author == ask.author])
    counted = [each for each in found if not each.why]
    mass = sum(each.likely for each in counted if not each.rule)
    likely = mass / (mass + none) if mass else 0.0
    likely = max([likely, *(each.likely for each in counted if each.rule)])
    if likely >= model().threshold and counted:
        best = next((each for each in counted if each.rule), counted[0])
        return _answered(best, likely, [each for each in found if each is not best])
    return _reacted(ask, team) or _open(found, likely)


def likelihoods(ask: Said, following: Sequence[Said], team: Collection[str]) -> dict[str, float]:
    """Of each message of the team, by its id, how likely it is a reply, against there being none; the rest is left out.

    Several that may be one reply together raise the likeliest of them.
    """
    window = following[:MOST_FOLLOWING]
    if not any(said.author in team for said in window):
        return {}
    found = links(*laid_out(ask, window))
    none = max(_LEAST, 1.0 - sum(link.likely for link in found))
    ours = {window[link.index].id: link.likely for link in found if window[link.index].author in team}
    each = {id_: likely / (likely + none) for id_, likely in ours.items()}
    if ours:
        together = sum(ours.values())
        each[max(ours, key=lambda id_: ours[id_])] = together / (together + none)
    if (at_once := next_at_once(ask, window, team)) in each:
        each[at_once] = max(each[at_once], _NEXT)
    return {id_: _round(likely) for id_, likely in each.items()}


def _linked(ask: Said, following: Sequence[Said], team: Collection[str] | None) -> list[_Linked]:
    """The messages of other people that are looked at; in order, the explicit replies behind them last."""
    window = [said for said in following[: 2 * MOST_FOLLOWING] if not said.automated][:MOST_FOLLOWING]
    near = {link.index: link.likely for link in links(*laid_out(ask, window))}
    following_at_once = next_at_once(ask, window, team or ())
    found = []
    for index, likely in near.items():
        said = window[index]
        sure, rule = _says_so(said, ask)
        if not rule and said.id == following_at_once:
            sure, rule = _NEXT, "channel_next"
        found.append(_Linked(said, max(likely, sure), rule))
    seen = {said.id for said in window}
    rest = [said for said in following[len(window) :] if said.reply_to == ask.id and said.author != ask.author]
    late = [said for said in rest if said.id not in seen and not said.automated][:MOST_FOLLOWING]
    return [*found, *(_Linked(said, _EXPLICIT, "explicit_reply") for said in late)]


def _says_so(said: Said, ask: Said) -> tuple[float, str]:
    if said.reply_to and said.reply_to == ask.id:
        return _EXPLICIT, "explicit_reply"
    pleased = any(who == ask.author and name in _PLEASED for name, who in said.reactions)
    return (_REACTED, "asker_reacted") if pleased else (0.0, "")


def next_at_once(ask: Said, following: Sequence[Said], team: Collection[str]) -> str:
    """The id of the team's message that is simply the next in a quiet chat; empty: there is none.

    The model was learned in busy chats, where a message that names nobody is mostly about something else.
    """
    others = [said for said in following if said.author != ask.author]
    if sum(_gap(ask, said) <= _FIRST_MINUTES for said in others[:_BUSY]) == _BUSY:
        return ""
    last = ask
    for said in following:
        if _gap(last, said) > AT_ONCE:
            return ""
        if said.author != ask.author:
            return said.id if said.author in team and not said.mentions and not said.reply_to else ""
        last = said
    return ""


def _gap(one: Said, later: Said) -> timedelta:
    return later.at - one.at if one.at is not None and later.at is not None else timedelta(0)


_PLEASED = emoji.SETTLES | {"+1", "thumbsup", "pray", "heart", "tada", "raised_hands"}


def _weigh(found: Sequence[_Linked], ask: Said, team: Collection[str] | None, own: Sequence[Said]) -> None:
    """Notes of each message why it does not count; only the likeliest are read closely."""
    weighed = 0
    for each in found:
        said = each.said
        if team is not None and said.author not in team:
            each.why = "its author is not in the team"
        elif each.rule and _speaks_to_others(said, ask):
            each.why = "it speaks to somebody else"
        elif weighed < _MOST_WEIGHED and each.likely >= _WORTH_WEIGHING:
            weighed += 1
            _read(each, ask, strict=team is not None or bool(each.rule), own=own)


def _speaks_to_others(said: Said, ask: Said) -> bool:
    """Whether an explicit reply names somebody else in the first place."""
    if said.mentions:
        return ask.author not in said.mentions
    word, *_ = said.text[: 4 * _QUOTE].lower().split() or [""]
    called = word[1:].rstrip(":,;")
    return word.startswith("@") and bool(called) and not (ask.name or ask.author).lower().startswith(called)


def _read(each: _Linked, ask: Said, *, strict: bool, own: Sequence[Said]) -> None:
    weight = worth(each.said, ask.name or ask.author, strict=strict)
    if weight is None:
        each.why = ECHO
    elif weight is not Weight.ANSWER:
        each.why, each.state = WHY[weight], STATES.get(weight, "unanswered")
        if weight is Weight.COUNTER_QUESTION and _spoke_since(each.said, own):
            each.why, each.state = f"{each.why}, and the asker spoke again", "unanswered"


def _spoke_since(said: Said, own: Sequence[Said]) -> bool:
    last = own[-1] if own else None
    return last is not None and last.at is not None and said.at is not None and last.at > said.at


def _answered(best: _Linked, likely: float, others: Sequence[_Linked]) -> Verdict:
    said = best.said
    words = shortened(" ".join(said.text[: 4 * _QUOTE].split()), _QUOTE)
    detail = f"{said.name or said.author} answered: “{words}”"
    step = Evidence(best.rule or "channel_link", detail, "answered", said.id, said.at, _round(likely))
    passed = tuple(_passed_over(others, "another message is likelier"))
    return Verdict(
        answered=True,
        answered_by=said.id,
        score=_round(likely),
        passed_over=passed,
        evidence=(step, *_steps(passed)),
        state="answered",
    )


def _open(found: Sequence[_Linked], likely: float) -> Verdict:
    passed = tuple(_passed_over(found, "too unlikely to be about it"))
    sure = [each.state for each in found if each.likely >= 1 - model().threshold]
    state = max(sure, key=_STRENGTH.index, default="unanswered")
    return Verdict(
        answered=False,
        answered_by="",
        score=_round(likely),
        passed_over=passed,
        evidence=_steps(passed),
        state=state,
    )


def _reacted(ask: Said, team: Collection[str] | None) -> Verdict | None:
    """A reaction to the ask itself: a check mark settles it, eyes acknowledge."""
    seen = False
    for name, who in ask.reactions:
        others = who != ask.author and (team is None or who in team)
        if name in emoji.SETTLES and (others or who == ask.author):
            step = Evidence("reaction_settled", f"{who} marked it :{name}:", "answered", ask.id, ask.at, 1.0)
            return Verdict(answered=True, answered_by="", score=1.0, evidence=(step,), state="answered")
        seen = seen or (others and name in emoji.ACKNOWLEDGES)
    if not seen:
        return None
    step = Evidence("reaction_acknowledged", "somebody looks at it", "acknowledged", ask.id, ask.at)
    return Verdict(answered=False, answered_by="", score=0.0, evidence=(step,), state="acknowledged")


def _passed_over(found: Sequence[_Linked], why: str) -> Iterator[PassedOver]:
    for each in found[:_MOST_PASSED_OVER]:
        yield PassedOver(each.said.id, _round(each.likely), each.why or why)


def _steps(passed: Sequence[PassedOver]) -> tuple[Evidence, ...]:
    return tuple(Evidence("channel_link", each.why, "passed_over", each.id, None, each.score) for each in passed)


def _round(score: float) -> float:
    return round(min(1.0, score), 3)
