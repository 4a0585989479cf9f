"""Cuts a text into zones: what its author wrote now, and what was quoted, forwarded, pasted or added by a machine."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from syncd.rules import zone_marks as marks
from syncd.rules.zone_pasted import Pasted, pasted

FENCE = "```"
READ_AT_MOST = 10_000
"""Characters outside of code read from either end: people ask before or after what they paste, not within it."""
_LONGEST_SIGNATURE = 8
"""Lines: what is longer after a "Best," is no signature but the message going on."""
_LONGEST_AFTER_DASHES = 16
_LONGEST_PARAGRAPH = 30
_WRAPS_AT = 60
_LINES = re.compile(r"[^\n]*+\n|[^\n]++")


class ZoneKind(StrEnum):
    """Whose words a zone holds. Only ``OWN`` ones are judged."""

    OWN = "own"
    QUOTE = "quote"
    FORWARDED = "forwarded"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"
    FOOTER = "footer"
    PREVIEW = "preview"
    CODE = "code"
    LOG = "log"
    TRACE = "trace"
    TABLE = "table"
    DATA = "data"
    UNREAD = "unread"
    """The middle of a very long text, which nobody reads."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A run of a text that is of one kind, as it stands there."""

    kind: ZoneKind
    text: str


def zones(text: str) -> tuple[Zone, ...]:
    """The zones of ``text`` in their order; joined they are ``text`` again. The work grows with its length only."""
    runs = groupby(_marked(text), key=lambda piece: piece[0])
    return tuple(Zone(kind, "".join(line for _, line in run)) for kind, run in runs)


def own_lines(text: str) -> list[str]:
    """The lines that the author wrote, without blanks around them; one empty line stands for each piece of code."""
    return [
        line.strip() if kind is ZoneKind.OWN else ""
        for kind, line in _marked(text)
        if kind is ZoneKind.OWN or kind is ZoneKind.CODE
    ]


def _marked(text: str) -> Iterable[tuple[ZoneKind, str]]:
    """Each line of ``text`` with its kind; fenced code is one piece."""
    kinds: list[ZoneKind] = []
    lines: list[str] = []
    for kind, piece in _pieces(text):
        parts = _LINES.findall(piece) if kind is ZoneKind.OWN else [piece]
        lines += parts
        kinds += [kind] * len(parts)
    if len(lines) > 1 or (lines and lines[0].lstrip().startswith((">", "&gt;", "{", "["))):
        _Marking(lines, kinds).mark()
    return zip(kinds, lines, strict=True)


def _pieces(text: str) -> list[tuple[ZoneKind, str]]:
    """Code between fences, and what stands around it; of a very long text only both ends of what is no code."""
    if FENCE not in text:
        found = [(ZoneKind.OWN, text)] if text else []
    else:
        parts = text.split(FENCE)
        last = len(parts) - 1
        found = [
            (ZoneKind.CODE, FENCE + part + (FENCE if index < last else "")) if index % 2 else (ZoneKind.OWN, part)
            for index, part in enumerate(parts)
            if part or index % 2
        ]
    return found if len(text) <= 2 * READ_AT_MOST else _ends(found)


def _ends(pieces: Sequence[tuple[ZoneKind, str]]) -> list[tuple[ZoneKind, str]]:
    own = sum(len(piece) for kind, piece in pieces if kind is ZoneKind.OWN)
    kept: list[tuple[ZoneKind, str]] = []
    start = 0
    for kind, piece in pieces:
        if kind is not ZoneKind.OWN:
            kept.append((kind, piece))
            continue
        head = min(len(piece), max(0, READ_AT_MOST - start))
        tail = min(len(piece), max(head, own - READ_AT_MOST - start))
        if head < tail:  # at the ends of lines, so that half a line of a log is not taken for a sentence
            head = piece.rfind("\n", max(0, head - marks.LONGEST_HEAD), head) + 1 or head
            tail = piece.find("\n", tail, tail + marks.LONGEST_HEAD) + 1 or tail
        parts = ((ZoneKind.OWN, piece[:head]), (ZoneKind.UNREAD, piece[head:tail]), (ZoneKind.OWN, piece[tail:]))
        kept += [part for part in parts if part[1]]
        start += len(piece)
    return kept


class _Marking:
    """The lines of a text while their kinds are found; a line is ``OWN`` until something speaks against it."""

    def __init__(self, lines: Sequence[str], kinds: list[ZoneKind]) -> None:
        self._lines = lines
        self._kinds = kinds
        self._bare = [line.strip() if kind is ZoneKind.OWN else "" for line, kind in zip(lines, kinds, strict=True)]
        self._heads = [line[: marks.LONGEST_HEAD].lower().lstrip("*_~ ") for line in self._bare]

    def mark(self) -> None:
        """Foreign text first, for it ends the message; then what was pasted; last what follows the author's words."""
        self._mark_foreign()
        self._mark_pasted()
        own = self._own()
        for index in own:
            head = self._heads[index]
            if head.startswith("[") and not marks.PLACEHOLDER.sub("", head).strip():
                self._kinds[index] = ZoneKind.PREVIEW
            elif marks.FOOTER.match(head.lstrip("(^")):
                self._kinds[index] = ZoneKind.FOOTER
            elif marks.LEGAL_START.match(head):
                self._mark_legal(index)
        self._mark_signature(self._own())

    def _own(self) -> list[int]:
        """The lines that are still the author's and not empty."""
        return [index for index, kind in enumerate(self._kinds) if kind is ZoneKind.OWN and self._bare[index]]

    def _mark_foreign(self) -> None:
        index, count = 0, len(self._lines)
        while index < count:
            head = self._heads[index]
            if not self._bare[index]:
                index += 1
            elif head[:1] == ">" or head.startswith("&gt;"):
                self._kinds[index] = ZoneKind.QUOTE
                self._unwrap(index)
                index += 1
            elif self._begins_older(index):
                self._mark_rest(index, ZoneKind.FORWARDED)
                return
            elif wide := self._attribution(index):
                following = self._next(index + wide)
                if following is None or not self._is_quote(following):
                    self._mark_rest(index, ZoneKind.QUOTE)
                    return
                self._kinds[index : index + wide] = [ZoneKind.QUOTE] * wide
                index += wide
            else:
                index += self._transcript(index)

    def _is_quote(self, index: int) -> bool:
        return self._bare[index].startswith((">", "&gt;"))

    def _unwrap(self, index: int) -> None:
        """A line between two quoted ones goes with them where a mail program broke the long line above it."""
        above = index - 2
        if above >= 0 and self._kinds[above] is ZoneKind.QUOTE and self._kinds[index - 1] is ZoneKind.OWN:
            broken = self._bare[index - 1] and len(self._bare[above]) >= _WRAPS_AT and self._is_quote(above)
            if broken and "?" not in self._bare[index - 1]:
                self._kinds[index - 1] = ZoneKind.QUOTE

    def _next(self, index: int) -> int | None:
        """The next line that is not empty, within a few."""
        for near in range(index, min(index + 4, len(self._lines))):
            if self._bare[near]:
                return near
        return None

    def _mark_rest(self, start: int, kind: ZoneKind) -> None:
        self._kinds[start:] = [kind] * (len(self._kinds) - start)

    def _begins_older(self, index: int) -> bool:
        """Whether a forwarded or answered mail begins here: its mark, a drawn line, or its header."""
        if marks.FORWARDED.match(self._heads[index]) or marks.SEPARATOR.match(self._bare[index]):
            return True
        if not marks.HEADER_FROM.match(self._heads[index]):
            return False
        following = self._next(index + 1)
        return following is not None and marks.HEADER_NEXT.match(self._heads[following]) is not None

    def _attribution(self, index: int) -> int:
        """How many lines from here are "On Monday Li wrote:"; mail programs wrap it to at most three."""
        joined = self._heads[index]
        if joined.endswith(marks.ATTRIBUTION_ENDS):
            return 1 if marks.ATTRIBUTION.match(joined) else 0
        if not marks.ATTRIBUTION_BEGINS.match(joined):
            return 0
        for wide in (2, 3):
            if index + wide > len(self._lines) or not self._heads[index + wide - 1]:
                return 0
            joined = f"{joined} {self._heads[index + wide - 1]}"[: marks.LONGEST_HEAD]
            if joined.endswith(marks.ATTRIBUTION_ENDS):
                return wide if marks.ATTRIBUTION.match(joined) else 0
        return 0

    def _transcript(self, index: int) -> int:
        """Marks what was copied out of a chat, with who said it when; gives how many lines were looked at."""
        head = self._heads[index]
        if not ("0" <= head[-1:] <= "9" or head[-1:] in {"m", "]", ":"} or head[:1] == "["):
            return 1
        if marks.TRANSCRIPT_LINE.match(head):
            self._kinds[index] = ZoneKind.QUOTE
            return 1
        if not marks.TRANSCRIPT_HEAD.match(head):
            return 1
        wide = 1
        while index + wide < len(self._lines) and self._bare[index + wide]:
            wide += 1
        self._kinds[index : index + wide] = [ZoneKind.QUOTE] * wide
        return wide

    def _mark_pasted(self) -> None:
        own = self._own()
        for index, kind in zip(own, pasted([self._lines[index] for index in own]), strict=True):
            if kind is not Pasted.NOTHING:
                self._kinds[index] = ZoneKind(kind)

    def _mark_legal(self, start: int) -> None:
        """A paragraph that says whose eyes the mail is for."""
        end = start
        while end < min(start + _LONGEST_PARAGRAPH, len(self._lines)) and self._bare[end]:
            end += 1
        paragraph = " ".join(self._heads[start:end])
        about = any(word in paragraph for word in marks.LEGAL_ABOUT)
        if about and any(word in paragraph for word in marks.LEGAL_WORDS):
            self._kinds[start:end] = [ZoneKind.DISCLAIMER] * (end - start)

    def _mark_signature(self, own: Sequence[int]) -> None:
        """From the first line that closes the message to its end; a closing alone takes only itself."""
        for position, index in enumerate(own):
            left = len(own) - position - 1
            bare, head = self._bare[index], self._heads[index]
            begins = index
            if bare in marks.SIGNATURE_LINE:
                if left > _LONGEST_AFTER_DASHES:
                    continue
            elif len(head) <= _WRAPS_AT and left <= _LONGEST_SIGNATURE and marks.SIGN_OFF.match(head):
                if position == 0:
                    self._kinds[index] = ZoneKind.SIGNATURE
                    continue
            elif left and position and left <= _LONGEST_SIGNATURE and self._closes_with_name(own, position):
                begins = own[position + 1]
            elif not self._is_contact(own, position):
                continue
            for later in range(begins, len(self._lines)):
                if self._kinds[later] is ZoneKind.OWN:
                    self._kinds[later] = ZoneKind.SIGNATURE
            return

    def _closes_with_name(self, own: Sequence[int], position: int) -> bool:
        """``Thanks,`` above a name."""
        if marks.THANKS_OFF.match(self._heads[own[position]]) is None:
            return False
        return marks.NAME.match(self._bare[own[position + 1]]) is not None

    def _is_contact(self, own: Sequence[int], position: int) -> bool:
        """The author's name above how to reach them, as the last paragraph; or the name alone after a long dash."""
        bare = self._bare[own[position]]
        left = len(own) - position - 1
        if position == 0 or left > _LONGEST_SIGNATURE or marks.NAME.match(bare) is None:
            return False
        rest = [self._bare[index] for index in own[position + 1 :]]
        if not rest:
            return marks.DASHED_NAME.match(bare) is not None
        if self._bare[own[position] - 1] or any("?" in line for line in rest):
            return False
        return any(marks.CONTACT.match(line.lower()) for line in rest)
