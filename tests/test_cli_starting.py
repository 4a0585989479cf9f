"""How somebody starts: the demo, the sandbox, init, run; as processes of their own where signals matter."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import office, syncd
from patience import killed_at_last

from syncd.cli.app import app
from syncd.sandbox import Fault

PROJECT = Path(__file__).resolve().parents[1]


@contextmanager
def started(*arguments, cwd):
    """The program in a process of its own; killed at the end if it still runs."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "100"}
    command = [sys.executable, "-m", "syncd.cli", *map(str, arguments)]
    with (
        subprocess.Popen(
            command, cwd=cwd, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as running,
        killed_at_last(running),
    ):
        yield running


def until(stream, words):
    """Reads lines until one has these words; gives all of them."""
    lines = []
    for line in stream:
        lines.append(line)
        if words in line:
            return "".join(lines)
    raise AssertionError(f"it ended without {words!r}: {''.join(lines)}")


def test_the_demo_shows_who_waits_the_digest_and_the_edited_alerts_and_ends():
    ended = syncd("demo", columns=80)
    assert ended.code == 0
    first, waits, digest, new, reaction, answers = re.split(r"\n\d\. ", ended.out)[1:]
    assert "new events" in first
    assert "WHO WAITS" in waits
    total = re.search(r"(\d+) asks are owed an answer, \d+ overdue; (\d+) suspected, told to nobody\.\n", waits)
    assert total is not None
    assert int(total[1]) == int(waits.split()[0])
    assert int(total[1]) + int(total[2]) == waits.count("why: ")
    assert re.search(r"│ \d+ asks wait for an answer\n", digest)
    assert "a private conversation" in digest
    assert "salar" not in digest
    assert "Clears it:" in new
    assert "days later" in new
    assert "💤 snoozes a day" in new
    decided = " ".join(reaction.replace("│", " ").split())
    assert re.search(r"Decided: snoozed until .* by Li Wei, by a reaction on the alert", decided)
    assert "(edited)" in answers
    assert "✅ Answered after" in answers
    assert "see the answer" in answers
    before, after = map(int, re.findall(r"(\d+) asks were owed an answer, now (\d+) are", answers)[0])
    assert after < before
    assert "syncd init" in ended.out.splitlines()[-5]
    assert "Traceback" not in ended.said


def test_the_sandbox_prints_a_config_that_works_and_ends_by_control_c(tmp_path):
    with started("sandbox", cwd=tmp_path) as running:
        printed = until(running.stdout, "Control-C")
        config = tmp_path / "syncd-sandbox" / "syncd.toml"
        assert config.read_text() in printed
        assert f"export SYNCD_CONFIG={config.relative_to(tmp_path)}" in printed
        ended = syncd("run", "--once", SYNCD_CONFIG=str(config))
        assert (ended.code, ended.err) == (0, "")
        assert syncd("waiting", SYNCD_CONFIG=str(config)).out.startswith("WHO WAITS")
        running.send_signal(signal.SIGINT)
        assert running.wait() == 0
        assert running.stderr.read() == ""


def test_the_sandbox_leaves_somebody_elses_config_alone(tmp_path):
    (tmp_path / "syncd.toml").write_text("mine")
    (tmp_path / "syncd.db").write_text("mine too")
    ended = syncd("sandbox", "--folder", tmp_path)
    assert ended.code == 2
    assert "--folder" in ended.err
    assert [path.read_text() for path in sorted(tmp_path.iterdir())] == ["mine too", "mine"]


def test_the_service_ends_with_the_page_in_hand_when_it_is_told_to(tmp_path):
    with office(tmp_path) as found, started("run", "--config", found.config, cwd=tmp_path) as running:
        until(running.stderr, "running, ")
        running.send_signal(signal.SIGTERM)
        assert running.wait() == 0
        assert "Traceback" not in running.stderr.read()


def test_one_run_ends_by_control_c_while_it_waits_for_a_tool(tmp_path):
    with office(tmp_path) as found, started("run", "--once", "--config", found.config, cwd=tmp_path) as running:
        slack = found.sandbox.slack
        slack.faults.add(Fault("conversations.history", "503", retry_after="200", times=10_000))
        while not slack.count("conversations.history"):
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        assert running.wait() not in (0, -signal.SIGKILL)


def test_following_the_stream_ends_quietly_by_control_c(tmp_path):
    with office(tmp_path) as found:
        found.syncd("run", "--once")
        with started("events", "--json", "--follow", "--after", 3, "--config", found.config, cwd=tmp_path) as running:
            assert '"sequence": "4"' in running.stdout.readline()
            running.send_signal(signal.SIGINT)
            running.stdout.read()
            assert running.wait() == 0
            assert running.stderr.read() == ""


NO_MORE = "\n\n\n"
ANSWERS = {
    "the usual tools": f"Europe/Berlin\nmia@acme.test, li@acme.test\n\ny\ny{NO_MORE}\n\nhttps://x.atlassian.net\nme@x.test\n"
    "\n\nDE\n\n",
    "Slack alone": f"UTC\nmia@acme.test\n\ny\nn{NO_MORE}\nSLACK_BOT_TOKEN\n4h\n\nC0123456\n",
    "Jira alone, Data Center": f"UTC\nmia@acme.test\n\nn\ny{NO_MORE}\nhttps://jira.acme.test/jira\n\nJIRA_API_TOKEN\n30m\nUS\n",
    "all but the usual tools": 'UTC\nmia@acme.test\n\nn\nn\ny\ny\ny\nmia@acme.test\n\n\nSay "hi"\n\n\n\n',
    "slips of the pen": "Mars/One\nUTC\nmia\nmia@acme.test\nli@acme.test\nmia@acme.test\nn\nn\nn\nn\nn\n"
    f"y\nn{NO_MORE}\nxoxb-123\nSLACK_BOT_TOKEN\nsoon\n8h\nATLANTIS\n\nwaiting on us\n#waiting\n",
}
VARIABLES = ("SLACK_BOT_TOKEN", "JIRA_API_TOKEN", "GOOGLE_CREDENTIALS", "NOTION_TOKEN", "ASANA_TOKEN")


@pytest.mark.parametrize("answers", ANSWERS.values(), ids=ANSWERS)
def test_init_writes_a_config_that_config_check_accepts(answers, tmp_path):
    config = tmp_path / "folder" / "syncd.toml"
    ended = syncd("init", "--config", config, stdin=answers)
    assert (ended.code, ended.err) == (0, "")
    assert f"syncd config check --config {config}" in ended.out
    tokens = dict.fromkeys(VARIABLES, "xoxb-canary")
    checked = syncd("config", "check", "--config", config, **tokens)
    assert (checked.code, checked.err) == (0, "")
    assert "canary" not in syncd("config", "show", "--config", config, **tokens).said
    pages = re.findall(r"# (docs/setup-\S+\.md)", ended.out)
    assert len(pages) == config.read_text().count("[[sources]]")
    assert [page for page in pages if not (PROJECT / page).is_file()] == []


def test_with_what_init_asks_for_all_five_tools_can_be_read(tmp_path):
    with office(tmp_path) as found:
        sandbox, config = found.sandbox, tmp_path / "asked.toml"
        answers = ["UTC", "mia@acme.test", "", *"yyyyy", "", sandbox.jira.url, sandbox.jira.email, *[""] * 10]
        ended = syncd("init", "--config", config, stdin="\n".join(answers))
        assert (ended.code, ended.err) == (0, "")
        text = config.read_text()
        for type_, tool in (("slack", sandbox.slack), ("google_docs", sandbox.google), ("notion", sandbox.notion),
                            ("asana", sandbox.asana)):  # fmt: skip
            text = text.replace(f'type = "{type_}"', f'type = "{type_}"\nbase_url = "{tool.url}"')
        config.write_text(text)
        key = sandbox.google.user_token(tmp_path).read_text()
        tools = (sandbox.slack.token, sandbox.jira.token, key, sandbox.notion.token, sandbox.asana.token)
        checked = syncd("check", "--config", config, **dict(zip(VARIABLES, tools, strict=True)))
        assert (checked.code, checked.err) == (0, "")
        assert re.findall(r"^(\S+): reads as", checked.out, re.MULTILINE) == [
            "slack", "jira", "google-docs", "notion", "asana",
        ]  # fmt: skip


def test_init_asks_nothing_where_nothing_can_be_written(tmp_path):
    (tmp_path / "file").touch()
    ended = syncd("init", "--config", tmp_path / "file" / "syncd.toml", stdin="UTC\n")
    assert ended.code == 1
    assert "Your time zone" not in ended.said
    assert "name another place with --config" in ended.err


def test_init_writes_over_nothing_and_nothing_at_all_when_it_is_left(tmp_path):
    config = tmp_path / "syncd.toml"
    assert syncd("init", "--config", config, stdin="UTC\n").code == 1
    assert not config.exists()
    config.write_text("mine")
    ended = syncd("init", "--config", config)
    assert ended.code == 2
    assert "--force" in ended.err
    assert config.read_text() == "mine"
    ended = syncd("init", "--force", "--config", tmp_path)
    assert (ended.code, "is a folder" in ended.err) == (2, True)


def test_every_command_has_a_help_text():
    names = [command.name for command in app.registered_commands]
    assert len(names) == 17
    for name in names:
        shown = syncd(name, "--help")
        assert shown.code == 0
        assert len(shown.out.splitlines()) > 4


COMMAND = re.compile(r"(?:\S*/)?syncd ([a-z]+)\b")


@pytest.mark.parametrize(
    "page", ["README.md", *(f"docs/{path.name}" for path in sorted((PROJECT / "docs").glob("*.md")))]
)
def test_every_command_that_the_documents_name_exists(page):
    text = (PROJECT / page).read_text(encoding="utf-8")
    known = {command.name for command in (*app.registered_commands, *app.registered_groups)}
    blocks = [line for block in text.split("```")[1::2] for line in block.splitlines()[1:]]
    code = [*re.findall(r"`(syncd [^`]*)`", text), *blocks]
    named = [found[1] for line in code if (found := COMMAND.match(line.strip()))]
    assert set(named) <= known
