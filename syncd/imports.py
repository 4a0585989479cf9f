"""Libraries import more than is used of them, and Python never lets go of a module: what is not needed is left out."""

import importlib.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager


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
