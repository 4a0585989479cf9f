"""Some questions show the form of their answer: a number, or one of two."""

import pytest

from syncd.rules.answer_form import has_the_form


@pytest.mark.parametrize(
    ("asked", "said", "fits"),
    [
        ("How many seats does Umbrella have?", "412", True),
        ("Wie viele Lizenzen sind es?", "ca. 40", False),
        ("Combien de places ?", "1.200 je crois", True),
        ("How many seats does Umbrella have?", "the 412 is late", False),
        ("is the trial 14 or 30 days?", "14, 30 only on request", True),
        ("Freitag oder Montag?", "montag", True),
        ("is the trial 14 or 30 days?", "lunch is ready", False),
        ("is the trial 14 or 30 days?", "", False),
    ],
)
def test_an_answer_is_known_by_its_form(asked, said, fits):
    assert has_the_form(asked, said) is fits
