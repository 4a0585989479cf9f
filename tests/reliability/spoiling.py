"""JSON that is not what was promised: something in it left out, replaced, doubled, nested or stretched, by a seed."""

import copy
import json
import random
from collections.abc import Callable, Iterator
from typing import Any

DEEP: Any = 1
for _ in range(150):
    DEEP = [DEEP]
ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 7, 1.5, 10**400, -(10**20), 1e308, float("inf"), float("nan"), "", " ", "x", "0", "null",
    "2026-99-99", "2026-11-20T12:00:00Z", "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "1763640000.000100",
    "99999999999999999999.5", "\ud800", "a\x00b", "\u202ex\u202c", "٣.٠", "<" * 50, "x" * 70_000,
    "https://[::1", "%s{0}",
    [], {}, [None], [[]], {"a": 1}, {"id": None}, {"": {"": ""}}, ["x", 1, {}], DEEP,
)  # fmt: skip


def spoilt(value: Any, rng: random.Random, most: int = 4) -> Any:
    """A copy of ``value`` with one to ``most`` places spoilt."""
    holder = {"value": copy.deepcopy(value)}
    for _ in range(rng.randint(1, most)):
        places = list(_places(holder))
        if not places:
            break
        place = rng.choice(places)
        rng.choice((_replace, _replace, _replace, _remove, _rename, _double, _swap))(*place, rng)
        if "value" not in holder:
            return None
    return holder["value"]


def spoilt_json(rng: random.Random) -> Callable[[bytes], bytes]:
    """The same for an answer on the wire: as many as may stand in JSON; sometimes the bytes themselves."""

    def rewrite(body: bytes) -> bytes:
        if rng.random() < 0.05:
            at = rng.randrange(len(body) + 1)
            return body[:at] + rng.choice((b"\xff", b'"', b"}", b"[", b"")) + body[at + rng.randint(0, 2) :]
        try:
            value = json.loads(body)
        except ValueError:
            return body
        return json.dumps(spoilt(value, rng), ensure_ascii=True).encode()

    return rewrite


def _places(holder: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in ``holder``: what holds it, and by which key or index."""
    waiting = [holder]
    while waiting:
        node = waiting.pop()
        for key in node if isinstance(node, dict) else range(len(node)):
            if node[key] is DEEP:
                continue
            yield node, key
            if isinstance(node[key], dict | list):
                waiting.append(node[key])


def _replace(node: Any, key: Any, rng: random.Random) -> None:
    odd = rng.choice(ODD)
    node[key] = odd if odd is DEEP else copy.deepcopy(odd)


def _remove(node: Any, key: Any, rng: random.Random) -> None:
    del node[key]


def _rename(node: Any, key: Any, rng: random.Random) -> None:
    if isinstance(node, dict):
        node[rng.choice(("id", "type", "object", "text", "unknown", ""))] = copy.deepcopy(node[key])


def _double(node: Any, key: Any, rng: random.Random) -> None:
    if isinstance(node, list):
        node.insert(rng.randrange(len(node) + 1), copy.deepcopy(node[key]))
    else:
        node[key] = [copy.deepcopy(node[key])] * 2


def _swap(node: Any, key: Any, rng: random.Random) -> None:
    other = rng.choice(list(node) if isinstance(node, dict) else range(len(node)))
    node[key], node[other] = node[other], node[key]
