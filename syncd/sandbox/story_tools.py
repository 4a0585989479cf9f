"""Tells the story in Google Docs, Notion and Asana, and the one question that was answered in another tool."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from syncd.sandbox.notion_records import Comment
from syncd.sandbox.sandbox import Sandbox
from syncd.sandbox.story_cast import BY_NAME, Cast
from syncd.sandbox.story_notes import (
    COMMENTS,
    DISCUSSIONS,
    DOCUMENT,
    ELSEWHERE,
    ELSEWHERE_ANSWER,
    ELSEWHERE_ISSUE,
    PAGE,
    PROJECT,
    TASKS,
    WRITERS,
    Note,
)
from syncd.sandbox.story_words import Expected

When = Callable[[float], datetime]


class Tools:
    """The story in the three tools: who is owed an answer there, and how the answers come.

    expected  who waits after the beginning
    """

    def __init__(self, sandbox: Sandbox, cast: Cast) -> None:
        now = sandbox.clock.now()

        def when(ago: float) -> datetime:
            return now - timedelta(days=ago)

        self._answers: dict[str, Callable[[], object]] = {}
        _answered_elsewhere(sandbox, cast, when)
        self.expected = [*self._google(sandbox, when), *self._notion(sandbox, when), *self._asana(sandbox, when)]

    def answer(self) -> list[str]:
        """One answer comes in each tool: a reply, a comment, a task done; gives the names of what was answered."""
        for answer in self._answers.values():
            answer()
        return list(self._answers)

    def _google(self, sandbox: Sandbox, when: When) -> list[Expected]:
        drive = sandbox.google.drive
        people = {name: drive.person(BY_NAME[name].full_name, BY_NAME[name].email) for name in WRITERS}
        shared = [people[name] for name in WRITERS if name != "mia"]
        file = drive.file(DOCUMENT, owner=people["mia"], shared_with=shared, at=when(20))
        # Only who may share a file is told the e-mails of those it is shared with (drive.permissions): an editor.
        drive.share(file, drive.user, "writer")
        for note in COMMENTS:
            comment = drive.comment(file, people[note.who], note.text, quoted=note.on, at=when(note.ago))
            for reply in note.then:
                drive.reply(
                    file,
                    comment,
                    people[reply.who],
                    reply.text,
                    action="resolve" if reply.settles else None,
                    at=when(reply.ago),
                )
            if note.answer:
                self._answers[note.name] = partial(drive.reply, file, comment, people["mia"], note.answer)
        return [_expected("google_docs", file, DOCUMENT, note, f"> {note.on}") for note in COMMENTS if note.waits]

    def _notion(self, sandbox: Sandbox, when: When) -> list[Expected]:
        workspace = sandbox.notion.workspace
        people = {name: workspace.user(BY_NAME[name].full_name, BY_NAME[name].email) for name in WRITERS}
        page = workspace.page(PAGE, by=people["mia"], at=when(20))

        def answer(comment: Comment, text: str) -> None:
            """With the page edited too, it is found by the next poll: else a discussion is looked at when it is due."""
            workspace.comment(comment, people["mia"], text)
            workspace.edit(page, people["mia"])

        for note in DISCUSSIONS:
            comment = workspace.comment(page, people[note.who], note.text, when(note.ago))
            for reply in note.then:
                workspace.comment(comment, people[reply.who], reply.text, when(reply.ago))
                if reply.settles:
                    workspace.resolve(comment, people[reply.who], when(reply.ago))
            if note.answer:
                self._answers[note.name] = partial(answer, comment, note.answer)
        workspace.edit(page, people["mia"], when(1))
        return [_expected("notion", page.id, PAGE, note, note.text) for note in DISCUSSIONS if note.waits]

    def _asana(self, sandbox: Sandbox, when: When) -> list[Expected]:
        workspace = sandbox.asana.workspace
        people = {name: workspace.user(BY_NAME[name].full_name, BY_NAME[name].email) for name in WRITERS}
        project = workspace.project(PROJECT, owner=people["mia"], members=list(people.values()), at=when(30))
        for note in TASKS:
            task = workspace.task(
                project, note.where, note.text, people[note.who], assignee=people[note.to], at=when(note.ago)
            )
            for reply in note.then:
                if reply.text:
                    workspace.comment(task, people[reply.who], reply.text, at=when(reply.ago))
                if reply.settles:
                    workspace.complete(task, people[reply.who], when(reply.ago))
            if note.answer:
                self._answers[note.name] = partial(workspace.comment, task, people[note.to], note.answer)
        return [_expected("asana", project, PROJECT, note, note.text) for note in TASKS if note.waits]


def _answered_elsewhere(sandbox: Sandbox, cast: Cast, when: When) -> None:
    """Asked in Slack, answered in Jira: nobody waits, though nobody answered in Slack."""
    slack, site = sandbox.slack.workspace, sandbox.jira.site
    who, where, text, ago = ELSEWHERE
    ts = slack.post(cast.rooms[where], cast.slack[who], text, when(ago))
    summary, author, description, filed = ELSEWHERE_ISSUE
    link = slack.permalink(cast.rooms[where], ts)
    issue = site.issue("APP", summary, description.format(link=link), cast.jira[author], at=when(filed))
    author, answer, said = ELSEWHERE_ANSWER
    site.comment(issue, cast.jira[author], answer, at=when(said))


def _expected(tool: str, place: str, place_name: str, note: Note, words: str) -> Expected:
    assert note.waits is not None
    return Expected(
        name=note.name,
        tool=tool,
        place=place,
        place_name=place_name,
        asker=BY_NAME[note.who].full_name,
        owner=BY_NAME[note.waits.owner].full_name,
        words=words,
        why=note.waits.why,
        state=note.waits.state,
        private=False,
        told=True,
    )
