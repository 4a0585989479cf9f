"""Takes off what a person did not write themselves: quotes, code, forwarded text, signatures, links.

Every pattern here is linear: runs are possessive (``++``), so a hostile text cannot make them go back.
"""

import re

from syncd.rules.zone_marks import PLACEHOLDER
from syncd.rules.zoning import own_lines

_INLINE_CODE = re.compile(r"`[^`\n]++`")
_URL = re.compile(
    r"<(?:https?|ftp|slack|mailto):[^<>\n]++>"
    r"|(?:https?://|ftp://|slack://|\bmailto:|\bwww\.)(?:[^\s<>|`.,!?;:)]|[.,!?;:)]++(?=[^\s<>|`]))*+",
    re.IGNORECASE,
)
"""Without the punctuation after it: "have you seen https://a.example/b?" is a question."""
_BROADCAST = re.compile(r"<!(?:channel|here|everyone)(?:\|[^<>\n]*+)?>")
_SHORTCODE = re.compile(r"(?<!\w):(?:[a-z][a-z0-9_+'-]*+|[+-]1|100|1234):(?::skin-tone-[2-6]:)?")
_STRUCK = re.compile(r"(?<![\w~])~{1,2}(?=[^\s~])[^~\n]++(?<=\S)~{1,2}(?![\w~])")
"""Struck through, in Slack's or Markdown's way: its author took it back."""
_SPACES = re.compile(r"[^\S\n]++")


def own_words(text: str) -> str:
    """The words of ``text`` that its author wrote; a mention stays as ``@Name``. May be empty."""
    pieced = "\n" in text or "`" in text or text[:1] in _FOREIGN_START
    if pieced:
        text = "\n".join(own_lines(text))
        if "`" in text:
            text = _INLINE_CODE.sub(" ", text)
    text = _spoken(text)
    if not pieced and "<" not in text:
        return text.strip()
    text = _SPACES.sub(" ", _BROADCAST.sub(" ", text))
    return "\n".join(map(str.strip, text.split("\n"))).strip()


_FOREIGN_START = frozenset({">", "{", "[", "&"})
"""A text of one line that begins with none of these is its author's as a whole."""


def _spoken(text: str) -> str:
    """``text`` without what stands in a sentence and is no word: links, emoji written out, names of files."""
    if "://" in text or "www." in text or "mailto:" in text:
        text = _URL.sub(" ", text)
    if text.count(":") > 1:
        text = _SHORTCODE.sub(" ", text)
    if text.count("~") > 1:
        text = _STRUCK.sub(" ", text)
    return PLACEHOLDER.sub(" ", text) if "[" in text else text


def shortcodes(text: str) -> list[str]:
    """The names of the emoji shortcodes in ``text``: ``:eyes:`` -> ``eyes``."""
    return [found.strip(":").partition("::")[0] for found in _SHORTCODE.findall(text)]


def sentences(text: str) -> list[str]:
    """``text`` cut at line ends and after ``.``, ``!``, ``?`` and their like; without empty ones."""
    return [part for part in (piece.strip() for piece in _SENTENCE_END.split(text)) if part]


_SENTENCE_END = re.compile(r"\n|(?<=[.!?…;])[^\S\n]++|(?<=[。！？؟])")
