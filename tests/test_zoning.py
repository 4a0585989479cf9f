"""What of a mail, a ticket or a chat message its author wrote now, zone by zone."""

from itertools import pairwise

import pytest
from anything import TEXT
from hypothesis import given
from hypothesis import strategies as st

from syncd.rules.text import own_words
from syncd.rules.zoning import READ_AT_MOST, Zone, ZoneKind, zones


def kinds(text):
    """The kinds of the zones of ``text`` that hold anything, in words."""
    return " ".join(zone.kind for zone in zones(text) if zone.text.strip())


@pytest.mark.parametrize(
    "attribution",
    [
        "On Mon, 3 Nov 2025 at 10:00, Li Wang <li@acme.test> wrote:",
        "On Mon, 3 Nov 2025 at 10:00, Li Wang\n<li@acme.test> wrote:",
        "On Mon, 3 Nov 2025 at 10:00,\nLi Wang <li@acme.test>\nwrote:",
        "On 03/11/2025 10:00, Li Wang wrote:",
        "Li Wang <li@acme.test> wrote:",
        "Am Mo., 3. Nov. 2025 um 10:00 Uhr schrieb Li Wang <li@acme.test>:",
        "Am 03.11.25 um 10:00 schrieb Li Wang:",
        "Le lun. 3 nov. 2025 à 10:00, Li Wang <li@acme.test> a écrit :",
        "El lun, 3 nov 2025 a las 10:00, Li Wang (<li@acme.test>)\nescribió:",
        "Em seg., 3 de nov. de 2025 às 10:00, Li Wang <li@acme.test>\nescreveu:",
        "Il giorno lun 3 nov 2025 alle ore 10:00 Li Wang <li@acme.test>\nha scritto:",
        "Op ma 3 nov 2025 om 10:00 schreef Li Wang <li@acme.test>:",
        "Den mån 3 nov. 2025 kl 10:00 skrev Li Wang <li@acme.test>:",
        "pon., 3 lis 2025 o 10:00 Li Wang <li@acme.test> napisał(a):",
        "пн, 3 нояб. 2025 г. в 10:00, Li Wang <li@acme.test>:",
        "2025年11月3日(月) 10:00 Li Wang <li@acme.test>:",
        "2025/11/03 10:00、Li Wang <li@acme.test>のメール:",
        "Li Wangさんは書きました:",
        "李さんの発言:",
        "李さんからのメッセージ:",
        "Li Wang <li@acme.test> 于2025年11月3日周一 10:00写道：",
        "2025년 11월 3일 (월) 오전 10:00, Li Wang <li@acme.test>님이 작성:",
        "-----Original Message-----",
        "-----Ursprüngliche Nachricht-----",
        "-----Message d'origine-----",
        "-----Mensaje original-----",
        "-----Mensagem original-----",
        "-----元のメッセージ-----",
        "---------- Forwarded message ---------",
        "Begin forwarded message:",
        "From: Li Wang <li@acme.test>\nSent: Monday, 3 November 2025 10:00\nTo: Mia",
        "*From:* Li Wang <li@acme.test>\n*Sent:* Monday, 3 November 2025 10:00",
        "Von: Li Wang\nGesendet: Montag, 3. November 2025 10:00\nAn: Mia\nBetreff: Zahlen",
        "De : Li Wang\nEnvoyé : lundi 3 novembre 2025 10:00\nÀ : Mia",
        "De: Li Wang\nEnviado el: lunes, 3 de noviembre de 2025\nPara: Mia",
        "De: Li Wang\nEnviada em: segunda-feira, 3 de novembro\nPara: Mia",
        "差出人: Li Wang\n送信日時: 2025年11月3日\n宛先: Mia\n件名: 数字",
        "От: Li Wang\nОтправлено: понедельник\nКому: Mia",
        "________________________________\nFrom: Li Wang\nSent: Monday",
    ],
)
def test_what_follows_the_head_of_an_older_mail_is_not_the_authors(attribution):
    assert own_words(f"Agreed.\n\n{attribution}\n\nCould you send the numbers?\nBy Friday?") == "Agreed."
    assert own_words(f"Agreed.\n\n{attribution}\n> Could you send the numbers?\n> By Friday?") == "Agreed."


def test_answers_between_quoted_lines_are_the_authors():
    text = "On Mon, 3 Nov 2025 at 10:00, Li wrote:\n> Is it ready?\nYes.\n\n> And the\n> numbers?\nOn Friday."
    assert own_words(text).split() == ["Yes.", "On", "Friday."]


def test_the_broken_rest_of_a_long_quoted_line_is_quoted():
    long = "> " + "word " * 14
    assert own_words(f"OK.\n{long}\nand so on.\n{long}") == "OK."
    assert own_words(f"OK.\n{long}\nWhy?\n{long}") == "OK.\nWhy?"


@pytest.mark.parametrize(
    "signature",
    [
        "Best regards,\nDana Ruiz\nAcme Ltd",
        "--\nDana Ruiz\n+49 30 123 456",
        "—\nReply to this email directly, view it on GitHub, or unsubscribe.\nYou are receiving this because you care.",
        "Kind regards\n\nDana Ruiz | Product | Acme\nT: +49 30 123456",
        "Dana Ruiz\nHead of Product\n+49 (30) 123-456",
        "Sent from my iPhone",
        "Mit besten Grüßen\nDana",
        "Viele Grüße\nDana",
        "Bien cordialement,\nDana",
        "Un saludo,\nDana",
        "Cumprimentos,\nDana",
        "Cordiali saluti\nDana",
        "Met vriendelijke groet,\nDana",
        "敬具\n田中",
        "—Dana",
    ],
)
def test_a_signature_is_left_out(signature):
    assert own_words(f"Can you look at it?\n\n{signature}") == "Can you look at it?"
    assert own_words(f"Can you look at it?\n\n{signature}\n\nOn Monday, Li wrote:\n> Is it?") == "Can you look at it?"


def test_thanks_that_close_a_mail_stay_without_the_name():
    assert own_words("Please look.\n\nThanks,\nDana Ruiz\nProduct") == "Please look.\n\nThanks,"


@pytest.mark.parametrize(
    "text",
    [
        "I have two points.\nBest of all, it works.\nShall we ship?",
        "On the one hand:\nit is fast. Shall we?",
        "On call this week:\nwho takes Friday?",
        "From: what I see\nthe export is empty",
        "Steps:\n- open it\n- Dana clicks save\nIs that right?",
        "Hi Mia,\nThanks, that helps.\nCould you also check the second one?",
        "A | B\nis the choice, which one?",
        "Sent from the wrong account, sorry.\nCould you look?",
        "We wrote:\nnothing so far. Will you?",
        "{name} is shown as it stands,\nwhy?",
        "ERROR: it says\nwhat does that mean?",
        "@Mia | could you review?\n@Li | please test",
        "They are confidential, are they?\nTell me.",
        "I'm a product manager.\nWhom do I ask?",
    ],
)
def test_a_message_that_only_looks_like_mail_or_a_paste_stays_whole(text):
    assert own_words(text).split() == text.split()


@pytest.mark.parametrize(
    ("paste", "kind"),
    [
        ("2026-11-18 10:00:00 ERROR why? could you retry\n2026-11-18 10:00:01 INFO done", "log"),
        ("[10:00:01] worker: retry?\n[10:00:02] worker: ok", "log"),
        ("Nov 18 10:00:00 host sshd[1]: failed?\nNov 18 10:00:01 host sshd[1]: ok", "log"),
        ("ERROR: cannot open?\nWARN: please check\nINFO [main] done", "log"),
        ('Traceback (most recent call last):\n  File "a.py", line 3, in <module>', "trace"),
        ("java.lang.IllegalStateException: why?\n\tat com.acme.A.b(A.java:12)\n\t... 3 more", "trace"),
        ("TypeError: why?\n    at Object.<anonymous> (/srv/a.js:1:2)", "log trace"),
        ("| id | ready? |\n|----|--------|\n| 1 | could you |", "table"),
        ("id\tstate\twhy?\n1\topen\tplease check", "table"),
        ("Name | State\nExport | what is it?", "table"),
        ('{\n  "why": "could you check?",\n  "n": 1\n}', "data"),
        ('{"why": "could you check?", "n": [1, 2]}', "data"),
        ("<order>\n<id>7?</id>\n</order>", "data"),
        ("def ask():\n    return why;\n$ run --why?", "code"),
        ("SELECT why FROM asks\nUPDATE asks;", "code"),
    ],
)
def test_what_was_pasted_without_a_fence_is_told(paste, kind):
    assert kinds(paste) == kind
    own = own_words(f"It fails since today.\n\n{paste}\n\nAny idea?")
    assert " ".join(own.split()) == "It fails since today. Any idea?"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Look:\n```\nwhy?\n```\nIt fails.", "own code own"),
        ("See below.\n[attachment: why?.png]", "own preview"),
        ("Build is red.\nSent via Zapier", "own footer"),
        ("Standup notes?\n_Posted using Workflow Builder_", "own footer"),
        ("Marked as stale.\n^I'm a bot, could you tell?", "own footer"),
        ("Done.\nThis message was sent automatically. Questions?", "own footer"),
        ("Hi\nYou are receiving this because you watch it. Reply to this email directly?", "own footer"),
        ("[10:32 AM] Mia: could you?\n[10:33 AM] Li: yes\nWhat she said.", "quote own"),
        ("Mia Ito  10:32 AM\ncould you?\n\nI can.", "quote own"),
        (
            "Done.\n\nThis e-mail and any files are confidential and intended\nsolely for the addressee. Was it you?",
            "own disclaimer",
        ),
        ("Fertig.\n\nDiese Nachricht ist vertraulich.\nSind Sie der Empfänger?", "own disclaimer"),
    ],
)
def test_each_zone_has_its_kind(text, wanted):
    assert kinds(text) == wanted


def test_a_row_of_code_words_in_a_message_stays_the_authors():
    assert zones("one line; with `code`") == (Zone(ZoneKind.OWN, "one line; with `code`"),)


def test_the_middle_of_a_very_long_text_is_not_read():
    text = "Can you look?\n" + "word " * READ_AT_MOST + "\nIs it so?"
    assert [zone.kind for zone in zones(text)] == [ZoneKind.OWN, ZoneKind.UNREAD, ZoneKind.OWN]
    assert own_words(text).startswith("Can you look?")
    assert own_words(text).endswith("Is it so?")
    assert len(own_words(text)) <= 2 * READ_AT_MOST + 1


def test_code_does_not_count_as_read():
    text = "```\n" + "x = 1\n" * READ_AT_MOST + "```\nWhat is it?\n```\n" + "y = 2\n" * READ_AT_MOST + "```"
    assert own_words(text) == "What is it?"


_PIECES = (
    "> a\n", "```", "```\n", "On Monday Li wrote:\n", "From: x\n", "Sent: y\n", "Best,\n", "Thanks,\n", "Dana\n",
    "--\n", "\n", "a | b | c\n", "{\n", "}\n", "2026-01-01 10:00:00 x\n", "why? ", "[attachment: x]\n", "I'm a bot\n",
    "This mail", " confidential\n", "Mia  10:32 AM\n", "é", "か\n", "\t\t\n", "x" * 50,
)  # fmt: skip


@given(st.one_of(TEXT, st.lists(st.sampled_from(_PIECES)).map("".join)))
def test_the_zones_of_any_text_are_the_text(text):
    found = zones(text)
    assert "".join(zone.text for zone in found) == text
    assert all(zone.text for zone in found)
    assert all(before.kind is not after.kind for before, after in pairwise(found))
