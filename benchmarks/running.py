"""A ``syncd run`` in a process of its own, on the sandbox's story in all five tools, and what it uses."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.story import acme
from syncd.sandbox.story_config import config

PATIENCE = 60.0
_COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment for a daemon: with its modules compiled once, as pip leaves them, and not anew at each start."""


@contextmanager
def story(folder: Path, copies: int = 1) -> Iterator[Sandbox]:
    """The story, with a config for it in ``folder``, in which each of the five sources stands ``copies`` times."""
    with Sandbox(SandboxClock()) as sandbox:
        acme(sandbox)
        head, *blocks = config(sandbox, folder).split("[[sources]]")
        last, mark, rest = blocks[-1].partition("\n[[")
        names = ['name = "acme', *(f'name = "n{number}' for number in range(1, copies))]
        sources = "".join(
            f"[[sources]]{block.replace(names[0], name)}\n" for name in names for block in (*blocks[:-1], last)
        )
        (folder / "syncd.toml").write_text(head + sources + mark + rest, encoding="utf-8")
        yield sandbox


@contextmanager
def daemon(folder: Path) -> Iterator[tuple[psutil.Process, float]]:
    """A daemon on the config in ``folder``, ready, and the seconds that took; it is stopped at the end."""
    with tempfile.TemporaryDirectory() as short, socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
        notify.bind(f"{short}/notify")
        notify.settimeout(PATIENCE)
        address, began = f"{short}/notify", time.perf_counter()
        command = [sys.executable, "-m", "syncd.cli", "run", "--config", str(folder / "syncd.toml")]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(command, env=_COMPILED | {"NOTIFY_SOCKET": address}, stdout=log, stderr=log)
        try:
            while b"READY=1" not in notify.recv(4096):
                pass
            yield psutil.Process(process.pid), time.perf_counter() - began
        finally:
            process.terminate()
            process.wait(PATIENCE)


def cpu_seconds(process: psutil.Process) -> float:
    """The processor's time that it has used so far."""
    used = process.cpu_times()
    return used.user + used.system
