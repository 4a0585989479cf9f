"""Asks and texts with words taken out of them: of somebody who is forgotten, or of what is long past."""

import re
from collections.abc import Iterable
from dataclasses import replace

from syncd.model import Ask

REMOVED = "[removed]"
"""What stands where a quoted line or a name was."""


def without_words(ask: Ask) -> Ask:
    """The ask without what anybody said in it: what stays is who, when, where, and how it ended."""
    evidence = tuple(replace(step, detail="") for step in ask.evidence)
    return replace(ask, text="", promise="", evidence=evidence)


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """Finds any of these names and addresses where they stand as words of their own, whatever their case."""
    wanted = sorted({name for name in names if name.strip()}, key=len, reverse=True)
    if not wanted:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", re.IGNORECASE)


def without_quotes(text: str, said: Iterable[str]) -> str:
    """The text with ``[removed]`` for each quoted line that repeats a part of what was said."""
    if ">" not in text:
        return text
    whole = [_bare(words) for words in said]
    lines = text.split("\n")
    for number, line in enumerate(lines):
        quoted = _bare(line)
        if line.lstrip().startswith((">", "&gt;")) and quoted and any(quoted in words for words in whole):
            lines[number] = f"> {REMOVED}"
    return "\n".join(lines)


def _bare(text: str) -> str:
    """For comparing: words alone, without marks, blanks and case."""
    return " ".join(re.findall(r"\w+", text.casefold()))
