"""A company of hundreds of people who ask, answer and chat in five tools, and what must be known of it in the end."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from syncd.sandbox import Sandbox

T = TypeVar("T")
HOUR = timedelta(hours=1)
OFFICE = range(9, 18)
ALERTS = "waiting-on-us"
TEAM = 10
"""How many of the people answer; all others are stakeholders."""
ROOMS = 20
"""Channels in Slack, each with the team and its share of the stakeholders."""
ENOUGH = 10
"""Comments on a document."""
UNTOUCHED, LATE = 0.05, 0.2
"""Shares of the questions that nobody answers, and that are answered after they were due."""


@dataclass(slots=True)
class Said:
    """What is to be found in the store exactly once: each text has a number of its own."""

    numbers: list[int] = field(default_factory=list)
    overdue: set[int] = field(default_factory=set)

    def next(self) -> int:
        self.numbers.append(len(self.numbers))
        return self.numbers[-1]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is still to be said, and when."""

    at: datetime
    say: Callable[[], object]


class Documents:
    """What people comment on: each of the team writes a new one when there was enough talk about the last."""

    def __init__(self, write: Callable[[int, int], Any]) -> None:
        self._write = write
        self._last: dict[int, tuple[Any, int]] = {}
        self._written = 0

    def of(self, owner: int) -> Any:
        document, comments = self._last.get(owner, (None, ENOUGH))
        if comments == ENOUGH:
            document, comments = self._write(owner, self._written), 0
            self._written += 1
        self._last[owner] = document, comments + 1
        return document


class Company:
    """``day`` lets a day pass, ``step`` by step; what is said in it depends on the seed alone."""

    def __init__(self, sandbox: Sandbox, folder: Path, people: int, a_day: int, seed: int = 0) -> None:
        self.sandbox, self.folder, self.clock = sandbox, folder, sandbox.clock
        self.said = Said()
        self._chance = random.Random(seed)
        self._a_day = a_day
        self._answers: list[Answer] = []
        self._emails = [f"p{n}@{'acme' if n < TEAM else 'partner'}.test" for n in range(people)]
        self._tools: list[Callable[[str, int, int], Callable[[str], object]]] = [
            *[self._slack()] * 6,
            *[self._jira()] * 2,
            self._google(),
            self._notion(),
            self._asana(),
        ]

    def falls_silent(self) -> None:
        """Nobody begins anything any more; answers still come."""
        self._a_day = 0

    def hour(self, step: timedelta, then: Callable[[], T]) -> T:
        """An hour passes; ``then`` is called after each step of it, and what it gave last is given."""
        now = self.clock.now()
        works = now.weekday() < 5 and now.hour in OFFICE
        steps = HOUR // step
        for _ in range(steps):
            share = self._a_day / len(OFFICE) / steps
            for _ in range(int(share) + (self._chance.random() < share % 1) if works else 0):
                self._say()
            self.clock.advance(step)
            due = [answer for answer in self._answers if answer.at <= self.clock.now()]
            self._answers = [answer for answer in self._answers if answer.at > self.clock.now()]
            for answer in due:
                answer.say()
            last = then()
        return last

    def posted(self) -> Counter[str]:
        """How many messages in the alerts' channel carry each alert's id."""
        messages = self.sandbox.slack.workspace.room(ALERTS).messages.values()
        return Counter(m.metadata["event_payload"]["id"] for m in messages if m.metadata and not m.thread)

    def _say(self) -> None:
        """Three of ten texts are questions of stakeholders; the others are news that nobody need answer."""
        chance, number = self._chance, self.said.next()
        who, owner = chance.randrange(TEAM, len(self._emails)), chance.randrange(TEAM)
        tool = chance.choice(self._tools)
        if chance.random() >= 0.3:
            # Outside of a chat a stakeholder's word on what the team owns is always an ask.
            tool(f"FYI: note {number:06d} is deployed.", who if tool is self._tools[0] else owner, owner)
            return
        answer = tool(f"Could you explain note {number:06d}?", who, owner)
        fate = chance.random()
        if fate < UNTOUCHED + LATE:
            self.said.overdue.add(number)
        if fate >= UNTOUCHED:
            after = HOUR * (6 if fate < UNTOUCHED + LATE else 1) + timedelta(minutes=chance.randrange(60))
            reply = f"Note {self.said.next():06d}: it is explained in the folder."
            self._answers.append(Answer(self.clock.now() + after, lambda: answer(reply)))

    def _slack(self) -> Any:
        workspace = self.sandbox.slack.workspace
        users = [workspace.user(f"Person {n}", email) for n, email in enumerate(self._emails)]
        rooms = [workspace.channel(f"room-{n}", users[:TEAM] + users[TEAM + n :: ROOMS]) for n in range(ROOMS)]
        workspace.channel(ALERTS, users[:TEAM])

        def say(text: str, who: int, owner: int) -> Callable[[str], object]:
            room = rooms[(who - TEAM) % len(rooms)]
            ts = workspace.post(room, users[who], text)
            return lambda reply: workspace.post(room, users[owner], reply, None, ts)

        return say

    def _jira(self) -> Any:
        site = self.sandbox.jira.site
        users = [site.user(f"Person {n}", email) for n, email in enumerate(self._emails)]
        site.project("APP", "App")

        def say(text: str, who: int, owner: int) -> Callable[[str], object]:
            issue = site.issue("APP", "Launch", text, users[who], assignee=users[owner])
            return lambda reply: site.comment(issue.key, users[owner], reply)

        return say

    def _google(self) -> Any:
        drive = self.sandbox.google.drive
        people = [drive.person(f"Person {n}", email) for n, email in enumerate(self._emails)]

        def write(owner: int, number: int) -> str:
            file = drive.file(f"Contract {number}", owner=people[owner], shared_with=people[TEAM:])
            drive.share(file, drive.user, "writer")
            return file

        files = Documents(write)

        def say(text: str, who: int, owner: int) -> Callable[[str], object]:
            file = files.of(owner)
            comment = drive.comment(file, people[who], text)
            return lambda reply: drive.reply(file, comment, people[owner], reply)

        return say

    def _notion(self) -> Any:
        workspace = self.sandbox.notion.workspace
        workspace.comments_edit_pages = True
        users = [workspace.user(f"Person {n}", email) for n, email in enumerate(self._emails)]
        pages = Documents(lambda owner, number: workspace.page(f"Plan {number}", by=users[owner]))

        def say(text: str, who: int, owner: int) -> Callable[[str], object]:
            comment = workspace.comment(pages.of(owner), users[who], text)
            return lambda reply: workspace.comment(comment, users[owner], reply)

        return say

    def _asana(self) -> Any:
        workspace = self.sandbox.asana.workspace
        users = [workspace.user(f"Person {n}", email) for n, email in enumerate(self._emails)]
        web = workspace.project("Web", "Product", owner=users[0])

        def say(text: str, who: int, owner: int) -> Callable[[str], object]:
            task = workspace.task(web, "Launch", "See the comments.", users[owner], assignee=users[owner])
            workspace.comment(task, users[who], text)
            return lambda reply: workspace.comment(task, users[owner], reply)

        return say

    def config(self, poll_every: str) -> Path:
        """A config with all five tools, where an answer is due within four hours at any time of any day."""
        sandbox, folder = self.sandbox, self.folder
        named = {
            "slack": f'base_url = "{sandbox.slack.url}"\n{self._token("slack", sandbox.slack.token)}',
            "jira": f'base_url = "{sandbox.jira.url}"\nemail = "{sandbox.jira.email}"\n'
            + self._token("jira", sandbox.jira.token),
            "google_docs": f'base_url = "{sandbox.google.url}"\npublic = true\n'
            f'credentials = {{ file = "{sandbox.google.user_token(folder)}" }}',
            "notion": f'base_url = "{sandbox.notion.url}"\npublic = true\n'
            + self._token("notion", sandbox.notion.token),
            "asana": f'base_url = "{sandbox.asana.url}"\npublic = true\n{self._token("asana", sandbox.asana.token)}',
        }
        sources = "".join(
            f'[[sources]]\nname = "{name}"\ntype = "{name}"\npoll_every = "{poll_every}"\n{rest}\n'
            for name, rest in named.items()
        )
        path = folder / "syncd.toml"
        path.write_text(
            f'[store]\nurl = "sqlite:///syncd.db"\n[team]\nmembers = {self._emails[:TEAM]}\nowner = "p0@acme.test"\n'
            f'{sources}[[policies]]\nanswer_within = "4h"\n[hours]\nfrom = "00:00"\nto = "24:00"\n'
            'days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]\n'
            f'[alerts.slack]\nsource = "slack"\nchannel = "#{ALERTS}"\n'
        )
        return path

    def _token(self, tool: str, token: str) -> str:
        file = self.folder / f"{tool}.token"
        file.touch(mode=0o600)
        file.write_text(token)
        return f'token = {{ file = "{file}" }}'
