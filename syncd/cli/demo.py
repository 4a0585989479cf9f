"""``syncd demo``: the main job, on the sandbox's workspace, with the real connectors over HTTP; ends by itself."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.text import Text

from syncd.cli.board import board
from syncd.cli.opened import Opened, open_store
from syncd.cli.run_once import reading, told
from syncd.cli.shown import table
from syncd.cli.terminal import err, plain, say, wrapped
from syncd.plugins import Registry
from syncd.rules.wording import visible
from syncd.service.runtime import Runtime
from syncd.settings import load

if TYPE_CHECKING:
    from syncd.sandbox import Sandbox
    from syncd.sandbox.story import Story

EMOJI = {"white_check_mark": "✅", "hourglass": "⌛", "hourglass_flowing_sand": "⏳", "speech_balloon": "💬"}
EMOJI |= {"zzz": "💤", "x": "❌"}
ALERTS = "waiting-on-us"
LATER = timedelta(hours=12)
MOST_STEPS = 14
LONGEST_SHOWN = 6
DONE = ":white_check_mark:"
NEXT = """\
With your own tokens, in a folder of your choice:
  syncd init          writes a config by asking
  syncd check         whose credentials are these, and what is missing?
  syncd run --once    reads everything once and tells what is due
  syncd waiting       who is waiting, and why
Where tokens come from: docs/setup-slack.md, docs/setup-jira.md and so on."""


def demo() -> None:
    """A scripted workspace: who waits, why, and what Slack shows."""
    from syncd.sandbox import Sandbox, SandboxClock  # only here: its web server is a long import
    from syncd.sandbox.story import acme

    with Sandbox(SandboxClock()) as sandbox, TemporaryDirectory(prefix="syncd-demo-") as folder:
        say("A sandbox stands in for the tools: servers on this machine, invented people.")
        story = acme(sandbox)
        with _running(sandbox, story, Path(folder)) as (runtime, store):
            _first_day(sandbox, runtime, store)
            _new_questions(sandbox, story, runtime)
            _reaction(sandbox, runtime)
            _answers(sandbox, story, runtime, store)
    say(f"\n{NEXT}")


def _first_day(sandbox: "Sandbox", runtime: Runtime, store: Opened) -> None:
    _title("1. The first run reads what is there, in every tool")
    _read(runtime)
    found = board(store, runtime.now())
    _title(f"2. {len(found.owed.asks)} asks are owed an answer (syncd waiting)")
    say(*table(found))
    _title("3. In Slack, #waiting-on-us: history comes as one digest, not as a flood")
    say("Not told of: what is older than 14 days, promised for later, or waits for the asker.\n")
    _show_alerts(sandbox)


def _new_questions(sandbox: "Sandbox", story: "Story", runtime: Runtime) -> None:
    _title("4. New questions arrive, and their time passes without an answer")
    asked = sandbox.clock.now()
    before = len(_alerts(sandbox))
    expected = before + len(story.new_questions(sandbox))
    _read(runtime)
    for _ in range(MOST_STEPS):
        if len(_alerts(sandbox)) >= expected:
            break
        sandbox.clock.advance(LATER)
        _read(runtime, quiet=True)
    say(f"It is now {(sandbox.clock.now() - asked).total_seconds() / 86400:.1f} days later. In Slack:\n")
    _show_alerts(sandbox, after=before)


def _reaction(sandbox: "Sandbox", runtime: Runtime) -> None:
    _title("5. Li reacts to the last one with 💤, right there in Slack")
    workspace, shown = sandbox.slack.workspace, len(_alerts(sandbox)) - 1
    li = next(user for user in workspace.users.values() if user.email == "li@acme.test")
    workspace.react(ALERTS, str(_alerts(sandbox)[shown]["ts"]), "zzz", li)
    sandbox.clock.advance(timedelta(minutes=1))
    _read(runtime, quiet=True)
    _show_alerts(sandbox, after=shown)


def _answers(sandbox: "Sandbox", story: "Story", runtime: Runtime, store: Opened) -> None:
    _title("6. Answers arrive, each in its tool; the next poll finds them")
    waiting = len(board(store, runtime.now()).owed.asks)
    story.answers(sandbox)
    sandbox.clock.advance(timedelta(minutes=5))
    _read(runtime)
    left = len(board(store, runtime.now()).owed.asks)
    say(f"{waiting} asks were owed an answer, now {left} are. The alerts were edited in place:\n")
    _show_alerts(sandbox, answered=True)


@contextmanager
def _running(sandbox: "Sandbox", story: "Story", folder: Path) -> Iterator[tuple[Runtime, Opened]]:
    config = folder / "syncd.toml"
    config.write_text(story.config(sandbox, folder), encoding="utf-8")
    registry = Registry.installed()
    settings = load(config, registry)
    with open_store(settings, registry) as store:
        runtime = Runtime(settings, registry, store.database, sandbox.clock.now)
        try:
            yield runtime, store
        finally:
            runtime.close()


def _read(runtime: Runtime, *, quiet: bool = False) -> None:
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as progress:
        for polled, events in reading(runtime, progress):
            if not quiet:
                say(plain(told(polled, events)))


def _alerts(sandbox: "Sandbox") -> list[dict[str, object]]:
    workspace = sandbox.slack.workspace
    return [m for m in workspace.messages(ALERTS) if m.get("user") == workspace.bot.id and "blocks" in m]


def _show_alerts(sandbox: "Sandbox", after: int = 0, *, answered: bool = False) -> None:
    """What stands in the channel. ``answered``: of a digest, only what was answered since."""
    names = {user.id: user.real_name for user in sandbox.slack.workspace.users.values()}
    for message in _alerts(sandbox)[after:]:
        texts = list(_texts(message))
        if answered and len(texts) > LONGEST_SHOWN:
            done = [text for text in texts[1:] if text.startswith(DONE)]
            texts = [texts[0], *done, "... and the others as before"]
        if message.get("edited"):
            texts[0] += "  (edited)"
        for number, text in enumerate(texts):
            say(*(["  │"] if number and len(texts) > LONGEST_SHOWN else []))
            for line in as_terminal(text, names).split("\n"):
                say(*wrapped(line, "  │ ", "  │   "))
        say("")


def _texts(message: dict[str, object]) -> Iterator[str]:
    for block in message["blocks"]:  # type: ignore[attr-defined]
        for element in [block.get("text"), *(block.get("elements") or [])]:
            if element:
                yield element["text"]


def as_terminal(mrkdwn: str, names: Mapping[str, str]) -> Text:
    """Slack's markup as a terminal shows it: labels of links, names of mentions, struck and bold text."""
    text = re.sub(r"<(?:https?:[^|>]*)\|([^>]*)>", r"\1", mrkdwn)
    text = re.sub(r"<@(\w+)>", lambda found: f"@{names.get(found[1], found[1])}", text)
    text = re.sub(r":([a-z_]+):", lambda found: EMOJI.get(found[1], found[0]), text)
    shown = Text()
    for part in re.split(r"(\*[^*\n]+\*|~[^~\n]+~)", visible(unescape(text))):
        style = {"*": "bold", "~": "strike"}.get(part[:1], "") if part[:1] == part[-1:] and len(part) > 1 else ""
        shown.append(part[1:-1] if style else part, style=style)
    return shown


def _title(text: str) -> None:
    say(Text(f"\n{text}", style="bold"))
