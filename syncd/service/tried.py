"""Settings tried on the past: what a replay would have told with another one, and which changes it most."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from syncd.model import Ask, Reason
from syncd.reading import Point
from syncd.rules.policy import Policies, Policy
from syncd.service.evaluate import Ledgers, Rules
from syncd.service.replay import Telling, tellings

MOST_PLACES = 3
"""Places of which it is counted what would be left if they were ignored: those of which most is told."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A setting as it could be; how often something would have been told with it, and of how many overdue asks."""

    setting: str
    told: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Replayed:
    """What would have been told between two moments, of how many asks there were, and what other settings would have.

    begins   when the first stored event happened; None: there is none
    effects  those that change the number most come first
    """

    since: datetime
    until: datetime
    begins: datetime | None
    asks: int
    told: Sequence[Telling]
    effects: Sequence[Effect]

    @property
    def overdue(self) -> list[Telling]:
        """The asks that would have been told as overdue, each once, in the order in which they would have been."""
        first: dict[str, Telling] = {}
        for telling in sorted(self.told, key=lambda telling: (telling.at, telling.ask.id)):
            if telling.reason is Reason.OVERDUE:
                first.setdefault(telling.ask.id, telling)
        return list(first.values())


def replayed(
    ledgers: Ledgers,
    asks: Iterable[Ask],
    rules: Rules,
    since: datetime,
    until: datetime,
    done: Callable[[int], None] = lambda _: None,
) -> Replayed:
    """Plays the threads of ``asks`` with ``rules``, and with each other setting. ``done``: asks played since before."""
    asks = [ask for ask in asks if (ask.closed_at or until) >= since and ask.asked_at <= until]
    others = _other_settings(rules)
    variants = [rules, *others.values()]
    told, *varied = tellings(ledgers, asks, variants, since, until, done)
    effects = [Effect(name, len(one), _overdue(one)) for name, one in zip(others, varied, strict=True)]
    effects += _without_places(told)
    effects.sort(key=lambda effect: -abs(effect.told - len(told)))
    return Replayed(since, until, ledgers.events.begins(), len(asks), told, effects)


def _other_settings(rules: Rules) -> dict[str, Rules]:
    """The settings that teams change first, each as it could be instead."""
    policies = rules.context.policies

    def varied(change: Callable[[Policy], Policy]) -> Rules:
        changed = replace(policies, default=change(policies.default), policies=tuple(map(change, policies.policies)))
        return _with_policies(rules, changed)

    everyone = [policies.default, *policies.policies]
    found = {
        "answer_within twice as long": varied(lambda policy: _within(policy, 2.0)),
        "answer_within half as long": varied(lambda policy: _within(policy, 0.5)),
    }
    if all(policy.answered_by == "owner" for policy in everyone):
        found['answered_by = "team"'] = varied(lambda policy: replace(policy, answered_by="team"))
    else:
        found['answered_by = "owner"'] = varied(lambda policy: replace(policy, answered_by="owner"))
    if any(policy.warn_before for policy in everyone):
        found["without warn_before"] = varied(lambda policy: replace(policy, warn_before=None))
    if any(policy.remind_every for policy in everyone):
        found["without remind_every"] = varied(lambda policy: replace(policy, remind_every=None))
    if any(policy.escalate_after for policy in everyone):
        found["without escalate_after"] = varied(lambda policy: replace(policy, escalate_after=None))
    other = Point.BALANCED if rules.alerts.point is Point.PRECISE else Point.PRECISE
    found[f'judge.alerts = "{other}"'] = replace(rules, alerts=replace(rules.alerts, point=other))
    return found


def _within(policy: Policy, times: float) -> Policy:
    return replace(policy, answer_within=timedelta(seconds=policy.answer_within.total_seconds() * times))


def _with_policies(rules: Rules, policies: Policies) -> Rules:
    context = replace(rules.context, policies=policies)
    return Rules(context, replace(rules.alerts, context=context))


def _without_places(told: Sequence[Telling]) -> list[Effect]:
    """What would be left if a place were ignored."""
    by_place: dict[tuple[str, str], list[Telling]] = {}
    for telling in told:
        by_place.setdefault((telling.ask.source, telling.ask.place.id), []).append(telling)
    most = sorted(by_place.values(), key=len, reverse=True)[:MOST_PLACES]
    overdue = _overdue(told)
    return [Effect(_ignoring(some[0].ask), len(told) - len(some), overdue - _overdue(some)) for some in most]


def _ignoring(ask: Ask) -> str:
    return f"ignore = true for {ask.place.name or ask.place.id}"


def _overdue(told: Iterable[Telling]) -> int:
    return len({telling.ask.id for telling in told if telling.reason is Reason.OVERDUE})
