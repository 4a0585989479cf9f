"""Short replies of the team in everyday words: an answer, an acknowledgement, a promise, a question back, or thanks."""

from types import SimpleNamespace

import pytest

from syncd.rules.judge import read
from syncd.rules.reply import weigh

REPLIES = {
    "ANSWER": """
Yes, since Monday
The limit is 500 rows
Fixed and deployed
It's in the drive, folder Q3
We dropped it because nobody used it
Not planned for now
That's expected, the cache takes an hour
Updated the page, should be right now
done
Corrected, thanks for spotting
sent you the file by mail
Added you to the project
See the second tab
Nope, sorry
Marketing owns that, Petra is the person
I'd go with the second option
Should be visible now
Live since ten minutes ago
Uploaded them to the folder
Ist behoben
Steht in der Doku unter Limits
Hab ich dir gerade geschickt
Nein, erst ab Mai
C'est corrigé
Je viens de te l'envoyer
Oui, depuis lundi
Ya está arreglado
Te lo acabo de mandar
Sí, desde mayo
Já corrigi
Acabei de te mandar
修正しました
先ほど送りました
来週の月曜からです
""",
    "ACKNOWLEDGEMENT": """
On it
I'll have a look
looking into this now
let me check with legal
will get back to you
good question, let me ask around
noted!
checking
give me a moment
hm, I need to look that up
Not sure, I'll find out
I'll ask Li
thanks for reporting, we're investigating
ok will do
I'll dig into it
reproduced it, working on a fix
can reproduce, looking
adding it to the list
taking this one
mine
Schau ich mir an
ich kümmere mich drum
Muss ich nachfragen
bin dran
Kläre ich
Je regarde
je m'en occupe
Je me renseigne
Lo miro
me encargo
Lo reviso y te digo
Vou ver
vou verificar com o time
deixa comigo
確認します
調べてみますね
少々お待ちください
""",
    "PROMISE": """
You'll have it by Friday
Will send it tomorrow
by EOD
I'll get to it on Thursday
Should have something for you by Wednesday
can do it first thing tomorrow
aiming for Thursday
give me until Friday
I can send you a draft tonight
Bekommst du bis Freitag
Mach ich morgen früh
Kommt heute noch
ich schau morgen drauf
Tu l'auras demain
Je te l'envoie ce soir
Te lo paso mañana
Lo tienes el viernes
Te mando amanhã
Fica pronto na sexta
明日送ります
金曜までに対応します
""",
    "COUNTER_QUESTION": """
Which browser?
which customer is this for
What do you mean by totals?
can you send me a screenshot
do you have a link
Could you share the account id?
for which region?
since when?
Welcher Browser?
Hast du einen Screenshot?
Um welchen Kunden geht es
Quel navigateur ?
C'est pour quel client
¿Qué navegador?
Me pasas una captura
Qual navegador?
Pode mandar um print
どのブラウザですか
スクリーンショットはありますか
""",
    "THANKS": """
Thanks for flagging
good catch!
Thanks!
danke für den Hinweis
Merci pour le signalement
gracias por avisar
obrigada por avisar
""",
}


@pytest.mark.parametrize(
    ("worth", "text"), [(worth, text) for worth, said in REPLIES.items() for text in said.strip().splitlines()]
)
def test_a_short_reply_is_worth_what_it_says(worth, text):
    turn = SimpleNamespace(text=text, reading=read(text), words=True, attachments=False)
    assert weigh(turn).name == worth, turn.reading
