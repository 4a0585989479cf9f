"""Asks as JSON and back, exactly, with their persons and their evidence.

Fields stand under their names, those that only have their default are left out: a field that is added later needs
no migration.
"""

import json
from functools import lru_cache
from json.encoder import encode_basestring_ascii as quoted
from sys import intern
from typing import Any

from syncd.model import NOTHING, Account, Ask, Evidence, Person, Place, Role, State
from syncd.store.codec import dumps, maybe_moment, micros, moment

SUSPICION = '"sure":false'
"""How the JSON of an ask that is not sure has it, for queries: no text in it can, since its quotes are escaped."""


def encode_ask(ask: Ask) -> str:
    """The ask as JSON; ``decode_ask`` gives it back."""
    # Piece by piece: json's encoder sets itself up anew for each value, which takes longer than writing this one.
    fields = [
        f'{{"id":{quoted(ask.id)},"source":{quoted(ask.source)},"place":{_place_json(ask.place)}',
        f'"thread":{quoted(ask.thread)},"title":{quoted(ask.title)},"url":{quoted(ask.url)}',
        f'"text":{quoted(ask.text)},"asked_at":{micros(ask.asked_at)},"state":{quoted(ask.state)}',
        f'"event":{quoted(ask.event)},"evidence":[{",".join(map(_evidence, ask.evidence))}]',
        f'"private":{_TRUTH[ask.private]},"messages":[{",".join(map(quoted, ask.messages))}]',
    ]
    fields += [f'"{name}":{micros(at)}' for name in _MOMENTS if (at := getattr(ask, name)) is not None]
    fields += [f'"{name}":{quoted(value)}' for name in _TEXTS if (value := getattr(ask, name))]
    if ask.score:
        fields.append(f'"score":{ask.score!r}')
    if not ask.sure:
        fields.append(SUSPICION)
    # Persons are the bulk of it and few: their JSON is made once, as a text in the text, and read once.
    return f'{",".join(fields)},"asker":{_person_json(ask.asker)},"owner":{_person_json(ask.owner)}}}'


_persons: dict[str, tuple[Person, str]] = {}
"""The JSON of each person by their id, as it was made last: what somebody was before goes."""
_MOST_PERSONS = 1_024
"""Some 4 KB each, with their JSON."""
_unowned_place = lru_cache(_MOST_PERSONS)(Place)
_TRUTH = ("false", "true")
_MOMENTS = ("due_at", "warn_at", "escalate_at", "closed_at", "snoozed_until")
_TEXTS = ("closed_by", "closed_url", "promise")


def decode_ask(text: str) -> Ask:
    """The ask that ``encode_ask`` made ``text`` of."""
    body: dict[str, Any] = json.loads(text)
    for name in _MOMENTS:
        body[name] = maybe_moment(body.get(name))
    body["asked_at"] = moment(body["asked_at"])
    body["place"] = _place_of(*body["place"])
    body["asker"] = _person_of(body["asker"])
    body["owner"] = _person_of(body["owner"])
    body["state"] = State(body["state"])
    body["evidence"] = tuple(_evidence_of(step) for step in body["evidence"])
    body["messages"] = tuple(body["messages"])
    return Ask(**body)


def _account(account: Account) -> list[Any]:
    return [
        account.source, account.id, account.name, account.email, account.bot, account.active, account.timezone,
    ]  # fmt: skip


def _place_json(place: Place) -> str:
    owner = "null" if place.owner is None else dumps(_account(place.owner))
    flags = f"{_TRUTH[place.private]},{quoted(place.url)},{_TRUTH[place.unthreaded]}"
    return f"[{quoted(place.id)},{quoted(place.name)},{flags},{owner}]"


def _place_of(id_: str, name: str, private: bool, url: str, unthreaded: bool, owner: list[Any] | None) -> Place:
    if owner is None:
        return _unowned_place(id_, name, private, url, unthreaded)
    return Place(id_, name, private, url, unthreaded, Account(*owner))


def _person(person: Person) -> list[Any]:
    accounts = [_account(account) for account in person.accounts]
    joined = dict(person.joined)
    return [
        person.id, person.name, person.role.value, accounts, person.tier, person.email, person.timezone, joined,
    ]  # fmt: skip


def _person_json(person: Person) -> str:
    known = _persons.get(person.id)
    if known is not None and (known[0] is person or known[0] == person):
        return known[1]
    if len(_persons) >= _MOST_PERSONS:
        _persons.clear()
    text = dumps(dumps(_person(person)))
    _persons[person.id] = (person, text)
    return text


@lru_cache(_MOST_PERSONS)
def _person_of(text: str) -> Person:
    id_, name, role, accounts, tier, email, timezone, joined = json.loads(text)
    known = tuple(Account(*account) for account in accounts)
    return Person(id_, name, Role(role), known, tier, email, timezone, joined or NOTHING)


def _evidence(step: Evidence) -> str:
    at = "null" if step.at is None else micros(step.at)
    score = "null" if step.score is None else repr(step.score)
    return f"[{quoted(step.rule)},{quoted(step.detail)},{quoted(step.effect)},{quoted(step.event)},{at},{score}]"


def _evidence_of(values: list[Any]) -> Evidence:
    rule, detail, effect, event, at, score = values
    # Thousands of asks may be told of at once, and most of their evidence reads the same: each text is kept once.
    return Evidence(intern(rule), intern(detail), intern(effect), event, maybe_moment(at), score)
