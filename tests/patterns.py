"""Every regular expression that the rules and mappings use, and what in its structure could take for ever."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import walk_packages
from re import _compiler, _parser
from re import _constants as sre

import mappings
import syncd.rules

_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)
_CHARACTERS = "a1é _-.@:/>|?!#\t\n"
"""One of each kind that the patterns tell apart."""
MANY = 1_000
"""A repeat of at most so many is bounded: it costs a constant, however long the text."""


def patterns():
    """Each compiled pattern that a module of the rules or mappings holds, by ``module.name``."""
    found = {}
    for package in (syncd.rules, mappings):
        for info in walk_packages(package.__path__, f"{package.__name__}."):
            module = import_module(info.name)
            for name, value in vars(module).items():
                for number, pattern in enumerate(_within(value)):
                    found[f"{info.name}.{name}.{number}"] = pattern
    return found


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _within(part)
    elif isinstance(value, list | tuple | frozenset):
        for part in value:
            yield from _within(part)
    elif "Pattern" in str(getattr(value, "__annotations__", {}).get("return")) and hasattr(value, "cache_info"):
        yield from _within(value())


def dangers(pattern):
    """What in ``pattern`` makes work grow faster than the text: a sentence each.

    A repeat without end that gives characters back (so neither possessive nor within an atomic group) must hold no
    other repeat of a changing length.
    """
    found: list[str] = []
    _walk(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), 0, found)
    return found


def _walk(tree, within, found):
    """``within``: how many repeats without end are around ``tree``."""
    for operation, argument in tree:
        if operation in _REPEATS:
            least, most, body = argument
            endless = most == sre.MAXREPEAT or most > MANY
            if within and least != most:
                found.append(f"a repeat within an endless one: {body}")
            _walk(body, within + endless, found)
        elif operation is sre.POSSESSIVE_REPEAT or operation is sre.ATOMIC_GROUP:
            _walk(argument[2] if operation is sre.POSSESSIVE_REPEAT else argument, 0, found)
        elif operation in (sre.ASSERT, sre.ASSERT_NOT):
            _walk(argument[1], 0, found)
        elif operation is sre.BRANCH:
            for branch in argument[1]:
                _walk(branch, within, found)
        elif operation is sre.SUBPATTERN:
            _walk(argument[3], within, found)


def endless(pattern):
    """How many endless repeats that give characters back stand in one row and can match the same character."""
    return max(_endless(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)).values(), default=0)


def _endless(tree):
    """Character -> how many endless repeats in ``tree`` can begin with it."""
    total = Counter()
    for operation, argument in tree:
        if operation in _REPEATS:
            _, most, body = argument
            if most == sre.MAXREPEAT or most > MANY:
                begins = _compiler.compile(body, tree.state.flags & ~re.DEBUG)
                total.update(character for character in _CHARACTERS if begins.match(character))
            total += _endless(body)
        elif operation is sre.BRANCH:
            branches = [_endless(branch) for branch in argument[1]]
            total += Counter({key: max(branch[key] for branch in branches) for key in set().union(*branches)})
        elif operation is sre.SUBPATTERN:
            total += _endless(argument[3])
        elif operation is sre.ATOMIC_GROUP:
            total += _endless(argument)
    return total
