"""Tells that who is to answer needs something of the asker first: a question back without a question."""

import re

from syncd.rules.text import own_words, sentences

_SEND = re.compile(
    r"(?:^|[,;:]\s|\b(?:please|pls|and|then|just|bitte)\s)(?:please |pls |just )?"
    r"(?:(?:send|share|forward|paste|give|tell|show|dm) (?:me|us)|(?:send|share|forward|paste) (?:it|them) here"
    r"|(?:send|share|forward|paste) (?:the|your))\b"
    r"|\b(?:schick|sende?|schreib|nenn|gib|zeig)(?:t|en sie)? (?:mir|uns|mal)\b|\b(?:envoie|envoyez|donne|donnez"
    r"|dis|dites)-(?:moi|nous)\b|\b(?:pása|mánda|envía|di|dá)(?:me|nos)\b|\b(?:me|nos) (?:manda|envia|passa|diz)\b"
    r"|(?:送って|教えて|お送り|共有して)(?:ください|下さい|いただ|もらえ)",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|when|once|in case|should|wenn|falls|sobald|si|quand|cuando|se|quando|caso)\b", re.IGNORECASE)
"""What is to be sent only in some case goes with an answer: "send me the log if it happens again"."""


def needs_something(text: str) -> bool:
    """Whether it ends with a wish for what its author needs to go on: "send me the fingerprint please"."""
    parts = sentences(own_words(text))
    return bool(parts) and _SEND.search(parts[-1]) is not None and _IF.search(parts[-1]) is None
