"""What the letters of a word add, remembered by word: people say the same words again and again."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST_KNOWN = 40
"""Letters, so that what is kept stays small whatever people write."""


class Letters(dict[str, T]):
    """By word what ``added`` says of it; made when a word is first seen.

    Of so ``many`` words. When there are more, they become the old ones, of which those that are said again come back.
    """

    def __init__(self, added: Callable[[str], T], many: int) -> None:
        self._added = added
        self._many = many
        self._old: dict[str, T] = {}

    def __missing__(self, word: str) -> T:
        added = self._old.get(word)
        if added is None:
            added = self._added(word)
        if len(word) <= LONGEST_KNOWN:
            if len(self) >= self._many:
                self._old = dict(self)
                self.clear()
            self[word] = added
        return added
