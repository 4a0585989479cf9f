"""The table of threads in tests/threads/: what is owed at the end of each, as a person judged it."""

import re
from collections import Counter

import pytest

from benchmarks.quality.agreement import Agreement, agreement, kind
from tests.thread_blind import LABELS, blind, code
from tests.thread_cases import TOOLS, cases, is_verdict
from tests.thread_verdicts import agrees, judged, known_wrong, second_labels, verdict

CASES = cases()
NAMES = {case.name for case in CASES}
WRONG = known_wrong()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_owed_is_what_a_person_said(case):
    seen = verdict(judged(case))
    if case.name in WRONG:
        assert not agrees(case.owed, seen), "now right: take its line out of tests/threads/known_wrong.toml"
    else:
        assert agrees(case.owed, seen), f"a person says: {case.owed}. {case.because} The program says: {seen}"


def test_every_thread_has_a_verdict_and_a_reason():
    assert [case.name for case in CASES if not (case.owed and case.because)] == []


def test_there_are_enough_threads_of_every_tool_and_in_several_languages():
    tools = Counter(case.tool for case in CASES)
    languages = Counter(case.language for case in CASES)
    assert len(CASES) >= 200
    assert all(tools[tool] >= 15 for tool in TOOLS)
    assert {"German", "French", "Spanish", "Portuguese", "Japanese"} <= set(languages)


def test_what_is_known_to_be_wrong_and_the_second_labels_name_threads_that_exist():
    assert set(WRONG) <= NAMES
    assert set(second_labels()) <= NAMES
    assert [words for words in second_labels().values() if not is_verdict(words)] == []


def test_a_blind_copy_has_every_thread_without_its_name_and_verdict(tmp_path):
    blind(tmp_path)
    copies = cases(tmp_path)
    assert {copy.name: copy.parts for copy in copies} == {code(case.name): case.parts for case in CASES}
    assert {(copy.owed, copy.because) for copy in copies} == {("", "")}
    lines = [line for path in tmp_path.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]
    assert not [line for line in lines if line.startswith(LABELS)]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("owed: perhaps", "a.txt, line 3: not a verdict: perhaps"),
        ("in: Teams #general", "a.txt, line 3: not understood: in: Teams #general"),
        ("yesterday Dana: hello", "a.txt, line 3: not understood: yesterday Dana: hello"),
        ("== First", "each thread needs a name of its own; these are there twice: First"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_file_and_line(tmp_path, line, problem):
    (tmp_path / "a.txt").write_text(f"== First\nin: Slack #general\n{line}\n")
    with pytest.raises(ValueError, match=f"^{re.escape(problem)}$"):
        cases(tmp_path)


@pytest.mark.parametrize(
    ("owed", "seen", "same"),
    [
        ("nothing", "nothing", True),
        ("Dana waits on Mia since Mon 09:00, promised", "Dana waits on Mia since Mon 09:00, promised until Fri", True),
        ("Dana waits on Mia since Mon 09:00, promised", "Dana waits on Mia since Mon 09:00", False),
        ("waiting on Dana; waiting on Eve", "waiting on Eve; waiting on Dana", True),
        ("waiting on Dana; waiting on Eve", "waiting on Dana", False),
    ],
)
def test_two_verdicts_are_compared_by_what_they_say(owed, seen, same):
    assert agrees(owed, seen) is same


def test_agreement_of_two_people_is_counted_raw_and_beyond_chance():
    first = ["nothing", "nothing", "Dana waits on Mia since Mon 09:00", "Dana waits on Mia since Mon 09:00"]
    second = ["nothing", "nothing", "Dana waits on Li since Mon 09:00", "nothing"]
    # Kinds agree in 3 of 4; by chance they would in 0.5 * 0.75 + 0.5 * 0.25 = 0.5 of them.
    assert agreement(list(zip(first, second, strict=True))) == Agreement(4, words=0.5, kinds=0.75, kappa=0.5)
    assert agreement([("nothing", "nothing")]).kappa == 1.0


def test_verdicts_are_of_six_kinds():
    said = "Dana waits on Mia since Mon 09:00"
    words = [
        "nothing",
        said,
        f"{said}, acknowledged",
        f"{said}, promised until Fri",
        "waiting on Dana",
        f"{said}; {said}",
    ]
    assert list(map(kind, words)) == ["nothing", "waits", "acknowledged", "promised", "waiting on the asker", "several"]
