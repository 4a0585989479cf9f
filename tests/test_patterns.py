"""No regular expression can blow up: shown by the structure of each, and by long texts that simply must be read."""

import re

import pytest
from patterns import dangers, endless, patterns

from syncd.rules.language import language
from syncd.rules.zoning import zones

_PATTERNS = patterns()
_MOST_ENDLESS = 2
"""With two that match the same, separated by what neither matches, the work is at most the square of a short line."""


@pytest.mark.parametrize("name", _PATTERNS)
def test_no_pattern_repeats_what_repeats(name):
    assert dangers(_PATTERNS[name]) == []
    assert endless(_PATTERNS[name]) <= _MOST_ENDLESS


@pytest.mark.parametrize("pattern", [r"(?:a+)+b", r"(?:a|b*)*c", r"(?:\w+\s?)*$", r"(?:x(?=y)a{2,9})*"])
def test_a_pattern_that_could_blow_up_is_found(pattern):
    assert dangers(re.compile(pattern))


@pytest.mark.parametrize("pattern", [r"(?:a++)+b", r"(?>a+b)*c", r"(?:ab)*+c", r"a{1,300}b", r"(?:a{3})*"])
def test_a_pattern_that_gives_nothing_back_is_allowed(pattern):
    assert not dangers(re.compile(pattern))


def test_a_row_of_endless_repeats_is_counted():
    assert endless(re.compile(r"\W*(?:@\S+\W+)?yes")) == 3
    assert endless(re.compile(r"\s*@?\w+:\s+")) == 2
    assert endless(re.compile(r"\d*-\w+|@+")) == 2


_LINES = (
    "On \n", "On Mon Li\n", "le \n", "> a\n", "Thanks,\n", "Dana\n", "Best,\n", "this\n", "This mail\n", "--\n",
    "From: x\n", "a | b\n", "{\n", "{", "2026-01-01 10:00:00 x\n", "Mia  10:32 AM\n", "[attachment: x", "2025\n",
    "\t", "[", "\n", "|", " ;\n", "+1 2 3 4 5 6\n", "at a.b(", "at a.b", '"a": ', "a.", "Exception", "wrote:", "<a",
    "a" * 70 + "\n> b\n", "_", "@", "@!", "@a ", "schrieb ", "12:00 <a@b>", "&gt;", "sent via ", "i'm a bot ",
    "の発言", "明日", "か", "\u0336", "\r\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", _LINES)
def test_a_long_text_of_one_piece_is_zoned_and_its_language_told(piece):
    """A rule that went back over such a text would take hours for it, so this ends only where none does."""
    for text in (piece * (24_000 // len(piece)), "Well.\n" + piece * (24_000 // len(piece)) + "\nReally?"):
        assert "".join(zone.text for zone in zones(text)) == text
        assert len(language(text)) in {0, 2}
