"""The contract between syncd and a connector: what a connector gives, how it fails, what it is configured with."""

import os
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, ClassVar, Generic, TypeAlias, TypeVar

from pydantic import (
    AnyHttpUrl,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from syncd import private
from syncd.address import is_no_tool, keeps_a_secret
from syncd.masking import MASK, masked, remember
from syncd.model import Account, Extent, Item, Json, SourceInfo, ThreadRef
from syncd.retry import Retry, SourceError, Unavailable

__all__ = [
    "Connector",
    "Cursor",
    "Duration",
    "Identity",
    "Page",
    "Secret",
    "SourceError",
    "SourceSettings",
    "Unauthorized",
    "Unavailable",
    "Unreadable",
    "duration",
    "written",
]

Cursor: TypeAlias = Mapping[str, Json]
"""Where reading goes on. Opaque to syncd; survives JSON. Each top-level key is stored apart, and only those
whose value changed are written, so a connector with many objects keeps one key for each."""


class Unauthorized(SourceError):
    """A person must act: the source stops, with one notice. ``advice`` is one sentence that says what to do."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(f"{problem}: {advice}")
        self.problem = masked(problem)
        self.advice = masked(advice)


class Unreadable(SourceError):
    """This item is not what the tool promises: it goes to quarantine with its payload, and polling goes on."""

    def __init__(self, item: Item, problem: str) -> None:
        super().__init__(f"{item.kind} {item.id}: {problem}")
        self.item = item
        self.problem = masked(problem)


_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def duration(value: object) -> object:
    """``"90s"``, ``"5m"``, ``"1h30m"``, ``"4h"``, ``"14d"``, ``"0m"`` as a timedelta; ValueError for anything else."""
    if isinstance(value, timedelta):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"(?:\d+[smhdw])+", value.strip()):
        raise ValueError('write a time as "30s", "5m", "4h", "1h30m" or "14d"')
    parts = re.findall(r"(\d+)([smhdw])", value)
    try:
        return sum((timedelta(**{_UNITS[unit]: int(number)}) for number, unit in parts), timedelta())
    except OverflowError:
        raise ValueError("this is longer than a time can be") from None


def written(time: timedelta) -> str:
    """A time as ``duration`` reads it, in whole seconds: ``"1h30m"``, ``"14d"``, ``"0s"``."""
    left, text = int(time.total_seconds()), ""
    for unit, seconds in (("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1)):
        if unit != "d" or left % seconds == 0:  # "36h", not "1d12h": a day of working time is no calendar day
            count, left = divmod(left, seconds)
            text += f"{count}{unit}" if count else ""
    return text or "0s"


Duration = Annotated[timedelta, BeforeValidator(duration, json_schema_input_type=str)]


class Secret(BaseModel):
    """A secret by reference: the name of an environment variable, a file, or a systemd credential.

    It prints as ``***``, is read when it is used, so that a rotated token needs no restart, and is never stored.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    env: str = ""
    file: Path | None = None
    credential: str = ""

    @model_validator(mode="before")
    @classmethod
    def _not_in_the_file(cls, value: object) -> object:
        if isinstance(value, str):
            raise ValueError(
                'a secret does not stand in the config: write { env = "NAME" }, { file = "PATH" } '
                'or { credential = "NAME" }'
            )
        return value

    @model_validator(mode="after")
    def _readable(self) -> "Secret":
        if sum(map(bool, (self.env, self.file, self.credential))) != 1:
            raise ValueError("name exactly one of env, file and credential")
        try:
            self.reveal()
        except LookupError as problem:
            raise ValueError(str(problem)) from None
        return self

    def reveal(self) -> str:
        """The secret itself; LookupError says where it was looked for and not found, or why it is none.

        From now on it is masked in every error and log, though it may look like no credential.
        """
        value = self._read().strip()
        remember(value)
        return value

    def _read(self) -> str:
        if self.env:
            value = os.environ.get(self.env, "")
            if not value.strip():
                raise LookupError(f"the environment variable {self.env} is not set")
            return value
        if self.file:
            path = self.file
            value = private.read(path)
        else:
            path = Path(os.environ.get("CREDENTIALS_DIRECTORY", "/run/credentials/syncd")) / self.credential
            value = private.read_handed_over(path)
        if not value.strip():
            raise LookupError(f"the secret's file {path} is empty")
        return value

    def token(self) -> str:
        """The secret, fit for a header; Unauthorized where it is missing, or is not one token on one line."""
        try:
            token = self.reveal()
        except LookupError as error:
            raise Unauthorized(f"the token of this source is missing ({error})", "set it and try again") from None
        if not (token.isascii() and token.isprintable()) or " " in token:
            raise Unauthorized("the token of this source is not one token", "put only the token there, on one line")
        return token

    def __repr__(self) -> str:
        return MASK

    __str__ = __repr__


class SourceSettings(BaseModel):
    """What every source is configured with; a connector's own settings inherit from it and add theirs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", description="a name of your choice, used everywhere")
    type: str = Field(description="the connector: slack, jira, or one that a plug-in brings")
    insecure: bool = Field(default=False, description="true: base_url may be http, and the token is sent unencrypted")
    base_url: AnyHttpUrl = Field(description="where the tool's API is")
    poll_every: Duration = Field(default=timedelta(minutes=1), gt=timedelta(0), description="how often it is asked")
    poll_timeout: Duration = Field(
        default=timedelta(minutes=10), ge=timedelta(seconds=10), description="how long one poll may take"
    )
    enabled: bool = Field(default=True, description="false: kept in the config, not polled")

    @field_validator("base_url")
    @classmethod
    def _keeps_the_token_secret(cls, url: AnyHttpUrl, info: ValidationInfo) -> AnyHttpUrl:
        if url.username is not None or url.password is not None:
            raise ValueError("a name or password does not stand in the address: the connector has keys for them")
        if is_no_tool(url.host or ""):
            raise ValueError("no tool is at this address: link-local and metadata addresses are never asked")
        if not info.data.get("insecure") and not keeps_a_secret(str(url)):
            raise ValueError("the token would be sent unencrypted: write https, or insecure = true if that is meant")
        return url

    @property
    def info(self) -> SourceInfo:
        """What the mapping of this source may know."""
        return SourceInfo(self.name, self.type, str(self.base_url))


@dataclass(frozen=True, slots=True)
class Page:
    """A commit point: these items' events and this cursor are stored in one transaction.

    ``cursor`` is the whole cursor as of this page. ``extents`` say of which stretches the items are everything.
    The ids of an item's events begin with the item's id, so that an item which cannot be read does not make its events
    seem gone; where an item's own id cannot be read, it ends with ``?``, and the page's extents are passed over.
    """

    items: Sequence[Item]
    cursor: Cursor
    extents: Sequence[Extent] = ()


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose credentials a source has. ``missing`` names absent scopes; ``advice`` says, a line each, what to do."""

    account: Account
    workspace: str
    scopes: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()


S = TypeVar("S", bound=SourceSettings)


class Connector(ABC, Generic[S]):
    """Reads one source. At least once: an item may come again, none is left out.

    Made cheaply, without network; the tool is first spoken to in ``check``, ``accounts`` or ``pull``. Each may raise
    Unauthorized, Unavailable, or (``pull``) nothing for an item it cannot read: that is the mapping's to say.
    Every request goes through ``self.retry``, which paces, retries and counts it.
    """

    settings_type: ClassVar[type[Any]]

    def __init__(self, settings: S, retry: Retry) -> None:
        self.settings = settings
        self.retry = retry

    @abstractmethod
    def check(self) -> Identity:
        """Whose credentials these are, and which scopes are missing."""

    @abstractmethod
    def accounts(self) -> Iterator[Account]:
        """The directory, for joining accounts to persons; with e-mails where the tool gives them."""

    @abstractmethod
    def pull(self, cursor: Cursor, watch: Sequence[ThreadRef]) -> Iterator[Page]:
        """What happened since ``cursor`` (empty: since the backfill's beginning), and in the watched threads.

        Ends when all that is due has been read. Raises Unavailable when the quota ran out before that: what was
        yielded is kept, and the next call goes on from the last cursor. Of a thread to ``verify`` there is always an
        item, or an extent where it is gone: where neither comes it cannot be read, and nobody is told of its asks.
        """

    def close(self) -> None:
        """Lets go of connections. Called once, from the thread that polls."""
