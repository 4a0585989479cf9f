"""What replies do in a few words, in six languages: families of turns of speech, and what only looks like them."""

from dataclasses import dataclass

import pytest

from syncd.reading import Reading, Sign
from syncd.rules.judge import read
from syncd.rules.reply import Weight, weigh

ACKNOWLEDGES = """
hm good q
huh, interesting
oof. ok, noted
ok seen
copy that
leave it with me
i'm on the case
thanks for flagging, adding it to the pile
fair, have to think about that one
ah ok let me poke at it
got your note, reading now
yikes, on my desk now
putting it on the list
hadn't seen that. having a look
Ist notiert
Hab ich aufgenommen
Gute Frage, muss ich nachschlagen
Danke fürs Melden, ich geh dem nach
Nehm ich mit
Steht auf meiner Liste
Hab's gesehen
Ich hör mich um
Kommt auf die Liste
C'est noté
Bien vu, je note
Je prends
Je m'en occupe
Bonne question, je me renseigne
Merci pour le signalement, on regarde
J'ai vu, je creuse
Ok je jette un œil
Je l'ajoute à ma liste
Vu !
Anotado
Lo apunto
Buena pregunta, lo pregunto
Me lo apunto
Visto, lo miro
Ya me encargo
Le echo un ojo
Uf, qué mal. Lo cojo yo
Gracias por avisar, lo estamos viendo
Me pongo con ello
Anotei
Anotado aqui
Boa pergunta, vou ver
Deixa comigo
Vou dar uma olhada
Visto, já olho
Opa, tô vendo isso
Obrigada por avisar, vou checar com o time
Coloquei na lista
Eu cuido disso
メモしました
承りました、確認いたします
なるほど、調べておきます
私のほうで見ます
対応を検討します
ちょっと見てみます
把握しました
引き取ります
確認させてください
持ち帰ります
passed it on to the payments folks
forwarded to legal
this sits with the data team, pinged them
raised with the vendor
gebe ich an Kim weiter
Habs an die Technik weitergegeben
je transmets à Li
j'ai transmis au support
se lo paso a Li
passei para o Li
担当に回します
担当者に確認します
sorry, totally swamped today
sorry, slipped through, been in workshops all day
apologies, lost track of this one
ugh sorry, missed this
Sorry, ist mir durchgerutscht
Entschuldige, war die ganze Woche im Workshop
Désolée, je suis débordée
Pardon, j'ai zappé
Perdona, se me pasó
Lo siento, voy hasta arriba
Desculpa, passou batido
Foi mal, tô atolada hoje
申し訳ありません、見落としていました
すみません、返信が遅れました
"""
PROMISES = """
you'll have it before you board
turning it off after standup tomorrow
fix goes out by close of play
redoing the table tonight
I bring it into the board on Thursday and write you the same day
gimme till tuesday
it'll be in your inbox first thing monday
before lunch, promise
can get it to you by noon tomorrow
back with numbers wednesday
draft lands thursday
will be up this afternoon
bis Montag
kriegst du morgen früh
Ich schau mir das bis Mittwoch an
mach ich heute noch fertig
Liegt bis Feierabend in deinem Postfach
Morgen Vormittag hast du die Zahlen
Spätestens Donnerstag ist es drin
Ich reiche es am Freitag nach
Geht heute Abend raus
bekommst du noch diese Woche
d'ici vendredi
demain matin sans faute
Je vous envoie ça lundi
Tu l'as avant midi
Je corrige ce soir
Ce sera en ligne jeudi
Je te reviens d'ici demain
avant la fin de la semaine, promis
On livre la correction mardi
Je le fais cet après-midi
el lunes sin falta
Te lo paso esta tarde
Lo tendrás antes del viernes
Lo subo hoy mismo
Lo arreglo mañana
Para el jueves lo tienes
Estará listo el martes
Te digo algo mañana
en un par de horas te cuento
até sexta sem falta
Te mando hoje à tarde
Subo a versão nova até terça que vem
Segunda de manhã tá na sua mão
Arrumo isso amanhã
Fica pronto na quinta
Hoje ainda eu respondo
Entrego até o fim do dia
Amanhã te dou um retorno
金曜日までに送ります
本日中に対応いたします
明日の朝いちで共有します
来週月曜にお渡しします
夕方までに修正しておきます
明後日には出せます
今週中に直します
15時までにご連絡します
今日の午後に上げておきます
"""
ANSWERS = """
pushed
it's in the sheet
flipped the flag
just merged it
deployed, hard refresh please
reverted, should be back
it's live
swapped the logo
uploaded to the folder
should be visible now
ist drin
hochgeladen
habs umgestellt
c'est en ligne
mis à jour
ya está subido
activado
tá no ar
subi agora
反映しました
更新済みです
"""
NO_PROMISE = """
I sent it on Friday
the release was on Tuesday
We deploy every Tuesday.
it went out yesterday afternoon
they renew the contract in March
the caterer wants to answer by Thursday
Das Release war am Freitag
Wir deployen immer dienstags
La réunion était lundi
Lo mandé el lunes
Mandei na sexta
昨日送りました
vermutlich der Import von Samstag
It sounds like Friday, I'm on it
"""
NO_ACKNOWLEDGEMENT = """
seen that error since Monday
noted in the contract that we pay monthly
received 40 complaints this week
it takes about two days
the list is sorted by date
a copy of that is in the folder
we took it out in March
that's on the roadmap for Q3
it reads the header first
the limit is 50 per account
Das steht im Handbuch auf Seite 4
C'est écrit dans le contrat
Está en la carpeta de marzo
Está na pasta de março
設定画面にあります
"""


@dataclass(frozen=True, slots=True)
class Said:
    """A reply with nothing but words."""

    text: str
    words: bool = True
    attachments: bool = False

    @property
    def reading(self) -> Reading:
        return read(self.text)


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        *((text, Weight.ACKNOWLEDGEMENT) for text in lines(ACKNOWLEDGES)),
        *((text, Weight.PROMISE) for text in lines(PROMISES)),
        *((text, Weight.ANSWER) for text in lines(ANSWERS)),
    ],
)
def test_a_reply_of_few_words_is_worth_what_it_says(text: str, weight: Weight) -> None:
    assert weigh(Said(text)) is weight, read(text)


@pytest.mark.parametrize(
    ("text", "sign", "weight"),
    [
        *((text, Sign.PROMISE, Weight.PROMISE) for text in lines(NO_PROMISE)),
        *((text, None, Weight.ACKNOWLEDGEMENT) for text in lines(NO_ACKNOWLEDGEMENT)),
    ],
)
def test_what_only_looks_like_it_is_not_taken_for_it(text: str, sign: Sign | None, weight: Weight | None) -> None:
    assert sign not in read(text).signs
    assert weigh(Said(text)) is not weight
