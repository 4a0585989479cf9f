"""What people wrote, made safe to show in Slack: nothing in it can ping, link or turn the line around."""

import re
import unicodedata
from urllib.parse import quote, urlsplit

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Bidirectional overrides and isolates, zero-width and other format characters can disguise what a line says.
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def visible(text: str) -> str:
    """The text without control and direction characters; line breaks and tabs stay. Unpaired surrogates go."""
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})
    return _INVISIBLE.sub("", kept)


def escape(text: str) -> str:
    """Slack's own rule (docs.slack.dev, formatting message text): escape ``&``, ``<``, ``>`` and nothing else."""
    return visible(text).translate(_ENTITIES)


def shortened(text: str, most: int) -> str:
    """At most ``most`` characters, cut at a word where that is near, with an ellipsis."""
    text = text.strip()
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    word = cut.rfind(" ")
    return (cut[:word] if word > most * 0.8 else cut).rstrip() + "…"


def quoted(text: str, most: int) -> str:
    """The text as a Slack quotation, escaped after it was shortened, so that no entity is cut in half."""
    lines = escape(shortened(text, most)).splitlines()
    return "\n".join(f"> {line}" for line in lines if line.strip())


def link(url: str, label: str) -> str:
    """``<url|label>``, or the label alone where the address is not http(s): a link must not run anything."""
    text = escape(" ".join(label.split())).replace("|", "¦")
    try:
        parts = urlsplit(url)
    except ValueError:
        return text
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return text
    return f"<{quote(visible(url), safe=':/?#[]@!$&()*+,;=%~-._')}|{text or 'open'}>"
