"""The guide's plug-in, installed into a virtual environment of its own as anybody would install it, finds who waits."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from datetime import timedelta
from pathlib import Path

import pytest
from forum import DANA, EXAMPLE, MIA, ForumSandbox

from syncd.sandbox import SandboxClock

GUIDE = (EXAMPLE.parent / "write-a-connector.md").read_text(encoding="utf-8")
VARIABLE = "FORUM_TOKEN"
CONFIG = """
timezone = "Europe/Berlin"

[team]
members = ["mia@acme.test"]
owner = "mia@acme.test"

[[sources]]
name = "acme-forum"
type = "forum"
base_url = "{url}"
token = {{ env = "FORUM_TOKEN" }}
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    """An interpreter with the plug-in installed. It sees what these tests run with, so nothing is downloaded."""
    folder = tmp_path_factory.mktemp("plugin")
    example = shutil.copytree(EXAMPLE, folder / "example-connector", ignore=shutil.ignore_patterns("__pycache__"))
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    python = folder / "venv" / "bin" / "python"
    ask = [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(ask, check=True, capture_output=True, text=True).stdout.strip())
    ours = sorted({sysconfig.get_path("purelib"), sysconfig.get_path("platlib")})
    # addsitedir, and not the bare folder, for its own .pth files: syncd may be installed in place.
    added = "".join(f"import site; site.addsitedir({folder!r})\n" for folder in ours)
    (packages / "zz_tests.pth").write_text(added, encoding="utf-8")
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet"]
    installed = subprocess.run(
        [python, "-m", "pip", "install", *offline, example], check=False, capture_output=True, text=True
    )
    assert installed.returncode == 0, installed.stderr
    assert (packages / "syncd_forum.py").is_file()
    return python


def test_the_guide_s_plug_in_installed_from_its_own_package_finds_who_waits(python, tmp_path):
    clock = SandboxClock()
    with ForumSandbox(clock) as sandbox:
        forum = sandbox.forum
        asked = forum.post(DANA, "Could you tell me when invoice 7 is paid?", at=clock.now() - timedelta(hours=2))
        settled = forum.post(DANA, "Is the receipt there?", at=clock.now() - timedelta(hours=2))
        forum.post(MIA, "Yes, it is attached.", answers=settled, at=clock.now() - timedelta(hours=1))
        (tmp_path / "syncd.toml").write_text(CONFIG.format(url=forum.url), encoding="utf-8")
        known = {key: value for key, value in os.environ.items() if not key.startswith(("SYNCD_", "COVERAGE", "COV_"))}
        environment = {**known, VARIABLE: forum.token, "NO_PROXY": "127.0.0.1"}

        def syncd(*words: str) -> str:
            done = subprocess.run(
                [python, "-m", "syncd.cli", *words],
                check=False,
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stderr
            assert forum.token not in done.stdout + done.stderr
            return done.stdout

        assert "no problem, 1 source" in syncd("config", "check")
        assert "Acme forum" in syncd("check")
        syncd("run", "--once")
        waiting = json.loads(syncd("waiting", "--json"))
    assert [ask["url"] for ask in waiting] == [f"{forum.url}/posts/{asked}"]


@pytest.mark.parametrize("name", ["syncd_forum.py", "pyproject.toml"])
def test_the_guide_shows_the_example_s_files_whole_and_in_their_order(name):
    shown = re.findall(rf"<!-- {re.escape(name)} -->\n```\w+\n(.*?)```\n", GUIDE, re.DOTALL)
    assert _lines("".join(shown)) == _lines((EXAMPLE / name).read_text(encoding="utf-8"))


def test_the_example_is_as_short_as_the_guide_says():
    files = list(EXAMPLE.rglob("*.py"))
    assert [file.name for file in files] == ["syncd_forum.py"]
    assert len(files[0].read_text(encoding="utf-8").splitlines()) < 100


def _lines(text: str) -> list[str]:
    """Without empty lines, which fall between two blocks of the guide."""
    return [line for line in text.splitlines() if line.strip()]
