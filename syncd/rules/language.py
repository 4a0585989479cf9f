"""Tells the language of a text by its script and its commonest words, without a network and in bounded time.

A table of some sixty small words a language, because they make up half of what people write and are told apart in
microseconds; what was measured against libraries stands in docs/decisions.md.
"""

import re
from functools import cache

_LONGEST = 2_000
"""Characters looked at: nobody changes the language for good after so many."""
_MOST_WORDS = 120
_AROUND = ".,!?:;()[]{}\"'*~<>¿¡…“”„«»–—-"
_NOT_LATIN = re.compile(r"[\u0370-\u1fff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NO_PROSE = re.compile(r"https?://\S++|[@#]\w++|:\w++:|\S*+[\\/_]\S*+")
_MARGIN = 1.25
"""How much more the first language must have than the second; nearer ones cannot be told apart."""
_ONE_LETTER = 0.4
_SCRIPTS = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7af\u1100-\u11ff"),
    ("zh", "\u3400-\u9fff"),
    ("ru", "\u0400-\u04ff"),
    ("el", "\u0370-\u03ff\u1f00-\u1fff"),
    ("he", "\u0590-\u05ff"),
    ("ar", "\u0600-\u06ff"),
    ("th", "\u0e00-\u0e7f"),
    ("hi", "\u0900-\u097f"),
    ("ka", "\u10a0-\u10ff"),
    ("hy", "\u0530-\u058f"),
)
"""Kana come first: Japanese is told from Chinese by them."""
_OF_SCRIPT = tuple((name, re.compile(f"[{signs}]")) for name, signs in _SCRIPTS)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_UKRAINIAN = re.compile(r"[іїєґІЇЄҐ]")
_PERSIAN = re.compile(r"[پچژگ]")
_FEW_KANA = 12
"""So many Chinese characters for each of the kana: a Chinese sentence that names a Japanese product."""
_COMMON = {
    "en": """
        the and to of a in is it you that for on with are this be have i we was not can will do what your if they but
        from as at or there our all would when how please has my an so about just could been get any were should know
        does don't it's i'm i'll we're that's where why who which thanks thank hello hi good morning need let's also
        update here working look check send yes great sure did us me then than some want done see by tomorrow today
        can't isn't doesn't still now won't lgtm new sounds works fixed help review no one think
    """,
    "de": """
        der die das und ist nicht ich wir ihr sie es ein eine einen zu mit auf für von den dem im wie was bitte kann
        können könnt könntest haben hat habe sind auch noch aber wenn wann oder bei aus nach bis schon mal dass sich uns
        mir euch dir wird werden war gibt danke hallo guten morgen heute jetzt keine kein warum wer wo am um als so
        schau mach mache gut alles klar vielen dank gerne erledigt bin dran ja nein zum zur vom hier wieder geht doch
        super passt mich dich wurde müssen soll nur mehr über jemand ob prüfen schicke
    """,
    "fr": """
        le la les de des du et est pas je nous vous il elle un une en que qui pour dans sur avec ce cette au aux ne
        mais ou où comment quand pourquoi merci bonjour salut peux pouvez pourriez pouvez-vous s'il plaît c'est j'ai
        n'est qu'il d'accord ça oui non très bien tout tous fait sont avons avez suis y a-t-il on te moi toi votre notre
        mon ton son leur plus encore toujours déjà demain aujourd'hui quelqu'un est-ce bon beaucoup voici fait être
        j'aimerais regarde marche réglé noté parfait dès peut si vais
    """,
    "es": """
        el la los las de del y es no que en un una por para con se lo le al como está están son muy ya pero si sí qué
        cómo cuándo dónde gracias hola buenos buenas días tardes favor puedes podrías puede pueden podéis me nos te os
        mi tu su nuestro hay tengo tenemos alguien todo todos bien mañana hoy esto eso este esta más también sobre
        desde hasta cuando porque quién sabe necesito ahora listo aquí gusto vale muchas dale estoy ha he hemos
        saludos revisar funciona informe vamos fue ser quedo usted ustedes
    """,
    "pt": """
        o a os as de do da dos das e é não que em um uma por para com se no na nos nas ao como está estão são muito já
        mas sim quando onde obrigado obrigada olá oi bom dia boa tarde noite pode podem poderia você vocês eu nós me te
        meu minha seu sua nosso há tem temos alguém tudo todos bem amanhã hoje isso isto esse essa este mais também
        sobre desde até porque quem sabe preciso agora pronto aqui favor ficou foi ser vou fazer consegue pelo pela
        aguardo certo combinado conseguimos funciona então ainda fica
    """,
    "it": """
        il lo la gli le di del della dei e è non che in un una per con si come sono molto già ma sì quando dove grazie
        ciao buongiorno buonasera può puoi potete potresti io noi voi mi ci ti vi mio tuo suo nostro c'è ho abbiamo
        qualcuno tutto tutti bene domani oggi questo questa più anche su dal fino perché chi sa ora ecco favore fatto
        va prego bisogno cosa quale nel alla ancora stato essere sarà
    """,
    "nl": """
        de het een en is niet ik wij we jullie je u dat die van op voor met aan in zijn wat hoe kan kunnen kun kunt
        heeft hebben heb ook nog maar als wanneer of bij uit naar tot al dit deze er wordt worden was dank bedankt hallo
        goedemorgen vandaag nu geen waarom wie waar om graag alvast morgen zou moet zal jou mij ons onze goed even weer
        iemand groeten dankjewel wil
    """,
    "sv": """
        och att det är inte jag vi ni du en ett som på för med till av har kan om hur vad när var varför tack hej god
        morgon idag nu ingen någon den de detta också men eller från snälla ska skulle bra vill kunde alla redan gärna
        här titta
    """,
    "da": """
        og at det er ikke jeg vi i du en et som på for med til af har kan om hvordan hvad hvornår hvor hvorfor tak hej
        god morgen dag nu ingen nogen den de dette også men eller fra skal ville godt vil kunne alle allerede gerne
    """,
    "pl": """
        i w na z do nie się jest to że jak co czy kiedy gdzie dlaczego proszę dziękuję dzięki cześć dzień dobry może
        możesz możecie mam mamy ktoś wszystko dobrze jutro dziś teraz już ale lub od dla przez po za są był będzie tak
        jeszcze mi nam was proszę sprawdzić
    """,
    "tr": """
        ve bir bu için ile de da ne nasıl neden zaman nerede lütfen teşekkürler merhaba günaydın var yok mı mi mu mü
        ben biz siz sen o çok daha ama veya gibi kadar olarak değil evet hayır bugün yarın şimdi bana bize
    """,
    "id": """
        yang dan di ke dari untuk dengan ini itu tidak ada apa bagaimana kapan mana kenapa tolong terima kasih halo
        selamat pagi saya kami kita anda bisa sudah belum akan juga atau tetapi besok hari sekarang
    """,
}
_LETTERS = {
    "de": "ßüö",
    "fr": "œçêîûëùà",
    "es": "ñ¿¡",
    "pt": "ãõç",
    "pl": "łśżźćęą",
    "sv": "å",
    "da": "øæå",
    "tr": "ğışç",
}
_LETTER = 0.8
"""What a letter that only one or two languages have counts, against 1.0 for a word that only one has."""


def language(text: str) -> str:
    """The ISO 639-1 code of the language most of ``text`` is in, as ``en`` or ``ja``; ``""`` where it cannot be told.

    Pure; looks at the first 2,000 characters. Names, links and code count little: they stand in every language.
    """
    text = text[:_LONGEST]
    if not text.isascii() and _NOT_LATIN.search(text) and (found := _by_script(text)):
        return found
    return _by_words(text)


def _by_script(text: str) -> str:
    """The language of the text's main script; ``""`` where that is the Latin one."""
    text = _NO_PROSE.sub(" ", text)
    counts = {name: len(signs.findall(text)) for name, signs in _OF_SCRIPT}
    kana, han = counts["ja"], counts["zh"]
    if kana and han <= kana * _FEW_KANA:
        counts["ja"] += counts.pop("zh")
    most = max(counts, key=counts.__getitem__)
    if counts[most] * (3 if most in {"ja", "zh", "ko"} else 1) <= len(_LATIN.findall(text)):
        return ""
    if most == "ru" and _UKRAINIAN.search(text):
        return "uk"
    return "fa" if most == "ar" and _PERSIAN.search(text) else most


def _by_words(text: str) -> str:
    if "/" in text or "@" in text or "_" in text or ":" in text:
        text = _NO_PROSE.sub(" ", text)
    lower = text.lower()
    if "’" in lower:
        lower = lower.replace("’", "'")
    weights = _weights()
    score: dict[str, float] = {}
    for word in weights.keys() & [word.strip(_AROUND) for word in lower.split(None, _MOST_WORDS)]:
        names, weight = weights[word]
        for name in names:
            score[name] = score.get(name, 0.0) + weight
    if not lower.isascii():
        for name, letters in _LETTERS.items():
            if any(letter in lower for letter in letters):
                score[name] = score.get(name, 0.0) + _LETTER
    return _clear_winner(score)


def _clear_winner(score: dict[str, float]) -> str:
    if len(score) < 2:
        return next(iter(score), "")
    second, first = sorted(score.items(), key=lambda entry: entry[1])[-2:]
    return first[0] if first[1] >= second[1] * _MARGIN else ""


@cache
def _weights() -> dict[str, tuple[tuple[str, ...], float]]:
    """Word -> the languages that have it, and what it counts for each: one that many share counts little."""
    of_word: dict[str, list[str]] = {}
    for name, words in _COMMON.items():
        for word in dict.fromkeys(words.split()):
            of_word.setdefault(word, []).append(name)
    return {word: (tuple(names), _weight(word) / len(names)) for word, names in of_word.items()}


def _weight(word: str) -> float:
    return _ONE_LETTER if len(word) == 1 else 1.0
