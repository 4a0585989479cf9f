"""Asked in one tool, answered in another: the ask is settled, whichever of both was read first."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from test_crash import World

from syncd.model import Ask, State
from syncd.plugins import Registry
from syncd.sandbox import Sandbox, SandboxClock
from syncd.service.once import run_once
from syncd.service.runtime import Runtime
from syncd.settings import load
from syncd.store.database import Database

START = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


class Desk(World):
    """A runtime in this process, read as often as a test wants."""

    def __init__(self, sandbox: Sandbox, folder: Path, database: Database) -> None:
        super().__init__(sandbox, folder)
        registry = Registry.installed()
        self.runtime = Runtime(load(self.config, registry), registry, database, sandbox.clock.now)

    def read(self) -> list[Ask]:
        self.sandbox.clock.advance(timedelta(minutes=10))
        run_once(self.runtime)
        return self.runtime.stores.ledger.asks(True)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Sandbox(SandboxClock(START)) as sandbox:
        database = Database.open(f"sqlite:///{tmp_path}/desk.db")
        found = Desk(sandbox, tmp_path, database)
        yield found
        found.runtime.close()
        database.close()


def test_an_answer_in_an_issue_that_links_to_the_question_settles_it(desk: Desk) -> None:
    desk.ask()
    assert [ask.state for ask in desk.read()] == [State.OPEN]
    ts = desk.sandbox.slack.workspace.messages(desk.room)[-1]["ts"]
    link = desk.sandbox.slack.workspace.permalink(desk.room, ts)
    site = desk.sandbox.jira.site
    mia = site.user(name="Mia", email="mia@acme.test")
    issue = site.issue("APP", "Explain it", f"Dana asked this: {link}", mia)
    assert [ask.state for ask in desk.read()] == [State.OPEN]
    comment = site.comment(issue, mia, "It is explained on the second page of the manual.")
    (ask,) = desk.read()
    assert ask.state is State.SETTLED
    assert ask.closed_url == f"{desk.sandbox.jira.url}/browse/APP-1?focusedCommentId={comment}"
    assert "answered_elsewhere" in [step.rule for step in ask.evidence]


def test_a_comment_that_only_names_the_key_settles_nothing(desk: Desk) -> None:
    desk.ask(in_jira=True)
    assert [ask.state for ask in desk.read()] == [State.OPEN]
    desk.sandbox.slack.workspace.post(desk.room, desk.mia, "APP-1 goes out with the next release on Tuesday.")
    desk.read()  # a quiet channel is read every quarter of an hour
    (ask,) = desk.read()
    assert ask.state is State.OPEN
    assert "elsewhere_passed_over" in [step.rule for step in ask.evidence]
