"""Configs for tests: a plug-in that needs no tool, and a file that holds it all, to be bent in one place."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from syncd.connector import Connector, Cursor, Duration, Identity, Page, Secret, SourceSettings
from syncd.model import Account, Event, Item, SourceInfo, ThreadRef
from syncd.plugins import Plugin, Registry
from syncd.settings import ConfigError, Settings, load

TOKEN = "xoxb-canary-7f3a"

GOOD = """
timezone = "Europe/Berlin"

[team]
members = ["mia@acme.test", "li@acme.test"]
owner = "mia@acme.test"

[[sources]]
name = "acme-slack"
type = "slack"
base_url = "https://slack.com/api/"
token = { env = "TEST_TOKEN" }

[[sources]]
name = "acme-fake"
type = "fake"
base_url = "https://fake.test"
token = { env = "TEST_TOKEN" }

[[people]]
name = "Dana Ruiz"
accounts = ["dana@partner.test", "acme-fake:77"]
tier = "executive"

[[policies]]
tier = "executive"
answer_within = "4h"

[alerts.slack]
source = "acme-slack"
channel = "#waiting-on-us"
"""


class FakeSettings(SourceSettings):
    """What a fake source is configured with."""

    token: Secret
    backfill: Duration = timedelta(days=30)
    only: tuple[str, ...] = ()
    limit: int | str = 5


class FakeConnector(Connector[FakeSettings]):
    """Reads nothing."""

    settings_type = FakeSettings

    def check(self) -> Identity:
        return Identity(Account("acme-fake", "me"), "fake")

    def accounts(self) -> Iterator[Account]:
        return iter(())

    def pull(self, cursor: Cursor, watch: Sequence[ThreadRef]) -> Iterator[Page]:
        return iter(())


def no_events(source: SourceInfo, item: Item) -> Iterator[Event]:
    return iter(())


def registry() -> Registry:
    return Registry.of(Plugin("slack", FakeConnector, no_events), Plugin("fake", FakeConnector, no_events))


def settings_of(folder: Path, text: str = GOOD) -> Settings:
    file = folder / "syncd.toml"
    file.write_text(text, encoding="utf-8")
    return load(file, registry())


def problems_of(folder: Path, text: str) -> dict[str, str]:
    """What is wrong with a config: the message by the place."""
    with pytest.raises(ConfigError) as caught:
        settings_of(folder, text)
    found = caught.value.problems
    assert len({(problem.place, problem.message) for problem in found}) == len(found)
    return {problem.place: problem.message for problem in found}
