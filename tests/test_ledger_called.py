"""Whom a message calls by the first name, without a mention: who owes the answer, and what is for others."""

from dataclasses import replace

import pytest

from syncd.model import Place, State
from syncd.rules.vocative import called
from tests.threads import ACCOUNTS, asks, only, people

DIRECT = Place("D1", "mia and dana", private=True)


@pytest.mark.parametrize(
    "text",
    [
        "li do we need the number on the form or only the code",
        "Hi Li, our key expires on Sunday. Can you issue a new one please?",
        "Can you look at it Li?",
        "The seats show as 0 there. Li, can you sync it by hand?",
        "Guten Morgen! Li, wann kommt der Export?",
        "salut Li, tu peux regarder le tableau ?",
        "Hola Li, ¿me mandas la tabla?",
        "what is the limit for files, li?",
        "the system should not allow that, right? Li?",
    ],
)
@pytest.mark.parametrize("place", [None, DIRECT], ids=["in a channel", "in a direct message"])
def test_who_is_called_by_name_owes_the_answer(text, place):
    ask = only(f"mon 09:00 dana: {text}", **({} if place is None else {"place": place}))
    assert (ask.owner.name, [each.rule for each in ask.evidence if each.effect == "owner"]) == ("Li", ["mentioned"])


@pytest.mark.parametrize(
    "text",
    [
        "Can somebody ask Li?",
        "Does anybody know whether Li has it?",
        "Li and Mia were there. Who has the notes?",
        "Who has the notes of Li?",
        "Hi all, who has the notes?",
    ],
)
def test_who_is_only_spoken_of_is_not_called(text):
    assert only(f"mon 09:00 dana: {text}").owner.name == "Mia"


@pytest.mark.parametrize(
    "text",
    ["Noor did you order the toner?", "Hi Noor, can you send me the table?", "can you look at this, noor?"],
)
def test_what_calls_another_stakeholder_is_not_the_teams(text):
    assert asks(f"mon 09:00 eve: {text}") == ()


def test_a_request_that_the_model_doubts_is_one_where_it_calls_somebody_of_the_team():
    text = "Their trial ran out today and they want two more weeks before they sign. {} extend 🙏"
    assert only(f"mon 09:00 eve: {text.format('Mia pls')}").owner.name == "Mia"


def test_a_first_name_that_two_people_have_calls_nobody():
    known = people()
    assert called("Hi Li, can you look?", known).name == "Li"
    account = replace(ACCOUNTS["li"], id="LI2", name="Li Wang", email="wang@acme.test")
    both = type(known)((), ["mia@acme.test"], "mia@acme.test", [*ACCOUNTS.values(), account])
    assert called("Hi Li, can you look?", both) is None


def test_whom_a_colleague_names_as_being_at_it_owes_it_from_then_on():
    told = "mon 09:00 dana: Upload of photos fails for HEIC files"
    ask = only(told, "mon 09:10 mia: Oh no. Li is on it, he's looking at the upload service right now.")
    assert (ask.state, ask.owner.name) == (State.ACKNOWLEDGED, "Li")


def test_what_stakeholders_ask_each_other_is_theirs_until_the_team_speaks_or_is_called():
    began = ("mon 09:00 dana: Eve, it's your turn with the boxes today", "mon 09:03 eve: already at the door")
    assert asks(*began, "mon 09:04 noor: the blue ones???") == ()
    assert only(*began, "mon 09:04 noor: Li, can you open it?").owner.name == "Li"
    assert only(*began, "mon 09:04 li: I have the key.", "mon 09:05 noor: can you open it?").asker.name == "Noor"
