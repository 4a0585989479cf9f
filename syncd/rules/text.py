"""Takes off what a person did not write themselves: quotes, code, forwarded text, signatures, links.

Every pattern here is linear: runs are possessive (``++``), so a hostile text cannot make them go back.
"""

import re

_FENCE = re.compile(r"```(?:[^`]|`(?!``))*+(?:```|\Z)")
_INLINE_CODE = re.compile(r"`[^`\n]++`")
_URL = re.compile(
    r"<(?:https?|ftp|slack|mailto):[^<>\n]++>"
    r"|(?:https?://|ftp://|slack://|\bmailto:|\bwww\.)(?:[^\s<>|`.,!?;:)]|[.,!?;:)]++(?=[^\s<>|`]))*+",
    re.IGNORECASE,
)
"""Without the punctuation after it: "have you seen https://a.example/b?" is a question."""
_BROADCAST = re.compile(r"<!(?:channel|here|everyone)(?:\|[^<>\n]*+)?>")
_SHORTCODE = re.compile(r"(?<!\w):(?:[a-z][a-z0-9_+'-]*+|[+-]1|100|1234):(?::skin-tone-[2-6]:)?")
_SPACES = re.compile(r"[^\S\n]++")
# What follows such a line was written by somebody else, or before: mail programs in five languages.
_FORWARDED = re.compile(
    r"-{2,} ?(?:forwarded|original|weitergeleitete|ursprüngliche|message transféré|message d'origine"
    r"|mensaje reenviado|mensaje original|mensagem (?:encaminhada|original))"
    r"|begin forwarded message|anfang der weitergeleiteten|_{10,}$"
)
_WROTE = re.compile(r"(?:on|am|le|el|em|op)\s.{4,200}?(?:wrote|schrieb.{0,80}|a écrit|escribió|escreveu|schreef)\s?:$")
_HEADER_FROM = re.compile(r"(?:from|von|de|da)\s?:\s?\S")
_HEADER_NEXT = re.compile(
    r"(?:sent|gesendet|datum|date|to|an|envoyé|à|enviado|para|enviada|data|cc|subject|betreff)\s?:"
)
_SIGN_OFF = re.compile(
    r"(?:(?:best|kind|warm|with (?:best|kind)|many)\s(?:regards|wishes)|regards|best|cheers|sincerely|yours(?:\s\w+)?"
    r"|sent from my \w+.{0,40}|get outlook for \w+|mit freundlichen grüßen|(?:viele|beste|liebe|schöne) grüße|mfg|lg|vg"
    r"|von meinem \w+ gesendet|cordialement|bien à vous|envoyé de mon \w+|saludos(?: cordiales)?|un saludo|atentamente"
    r"|atenciosamente|att|abraços?|enviado do meu \w+|enviado desde mi \w+)[ ,.!]*$"
)
_DISCLAIMER = re.compile(
    r"(?:this|the information (?:in|contained)|diese|ce|este|esta)\s.{0,60}?"
    r"(?:e-?mail|message|nachricht|courriel|mensaje|correo|mensagem)\b.{0,120}?"
    r"(?:confidential|intended (?:only|solely)|vertraulich|confidentiel|confidencial)"
)
_LONGEST_SIGNATURE = 8
"""Lines: what is longer after a "Best," is no signature but the message going on."""


def own_words(text: str) -> str:
    """The words of ``text`` that its author wrote; a mention stays as ``@Name``. May be empty."""
    if "://" in text or "www." in text or "mailto:" in text:
        text = _URL.sub(" ", text)
    if text.count(":") > 1:
        text = _SHORTCODE.sub(" ", text)
    if not ("\n" in text or "`" in text or text.startswith(">") or "<" in text):
        return text.strip()
    text = _FENCE.sub("\n", text) if "```" in text else text
    text = _INLINE_CODE.sub(" ", text) if "`" in text else text
    text = _BROADCAST.sub(" ", text)
    lines = [line.strip() for line in _SPACES.sub(" ", text).split("\n")]
    return "\n".join(_own_lines(lines)).strip()


def shortcodes(text: str) -> list[str]:
    """The names of the emoji shortcodes in ``text``: ``:eyes:`` -> ``eyes``."""
    return [found.strip(":").partition("::")[0] for found in _SHORTCODE.findall(text)]


def sentences(text: str) -> list[str]:
    """``text`` cut at line ends and after ``.``, ``!``, ``?`` and their like; without empty ones."""
    return [part for part in (piece.strip() for piece in _SENTENCE_END.split(text)) if part]


_SENTENCE_END = re.compile(r"\n|(?<=[.!?…;])[^\S\n]++|(?<=[。！？؟])")


def _own_lines(lines: list[str]) -> list[str]:
    """The lines before forwarded text, without quoted ones, the signature and what legal departments add."""
    own: list[str] = []
    for index, line in enumerate(lines):
        if line.startswith((">", "&gt;")):
            continue
        head = line[:300].lower()
        if _starts_foreign_text(head, lines, index):
            break
        if line in {"--", "—"} or (_is_sign_off(head) and _is_near_the_end(lines, index)):
            if own or line in {"--", "—"}:
                break
            continue
        if not _DISCLAIMER.match(head):
            own.append(line)
    return own


def _starts_foreign_text(head: str, lines: list[str], index: int) -> bool:
    if not head:
        return False
    if _FORWARDED.match(head) or (head.endswith(":") and _WROTE.match(head)):
        return True
    following = lines[index + 1][:40].lower() if index + 1 < len(lines) else ""
    if head[:1] in "oale" and following.endswith(":") and _WROTE.match(f"{head} {following}"):
        return True
    return bool(_HEADER_FROM.match(head) and _HEADER_NEXT.match(following))


def _is_sign_off(line: str) -> bool:
    return len(line) <= 60 and _SIGN_OFF.match(line.lower()) is not None


def _is_near_the_end(lines: list[str], index: int) -> bool:
    rest = lines[index + 1 : index + 3 + _LONGEST_SIGNATURE]
    return sum(1 for line in rest if line and not line.startswith(">")) <= _LONGEST_SIGNATURE
