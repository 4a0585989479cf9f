"""Slack's mrkdwn, rich-text blocks and attachments as plain text; mentions are kept as accounts.

Entities: https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from syncd.model import Account

FENCE = "```"
_ENTITY = re.compile(r"<([^<>\n]*+)>")
_EMPHASIS = re.compile(r"([*_~])(?<![\w`/?&=#%:.-][*_~])([^\s*_~](?:[^\n*_~]*[^\s*_~])?)\1(?![\w`/])")
_INSIDE = r"\2"
_DEEPEST = 20
"""Blocks within blocks: Slack nests a few levels, so what is deeper is left out instead of followed."""


def plain(mrkdwn: str, source: str) -> tuple[str, tuple[Account, ...]]:
    """The text as ``Event.text`` has it, and the accounts it mentions, each once, in their order."""
    if "<" not in mrkdwn and "&" not in mrkdwn and "`" not in mrkdwn:
        return _without_emphasis(mrkdwn).strip(), ()
    mentions: dict[str, Account] = {}
    pieces = mrkdwn.split(FENCE)
    for index, piece in enumerate(pieces):
        words = piece if index % 2 else _without_emphasis(_quoted(piece) if "&gt;" in piece else piece)
        pieces[index] = _entities(words, source, mentions)
    text = _fenced(pieces) if len(pieces) > 1 else pieces[0]
    return text.strip(), tuple(mentions.values())


def message_text(message: Mapping[str, Any]) -> str:
    """A message's mrkdwn: its ``text``, else what its blocks say, else what its attachments say."""
    text = message.get("text") or ""
    if not isinstance(text, str):
        raise TypeError("text is not a string")
    if text:
        return text
    return "\n".join(_blocks(message.get("blocks"), 0)) or "\n".join(_attachments(message.get("attachments")))


def _fenced(pieces: Sequence[str]) -> str:
    """Pieces between fences, each second one code, with every fence on a line of its own."""
    lines: list[str] = []
    for index, piece in enumerate(pieces):
        inner = piece.strip("\n")
        if index % 2:
            lines.append(f"{FENCE}\n{inner}\n{FENCE}")
        elif inner.strip():
            lines.append(inner)
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """Quotes as ``> ``: Slack's ``&gt;`` begins a quoted line, ``&gt;&gt;&gt;`` quotes all that follows."""
    before, mark, after = text.partition("&gt;&gt;&gt;")
    if mark and (not before or before.endswith("\n")):
        return "\n".join([*map(_line, before.splitlines()), *(f"> {line.strip()}" for line in after.split("\n"))])
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    return f"> {line[4:].strip()}" if line.startswith("&gt;") else line


def _without_emphasis(text: str) -> str:
    """Without the marks of bold, italic and struck; a mark inside a word, a path or a sum stays."""
    if "*" not in text and "_" not in text and "~" not in text:
        return text
    text, found = _EMPHASIS.subn(_INSIDE, text)
    return _EMPHASIS.sub(_INSIDE, text) if found else text


def _entities(text: str, source: str, mentions: dict[str, Account]) -> str:
    if "<" in text:
        text = _ENTITY.sub(lambda match: _entity(match[1], source, mentions), text)
    if "&" in text:
        text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return text


def _entity(inner: str, source: str, mentions: dict[str, Account]) -> str:
    target, _, label = inner.partition("|")
    match target[:1]:
        case "@":
            user, name = target[1:], label.lstrip("@")
            if user and user not in mentions:
                mentions[user] = _mentioned(source, user, name)
            return f"@{name or user}"
        case "#":
            return f"#{label or target[1:]}"
        case "!":
            return _special(target[1:], label)
        case _:
            return label or target.removeprefix("mailto:").removeprefix("tel:")


@lru_cache(maxsize=4096)
def _mentioned(source: str, user: str, name: str) -> Account:
    return Account(source, user, name)


def _special(target: str, label: str) -> str:
    """``<!here>``, ``<!subteam^S1|@desk>``, ``<!date^1392734382^{date}|18 February>``."""
    name, _, rest = target.partition("^")
    if name == "date":
        return label or rest.partition("^")[0]
    if name == "subteam":
        return f"@{label.lstrip('@') or rest}"
    return f"@{label.lstrip('@') or name}"


def _blocks(blocks: object, depth: int) -> Iterator[str]:
    """The lines of Block Kit blocks as mrkdwn: what a person reads, without buttons and inputs."""
    if not isinstance(blocks, list) or depth > _DEEPEST:
        return
    for block in blocks:
        if not isinstance(block, dict):
            continue
        match block.get("type"):
            case "rich_text":
                yield from _blocks(block.get("elements"), depth + 1)
            case "rich_text_section":
                yield _inline(block.get("elements"))
            case "rich_text_list":
                yield from (f"• {line}" for line in _blocks(block.get("elements"), depth + 1))
            case "rich_text_quote":
                yield from (f"&gt; {line}" for line in _inline(block.get("elements")).split("\n"))
            case "rich_text_preformatted":
                yield f"{FENCE}{_inline(block.get('elements'))}{FENCE}"
            case "section" | "header" | "markdown":
                yield from _texts([block.get("text"), *_list(block.get("fields"))])
            case "context":
                yield from _texts(_list(block.get("elements")))
            case "image" | "video":
                yield from _texts([block.get("title")])


def _texts(elements: Sequence[object]) -> Iterator[str]:
    for element in elements:
        text = element.get("text") if isinstance(element, dict) else element
        if isinstance(text, str) and text:
            yield text


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _inline(elements: object) -> str:
    """The elements of one rich-text line, written as mrkdwn."""
    return "".join(_inline_element(element) for element in _list(elements) if isinstance(element, dict))


def _inline_element(element: Mapping[str, Any]) -> str:
    match element.get("type"):
        case "text":
            return _escaped(element.get("text"))
        case "user":
            return f"<@{element.get('user_id', '')}>"
        case "channel":
            return f"<#{element.get('channel_id', '')}>"
        case "usergroup":
            return f"<!subteam^{element.get('usergroup_id', '')}>"
        case "broadcast":
            return f"<!{element.get('range', '')}>"
        case "emoji":
            return f":{element.get('name', '')}:"
        case "link":
            return _escaped(element.get("text") or element.get("url"))
        case "date":
            return _escaped(element.get("fallback"))
    return ""


def _escaped(text: object) -> str:
    return str(text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _attachments(attachments: object) -> Iterator[str]:
    """What attachments say: another's message that is shared here is quoted, an app's own words are not."""
    for attachment in _list(attachments):
        if not isinstance(attachment, dict):
            continue
        text = attachment.get("text") or attachment.get("fallback") or attachment.get("title") or ""
        foreign = attachment.get("is_share") or attachment.get("is_msg_unfurl") or attachment.get("from_url")
        for line in str(text).split("\n") if text else ():
            yield f"&gt; {line}" if foreign else line
