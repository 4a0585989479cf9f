"""Reads a config file: all its problems at once, or the settings."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

from pydantic import BaseModel

from syncd.connector import SourceSettings
from syncd.settings import agreement
from syncd.settings.lines import locate
from syncd.settings.problems import ConfigError, Problem, did_you_mean, place
from syncd.settings.sections import (
    Config,
    PersonSection,
    PlaceSection,
    PolicySection,
    Sections,
    StoreSection,
    TeamSection,
)
from syncd.settings.settings import Settings
from syncd.settings.storage import full_url
from syncd.settings.validation import Checked, Found, check

LARGEST = 1_000_000
M = TypeVar("M", bound=BaseModel)


class UnknownType(LookupError):
    """No connector of this type is installed."""


class BrokenType(LookupError):
    """The connector of this type is installed, but cannot be used; the text says why."""


class SourceTypes(Protocol):
    """The connectors that there are, as far as a config needs to know them."""

    def names(self) -> Sequence[str]:
        """Their types."""

    def settings_type(self, type_: str) -> type[SourceSettings]:
        """What a source of this type is configured with. Raises UnknownType or BrokenType."""


def load(path: Path | str, types: SourceTypes) -> Settings:
    """The settings of a file. Raises ConfigError with every problem of it, whatever the file holds.

    A source whose connector is broken is no problem of the config: it stands in ``Settings.stopped``.
    """
    file = Path(path)
    return parse(_read(file), file, types)


def parse(text: str, file: Path, types: SourceTypes) -> Settings:
    """The settings of a text, whose relative paths are relative to the folder of ``file``."""
    raw = _toml(text, file)
    reading = _Reading(raw, types)
    settings = reading.settings(file)
    if settings is None:
        lines = locate(text)
        raise ConfigError(str(file), {_problem(path, message, lines) for path, message in reading.found})
    return settings


def store_url(path: Path | str) -> str:
    """The address of the store, though the rest of the config may be wrong; empty where it cannot be told."""
    file = Path(path)
    try:
        section = StoreSection.model_validate(_toml(_read(file), file).get("store", {}))
        password = section.password.reveal() if section.password else ""
    except (ConfigError, ValueError, LookupError):
        return ""
    return full_url(section.url, password, file.absolute().parent)


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise _unusable(file, "there is no such file: write one with `syncd init`, or name another") from None
    except IsADirectoryError:
        raise _unusable(file, "this is a folder: name the file in it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise _unusable(file, f"cannot be read: {reason}") from None
    if len(content) > LARGEST:
        raise _unusable(file, "is larger than a config can be (1 MB): is it the right file?")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _unusable(file, "is not UTF-8: save it in that encoding", line) from None


def _toml(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _unusable(file, "is nested too deeply to be read") from None
    except ValueError as error:
        found = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        reason = str(error).partition(" (at ")[0]
        column = f", column {found[2]}" if found else ""
        line = int(found[1]) if found else text.count("\n") + 1
        raise _unusable(file, f"is no TOML{column}: {reason}", line) from None


def _unusable(file: Path, message: str, line: int | None = None) -> ConfigError:
    return ConfigError(str(file), [Problem("", message, line)])


def _problem(path: tuple[str | int, ...], message: str, lines: Mapping[tuple[str | int, ...], int]) -> Problem:
    above = (lines[path[:length]] for length in range(len(path), 0, -1) if path[:length] in lines)
    return Problem(place(path), message, next(above, None))


class _Reading:
    """One pass over a config: every section that can be read, and every problem found."""

    def __init__(self, raw: Mapping[str, Any], types: SourceTypes) -> None:
        self.raw = raw
        self.types = types
        self.found: list[Found] = []
        self.stopped: dict[str, str] = {}
        self.sources: dict[int, SourceSettings] = {}

    def settings(self, file: Path) -> Settings | None:
        """The settings; None where there is any problem."""
        for key in self.raw.keys() - Config.model_fields.keys() - {"sources"}:
            hint = did_you_mean(key, [*Config.model_fields, "sources"])
            self.found.append(((key,), f'unknown key "{key}"{hint}'))
        self._read_sources()
        listed: dict[str, Mapping[int, Any]] = {
            "people": self._each("people", PersonSection),
            "places": self._each("places", PlaceSection),
            "policies": self._each("policies", PolicySection),
        }
        team = self._read_team()
        rest = self._keep(check(Sections, {key: self.raw[key] for key in Sections.model_fields if key in self.raw}, ()))
        self.found += agreement.disagreements(self._draft(team, rest or Sections(), listed))
        if self.found or team is None or rest is None:
            return None
        lists = {key: tuple(items.values()) for key, items in listed.items()}
        config = Config.model_validate({**dict(rest), **lists, "team": team})
        return Settings(file, config, tuple(self.sources.values()), self.stopped)

    def _read_team(self) -> TeamSection | None:
        if "team" in self.raw:
            return self._keep(check(TeamSection, self.raw["team"], ("team",)))
        self.found.append((("team",), "is missing: add [team] with members and owner, so that answers can be told"))
        return None

    def _keep(self, checked: Checked[M]) -> M | None:
        self.found += checked.problems
        return checked.value

    def _tables(self, key: str) -> list[Any]:
        tables = self.raw.get(key, [])
        if isinstance(tables, list):
            return tables
        self.found.append(((key,), f"stands for several: write [[{key}]], in double brackets"))
        return []

    def _each(self, key: str, model: type[M]) -> dict[int, M]:
        checked = {number: self._keep(check(model, raw, (key, number))) for number, raw in enumerate(self._tables(key))}
        return {number: value for number, value in checked.items() if value is not None}

    def _read_sources(self) -> None:
        tables = self._tables("sources")
        if not tables and "sources" not in self.raw:
            self.found.append((("sources",), "there is no source: add a [[sources]] section for each tool"))
        names: dict[str, int] = {}
        for number, raw in enumerate(tables):
            self._read_source(number, raw)
            name = raw.get("name") if isinstance(raw, dict) else None
            if isinstance(name, str) and names.setdefault(name, number) != number:
                self.found.append((("sources", number, "name"), f'"{name}" is the name of another source too'))

    def _read_source(self, number: int, raw: Any) -> None:
        path = ("sources", number)
        type_ = raw.get("type") if isinstance(raw, dict) else None
        if not isinstance(type_, str):
            there = " or ".join(f'"{name}"' for name in self.types.names())
            self.found.append(((*path, "type"), f"is missing: write type = {there}"))
            return
        try:
            model = self.types.settings_type(type_)
        except BrokenType as broken:
            self.stopped[str(raw.get("name", number))] = str(broken)
            return
        except UnknownType:
            known = self.types.names()
            hint = did_you_mean(type_, known) or f" (there are: {', '.join(known)})"
            self.found.append(((*path, "type"), f'no connector of type "{type_}" is installed{hint}'))
            return
        source = self._keep(check(model, raw, path))
        if source is not None:
            self.sources[number] = source

    def _draft(
        self, team: TeamSection | None, rest: Sections, listed: Mapping[str, Mapping[int, Any]]
    ) -> agreement.Draft:
        tables = [raw for raw in self._tables_of("sources") if isinstance(raw.get("name"), str)]
        unread = [raw for number, raw in enumerate(self._tables_of("people")) if number not in listed["people"]]
        accounts = [raw.get("accounts") for raw in unread]
        unsure = [account for given in accounts if isinstance(given, list) for account in given]
        return agreement.Draft(
            {raw["name"]: str(raw.get("type", "")) for raw in reversed(tables)},
            team,
            listed["people"],
            listed["places"],
            listed["policies"],
            rest.hours,
            rest.alerts.slack,
            frozenset(str(reference) for reference in [*unsure, *(raw.get("name") for raw in unread)]),
        )

    def _tables_of(self, key: str) -> list[dict[str, Any]]:
        tables = self.raw.get(key)
        return [raw for raw in tables if isinstance(raw, dict)] if isinstance(tables, list) else []
