"""The image is made of what it needs, in pinned versions, without secrets, and does not run as root."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HADOLINT = shutil.which("hadolint") or ""


def instructions() -> list[tuple[str, str]]:
    """Each instruction with its arguments; comments are left out and continued lines joined."""
    text = re.sub(r"^#.*\n", "", (ROOT / "Dockerfile").read_text(encoding="utf-8"), flags=re.MULTILINE)
    lines = re.sub(r"\\\n\s*", "", text).splitlines()
    return [(line.split()[0], line.partition(" ")[2]) for line in lines if line.strip()]


def arguments(word: str) -> list[str]:
    return [rest for instruction, rest in instructions() if instruction == word]


def test_both_stages_begin_with_the_same_pinned_image():
    images = {rest.split()[0] for rest in arguments("FROM")}
    assert len(arguments("FROM")) == 2
    (image,) = images
    assert re.fullmatch(r"python:3\.\d+-slim-[a-z]+", image)


def test_the_dependencies_are_held_to_their_hashes():
    installs = [rest for rest in arguments("RUN") if "pip install" in rest]
    assert len(installs) == 2
    assert "--require-hashes --no-deps -r requirements/run.lock" in installs[0]
    assert "--no-build-isolation --no-deps ." in installs[1]


def test_nothing_is_fetched_from_an_address_and_no_secret_is_asked_for():
    assert arguments("ADD") == []
    assert arguments("ARG") == []
    assert not re.search(
        r"curl|wget|https?://|token|password", " ".join(arguments("RUN") + arguments("ENV")), re.IGNORECASE
    )


def test_it_runs_as_a_user_without_rights():
    last_stage = instructions()[max(n for n, (word, _) in enumerate(instructions()) if word == "FROM") :]
    words = [word for word, _ in last_stage]
    assert arguments("USER") == ["10001"]
    assert words.index("USER") < words.index("CMD")
    assert "RUN" not in words[words.index("USER") :]


def test_its_health_is_what_syncd_says_of_itself():
    assert arguments("HEALTHCHECK")[0].endswith('CMD ["syncd", "status", "--json"]')
    assert arguments("CMD") == ['["syncd", "run"]']


def test_only_what_is_copied_goes_to_the_builder():
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines
    sent = {line.removeprefix("!") for line in lines if line.startswith("!")}
    copied = [rest.split()[:-1] for rest in arguments("COPY") if not rest.startswith("--from")]
    assert sent == {name for names in copied for name in names}
    assert all((ROOT / name).exists() for name in sent)


@pytest.mark.skipif(not HADOLINT, reason="hadolint is not installed")
def test_hadolint_finds_nothing():
    ended = subprocess.run([HADOLINT, ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert ended.stdout == ""
