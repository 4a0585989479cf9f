"""``syncd replay``: what would have been told of the stored history, before the first alert is switched on."""

import json
from datetime import datetime

import pytest
from command import office


@pytest.fixture(scope="module")
def read(tmp_path_factory):
    """The office, read once with nobody told of anything."""
    with office(tmp_path_factory.mktemp("office")) as found:
        assert found.syncd("run", "--once").code == 0
        yield found


@pytest.fixture(scope="module")
def played(read):
    ended = read.syncd("replay", "--json")
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


def test_what_would_have_been_told_is_listed_with_when_and_what_came_of_it(played):
    told = played["told"]
    assert told
    assert [one["at"] for one in told] == sorted(one["at"] for one in told)
    overdue = {one["ask"] for one in told if one["reason"] == "overdue"}
    assert len(overdue) == played["overdue"] <= played["asks"]
    answered = [one for one in told if one["reason"] == "overdue" and one["answered_after"] is not None]
    assert len(answered) == played["answered_later"] > 0
    assert all(one["closed_at"] > one["at"] for one in answered)


def test_each_setting_that_could_be_other_is_tried_and_the_one_that_changes_most_comes_first(played):
    changes = [abs(one["told"] - len(played["told"])) for one in played["settings"]]
    assert changes == sorted(changes, reverse=True)
    assert changes[0] > 0
    assert any(one["setting"].startswith("answer_within") for one in played["settings"])
    assert any(one["setting"] == 'judge.alerts = "balanced"' for one in played["settings"])


def test_a_shorter_past_tells_less(read, played):
    shorter = json.loads(read.syncd("replay", "--json", "--since", "2d").out)
    assert len(shorter["told"]) < len(played["told"])
    assert all(datetime.fromisoformat(one["at"]) >= datetime.fromisoformat(shorter["since"]) for one in shorter["told"])


def test_for_people_it_says_how_much_was_answered_anyway_and_what_changes_it(read):
    ended = read.syncd("replay")
    assert "answered or settled later anyway" in ended.out
    assert "What changes it most" in ended.out
    assert "The history begins only on" in ended.out


def test_the_table_fits_a_terminal_of_80_columns(read):
    told = read.syncd("replay").out.partition("TOLD AS OVERDUE")[2].partition("\n\n")[0]
    assert told
    assert all(len(line) <= 80 for line in told.splitlines())


def test_nothing_is_posted_and_nothing_is_changed(read):
    before, status = read.sandbox.slack.count(), read.syncd("waiting", "--all", "--json").out
    assert read.syncd("replay").code == 0
    assert read.sandbox.slack.count() == before
    after = json.loads(read.syncd("waiting", "--all", "--json").out)
    assert [ask["id"] for ask in after] == [ask["id"] for ask in json.loads(status)]


@pytest.mark.parametrize(("since", "said"), [("soon", "--since"), ("+3d", "in the past"), ("9999-01-01", "years away")])
def test_a_past_that_is_none_is_refused(read, since, said):
    ended = read.syncd("replay", "--since", since)
    assert ended.code == 2
    assert said in ended.err


def test_an_empty_store_says_how_to_fill_it(tmp_path):
    with office(tmp_path) as found:
        ended = found.syncd("replay")
    assert (ended.code, ended.err) == (0, "")
    assert "syncd run --once" in ended.out
