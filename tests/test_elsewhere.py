"""An ask that was answered in another thread: when that counts, and when it does not, and why."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from threads import CONTEXT, ISSUES, Context, context, only, rules, thread

from syncd.model import Ask, State
from syncd.rules.elsewhere import answered_elsewhere
from syncd.rules.policy import Policy

QUESTION = ("mon 10:00 dana: Could you send us the export?",)
LINK = "https://acme.test/T1.001"


def judged(*other: str, asked: Sequence[str] = QUESTION, of: Context = CONTEXT) -> Ask:
    """The ask of thread T1 with one other thread, in an issue."""
    return answered_elsewhere(only(*asked, of=of), thread(*asked), [thread(*other, place=ISSUES, name="T2")], of)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param((f"mon 12:00 mia: The export Dana asked for is on its way: {LINK}",), id="links to the question"),
        pytest.param(
            (f"mon 11:00 li: About {LINK}", "mon 12:00 mia: The export has been sent to them."), id="below it"
        ),
        pytest.param(
            (f"mon 11:00 robo automatically: Created from {LINK}", "mon 12:00 mia: The export has been sent."),
            id="a program made the link",
        ),
        pytest.param(
            (f"mon 11:00 dana: I asked it here too: {LINK}", "mon 12:00 mia: The export has been sent."),
            id="the asker speaks there",
        ),
    ],
)
def test_an_answer_in_a_thread_that_links_to_the_question_settles_it(other: tuple[str, ...]) -> None:
    ask = judged(*other)
    assert ask.state is State.SETTLED
    assert rules(ask, "settled") == ["answered_elsewhere"]
    assert ask.closed_url.startswith("https://acme.test/T2.")
    assert ask.closed_at is not None


@pytest.mark.parametrize(
    ("other", "why"),
    [
        pytest.param((f"mon 12:00 mia: {LINK}",), "only points there", id="a bare link"),
        pytest.param((f"mon 12:00 mia: see {LINK}",), "only points there", id="a pointer"),
        pytest.param((f"mon 12:00 mia: On it, {LINK}",), "nothing of substance", id="an acknowledgement"),
        pytest.param((f"mon 12:00 mia: Do you know more about {LINK} ?",), "nothing of substance", id="a question"),
        pytest.param((f"mon 12:00 eve: The export has been sent, see {LINK}",), "", id="another stakeholder"),
        pytest.param((f"mon 12:00 robo automatically: The export of {LINK} was sent",), "", id="a program"),
        pytest.param((f"mon 09:00 mia: The old export stands here: {LINK}",), "", id="said before it was asked"),
        pytest.param(
            (f"mon 12:00 mia files: Export | Dana would like this: {LINK}",), "", id="an issue filed about it"
        ),
        pytest.param(("mon 12:00 mia: The export has been sent to them.",), "", id="no link"),
        pytest.param(
            ("mon 11:00 mia: The export has been sent to them.", f"mon 12:00 li: About {LINK}"),
            "only points there",
            id="said before the link was there",
        ),
    ],
)
def test_what_does_not_settle_it_says_why(other: tuple[str, ...], why: str) -> None:
    ask = judged(*other)
    assert ask.state is State.OPEN
    passed = [step.detail for step in ask.evidence if step.rule == "elsewhere_passed_over"]
    assert bool(passed) == bool(why)
    assert all(why in detail for detail in passed)


KEYED = ("mon 10:00 dana files: APP-12 Export | Could you send us the export?",)


@pytest.mark.parametrize(
    ("other", "settled"),
    [
        (("mon 12:00 mia: APP-12 goes out with the next release.",), False),
        (("mon 11:00 dana: What about APP-12?", "mon 12:00 mia: It goes out with the next release."), True),
        (("mon 12:00 mia: @dana APP-12 goes out with the next release.",), True),
    ],
    ids=["a key without the asker", "the asker is there", "the asker is mentioned"],
)
def test_a_key_counts_only_with_the_asker_in_view(other: tuple[str, ...], settled: bool) -> None:
    entries = thread(*KEYED, place=ISSUES)
    entries = [replace(e, event=replace(e.event, url="https://acme.test/browse/APP-12")) for e in entries]
    ask = replace(only(*KEYED, place=ISSUES), url="https://acme.test/browse/APP-12")
    ask = answered_elsewhere(ask, entries, [thread(*other, name="T2")], CONTEXT)
    assert (ask.state is State.SETTLED) == settled
    if not settled:
        assert "has neither Dana nor the question in view" in str(ask.evidence)


def test_the_asker_who_goes_on_afterwards_still_waits() -> None:
    asked = (*QUESTION, "mon 14:00 dana: And could you include the archive?")
    assert judged(f"mon 12:00 mia: The export is on its way: {LINK}", asked=asked).state is State.OPEN


def test_where_only_the_owner_answers_nobody_elses_word_elsewhere_counts() -> None:
    strict = context(default=Policy(answered_by="owner"))
    assert judged(f"mon 12:00 li: The export has been sent: {LINK}", of=strict).state is State.OPEN
    assert judged(f"mon 12:00 mia: The export has been sent: {LINK}", of=strict).state is State.SETTLED
