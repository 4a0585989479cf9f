"""Acme's story: a workspace and a site full of stakeholders who wait, and of what only looks as if they did.

It is told relative to the sandbox's clock. What should be waiting is said beside it (``Story.expected``).
"""

from collections.abc import Iterable
from datetime import timedelta

from syncd.sandbox.sandbox import Sandbox
from syncd.sandbox.story_cast import BY_NAME, Cast
from syncd.sandbox.story_config import config
from syncd.sandbox.story_jira import TICKETS
from syncd.sandbox.story_slack import TALKS
from syncd.sandbox.story_tools import Tools
from syncd.sandbox.story_words import Expected, Given, Happening, Line, Moved, Rehomed, Said, Talk, Ticket, Waits

MAX_AGE = 14
"""Days: alerts do not go back further after a first poll (``alert_on.max_age``)."""

SLACK_NEWS = Talk(
    "maintenance",
    "partner-acme",
    (Line("aiko", "Will the maintenance on Sunday affect the API?", 0),),
    Waits("asked while syncd was watching"),
)
JIRA_NEWS = Said("dana", "@li can the export also be sent to our second site?", 0)
SLACK_ANSWERS = (
    ("export-date", "mia", "The new format comes with version 4.2, on the 3rd. A sample file is in the wiki."),
    ("security-report", "mia", "Here it is: https://files.acme.test/security-report.pdf"),
    ("maintenance", "li", "Only for two minutes at 02:00 UTC, when the database switches over."),
)
JIRA_ANSWERS = (
    ("beta-scope", "mia", "Both of your sites are in, from the first day."),
    ("export-limit", "li", "The limit is gone: 4.1.3 is live since this morning."),
    ("colours", "li", "It can: from the next release, a second address is in the settings."),
)


def acme(sandbox: Sandbox) -> "Story":
    """Fills all five tools of the sandbox with the story."""
    with sandbox.lock:
        story = Story(sandbox)
        for talk in TALKS:
            story.tell(sandbox, talk)
        for ticket in TICKETS:
            story.file(sandbox, ticket)
        story.tools = Tools(sandbox, story.cast)
        story.expected += story.tools.expected
        return story


class Story:
    """What was told, with the names under which it can be found again.

    threads   a talk's name -> (channel id, thread timestamp); issues: a ticket's name -> issue id
    expected  who is waiting after ``acme``; ``new_questions`` adds those of its own
    """

    def __init__(self, sandbox: Sandbox) -> None:
        self.cast = Cast(sandbox)
        self.threads: dict[str, tuple[str, str]] = {}
        self.issues: dict[str, str] = {}
        self.expected: list[Expected] = []
        self.tools: Tools | None = None

    def new_questions(self, sandbox: Sandbox) -> list[Expected]:
        """A question comes in each tool, now; both are overdue once the clock has gone on by some days."""
        with sandbox.lock:
            known = len(self.expected)
            self.tell(sandbox, SLACK_NEWS)
            self._happens(sandbox, self.issues["colours"], JIRA_NEWS)
            waits = Waits("asked in a comment while syncd was watching", owner="li")
            self._expect("new-comment", "jira", "APP", JIRA_NEWS.who, waits, JIRA_NEWS.text, age=0, private=False)
            return self.expected[known:]

    def answers(self, sandbox: Sandbox) -> list[str]:
        """Answers come in every tool, to some of what waited; gives the names of what was answered."""
        workspace, answered = sandbox.slack.workspace, []
        with sandbox.lock:
            for name, who, text in SLACK_ANSWERS:
                if name in self.threads:
                    channel, ts = self.threads[name]
                    workspace.post(channel, self.cast.slack[who], self.cast.in_slack(text), thread_ts=ts)
                    answered.append(name)
            told = {entry.name for entry in self.expected}
            for name, who, text in JIRA_ANSWERS:
                asked = "new-comment" if name == "colours" else name
                if asked in told:
                    self._happens(sandbox, self.issues[name], Said(who, text, 0))
                    answered.append(asked)
            if self.tools is not None:
                answered += self.tools.answer()
        return answered

    config = staticmethod(config)

    def tell(self, sandbox: Sandbox, talk: Talk) -> None:
        """Lets ``talk`` happen in Slack."""
        workspace, room = sandbox.slack.workspace, self.cast.rooms[talk.where]
        first = ""
        for line in talk.lines:
            at = sandbox.clock.now() - timedelta(days=line.ago)
            text, who = self.cast.in_slack(line.text), self.cast.slack[line.who]
            thread = None if line.top else first or None
            before = self.cast.in_slack(line.before) if line.before else text
            ts = workspace.post(room, who, before, at, thread, files=line.files)
            first = first or ts
            if line.before:
                workspace.edit(room, ts, text, at + timedelta(minutes=3))
            for emoji, by in line.reactions:
                workspace.react(room, ts, emoji, self.cast.slack[by])
            if line.deleted:
                workspace.delete(room, ts)
        self.threads[talk.name] = (room.id, first)
        if talk.waits:
            opening = _opening(talk.lines, talk.waits)
            age = opening.ago if isinstance(opening, Line) else talk.lines[0].ago
            private = room.private
            self._expect(
                talk.name,
                "slack",
                talk.where,
                talk.lines[0].who,
                talk.waits,
                talk.lines[0].text,
                age=age,
                private=private,
            )

    def file(self, sandbox: Sandbox, ticket: Ticket) -> None:
        """Lets ``ticket`` happen in Jira."""
        at = sandbox.clock.now() - timedelta(days=ticket.ago)
        issue = sandbox.jira.site.issue(
            ticket.project,
            ticket.summary,
            self.cast.in_jira(ticket.description),
            self.cast.jira[ticket.reporter],
            assignee=self.cast.jira[ticket.assignee] if ticket.assignee else None,
            at=at,
            issuetype=ticket.issuetype,
        )
        self.issues[ticket.name] = issue.id
        for happening in ticket.then:
            self._happens(sandbox, issue.id, happening)
        if ticket.waits:
            said = [step for step in ticket.then if isinstance(step, Said)]
            opening = _opening(said, ticket.waits)
            place = next((step.project for step in ticket.then if isinstance(step, Rehomed)), ticket.project)
            self._expect(
                ticket.name,
                "jira",
                place,
                ticket.reporter,
                ticket.waits,
                ticket.description,
                age=opening.ago if opening else ticket.ago,
                private=isinstance(opening, Said) and not opening.public,
            )

    def _happens(self, sandbox: Sandbox, issue: str, happening: Happening) -> None:
        site, jira = sandbox.jira.site, self.cast.jira
        at = sandbox.clock.now() - timedelta(days=happening.ago)
        match happening:
            case Said(who, text, _, public, before, limited):
                body = self.cast.in_jira(before or text)
                comment = site.comment(issue, jira[who], body, at=at, public=public, visibility=limited)
                if before:
                    site.edit_comment(issue, comment, self.cast.in_jira(text), at=at + timedelta(minutes=3))
            case Moved(who, status):
                site.transition(issue, status, jira[who], at=at)
            case Given(who, to):
                site.assign(issue, jira[to], jira[who], at=at)
            case Rehomed(who, project):
                site.move(issue, project, jira[who], at=at)

    def _expect(
        self, name: str, tool: str, place: str, opener: str, waits: Waits, text: str, *, age: float, private: bool
    ) -> None:
        self.expected.append(
            Expected(
                name=name,
                tool=tool,
                place=self.cast.rooms[place].id if tool == "slack" else self.cast.projects[place].id,
                place_name=place,
                asker=BY_NAME[waits.asker or opener].full_name,
                owner=BY_NAME[waits.owner].full_name,
                words=self.cast.plain(waits.words or text),
                why=waits.why,
                state=waits.state,
                private=private,
                told=age < MAX_AGE,
            )
        )


def _opening(lines: Iterable[Line | Said], waits: Waits) -> Line | Said | None:
    """The message that opens the ask, where it is not the first: the last one of who asks there."""
    return next((line for line in reversed(list(lines)) if line.who == waits.asker), None) if waits.asker else None
