"""What of a message its author wrote, and what was quoted, pasted, forwarded or added by a machine."""

import pytest
from anything import TEXT
from hypothesis import given

from syncd.rules.text import own_words, sentences, shortcodes


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Please send it.", "Please send it."),
        ("> could you send it?\nNo.", "No."),
        ("&gt; could you send it?\nNo.", "No."),
        ("Look:\n```\nwhy = how?\n```\nIt fails.", "Look:\n\n\nIt fails."),
        ("Look: ```never closed?\nhow?", "Look:"),
        ("Does `a?b` work", "Does work"),
        ("Have you seen https://a.example/b?c=d?", "Have you seen  ?"),
        ("see <https://a.example/b|the page?> please", "see   please"),
        ("www.a.example/why?x", ""),
        ("<!channel> the build is red", "the build is red"),
        ("nice :tada::tada: :+1: :wave::skin-tone-3:", "nice"),
        ("std::vector at 10:00:30", "std::vector at 10:00:30"),
        ("@Mia", "@Mia"),
        ("Can you?\n\nBest regards,\nDana Ruiz\nAcme", "Can you?"),
        ("Can you?\n-- \nDana\n+49 30 1234?", "Can you?"),
        ("Kannst du?\n\nMit freundlichen Grüßen\nDana", "Kannst du?"),
        ("Peux-tu ?\nCordialement,\nDana", "Peux-tu ?"),
        ("¿Puedes?\nSaludos,\nDana", "¿Puedes?"),
        ("Pode?\nAtenciosamente\nDana", "Pode?"),
        ("Agreed.\n\nOn Mon, 3 Nov 2025 at 10:00, Li <li@acme.test> wrote:\nCan you?", "Agreed."),
        ("Agreed.\n\nOn Mon, 3 Nov 2025 at 10:00, Li Wang\n<li@acme.test> wrote:\nCan you?", "Agreed."),
        ("Ja.\n\nAm 03.11.2025 um 10:00 schrieb Li Wang:\nKannst du?", "Ja."),
        ("Oui.\nLe 3 nov. 2025 à 10:00, Li a écrit :\nPeux-tu ?", "Oui."),
        ("Ja.\nVon: Li\nGesendet: Montag\nBetreff: X\nKannst du?", "Ja."),
        ("FYI\n---------- Forwarded message ---------\nFrom: Li\nCan you?", "FYI"),
        ("Done\n-----Original Message-----\nCan you?", "Done"),
        ("Done.\nThis e-mail is confidential and intended only for the addressee.", "Done."),
        ("Sent?\nSent from my iPhone", "Sent?"),
        ("", ""),
        ("   \n\n ", ""),
    ],
)
def test_own_words_are_what_the_author_wrote(text, own):
    assert own_words(text) == own


def test_a_message_that_goes_on_after_best_is_no_signature():
    text = "First.\nBest,\n" + "\n".join(f"line {number}" for number in range(20))
    assert own_words(text).endswith("line 19")


def test_a_header_word_in_a_sentence_is_not_forwarded_text():
    assert own_words("From: what I see\nthe export is empty") == "From: what I see\nthe export is empty"


def test_sentences_end_at_marks_and_lines():
    assert sentences("It fails. Why?\nTell me; v1.2 works。はい") == [
        "It fails.",
        "Why?",
        "Tell me;",
        "v1.2 works。",
        "はい",
    ]


def test_shortcodes_are_named():
    assert shortcodes(":eyes: and :+1: :wave::skin-tone-2:") == ["eyes", "+1", "wave"]


@pytest.mark.parametrize(
    "piece",
    [
        ":a",
        "https://",
        "`",
        "```",
        "www.",
        "<!",
        "> a\n",
        " \t",
        "From: x\n",
        "on \n",
        "Best,\n",
        "-",
        "_",
        "?.",
        ":",
        " ~a",
        "~~",
    ],
)
def test_a_text_that_repeats_one_piece_is_read_in_linear_time(piece):
    """A pattern that went back over such a text would take hours for it, so this ends only where none does."""
    own_words(piece * (100_000 // len(piece)))


@given(TEXT)
def test_own_words_never_adds_a_word(text):
    assert len(own_words(text)) <= len(text)


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("~Could you resend the link?~ found it", "found it"),
        ("~~Could you resend the link?~~ found it", "found it"),
        ("it takes ~5 minutes or ~10", "it takes ~5 minutes or ~10"),
        ("see ~/a and ~/b", "see ~/a and ~/b"),
    ],
)
def test_struck_through_words_are_taken_back(text, own):
    assert own_words(text) == own
