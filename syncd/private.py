"""Files that hold a secret: read only where nobody but who runs syncd, and root, can read them."""

import os
import pwd
import shlex
import stat
from pathlib import Path

LARGEST = 1_000_000
_OTHERS = 0o077


def read(path: Path) -> str:
    """The text of a secret's file. LookupError where it cannot be read, or where others can read it.

    Asked of root as of everybody: root could read any file, but so could those whom its mode lets.
    """
    text, about = _opened(path)
    if problem := exposed(about, path, os.geteuid()):
        raise LookupError(problem)
    return text


def read_handed_over(path: Path) -> str:
    """The same, whatever the file's mode is: systemd grants its credentials by an access list (systemd.exec(5))."""
    return _opened(path)[0]


def exposed(about: os.stat_result, path: Path, runs: int) -> str:
    """Why a file keeps no secret from others, with the command that mends it; empty where it does.

    ``runs`` is the number of the user who runs syncd.
    """
    file, mode = shlex.quote(str(path)), stat.S_IMODE(about.st_mode)
    if mode & _OTHERS:
        return f"the secret's file {path} is open to other users (mode {mode:04o}): chmod 600 {file}"
    if about.st_uid not in (runs, 0):
        return (
            f"the secret's file {path} belongs to {_name(about.st_uid)}: chown {_name(runs)} {file}, "
            f"or run syncd as {_name(about.st_uid)}"
        )
    return ""


def _opened(path: Path) -> tuple[str, os.stat_result]:
    """The text and what is known of the very file that it was read from; no pipe is waited for."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
            about = os.fstat(file.fileno())
            if not stat.S_ISREG(about.st_mode):
                raise LookupError(f"the secret's file {path} is no file")
            content = file.read(LARGEST + 1)
    except OSError as error:
        problem = error.strerror or type(error).__name__
        raise LookupError(f"the secret's file {path} cannot be read: {problem}") from None
    except ValueError:
        raise LookupError(f"the secret's file {path} cannot be read: no file has this name") from None
    if len(content) > LARGEST:
        raise LookupError(f"the secret's file {path} is larger than a secret can be (1 MB)")
    try:
        return content.decode("utf-8"), about
    except UnicodeDecodeError:
        raise LookupError(f"the secret's file {path} cannot be read: it is not UTF-8") from None


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
