"""Places where people talk of other things than work, told by their names."""

import re
from functools import lru_cache

from syncd.model import Place

_SMALL_TALK = re.compile(
    r"(?:^|[^a-z])(?:random|off-?topic|fun|lunch|coffee|kitchen|water-?cooler|social(?![-_ ]?(?:media|posts?|ads))"
    r"|memes|pets|kaffee|k(?:ü|ue)che"
    r"|mittag|plausch|cantine|machine-a-cafe|caf(?:e|é)|雑談)(?:$|[^a-z])",
    re.IGNORECASE,
)
"""Places whose name says that work is not talked about there."""


def small_talk(place: Place) -> bool:
    """Whether it is a chat named for small talk: a question there is the team's only where it names somebody."""
    return place.unthreaded and _named_for_it(place.name)


@lru_cache
def _named_for_it(name: str) -> bool:
    """Looked at once: a place has many messages."""
    return _SMALL_TALK.search(name) is not None
