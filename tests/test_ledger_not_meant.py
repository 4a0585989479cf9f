"""What has the form of a request and wants nothing of the team: notices, quotations, jokes, talk among stakeholders."""

import pytest

from syncd.model import State
from tests.threads import asks, only, thread

KIOSK = "mon 09:00 dana: the kiosk prints every ticket twice, can somebody look?"


@pytest.mark.parametrize(
    "text",
    [
        "For info of all, who is between two sizes takes the bigger. Questions please to the tailor and not to me 😅",
        'a guest just told me "can you make the app smell of coffee" 😂',
        'favourite review today: "why does your app think i want to see a chart at 11pm" lol',
        "06:00 of which country? haha. present",
    ],
)
def test_a_notice_a_quotation_or_a_joke_opens_nothing(text):
    assert asks(f"mon 09:00 dana: {text}") == ()


@pytest.mark.parametrize(
    "text",
    [
        "FYI @Mia please send me the July numbers",
        "fyi the contract ends Friday, can we extend it?",
        'Umbrella asks: "when do we get SSO?"',
        "I can. Where do we meet?",
    ],
)
def test_a_real_request_in_the_same_words_does(text):
    assert len(asks(f"mon 09:00 dana: {text}")) == 1


@pytest.mark.parametrize("text", ["tell them it's a feature", "show them pictures of your dog", "nimm halt den Stift"])
def test_advice_below_the_ask_of_another_is_no_second_ask(text):
    assert only(KIOSK, f"mon 09:04 eve: {text}").asker.name == "Dana"


@pytest.mark.parametrize(
    "text", ["mine also prints the wrong date, please look at that too", "does that happen in Leeds too?"]
)
def test_who_wants_something_too_is_a_second_asker(text):
    assert [ask.asker.name for ask in asks(KIOSK, f"mon 09:04 eve: {text}")] == ["Dana", "Eve"]


@pytest.mark.parametrize(
    ("asked", "said", "state"),
    [
        ("contoso the cheese people?", "the cheese people yes", State.SETTLED),
        ("who left the window open in the big room?", "not me", State.SETTLED),
        ("wer war gestern zuletzt im Büro?", "ich nicht 😄", State.SETTLED),
        ("qui a pris mon chargeur?", "pas moi", State.SETTLED),
        ("who can tell me what we paid for it?", "not me", State.OPEN),
        ("@Mia is the cheese contract signed?", "the cheese is good", State.OPEN),
    ],
)
def test_a_question_among_stakeholders_is_settled_by_the_next_that_takes_it_up(asked, said, state):
    beside = thread(f"mon 09:01 jonas: {said}", name="N", beside=True)
    assert only(f"mon 09:00 noor: {asked}", nearby=beside).state is state


@pytest.mark.parametrize(
    "text",
    [
        "Hi everyone, please welcome Ahmed who starts in accounting today.",
        "anyone for lunch at the harbour",
        "Cake in the kitchen. All eight of us fit around the table for once",
        "Reminder: expenses for September until Monday please.",
        "Kurze Erinnerung: Reisekosten bitte bis Freitag einreichen.",
    ],
)
def test_company_and_reminders_to_all_open_nothing(text):
    assert asks(f"mon 09:00 dana: {text}") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Pizza orders don't reach the kitchen since noon",
        "I found keys in the public repository, can somebody look?",
        "Cookies are set before anybody agrees on the table page",
        "who is coming to the review of the coffee machine app?",
    ],
)
def test_work_with_the_words_of_company_is_work(text):
    assert len(asks(f"mon 09:00 dana: {text}")) == 1


def test_a_reminder_of_what_somebody_wants_of_the_team_opens_an_ask():
    assert only("mon 09:00 dana: Reminder: I still need the logo from you please.").sure


def test_a_guess_beside_the_question_of_another_is_none_of_its_own():
    asked = "mon 09:00 pat: Why did monthly givers drop in September?"
    assert [ask.asker.name for ask in asks(asked, "mon 09:05 noor: Bank holidays?")] == ["Pat"]
    assert [ask.asker.name for ask in asks(asked, "mon 09:05 noor: And in October?")] == ["Pat", "Noor"]
