"""What was told, to whom, when: alerts, the outbox's deliveries, and the record of what each ask's alerts said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from syncd.model import NOTHING, Reason

OWNER = "owner"
"""The route to the team's owner: a direct message where that is possible, else the channel."""


class Action(StrEnum):
    """What is to be done with an alert's message in Slack: EDIT brings it up to date, REPLY speaks below it.

    AMEND brings up to date what was said below it, which may name somebody who is forgotten by now.
    """

    POST = "post"
    EDIT = "edit"
    REPLY = "reply"
    AMEND = "amend"


@dataclass(frozen=True, slots=True)
class Alert:
    """One message of ours in Slack, about one ask or, as a digest, about many; about a source, it has no asks.

    id       unique; the key in the message's metadata by which it is found again after a crash
    route    where it goes: ``channel``, ``dm:`` and the owner's person id, or OWNER
    channel  the Slack conversation and ``ts`` the message, once posted; empty before
    """

    id: str
    route: str
    asks: tuple[str, ...]
    digest: bool = False
    channel: str = ""
    ts: str = ""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One row of the outbox: an action on an alert that is still to be carried out."""

    id: int
    alert: Alert
    action: Action
    reason: Reason
    created_at: datetime
    attempts: int = 0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of one ask so far: the alerts it stands in, and when each reason was last told.

    ``shown`` stands for what the alerts show of it (see ``Change``).
    """

    ask: str
    alerts: tuple[Alert, ...] = ()
    reasons: Mapping[Reason, datetime] = field(default_factory=lambda: NOTHING)
    shown: str = ""


class NewDelivery(NamedTuple):
    """A delivery that is to be put into the outbox: what to do with which alert, and why."""

    alert: str
    action: Action
    reason: Reason
    detail: str = ""
