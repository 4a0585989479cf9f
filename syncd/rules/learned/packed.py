"""Several whole numbers side by side in one number, so that one addition adds each of them to its like.

A text has a hundred features, and each has a weight in several models: adding up is a large part of reading it.
"""

from collections.abc import Sequence

_BITS = 40
"""Room for each number, with its sign: the weights of a text, in thousandths, add up to far less."""
_HALF = 1 << (_BITS - 1)
_MASK = (1 << _BITS) - 1


def pack(numbers: Sequence[int]) -> int:
    """``numbers`` as one. Sums of such are those of the numbers, as long as each stays between -2**39 and 2**39 - 1."""
    packed = 0
    for number in reversed(numbers):
        packed = (packed << _BITS) + number
    return packed


def unpack(packed: int, count: int) -> list[int]:
    """The ``count`` numbers of which ``packed`` was made, or their sums."""
    numbers: list[int] = []
    for _ in range(count):
        number = ((packed + _HALF) & _MASK) - _HALF
        numbers.append(number)
        packed = (packed - number) >> _BITS
    return numbers
