"""What the link model sees in one message of a chat: whom it speaks to, its words, how it begins."""

import re
from collections.abc import Mapping
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_READ_AT_MOST = 2_000
"""Characters: what is longer was pasted, and says nothing more about whom it is a reply to."""
_SHORTEST = 3
"""Letters of a word that may be a name, or content."""
_WORD = re.compile(r"[^\W_](?:[\w'+.-]*[\w+])?")
_COMMANDS = _words(
    """
    sudo apt apt-get dpkg git npm pip docker curl install config settings etc usr
    """
)
_THANKS = _words(
    """
    thanks thank thx ty tnx thanx cheers danke merci gracias worked works
    """
)
_PLEASED = _words(
    """
    ta ah ahh ok okay cool great perfect nice sweet excellent oh got see
    """
)
_FEW = 5
"""Only the first words say that its author is pleased."""
_COMMON = _words(
    """
    the and you that for with have this not are but can was how what any from there get just your does when
    it's don't like its all out one has had did would could should will then than them they him his her she
    who why where which some want need use using know i'm about into been more also only yes yeah okay well
    now here
    """
)
# A comma after one of these does not make a name of it: "ok, try again".
_NO_NAMES = _words(
    """
    ok hi hey hello well oh so no also and but actually hmm sorry thanks okay now ah um btw yea hm then again
    guys cool lol anyway thx true great right please all it that is too yes yep yeah nope nah yup sure correct
    exactly ya
    """
)
YES, TRY, YOU, IT, SELF, RECEIVED, GREETING, ASKING, LINKING, ELSE = range(10)
_BEGINNINGS = {
    YES: "yes yep yeah no nope nah yea yup sure correct right indeed exactly ya ja nein oui si",
    TRY: "try use install check run type just get go look read see add edit open make put start click download google "
    "search maybe probably perhaps sudo",
    YOU: "you you'll you're your u you've you'd",
    IT: "it it's its that's that there there's they this these if in with because cause the by on from",
    SELF: "i i'm i've i'd im i'll my ive",
    RECEIVED: "thanks thx ty ok okay oh ah cool lol haha heh hehe",
    GREETING: "hi hello hey anyone anybody hiya",
    ASKING: "what which did have do are is why where when how what's who whats guys someone somebody can does any has",
    LINKING: "but and or so because well",
}
_BEGINS = {word: kind for kind, words in reversed(_BEGINNINGS.items()) for word in words.split()}
_NAME_MARKS = "@:,;.?!()<>'\""
STRANGER = "?"
"""Spoken to, and not heard in this talk."""
FIRMLY, LOOSELY = 2, 1


class Line:
    """One message.

    to      whom it speaks to: an author, STRANGER, or empty; ``firmly`` how clear that is (0 to 2)
    names   the authors it names, beside its own
    begins  the kind of its first word
    thanks  2: gives thanks; 1: sounds pleased
    minute  since the ask
    """

    __slots__ = (
        "author",
        "begins",
        "content",
        "extras",
        "firmly",
        "length",
        "minute",
        "names",
        "question",
        "thanks",
        "to",
    )

    def __init__(self, author: str, text: str, minute: float, known: Mapping[str, str]) -> None:
        low = text[:_READ_AT_MOST].lower()
        parts = low.split()
        self.author = author
        self.minute = minute
        self.to, self.firmly = "", 0
        self.names: set[str] = set()
        if parts:
            self._address(parts, known)
        words = _WORD.findall(low)
        if self.to and self.firmly and words and (self.to != STRANGER or self.firmly == FIRMLY):
            del words[: len(_WORD.findall(parts[0]))]
        self.length = len(words)
        self.begins = _BEGINS.get(words[0], ELSE) if words else ELSE
        self.content = set(map(_content, words))
        self.content.discard("")
        link = "://" in low or "www." in low
        self.question = "?" in low and (not link or low.rstrip().endswith("?"))
        self.extras = 2 * link + (not _COMMANDS.isdisjoint(words))
        self.thanks = 2 if not _THANKS.isdisjoint(words) else int(not _PLEASED.isdisjoint(words[:_FEW]))

    def _address(self, parts: list[str], known: Mapping[str, str]) -> None:
        first = parts[0].lstrip("@<(")
        bare = first.rstrip(":,;>-)")
        if bare in known:
            self.to, self.firmly = known[bare], FIRMLY if bare != first else LOOSELY
            self.names.add(self.to)
        elif len(bare) > 1 and len(parts) > 1 and first[-1:] == ":" and "://" not in first:
            self.to, self.firmly = STRANGER, FIRMLY
        elif first[-1:] == "," and bare not in _NO_NAMES:
            self.to, self.firmly = STRANGER, LOOSELY
        for word in [part.strip(_NAME_MARKS) for part in parts[1:]]:
            if word in known and len(word) >= _SHORTEST:
                self.names.add(known[word])


@lru_cache(maxsize=10_000)
def _content(word: str) -> str:
    """A word without the commonest English endings; empty where it carries no content."""
    if len(word) < _SHORTEST or word in _COMMON:
        return ""
    if len(word) > _SHORTEST + 1:
        word = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("ed")
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss") else word


def content_words(text: str) -> set[str]:
    """The stems of a text's words that carry content."""
    return set(map(_content, _WORD.findall(text[:_READ_AT_MOST].lower()))) - {""}
