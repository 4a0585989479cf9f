"""The text of an HTML mail in the marks that zoning.py reads: quotes as ``> ``, code fenced, signatures after ``--``.

A tokenizer of one pass without a tree: mail programs write HTML that no browser's grammar explains, and what matters
here are a dozen marks (docs/decisions.md, with what was measured). Every pattern is possessive, so it is linear.
"""

import re
from collections import Counter
from html import unescape

from syncd.rules.zoning import FENCE

LONGEST = 1_000_000
"""Characters of HTML that are read; what follows in a longer mail is older mail."""
_DEEPEST_QUOTE = 20
_TOKEN = re.compile(
    r"<!--(?:[^-]|-(?!->))*+(?:-->|\Z)|<[!?][^>]*+>?"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9:]*+)(?P<attributes>(?:[^<>\"']|\"[^\"<]*+\"|'[^'<]*+'|[\"'])*+)>?"
    r"|(?P<text>[^<]++|<)"
)
_ATTRIBUTE = re.compile(
    r"(id|class|type|name|data-[a-z-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t\r\n\f]++")
_SKIPPED = frozenset({"head", "style", "script", "title", "noscript", "template", "svg", "select", "textarea"})
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
        "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_PARAGRAPHS = frozenset({"p", "blockquote", "pre", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"})
_VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    }
)  # fmt: skip
_QUOTES = re.compile(r"moz-cite-prefix|yahoo_quoted|gmx_quote|protonmail_quote|zmail_extra|OutlookMessageHeader")
_REST = re.compile(
    r"divRplyFwdMsg|appendonsend|x_divRplyFwdMsg|mail-editor-reference-message-container|stopSpelling|OLK_SRC_BODY"
)
_SIGNATURES = re.compile(
    r"gmail_signature|moz-signature|(?:^|\s)Signature(?:$|\s)|ms-outlook-mobile-signature|protonmail_signature"
    r"|AppleMailSignature|apple-signature|data-signatureblock|signature_block|x_Signature"
)


def html_words(html: str) -> str:
    """The words of an HTML mail or comment as plain text whose zones ``zoning.zones`` tells apart.

    Pure; the work grows with the length only, and at most a million characters are read. What answers a mail (Gmail's,
    Outlook's, Apple's, Thunderbird's, Yahoo's and Proton's marks) is quoted; tags that are never closed do no harm.
    """
    page = _Page()
    for token in _TOKEN.finditer(html[:LONGEST]):
        text = token["text"]
        if text is not None:
            page.say(text)
        elif tag := token["tag"]:
            if token["close"]:
                page.close(tag.lower())
            else:
                page.open(tag.lower(), token["attributes"])
    return page.text()


class _Page:
    """The lines of a mail in the making, and which of the elements that matter are open."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._marked: list[tuple[str, str]] = []
        self._open: Counter[str] = Counter()
        self._depths: dict[str, list[int]] = {}
        self._rest = False
        self._gap = False

    def say(self, text: str) -> None:
        """Takes text between tags; blanks in it are one, but in preformatted text they stay."""
        if self._is("skipped") or (not self._line and not text.strip() and not self._is("code")):
            return
        if self._is("code"):
            first, *others = unescape(text).replace("\xa0", " ").split("\n")
            self._line.append(first)
            for line in others:
                self._end_line(gap=not "".join(self._line).strip() and len(self._lines) > 0)
                self._line.append(line)
        else:
            self._line.append(_BLANKS.sub(" ", unescape(text).replace("\xa0", " ").replace("\u200b", "")))

    def open(self, tag: str, attributes: str) -> None:
        """Begins an element, with its line and what it marks."""
        if tag == "br" or tag in _BLOCKS:
            self._end_line(gap=tag in _PARAGRAPHS or (tag == "br" and not self._line))
        if tag == "li":
            self._line.append("- ")
        if tag in _VOID and not attributes:
            return
        kind = self._kind(tag, attributes)
        if kind == "rest":
            self._rest = True
        elif tag not in _VOID and (kind or tag in self._depths):
            self._depths.setdefault(tag, []).append(len(self._marked) if kind else -1)
            if kind:
                self._marked.append((tag, kind))
                self._open[kind] += 1
                self._begin(kind)

    def close(self, tag: str) -> None:
        """Ends the nearest open element of this name, and what was left open within it."""
        if tag in _BLOCKS:
            self._end_line(gap=tag in _PARAGRAPHS)
        open_ones = self._depths.get(tag)
        if not open_ones:
            return
        position = open_ones.pop()
        if not open_ones:
            del self._depths[tag]
        if position >= 0:
            self._forget(position)

    def _forget(self, position: int) -> None:
        """Ends the marks from ``position`` on; a tag within that was never closed must not end a later one."""
        for tag, kind in self._marked[position:]:
            self._open[kind] -= 1
            if kind == "code":
                gap, self._gap = self._gap, False
                self._put(FENCE)
                self._gap = gap
            left = [index for index in self._depths.get(tag, ()) if 0 <= index < position]
            if left:
                self._depths[tag] = left
            else:
                self._depths.pop(tag, None)
        del self._marked[position:]

    def text(self) -> str:
        """All lines, with no more than one empty line between any two."""
        self._end_line()
        self._forget(0)
        return "\n".join(self._lines)

    def _kind(self, tag: str, attributes: str) -> str:
        if tag in _SKIPPED:
            return "skipped"
        if tag == "pre":
            return "code"
        marks = " ".join(
            f"{found[1]} {found[2] or found[3] or found[4] or ''}" for found in _ATTRIBUTE.finditer(attributes)
        )
        if tag == "blockquote" or (marks and _QUOTES.search(marks)):
            return "quote"
        if marks and _REST.search(marks):
            return "rest"
        return "signature" if marks and _SIGNATURES.search(marks) else ""

    def _is(self, kind: str) -> bool:
        return self._open[kind] > 0

    def _begin(self, kind: str) -> None:
        if kind == "code":
            self._put(FENCE)
        elif kind == "signature" and not self._prefix():
            self._put("--")

    def _prefix(self) -> str:
        return "> " * (min(self._open["quote"], _DEEPEST_QUOTE) or self._rest)

    def _end_line(self, *, gap: bool = False) -> None:
        """Begins a new line, with an empty one before it where ``gap`` says so."""
        line = "".join(self._line)
        self._line.clear()
        if line.strip():
            self._put(line.rstrip() if self._is("code") else line.strip())
        self._gap = self._gap or gap

    def _put(self, line: str) -> None:
        if self._gap and self._lines:
            self._lines.append("")
        self._gap = False
        self._lines.append(self._prefix() + line)
