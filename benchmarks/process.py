"""What a process has used, and the sandbox in a process of its own, so that only the client is measured."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

Addresses: TypeAlias = Mapping[str, Any]


def peak_megabytes(process: int | None = None) -> float:
    """The largest memory that a process has had, by default this one. Unlike getrusage's it begins with its start."""
    status = Path(f"/proc/{process or 'self'}/status").read_text(encoding="ascii")
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1]) / 1024


@contextmanager
def sandbox(*options: str) -> Iterator[Addresses]:
    """Where a filled sandbox answers, and with which credentials, until the end of the block."""
    command = [sys.executable, "-m", "syncd.sandbox", *options]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        yield json.loads(process.stdout.readline())
        process.stdin.close()


def measured(module: str, given: Mapping[str, Any]) -> Any:
    """What ``python -m module`` says, as JSON, when it is told ``given`` on its standard input."""
    told = json.dumps(dict(given))
    done = subprocess.run([sys.executable, "-m", module], input=told, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


def given() -> dict[str, Any]:
    """What ``measured`` told this process."""
    told: dict[str, Any] = json.load(sys.stdin)
    return told
