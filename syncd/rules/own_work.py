"""Tells a comment that only reports its author's own work: "I moved Leeds to May", "filled in the prices"."""

import re

from syncd.reading import ASKS, Reading, Sign
from syncd.rules.judge import LEARNED
from syncd.rules.text import own_words, sentences

_DONE = (
    r"(?:added|corrected|fixed|mended|moved|put|filled|updated|removed|replaced|renamed|changed|uploaded|entered|linked"
    r"|attached|sorted|marked|merged|reworded|shortened|inserted|copied|cleaned|completed|finished|translated|adjusted"
    r"|rewrote|rewritten|deleted|reordered|took the liberty|taken the liberty)"
)
_OWN = re.compile(
    rf"\W*+(?:(?:fyi|just|ok|okay|so|hi|hello|hey|and|done)\b\W{{1,3}}(?:all\W+)?)?"
    rf"(?:(?:i|we|i've|we've|i have|we have)\s(?:have\s)?(?:just\s|now\s|also\s|already\s)*{_DONE}\b"
    rf"|{_DONE}\s(?!by\b|to\b)"
    r"|(?:i|we)(?:'ll|\swill)\s(?:then\s|also\s)?(?:fill|add|update|correct|complete|change|move|close|put|enter)\b"
    r"|(?:ich|wir)\s(?:habe?|haben)\b.{0,80}\b(?:eingetragen|ergänzt|korrigiert|geändert|hinzugefügt|verschoben"
    r"|aktualisiert|gelöscht|entfernt|ausgefüllt|hochgeladen|abgelegt|verlinkt|umbenannt|eingefügt|nachgetragen)\b"
    r"|(?:ich|wir)\s(?:trage|tragen|ergänze|ergänzen|aktualisiere|aktualisieren|korrigiere|korrigieren)\b"
    r"|(?:j'ai|on a|nous avons)\s(?:bien\s|déjà\s|juste\s|aussi\s)?(?:ajouté|corrigé|déplacé|mis|rempli|complété"
    r"|modifié|supprimé|remplacé|changé|renommé|actualisé|téléversé|inséré|traduit)\b"
    r"|je (?:complète|complèterai|rajoute)\b|(?:ya\s)?(?:he|hemos)\s(?:añadido|corregido|movido|puesto|actualizado"
    r"|cambiado|completado|subido|rellenado|quitado)|ya\s(?:tengo|tenemos|añadí|corregí|moví|puse|actualicé|cambié"
    r"|completé|subí|rellené|quité)\b|(?:já\s|eu\s)*(?:coloquei|corrigi|movi|atualizei|mudei|adicionei|incluí"
    r"|preenchi|completei|subi|fechei|troquei|removi|tirei|inseri|terminei)\b)",
    re.IGNORECASE,
)
"""A sentence that begins so tells what its author did, or sees to."""
_SEES_TO_IT = re.compile(
    r"[,;]\s(?:i|we)(?:'ll|\swill)\s(?:fill|add|update|correct|complete|change|move|close|put|enter)\b"
    r"|[,;]\s(?:ich|wir) hab(?:e|en|'s)?\b.{0,40}\b(?:geändert|eingetragen|ergänzt|korrigiert|angepasst|nachgetragen)\b"
    r"|[,;]\s(?:i|we)(?:'ve| have)? (?:already |just )?(?:changed|updated|corrected|fixed|added|moved) (?:it|them"
    r"|that|this)\b|[,;]\s(?:j'ai|je l'ai) (?:changé|corrigé|modifié|ajouté)|[,;]\s(?:ya )?lo he (?:cambiado"
    r"|corregido|actualizado)|[,;]\s(?:já )?(?:mudei|corrigi|atualizei|troquei)\b"
    r"|[,;]\s(?:das |den |die )?(?:trage|ergänze|aktualisiere|korrigiere) ich\b|[,;]\sje (?:complète|rajoute"
    r"|corrige)\b",
    re.IGNORECASE,
)
_FOR_INFO = re.compile(
    r"\b(?:just|only|leaving|noting)\b[^.?!\n]{0,20}\bso (?:that )?(?:you|nobody|no one|everyone|everybody|we|they)\b"
    r"|\b(?:all (?:good|fine|set)|went (?:well|fine|through|smoothly))[.!]*$|^\W*(?:i )?(?:really )?(?:love|like"
    r"|loved|liked) (?:this|the|that|your) \w+(?: \w+)?[.!]*$|\bfor (?:whoever|those who|everyone who|anybody who"
    r"|anyone who|all who)\b|\bfür alle,? die\b|\bnothing to do (?:for|on) (?:you|your)\b|\b(?:nur )?damit (?:ihr|du"
    r"|sich keiner|niemand)\b",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"\b(?:but|however|although|except|instead|wrong|still|(?:is|are) missing|unclear|not sure|only|should|aber"
    r"|jedoch|trotzdem|falsch|fehlt|stimmt|mais|pourtant|cependant|faux|manque|pero|sin embargo|aunque|falta|mal"
    r"|mas|porém|errad[oa])\b|n't\b|[?？]",
    re.IGNORECASE,
)
"""What takes exception goes on after the report: "I corrected the rate, but the totals use the old one"."""
_MENDED = re.compile(
    r"\W*+(?:fyi\W+)?(?:i|we|i've|we've)?\s?(?:have\s|just\s)*(?:corrected|fixed|mended|removed)\b[^.?!\n]{0,20}"
    r"\b(?:typos?|mistakes?|errors?|spelling|link)\b|.{0,20}\b(?:tippfehler|faute|coquille|errata|erro)\b.{0,30}"
    r"\b(?:korrigiert|corrigé|corregid[oa]|corrigi)\b",
    re.IGNORECASE,
)


def tells_own_work(text: str, reading: Reading) -> bool:
    """Whether ``text`` only tells what its author did or sees to, or says that it is for information.

    A flaw that they mended themselves is none any more: "I corrected the typo". Nor does it ask where only the model
    hears that.
    """
    parts = sentences(own_words(text).replace("’", "'"))
    mended = reading.signs <= {Sign.FEEDBACK} and len(parts) == 1 and _MENDED.match(text) is not None
    if reading.asks >= ASKS and not (mended or any(rule == LEARNED for rule, _ in reading.rules)):
        return False
    told = any(_OWN.match(part) or _SEES_TO_IT.search(part) or _FOR_INFO.search(part) for part in parts)
    return told and not any(map(_EXCEPTION.search, (part for part in parts if not _FOR_INFO.search(part))))
