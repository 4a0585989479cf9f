"""The words by which mail programs and apps mark what the author did not write: data for zoning.py, lower-case.

Read off Gmail, Outlook, Apple Mail, Thunderbird and the phones' mail programs in English, German, French, Spanish,
Portuguese, Italian, Dutch, Swedish, Danish, Polish, Russian, Japanese, Chinese and Korean. Every pattern is matched at
the beginning of one line (or of three joined), of which at most ``LONGEST_HEAD`` characters are looked at.
"""

import re

LONGEST_HEAD = 300
FORWARDED = re.compile(
    r"-{2,20} ?(?:forwarded|original|weitergeleitete|ursprüngliche|message transféré|message d['’]origine"
    r"|mensaje reenviado|mensaje original|mensagem (?:encaminhada|original)|messaggio (?:inoltrato|originale)"
    r"|doorgestuurd|oorspronkelijk|ursprungligt|oprindelig|wiadomość|пересылаемое|исходное|元のメッセージ|転送|原始邮件|원본)"
    r"|begin forwarded message|anfang der weitergeleiteten|début du message (?:réexpédié|transféré)"
    r"|inicio del mensaje reenviado|início da mensagem (?:encaminhada|reencaminhada)|inizio messaggio inoltrato"
    r"|転送されたメッセージ"
)
"""What follows such a line was written by somebody else, or before."""
ATTRIBUTION = re.compile(
    r"(?:on|am|le|el|em|a|op|il|den|w)\s.{4,250}?(?:wrote|schrieb.{0,80}|a écrit|escribió|escreveu|ha scritto"
    r"|schreef.{0,80}|skrev.{0,80}|napisał(?:a|\(a\))?)\s?:$"
    r"|.{1,120}(?:さんは書きました|さんのメール|のメール|の発言|からのメッセージ|は書きました|写道"
    r"|님이 작성|さんが書きました)\s?[:：]$"
    r"|.{0,80}\d{1,2}[:.]\d\d.{0,120}<[^<>\s]{1,120}@[^<>\s]{3,120}>\s?(?:\S{1,12}\s?)?[:：]$"
    r"|.{1,120}[>)\]\"]\s(?:wrote|schrieb|a écrit|escribió|escreveu)\s?:$"
)
"""``On Monday Li wrote:`` and its like; in any language where a time and an address stand before the colon."""
ATTRIBUTION_ENDS = (":", "：")
ATTRIBUTION_BEGINS = re.compile(r"(?:on|am|le|el|em|a|op|il|den|w|在|\w{2,4}[.,])\s|\d{4}[/年-]|\d{1,2}[./]\d")
"""How the first of several lines of an attribution begins, where the mail program wrapped it."""
HEADER_FROM = re.compile(
    r"(?:from|von|de|da|från|fra|van|od|от"
    r"|差出人|发件人|寄件者|보낸 사람)[*_ \t]{0,4}[:：][*_ \t]{0,4}\S"
)
HEADER_NEXT = re.compile(
    r"(?:sent|gesendet|datum|date|to|an|envoyé|à|enviado|para|enviada|data|cc|subject|betreff|objet|asunto|assunto"
    r"|inviato|oggetto|a|verzonden|aan|onderwerp|skickat|till|sendt|til|wysłano|do|отправлено|кому|тема"
    r"|送信日時|宛先|件名|日時|发送时间|收件人|主题|보낸 날짜|받는 사람|제목)(?: e[lm])?[*_ \t]{0,4}[:：]"
)
SIGN_OFF = re.compile(
    r"(?:(?:best|kind|warm|warmest|with (?:best|kind)|many)\s(?:regards|wishes)|regards|best|cheers|sincerely"
    r"|yours(?:\s\w{1,20})?|respectfully|all the best|sent from my \w{1,20}.{0,40}|get outlook for \w{1,20}"
    r"|mit (?:freundlichen|besten|herzlichen) grüßen|(?:viele|beste|liebe|schöne|herzliche|freundliche) grüße|mfg|lg|vg"
    r"|gruß|von meinem \w{1,20} gesendet|cordialement|bien (?:à vous|cordialement)|envoyé de(?:puis)? mon \w{1,20}"
    r"|sincères salutations|saludos(?: cordiales)?|un (?:cordial )?saludo|atentamente|atenciosamente|att|cumprimentos"
    r"|com os melhores cumprimentos|abraços?|enviado do meu \w{1,20}|enviado desde mi \w{1,20}|cordiali saluti"
    r"|distinti saluti|met vriendelijke groet(?:en)?|よろしくお願い(?:いた|致)?します"
    r"|以上、?よろしくお願い(?:いた|致)?します"
    r"|敬具|iphoneから送信|此致|敬礼)[ ,.!、。]{0,5}$"
)
THANKS_OFF = re.compile(
    r"(?:many |best |kind )?(?:thanks|thank you|thx|cheers|danke|vielen dank|merci|merci beaucoup|gracias"
    r"|muchas gracias|obrigad[oa]|grazie|bedankt)"
    r"(?: (?:again|so much|very much|a lot|in advance|im voraus|d'avance))?,$"
)
"""Thanks that close a mail: they are the author's words, the name after them is not."""
SEPARATOR = re.compile(r"_{10,}+$")
"""Outlook draws it above the older mail, a mailing list above its own words."""
SIGNATURE_LINE = frozenset({"--", "—", "––"})
FOOTER = re.compile(
    r"(?:sent|posted|shared|created|added|published|imported|delivered) (?:via|using|by|with) [\w @.’'-]{2,40}$"
    r"|(?:sent|posted) from (?!me$|here$)[\w @.’'-]{2,40}$|powered by [\w @.’'-]{2,40}$"
    r"|i(?:'|’| a)m (?:a |just a )?bot\b.{0,200}$|beep boop\b|bleep,? bloop\b"
    r"|this (?:message|comment|action|issue|ticket|reply|notification|e-?mail)"
    r" (?:was|is|has been|were) .{0,60}automatic"
    r"|this (?:message|comment|action|issue|ticket|reply) (?:was|has been) .{0,40}by (?:a bot|automation|workflow)"
    r"|you(?:'re|’re| are) receiving this (?:because|e-?mail|message|as)|reply to this e-?mail directly"
    r"|(?:click here )?to unsubscribe|unsubscribe(?: from| here|$)"
    r"|manage (?:your )?(?:notification|preferences|subscri)"
    r"|view (?:it|this) (?:e-?mail |message )?(?:on|in) (?:github|gitlab|jira|asana|notion|slack|your browser|browser)"
    r"|\[?external (?:e-?mail|sender|message)\b|caution: (?:this|external)\b.{0,80}extern"
    r"|(?:diese|dieser) .{0,40}automatisch (?:erstellt|generiert|gesendet)|gesendet (?:mit|über|via|von) [\w .-]{2,30}$"
    r"|envoyé (?:via|avec|depuis) [\w .-]{2,30}$|enviado (?:por|con|com|desde|via|vía) [\w .-]{2,30}$"
    r"|please (?:consider|think of) the environment|do not reply to this|this inbox is not monitored"
)
PLACEHOLDER = re.compile(r"\[(?:attachment|image|cid|inline image|bild|photo)(?::[^\[\]\n]{0,300}+)?\]")
"""What stands for a file or a preview; its name is not the author's sentence."""
TRANSCRIPT_LINE = re.compile(
    r"\[\d{1,2}[:.]\d\d(?:\s?[ap]m)?\]\s\S"
    r"|\[\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,?\s\d"
)
TRANSCRIPT_HEAD = re.compile(
    r"[^\s:][^:\n]{1,40}\s{2}\d{1,2}:\d\d(?:\s?[ap]m)?$"
    r"|.{2,40} \[\d{1,2}:\d\d(?:\s?[ap]m)?\]:?$"
)
"""Lines copied out of a chat: ``[10:32 AM] Mia: ...``, and ``Mia Ito  10:32 AM`` above what she said."""
LEGAL_START = re.compile(
    r"(?:this|the information|the contents|confidential|disclaimer|privileged|notice|important notice|diese|der inhalt"
    r"|vertraulich|haftungs|ce|cette|les informations|avis|este|esta|la información|aviso|o conteúdo|a informação"
    r"|il presente|le informazioni|dit bericht|本メール|このメール|本邮件)(?![\w-])?"
)
LEGAL_ABOUT = (
    "mail", "message", "nachricht", "courriel", "mensaje", "correo", "mensagem", "messaggio", "bericht",
    "communication", "メール", "邮件", "transmission",
)  # fmt: skip
LEGAL_WORDS = (
    "confidential", "intended only", "intended solely", "privileged", "vertraulich", "confidentiel", "confidencial",
    "riservat", "vertrouwelijk", "unauthorized", "unauthorised", "機密", "保密",
)  # fmt: skip
CONTACT = re.compile(
    r"(?:(?:tel|phone|mobile|cell|fax|office|direct|mob|tél|telefon|handy|móvil|m|t|p|f|o|ph)[.:]{0,2}\s{0,2})?"
    r"\(?\+?\(?\d[\d\s().\-/]{6,24}\d(?:\s?(?:ext|x)\.?\s?\d{1,6})?$"
)
NAME = re.compile(r"[-–—~]{0,2}\s?[A-ZÀ-Þ][\w'’.-]{0,24}(?: [A-ZÀ-Þ][\w'’.-]{0,24}){0,3}$")
DASHED_NAME = re.compile(r"(?:[–—~]|--)\s?[A-ZÀ-Þ][\w'’.-]{1,24}(?: [A-ZÀ-Þ][\w'’.-]{0,24})?$")
