"""What people wrote, made safe to show in Slack: nothing in it can ping, link or turn the line around."""

from urllib.parse import quote, urlsplit

from syncd.rules.wording import shortened, visible

_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def escape(text: str) -> str:
    """Slack's own rule (docs.slack.dev, formatting message text): escape ``&``, ``<``, ``>`` and nothing else."""
    return visible(text).translate(_ENTITIES)


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
