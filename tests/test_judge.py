"""What the judge hears in English messages."""

import pytest
from signs import fits

from syncd.rules.judge import read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("How do I export the report as CSV", "asks question"),
        ("any update on the invoice export", "asks question"),
        ("Wondering if we could get SSO before the audit", "asks question"),
        ("does anyone know where the staging logs are", "asks question"),
        ("is there a way to filter by country", "asks question"),
        ("when will the fix be live", "asks question"),
        ("What is the deadline?", "asks question"),
        ("We ship on Friday, right?", "asks question"),
    ],
)
def test_a_question_is_heard_with_and_without_its_mark(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("please review the draft", "asks request"),
        ("Could you add a column for the VAT number", "asks request"),
        ("can you have a look at #42", "asks request"),
        ("Would you mind sending the slides again", "asks request"),
        ("I need you to sign this", "asks request"),
        ("Let me know what you think.", "asks request"),
        ("PTAL", "asks request"),
        ("take a look when you have time", "asks request"),
        ("It would help to know who decides", "asks request"),
        ("Thanks, could you also send the invoice?", "asks request"),
        ("Hi Mia, send me the latest numbers", "asks request"),
    ],
)
def test_a_request_is_heard(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The export is confusing.", "asks feedback"),
        ("login doesn't work since this morning", "asks feedback"),
        ("We are blocked by the migration", "asks feedback"),
        ("customers complain about the new invoices", "asks feedback"),
        ("I'd prefer the old layout", "asks feedback"),
        ("this is wrong", "asks feedback"),
        ("bug: totals are negative", "asks feedback"),
        ("It's still broken", "asks feedback"),
        ("I'm concerned about the timeline", "asks feedback"),
        ("The export stops after 10,000 rows.", "asks feedback"),
        ("The invoices still show the old address.", "asks feedback"),
        ("The dashboard is very slow today", "asks feedback"),
    ],
)
def test_feedback_that_wants_a_reaction_asks(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The numbers are in, please look.", "asks update"),
        ("FYI we changed the contract, comments by Thursday please", "asks"),
        ("FYI the audit starts soon, have to sign off before Thursday", "asks"),
        ("@Mia Lang could you confirm the date", "asks"),
        ("??", "asks"),
        ("Thanks, but it still fails", "asks"),
    ],
)
def test_an_update_that_expects_an_answer_asks(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("looking into it", "acknowledgement -asks"),
        ("On it", "acknowledgement -asks"),
        ("on it!", "acknowledgement -asks"),
        ("will check", "acknowledgement -asks"),
        ("let me check", "acknowledgement -asks"),
        ("Noted", "acknowledgement -asks"),
        ("got it, will do", "acknowledgement -asks"),
        ("Let me check with finance and get back to you", "acknowledgement -asks"),
        ("Let me check with Finance and get back to you tomorrow", "acknowledgement promise -asks"),
        ("On it - will be fixed by Friday", "acknowledgement promise -asks"),
        ("I'm looking into this now", "acknowledgement"),
        ("I'll take a look", "acknowledgement"),
        ("We'll look into it and get back to you", "acknowledgement"),
        ("Thanks for the report, looking into it", "acknowledgement"),
        ("I looked into it, the cause is X", "-acknowledgement -promise"),
        ("No, we don't support that", "-acknowledgement -closing -asks"),
        (
            "Looking into it now: the error was caused by a missing index, which last night's migration dropped",
            "-acknowledgement",
        ),
        ("Looking into it. Which browser do you use?", "acknowledgement question asks"),
    ],
)
def test_an_acknowledgement_is_not_an_answer(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I'll send it by Friday", "promise -asks"),
        ("I will send it to you tomorrow morning", "promise -asks"),
        ("You'll have it by EOD", "promise -asks"),
        ("We'll ship this next week", "promise -asks"),
        ("will do it in two hours", "promise -asks"),
        ("It should be done by Thursday", "promise -asks"),
        ("ETA Friday", "promise -asks"),
        ("Expect it by Monday", "promise -asks"),
        ("I sent it yesterday", "-promise"),
        ("I'll be on vacation until Monday", "-promise"),
        ("I can't do it by Friday", "-promise"),
        ("It won't be done by Friday", "-promise"),
        ("Can you send it by Friday?", "-promise"),
        ("I'll send it soon", "-promise"),
    ],
)
def test_a_promise_has_a_time_and_somebody_who_commits(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Automatic reply: I am out of the office until Monday.", "auto_reply -asks"),
        ("Out of office until 3 May", "auto_reply -asks"),
        ("Abwesenheitsnotiz: Ich bin bis Montag im Urlaub.", "auto_reply -asks"),
        ("Réponse automatique : je suis absent jusqu'au 3 mai.", "auto_reply -asks"),
        ("Respuesta automática: estoy fuera de la oficina", "auto_reply -asks"),
        ("Resposta automática: estou fora do escritório", "auto_reply -asks"),
    ],
)
def test_an_automatic_reply_is_nothing_else(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("thanks!", "-asks thanks"),
        ("Thanks a lot, Mia", "-asks thanks"),
        ("Thank you so much for the quick help!", "-asks thanks"),
        ("Thanks! How are you?", "-asks thanks"),
        ("no worries", "-asks pleasantry -thanks"),
        ("never mind", "-asks closing"),
        ("Never mind, I found it", "-asks closing"),
        ("nvm", "-asks closing"),
        ("solved it", "-asks closing"),
        ("figured it out, thanks", "-asks closing"),
        ("no longer needed", "-asks closing"),
        ("All good now", "-asks closing"),
        ("That fixed it!", "-asks closing"),
        ("please ignore my last message", "-asks closing"),
        ("We can close this.", "-asks closing"),
        ("works now, thanks", "-asks closing thanks"),
        ("Thanks, that works", "-asks thanks closing"),
        ("We never mind the weather", "-asks -closing"),
        ("Thanks, but it still fails with error 500", "-thanks"),
        ("It still doesn't work", "-closing asks"),
        ("not solved yet", "-closing"),
        ("Thanks for looking. The export still crashes when I click save", "asks -thanks"),
    ],
)
def test_thanks_and_closings_settle_only_where_nothing_is_left(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("LGTM", "-asks pleasantry"),
        ("+1", "-asks pleasantry"),
        ("Great work everyone", "-asks pleasantry"),
        ("congrats on the launch!", "-asks pleasantry"),
        ("Happy birthday Dana!", "-asks pleasantry"),
        ("Hi all", "-asks pleasantry"),
        ("Good morning", "-asks pleasantry"),
        ("How was your weekend?", "-asks pleasantry"),
        ("Hi Dana, how are you?", "-asks pleasantry"),
        ("Have a great weekend", "-asks pleasantry"),
    ],
)
def test_pleasantries_ask_nothing(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("https://example.com/search?q=what", "-asks"),
        ("see https://example.com/?a=b&c=d", "-asks"),
        ("/search?q=x", "-asks"),
        ("> could you send it?\nno", "-asks"),
        ("`could you?`", "-asks"),
        ("```\nhow do I?\n```", "-asks"),
        ("The release notes are in the wiki.", "-asks"),
        ("We deployed version 2.3 this morning.", "-asks"),
        ("If you have any questions, please let me know.", "-asks"),
        ("who knows?", "-asks"),
        ("It is on staging now, with the totals in the footer.", "-asks"),
        ("Here is the report.", "-asks"),
        ("Does that help?", "-asks"),
        ("It does: five times within an hour, then it gives up and sends a mail.", "-asks"),
        ("Yes, since Tuesday: the shop and the PDF both show the new prices.", "-asks"),
    ],
)
def test_what_only_looks_like_asking_does_not_ask(text, wanted):
    assert fits(text, wanted), read(text)


def test_the_rules_that_spoke_are_told_with_their_words_the_asking_ones_first():
    reading = read("Thanks Mia! Could you add a column for the VAT number")
    assert reading.rules == (("request_form", "could you"), ("thanks", "thanks"))


def test_rules_that_agree_make_the_judge_surer():
    assert read("could you send it").asks < read("could you please send it?").asks


def test_the_words_of_a_promise_are_kept():
    assert read("On it - will be fixed by Friday").promise == "by friday"
