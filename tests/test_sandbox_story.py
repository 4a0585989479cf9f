"""The story is whole, says beside itself who waits, and comes out so through the real syncd, whenever it is told."""

import stat
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from syncd.cli.opened import open_store
from syncd.plugins import Registry
from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.story import acme
from syncd.sandbox.story_slack import TALKS
from syncd.service.once import run_once
from syncd.service.runtime import Runtime
from syncd.settings import load

MOMENTS = {
    "a Wednesday": datetime(2026, 11, 25, 10, 0, tzinfo=UTC),
    "Easter Monday": datetime(2026, 4, 6, 21, 30, tzinfo=UTC),
    "the Sunday after Christmas": datetime(2026, 12, 27, 3, 0, tzinfo=UTC),
    "New Year": datetime(2027, 1, 1, 0, 0, tzinfo=UTC),
    "a Friday evening": datetime(2026, 7, 17, 18, 0, tzinfo=UTC),
    "the day after the clock was put back": datetime(2026, 10, 26, 8, 0, tzinfo=UTC),
}


@contextmanager
def told(moment, folder):
    """The story with syncd reading it: gives the sandbox, the story and the runtime."""
    with Sandbox(SandboxClock(moment)) as sandbox:
        story = acme(sandbox)
        config = folder / "syncd.toml"
        config.write_text(story.config(sandbox, folder), encoding="utf-8")
        registry = Registry.installed()
        settings = load(config, registry)
        with open_store(settings, registry) as store:
            runtime = Runtime(settings, registry, store.database, sandbox.clock.now)
            try:
                yield sandbox, story, runtime, store
            finally:
                runtime.close()


def matching(expected, asks):
    return [
        ask
        for ask in asks
        if (ask.asker.name, ask.place.id) == (expected.asker, expected.place) and ask.text.startswith(expected.words)
    ]


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_who_waits_is_who_should_whenever_the_story_is_told(moment, tmp_path):
    with told(moment, tmp_path) as (sandbox, story, runtime, store):
        run_once(runtime)
        asks = store.ledger.asks()
        now = sandbox.clock.now()

        for expected in story.expected:
            (ask,) = matching(expected, asks)
            seen = (ask.state, ask.owner.name, ask.private)
            assert seen == (expected.state, expected.owner, expected.private), expected.name
            if expected.state in ("open", "acknowledged"):
                assert ask.overdue(now), f"{expected.name} is due at {ask.due_at}"
        assert len(asks) == len(story.expected)


def test_new_questions_become_overdue_and_answers_take_them_from_the_list(tmp_path):
    with told(MOMENTS["a Wednesday"], tmp_path) as (sandbox, story, runtime, store):
        run_once(runtime)
        new = story.new_questions(sandbox)
        run_once(runtime)
        sandbox.clock.advance(timedelta(days=5))
        run_once(runtime)

        for expected in new:
            (ask,) = matching(expected, store.ledger.asks())
            assert ask.overdue(sandbox.clock.now())
        assert {expected.tool for expected in new} == {"slack", "jira"}

        answered = story.answers(sandbox)
        sandbox.clock.advance(timedelta(minutes=5))
        run_once(runtime)

        left = store.ledger.asks()
        for expected in story.expected:
            assert len(matching(expected, left)) == (expected.name not in answered), expected.name
        assert {expected.name for expected in new} < set(answered)


def test_one_person_in_five_tools_is_one_person_and_waits_in_three(tmp_path):
    with told(MOMENTS["a Wednesday"], tmp_path) as (_, _, runtime, store):
        run_once(runtime)
        (dana,) = {ask.asker.id: ask.asker for ask in store.ledger.asks() if ask.asker.name == "Dana Ruiz"}.values()
        waiting_in = {ask.source for ask in store.ledger.asks() if ask.asker.id == dana.id}

    assert {account.source for account in dana.accounts} == {
        "acme-slack", "acme-jira", "acme-docs", "acme-notion", "acme-asana",
    }  # fmt: skip
    assert waiting_in == {"acme-slack", "acme-jira", "acme-docs"}


def test_a_question_in_slack_that_was_answered_in_jira_is_settled_with_the_link_as_evidence(tmp_path):
    with told(MOMENTS["a Wednesday"], tmp_path) as (_, _, runtime, store):
        run_once(runtime)
        (ask,) = [ask for ask in store.ledger.asks(all=True) if ask.text.startswith("Which encoding")]

    assert ask.source == "acme-slack"
    assert ask.state == "settled"
    assert "/browse/APP-" in ask.closed_url
    assert "answered_elsewhere" in [step.rule for step in ask.evidence]


def test_the_story_has_what_is_asked_and_what_only_looks_like_it():
    with Sandbox(SandboxClock(MOMENTS["a Wednesday"])) as sandbox:
        story = acme(sandbox)

    assert len(TALKS) >= 25
    assert len(story.issues) >= 14
    assert {expected.state for expected in story.expected} == {
        "open",
        "acknowledged",
        "promised",
        "waiting_on_asker",
    }
    assert {expected.tool for expected in story.expected if not expected.told} == {"slack", "jira"}
    assert {expected.tool for expected in story.expected if expected.private} == {"slack", "jira"}


def test_the_config_keeps_tokens_in_files_of_their_owner(tmp_path):
    with Sandbox() as sandbox:
        text = acme(sandbox).config(sandbox, tmp_path)
        tokens = {sandbox.slack.token, sandbox.jira.token, sandbox.notion.token, sandbox.asana.token}

    files = sorted(tmp_path.iterdir())
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 5
    assert {file.read_text() for file in files if file.suffix == ".token"} == tokens
    assert not any(token in text for token in tokens)
