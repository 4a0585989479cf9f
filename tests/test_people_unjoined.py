"""Namesakes that nothing joins are listed with what to paste, and pasting it joins them; a name joins nobody."""

import json
import tomllib

import pytest
from secret_file import secret_file
from typer.testing import CliRunner

from syncd.cli.app import app
from syncd.model import Account, Role
from syncd.rules.people import People, PersonConfig
from syncd.rules.unjoined import Unjoined, unjoined
from syncd.store.database import Database
from syncd.store.directory import Directory

OWNER = "mia@acme.test"
DANA = Account("slack", "U2", "Dana Ruiz", "dana@partner.test")
HIDDEN = Account("jira", "5b", "Dana Ruiz")
GONE = Account("asana", "9", "Dana Ruiz", "dana@old.test", active=False)


def everybody(*accounts: Account, config: tuple[PersonConfig, ...] = (), members: tuple[str, ...] = (OWNER,)) -> People:
    return People(config, members, OWNER, accounts)


def found(*accounts: Account, **known) -> list[Unjoined]:
    return list(unjoined(everybody(*accounts, **known)))


def pasted(paste: str) -> tuple[PersonConfig, ...]:
    return tuple(PersonConfig(p["name"], tuple(p["accounts"])) for p in tomllib.loads(paste)["people"])


def keys(group: Unjoined) -> list[str]:
    return [account.key for account in group.accounts]


def test_an_account_without_an_e_mail_is_listed_beside_its_namesake_and_stays_alone():
    people = everybody(DANA, HIDDEN)
    (group,) = unjoined(people)
    assert (group.name, keys(group), [p.id for p in group.others]) == ("Dana Ruiz", ["jira:5b"], ["dana@partner.test"])
    assert group.pastes == ('[[people]]\nname = "Dana Ruiz"\naccounts = ["dana@partner.test", "jira:5b"]',)
    assert people.person(DANA) is not people.person(HIDDEN)


@pytest.mark.parametrize(
    ("accounts", "alone"),
    [
        ((DANA, GONE), ["asana:9"]),
        ((DANA, GONE, HIDDEN), ["asana:9", "jira:5b"]),
        ((HIDDEN, GONE), ["asana:9", "jira:5b"]),
        ((HIDDEN, Account("jira", "5c", "Dana Ruiz")), ["jira:5b", "jira:5c"]),
        ((Account("jira", "1", "Jose\u0301"), Account("asana", "2", " José ", "jose@x.test")), ["jira:1"]),
    ],
)
def test_pasting_what_is_listed_makes_one_person_of_them_and_ends_the_list(accounts, alone):
    (group,) = found(*accounts)
    assert keys(group) == alone
    people = everybody(*accounts, config=pasted(group.pastes[0]))
    assert len({people.person(account).id for account in accounts}) == 1
    assert unjoined(people) == ()


@pytest.mark.parametrize(
    "accounts",
    [
        (DANA,),
        (HIDDEN,),
        (DANA, Account("jira", "5b", "Dana Ruiz", "dana@partner.test")),
        (DANA, Account("jira", "5b", "Dana Ruiz", "dana@other.test")),
        (DANA, Account("jira", "5b", "dana ruiz")),
        (DANA, Account("jira", "5b", "Dana")),
        (DANA, Account("slack", "B2", "Dana Ruiz", bot=True)),
        (Account("jira", "1"), Account("asana", "1")),
    ],
)
def test_nothing_is_listed_where_accounts_are_joined_surely_two_or_not_called_the_same(accounts):
    assert found(*accounts) == []


def test_where_two_bear_the_name_each_possibility_is_written_out():
    (group,) = found(DANA, Account("slack", "U3", "Dana Ruiz", "dana@acme.test"), HIDDEN)
    assert [pasted(paste)[0].accounts for paste in group.pastes] == [
        ("dana@acme.test", "jira:5b"),
        ("dana@partner.test", "jira:5b"),
    ]


def test_whom_the_config_names_already_gets_a_longer_list_of_accounts_not_a_second_block():
    (group,) = found(DANA, HIDDEN, config=(PersonConfig("Dana", ("dana@partner.test",), tier="executive"),))
    assert "[[people]]" not in group.pastes[0].splitlines()[1]
    assert tomllib.loads(group.pastes[0]) == {"accounts": ["dana@partner.test", "jira:5b"]}
    assert '"Dana"' in group.pastes[0]


def test_namesakes_whom_the_config_tells_apart_are_two_people():
    assert found(DANA, HIDDEN, config=(PersonConfig("Dana Ruiz (Jira)", ("jira:5b",)),)) == []


def test_a_program_by_config_and_the_ignored_are_left_out():
    assert found(DANA, HIDDEN, config=(PersonConfig("Dana", ("jira:5b",), Role.IGNORED),)) == []


def test_a_member_named_by_account_alone_is_listed_too():
    (group,) = found(DANA, HIDDEN, members=(OWNER, "jira:5b"))
    people = everybody(DANA, HIDDEN, members=(OWNER, "jira:5b"), config=pasted(group.pastes[0]))
    assert people.person(DANA).role is Role.TEAM


@pytest.mark.parametrize(
    "name", ['Da"na\\', "Dana\x7f\x1b[31m", "Dana\u202eziuR", "दाना 達娜 🦄", "D\U000e0041", "]] #\nx=1"]
)
def test_whatever_somebody_is_called_the_lines_are_toml_and_safe_to_show(name):
    (group,) = found(Account("slack", "U2", name, "dana@partner.test"), Account("jira", 'a"\\\x00', name))
    assert all(line.isprintable() for line in group.pastes[0].split("\n"))
    (person,) = pasted(group.pastes[0])
    assert person == PersonConfig(group.name, ("dana@partner.test", 'jira:a"\\\x00'))


@pytest.fixture
def config(tmp_path):
    """A config whose store knows Dana in two tools, joined by nothing."""
    secret_file(tmp_path / "token", "xoxb-1")
    file = tmp_path / "syncd.toml"
    file.write_text(
        f'[team]\nmembers = ["{OWNER}"]\nowner = "{OWNER}"\n[store]\nurl = "sqlite:///syncd.db"\n'
        '[[sources]]\nname = "slack"\ntype = "slack"\ntoken = { file = "token" }\nbase_url = "https://slack.com/api/"\n',
        encoding="utf-8",
    )
    database = Database.open(f"sqlite:///{tmp_path}/syncd.db")
    Directory(database).put([DANA, HIDDEN, Account("slack", "U1", "Mia Berg", OWNER)])
    database.close()
    return file


def test_people_shows_what_could_not_be_joined_and_its_lines_go_into_the_config(config, monkeypatch):
    monkeypatch.chdir(config.parent)
    shown = CliRunner().invoke(app, ["people", "--config", str(config)])
    assert shown.exit_code == 0, shown.output
    assert "jira:5b  without an e-mail" in shown.output
    paste = shown.output[shown.output.index("\n[[people]]\n") :]
    config.write_text(config.read_text(encoding="utf-8") + paste, encoding="utf-8")
    again = CliRunner().invoke(app, ["people", "--config", str(config), "--json"])
    known = json.loads(again.output)
    assert known["unjoined"] == []
    dana = next(person for person in known["people"] if person["name"] == "Dana Ruiz")
    assert {a["account"]: a["joined"] for a in dana["accounts"]} == {"jira:5b": "config", "slack:U2": "email"}


def test_people_gives_the_same_to_machines(config, monkeypatch):
    monkeypatch.chdir(config.parent)
    known = json.loads(CliRunner().invoke(app, ["people", "--config", str(config), "--json"]).output)
    assert {person["name"] for person in known["people"]} == {"Dana Ruiz", "Mia Berg"}
    (group,) = known["unjoined"]
    assert (group["name"], group["accounts"], group["others"]) == ("Dana Ruiz", ["jira:5b"], ["dana@partner.test"])
    assert pasted(group["paste"][0])[0].accounts == ("dana@partner.test", "jira:5b")
