"""A file with a secret, as a careful operator makes it: for its owner alone."""

from pathlib import Path


def secret_file(path: Path, secret: str) -> Path:
    """Writes ``secret`` into a file of mode 0600."""
    path.touch(mode=0o600)
    path.write_text(secret, encoding="utf-8")
    return path
