"""Portuguese: what asks, and what thanks, closes, acknowledges, promises."""

from syncd.rules.phrases import Vocabulary

FILLERS = ""
GREETINGS = ""

PHRASES: Vocabulary = {}
