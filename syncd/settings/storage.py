"""The store's address: checked, made absolute, and completed with a password that does not stand in the config."""

from pathlib import Path
from urllib.parse import quote, urlsplit

_SQLITE = "sqlite:///"


def check_url(url: str) -> None:
    """ValueError, with what to write, for an address that is no store's, or that carries a password."""
    scheme = url.partition(":")[0].partition("+")[0]
    if scheme not in {"sqlite", "postgresql"}:
        raise ValueError('write "sqlite:///FILE" or "postgresql://USER@HOST/NAME"')
    if scheme == "sqlite" and (not url.startswith(_SQLITE) or url in {_SQLITE, _SQLITE + ":memory:"}):
        raise ValueError('an SQLite store is a file: write "sqlite:///syncd.db", or four slashes before a full path')
    try:
        password = urlsplit(url).password
    except ValueError:
        raise ValueError('this is no address: write "postgresql://USER@HOST/NAME"') from None
    if password is not None or "password=" in url:
        raise ValueError('a password does not stand in the config: take it out and add password = { env = "NAME" }')


def full_url(url: str, password: str, folder: Path) -> str:
    """The address to open: a relative SQLite file stands in ``folder``. It may hold the password: never show it."""
    if url.startswith(_SQLITE):
        return _SQLITE + str(folder / url.removeprefix(_SQLITE))
    if not password:
        return url
    parts = urlsplit(url)
    user, _, host = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{user}:{quote(password, safe='')}@{host}").geturl()
