"""The unit file is one that systemd accepts, and takes away what the service does not need."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

UNIT = Path(__file__).resolve().parents[1] / "systemd" / "syncd.service"
MOST_EXPOSED = 1.3
ANALYZE = shutil.which("systemd-analyze") or ""
needs_systemd = pytest.mark.skipif(not ANALYZE, reason="systemd-analyze is not installed")


def analyzed(*arguments):
    return subprocess.run([ANALYZE, *arguments, UNIT], capture_output=True, text=True, check=False)


@needs_systemd
def test_systemd_accepts_every_line_of_the_unit():
    told = analyzed("verify", "--man=no").stderr.splitlines()
    ours = [line for line in told if "syncd.service" in line]
    assert [line for line in ours if "is not executable" not in line] == []  # it is not installed here


@needs_systemd
def test_the_service_is_exposed_as_little_as_it_can_be():
    ended = analyzed("security", "--offline=true")
    found = re.search(r"Overall exposure level for syncd\.service: ([\d.]+)", ended.stdout)
    if found is None:
        pytest.skip("this systemd cannot judge a file")
    assert float(found[1]) <= MOST_EXPOSED


def test_every_line_that_takes_something_away_has_its_reason_above():
    """A comment stands above each group of lines."""
    hardening = UNIT.read_text(encoding="utf-8").split("everything else is taken away.\n")[1].split("\n[Install]")[0]
    assert hardening.startswith("#")
    assert "\n\n" not in hardening.strip()
