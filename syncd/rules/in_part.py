"""Tells an answer to a part of what was asked, and what is put off, from an answer."""

import re

from syncd.rules.reply import Speech, is_statement, says_yes_or_no
from syncd.rules.text import own_words, sentences

_ITEM = re.compile(r"(?:^|[\s(])([1-9]|[a-f](?=\)))[).:](?=\s)")
_MARKS = re.compile(r"[?？]")
_PUTS_OFF = re.compile(
    r"\b(?:(?:have|need|got) to|must|will|'ll|let me) (?:ask|check|find|clarify|look|get|confirm|verify|see|dig)\b"
    r"|(?:the (?:other|second|first|last|rest)|(?<=\s)[2-9b-f]\)).{0,30}(?:later|still|no idea|looking|checking)"
    r"|\bmuss ich (?:noch )?(?:fragen|klären|nachsehen)|\bje (?:dois|vais) (?:demander|vérifier)"
    r"|\b(?:tengo que|voy a) (?:preguntar|consultar)|\b(?:preciso|vou) (?:perguntar|verificar)|確認して",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:(?:the )?(?:other|second|third|last|rest|remaining)|(?:der|die|das) (?:andere|zweite|dritte|letzte|rest)"
    r"|(?:l'autre|le reste|la dernière)|(?:el|la) (?:otr[oa]|segund[oa]|tercer[oa]|últim[oa]|resto)"
    r"|[oa] (?:outr[oa]|segund[oa]|terceir[oa]|últim[oa]|resto))\b",
    re.IGNORECASE,
)
"""One of several things, or what is left of them."""
_ITEM_LEFT = re.compile(
    r"(?:^|[\s(])[1-9a-f][).:]\s[^.?!\n]{0,60}\b(?:look(?:ing)? (?:at|into)|check(?:ing)?|later|no idea|tbd|not yet)\b",
    re.IGNORECASE,
)

_MORE_TO_COME = re.compile(
    r"\b(?:exact|precise|rest|details|genaue?\w*|näheres|le reste|los detalles|el resto|o resto"
    r"|detalhes)\b[^.?!\n]{0,20}"
    r"\b(?:when|once|later|follows?|to come|tomorrow|wenn|sobald|später|folgt|folgen|quand|dès|suit|suivent|cuando"
    r"|luego|sigue|quando|depois|segue)\b",
    re.IGNORECASE,
)
"""What was said is not all: "between 40 and 60, exact count when the logs are through"."""
_LATER = re.compile(
    r"\b(?:(?:come|get|be|write|back) back to (?:you|this)|back to you|take it back|examine (?:it|this)"
    r"|ask (?:around|inside)|(?:discuss|clarify|check|align|clear|examine) (?:it |this |that )?(?:with|internally"
    r"|inside|first)|(?:checking|asking|clarifying) (?:with|them|him|her|internally|inside)|melde mich"
    r"|frage (?:mal )?nach|kläre das|je reviens\b|je vois (?:ça|cela) avec|je (?:leur|lui) demande|lo consulto"
    r"|vou ver com|te digo|te confirmo|te aviso|te retorno|já te digo)\b|確認中|確認いたします|お調べ",
    re.IGNORECASE,
)
"""They will say it another time."""
_OF_IT = re.compile(
    r"\b(?:question|no idea|not sure|don't know|frage|keine ahnung|pregunta|ni idea|pergunta|não sei)\b|質問",
    re.IGNORECASE,
)
"""Speaks of the question, and says nothing of what was asked: "it is a difficult question"."""


def answers_in_part(turn: Speech, asked: str) -> bool:
    """Whether, of several questions, it puts one off or, counting them, leaves one out: "1) yes".

    "Guests never see them. Retention I have to ask legal" puts one off; so does "two are in the folder. The third one I
    have to dig out", whatever was asked.
    """
    told, wanted = set(_ITEM.findall(turn.text.lower())), set(_ITEM.findall(asked.lower()))
    if told and wanted - told:
        return True
    if max(len(wanted), len(_MARKS.findall(asked))) > 1 and (
        _PUTS_OFF.search(turn.text) or _ITEM_LEFT.search(turn.text)
    ):
        return True
    if _MORE_TO_COME.search(turn.text):
        return True
    if _REST.search(turn.text) is None:
        return False
    parts = sentences(own_words(turn.text))
    left = [part for part in parts if _REST.search(part) and _PUTS_OFF.search(part)]
    return bool(left) and len(left) < len(parts)


def puts_off(turn: Speech) -> bool:
    """Whether who was asked something says no more than that they have to find it out: "I'll have to ask them"."""
    if "?" in turn.text or says_yes_or_no(turn) or turn.attachments:
        return False
    parts = sentences(own_words(turn.text))
    off = [part for part in parts if _PUTS_OFF.search(part) or _LATER.search(part)]
    return bool(off) and not any(is_statement(part) and part not in off and not _OF_IT.search(part) for part in parts)
