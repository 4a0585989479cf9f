"""Asks that are suspected rather than seen: they are listed, and nobody is told of them unless the config says so."""

from syncd.model import Ask
from syncd.reading import Point
from syncd.rules.judge import DOUBTED, LEARNED
from syncd.rules.suspicion import TROUBLE

_ONLY = {
    LEARNED: "only the learned model suspects it",
    DOUBTED: "it may be a courtesy, as mail has them: the learned model doubts it",
    TROUBLE: "only trouble is told in it",
    "feedback": "a complaint is heard in it, which the learned model doubts",
}


def counts(ask: Ask, point: Point) -> bool:
    """Whether an ask is sure enough at ``point``."""
    return ask.sure or point is Point.BALANCED


def untold(ask: Ask, alerts: Point) -> str:
    """Why an ask is listed that nobody is told of; empty where somebody is, or where nothing is owed any more."""
    if counts(ask, alerts) or not ask.state.owed:
        return ""
    return next((_ONLY[step.rule] for step in ask.evidence if step.rule in _ONLY), "only a hint is heard in it")
