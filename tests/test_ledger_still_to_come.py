"""Replies that say something and leave the answer to come; promises that name no day; and what the asker puts off."""

import pytest

from syncd.model import State
from tests.threads import asks, only, rules

TROUBLE = "mon 09:00 dana: the Contoso import fails with a timeout"


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        (TROUBLE, "Ugh, mondays. I'm on it, need half an hour with the logs."),
        (TROUBLE, "It sounds like Friday 😅 I'm on it"),
        (TROUBLE, "That file is a beast. Looking into it."),
        (TROUBLE, "It's the proxy again. I have asked the hosting people and tell you when it is through."),
        (
            "mon 09:00 dana: The clause is wrong. Can you take it out?",
            "Legal has to agree. I let you know once they do.",
        ),
        (TROUBLE, "exciting! i prepare a page for them"),
        (TROUBLE, "pulled it offline. the firmware guy is on his way there"),
        (TROUBLE, "the clock on the broker is off by an hour, correcting it"),
        ("mon 09:00 claire: l'import plante", "l'hébergeur a l'ancien fichier, je lui renvoie le bon"),
        ("mon 09:00 jonas: Der Import bricht ab.", "Die Datei ist riesig. Ich sag dir Bescheid, sobald er durch ist."),
        ("mon 09:00 claire: l'import plante", "Le fichier est énorme. Je te dis dès que c'est passé."),
        ("mon 09:00 lucia: el total sale mal", "El fichero es enorme. Te aviso cuando termine."),
        ("mon 09:00 rafael: o total não bate", "O arquivo é enorme. Te aviso quando terminar."),
    ],
)
def test_a_remark_before_i_am_on_it_answers_no_trouble(told, reply):
    ask = only(told, f"mon 09:10 li: {reply}")
    assert (ask.state, ask.owner.name) == (State.ACKNOWLEDGED, "Li")


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        (TROUBLE, "The file has a broken header. I fixed it and restarted, it is through now."),
        (TROUBLE, "Good catch, that's cheap to do. I put it on the list for the next cycle."),
        ("mon 09:00 dana: is there a way to import from Excel?", "Yes, under Data. Let me know if it makes trouble."),
        ("mon 09:00 dana: when does the new import come?", "With 5.2, in two weeks. I'll tell you when it is live."),
        ("mon 09:00 dana: why is the import slow today?", "The index is being rebuilt. I keep an eye on it."),
    ],
)
def test_what_is_done_or_told_is_an_answer_whatever_comes_after(told, reply):
    assert only(told, f"mon 09:10 li: {reply}").state is State.ANSWERED


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ("send me the fingerprint please", State.WAITING_ON_ASKER),
        ("sorry, yes. please share the log", State.WAITING_ON_ASKER),
        ("schick mir bitte mal das Zertifikat", State.WAITING_ON_ASKER),
        ("envoyez-moi le certificat svp", State.WAITING_ON_ASKER),
        ("added it, please try again", State.ANSWERED),
        ("please upload the file again, and tell your users to update", State.ANSWERED),
        ("added it. send me the log if it happens again", State.ANSWERED),
    ],
)
def test_what_the_team_needs_first_is_a_question_back(reply, state):
    assert only("mon 09:00 tom: your sandbox cannot open our certificate", f"mon 09:10 li: {reply}").state is state


WISH = "mon 09:00 dana: patients keep asking for the texts in Welsh"


@pytest.mark.parametrize(
    ("reply", "state"),
    [
        ("love that idea", State.ACKNOWLEDGED),
        ("great!", State.ACKNOWLEDGED),
        ("not this year", State.ANSWERED),
        ("Good one, planned for Q3.", State.ANSWERED),
        ("it comes with release 5.2", State.ANSWERED),
    ],
)
def test_who_likes_a_wish_has_not_said_what_comes_of_it(reply, state):
    assert only(WISH, f"mon 09:10 mia: {reply}").state is state


def test_what_is_not_yet_exact_is_a_part_of_the_answer():
    asked = "mon 09:00 pat: I'd like one number: how many patients saw it?"
    ask = only(asked, "mon 09:20 li: between 40 and 60, exact count when the logs are through")
    assert ask.state is State.ACKNOWLEDGED
    assert only(asked, "mon 09:20 li: 53").state is State.ANSWERED


@pytest.mark.parametrize(
    "said",
    [
        "got the new one",
        "it's here",
        "ah no, that is per hectare",
        "ach so, da steht es",
        "ist da, danke",
        "recibido",
        "chegou!",
    ],
)
def test_who_has_what_was_wanted_closes_it(said):
    lines = ("mon 09:00 noor: the invoice has the wrong name", "mon 09:30 mia: forwarding to their billing")
    assert only(*lines, f"mon 11:00 noor: {said}").state is State.SETTLED
    assert only(*lines, "mon 11:00 noor: got the same again").state is not State.SETTLED


def test_both_agree_on_the_time_that_was_proposed():
    lines = ("mon 09:00 eve: do you have 5 min?", "mon 09:01 mia: in a call, 10:30?")
    assert only(*lines, "mon 09:02 eve: perfect").state is State.SETTLED


TWO = ("mon 09:00 eve: does the plan include helmets", "mon 09:01 eve: and insurance")


def test_of_two_questions_the_one_that_a_short_answer_does_not_name_is_asked_still():
    first, second = asks(*TWO, "mon 09:30 li: helmets yes")
    assert (first.state, second.state, second.owner.name) == (State.ANSWERED, State.OPEN, "Li")
    assert (second.asked_at.minute, rules(second, "opened")) == (1, ["left_out"])


@pytest.mark.parametrize(
    "reply", ["both, yes", "yes", "helmets and insurance yes", "it does, helmets come with the bike"]
)
def test_what_names_both_or_none_answers_both(reply):
    assert [ask.state for ask in asks(*TWO, f"mon 09:30 li: {reply}")] == [State.ANSWERED]


@pytest.mark.parametrize("reply", ["ugh, cache", "have to touch all 60 stops. today won't happen"])
def test_a_sigh_or_what_is_left_to_do_answers_no_trouble(reply):
    assert only(TROUBLE, f"mon 09:10 li: {reply}").state is State.ACKNOWLEDGED


@pytest.mark.parametrize("reply", ["ugh, poor them", "oh no, that's bad", "ok", "sure"])
def test_wonder_and_a_bare_ok_answer_no_trouble(reply):
    assert only(TROUBLE, f"mon 09:10 li: {reply}").state is State.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("asked", "state"),
    [
        ("why is the report slow?", State.ANSWERED),
        ("what is going on with the report?", State.ANSWERED),
        ("do we say 200 or 250 bikes?", State.ACKNOWLEDGED),
        ("Can I have the slide?", State.ACKNOWLEDGED),
    ],
)
def test_work_under_way_answers_only_who_asks_what_goes_on(asked, state):
    assert only(f"mon 09:00 eve: {asked}", "mon 09:10 mia: rewriting the index in ten").state is state


def test_a_question_back_that_begins_with_the_answer_is_one():
    ask = only("mon 09:00 tom: Per environment or overall?", "mon 09:10 li: overall. why, are you near it?")
    assert ask.state is State.ANSWERED


def test_one_of_several_who_says_not_me_has_seen_it():
    ask = only("mon 09:00 eve: @Mia @Li who of you joins the call?", "mon 09:10 li: not me, dentist")
    assert (ask.state, ask.owner.name) == (State.ACKNOWLEDGED, "Mia")


def test_nothing_yet_after_the_promised_time_asks_again():
    lines = ("mon 09:00 tom: Could you send us the file?", "mon 09:10 li: you get it at 10")
    assert only(*lines, "mon 09:40 tom: Nothing yet.").state is State.PROMISED
    assert only(*lines, "mon 10:30 tom: Nothing yet.").state is State.OPEN
    assert only(*lines, "mon 10:30 tom: Noch nichts da.").state is State.OPEN


def test_the_time_of_an_absence_is_no_promise():
    ask = only("mon 09:00 dana: the icons are wrong", "mon 09:10 li: Kim's back next week, I'll put it on her desk")
    assert ask.state is State.ACKNOWLEDGED


def test_a_promise_in_the_form_of_a_question_is_one_without_its_mark():
    lines = ("mon 09:00 jonas: Ich bräuchte noch den Satz.", "mon 09:30 mia: Bis wann gibst du ab?")
    ask = only(*lines, "mon 09:31 jonas: Donnerstag", "mon 09:32 mia: alles klar, hast du Mittwoch")
    assert (ask.state, ask.due_at.day) == (State.PROMISED, 4)


def test_a_remark_aside_shows_no_more_than_that_it_was_read():
    ask = only(TROUBLE, "mon 09:10 li: fwiw, Umbrella has the same proxy")
    assert (ask.state, ask.owner.name) == (State.ACKNOWLEDGED, "Mia")


@pytest.mark.parametrize(
    "reply",
    [
        "I'll send you the numbers as soon as the trial is over.",
        "You'll have it before the board meeting.",
        "I'll send it right after my call.",
        "Schicke ich dir nach dem Termin.",
    ],
)
def test_a_promise_without_a_day_leaves_the_due_moment_where_it_is(reply):
    question = "mon 09:00 dana: Can I have the slide?"
    ask = only(question, f"mon 09:10 mia: {reply}")
    assert (ask.state, ask.due_at) == (State.PROMISED, only(question).due_at)
    again = only(question, f"mon 09:10 mia: {reply}", "tue 09:00 dana: where is the slide?")
    assert again.state is State.OPEN


@pytest.mark.parametrize("reply", ["in 10", "will get back to you", "I'll send it soon", "I'll send it"])
def test_no_time_at_all_is_only_seen(reply):
    assert only("mon 09:00 dana: Can I have the slide?", f"mon 09:10 mia: {reply}").state is State.ACKNOWLEDGED


def test_a_word_to_others_by_the_way_is_no_reply_to_the_asker():
    assert only(TROUBLE, "mon 09:10 li: @Eve your demo tablet is charged btw").state is State.OPEN
    assert only(TROUBLE, "mon 09:10 li: @Dana it was the proxy btw").state is State.ANSWERED


SIDE = ("mon 09:00 jonas: @Li can you send the keys for the booth?", "mon 10:00 jonas: we are in hall 7 by the way")


def test_a_colleague_who_is_glad_of_a_side_remark_has_not_seen_the_ask():
    assert only(*SIDE, "mon 10:05 mia: oh nice, close to the coffee").state is State.OPEN
    assert only(*SIDE, "mon 10:05 li: oh nice, keys are in the post").state is not State.OPEN
    assert asks(SIDE[0], "mon 10:05 mia: great idea")[0].state is State.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("asked", "state"),
    [
        ("could you tell us when the second site goes live?", State.ANSWERED),
        ("please fix the second site", State.PROMISED),
    ],
)
def test_a_plan_that_only_the_model_hears_as_a_promise_answers_who_asks_when(asked, state):
    reply = "It goes live on the 3rd of December, with the next release."
    assert only(f"mon 09:00 dana: {asked}", f"mon 09:10 mia: {reply}").state is state


@pytest.mark.parametrize(
    ("told", "reply"),
    [
        (TROUBLE, "reproduced. the beacon in 13 still announces its old id, so the app thinks you left. will fix"),
        (TROUBLE, "Looking at it. Smells like the offset in the cron."),
        (
            "mon 09:00 noor: Do you know why the invoice is higher?",
            "Sorry Noor, yesterday was all meetings. I'm looking at it.",
        ),
    ],
)
def test_a_cause_a_guess_or_an_excuse_beside_i_will_see_to_it_answers_nothing(told, reply):
    assert only(told, f"mon 09:30 li: {reply}").state is State.ACKNOWLEDGED


def test_a_colleagues_by_the_way_keeps_nobodys_promise():
    asked = "mon 09:00 noor: Please load the new fees before the December run."
    promised = "mon 09:10 mia: Will do. I'll load them by Thursday and post the check sums here."
    assert only(asked, promised, "mon 10:00 li: staging has the new schema btw").state is State.PROMISED
    assert only(asked, promised, "mon 10:00 li: loaded them just now").state is State.ANSWERED


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("¿sabes si la app sale antes del puente?", "Sale el martes, ya está aprobada en las tiendas."),
        ("Kommt der Export noch vor dem Audit?", "Kommt am Dienstag."),
        ("El horóscopo es el de ayer. ¿Lo podéis mirar?", "Corregido, el feed llegó tarde. Ya sale el de hoy."),
    ],
)
def test_when_it_comes_is_the_answer_to_whether_it_comes_in_time(asked, said):
    assert only(f"mon 09:00 lucia: {asked}", f"mon 09:20 mia: {said}").state is State.ANSWERED
