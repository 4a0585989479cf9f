"""Asana's rich text as plain text: mentions as ``@Name``, quoted lines after ``> ``, code between backquotes.

It is XML in one ``<body>``; tags that are not known yet may come, and are passed over for what they contain.
https://developers.asana.com/docs/rich-text
"""

import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

from syncd.model import Account

_PROFILE = re.compile(r"https://app\.asana\.com/(?:0|1/\d+)/profile/(\d+)")
"""What stands in the plain text for a mention."""
_BLOCKS = frozenset(("li", "h1", "h2", "h3", "hr", "p", "br", "table", "tr", "ul", "ol"))
_DEEPEST = 100
"""So many tags in each other are read as such; no writer makes them."""

Named = Callable[[str, str], Account]
"""The account of a gid, and the name it is mentioned by."""


def rich_text(html: str, plain: str, named: Named) -> tuple[str, tuple[Account, ...]]:
    """Text and mentions of what somebody wrote, as Asana gives it: as XML, and without markup.

    What is no XML is read from ``plain``, where a mention is the address of a profile.
    """
    if html.startswith("<body>") and html.find("<", 6) == len(html) - 7:
        if "/profile/" not in plain:
            return plain, ()
    elif html and "<!" not in html:  # no declarations, so no entities of the writer's own
        try:
            body = ET.fromstring(html)  # noqa: S314
        except (ET.ParseError, ValueError):
            pass
        else:
            writer = _Writer(named)
            writer.add(body, 0)
            return writer.text(), tuple(dict.fromkeys(writer.mentions))
    return _plain(plain, named)


def _plain(text: str, named: Named) -> tuple[str, tuple[Account, ...]]:
    mentions: list[Account] = []

    def mention(found: re.Match[str]) -> str:
        account = named(found[1], "")
        mentions.append(account)
        return f"@{account.name or account.id}"

    return _PROFILE.sub(mention, text), tuple(dict.fromkeys(mentions))


class _Writer:
    """Writes the text of XML."""

    def __init__(self, named: Named) -> None:
        self.mentions: list[Account] = []
        self._named = named
        self._parts: list[str] = []

    def text(self) -> str:
        """What was written, without empty lines at its ends."""
        return "".join(self._parts).strip("\n")

    def add(self, node: ET.Element, depth: int) -> None:
        """Writes what is in a node; of one that lies absurdly deep, only its words."""
        tag = node.tag
        if depth > _DEEPEST:
            self._parts.extend(node.itertext())
        elif tag == "a":
            self._parts.append(self._link(node))
        elif tag == "blockquote":
            inner = self._inside(node, depth)
            self._block("\n".join(f"> {line}" for line in inner.split("\n")))
        elif tag == "pre":
            self._block(f"```\n{''.join(node.itertext())}\n```")
        elif tag == "code":
            self._parts.append(f"`{''.join(node.itertext())}`")
        elif tag == "img":
            self._parts.append(node.get("alt") or "")
        elif tag in _BLOCKS:
            self._break()
            if tag == "li":
                self._parts.append("- ")
            self._children(node, depth)
            self._break()
        else:
            self._children(node, depth)

    def _children(self, node: ET.Element, depth: int) -> None:
        if node.text:
            self._parts.append(node.text)
        for child in node:
            self.add(child, depth + 1)
            if child.tail:
                self._parts.append(child.tail)

    def _inside(self, node: ET.Element, depth: int) -> str:
        outer, self._parts = self._parts, []
        self._children(node, depth)
        inner, self._parts = "".join(self._parts).strip("\n"), outer
        return inner

    def _block(self, text: str) -> None:
        self._break()
        self._parts.append(text)
        self._break()

    def _break(self) -> None:
        """A new line, unless one has just begun."""
        last = next((part for part in reversed(self._parts) if part), "\n")
        if not last.endswith("\n"):
            self._parts.append("\n")

    def _link(self, node: ET.Element) -> str:
        words = "".join(node.itertext())
        gid, href = node.get("data-asana-gid", ""), node.get("href", "")
        is_person = node.get("data-asana-type") == "user" or _PROFILE.fullmatch(href) is not None
        if gid and is_person:
            account = self._named(gid, words.removeprefix("@"))
            self.mentions.append(account)
            return f"@{account.name or account.id}"
        if not href or href == words:
            return words or href
        return f"{words} ({href})" if words else href
