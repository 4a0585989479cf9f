"""Further turns of speech in German, French, Spanish, Portuguese and Japanese: replies, closings, asks, and reports."""

import pytest

from syncd.reading import ASKS, Sign
from syncd.rules.judge import read
from syncd.rules.reply import Weight, weigh
from tests.test_judge_replies import Said, lines

ACKNOWLEDGES = """
Alles klar, ich geh da gleich rein
Hab ich auf dem Schirm
Wir sind dran, dauert noch etwas
Ok, ich rede mit Kim
Ups, schaue sofort
Bien pris, merci
On est dessus
Oui je vais creuser
D'accord, je m'y mets
J'en parle à l'équipe
Entendido, lo gestiono
Ahora mismo lo veo
Estamos con ello
Hablo con Li y te digo
Gracias, recibido
Certo, vou averiguar
Estamos analisando
Já estou vendo aqui
Falo com o Li e te aviso
Valeu, anotado
了解です、見てみますね
確認いたしますので少々お待ちください
ただいま調査しています
こちらで引き取ります
メモしておきます
Sorry, komme erst jetzt dazu
Entschuldigung, habe ich übersehen
Ich hab Li dazu geholt
Das geht an die Buchhaltung weiter
Désolé, j'avais raté ton message
Pardon, gros rush cette semaine
J'ai demandé à la compta
Perdón, no lo había visto
Lo paso al equipo técnico
He avisado a Li
Desculpa, não tinha visto
Correria aqui, desculpa
Passei pro time de dados
遅くなり申し訳ございません
開発チームに共有しました
"""
PROMISES = """
Bekommst du gleich morgen
Ich baue das bis Dienstag um
Wird am Donnerstag ausgeliefert
Ende der Woche ist das live
Du hast die Antwort bis heute Abend
Je te l'envoie dans une heure
Ça part demain
Correction prévue pour jeudi
On vous répond avant lundi
Je regarde ça cet après-midi et je te dis
Lo dejo listo el viernes
Sale hoy por la noche
En una hora lo tienes
Até amanhã eu mando
Na segunda eu publico
Te passo isso em uma hora
Sai hoje ainda
Vai estar pronto na quarta
今日の夕方までに送ります
木曜日に直しておきます
一時間後にご連絡します
来週の火曜日までに用意します
明日お送りします
"""
CLOSES = """
Ok, habs kapiert
Hat geklappt
Jetzt geht alles wieder
Schon gefunden
Kannst du ignorieren
C'est bon pour moi
Ça y est, ça marche
Je viens de trouver
Problème résolu de mon côté
Ne tenez pas compte de mon message
Ya funciona todo
Ya lo vi, gracias
Solucionado, era el navegador
Ya no lo necesito
Podéis cerrar esto
Já consegui, obrigado
Funcionou, valeu
Pode fechar
Não preciso mais
Resolvi aqui
無事解決しました
今は動いています
自分で見つけました
もう必要ありません
設定ミスでした、失礼しました
"""
DOES_NOT_CLOSE = """
Schon wieder abgestürzt
Ich habe das Problem auf zwei Geräten gefunden
Ça ne marche toujours pas
Ya lo probé y sigue igual
Não funcionou
直ったと思ったらまた出ました
Geht bei mir nicht
No lo encontré
Ainda não achei
"""
ASKS_SOMETHING = """
Die Seite lädt bei uns unglaublich lange
Mein Zugang wurde gesperrt
Wir warten immer noch auf das Angebot
Auf dem Handy ist der Text zu klein
Es wäre gut zu wissen, ab wann das gilt
Ich bräuchte die Zahlen für den Vorstand
Der Betrag auf der Rechnung ist zu hoch
Hat sich beim Vertrag schon was getan
Ein Exportknopf wäre toll
Beim Login kommt eine Fehlermeldung
La page met un temps fou à charger
Mon accès a été bloqué
On attend toujours le devis
Sur mobile le texte est trop petit
Il serait bon de savoir à partir de quand ça s'applique
J'aurais besoin des chiffres pour le comité
Le montant de la facture est trop élevé
Ça avance pour le contrat
Un bouton d'export serait top
J'ai un message d'erreur à la connexion
La página tarda muchísimo en cargar
Me han bloqueado el acceso
Seguimos esperando el presupuesto
En el móvil el texto es demasiado pequeño
Convendría saber desde cuándo se aplica
Necesitaría los números para el comité
El importe de la factura es demasiado alto
Cómo va lo del contrato
Un botón de exportar sería genial
Me sale un mensaje de error al entrar
A página demora demais pra carregar
Meu acesso foi bloqueado
Continuamos esperando o orçamento
No celular o texto é muito pequeno
Seria bom saber a partir de quando vale
Precisaria dos números para o comitê
O valor da fatura está alto demais
Como anda o contrato
Um botão de exportar seria ótimo
Aparece uma mensagem de erro no login
ページの読み込みが遅いです
アクセスできなくなりました
まだ見積もりをいただいていません
スマホだと文字が小さすぎます
いつから適用されるか知りたいです
委員会用の数字が必要です
請求額が高すぎます
契約の件はどうなっていますか
書き出しボタンがあると便利です
ログイン時にエラーが出ます
"""
ASKS_NOTHING = """
Der Vertrag ist unterschrieben
Wir haben uns gestern getroffen
Ich habe die Liste aktualisiert
Die Kollegen in Köln haben das schon gemacht
Der Zug war pünktlich
Wir nehmen die blaue Variante
Le contrat est signé
On s'est vus hier
J'ai mis la liste à jour
Les collègues de Lille l'ont déjà fait
On prend la version bleue
Le train était à l'heure
El contrato está firmado
Nos vimos ayer
He actualizado la lista
Los compañeros de Bilbao ya lo hicieron
Nos quedamos con la versión azul
O contrato está assinado
A gente se viu ontem
Atualizei a lista
Os colegas de Recife já fizeram
Ficamos com a versão azul
契約書に署名しました
リストを更新しました
青い方に決めました
"""


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        *((text, Weight.ACKNOWLEDGEMENT) for text in lines(ACKNOWLEDGES)),
        *((text, Weight.PROMISE) for text in lines(PROMISES)),
    ],
)
def test_a_reply_abroad_is_worth_what_it_says(text: str, weight: Weight) -> None:
    assert weigh(Said(text)) is weight, read(text)


@pytest.mark.parametrize(
    ("text", "over"),
    [*((text, True) for text in lines(CLOSES)), *((text, False) for text in lines(DOES_NOT_CLOSE))],
)
def test_it_is_over_only_where_somebody_says_so(text: str, over: bool) -> None:
    assert (Sign.CLOSING in read(text).signs) is over, read(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [*((text, True) for text in lines(ASKS_SOMETHING)), *((text, False) for text in lines(ASKS_NOTHING))],
)
def test_trouble_and_wishes_ask_and_reports_do_not(text: str, asks: bool) -> None:
    reading = read(text)
    heard = reading.asks >= ASKS or any(rule == "feedback" for rule, _ in reading.rules)
    assert heard is asks, reading


@pytest.mark.parametrize(
    "text",
    [
        "Chicos, quién tiene la llave de la sala 4? perdón, wrong channel, that's for the office",
        "Weiß jemand, wo die Liste liegt? Ach vergiss es",
        "why is the export empty? never mind, it is the filter",
    ],
)
def test_a_question_that_is_taken_back_in_the_same_message_asks_nothing(text: str) -> None:
    reading = read(text)
    assert reading.asks < ASKS
    assert Sign.CLOSING in reading.signs
