"""Who has answered is never accused: each way in which a tool shows an answer, from the question to the alert."""

import pytest
from service_world import HOUR, MINUTE
from tools_world import ANSWER, Company, company

from syncd.model import State
from syncd.sandbox import Fault

__all__ = ["company"]

SETTLES = {"answer": State.ANSWERED, "settle": State.SETTLED, "withdraw": State.WITHDRAWN}


def test_what_nobody_answers_is_told_once_with_its_owner(company: Company) -> None:
    company.asked()
    company.pass_time(HOUR)
    company.pass_time(HOUR)
    (alert,) = company.world.alerts()
    (ask,) = company.asks()
    assert (ask.asker.name, ask.owner.name, ask.overdue(company.world.now())) == ("Dana Ruiz", "Mia Berg", True)
    assert "second site" in alert


@pytest.mark.parametrize("whose", ["mia", "li"])
def test_a_reply_of_the_owner_or_of_a_colleague_answers(company: Company, whose: str) -> None:
    asked = company.asked()
    company.tool.answer(asked, whose)
    company.pass_time(2 * MINUTE)
    assert company.states() == [State.ANSWERED]
    company.pass_time(3 * HOUR)
    assert company.world.alerts() == []


def test_a_reply_of_another_stakeholder_answers_nothing(company: Company) -> None:
    asked = company.asked()
    company.tool.answer(asked, "eve", "I would like to know that, too.")
    company.pass_time(2 * HOUR)
    assert company.states()[0] is State.OPEN
    assert company.world.alerts() != []


def test_what_is_settled_without_a_word_is_settled(company: Company) -> None:
    """Google says so in a reply without words, Notion by no longer showing it, Asana by completing the task."""
    asked = company.asked()
    company.tool.settle(asked)
    company.pass_time(2 * MINUTE)
    company.pass_time(3 * HOUR)
    assert company.states() == [State.SETTLED]
    assert company.world.alerts() == []


@pytest.mark.parametrize("how", SETTLES)
def test_what_no_hint_told_of_is_found_before_anybody_is_accused(company: Company, how: str) -> None:
    asked = company.asked()
    company.tool.mislead()
    getattr(company.tool, how)(asked)
    company.pass_time(HOUR)
    company.pass_time(MINUTE)
    assert company.world.alerts() == []
    assert company.states() == [SETTLES[how]]


def test_a_late_answer_is_found_by_the_sweep_and_the_alert_says_so(company: Company) -> None:
    asked = company.asked()
    company.pass_time(2 * HOUR)
    assert len(company.world.alerts()) == 1
    company.tool.mislead()
    company.tool.answer(asked)
    for _ in range(3):
        company.pass_time(61 * MINUTE)
    assert company.states() == [State.ANSWERED]
    (alert,) = company.world.alerts()
    assert "answered" in alert.casefold()


def test_an_answer_that_is_taken_back_leaves_the_question_open(company: Company) -> None:
    asked = company.asked()
    answer = company.tool.answer(asked)
    company.pass_time(2 * MINUTE)
    assert company.states() == [State.ANSWERED]
    company.tool.take_back(asked, answer)
    for _ in range(3):
        company.pass_time(61 * MINUTE)
    assert company.states() == [State.OPEN]
    assert len(company.world.alerts()) == 1


def test_words_that_are_edited_into_an_answer_answer(company: Company) -> None:
    asked = company.asked()
    company.tool.rewrite(asked, company.tool.answer(asked, text="Let me check."), ANSWER)
    company.pass_time(2 * MINUTE)
    company.pass_time(3 * HOUR)
    assert company.states() == [State.ANSWERED]
    assert company.world.alerts() == []


def test_nobody_is_accused_by_what_cannot_be_read_any_more(company: Company) -> None:
    company.asked()
    company.tool.hide()
    for _ in range(4):
        company.world.pass_time(HOUR)
    assert company.world.alerts() == []


@pytest.mark.parametrize("kind", ["429", "500", "html", "reset"])
def test_nobody_is_accused_while_the_tool_does_not_answer(company: Company, kind: str) -> None:
    company.asked()
    company.tool.server.faults.add(Fault("*", kind, retry_after="7200" if kind == "429" else None, times=10_000))
    for _ in range(2):
        company.world.poll("tool")
        company.world.clock.advance(HOUR)
        company.world.runtime.evaluate()
        company.world.runtime.notify()
    assert company.world.state("tool").error
    assert company.world.alerts() == []
