"""Finds connectors and mappings by their entry points: the door that syncd's own use, and anyone else's."""

import importlib.util
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any, TypeAlias

from syncd.connector import Connector, SourceSettings
from syncd.model import Event, Item, SourceInfo
from syncd.settings import BrokenType, ConfigError, Problem, UnknownType

Events: TypeAlias = Callable[[SourceInfo, Item], Iterator[Event]]
ConnectorClass: TypeAlias = type[Connector[Any]]
PACKAGES = ("syncd", "connectors", "mappings")


@dataclass(frozen=True, slots=True)
class Plugin:
    """A type of source: its connector class, and the mapping of its items to events."""

    type: str
    connector: ConnectorClass
    mapping: Events


@dataclass(frozen=True, slots=True)
class Offer:
    """What an entry point offers: who brings it, and how to import it."""

    distribution: str
    load: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Status:
    """Whether a plug-in can be used: ``problem`` is empty, or says why it cannot and what to do."""

    type: str
    distributions: tuple[str, ...]
    problem: str = ""


class Registry:
    """The plug-ins that are there. Each is imported when it is first used; one that fails never stops the others."""

    def __init__(self, connectors: Mapping[str, Sequence[Offer]], mappings: Mapping[str, Sequence[Offer]]) -> None:
        self._connectors = connectors
        self._mappings = mappings
        self._plugins: dict[str, Plugin | BrokenType] = {}

    @classmethod
    def installed(cls) -> "Registry":
        """Those of all installed distributions."""
        return cls(_offers("syncd.connectors"), _offers("syncd.mappings"))

    @classmethod
    def of(cls, *plugins: Plugin) -> "Registry":
        """These and no others."""
        given = {plugin.type: plugin for plugin in plugins}
        registry = cls(dict.fromkeys(given, ()), {})
        registry._plugins.update(given)
        return registry

    def names(self) -> tuple[str, ...]:
        """The types of source that there are, also those that turn out to be broken."""
        return tuple(sorted(self._connectors))

    def get(self, type_: str) -> Plugin:
        """The plug-in of a type. Raises UnknownType, or BrokenType with the reason."""
        if type_ not in self._connectors:
            raise UnknownType(f'no connector of type "{type_}" is installed')
        if type_ not in self._plugins:
            try:
                self._plugins[type_] = self._import(type_)
            except BrokenType as broken:
                self._plugins[type_] = broken
        found = self._plugins[type_]
        if isinstance(found, BrokenType):
            raise found
        return found

    def settings_type(self, type_: str) -> type[SourceSettings]:
        """What a source of this type is configured with. Raises UnknownType or BrokenType."""
        settings: type[SourceSettings] = self.get(type_).connector.settings_type
        return settings

    def statuses(self) -> list[Status]:
        """The honest status of every plug-in; imports them all."""
        found = []
        for type_ in self.names():
            try:
                self.get(type_)
                problem = ""
            except BrokenType as broken:
                problem = str(broken)
            found.append(Status(type_, tuple(offer.distribution for offer in self._connectors[type_]), problem))
        return found

    def _import(self, type_: str) -> Plugin:
        connector = _load(type_, "connector", self._connectors.get(type_, ()))
        mapping = _load(type_, "mapping", self._mappings.get(type_, ()))
        if not (isinstance(connector, type) and issubclass(connector, Connector)):
            raise BrokenType(f"the connector {type_} is no subclass of syncd.connector.Connector: tell its author")
        settings = getattr(connector, "settings_type", None)
        if not (isinstance(settings, type) and issubclass(settings, SourceSettings)):
            raise BrokenType(
                f"the connector {type_} has no settings_type that inherits SourceSettings: tell its author"
            )
        if not callable(mapping):
            raise BrokenType(f"the mapping {type_} cannot be called: tell its author")
        return Plugin(type_, connector, mapping)


def _load(type_: str, part: str, offers: Sequence[Offer]) -> object:
    if not offers:
        raise BrokenType(f"there is a connector {type_}, but no {part} of that name: install the rest of the plug-in")
    if len(offers) > 1:
        brought = " and ".join(sorted(offer.distribution for offer in offers))
        raise BrokenType(f"{brought} both bring a {part} {type_}: uninstall one of them")
    try:
        return offers[0].load()
    except (Exception, SystemExit) as error:  # foreign code may fail in any way, and stops only itself
        by = f" of {offers[0].distribution}" if offers[0].distribution else ""
        reason = f"{type(error).__name__}: {error}".splitlines()[0]
        raise BrokenType(f"the {part} {type_}{by} cannot be imported ({reason}): reinstall or update it") from error


def _offers(group: str) -> dict[str, list[Offer]]:
    found: dict[str, dict[str, Offer]] = {}
    # A distribution parses all its metadata anew each time it is asked for its name.
    names: dict[int, str] = {}
    for point in metadata.entry_points(group=group):
        if id(point.dist) not in names:
            names[id(point.dist)] = point.dist.name if point.dist else "an unknown distribution"
        distribution = names[id(point.dist)]
        # The same distribution may be found twice on the path, as an editable install and as metadata.
        found.setdefault(point.name, {})[_normal(distribution)] = Offer(distribution, point.load)
    return {name: list(offers.values()) for name, offers in found.items()}


def check_names(
    owners: Mapping[str, Iterable[str]] | None = None, folders: Mapping[str, Path | None] | None = None
) -> None:
    """Raises ConfigError when one of the three import packages is not, or not only, syncd's own.

    Their names are common words. Another distribution that installs ``connectors`` too overwrites ours, or the
    other way round, and syncd must not run on somebody else's code with its own tokens.
    """
    owners = _owners(metadata.distributions()) if owners is None else owners
    folders = {name: _folder(name) for name in PACKAGES} if folders is None else folders
    problems = []
    for name in PACKAGES:
        others = sorted({other for other in owners.get(name, ()) if _normal(other) != "syncd"})
        if others:
            advice = "give syncd a virtual environment of its own, and install it there again"
            problems.append(Problem("", f'the package "{name}" is also installed by {", ".join(others)}: {advice}'))
        elif folders[name] != folders["syncd"]:
            beside = f"comes from {folders[name] or 'nowhere'}, not from {folders['syncd']} like syncd: remove it"
            problems.append(Problem("", f'the package "{name}" {beside}'))
    if problems:
        raise ConfigError("this installation of syncd", problems)


def _owners(distributions: Iterable[metadata.Distribution]) -> dict[str, list[str]]:
    """Which distributions install each of our packages, by their lists of files.

    ``metadata.packages_distributions`` says it of all packages, but reads every list line by line: a tenth of a start.
    """
    owners: dict[str, list[str]] = {name: [] for name in PACKAGES}
    for distribution in distributions:
        declared = (distribution.read_text("top_level.txt") or "").split()
        listed = "\n" + (distribution.read_text("RECORD") or "")
        for name in PACKAGES:
            if name in declared or f"\n{name}/" in listed or f"\n{name}.py," in listed:
                owners[name].append(distribution.name)
    return owners


def _folder(package: str) -> Path | None:
    """The folder in which a package lies, found without importing it."""
    spec = importlib.util.find_spec(package)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]).resolve().parent if places else None


def _normal(distribution: str) -> str:
    """https://packaging.python.org/en/latest/specifications/name-normalization/"""
    return re.sub(r"[-_.]+", "-", distribution).lower()
