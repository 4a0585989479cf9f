"""What the letters of a word add, remembered by word: people say the same words again and again."""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

LONGEST_KNOWN = 40
"""Letters, so that what is kept stays small whatever people write."""


class Letters(dict[str, T]):
    """By word what ``added`` says of it; made when a word is first seen.

    When there are more than ``most`` words, all are dropped: the common ones are soon back.
    """

    def __init__(self, added: Callable[[str], T], most: int) -> None:
        self._added = added
        self._most = most

    def __missing__(self, word: str) -> T:
        added = self._added(word)
        if len(word) <= LONGEST_KNOWN:
            if len(self) >= self._most:
                self.clear()
            self[word] = added
        return added
