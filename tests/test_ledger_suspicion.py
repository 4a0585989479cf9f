"""Trouble told without a word that asks, and wishes passed on: where a conversation begins, a suspicion of an ask."""

from dataclasses import replace

import pytest

from syncd.model import State
from syncd.reading import Point
from syncd.rules.ledger import fold
from syncd.rules.suspected import untold
from tests.threads import CONTEXT, ISSUES, PRIVATE, asks, only, thread


@pytest.mark.parametrize(
    "text",
    [
        "the tablet at the front desk logs itself out every ten minutes",
        "changes to opening hours get overwritten every night",
        "our biggest account loses orders when the lunch rush starts",
        "the florist's delivery slots vanish after 6pm, she's losing orders",
        "every second cafe i talk to wants stamps that carry over",
        "the auditors asked for the access log",
        "Seit gestern kommen die Rechnungen auf Englisch raus, obwohl Deutsch eingestellt ist",
        "Die Bank hat um den Zugriffsbericht gebeten.",
        "les mails partent en anglais alors que le compte est en français",
        "el cliente pidió el contrato firmado",
        "la importación de Contoso falla desde ayer",
        "os pedidos somem da lista depois das 18h",
        "The rain graph is same for every day. I feel a little strange about it.",
        "los de Almería usan la app sin cobertura y pierden los datos al volver",
        "o banner ainda diz 16h",
        "fwiw Acme's CTO asked twice why the dashboard has no export",
        "a cliente pediu o contrato atualizado",
    ],
)
def test_what_begins_a_conversation_and_tells_of_trouble_or_a_wish_is_a_suspicion(text):
    ask = only(f"mon 10:00 dana: {text}")
    assert (ask.state, ask.sure) == (State.OPEN, False)
    assert untold(ask, Point.PRECISE)


@pytest.mark.parametrize(
    "text",
    [
        "the members who were born on 29 February do not receive the birthday miles",
        "the calendar comes up blank for anyone on the old plan",
        "the price of the bearing is since this morning 0,00 EUR",
        "login doesn't work since this morning, our customers complain",
        "Die Anmeldung geht seit heute früh nicht mehr.",
        "京都のステーション名が英語のままになっております。",
    ],
)
def test_trouble_and_complaints_that_a_rule_hears_and_no_model_doubts_are_sure(text):
    ask = only(f"mon 10:00 dana: {text}")
    assert (ask.state, ask.sure) == (State.OPEN, True)
    assert not untold(ask, Point.PRECISE)


@pytest.mark.parametrize(
    "text",
    [
        "the vendor's portal was down this morning, it is back and my report is in",
        "I lost my badge again, got a new one at the desk",
        "we are live in the CRM since this morning, all replaced",
        "the auditors asked for the access log, I sent it",
        "el cliente pidió el contrato y ya se lo mandé",
        "Acme asked me whether we are certified, told them yes. Just keeping you in the loop.",
        "For the record: Bern has another price list since Sunday.",
        "no complaints this week, nothing gets lost anymore",
        "oops, posted in the wrong channel, please ignore",
        "the gate did not recognize his moustache 😂",
        "Ich komme am Donnerstag nicht ins Büro, bin beim Kunden",
        "Jonas signed! the old contract disappears next month",
        "sumi ontem porque estava no médico, já voltei",
    ],
)
def test_what_is_over_was_good_or_was_told_for_a_laugh_is_none(text):
    assert asks(f"mon 10:00 dana: {text}") == ()


def test_below_what_others_said_it_is_a_part_of_that():
    assert asks("mon 10:00 eve: Lunch is at one.", "mon 10:05 dana: mine gets lost every day") == ()


def test_comments_that_reply_to_nothing_are_no_new_conversation():
    lines = ("mon 10:00 eve: Lunch is at one.", "mon 10:05 dana: mine gets lost every day")
    bare = [replace(entry, event=replace(entry.event, reply_to="")) for entry in thread(*lines, place=ISSUES)]
    assert fold(bare, CONTEXT) == ()


@pytest.mark.parametrize(("at", "count"), [("mon 10:05", 0), ("mon 12:00", 1)])
def test_a_private_chat_begins_anew_after_a_silence(at, count):
    found = asks(
        "mon 10:00 mia: I am in the office today.",
        f"{at} dana: changes to opening hours get overwritten every night",
        place=PRIVATE,
    )
    assert len(found) == count


def test_its_author_may_only_have_wanted_to_share_it():
    told = "mon 10:00 dana: the gate in Galeão did not recognize a passenger without his moustache"
    assert only(told, "mon 10:30 dana: the agent let him in, I only wanted to share").state is State.SETTLED


def test_laughter_of_others_settles_no_trouble():
    lines = (
        "mon 10:00 dana: the build logs people out at noon",
        "mon 10:05 eve: they deserve a break",
        "mon 10:06 dana: 💀",
    )
    assert only(*lines).state is State.OPEN


def test_you_are_welcome_is_no_answer_of_who_took_it_up():
    lines = ("mon 10:00 dana: the calendar comes up blank", "mon 10:10 li: on it", "mon 10:11 dana: you're great")
    assert only(*lines, "mon 10:12 li: np 🙌").state is State.ACKNOWLEDGED


def test_who_answered_an_issue_owes_it_once_it_is_opened_again():
    ask = only(
        "mon 10:00 lucia files: Receipts | the receipts get stuck in pending",
        "mon 11:00 li: fixed in 3.18",
        "mon 11:01 li closes",
        "tue 08:00 lucia reopens",
    )
    assert (ask.state, ask.owner.name) == (State.OPEN, "Li")
