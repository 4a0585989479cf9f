"""How lengths of time and people's text are written for people, wherever they are shown."""

import re
import unicodedata
from datetime import timedelta
from functools import lru_cache

# Bidirectional overrides and isolates, zero-width and other format characters can disguise what a line says. What joins
# emoji and letters of some scripts (U+200C, U+200D) stays.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_UNSAFE = {"Cc", "Cs"}


def visible(text: str) -> str:
    """The text without control and direction characters; tabs stay, and every line break is ``\\n``."""
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text)
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in _UNSAFE)
    return _INVISIBLE.sub("", kept)


def shortened(text: str, most: int) -> str:
    """At most ``most`` characters, cut at a word where that is near, with an ellipsis."""
    text = text.strip()
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    word = cut.rfind(" ")
    return (cut[:word] if word > most * 0.8 else cut).rstrip() + "…"


def without_quotes(text: str) -> str:
    """The text without the lines that it quotes, which begin with ``>``; all of it where it has no others."""
    if ">" not in text:
        return text
    own = "\n".join(line for line in text.splitlines() if not line.startswith(">"))
    return own if own.strip() else text


@lru_cache(maxsize=256)
def span(time: timedelta) -> str:
    """``12 min``, ``6 h 30 min``, ``41 h``: hours are never counted as days, for a working day has not 24 of them."""
    minutes = max(int(time.total_seconds() // 60), 0)
    hours, minutes = divmod(minutes, 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes} min" if minutes and hours < 10 else f"{hours} h"


def heading(place: str, title: str) -> str:
    """``#product · Launch date``: a place and a thread's title, once where both are the same."""
    return " · ".join(dict.fromkeys(part for part in (place, title) if part))
