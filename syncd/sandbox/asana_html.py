"""Asana's rich text: XML in one ``<body>``, and what the vendor makes of the references in it.

https://developers.asana.com/docs/rich-text. In the plain text a mention of a person is the address of their profile,
as bodies show that others stored.
"""

from collections.abc import Callable
from html import escape
from typing import TypeAlias
from xml.etree import ElementTree as ET

from syncd.sandbox.asana_records import RichText

Named: TypeAlias = Callable[[str], tuple[str, str] | None]
"""The kind and the name of what a gid stands for; None where there is no such thing, or not for this account."""

APP = "https://app.asana.com/0"
ALLOWED = frozenset(
    ("body", "strong", "em", "u", "s", "code", "ol", "ul", "li", "a", "blockquote", "pre", "h1", "h2", "hr", "img")
)
LINES = frozenset(("li", "h1", "h2", "hr", "blockquote", "pre"))


def plain(text: str) -> RichText:
    """What was written without any markup."""
    return RichText(text, f"<body>{escape(text, quote=False)}</body>")


def rich(source: str, named: Named, *, strict: bool = False) -> RichText:
    """What was written as XML; ValueError where it is none. ``strict``: only tags that may be written by the API."""
    if "<!" in source:
        raise ValueError("no declarations")
    try:
        body = ET.fromstring(source)  # noqa: S314 - no declarations, so no entities; and our own tests'
    except ET.ParseError as error:
        raise ValueError("no XML") from error
    if body.tag != "body" or (strict and any(node.tag not in ALLOWED for node in body.iter())):
        raise ValueError("not in one body, or with tags that are not known")
    for link in body.iter("a"):
        _resolve(link, named)
    return RichText("".join(_words(body)).strip(), ET.tostring(body, encoding="unicode"))


def _resolve(link: ET.Element, named: Named) -> None:
    """``<a data-asana-gid="1"/>`` comes back with address, type and name."""
    gid = link.get("data-asana-gid")
    if not gid:
        return
    kind, name = named(gid) or ("", "Private Link")
    link.set("href", f"{APP}/profile/{gid}" if kind == "user" else f"{APP}/0/{gid}")
    link.set("data-asana-accessible", "true" if kind else "false")
    link.set("data-asana-dynamic", "true")
    if kind:
        link.set("data-asana-type", kind)
    link.text = f"@{name}" if kind == "user" else name


def _words(node: ET.Element) -> list[str]:
    if node.tag == "a" and node.get("data-asana-gid"):
        return [node.get("href", "")]
    words = ["\n"] if node.tag in LINES else []
    words.append(node.text or "")
    for child in node:
        words += _words(child)
        words.append(child.tail or "")
    return words
