"""Who takes a question back or says that it is over; and trouble, wishes and nudges told plainly in five languages."""

import pytest

from syncd.reading import ASKS, Reading, Sign
from syncd.rules.judge import read

CLOSES = """
Stand corrected. Keep it.
never mind, found it
works now
oh wait, it's there
scrap that
my bad, looked at the wrong tab
false alarm, it was the vpn
sorted itself out
Has taken care of itself
no longer required, treat as cancelled
ignore me
already found it
I withdraw my question
wrong thread, sorry
sorry for the noise, stale cache
Hat sich von selbst erledigt
Ach, hab's gefunden
Geht wieder
Jetzt klappt's
Vergiss es, war mein Fehler
Frage zurückgezogen
Brauchst du nicht mehr zu machen
Jetzt stimmt's
Bin zu blöd, stand ja da
Kommando zurück
C'est bon, j'ai trouvé
Ça remarche
Oubliez, c'était mon cache
Laisse tomber
Fausse alerte
C'est résolu de notre côté
Finalement plus besoin
Autant pour moi, mauvais onglet
J'annule ma demande
Problème réglé
Ya lo encontré
Ya funciona
Olvídalo, era mi caché
Falsa alarma
Ya no hace falta
Perdón, me equivoqué de canal
Retiro la pregunta
Resuelto, gracias
Ya me va
Ya está, era cosa mía
Já achei
Voltou a funcionar
Esquece, era meu cache
Alarme falso
Não precisa mais
Resolvido por aqui
Retiro a pergunta
Desculpa, canal errado
Agora foi
Deixa pra lá
自己解決しました
見つかりました、すみません
もう大丈夫です
取り消します
私の勘違いでした
直りました
誤報でした
質問を取り下げます
不要になりました
動くようになりました
"""
NO_CLOSING = """
works on my machine only
it's not solved
fixed costs went up
the closing date is Friday
found another one
found it but it's empty
It is closed on Sundays and the app says open
Geht wieder nicht
Das funktioniert jetzt gar nicht mehr
Ça ne remarche pas
Ya no funciona
Já não funciona
まだ直りません
forget the login, the export is down
case closed status shows twice
"""
ASKS_SOMETHING = """
Ich weiß nicht, wie ich das dem Kunden erklären soll
Seit dem Update kommen keine Mails mehr an
Schön wäre eine Sortierung nach Datum
Habt ihr das auf dem Schirm?
Der Kunde wartet seit zwei Wochen auf eine Rückmeldung
Die Rechnung zeigt einen falschen Betrag
Mir wäre wichtig, dass der Knopf größer wird
Ich komme nicht mehr ins Portal
Wollte mal hören, wie es mit dem Export aussieht
Die Firma steht jetzt dreimal im System
Die Explosionszeichnung ist spiegelverkehrt
Für die Filialen wäre ein Exportknopf Gold wert
Gebt mir gern ein Signal, sobald der Text steht
Je ne sais pas quoi répondre au client
Depuis la mise à jour les mails n'arrivent plus
Ce serait bien de pouvoir trier par date
Le client attend une réponse depuis deux semaines
La facture affiche un mauvais montant
Impossible de se connecter au portail
Je voulais savoir où en est l'export
On aurait besoin du logo en haute résolution
Les étiquettes sortent coupées depuis ce matin
La TVA sort à 10 au lieu de 5,5
Tu peux me dire si c'est prévu
Il faudrait ajouter une colonne
Petite relance sur le contrat
No sé qué decirle al cliente
Desde la actualización no llegan los correos
Estaría bien poder ordenar por fecha
El cliente lleva dos semanas esperando respuesta
La factura muestra un importe que no es
No puedo entrar al portal
Quería saber cómo va la exportación
Nos haría falta el logo en alta
El código de barras sale cortado
Me gustaría que el botón fuera más grande
Sigo sin recibir la contraseña
Habría que añadir una columna
Por si se os ha pasado, falta el visto bueno
Não sei o que dizer ao cliente
Desde a atualização os e-mails não chegam
Seria bom poder ordenar por data
O cliente está esperando resposta há duas semanas
A fatura mostra um valor errado
Não consigo entrar no portal
Queria saber como está a exportação
A gente precisaria do logo em alta
A etiqueta está saindo com o código cortado
O vídeo tá sem legenda
Continuo sem receber a senha
Teria que acrescentar uma coluna
Só pra lembrar que falta a aprovação
お客様にどう説明すればよいか分かりません
更新後、メールが届かなくなりました
日付で並べ替えができると嬉しいです
お客様が二週間お返事を待っております
請求書の金額が違っています
ポータルに入れません
エクスポートの件、その後いかがでしょうか
ロゴの高解像度版を頂きたく存じます
バーコードが切れて印刷されます
ボタンがもう少し大きいと助かります
まだパスワードを受け取っておりません
列が一つ足りないようです
念のためのご確認です、承認がまだのようです
"""
ASKS_NOTHING = """
Ich habe das Protokoll hochgeladen
Der Kunde ist jetzt zufrieden
Wir haben die Rechnung gestern bezahlt
Das Team in Linz hat heute frei
Ich schicke es dem Kunden selbst
Wer hätte das gedacht
Stimmt, die Vorlage war falsch herum eingescannt
Die Sitzung beginnt um zehn
Der Knopf ist jetzt größer, danke
Jetzt dreht sich's richtig herum
J'ai déposé le compte rendu
Le client est content maintenant
On a payé la facture hier
L'équipe de Lyon est en congé aujourd'hui
Je l'envoie moi-même au client
quelle idée franchement
C'était coupé, c'est réparé
La réunion commence à dix heures
Le bouton est plus grand, merci
Ça marche très bien chez nous
Ya subí el acta
El cliente está contento
Pagamos la factura ayer
El equipo de Madrid libra hoy
Se lo mando yo al cliente
Con esto Mia puede dormir tranquila
Estaba cortado y ya está arreglado
La reunión empieza a las diez
El botón ya es más grande, gracias
Cierro mi parte
Fechei a ata e já mandei pro risco
O cliente está contente
Pagamos a fatura ontem
O time de Recife folga hoje
Eu mesmo mando pro cliente
Vocês já sabiam, né
Estava cortado, já arrumei
A reunião começa às dez
O botão ficou maior, obrigado
Aqui funciona muito bem
議事録を共有しました
お客様は満足されています
請求書は昨日支払いました
大阪チームは本日休みです
私からお客様に送ります
会議は10時に始まります
ボタンが大きくなりました、ありがとうございます
問題なく動いています
昨日の件、修正を確認しました
ご参考までに資料を置いておきます
"""


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("text", lines(CLOSES))
def test_who_asked_takes_it_back_or_says_that_it_is_over(text: str) -> None:
    assert Sign.CLOSING in read(text).signs, read(text)


@pytest.mark.parametrize("text", lines(NO_CLOSING))
def test_what_only_looks_over_is_not(text: str) -> None:
    assert Sign.CLOSING not in read(text).signs, read(text)


@pytest.mark.parametrize("text", lines(ASKS_SOMETHING))
def test_trouble_told_plainly_wishes_and_nudges_ask(text: str) -> None:
    assert _heard(read(text)), read(text)


@pytest.mark.parametrize("text", lines(ASKS_NOTHING))
def test_reports_and_praise_ask_nothing(text: str) -> None:
    assert not _heard(read(text)), read(text)


def _heard(reading: Reading) -> bool:
    """As the ledger hears a short message: a complaint is one, though the learned model doubts it."""
    return reading.asks >= ASKS or any(rule == "feedback" for rule, _ in reading.rules)
