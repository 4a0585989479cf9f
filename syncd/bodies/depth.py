"""How deeply an answer of JSON is nested: counted while it comes in, in steps that cost less than reading it."""

from itertools import accumulate
from typing import Final

from syncd.retry import Oversized

DEEPEST: Final = 100
"""Levels of lists and objects within each other. What people write in the tools has a dozen."""

_OPENS = b"\x01"
_SIGNED = bytes.maketrans(b"[{]}", _OPENS * 2 + b"\xff\xff")
_OTHER = bytes(set(range(256)) - set(b'[]{}"'))
_BEFORE = b"\xef\xbb\xbf \t\r\n"


class Depth:
    """Watches the steps of one body, cut anywhere. What does not begin as JSON does is let pass."""

    def __init__(self) -> None:
        self._is_json: bool | None = None
        self._quoted = False
        self._cut = b""
        self._open = 0
        self._held = b""
        self._counting = False

    def watch(self, step: bytes) -> None:
        """Oversized where there are more than ``DEEPEST`` levels in what has come so far."""
        if self._is_json is None:
            self._is_json = step.lstrip(_BEFORE)[:1] in (b"[", b"{") if step.strip(_BEFORE) else None
        if not self._is_json:
            return
        if not self._counting and not self._held and step.count(b"{") + step.count(b"[") <= DEEPEST:
            self._held = step  # most answers are small, and end here
            return
        step, self._held, self._counting = self._held + step, b"", True
        self._count(self._outside_of_texts(step))

    def _outside_of_texts(self, step: bytes) -> bytes:
        """For each bracket of ``step`` that stands in no text a byte: 1, or -1. Texts end at an unescaped quote."""
        step = self._cut + step
        if b"\\" in step:
            step = step.replace(b"\\\\", b"").replace(b'\\"', b"")
        self._cut = b"\\" if step.endswith(b"\\") else b""
        # Most texts have no brackets: of them two quotes are left side by side, which change nothing.
        parts = step.translate(_SIGNED, _OTHER).replace(b'""', b"").split(b'"')
        first, self._quoted = self._quoted, self._quoted ^ (len(parts) % 2 == 0)
        return b"".join(parts[first::2])

    def _count(self, brackets: bytes) -> None:
        opened = brackets.count(_OPENS)
        if self._open + opened > DEEPEST:
            depths = accumulate(memoryview(brackets).cast("b"), initial=self._open)
            if max(depths) > DEEPEST:
                raise Oversized(f"an answer is nested more than {DEEPEST} levels deep: it is not read")
        self._open += 2 * opened - len(brackets)
