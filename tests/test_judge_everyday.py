"""Everyday turns of speech: what is owed an answer without saying so, and what is not."""

import pytest

from syncd.reading import ASKS
from syncd.rules.jest import in_jest
from syncd.rules.judge import read
from syncd.rules.learned.shape import shape

WAITS = """
Not sure the new numbers are right, they look twice as high as last month
the pricing page still has the 2024 terms in the footer
Customer says they never got the invoice.
I can't make sense of the second chart
Our CFO will want to see the breakdown by region
would be nice to have the export in xlsx too
Still nothing from the security team on this
we're blocked on the copy
Need the deck by noon tomorrow
Numbers for the board are due Friday, I have none yet
so what happens with trials that were created before may
what's the word on the audit
hoping someone can explain how overage is billed
I'd be curious to hear why we dropped the filter
Any reason we don't support SSO on the small plan
Do let me know how the test went
could use a hand with the migration script
Reminder: the contract answers are still open
Bump
bumping this
any movement here
gentle nudge on this one
following up on my question from Tuesday
just checking in on this
did this fall through the cracks
second this, we need it as well
the login page loops for everybody on the partner plan
Half of the rows are gone after the import
since the update the app takes a minute to start
nobody on my team got the invitation mail
The totals don't add up on page 3
there seem to be two versions of the roadmap, which one counts
I was told product decides this
Who do I talk to about the trademark
please advise
thoughts on moving this to q3
Opinions welcome
your call on the wording
can't find the brand colours anywhere
Is anyone looking after the status page at the moment
one of our resellers is asking for a discount table
the customer is getting impatient
they are threatening to cancel
This has been sitting here for two weeks.
I don't see the fix in production.
The video has no sound.
Slide 4 says 2023, that should be 2024.
Link is dead
I get logged out every few minutes.
my changes are gone
wondering about the timeline for the api
Would it be an option to ship this behind a flag?
If you have five minutes, the draft could use your eyes
Tell me when it's live
ping me once the page is up
I'll need your sign-off on the budget
Two of our biggest accounts complained about the new editor
it'd help me a lot to have the numbers before the call
what about mobile
and for existing customers
Same for the French version?
Könnt ihr mir sagen, ab wann der neue Preis gilt
Der Link auf der Startseite geht ins Leere.
Bei mir bleibt die Seite weiß.
Gibt's da schon was Neues
Ich warte noch auf die Zahlen.
Wäre super, wenn das bis Montag klappt
Wer ist denn jetzt dafür zuständig
Der Kunde hat die Rechnung immer noch nicht bekommen.
Die Summe auf Seite 3 kann nicht stimmen.
Bräuchte kurz eure Einschätzung
Kleine Erinnerung an meine Frage von gestern
Das Video hat keinen Ton
Vous avez pu avancer là-dessus
Le lien ne mène nulle part.
Il manque le logo sur la page 2
Je n'ai toujours pas reçu les chiffres.
Petit rappel pour le devis
Le client s'impatiente
On fait comment pour les anciens contrats
Ce serait top d'avoir ça avant lundi
La page reste blanche depuis ce matin
¿Cómo vamos con la propuesta?
Me falta el informe de marzo
El enlace no lleva a ninguna parte
El cliente sigue esperando la factura
Os recuerdo que el viernes es la feria y no tengo los folletos
Estaría bien tenerlo antes del lunes
Alguna novedad del contrato
O link não abre
O cliente ainda não recebeu a fatura
Lembrete: falta a aprovação do orçamento
Vocês conseguem ver isso hoje
Alguma novidade sobre o contrato
A página fica em branco desde ontem
資料の最新版はどれですか
まだ見積もりが届いていません
リンクが切れています
確認いただけると助かります
その後どうなりましたか
動画の音が出ません
"""
WANTS_NOTHING = """
Great meeting today everyone
Just landed in Lisbon, back online tomorrow
FYI the office is closed on Monday
Signed the Acme deal this morning!
Acme went live, no issues so far
Thanks, that clears it up
Perfect, exactly what I needed
ah ok, makes sense
Never mind, found it in the drive
Out of office until the 12th
I'll bring cake on Friday
Happy to help if needed
No rush at all, already solved it
Works now, cheers
We hired two new people in support
The customer loved the demo
You can ignore my last message
Nice, the new page looks so good
This is how we did it last year
Numbers are up 12% compared to last week
I agree with Noor
+1 to what Eve said
good to know
fair point
haha true
noted, thanks
that answers it
all clear now
ok perfect, will tell them
Passed it on to the customer, they are happy
See you all at the offsite
Let me know if you need anything from my side
I have shared the notes in the folder
Here are the slides from yesterday
Danke, hat geklappt
Alles klar, danke dir
Hat sich erledigt
Super, das hilft mir weiter
Bin ab morgen im Urlaub
Der Kunde war begeistert
Merci, c'est parfait
C'est bon, j'ai trouvé
Ça marche, merci beaucoup
Je suis en congé demain
Gracias, justo lo que necesitaba
Ya está, lo encontré
Perfecto, me sirve
Obrigado, era isso mesmo
Deu certo aqui
Já resolvi, valeu
ありがとうございます、助かりました
解決しました
承知しました、ありがとうございます
お疲れ様です
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


def heard(text: str) -> bool:
    reading = read(text)
    return reading.asks >= ASKS or any(rule == "feedback" for rule, _ in reading.rules)


@pytest.mark.parametrize("text", lines(WAITS))
def test_who_waits_is_heard_however_it_is_said(text):
    assert heard(text), read(text)


@pytest.mark.parametrize("text", lines(WANTS_NOTHING))
def test_what_wants_nothing_stays_silent(text):
    assert not heard(text), read(text)


@pytest.mark.parametrize(
    ("text", "jest"),
    [
        ("does the search index also find my lost umbrella \U0001f602", True),
        ("will it make coffee too? lol", True),
        ("is there a mode for mondays :joy:", True),
        ("can you send me the file? \U0001f602", False),
        ("does anyone know how to export this lol", False),
        ("is the export ready?", False),
    ],
)
def test_a_question_that_is_asked_for_fun_wants_nothing(text, jest):
    assert in_jest(text) is jest
    assert (read(text).asks < ASKS) is jest


def test_how_a_text_is_written_is_seen():
    assert shape("Bob, I met Ann (IBM)!") == [
        "~names1", "~capitals1", "~ends!", "~capital", "~called", "~has(", "~has)", "~has!"
    ]  # fmt: skip
    assert shape("  ") == []
