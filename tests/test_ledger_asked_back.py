"""Who was asked back: what of their words is the answer to that, and what puts it off."""

import pytest

from syncd.model import State
from tests.threads import only

BACK = ("mon 09:00 dana: can Umbrella get the beta?", "mon 09:10 mia: for all their stores or only Leeds?")


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("It is a difficult question. I would like to examine it inside our company.", State.WAITING_ON_ASKER),
        ("I would like to discuss it with their IT first.", State.WAITING_ON_ASKER),
        ("no idea, checking with them", State.WAITING_ON_ASKER),
        ("Bonne question, je vois ça avec eux et je reviens.", State.WAITING_ON_ASKER),
        ("Das muss ich intern klären.", State.WAITING_ON_ASKER),
        ("only Leeds. I would like to show it there first", State.OPEN),
        ("no, only Leeds", State.OPEN),
        ("I would like all of them", State.OPEN),
    ],
)
def test_who_was_asked_back_and_has_to_find_out_still_has_the_ball(said, state):
    assert only(*BACK, f"mon 09:20 dana: {said}").state is state


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("sure, will ask them tomorrow", State.WAITING_ON_ASKER),
        ("on it, let me see", State.WAITING_ON_ASKER),
        ("Same address, mine.", State.OPEN),
    ],
)
def test_who_was_asked_back_and_will_find_out_has_told_nothing_yet(said, state):
    back = "mon 09:10 mia: is it the same address both times?"
    assert (
        only("mon 09:00 dana: We receive the alert for every forklift twice.", back, f"mon 09:20 dana: {said}").state
        is state
    )


def test_a_question_back_may_end_like_a_tag_and_go_on_with_why():
    told = "mon 09:00 tom: Since this morning the satellite view of our fields is grey. Zooming does not help."
    assert only(told, "mon 09:30 li: which farm id is it? you have four in the beta").state is State.WAITING_ON_ASKER
