"""``syncd judge``: the two judgements tried by hand, line by line, whatever stands in a line."""

import json

import pytest
from command import syncd

ASK = {"id": "1", "author": "dana", "at": "2026-03-02T09:00:00Z", "text": "Is the export fixed?"}
ANSWER = {"id": "2", "author": "mia", "at": "2026-03-02T09:04:00Z", "text": "Yes, since this morning.", "reply_to": "1"}


def lines(*documents, thread=False):
    text = "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in documents)
    ended = syncd("judge", *(["--thread"] if thread else []), "--json", stdin=text)
    return ended, [json.loads(line) for line in ended.out.splitlines()]


def test_each_line_of_text_gets_a_verdict_a_score_its_rules_and_its_language():
    ended, verdicts = lines({"text": "Could you send me the numbers?"}, {"text": "Danke, das hat geklappt!"})
    assert ended.code == 0
    asks, thanks = verdicts
    assert asks["needs_response"] is True
    assert 0.5 <= asks["score"] <= 1
    assert {"rule", "detail"} == set(asks["rules"][0])
    assert asks["language"] == "en"
    assert (thanks["needs_response"], thanks["language"]) == (False, "de")
    assert thanks["score"] < 0.5


def test_a_lines_own_id_comes_back_with_its_verdict():
    _, verdicts = lines({"id": 7, "text": "Any news?"})
    assert verdicts[0]["id"] == 7


def test_without_json_a_line_is_a_text_and_the_verdict_is_for_people():
    ended = syncd("judge", stdin="Could you send the numbers?\nthanks!\n")
    first, second = ended.out.splitlines()
    assert first.startswith("asks")
    assert "could you" in first
    assert second.startswith("nothing")


def test_a_thread_is_answered_by_a_message_that_is_named():
    ended, verdicts = lines({"messages": [ASK, ANSWER]}, thread=True)
    assert ended.code == 0
    assert (verdicts[0]["answered"], verdicts[0]["answered_by"]) == (True, "2")
    assert set(verdicts[0]) == {"answered", "answered_by", "state", "score", "passed_over"}


def test_only_the_team_answers_where_it_is_named():
    _, verdicts = lines({"messages": [ASK, ANSWER], "team": ["li"]}, thread=True)
    assert (verdicts[0]["answered"], verdicts[0]["answered_by"]) == (False, None)


def test_ids_come_back_as_they_were_handed_in_and_moments_may_be_left_out():
    talk = [{**ASK, "id": 10, "at": None}, {**ANSWER, "id": 11, "at": 1772442240, "reply_to": 10}]
    _, verdicts = lines({"messages": talk}, thread=True)
    assert verdicts[0]["answered_by"] == 11


def test_a_thread_of_only_the_ask_is_unanswered():
    _, verdicts = lines({"messages": [ASK]}, thread=True)
    assert (verdicts[0]["answered"], verdicts[0]["answered_by"], verdicts[0]["passed_over"]) == (False, None, [])


@pytest.mark.parametrize(
    ("line", "thread", "said"),
    [
        ("no json", False, "no JSON"),
        ("[1, 2]", False, "no JSON object"),
        ("[" * 100_000, False, "no JSON"),
        ('{"words": "x"}', False, '"text" must be there'),
        ('{"text": 5}', False, '"text" must be there'),
        ('{"messages": []}', True, '"messages" must be there'),
        ('{"messages": [5]}', True, "messages[0] must be an object"),
        ('{"messages": [{"id": "1", "author": "a"}]}', True, 'messages[0]: "text" must be there'),
        (json.dumps({"messages": [{**ASK, "at": "soon"}]}), True, 'messages[0]: "at" must be a moment'),
        (json.dumps({"messages": [ASK, ASK]}), True, "the same"),
        (json.dumps({"messages": [ASK], "team": "mia"}), True, '"team" must be a list'),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_next_one_is_judged(line, thread, said):
    good = {"messages": [ASK, ANSWER]} if thread else {"text": "Any news?"}
    ended, verdicts = lines(line, good, thread=thread)
    assert ended.code == 1
    assert said in verdicts[0]["error"]
    assert "line 1" in ended.err
    assert "error" not in verdicts[1]


def test_odd_texts_are_judged_like_any_other():
    odd = ["", "🎉🎉", "ok", "x" * 100_000, "12345 !!!", "\u202eabc\u0000", "\ud800"]
    ended, verdicts = lines(*({"text": text} for text in odd))
    assert ended.code == 0
    assert [type(verdict["needs_response"]) for verdict in verdicts] == [bool] * len(odd)


def test_a_text_cannot_steer_the_terminal():
    ended = syncd("judge", stdin="Any news\x1b[2J \u202e about it?\n")
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out


def test_a_line_that_is_too_long_for_memory_is_refused_and_the_next_one_is_judged():
    from syncd.cli.judge import LONGEST_LINE

    ended, verdicts = lines(json.dumps({"text": "a" * (LONGEST_LINE + 10)}), {"text": "Any news?"})
    assert ended.code == 1
    assert "longer than" in verdicts[0]["error"]
    assert verdicts[1]["needs_response"] is True
