"""The two operating points: what is plainly asked is told, what is only suspected is listed until a person looks."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from command import Office, office

from syncd.cli.shown import as_document
from syncd.model import Ask, Evidence, Reason
from syncd.reading import Point
from syncd.rules.alerts import AlertPolicy, applied, reconcile, wake
from syncd.rules.suspected import untold
from syncd.store.ask_codec import decode_ask, encode_ask
from tests.threads import FEEDBACK, moment, only

COMPLAINT = "mon 10:00 dana: Scanner at door C reads nothing any more"
SUSPECTED = only(COMPLAINT)
LATE = moment("tue 12:00")


def reasons(ask: Ask, point: Point) -> list[Reason]:
    changes = reconcile([ask], {}, LATE, AlertPolicy(point=point), {ask.source: LATE})
    return [change.reason for change in changes]


@pytest.mark.parametrize(
    "text",
    [
        "Could you send me the export?",
        "when is the launch",
        "please send the contract",
        "It would help to have the list, let me know.",
        "Any news on the contract",
        "@Mia the export is confusing for our users",
    ],
)
def test_what_is_plainly_asked_or_names_the_team_is_told(text: str) -> None:
    ask = only(f"mon 10:00 dana: {text}")
    assert ask.sure
    assert reasons(ask, Point.PRECISE) == [Reason.OVERDUE]


@pytest.mark.parametrize(
    "text", ["Scanner at door C reads nothing any more", "great, search is down again during my demo. love it."]
)
def test_a_complaint_that_the_model_doubts_is_listed_and_told_only_where_the_config_says_so(text: str) -> None:
    ask = only(f"mon 10:00 dana: {text}")
    assert not ask.sure
    assert reasons(ask, Point.PRECISE) == []
    assert wake(ask, None, AlertPolicy(), LATE) is None
    assert reasons(ask, Point.BALANCED) == [Reason.OVERDUE]


@pytest.mark.parametrize(
    "text", ["I can't see the invoice", "The export is confusing for our users.", "Die Anmeldung geht nicht mehr."]
)
def test_a_complaint_that_no_model_doubts_is_told(text: str) -> None:
    ask = only(f"mon 10:00 dana: {text}")
    assert ask.sure
    assert reasons(ask, Point.PRECISE) == [Reason.OVERDUE]


def test_where_every_message_is_owed_an_answer_a_complaint_is_sure() -> None:
    assert only(COMPLAINT, place=FEEDBACK).sure


@pytest.mark.parametrize("more", ["Can you change it?", "@Mia see above"])
def test_a_suspicion_is_sure_once_its_asker_says_more(more: str) -> None:
    ask = only(COMPLAINT, f"mon 10:01 dana: {more}")
    assert ask.sure
    assert ask.score >= SUSPECTED.score


def test_what_was_told_already_is_taken_back_when_it_is_answered() -> None:
    told = applied({}, reconcile([SUSPECTED], {}, LATE, AlertPolicy(point=Point.BALANCED), {SUSPECTED.source: LATE}))
    assert reconcile([SUSPECTED], told, LATE, AlertPolicy(), {SUSPECTED.source: LATE}) == []
    answered = only(COMPLAINT, "tue 12:30 mia: We changed the labels, see the new page.")
    later = moment("tue 13:00")
    changes = reconcile([answered], told, later, AlertPolicy(), {SUSPECTED.source: later})
    assert [change.reason for change in changes] == [Reason.ANSWERED]


@pytest.mark.parametrize(
    ("point", "said"),
    [(Point.PRECISE, "a complaint is heard in it, which the learned model doubts"), (Point.BALANCED, "")],
)
def test_it_says_why_nobody_is_told(point: Point, said: str) -> None:
    assert untold(SUSPECTED, point) == said


def test_what_the_model_alone_suspects_says_so() -> None:
    ask = replace(SUSPECTED, evidence=(Evidence("learned", "it asks for something", "opened"),))
    assert untold(ask, Point.PRECISE) == "only the learned model suspects it"


def test_what_is_answered_is_no_suspicion_any_more() -> None:
    assert untold(only(COMPLAINT, "mon 10:05 mia: We changed the labels, see the new page."), Point.PRECISE) == ""


def test_how_sure_it_is_comes_back_from_the_store_and_stands_in_the_json() -> None:
    assert decode_ask(encode_ask(SUSPECTED)) == SUSPECTED
    document = as_document(SUSPECTED, LATE)
    assert (document["score"], document["sure"]) == (SUSPECTED.score, False)


def test_the_list_shows_suspicions_and_says_so_unless_it_is_to_be_precise(tmp_path: Path) -> None:
    def suspected(found: Office) -> list[str]:
        listed = json.loads(found.syncd("waiting", "--json").out)
        return [ask["id"] for ask in listed if not ask["sure"] and ask["place"] == "support"]

    with office(tmp_path) as found:
        who = found.story.cast.slack["dana"]
        found.sandbox.slack.workspace.post("support", who, "Scanner at door C reads nothing any more")
        assert found.syncd("run", "--once").code == 0
        (one,) = suspected(found)
        assert (
            "listed, but not told: a complaint is heard in it, which the learned model doubts"
            in found.syncd("waiting").out
        )
        assert "judge.alerts" in found.syncd("why", one).out
        config = found.config.read_text()
        found.config.write_text(config + '\n[judge]\nwaiting = "precise"\n')
        assert suspected(found) == []
