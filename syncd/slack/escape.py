"""What people wrote, made safe to show in Slack: nothing in it can ping, link or turn the line around."""

from urllib.parse import quote, urlsplit

from syncd.rules.wording import shortened, visible

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Slack's own rule (docs.slack.dev, formatting message text): escape ``&``, ``<``, ``>`` and nothing else."""
    return visible(text).translate(_ENTITIES)


def phrase(text: str, most: int) -> str:
    """People's text on one line, shortened and escaped: at most ``most`` characters once Slack's entities are in it."""
    line = " ".join(visible(text[: 8 * most]).split())
    room = most
    while len(found := escape(shortened(line, room))) > most:
        room -= max(1, (len(found) - most) // len("&amp;"))
    return found


def quoted(text: str, most: int) -> str:
    """The text as a Slack quotation of a few lines: at most ``most`` characters, no entity cut in half."""
    lines = [line for line in visible(text[: 8 * most]).splitlines() if line.strip()]
    shown: list[str] = []
    for line in lines[:_MOST_LINES]:
        room = most - sum(map(len, shown)) - 3 * (len(shown) + 1)
        if room < _SHORTEST_LINE:
            break
        shown.append(phrase(line, room))
    if shown and len(shown) < len(lines) and not shown[-1].endswith("…"):
        shown.append("…")
    return "\n".join(f"> {line}" for line in shown)


_MOST_LINES = 8
_SHORTEST_LINE = 8
_LONGEST_URL = 1_000
_LONGEST_LABEL = 250


def link(url: str, label: str) -> str:
    """``<url|label>``, or the label alone where the address is not http(s): a link must not run anything."""
    text = phrase(label, _LONGEST_LABEL).replace("|", "¦")
    try:
        parts = urlsplit(url)
    except ValueError:
        return text
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return text
    target = quote(visible(url), safe=":/?#[]@!$&()*+,;=%~-._")
    return f"<{target}|{text or 'open'}>" if len(target) <= _LONGEST_URL else text
