"""A file that holds a secret is refused where others can read it, with the command that mends it; for root as well."""

import os
import pwd
import subprocess
import sys
from pathlib import Path

import pytest
from secret_file import secret_file

from syncd import private
from syncd.connector import Secret, Unauthorized

TOKEN = "xoxb-1111-2222-CanaryOfAFile"
ME = os.geteuid()
as_root = pytest.mark.skipif(ME != 0, reason="only root can give a file away")


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_for_its_owner_alone_is_read(tmp_path, mode):
    file = secret_file(tmp_path / "slack.token", TOKEN)
    file.chmod(mode)
    assert Secret(file=file).token() == TOKEN


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o644, 0o660, 0o666, 0o620, 0o602, 0o700 | 0o055])
def test_a_file_that_others_can_read_or_write_is_refused_with_the_command_that_mends_it(tmp_path, mode):
    file = secret_file(tmp_path / "slack token", TOKEN)
    file.chmod(mode)
    with pytest.raises(ValueError, match="is open to other users") as caught:
        Secret(file=file)
    assert TOKEN not in str(caught.value)
    told = caught.value.errors()[0]["msg"]
    assert f"(mode {mode:04o})" in told
    subprocess.run(told.partition("): ")[2], shell=True, check=True)
    assert Secret(file=file).reveal() == TOKEN


def test_a_file_that_is_opened_to_others_while_the_service_runs_stops_the_source_with_advice(tmp_path):
    file = secret_file(tmp_path / "slack.token", TOKEN)
    secret = Secret(file=file)
    file.chmod(0o644)
    with pytest.raises(Unauthorized, match="chmod 600"):
        secret.token()


@as_root
def test_a_file_of_another_user_is_refused_though_root_may_read_it(tmp_path):
    file = secret_file(tmp_path / "slack.token", TOKEN)
    os.chown(file, 65534, 0)
    with pytest.raises(ValueError, match="belongs to ") as caught:
        Secret(file=file)
    told = caught.value.errors()[0]["msg"]
    assert f"chown {pwd.getpwuid(0).pw_name} {file}" in told
    os.chown(file, 0, 0)
    assert Secret(file=file).reveal() == TOKEN


@as_root
def test_an_unprivileged_user_gets_the_same_answers(tmp_path):
    """As another user, in a process of its own: its own 0600 is read, root's cannot be, one of a third is refused."""
    code = (
        "import os, sys; from pathlib import Path; from syncd import private; os.setgid(65534); os.setuid(65534)\n"
        "for name in sys.argv[1:]:\n"
        "    try: print(private.read(Path(name)))\n"
        "    except LookupError as error: print(error)"
    )
    tmp_path.chmod(0o755)  # the folders above stay closed: the names are relative
    files = [secret_file(tmp_path / name, f"secret of {name}") for name in ("own", "root", "third")]
    os.chown(files[0], 65534, 65534)
    os.chown(files[2], 65533, 65533)
    files[2].chmod(0o604)
    names = [file.name for file in files]
    done = subprocess.run(
        [sys.executable, "-c", code, *names], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    own, root, third = done.stdout.splitlines()
    assert own == "secret of own"
    assert root.endswith("cannot be read: Permission denied")
    assert "is open to other users (mode 0604)" in third


@pytest.mark.parametrize(("owner", "runs", "words"), [(0, 1000, ""), (1000, 1000, ""), (1001, 1000, "chown 1000 ")])
def test_roots_files_and_ones_own_are_trusted(tmp_path, owner, runs, words):
    about = os.stat_result((0o100600, 0, 0, 1, owner, 0, 1, 0, 0, 0))
    told = private.exposed(about, Path("/x y"), runs)
    assert bool(told) == bool(words)
    assert words.replace("1000", private._name(1000)) in told


def test_what_systemd_hands_over_is_read_as_it_is(tmp_path, monkeypatch):
    """With DynamicUser a credential belongs to root, and an access list shows as rights of the group."""
    file = secret_file(tmp_path / "slack-token", TOKEN)
    file.chmod(0o440)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert Secret(credential="slack-token").token() == TOKEN


@pytest.mark.parametrize("kind", ["folder", "pipe", "large", "bytes", "absent"])
def test_what_is_no_secrets_file_is_a_sentence(tmp_path, kind):
    path = tmp_path / kind
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path, 0o600)
    elif kind == "large":
        secret_file(path, "x" * (private.LARGEST + 1))
    elif kind == "bytes":
        path.touch(0o600)
        path.write_bytes(b"\xff\xfe")
    with pytest.raises(ValueError, match=r"the secret's file .* (is no file|cannot be read|is larger)"):
        Secret(file=path)


def test_a_config_names_the_file_the_line_and_the_command(tmp_path):
    from command import syncd

    file = tmp_path / "slack.token"
    file.write_text(TOKEN)
    file.chmod(0o644)
    config = tmp_path / "syncd.toml"
    config.write_text(
        '[team]\nmembers = ["m@acme.test"]\nowner = "m@acme.test"\n[[sources]]\nname = "slack"\ntype = "slack"\n'
        f'token = {{ file = "{file}" }}\n'
    )
    ended = syncd("config", "check", "--config", config)
    assert ended.code == 2
    assert f"chmod 600 {file}" in ended.said
    assert TOKEN not in ended.said
