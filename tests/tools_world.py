"""Google Docs, Notion and Asana beside the company of ``service_world``: one way to ask, answer and settle in each.

Each tool has one document, page or task of Mia's, where Dana asks. ``hide``: it is lost for syncd, without having been
deleted. ``mislead``: what tells that something happened tells nothing.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from secret_file import secret_file
from service_world import HOUR, MINUTE, START, World

from syncd.model import Ask, State
from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.notion_records import Comment

QUESTION = "Could you tell me when the second site goes live?"
ANSWER = "It goes live on the 3rd of December, with the next release."
TOOLS = ("google_docs", "notion", "asana")


class GoogleDocs:
    """``mislead``: Drive Activity is hours late."""

    def __init__(self, world: World) -> None:
        self.server = world.sandbox.google
        self.drive = self.server.drive
        names = {"mia": "Mia Berg", "li": "Li Chen", "dana": "Dana Ruiz", "eve": "Eve Okoro"}
        self.who = {
            name: self.drive.person(full, f"{name}@{'acme' if name in ('mia', 'li') else 'partner'}.test")
            for name, full in names.items()
        }
        people = [self.who[name] for name in ("li", "dana", "eve")]
        self.file = self.drive.file("Contract", owner=self.who["mia"], shared_with=people)
        # Only who may share a file is told the e-mails of those whom it is shared with: an editor.
        self.drive.share(self.file, self.drive.user, "writer")
        self.secret = world.sandbox.google.user_token(world.folder)
        self.config = f'base_url = "{world.sandbox.google.url}"\ncredentials = {{ file = "{self.secret}" }}\n'

    def ask(self, text: str = QUESTION) -> str:
        return self.drive.comment(self.file, self.who["dana"], text)

    def answer(self, asked: Any, whose: str = "mia", text: str = ANSWER) -> str:
        return self.drive.reply(self.file, asked, self.who[whose], text)

    def settle(self, asked: Any) -> None:
        self.drive.reply(self.file, asked, self.who["li"], action="resolve")

    def rewrite(self, asked: Any, answer: Any, text: str) -> None:
        self.drive.edit_reply(self.file, asked, answer, text)

    def take_back(self, asked: Any, answer: Any) -> None:
        self.drive.delete_reply(self.file, asked, answer)

    def withdraw(self, asked: Any) -> None:
        self.drive.delete_comment(self.file, asked)

    def hide(self) -> None:
        self.drive.unshare(self.file, self.drive.user)

    def mislead(self) -> None:
        self.drive.activity_lag = 5 * HOUR


class Notion:
    """``mislead``: comments do not edit their page."""

    def __init__(self, world: World) -> None:
        self.server = world.sandbox.notion
        self.workspace = self.server.workspace
        self.workspace.comments_edit_pages = True
        self.who = {
            "mia": self.workspace.user("Mia Berg", "mia@acme.test"),
            "li": self.workspace.user("Li Chen", "li@acme.test"),
            "dana": self.workspace.user("Dana Ruiz", "dana@partner.test"),
            "eve": self.workspace.user("Eve Okoro", guest=True),
        }
        self.page = self.workspace.page("Launch plan", by=self.who["mia"])
        token = secret_file(world.folder / "notion.token", world.sandbox.notion.token)
        self.config = (
            f'base_url = "{world.sandbox.notion.url}"\ntoken = {{ file = "{token}" }}\nrequests_per_minute = 100000\n'
        )

    def ask(self, text: str = QUESTION) -> Comment:
        return self.workspace.comment(self.page, self.who["dana"], text)

    def answer(self, asked: Any, whose: str = "mia", text: str = ANSWER) -> Comment:
        return self.workspace.comment(asked, self.who[whose], text)

    def settle(self, asked: Any) -> None:
        self.workspace.resolve(asked, self.who["li"])

    def rewrite(self, asked: Any, answer: Any, text: str) -> None:
        self.workspace.edit_comment(answer, text)

    def take_back(self, asked: Any, answer: Any) -> None:
        self.workspace.delete_comment(answer)

    def withdraw(self, asked: Any) -> None:
        self.workspace.delete_comment(asked)

    def hide(self) -> None:
        self.workspace.unshare(self.page)

    def mislead(self) -> None:
        self.workspace.comments_edit_pages = False


class Asana:
    """``mislead``: its events are lost."""

    def __init__(self, world: World) -> None:
        self.server = world.sandbox.asana
        self.workspace = self.server.workspace
        self.who = {
            "mia": self.workspace.user("Mia Berg", "mia@acme.test"),
            "li": self.workspace.user("Li Chen", "li@acme.test"),
            "dana": self.workspace.user("Dana Ruiz", "dana@partner.test"),
            "eve": self.workspace.user("Eve Okoro", listed=False),
        }
        self.web = self.workspace.project("Web", "Product", owner=self.who["mia"])
        self.task = self.workspace.task(
            self.web, "Second site", "See the comments.", self.who["mia"], assignee=self.who["mia"]
        )
        token = secret_file(world.folder / "asana.token", world.sandbox.asana.token)
        self.config = f'base_url = "{world.sandbox.asana.url}"\ntoken = {{ file = "{token}" }}\n'

    def ask(self, text: str = QUESTION) -> str:
        return self.workspace.comment(self.task, self.who["dana"], text)

    def answer(self, asked: Any, whose: str = "mia", text: str = ANSWER) -> str:
        return self.workspace.comment(self.task, self.who[whose], text)

    def settle(self, asked: Any) -> None:
        self.workspace.complete(self.task, self.who["li"])

    def rewrite(self, asked: Any, answer: Any, text: str) -> None:
        self.workspace.edit_comment(answer, text)

    def take_back(self, asked: Any, answer: Any) -> None:
        self.workspace.delete_comment(answer)

    def withdraw(self, asked: Any) -> None:
        self.workspace.delete_comment(asked)

    def hide(self) -> None:
        self.workspace.set_members(self.web, (), private=True)

    def mislead(self) -> None:
        self.workspace.events.lost = True


class Company:
    """The company with one of the tools as the source ``tool``; Mia owes what is asked there."""

    def __init__(self, world: World, kind: str) -> None:
        self.world = world
        made: dict[str, Any] = {"google_docs": GoogleDocs, "notion": Notion, "asana": Asana}
        self.tool = made[kind](world)
        source = f'[[sources]]\nname = "tool"\ntype = "{kind}"\npublic = true\n{self.tool.config}'
        world.set(f"{source}[[policies]]", "[[policies]]")

    def asks(self) -> list[Ask]:
        return [ask for ask in self.world.asks() if ask.source == "tool"]

    def states(self) -> list[State]:
        return [ask.state for ask in self.asks()]

    def asked(self, text: str = QUESTION) -> Any:
        """Something is asked while syncd watches, which it knows of a minute later."""
        self.world.run()
        self.world.clock.advance(5 * MINUTE)
        asked = self.tool.ask(text)
        self.pass_time(2 * MINUTE)
        assert self.states() == [State.OPEN]
        return asked

    def pass_time(self, time: Any) -> None:
        assert all(polled.complete for polled in self.world.pass_time(time))


def companies(folder: Path, kind: str) -> Iterator[Company]:
    with Sandbox(SandboxClock(START)) as sandbox:
        world = World(sandbox, folder)
        yield Company(world, kind)
        world.stop()
        world.database.close()


@pytest.fixture(params=TOOLS)
def company(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Company]:
    """A company with each of the tools."""
    yield from companies(tmp_path, request.param)
