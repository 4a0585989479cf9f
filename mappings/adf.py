"""Atlassian Document Format as the plain text of an event, with its mentions.

Every node of Atlassian's schema (https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/) has
a form here; one that is unknown gives its content, so that a new kind of node never hides what somebody wrote.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

Node: TypeAlias = Mapping[str, Any]
FENCE = "```"
_DEPTH = 60
"""Below this the structure is dropped and only the text is kept: nobody nests so deep, a broken payload does."""
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named in a text: the tool's id and the name as written, without the ``@``."""

    id: str
    name: str = ""
    bot: bool = False


@dataclass(slots=True)
class Rendered:
    """A text in the making: its lines and the mentions met so far, in order."""

    lines: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one text, without empty ones at either end."""
        return "\n".join(self.lines).strip("\n").rstrip()


def adf_to_text(document: object) -> tuple[str, tuple[Mention, ...]]:
    """The text of an ADF document (a dict with ``content``; None is empty) and whom it mentions.

    TypeError for anything else.
    """
    if document is None:
        return "", ()
    if not isinstance(document, dict):
        raise TypeError(f"a document was expected, not {type(document).__name__}")
    out = Rendered()
    _blocks(_content(document), out, 0)
    return out.text, tuple(dict.fromkeys(out.mentions))


def _content(node: Node) -> Sequence[Node]:
    content = node.get("content")
    return [child for child in content if isinstance(child, dict)] if isinstance(content, list) else ()


def _attrs(node: Node) -> Node:
    attrs = node.get("attrs")
    return attrs if isinstance(attrs, dict) else {}


def _blocks(nodes: Sequence[Node], out: Rendered, depth: int) -> None:
    """Block nodes one below the other; inline nodes that stand among them, as a line of their own."""
    if depth > _DEPTH:
        out.lines.append(_flat(nodes))
        return
    for node in nodes:
        kind = node.get("type")
        if kind == "paragraph" or kind == "heading":
            out.lines.extend(_inline(_content(node), out).split("\n"))
        elif block := _BLOCKS.get(str(kind)):
            block(node, out, depth + 1)
        elif kind in _INLINE:
            out.lines.append(_inline([node], out))
        else:
            _unknown(node, out, depth + 1)


def _unknown(node: Node, out: Rendered, depth: int) -> None:
    """A panel, a column, an extension, or something Atlassian has added since: its title, text and content."""
    attrs = _attrs(node)
    for words in (attrs.get("title"), attrs.get("text"), node.get("text")):
        if isinstance(words, str) and words:
            out.lines.extend(words.split("\n"))
    _blocks(_content(node), out, depth)


def _quote(node: Node, out: Rendered, depth: int) -> None:
    inner = Rendered(mentions=out.mentions)
    _blocks(_content(node), inner, depth)
    out.lines.extend(f"> {line}" for line in inner.text.split("\n"))


def _code(node: Node, out: Rendered, _depth: int) -> None:
    code = _flat(_content(node)).replace(FENCE, "'''")
    out.lines.extend((FENCE, *code.rstrip("\n").split("\n"), FENCE))


def _list(node: Node, out: Rendered, depth: int) -> None:
    first = _attrs(node).get("order", 1)
    number = first if isinstance(first, int) else 1
    for position, item in enumerate(_content(node)):
        kind = item.get("type")
        if kind in ("taskList", "bulletList", "orderedList", "decisionList"):
            _nested(item, out, depth)
            continue
        marker = f"{number + position}. " if node.get("type") == "orderedList" else "- "
        if kind in ("taskItem", "blockTaskItem"):
            marker += "[x] " if _attrs(item).get("state") == "DONE" else "[ ] "
        _item(item, marker, out, depth)


def _item(item: Node, marker: str, out: Rendered, depth: int) -> None:
    children = _content(item)
    inline = [child for child in children if child.get("type") in _INLINE]
    if inline:
        out.lines.extend((marker + _inline(inline, out)).split("\n"))
    for position, child in enumerate(children):
        if child.get("type") in _INLINE:
            continue
        if child.get("type") in ("bulletList", "orderedList", "taskList", "decisionList"):
            _nested(child, out, depth)
            continue
        start = len(out.lines)
        _blocks([child], out, depth)
        if position == 0 and child.get("type") == "paragraph":
            out.lines[start] = marker + out.lines[start]


def _nested(node: Node, out: Rendered, depth: int) -> None:
    inner = Rendered(mentions=out.mentions)
    if depth > _DEPTH:
        inner.lines.append(_flat([node]))
    else:
        _list(node, inner, depth + 1)
    out.lines.extend(f"  {line}" for line in inner.lines)


def _row(node: Node, out: Rendered, depth: int) -> None:
    cells = []
    for cell in _content(node):
        inner = Rendered(mentions=out.mentions)
        _blocks(_content(cell), inner, depth)
        cells.append(" ".join(line for line in inner.lines if line and line != FENCE))
    out.lines.append(" | ".join(cells))


def _card(node: Node, out: Rendered, _depth: int) -> None:
    out.lines.append(_link(node))


def _media(node: Node, out: Rendered, _depth: int) -> None:
    out.lines.append(_attachment(node))


def _rule(_node: Node, out: Rendered, _depth: int) -> None:
    """An empty line: a row of dashes would read as the beginning of a signature."""
    out.lines.append("")


_BLOCKS: Mapping[str, Callable[[Node, Rendered, int], None]] = {
    "blockquote": _quote,
    "codeBlock": _code,
    "bulletList": _list,
    "orderedList": _list,
    "taskList": _list,
    "decisionList": _list,
    "tableRow": _row,
    "blockCard": _card,
    "embedCard": _card,
    "media": _media,
    "rule": _rule,
}


def _inline(nodes: Sequence[Node], out: Rendered) -> str:
    parts = []
    for node in nodes:
        kind = node.get("type")
        if kind == "text":
            parts.append(_words(node))
        elif kind == "mention":
            parts.append(_mention(node, out))
        elif form := _INLINE.get(str(kind)):
            parts.append(form(node))
        else:
            parts.append(_flat([node]))
    return "".join(parts)


def _words(node: Node) -> str:
    text = node.get("text")
    if not isinstance(text, str):
        return ""
    marks = node.get("marks")
    if not marks:
        return text
    code = isinstance(marks, list) and any(isinstance(mark, dict) and mark.get("type") == "code" for mark in marks)
    return f"`{text}`" if code and text.strip() else text


def _mention(node: Node, out: Rendered) -> str:
    """``@Name``. A mention of a whole team (userType SPECIAL: ``@here``) names nobody."""
    attrs = _attrs(node)
    text = attrs.get("text")
    name = text.lstrip("@").strip() if isinstance(text, str) else ""
    account = attrs.get("id")
    if isinstance(account, str) and account and attrs.get("userType") != "SPECIAL":
        out.mentions.append(Mention(account, name, bot=attrs.get("userType") == "APP"))
        return f"@{name or account}"
    return f"@{name}" if name else ""


def _emoji(node: Node) -> str:
    attrs = _attrs(node)
    return str(attrs.get("text") or attrs.get("shortName") or "")


def _date(node: Node) -> str:
    """``2026-11-22`` from milliseconds, which stand in a string; anything else as it is."""
    stamp = str(_attrs(node).get("timestamp", ""))
    try:
        return (_EPOCH + timedelta(milliseconds=int(stamp))).date().isoformat()
    except (ValueError, OverflowError):
        return stamp


def _label(node: Node) -> str:
    return str(_attrs(node).get("text") or "")


def _link(node: Node) -> str:
    attrs = _attrs(node)
    data = attrs.get("data")
    known = data if isinstance(data, dict) else {}
    return str(attrs.get("url") or known.get("url") or known.get("name") or "")


def _attachment(node: Node) -> str:
    name = _attrs(node).get("alt")
    return f"[attachment: {name}]" if isinstance(name, str) and name else "[attachment]"


def _nothing(_node: Node) -> str:
    """A placeholder is the template's prompt, not what somebody wrote."""
    return ""


def _break(_node: Node) -> str:
    return "\n"


_INLINE: Mapping[str, Callable[[Node], str]] = {
    "text": _words,
    "mention": _nothing,  # rendered by _mention, which also notes whom; named here because it stands in a line
    "emoji": _emoji,
    "date": _date,
    "status": _label,
    "inlineCard": _link,
    "mediaInline": _attachment,
    "inlineExtension": _label,
    "placeholder": _nothing,
    "hardBreak": _break,
}


def _flat(nodes: Sequence[Node]) -> str:
    """The bare text of nodes at any depth, without recursion."""
    parts: list[str] = []
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        text = node.get("text")
        if isinstance(text, str):
            parts.append(text)
        elif node.get("type") == "hardBreak":
            parts.append("\n")
        stack.extend(reversed(_content(node)))
    return "".join(parts)
