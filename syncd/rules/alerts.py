"""Alerts: true against told, what is told of it and how, and when to think again. Each part is a module of its own."""

from syncd.rules.plan import Plan, plan
from syncd.rules.telling import AlertPolicy, applied, awaiting_proof, is_told, reconcile, standing, wake

__all__ = ["AlertPolicy", "Plan", "applied", "awaiting_proof", "is_told", "plan", "reconcile", "standing", "wake"]
