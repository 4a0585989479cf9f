"""What a message that is taken for a reply is worth: whether it counts as the answer, and if not, why."""

import re
from dataclasses import dataclass

from syncd.reading import Reading, Sign
from syncd.rules.judge import read
from syncd.rules.learned.does import is_learned
from syncd.rules.reply import Weight, weigh
from syncd.rules.said import Said

_SAYS = re.compile(r"\w|[^\s\x00-\u2000]")
_NAMED = re.compile(r"^\s*(?:@[\w.'-]+[:,]?|[\w.'-]+:)\s+")
_ECHO = re.compile(
    r"\W*(?:me (?:too|neither)|same (?:here|problem|issue|question)|\+1\b|i have the same|ich auch)", re.IGNORECASE
)
_READ_AT_MOST = 4_000
WHY = {
    Weight.NOTHING: "it has no words",
    Weight.ACKNOWLEDGEMENT: "it only says that it was seen",
    Weight.PROMISE: "it only promises an answer",
    Weight.THANKS: "it only gives thanks or is friendly",
    Weight.COUNTER_QUESTION: "it asks back",
}
STATES = {
    Weight.COUNTER_QUESTION: "waiting_on_asker",
    Weight.PROMISE: "promised",
    Weight.ACKNOWLEDGEMENT: "acknowledged",
}
ECHO = "it has the same question"


@dataclass(frozen=True, slots=True)
class _Words:
    """A message's own words, without the name that it begins with."""

    text: str
    reading: Reading
    attachments: bool = False

    @property
    def words(self) -> bool:
        return _SAYS.search(self.text) is not None


def worth(said: Said, asker: str, *, strict: bool) -> Weight | None:
    """What it is worth as a reply; None: it has the same question itself.

    ``asker`` is how the asker is called, no word of the reply. ``strict``: it is known to whom it speaks. Else,
    in open talk, a question back ("did you try X?") is a suggestion as often as not, and what is merely friendly, or
    sounds like what people at work say, may be the whole answer: all of these count.
    """
    text = said.text[:_READ_AT_MOST].lstrip()
    if text.lower().startswith(f"{asker.lower()},"):
        text = text[len(asker) + 1 :]
    text = _NAMED.sub("", text, count=1)
    if _ECHO.match(text):
        return None
    reading = read(text)
    weight = weigh(_Words(text, reading), open_talk=not strict)
    if strict:
        return weight
    friendly = weight is Weight.THANKS and Sign.THANKS not in reading.signs
    mild = friendly or weight is Weight.COUNTER_QUESTION or is_learned(reading)
    return Weight.ANSWER if mild else weight
