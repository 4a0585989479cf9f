"""What Slack refuses in a message's blocks, and whom a message's text would ping."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

MAX_BLOCKS = 50
MAX_TOGETHER = 13_200
SECTION, HEADER, FIELD, BUTTON, MARKDOWN, IDENTIFIER, VALUE = 3000, 150, 2000, 75, 12_000, 255, 2000
COUNTS = {"fields": 10, "context": 10, "actions": 25}
KNOWN = frozenset(
    ("section", "header", "divider", "context", "actions", "image", "rich_text", "markdown", "input", "file", "video",
     "table", "call")
)  # fmt: skip
LIVE = re.compile(
    r"<(?:!(channel|here|everyone)(?:\|[^>]*)?|@([UW][A-Z0-9]+)(?:\|[^>]*)?|!subteam\^(S[A-Z0-9]+)[^>]*)>"
)
NAMED = re.compile(r"(?<![\w@])@(channel|here|everyone)\b")


def problems(blocks: object) -> list[str]:
    """What Slack would say of ``blocks``, each with its JSON pointer; empty: they are valid."""
    if not isinstance(blocks, list):
        return ["must be an array [json-pointer:/blocks]"]
    found = [f"no more than {MAX_BLOCKS} items allowed [json-pointer:/blocks]"] if len(blocks) > MAX_BLOCKS else []
    for number, block in enumerate(blocks):
        found.extend(f"{what} [json-pointer:/blocks/{number}{where}]" for what, where in _block(block))
    identifiers = [block["block_id"] for block in blocks if isinstance(block, dict) and block.get("block_id")]
    if len(set(identifiers)) < len(identifiers):
        found.append("block_id already exists [json-pointer:/blocks]")
    return found


def too_long_together(blocks: Sequence[Any]) -> bool:
    """Whether the blocks' texts exceed what Slack takes in all (undocumented; bolt-js#2509 found about 13,200)."""
    return sum(len(text) for _, text in texts(blocks)) > MAX_TOGETHER


def _block(block: object) -> Iterator[tuple[str, str]]:
    if not isinstance(block, dict):
        yield "must be an object", ""
        return
    kind = block.get("type")
    if kind not in KNOWN:
        yield f"unsupported type: {kind}", "/type"
        return
    if len(str(block.get("block_id", ""))) > IDENTIFIER:
        yield f"must be less than {IDENTIFIER + 1} characters", "/block_id"
    match kind:
        case "section":
            yield from _section(block)
        case "header":
            yield from _text(block.get("text"), "/text", HEADER, plain=True)
        case "markdown":
            yield from _length(block.get("text"), "/text", MARKDOWN)
        case "context" | "actions":
            yield from _elements(block, kind)
        case _:
            return


def _section(block: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "text" not in block and "fields" not in block:
        yield "missing required field: text or fields", ""
    if "text" in block:
        yield from _text(block["text"], "/text", SECTION)
    fields = block.get("fields", [])
    if "fields" in block and not 1 <= len(fields) <= COUNTS["fields"]:
        yield f"must have from 1 to {COUNTS['fields']} items", "/fields"
    for number, each in enumerate(fields):
        yield from _text(each, f"/fields/{number}", FIELD)
    if isinstance(block.get("accessory"), dict):
        yield from _element(block["accessory"], "/accessory")


def _elements(block: Mapping[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    elements = block.get("elements")
    if not isinstance(elements, list) or not 1 <= len(elements) <= COUNTS[kind]:
        yield f"must have from 1 to {COUNTS[kind]} items", "/elements"
        return
    for number, each in enumerate(elements):
        yield from _element(each, f"/elements/{number}")


def _element(element: object, where: str) -> Iterator[tuple[str, str]]:
    if not isinstance(element, dict):
        yield "must be an object", where
        return
    if element.get("type") in ("mrkdwn", "plain_text"):
        yield from _text(element, where, SECTION)
    if element.get("type") == "button":
        yield from _text(element.get("text"), f"{where}/text", BUTTON, plain=True)
        for name, limit in (("action_id", IDENTIFIER), ("value", VALUE), ("url", SECTION)):
            if name in element:
                yield from _length(element[name], f"{where}/{name}", limit)


def _text(value: object, where: str, limit: int, *, plain: bool = False) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict) or value.get("type") not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        yield "must be a plain_text object" if plain else "must be a text object", where
        return
    yield from _length(value.get("text"), f"{where}/text", limit)


def _length(value: object, where: str, limit: int) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str) or not value:
        yield "must be more than 0 characters", where
    elif len(value) > limit:
        yield f"must be less than {limit + 1} characters", where


def texts(node: object) -> Iterator[tuple[str, str]]:
    """All texts in blocks or a part of them, with the kind of markup that they are in."""
    if isinstance(node, list):
        for each in node:
            yield from texts(each)
    elif isinstance(node, dict):
        text = node.get("text")
        if isinstance(text, str):
            yield str(node.get("type")), text
        for each in node.values():
            if isinstance(each, (dict, list)):
                yield from texts(each)


def pings(text: str, blocks: object = None, *, names: bool = False) -> list[str]:
    """Whom a message would really notify: ``!channel``, ``@U012``, ``!subteam^S012``, in the order of their standing.

    Plain text never pings. ``names``: link_names or parse=full were set, so bare ``@channel`` counts as well.
    """
    found = _live(text, names)
    for kind, each in texts(blocks):
        if kind in ("mrkdwn", "markdown"):
            found += _live(each, names)
    return found + list(_rich(blocks))


def _live(text: str, names: bool) -> list[str]:
    found = [f"!{a}" if a else f"@{b}" if b else f"!subteam^{c}" for a, b, c in LIVE.findall(text)]
    return found + ([f"!{name}" for name in NAMED.findall(text)] if names else [])


def _rich(node: object) -> Iterator[str]:
    if isinstance(node, list):
        for each in node:
            yield from _rich(each)
    elif isinstance(node, dict):
        match node.get("type"):
            case "user":
                yield f"@{node.get('user_id')}"
            case "broadcast":
                yield f"!{node.get('range')}"
            case "usergroup":
                yield f"!subteam^{node.get('usergroup_id')}"
            case _:
                for each in node.values():
                    yield from _rich(each)
