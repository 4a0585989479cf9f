"""Comments on a page of the team's that only report what their author did, and those that want something besides."""

from dataclasses import replace

import pytest

from syncd.model import Place
from tests.threads import ACCOUNTS, asks, only

PAGE = Place("N1", "Rollout", private=False)


def comment(text):
    return asks(f"mon 10:00 dana: {text}", place=replace(PAGE, owner=ACCOUNTS["mia"]))


@pytest.mark.parametrize(
    "text",
    [
        "I moved the Leeds row under phase two, they start in May.",
        "Filled in the two missing prices for you.",
        "FYI I fixed the typo on page 3",
        "The budget line is empty on purpose, I will fill it in after the board.",
        "Leeds starts later, just noting it so that nobody is surprised.",
        "Kiel hat jetzt 40 Plätze, ich hab's oben geändert.",
        "Love this paragraph.",
        "Booth number is 4-112, for whoever prints the badges.",
        "The brochure went to print this morning, all good.",
        "Ich habe die Termine der Messe eingetragen.",
        "J'ai ajouté les adresses des deux nouvelles agences.",
        "He actualizado los teléfonos de la oficina de Madrid.",
        "Já coloquei os contatos do time de Recife aqui.",
    ],
)
def test_a_report_of_ones_own_work_wants_nothing(text):
    assert comment(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "I corrected the rate, but the totals below use the old one.",
        "I added the third column. Who fills in the numbers?",
        "I counted the seats again and it is 40, not 400.",
        "Kiel hat jetzt 40 Plätze, nicht 30.",
        "I love this paragraph, but it is too long.",
        "We sold it to Umbrella with SSO included.",
        "Ich habe das geändert, aber die Summe stimmt nicht mehr.",
        "Coloquei os números, mas o total não bate.",
        "This promises more than we can deliver in June.",
    ],
)
def test_a_flaw_an_exception_or_a_question_beside_it_is_owed(text):
    assert len(comment(text)) == 1


def test_where_the_team_takes_it_up_it_was_an_ask():
    place = replace(PAGE, owner=ACCOUNTS["mia"])
    assert only("mon 10:00 dana: I moved Leeds to May.", "mon 11:00 mia: on it", place=place).owner.name == "Mia"
