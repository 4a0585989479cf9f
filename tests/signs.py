"""What the judge hears in a text, written for a table: signs in words, with a minus for those that must be absent."""

from syncd.reading import ASKS
from syncd.rules.judge import read


def signs(text):
    """The signs of ``text`` as words, with ``asks`` where it asks."""
    reading = read(text)
    return {str(sign) for sign in reading.signs} | ({"asks"} if reading.asks >= ASKS else set())


def fits(text, wanted):
    """``wanted``: signs in words; one after a minus must be absent."""
    found = signs(text)
    return all((sign.removeprefix("-") in found) != sign.startswith("-") for sign in wanted.split())
