"""What wants nothing back, what says that something is wrong without asking, and what only says "not yet"."""

import pytest
from signs import fits

from syncd.reading import ASKS
from syncd.rules.judge import read


@pytest.mark.parametrize(
    "text",
    [
        "Finance is fine with option B.",
        "agree with this",
        "Read it all, no comments from my side. Nice work!",
        "cc @Mia @Li for info",
        "Sorry @Mia, I'm running ten minutes late",
        "Huge congrats to @Mia and @Li for the launch. Proud of you!",
        "Einverstanden, von meiner Seite ok.",
        "Nur zur Info: Die Messe wurde auf Oktober verschoben.",
        "D'accord avec Noor",
        "Pour info, le salon est reporté",
        "Aprobado por mi parte 👌",
        "Concordo com a Lucia",
        "異議ありません",
        "ご参考まで",
    ],
)
def test_who_agrees_or_informs_wants_nothing_back(text):
    assert fits(text, "-asks notice"), read(text)


@pytest.mark.parametrize(
    "text",
    [
        "LGTM once the Safari bug is mentioned under known issues.",
        "Finance is fine with either. We just need a decision before the month closes, else I book it under A.",
        "Agreed, but the second column is still empty",
        "FYI Hooli is stuck on the import again",
    ],
)
def test_a_condition_or_a_complaint_after_it_is_more_than_a_notice(text):
    assert "notice" not in read(text).signs, read(text)


@pytest.mark.parametrize(
    "text",
    [
        "the digest mail is not arriving",
        "It's embarrassing in demos.",
        "I'm not convinced we should launch with this.",
        "The new editor is slower than the old one",
        "Die Anmeldung über Entra geht bei Stadtwerke Nord seit heute früh nicht mehr.",
        "Der Kunde sieht seine Rechnungen nicht.",
        "Na super, pünktlich zur Demo ist der Testserver wieder weg.",
        "L'export PDF coupe les accents chez Banque du Rhône.",
        "La exportación corta los nombres",
        "A exportação corta os nomes",
        "PDFが文字化けします",
    ],
)
def test_trouble_is_heard_without_the_form_of_a_question(text):
    reading = read(text)
    assert reading.asks >= ASKS, reading
    assert "feedback" in reading.signs, reading


@pytest.mark.parametrize(
    "text",
    [
        "soon!",
        "ugh sorry about that",
        "sorry!! was buried in the release. looking now",
        "désolé pour le retard",
        "estou corrigindo",
        "修正中です",
    ],
)
def test_an_apology_or_a_soon_only_shows_that_it_was_seen(text):
    assert fits(text, "-asks acknowledgement"), read(text)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("You're right. New version by tomorrow noon.", "by tomorrow noon"),
        ("👍 outline is here by Wednesday", "by wednesday"),
        ("Kim ist diese Woche weg, ich kümmere mich. Du bekommst die Daten am Donnerstag.", "am donnerstag"),
        ("amanhã te falo", "amanhã"),
    ],
)
def test_a_promise_is_heard_with_its_own_time(text, time):
    reading = read(text)
    assert "promise" in reading.signs, reading
    assert reading.promise == time


@pytest.mark.parametrize(
    "text",
    ["per workspace, 600 a minute", "Hecho.", "yo", "attachment limit is 100 MB", "Legal has version 3 of it already"],
)
def test_an_answer_in_few_words_is_no_courtesy(text):
    assert read(text).signs == frozenset(), read(text)
