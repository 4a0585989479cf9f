"""Between Atlassian documents (ADF, what v3 speaks) and wiki text (what v2 and Data Center speak)."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from syncd.sandbox.jira_records import Document

_INLINE = re.compile(
    r"\[~(?P<user>[^\]\s]+)\]|\[(?P<label>[^\]|\n]+)\|(?P<link>[^\]\s]+)\]|\{\{(?P<code>[^}\n]+)\}\}|(?P<break>\n)"
)
_BLOCK = re.compile(r"(?<!\{)\{(code|noformat|quote)(?::[^}\n]*)?\}(?!\})\n?(.*?)\n?\{\1\}", re.DOTALL)
_WRAPPERS = {"strong": "*", "em": "_", "strike": "-", "underline": "+"}

Namer = Callable[[str], str]
"""Gives the display name for an account id or user name."""


def problem(document: Any) -> str | None:
    """Why ``document`` is no ADF document, or None where it is one."""
    if not isinstance(document, dict) or document.get("type") != "doc" or document.get("version") != 1:
        return "an Atlassian document has the type doc and the version 1"
    return _node_problem(document)


def _node_problem(node: Any) -> str | None:
    if not isinstance(node, dict) or not isinstance(node.get("type"), str):
        return "every node has a type"
    if node["type"] == "text" and not (isinstance(node.get("text"), str) and node["text"]):
        return "a text node has a text"
    if node["type"] == "mention" and not isinstance(node.get("attrs", {}).get("id"), str):
        return "a mention has an id"
    content = node.get("content", [])
    if not isinstance(content, list) or (node["type"] == "doc" and "content" not in node):
        return "content is a list of nodes"
    return next((found for child in content if (found := _node_problem(child))), None)


def to_adf(document: Document, named: Namer) -> dict[str, Any]:
    """``document`` as ADF; of wiki text: paragraphs, mentions, links, lists, quotes and code."""
    if isinstance(document, dict):
        return document
    return {"type": "doc", "version": 1, "content": list(_blocks(document.replace("\r\n", "\n"), named))}


def _blocks(text: str, named: Namer) -> Iterator[dict[str, Any]]:
    at = 0
    for match in _BLOCK.finditer(text):
        yield from _paragraphs(text[at : match.start()], named)
        if match[1] == "quote":
            yield {"type": "blockquote", "content": list(_paragraphs(match[2], named))}
        else:
            code = [{"type": "text", "text": match[2]}] if match[2] else []
            yield {"type": "codeBlock", "attrs": {}, "content": code}
        at = match.end()
    yield from _paragraphs(text[at:], named)


def _paragraphs(text: str, named: Namer) -> Iterator[dict[str, Any]]:
    for paragraph in re.split(r"\n{2,}", text.strip("\n")):
        if not paragraph:
            continue
        lines = paragraph.split("\n")
        if all(line.startswith("* ") for line in lines):
            yield {
                "type": "bulletList",
                "content": [{"type": "listItem", "content": [_paragraph(line[2:], named)]} for line in lines],
            }
        elif paragraph.startswith("bq. "):
            yield {"type": "blockquote", "content": [_paragraph(paragraph[4:], named)]}
        else:
            yield _paragraph(paragraph, named)


def _paragraph(text: str, named: Namer) -> dict[str, Any]:
    return {"type": "paragraph", "content": list(_inline(text, named))}


def _inline(text: str, named: Namer) -> Iterator[dict[str, Any]]:
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            yield {"type": "text", "text": text[at : match.start()]}
        if user := match["user"]:
            account = user.removeprefix("accountid:")
            yield {"type": "mention", "attrs": {"id": account, "text": f"@{named(account)}", "accessLevel": ""}}
        elif match["link"]:
            marks = [{"type": "link", "attrs": {"href": match["link"]}}]
            yield {"type": "text", "text": match["label"], "marks": marks}
        elif match["code"]:
            yield {"type": "text", "text": match["code"], "marks": [{"type": "code"}]}
        else:
            yield {"type": "hardBreak"}
        at = match.end()
    if at < len(text):
        yield {"type": "text", "text": text[at:]}


def to_wiki(document: Document) -> str:
    """``document`` as wiki text; a node that wiki text has no word for gives its content."""
    if isinstance(document, str):
        return document
    return "\n\n".join(block for node in document.get("content", []) if (block := _wiki_block(node)))


def _wiki_block(node: dict[str, Any]) -> str:
    content = node.get("content", [])
    match node["type"]:
        case "blockquote":
            return "{quote}\n" + "\n\n".join(map(_wiki_block, content)) + "\n{quote}"
        case "codeBlock":
            return "{code}\n" + "".join(map(_wiki_inline, content)) + "\n{code}"
        case "bulletList" | "orderedList" as kind:
            mark = "* " if kind == "bulletList" else "# "
            return "\n".join(mark + "\n".join(map(_wiki_block, item.get("content", []))) for item in content)
        case "heading":
            return f"h{node.get('attrs', {}).get('level', 1)}. " + "".join(map(_wiki_inline, content))
        case "rule":
            return "----"
        case "paragraph":
            return "".join(map(_wiki_inline, content))
        case _:
            return "\n".join(map(_wiki_block, content)) if content else _wiki_inline(node)


def _wiki_inline(node: dict[str, Any]) -> str:
    attrs = node.get("attrs", {})
    match node["type"]:
        case "text":
            return _marked(node)
        case "mention":
            return f"[~accountid:{attrs['id']}]"
        case "hardBreak":
            return "\n"
        case "emoji":
            return str(attrs.get("text") or attrs.get("shortName", ""))
        case "inlineCard" | "blockCard":
            return f"[{attrs.get('url', '')}]"
        case _:
            return "".join(map(_wiki_inline, node.get("content", [])))


def _marked(node: dict[str, Any]) -> str:
    text = str(node.get("text", ""))
    for mark in node.get("marks", []):
        kind = mark["type"]
        if kind == "link":
            text = f"[{text}|{mark['attrs']['href']}]"
        elif kind == "code":
            text = "{{" + text + "}}"
        else:
            sign = _WRAPPERS.get(kind, "")
            text = f"{sign}{text}{sign}"
    return text
