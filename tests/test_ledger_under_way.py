"""Work that is under way, answers to a part, and questions back that stand before a remark."""

import pytest

from syncd.model import State
from syncd.rules.under_way import promised, under_way
from tests.threads import asks, only

ASKED = "mon 10:00 dana: Could you rewrite the second paragraph?"


@pytest.mark.parametrize("text", ["fair. rewriting", "pulling the logs off it now", "omg. moving it back", "taking it"])
def test_a_verb_on_ing_alone_says_that_its_author_is_at_it(text):
    assert under_way(text)
    assert only(ASKED, f"mon 11:00 li: {text}").state is State.ACKNOWLEDGED


@pytest.mark.parametrize(
    "text",
    [
        "Pricing is on page two.",
        "Loading takes four seconds.",
        "nothing",
        "found them, they are in the archive since May. moving them back",
        "Removed it, the link was old. closing",
        "Are we moving it?",
    ],
)
def test_a_subject_or_an_answer_beside_it_is_no_work_under_way(text):
    assert not under_way(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("redoing it with the new figures tonight", "tonight"),
        ("the rules are old, turning them off tomorrow", "tomorrow"),
        ("I reset it friday morning", "friday morning"),
        ("you have them monday at the latest", "monday"),
        ("gimme till tuesday", "till tuesday"),
        ("I sent it on Monday", ""),
        ("I moved it to Friday", ""),
        ("when I get it on Monday the rest is easy", ""),
        ("We go back to the old default this week.", ""),
    ],
)
def test_a_promise_needs_no_will(text, words):
    assert promised(text) == words


def test_what_is_set_for_a_time_is_promised_until_then():
    ask = only(ASKED, "mon 11:00 li: fair. I rewrite it thursday morning")
    assert (ask.state, ask.owner.name, ask.due_at.day) == (State.PROMISED, "Li", 5)


def test_a_part_that_is_put_off_is_still_owed():
    lines = ("mon 10:00 noor: Please send the logs of the three tills.", "mon 11:00 li: Two are in the folder.")
    assert only(*lines).state is State.ANSWERED
    partly = "mon 11:00 li: Two are in the folder. The third one was swapped, have to dig."
    assert (only(lines[0], partly).state, only(lines[0], partly).owner.name) == (State.ACKNOWLEDGED, "Li")
    assert only(lines[0], partly, "mon 11:10 noor: Thank you very much!").state is State.ACKNOWLEDGED


def test_of_points_that_are_counted_the_one_that_is_looked_at_is_owed():
    asked = "mon 10:00 dana: Two matters. (a) the field takes 9 digits. (b) could the number be compulsory?"
    assert only(asked, "mon 11:00 li: b) it is since Friday. a) is new here, I look at it").state is State.ACKNOWLEDGED


def test_a_question_that_stands_first_asks_back_whatever_is_said_after_it():
    back = "mon 11:00 li: Is it a framework or a single contract? For a framework the limit is 15."
    assert only(ASKED, back).state is State.WAITING_ON_ASKER
    assert only(ASKED, "mon 11:00 li: The limit is 15 for a framework. Anything else?").state is State.ANSWERED


def test_a_colleague_called_by_name_is_not_the_asker():
    assert only(ASKED, "mon 11:00 mia: Li, do you know which one is meant?").state is State.ACKNOWLEDGED
    assert only(ASKED, "mon 11:00 mia: Dana, which one is it?").state is State.WAITING_ON_ASKER


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("I'll have to ask our vendor.", State.WAITING_ON_ASKER),
        ("Let me check with them.", State.WAITING_ON_ASKER),
        ("The second one.", State.OPEN),
        ("The old one it is. I'll have to ask for the number.", State.OPEN),
    ],
)
def test_an_asker_who_has_to_find_it_out_has_the_turn_still(said, state):
    assert only(ASKED, "mon 11:00 li: Which one is meant?", f"mon 12:00 dana: {said}").state is state


def test_where_each_ask_names_somebody_a_reply_is_for_the_one_that_names_its_author():
    asked = ("mon 10:00 dana: @Li could you check the tills?", "mon 10:05 eve: @Mia do we have spare ones?")
    dana, eve = asks(*asked, "mon 11:00 li: All of them work again.")
    assert (dana.state, eve.state) == (State.ANSWERED, State.OPEN)
    both = asks(asked[0], "mon 10:05 eve: do we have spare ones?", "mon 11:00 li: All of them work again.")
    assert [ask.state for ask in both] == [State.ANSWERED, State.ANSWERED]


@pytest.mark.parametrize("text", ["omg", "oh no", "hmm", "uff", "aïe"])
def test_a_word_of_wonder_shows_that_it_was_read_and_answers_nothing(text):
    assert only(ASKED, f"mon 11:00 li: {text}").state is State.ACKNOWLEDGED


def test_who_asks_elsewhere_has_taken_it_up_whatever_was_said_before():
    ask = only(ASKED, "mon 11:00 li: Not trivial at all with such a letter. I'm asking the fleet people.")
    assert (ask.state, ask.owner.name) == (State.ACKNOWLEDGED, "Li")


def test_of_what_was_no_question_a_choice_at_the_end_asks_back():
    told = "mon 10:00 dana: @Mia the family name on the card comes second."
    choice = "mon 11:00 li: We can print it either way. For the new card only, or for the old one too?"
    assert only(told, choice).state is State.WAITING_ON_ASKER
    assert only("mon 10:00 dana: @Mia can the name come first?", choice).state is State.ANSWERED


def test_the_form_of_a_question_among_statements_asks_nothing_back():
    said = "mon 11:00 li: Moved it to the top of the page. Which is quite an achievement."
    assert only(ASKED, said).state is State.ANSWERED
    assert only(ASKED, "mon 11:00 li: which paragraph do you mean").state is State.WAITING_ON_ASKER


def test_to_a_question_that_wants_nothing_done_it_is_the_answer():
    assert (
        only("mon 10:00 dana: Why is it so slow today?", "mon 10:10 li: rebuilding the index").state is State.ANSWERED
    )
    assert only("mon 10:00 dana: It is so slow today!", "mon 10:10 li: restarting it").state is State.ACKNOWLEDGED
