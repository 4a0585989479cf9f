"""Plug-ins are found by their entry points, imported late, and fail alone."""

from pathlib import Path

import pytest
from configs import FakeConnector, no_events

from syncd.plugins import Offer, Plugin, Registry, check_names
from syncd.settings import BrokenType, ConfigError, UnknownType

HERE = Path("/opt/syncd/lib")
FOLDERS = {"syncd": HERE, "connectors": HERE, "mappings": HERE}


def failing(error: BaseException) -> Offer:
    def load() -> object:
        raise error

    return Offer("syncd-notes", load)


def giving(value: object, by: str = "syncd-notes") -> Offer:
    return Offer(by, lambda: value)


class NoSettings(FakeConnector):
    """A connector whose author forgot what it is configured with."""

    settings_type = dict


@pytest.mark.parametrize(
    ("connectors", "mappings", "said"),
    [
        ([failing(ImportError("no module named x"))], [giving(no_events)], "(ImportError: no module named x)"),
        ([failing(SyntaxError("bad"))], [giving(no_events)], "cannot be imported (SyntaxError: bad)"),
        ([failing(SystemExit(3))], [giving(no_events)], "cannot be imported (SystemExit: 3)"),
        ([failing(AttributeError("a\nb"))], [giving(no_events)], "(AttributeError: a)"),
        ([giving(FakeConnector)], [failing(ImportError("x"))], "the mapping notes of syncd-notes cannot be imported"),
        ([giving(FakeConnector)], [], "no mapping of that name"),
        ([giving(FakeConnector)], [giving(5)], "the mapping notes cannot be called"),
        ([giving(5)], [giving(no_events)], "is no subclass of syncd.connector.Connector"),
        ([giving(dict)], [giving(no_events)], "is no subclass of syncd.connector.Connector"),
        ([giving(NoSettings)], [giving(no_events)], "no settings_type"),
        (
            [giving(FakeConnector), giving(FakeConnector, "evil")],
            [giving(no_events)],
            "evil and syncd-notes both bring",
        ),
    ],
)
def test_a_plug_in_that_cannot_be_used_says_why_and_stops_no_other(connectors, mappings, said):
    registry = Registry(
        {"notes": connectors, "good": [giving(FakeConnector)]}, {"notes": mappings, "good": [giving(no_events)]}
    )
    good, notes = registry.statuses()
    assert (good.type, good.problem) == ("good", "")
    assert said in notes.problem
    with pytest.raises(BrokenType):
        registry.get("notes")
    assert registry.get("good") == Plugin("good", FakeConnector, no_events)


def test_nothing_is_imported_before_it_is_used():
    registry = Registry({"notes": [failing(AssertionError("imported"))]}, {})
    assert registry.names() == ("notes",)


def test_each_is_imported_once():
    imported = []
    registry = Registry(
        {"notes": [Offer("x", lambda: imported.append(1) or FakeConnector)]}, {"notes": [giving(no_events)]}
    )
    assert registry.get("notes") is registry.get("notes")
    assert imported == [1]


def test_an_unknown_type_is_told_from_a_broken_one():
    with pytest.raises(UnknownType, match='no connector of type "notes" is installed'):
        Registry.of().get("notes")


def test_syncds_own_connectors_come_through_the_same_door():
    statuses = {status.type: status for status in Registry.installed().statuses()}
    for type_ in ("slack", "jira"):
        assert (statuses[type_].distributions, statuses[type_].problem) == (("syncd",), "")


def test_this_installation_is_syncds_own():
    check_names()


@pytest.mark.parametrize(
    ("owners", "folders", "said"),
    [
        ({"connectors": ["syncd", "airbyte-x"]}, FOLDERS, 'the package "connectors" is also installed by airbyte-x'),
        ({"mappings": ["maps"]}, FOLDERS, 'the package "mappings" is also installed by maps'),
        ({"syncd": ["Syncd", "sync.d"]}, FOLDERS, 'the package "syncd" is also installed by sync.d'),
        ({}, {**FOLDERS, "connectors": Path("/home/me")}, "comes from /home/me, not from /opt/syncd/lib"),
        ({}, {**FOLDERS, "mappings": None}, "comes from nowhere"),
    ],
)
def test_syncd_refuses_to_run_on_somebody_elses_packages(owners, folders, said):
    with pytest.raises(ConfigError) as caught:
        check_names(owners, folders)
    assert said in str(caught.value)
    check_names({"connectors": ["syncd"], "mappings": ["Syncd"]}, FOLDERS)
