"""Workspaces of any size, the same for the same seed: for benchmarks, and for tests that need many pages."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from syncd.sandbox.jira_records import Issue
from syncd.sandbox.jira_site import JiraSite
from syncd.sandbox.slack_channel import Channel
from syncd.sandbox.slack_shapes import User
from syncd.sandbox.slack_workspace import SlackWorkspace

OPENINGS = (
    "Could you have a look at the {thing}?",
    "The {thing} looks different from what we agreed on, is that on purpose?",
    "When will the {thing} be ready",
    "Thanks, the {thing} is fine now.",
    "FYI: the {thing} is deployed.",
    "I have put my notes about the {thing} into the document, please read them before Friday.",
    "Any news about the {thing}?",
    "We moved the {thing} to next week.",
)
ANSWERS = (
    "Looking into it.",
    "Done, it is on staging.",
    "I will come back to you tomorrow.",
    "Yes, that was on purpose: see the ticket.",
    "Which one do you mean?",
    "Fixed, thank you for telling us.",
)
THINGS = ("invoice", "login page", "export", "pricing table", "onboarding mail", "dashboard", "contract", "mobile menu")


def slack(
    workspace: SlackWorkspace,
    *,
    channels: int = 40,
    messages: int = 500,
    threaded: float = 0.2,
    replies: int = 4,
    people: int = 40,
    days: int = 25,
    seed: int = 0,
) -> list[Channel]:
    """Fills ``workspace`` with so many channels of so many top-level messages in the last ``days``.

    Exactly the share ``threaded`` of a channel's messages has replies, ``replies`` each; the rest has none. The
    defaults are the volume of the benchmarks: 20,000 messages, 4,000 threads, 16,000 replies.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    now = workspace.clock.now()
    members = [
        workspace.user(f"person{number}", f"person{number}@{'acme' if number % 2 else 'partner'}.test")
        for number in range(people)
    ]
    made = [workspace.channel(f"channel-{number}", members) for number in range(channels)]
    for channel in made:
        parents = set(chance.sample(range(messages), round(messages * threaded)))
        for number, at in enumerate(_moments(chance, messages, now, days)):
            ts = workspace.post(channel, chance.choice(members), _words(chance, OPENINGS), at)
            if number in parents:
                _reply(chance, workspace, channel, members, ts, at, now, replies)
    return made


def jira(
    site: JiraSite,
    *,
    issues: int = 4000,
    comments: int = 3,
    long: int = 8,
    projects: int = 8,
    people: int = 40,
    days: int = 25,
    seed: int = 0,
) -> list[Issue]:
    """Fills ``site`` with so many issues of the last ``days``, ``comments`` each; every third one is done.

    ``long`` of them have more comments than an issue carries in a search, so their rest has to be asked for. The
    defaults are the volume of the benchmarks: 4,000 issues, 12,000 comments and some.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    now = site.clock.now()
    members = [site.user(f"Person {number}", f"person{number}@acme.test") for number in range(people)]
    keys = [site.project(f"P{number}", f"Project {number}").key for number in range(projects)]
    drawn_out = set(chance.sample(range(issues), min(long, issues)))
    made = []
    for number, at in enumerate(_moments(chance, issues, now, days)):
        title, reporter, assignee = _words(chance, OPENINGS), chance.choice(members), chance.choice(members)
        words = _words(chance, OPENINGS)
        issue = site.issue(keys[number % projects], title, words, reporter, assignee=assignee, at=at)
        many = site.embedded_comments + comments if number in drawn_out else comments
        moments = _moments(chance, many, now, 0, since=at)
        for moment in moments:
            site.comment(issue, chance.choice(members), _words(chance, ANSWERS), at=moment)
        if number % 3 == 0:
            site.transition(issue, "Done", assignee, at=max(moments, default=at))
        made.append(site.find(issue))
    return made


def _reply(
    chance: random.Random,
    workspace: SlackWorkspace,
    channel: Channel,
    members: Sequence[User],
    ts: str,
    at: datetime,
    now: datetime,
    replies: int,
) -> None:
    for moment in _moments(chance, replies, now, 0, since=at):
        workspace.post(channel, chance.choice(members), _words(chance, ANSWERS), moment, thread_ts=ts)


def _moments(
    chance: random.Random, many: int, now: datetime, days: int, *, since: datetime | None = None
) -> list[datetime]:
    """So many moments in the last ``days``, or between ``since`` and now but within two days, in order."""
    start = since or now - timedelta(days=days)
    span = min(now - start, timedelta(days=2)) if since else now - start
    return sorted(start + span * chance.random() for _ in range(many))


def _words(chance: random.Random, forms: Sequence[str]) -> str:
    return chance.choice(forms).format(thing=chance.choice(THINGS))
