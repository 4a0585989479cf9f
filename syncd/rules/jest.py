"""Tells a question that is asked for fun: its author laughs about it and wants nothing from anybody."""

import re

_LAUGHTER = re.compile(
    r"(?:[😂🤣😆😹😜🤪😝]|:(?:joy|rofl|laughing|joy_cat|stuck_out_tongue_winking_eye|zany_face|satisfied):"
    r"|\b(?:lol|lmao|rofl|jk|just kidding|haha(?:ha)*+|hehe|mdr|ptdr|jaja(?:ja)*+|kkk++|rsrs|scherz|笑)|[wｗ]{2,10})"
    r"[\s.!)]{0,5}$",
    re.IGNORECASE,
)
_LAUGHS_AT_IT = re.compile(
    r"[?？]\s?(?:[😂🤣😆😹😜🤪😝]|(?:lol|lmao|rofl|jk|haha(?:ha)*+|hehe|mdr|ptdr|jaja(?:ja)*+|kkk++|rsrs)\b)[^?？]*$",
    re.IGNORECASE,
)
"""The author laughs about their own question, the last one, and goes on: "06:00 of which country? haha. present"."""
_MEANT = re.compile(
    r"\b(?:you|your|u|any(?:one|body)|some(?:one|body)|please|pls|plz|can i|can we|could we|do we|should we|how do i"
    r"|du|ihr|euch|dir|sie|jemand|bitte|k[oö]nn(?:en|t|te|test)|tu|vous|quelqu'un|peux|pouvez|svp"
    r"|puedes|pod[eé]is|alguien|por favor|voc[eê]s?|algu[eé]m)\b|@|ください|教えて|誰か",
    re.IGNORECASE,
)
"""Who speaks to somebody may laugh about the trouble, and still wants an answer."""
_END = 40
_MOST_WORDS = 25


def laughs(text: str) -> bool:
    """Whether it ends with laughter."""
    # Most that are asked end so, and the pattern tries each of the last characters.
    return not text.endswith(("?", "？")) and _LAUGHTER.search(text[-_END:]) is not None


def in_jest(text: str) -> bool:
    """Whether a short ``text``, as it was written, laughs about itself and speaks to nobody."""
    if not (laughs(text) or _LAUGHS_AT_IT.search(text)):
        return False
    return len(text) < _MOST_WORDS * 20 and len(text.split()) <= _MOST_WORDS and _MEANT.search(text) is None
