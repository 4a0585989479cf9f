"""Jira's wiki markup (Data Center, and what a changelog holds) as the plain text of an event, with its mentions.

Notation: https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all. Every pattern is linear, so that
a hostile text takes no longer than its length.
"""

import re
from collections.abc import Callable

from mappings.adf import FENCE, Mention, Rendered

_MACRO = re.compile(r"(?<!\\)\{(code|noformat|quote|panel|color|anchor|expand)(:[^}\n]{0,300})?\}", re.IGNORECASE)
_ENDS = {macro: re.compile(rf"\{{{macro}\}}", re.IGNORECASE) for macro in ("code", "noformat")}
_TITLE = re.compile(r"title=([^|}\n]++)", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]\.\s+")
_QUOTED_LINE = re.compile(r"bq\.\s+")
_LIST = re.compile(r"([*#-]{1,20})\s+(?=\S)")
_RULE = re.compile(r"-{4,}\s*$")
_MENTION = re.compile(r"(?<!\\)\[~(?:accountid:)?([^\[\]\s|\\]{1,255})\]")
_ATTACHED = re.compile(r"\[\^([^\]\n|]{1,300})\]|(?<![\w!])!([^\s!|][^!|\n]{0,300})(?:\|[^!\n]{0,300})?!(?![\w!])")
_LABELLED_LINK = re.compile(r"(?<!\\)\[([^\[\]\n|]{1,500})\|[^\[\]\n]{1,2000}\]")
_BARE_LINK = re.compile(r"(?<!\\)\[((?:https?|ftp|mailto|file):[^\[\]\n|]{1,2000})\]")
_MONOSPACE = re.compile(r"\{\{([^{}\n]{1,2000})\}\}")
_CITATION = re.compile(r"(?<!\?)\?\?([^\s?][^?\n]{0,500})\?\?(?!\?)")
_EMPHASIS = re.compile(r"(?<![\w*_+^~\\-])([*_+^~-])(?=[^\s*_+^~-])([^\n*_+^~]{0,500}?[^\s*_+^~-]|\S)\1(?![\w*_+^~-])")
_BREAK = re.compile(r"\\\\(?=\s|$)[^\S\n]?")
_ESCAPE = re.compile(r"\\([\\{}\[\]*_+^~!|?#-])")


def wiki_to_text(markup: object, name: Callable[[str], str] = str) -> tuple[str, tuple[Mention, ...]]:
    """The text of wiki markup (a string; None is empty) and whom it mentions; ``name`` gives a user's name by id.

    TypeError for anything else.
    """
    if markup is None:
        return "", ()
    if not isinstance(markup, str):
        raise TypeError(f"wiki markup was expected, not {type(markup).__name__}")
    text = markup.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    out = Rendered()
    prefix = ""
    position = 0
    while match := _MACRO.search(text, position):
        _prose(text[position : match.start()], prefix, out, name)
        macro, position = match[1].lower(), match.end()
        if macro in _ENDS:
            position = _verbatim(text, _ENDS[macro].search(text, position), position, prefix, out)
        elif macro == "quote":
            prefix = "" if prefix else "> "
            _new_line(out)
        elif title := _TITLE.search(match[2] or ""):
            _prose(f"\n{title[1]}\n", prefix, out, name)
    _prose(text[position:], prefix, out, name)
    return out.text, tuple(dict.fromkeys(out.mentions))


def _verbatim(text: str, end: re.Match[str] | None, start: int, prefix: str, out: Rendered) -> int:
    """Notes the code up to the macro's ``end``; one that never ends is passed over. Gives where to go on."""
    if end is None:
        return start
    code = text[start : end.start()].strip("\n").replace(FENCE, "'''")
    _new_line(out)
    out.lines[-1:] = [f"{prefix}{line}" for line in (FENCE, *code.split("\n"), FENCE)]
    out.lines.append("")
    return end.end()


def _new_line(out: Rendered) -> None:
    """What follows begins a line, without leaving an empty one behind."""
    if not out.lines or out.lines[-1].strip("> "):
        out.lines.append("")
    else:
        out.lines[-1] = ""


def _prose(text: str, prefix: str, out: Rendered, name: Callable[[str], str]) -> None:
    """Lines of marked-up text; the first goes on where the last one of ``out`` ended."""
    for position, line in enumerate(text.split("\n")):
        if position or not out.lines:
            out.lines.append("")
        if line.strip():
            head = out.lines[-1]
            out.lines[-1] = head + _inline(line, out, name) if head else prefix + _line(line, out, name)


def _line(line: str, out: Rendered, name: Callable[[str], str]) -> str:
    line = line.strip()
    if _RULE.match(line):
        return ""
    if match := _HEADING.match(line):
        return _inline(line[match.end() :], out, name)
    if match := _QUOTED_LINE.match(line):
        return "> " + _inline(line[match.end() :], out, name)
    if match := _LIST.match(line):
        marker = "1. " if match[1].endswith("#") else "- "
        return "  " * (len(match[1]) - 1) + marker + _inline(line[match.end() :], out, name)
    if line.startswith("|"):
        line = _inline(line, out, name)
        return " | ".join(cell.strip() for cell in line.strip("|").replace("||", "|").split("|"))
    return _inline(line, out, name)


def _inline(line: str, out: Rendered, name: Callable[[str], str]) -> str:
    def mention(match: re.Match[str]) -> str:
        known = name(match[1])
        out.mentions.append(Mention(match[1], "" if known == match[1] else known))
        return f"@{known}"

    if "[" in line:
        line = _MENTION.sub(mention, line)
        line = _LABELLED_LINK.sub(r"\1", line)
        line = _BARE_LINK.sub(r"\1", line)
    if "!" in line or "[^" in line:
        line = _ATTACHED.sub(lambda match: f"[attachment: {match[1] or match[2]}]", line)
    line = _MONOSPACE.sub(r"`\1`", line)
    line = _CITATION.sub(r"\1", line)
    line = _EMPHASIS.sub(r"\2", line)
    return _ESCAPE.sub(r"\1", _BREAK.sub("\n", line))
