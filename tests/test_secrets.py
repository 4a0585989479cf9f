"""No secret is ever seen: canaries are planted in every tool, everything goes wrong, and nothing shows one of them."""

import base64
import json
import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from command import syncd
from echo import SHAPES, echo

from syncd.plugins import Registry
from syncd.retry import Clock
from syncd.sandbox import Fault, Sandbox, SandboxClock
from syncd.sandbox.faults import KINDS
from syncd.sandbox.slack_access import Token
from syncd.sandbox.story import acme
from syncd.service.metrics import Metrics
from syncd.service.once import run_once
from syncd.service.runtime import Runtime
from syncd.settings import load
from syncd.store.database import Database

OURS = ("syncd", "connectors", "mappings")
START = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
CANARIES = {
    "slack": ["xoxb-1111-2222-CanaryA{}Q7", "xoxe.xoxb-1-CanaryB{}Q7", "xoxp-1-2-CanaryC{}Q7", "Nz2k9cJ4CanaryD{}Q7"],
    "jira": ["ATATT3xFfGF0-CanaryE{}Q7=5E1", "ATCTT3xFf-CanaryF{}Q7", "NDA5+/kw=CanaryG{}Q7", "CanaryHnoPrefix{}Q7"],
    "notion": ["ntn_CanaryI{}Q7", "secret_CanaryJ{}Q7", "CanaryKnoPrefix{}Q7", "v02:CanaryL{}Q7"],
    "asana": ["2/1209/1210:CanaryM{}Q7", "1/1209:CanaryN{}Q7", "CanaryOnoPrefix{}Q7", "0/CanaryP{}Q7"],
}
"""Every form that tokens have; ``{}`` is the number of the round. Some look like no token at all."""


class Planted:
    """The story's tools with canaries for tokens, a config that points at them, and everything that is written."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox, self.folder = sandbox, folder
        self.story = acme(sandbox)
        self.config = folder / "syncd.toml"
        self.secrets: set[str] = set()
        self.rounds = 0
        self.rotate()

    def rotate(self) -> None:
        """New tokens of other forms everywhere; the old ones are revoked."""
        sandbox, folder = self.sandbox, self.folder
        planted = {tool: forms[self.rounds % len(forms)].format(self.rounds) for tool, forms in CANARIES.items()}
        sandbox.slack.tokens.clear()
        sandbox.slack.tokens[planted["slack"]] = Token()
        for tool, canary in planted.items():
            getattr(sandbox, tool).token = canary
        self.config.write_text(self.story.config(sandbox, folder), encoding="utf-8")
        new = {*planted.values(), *_google(folder)}
        basic = f"{sandbox.jira.email}:{planted['jira']}"
        self.secrets |= new | {base64.b64encode(text.encode()).decode().rstrip("=") for text in (basic, *new)}
        self.rounds += 1

    @property
    def servers(self) -> list:
        sandbox = self.sandbox
        return [sandbox.slack, sandbox.jira, sandbox.google, sandbox.notion, sandbox.asana]

    def runtime(self, database: Database) -> Runtime:
        clock = self.sandbox.clock
        waiting = Clock(lambda: clock.now().timestamp(), lambda seconds: clock.advance(timedelta(seconds=seconds)))
        registry = Registry.installed()
        return Runtime(load(self.config, registry), registry, database, clock.now, waiting)

    def written(self) -> str:
        """All that stands in the folder's files, except where the secrets belong."""
        files = [path for path in self.folder.iterdir() if path.suffix not in (".token", ".json")]
        assert any(path.name.startswith("syncd.db") for path in files)
        return "\n".join(path.read_bytes().decode("latin-1") for path in files)

    def found_in(self, *texts: str) -> list[str]:
        return [secret for secret in self.secrets for text in texts if secret in text]


def _google(folder: Path) -> Iterator[str]:
    """The secrets in the credentials that the story has written for Google."""
    for path in folder.glob("*.json"):
        for name, value in json.loads(path.read_text()).items():
            if re.search("secret|token|private_key$", name) and not str(value).startswith("http"):
                yield str(value)


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[Planted]:
    with Sandbox(SandboxClock(START)) as sandbox:
        yield Planted(sandbox, tmp_path)


def test_a_whole_run_with_every_fault_shows_no_secret_even_at_debug(planted: Planted, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    database = Database.open(f"sqlite:///{planted.folder}/syncd.db")
    runtime = planted.runtime(database)
    shown = [repr(runtime.settings), repr(vars(runtime)), repr(runtime.settings.sources)]
    run_once(runtime)
    for kind in sorted(KINDS):
        for server in planted.servers:
            server.faults.add(Fault("*", kind, times=4, retry_after="1" if kind == "429" else None))
        planted.rotate()  # a token is revoked and renewed while everything else goes wrong too
        planted.sandbox.clock.advance(timedelta(hours=1))
        shown += [repr(polled) + str(polled.error) for polled in run_once(runtime)]
        for server in planted.servers:
            server.faults.clear()
    planted.sandbox.clock.advance(timedelta(days=3))
    assert all(polled.complete for polled in run_once(runtime))
    shown += [repr(vars(source.connector)) for source in runtime.sources.values()]
    shown += [repr(state) for state in runtime.stores.sources.states()]
    shown += [Metrics(database, runtime.meter, runtime.now).text()]
    runtime.close()
    database.close()
    assert len(planted.secrets) >= 2 * 4 * len(KINDS)
    room = planted.sandbox.slack.workspace.messages("waiting-on-us")
    assert room, "alerts were posted"
    assert planted.found_in(json.dumps(room), caplog.text, planted.written(), *shown) == []


def test_no_command_shows_a_secret_even_with_debug(planted: Planted) -> None:
    def said(*words: str) -> str:
        return syncd("--debug", *words, "--config", planted.config).said

    shown = [said("run", "--once"), said("check"), said("status"), said("status", "--json"), said("config", "show")]
    shown += [said("config", "check"), said("people"), said("waiting", "--json"), said("events", "--json")]
    shown += [
        said("replay"),
        said("quarantine", "list"),
        said("db", "check"),
        said("db", "backup", f"{planted.folder}/b"),
    ]
    for server in planted.servers:
        server.faults.add(Fault("*", "expired_token", times=1000))
    shown += [said("check"), said("run", "--once"), said("status", "--json")]
    assert planted.found_in(planted.written(), *shown) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_a_server_that_sends_back_what_it_was_sent_makes_no_secret_seen(planted: Planted, caplog, shape: str) -> None:
    for name in OURS:
        caplog.set_level(logging.DEBUG, logger=name)  # as --debug does; others' DEBUG would hold an answer's headers
    shown: list[str] = []
    config = planted.config.read_text()
    database = Database.open(f"sqlite:///{planted.folder}/syncd.db")
    for status in (200, 302, 400, 401, 403, 404, 429, 500):
        with echo(status, shape) as address:
            planted.config.write_text(re.sub(r'(base_url = ")http://127\.0\.0\.1:\d+', rf"\1{address}", config))
            runtime = planted.runtime(database)
            polled = run_once(runtime)
            runtime.close()
        assert not any(each.complete for each in polled)
        shown += [str(each.error) + repr(each.error) for each in polled]
        shown += [repr(state) for state in runtime.stores.sources.states()]
    database.close()
    assert planted.found_in(caplog.text, planted.written(), *shown) == []


def test_no_frame_of_ours_shows_its_locals() -> None:
    """A dump of local variables would show tokens: nothing here asks for one."""
    dumps = re.compile(r"capture_locals|show_locals|cgitb|rich\.traceback|faulthandler\.dump|f_locals|\blocals\(\)")
    project = Path(__file__).resolve().parents[1]
    files = [path for folder in OURS for path in (project / folder).rglob("*.py")]
    assert [path.name for path in files if dumps.search(path.read_text(encoding="utf-8"))] == []


LEAKING = """
import logging, sys
from pathlib import Path
from command import syncd

TOKEN = "xoxb-sandbox-1"
def test_prints(): print(TOKEN)
def test_logs(): logging.getLogger("x").warning("refused %s", TOKEN)
def test_speaks(): print(TOKEN, file=sys.stderr)
def test_stores(tmp_path): (tmp_path / "syncd.db").write_bytes(b"..." + TOKEN.encode())
def test_commands(): syncd("judge", stdin=TOKEN + "\\n")
def test_keeps_it(tmp_path): (tmp_path / "slack.token").write_text(TOKEN)
"""


def test_a_test_that_lets_a_secret_out_is_an_error_by_name(tmp_path: Path) -> None:
    """The watch over the whole suite (tests/leaks.py) at work."""
    tests = Path(__file__).resolve().parent
    (tmp_path / "conftest.py").write_text("from leaks import pytest_runtest_makereport")
    (tmp_path / "test_leaking.py").write_text(LEAKING)
    apart = [f"-pno:{plugin}" for plugin in ("cacheprovider", "hypothesispytest", "warnings")]
    command = [sys.executable, "-m", "pytest", "-q", *apart, tmp_path]
    environment = {**os.environ, "PYTHONPATH": str(tests), "COLUMNS": "200"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    errors = sorted(re.findall(r"^ERROR \S+::(\w+)", done.stdout, re.MULTILINE))
    assert errors == ["test_commands", "test_logs", "test_prints", "test_speaks", "test_stores"]
    assert "6 passed, 5 errors" in done.stdout
