"""What is installed beside our own code: held to its hash, runs nothing by itself, and no older than known holes."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

PROJECT = Path(__file__).resolve().parents[1]
LOCKS = sorted((PROJECT / "requirements").glob("*.lock"))
PIP = PROJECT / "requirements" / "pip.lock"
PROGRAM = ("syncd", "connectors", "mappings")
FLOORS = {
    "aiohttp": "3.13.3",  # CVE-2025-69223: a small compressed answer fills the memory
    "urllib3": "2.7.0",  # CVE-2025-66418, -66471, CVE-2026-21441, CVE-2026-44432: the same, and endless decoding chains
}
PACKAGES = 64
"""Without extras, of them 42 come with the five vendors' SDKs: docs/security.md, S11."""


def locked(lock: Path) -> dict[str, tuple[str, str]]:
    """Name to version and the rest of its entry, with its hashes."""
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n?", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))
    found = {}
    for entry in filter(str.strip, entries):
        match = re.match(r"([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)(.*)", entry, re.DOTALL)
        assert match, f"{lock.name}: no exact version in {entry[:60]!r}"
        found[match[1].lower()] = (match[2], match[3])
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_locked_package_has_one_version_and_its_hashes(lock):
    packages = locked(lock)
    assert len(packages) > 40 or lock == PIP
    assert [name for name, (_, rest) in packages.items() if "--hash=sha256:" not in rest] == []
    assert not re.search(
        r"https?://|git\+|--extra-index|--find-links|--trusted-host|^-e", lock.read_text(), re.MULTILINE
    )


def test_whatever_installs_the_locks_checks_the_hashes():
    files = ["Makefile", "Dockerfile", "docs/deploy.md", "README.md"]
    lines = [line for name in files for line in (PROJECT / name).read_text().replace("\\\n", "").splitlines()]
    installing = [line for line in lines if "pip" in line.lower() and re.search(r"requirements/\w+\.lock", line)]
    assert len(installing) >= 6
    by_variable = re.compile(r"\$\(LOCKED\)|\$\(COMPILE(_ALL)?\)")
    assert [line for line in installing if "--require-hashes" not in line and not by_variable.search(line)] == []
    assert "LOCKED := install --require-hashes" in "\n".join(lines)


def test_pip_refuses_a_wheel_that_is_not_the_locked_one(tmp_path):
    """The install test: a package of our own, with its hash, and then changed by one byte."""
    wheel = tmp_path / "tiny-1.0-py3-none-any.whl"
    build_wheel(wheel, "value = 1")
    (hash_,) = re.findall(r"sha256:\w+", run("-m", "pip", "hash", str(wheel)).stdout)
    lock = tmp_path / "tiny.lock"
    lock.write_text(f"tiny==1.0 --hash={hash_}\n")
    install = ["-m", "pip", "--isolated", "install", "--no-index", "--no-deps", "--require-hashes", "--find-links",
               str(tmp_path), "--target", str(tmp_path / "into"), "-r", str(lock)]  # fmt: skip
    assert run(*install).returncode == 0
    shutil.rmtree(tmp_path / "into")
    build_wheel(wheel, "value = 2")
    refused = run(*install)
    assert refused.returncode != 0
    assert "DO NOT MATCH THE HASHES" in refused.stdout + refused.stderr


def build_wheel(path: Path, code: str) -> None:
    from zipfile import ZipFile

    about = "tiny-1.0.dist-info"
    with ZipFile(path, "w") as wheel:
        wheel.writestr("tiny.py", code)
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n")
        wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{about}/RECORD", f"tiny.py,,\n{about}/METADATA,,\n{about}/WHEEL,,\n{about}/RECORD,,\n")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False)


def test_no_package_runs_code_at_every_start_of_python():
    """A .pth file is run whenever Python starts, whether its package is used or not (litellm 1.82.7, March 2026)."""
    starting = []
    for name in locked(PROJECT / "requirements" / "run.lock"):
        try:
            files = distribution(name).files
        except PackageNotFoundError:
            continue  # of another platform
        assert files, f"{name} has no list of its files"
        starting += [f"{name}: {file}" for file in files if str(file).endswith(".pth")]
    assert starting == []


def test_versions_with_known_holes_cannot_be_installed():
    config = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    wanted = {found.name: found for found in map(Requirement, config["project"]["dependencies"])}
    for name, floor in FLOORS.items():
        assert not wanted[name].specifier.contains(str(Version(floor).major) + ".0"), name
        assert [spec.version for spec in wanted[name].specifier if spec.operator == ">="] == [floor]
        for lock in set(LOCKS) - {PIP}:
            assert Version(locked(lock)[name][0]) >= Version(floor), (lock.name, name)


def test_the_number_of_packages_does_not_grow_unnoticed():
    """More of them is more to trust: change PACKAGES, and docs/security.md, on purpose only."""
    config = tomllib.loads((PROJECT / "pyproject.toml").read_text())
    assert len(needed(config["project"]["dependencies"])) <= PACKAGES
    assert f"{PACKAGES} packages" in (PROJECT / "docs" / "security.md").read_text()


def needed(requirements: list[str]) -> set[str]:
    """Everything that is installed for these on this platform."""
    found: set[str] = set()
    todo = [Requirement(text) for text in requirements]
    seen: set[tuple[str, frozenset[str]]] = set()
    while todo:
        wanted = todo.pop()
        name = re.sub(r"[-_.]+", "-", wanted.name).lower()
        if (name, frozenset(wanted.extras)) in seen:
            continue
        seen.add((name, frozenset(wanted.extras)))
        found.add(name)
        extras = ["", *wanted.extras]
        further: Distribution = distribution(name)
        for each in map(Requirement, further.requires or []):
            if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras):
                todo += [each]
    return found


EXCEPTIONS = {
    ("syncd/quick.py", "S102"),  # makes constructors as dataclasses do, from the names of our own fields
    ("syncd/store/known.py", "S608"),  # a constant of ours stands in it, no value
    ("syncd/store/retention.py", "S608"),  # the names of the states that are owed, from one place for all queries
}


def test_no_query_is_put_together_from_text_and_nothing_is_run_or_unpickled():
    """Ruff's rules for SQL from strings, shells, exec, eval and unsafe readers, with all that `noqa` hides."""
    ruff = Path(sys.executable).with_name("ruff")
    rules = "S102,S301,S302,S307,S323,S501,S502,S503,S504,S506,S602,S604,S605,S606,S608"
    done = subprocess.run(
        [ruff, "check", "--isolated", "--ignore-noqa", "--no-cache", "--output-format=json", "--select", rules,
         *PROGRAM],
        cwd=PROJECT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = {(str(Path(each["filename"]).relative_to(PROJECT)), each["code"]) for each in json.loads(done.stdout)}
    assert found == EXCEPTIONS
