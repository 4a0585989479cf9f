"""Whatever people write, an alert stays within what Slack takes, and no link or entity in it is cut in half."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from anything import CHARACTERS
from hypothesis import given
from hypothesis import strategies as st
from test_slack_message import ASK, DANA, MIA, NOW, SINGLE, shown, view

from syncd.alert import Action, Delivery
from syncd.model import Evidence, Place, Reason, State
from syncd.slack.escape import phrase, quoted
from syncd.slack.message import MOST_ROWS, alert_message, reply_message

MOST_BLOCKS, MOST_OF_A_SECTION, MOST_OF_A_CONTEXT = 50, 3000, 2000
ENTITY = re.compile(r"&(?:amp|lt|gt);|[^&]")
LIVE = re.compile(r"<(?:https?://[^\s<>|]+\|[^<>|]+|@U_[A-Z]+)>|[^<>]", re.DOTALL)
QUOTED = re.compile("^> ", re.MULTILINE)

long_texts = st.builds(lambda text, times: text * times, st.text(CHARACTERS, max_size=30), st.sampled_from((1, 3, 300)))
hard_texts = long_texts | st.sampled_from(("&" * 4000, "<" * 4000, "\n&" * 5000, "𝔸" * 4000, "", " \n ", "> " * 5000))


@st.composite
def asks(draw):
    text = draw(hard_texts)
    name = draw(hard_texts)
    return replace(
        ASK,
        text=text,
        title=draw(hard_texts),
        place=Place("C1", draw(hard_texts), private=draw(st.booleans())),
        url="https://acme.slack.com/" + draw(hard_texts),
        asker=replace(DANA, name=name),
        owner=replace(MIA, name=name),
        state=draw(st.sampled_from(State)),
        due_at=draw(st.sampled_from((None, NOW - timedelta(hours=1), NOW + timedelta(hours=1)))),
        private=draw(st.booleans()),
        closed_at=NOW,
        closed_url=draw(st.sampled_from(("", "https://acme.slack.com/" + text))),
        evidence=(Evidence("x", text, "opened"), Evidence("y", name, "clears")),
    )


def assert_taken(message):
    assert 1 <= len(message.blocks) <= MOST_BLOCKS
    for block in message.blocks:
        most = MOST_OF_A_SECTION if block["type"] == "section" else MOST_OF_A_CONTEXT
        for element in [block.get("text"), *(block.get("elements") or [])]:
            if element:
                assert 1 <= len(element["text"]) <= most
                found = QUOTED.sub("", element["text"])
                assert LIVE.sub("", found) == ""
                assert ENTITY.sub("", re.sub(r"<[^>]*>", "", found)) == ""
    assert len(message.text) <= MOST_OF_A_SECTION


@given(ask=asks(), private=st.booleans(), many=st.sampled_from((0, 1, 2, MOST_ROWS + 30)))
def test_no_text_makes_an_alert_longer_than_slack_takes(ask, private, many):
    alert = replace(SINGLE, digest=many > 0)
    assert_taken(alert_message(alert, [ask] * max(many, 1), view(private=private)))


@given(ask=asks(), detail=hard_texts)
def test_no_text_makes_a_reply_longer_than_slack_takes(ask, detail):
    delivery = Delivery(7, SINGLE, Action.REPLY, Reason.ESCALATED, NOW, detail=detail)
    assert_taken(reply_message(delivery, [ask], view()))


@given(text=hard_texts, most=st.integers(10, 800))
def test_a_phrase_and_a_quotation_keep_to_their_length(text, most):
    assert len(phrase(text, most)) <= most
    assert "\n" not in phrase(text, most)
    assert len(quoted(text, most)) <= most + len("\n> …")
    assert all(line.startswith("> ") for line in quoted(text, most).splitlines())


def test_a_short_text_is_quoted_line_by_line_and_a_long_one_is_cut():
    assert quoted("one\n\ntwo <b>", 100) == "> one\n> two &lt;b&gt;"
    assert quoted("\n".join("abcdefghijkl"), 100).splitlines()[-1] == "> …"


@pytest.mark.parametrize(("state", "words"), [(State.OPEN, 1), (State.ANSWERED, 0), (State.DISMISSED, 0)])
def test_a_row_of_a_digest_quotes_an_ask_once_and_only_while_it_is_owed(state, words):
    ask = replace(ASK, state=state, evidence=(Evidence("question_form", "it reads as a question: “when”", "opened"),))
    text = shown(alert_message(replace(SINGLE, digest=True), [ask], view()))
    assert text.count("When does the export ship?") == words
    assert text.count("it reads as a question: “when”") == words


def test_a_row_says_once_what_is_twice_the_same_and_quotes_no_quotation():
    ask = replace(
        ASK, place=Place("F1", "Launch plan", private=False), title="Launch plan", text="> on the 15th\nStill?"
    )
    text = shown(alert_message(replace(SINGLE, digest=True), [ask], view()))
    assert "|Launch plan>" in text
    assert "> Still?" in text
    assert "15th" not in text
