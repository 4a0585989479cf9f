"""Garbage in circles is looked for seldom: the service makes values by the million, and hardly ever a circle.

Python looks after every 700 values that live on, and goes through all that it holds now and then. While a page is
stored or a batch of threads is folded, that took a sixth of the time and found nothing.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW = 10_000
"""Values that live on before circles among them are looked for: a batch of threads makes about as many."""


def look_seldom() -> None:
    """For this process, from now on. What it holds already (modules, mostly) stays for good, and is left alone."""
    gc.freeze()
    gc.set_threshold(_NEW, 10, 10)


@contextmanager
def left_alone() -> Iterator[None]:
    """For a start: modules are made of values that stay. Looking for circles among them takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
