"""Whatever people wrote, no command lets it steer a terminal, begin a line of its own, or break a JSON document."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from command import Ended, syncd
from service_world import World

from syncd.connector import Unreadable
from syncd.model import Item
from syncd.rules.wording import visible
from syncd.sandbox import Sandbox, SandboxClock

STEERING = (
    "\x1b[31mred\x1b]0;title\x07\x1b[2J\x08\x7f\x9b1m\x00 \u202egnp.exe\u2066\u2069\u200f\u061c \u2028two\u2029three"
    "\x85four\r\nFORGED all is well\n\rFORGED\x0b\x0cFORGED [bold]markup[/bold] [link=https://evil.test]x[/link] \u200b"
    "\ufeff\u00ad\U000e0041 \ufff9x"
)
NAME = f"Dana {STEERING}"
QUESTION = f"Could you send me {STEERING} the export?"
UNSAFE = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0))} - {"\n"}
UNSAFE |= set("\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\ufeff\ufff9\ufffa\ufffb\U000e0041")
UNSAFE |= {chr(number) for number in (*range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xD800, 0xD810))}
FORGED = "FORGED"


@pytest.fixture(scope="module")
def config(tmp_path_factory) -> Iterator[Path]:
    """A store in which every name, title, text and address is hostile, and the config to read it with."""
    with Sandbox(SandboxClock()) as sandbox:
        world = World(sandbox, tmp_path_factory.mktemp("hostile"))
        before = sandbox.clock.now() - timedelta(hours=9)
        for user in (world.dana, world.eve, world.mia):
            sandbox.slack.workspace.users[user.id].real_name = NAME
        world.workspace.post(world.room, world.dana, QUESTION, at=before)
        world.workspace.post(world.other, world.eve, QUESTION, at=before)
        reporter = world.site.user(NAME, "x@partner.test")
        document = {"type": "doc", "version": 1, "content": [paragraph(QUESTION)]}
        world.site.issue("APP", f"Title {STEERING}", document, reporter, assignee=world.agent, at=before)
        world.site.project("APP", f"App {STEERING}")
        world.run()
        payload = {"who": NAME, "what": QUESTION, "token": "xoxb-1111-2222-NotShown"}
        stores, bad = world.runtime.stores, Unreadable(Item("message", f"C1:{STEERING}", payload, before), STEERING)
        stores.events.commit_page("slack", [], stores.sources.cursor("slack"), [bad], before)
        world.stop()
        world.database.close()
        yield world.file


def paragraph(text: str) -> dict[str, object]:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def run(config: Path, *words: str, **how: object) -> Ended:
    ended = syncd(*words, "--config", config, **how)  # type: ignore[arg-type]
    assert ended.code in (0, 1), ended.said
    return ended


def harmless(text: str) -> None:
    assert not UNSAFE & set(text), sorted(map(ascii, UNSAFE & set(text)))
    assert not [line for line in text.split("\n") if line.startswith(FORGED)]  # a line that goes on is indented


COMMANDS = [
    ("events",), ("waiting",), ("waiting", "--all"), ("people",), ("status",), ("status", "--check"), ("check",),
    ("quarantine", "list"), ("db", "check"), ("db", "prune", "--dry-run"), ("replay", "--since", "2d"),
    ("run", "--once"), ("config", "show"), ("config", "check"),
]  # fmt: skip


@pytest.mark.parametrize("columns", [0, 80])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_what_a_command_prints_steers_nothing_and_forges_no_line(config, words, columns):
    ended = run(config, *words, columns=columns)
    assert ended.said
    harmless(ended.said)


def test_the_hostile_words_were_really_there(config):
    told = run(config, "waiting").out + run(config, "events").out + run(config, "people").out
    assert told.count(FORGED) >= 6
    assert "[bold]markup[/bold]" in told, "rich's markup is not read in what people wrote"


@pytest.mark.parametrize(
    "words",
    [("events",), ("waiting",), ("people",), ("status",), ("quarantine", "list"), ("replay", "--since", "2d")],
    ids=" ".join,
)
def test_json_is_ascii_and_holds_the_words_as_they_were_written(config, words):
    ended = run(config, *words, "--json")
    assert ended.out.isascii()
    assert not UNSAFE & set(ended.out)
    documents = [json.loads(line) for line in ended.out.splitlines()] if words == ("events",) else json.loads(ended.out)
    assert documents


def test_why_and_the_decisions_print_nothing_that_steers(config):
    for ask in json.loads(run(config, "waiting", "--json").out):
        harmless(run(config, "why", ask["id"]).said)
        harmless(run(config, "why", ask["id"], columns=60).said)
        assert run(config, "why", ask["id"], "--json").out.isascii()
        harmless(run(config, "assign", ask["id"], "li@acme.test").said)
        harmless(run(config, "dismiss", ask["id"]).said)
        harmless(run(config, "reopen", ask["id"]).said)


def test_an_item_in_quarantine_is_shown_harmless_and_without_what_looks_like_a_secret(config):
    ended = run(config, "quarantine", "show", json.loads(run(config, "quarantine", "list", "--json").out)[0]["id"])
    harmless(ended.said)
    assert "Could you send me" in ended.out
    assert "NotShown" not in ended.out


@pytest.mark.parametrize("more", [(), ("--json",), ("--thread",)])
def test_the_judge_says_nothing_that_steers(more):
    document = {"text": QUESTION, "id": NAME, "messages": [{"text": QUESTION, "author": NAME, "id": "1"}]}
    ended = syncd("judge", *more, stdin=(json.dumps(document) if more else QUESTION.replace("\n", " ")) + "\n")
    harmless(ended.said)


@pytest.mark.parametrize("words", [("why", STEERING), ("assign", "x", STEERING), ("snooze", STEERING, "2h")])
def test_what_is_not_found_is_named_harmlessly(config, words):
    ended = syncd(*words, "--config", config)
    assert ended.code != 0
    assert not UNSAFE & set(ended.said)


def test_a_bug_shown_by_debug_steers_nothing(config):
    ended = syncd("--debug", "why", "x" * 30 + STEERING, "--config", config)
    assert not UNSAFE & set(ended.said)


@pytest.mark.parametrize("character", sorted(UNSAFE - {"\t"} | {"\n"}))
def test_each_unsafe_character_is_taken_out_of_a_line(character):
    assert " ".join(visible(f"a{character}b").split()) in ("ab", "a b")
