"""Libraries import more than is used of them, and Python never lets go of a module: what is not needed is left out."""

import importlib
import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from types import ModuleType
from typing import Any


@contextmanager
def in_parts(*packages: str) -> Iterator[None]:
    """Within, modules of these packages are imported one by one, as ``from package.module import name``.

    To import one Python imports its package first, and some import all their modules then. Here a package of the same
    name and folder, which imports nothing by itself, stands in for each that is not there yet. Afterwards the true one
    can be imported as ever.
    """
    stood_in = {}
    for name in packages:  # each below the one before
        if name not in sys.modules and (spec := importlib.util.find_spec(name)) is not None:
            # Made of the spec, it has the folder; it is never executed.
            stood_in[name] = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        yield
    finally:
        for name, package in stood_in.items():
            if sys.modules.get(name) is package:
                del sys.modules[name]


@contextmanager
def without(module: str) -> Iterator[None]:
    """Within, this module cannot be imported: for a library that tries, and that can do without."""
    before = sys.modules.get(module)
    if before is None:
        sys.modules[module] = None  # type: ignore[assignment]  # https://docs.python.org/3/reference/import.html
    try:
        yield
    finally:
        if before is None and sys.modules.get(module) is None:
            sys.modules.pop(module, None)


def later(module: str, **known: str) -> None:
    """From now on this module is imported where something of it is first used, and not where a library names it.

    For what a library imports for a case that may never come. ``known`` is what can be told of it beforehand: what the
    library looks at in any case. A module that is there already stays as it is.
    """
    if module not in sys.modules:
        sys.modules[module] = _Later(module, known)


class _Later(ModuleType):
    """Stands in for a module until something of it is used; whoever holds it then goes on through it."""

    def __init__(self, name: str, known: dict[str, str]) -> None:
        super().__init__(name)
        self.__dict__.update(known)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # who looks through all modules that there are wants none of them imported
            raise AttributeError(name)
        with _STANDING_IN:
            if sys.modules.get(self.__name__) is self:
                del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


_STANDING_IN = Lock()
"""Held while a stand-in goes, so that no thread takes out the true module that another one has just imported."""
