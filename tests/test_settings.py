"""What a config gives to the parts: sources, people, policies, places, hours, the store's address, a masked print."""

import tomllib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from configs import GOOD, TOKEN, FakeSettings, no_events, registry, settings_of

from syncd.model import Account, Place, Role
from syncd.plugins import Offer, Registry
from syncd.settings import load, masked

DESIGN = Path(__file__).resolve().parents[2] / "shared" / "design.md"
HELP = Place("C1", "help")


@pytest.fixture(autouse=True)
def _token(monkeypatch):
    monkeypatch.setenv("TEST_TOKEN", TOKEN)


@pytest.mark.skipif(not DESIGN.exists(), reason="the design is not here")
def test_the_example_of_the_design_loads_verbatim(tmp_path, monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", TOKEN)
    text = DESIGN.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    settings = settings_of(tmp_path, text)
    assert [source.name for source in settings.sources] == ["acme-slack"]
    assert settings.slack.channel == "#waiting-on-us"


def test_each_source_has_the_settings_that_its_connector_wants(tmp_path):
    slack, fake = settings_of(tmp_path).sources
    assert isinstance(fake, FakeSettings)
    assert (slack.name, fake.backfill, fake.poll_every) == ("acme-slack", timedelta(days=30), timedelta(minutes=1))
    assert fake.token.reveal() == TOKEN


def test_the_alerts_go_out_with_the_token_of_their_source(tmp_path):
    settings = settings_of(tmp_path)
    assert settings.alert_source is settings.sources[0]
    without = settings_of(tmp_path, GOOD.partition("[alerts.slack]")[0])
    assert (without.slack, without.alert_source) == (None, None)


@pytest.mark.parametrize(
    ("store", "url"),
    [
        ("", "sqlite:///{folder}/syncd.db"),
        ('[store]\nurl = "sqlite:///data/syncd.db"', "sqlite:///{folder}/data/syncd.db"),
        ('[store]\nurl = "sqlite:////var/lib/syncd.db"', "sqlite:////var/lib/syncd.db"),
        ('[store]\nurl = "postgresql://me@db:5433/syncd"', "postgresql://me@db:5433/syncd"),
        (
            '[store]\nurl = "postgresql://me@db/syncd?sslmode=require"\npassword = { env = "DB_PASSWORD" }',
            "postgresql://me:p%40ss%2F@db/syncd?sslmode=require",
        ),
    ],
)
def test_the_stores_address_is_absolute_and_complete(tmp_path, monkeypatch, store, url):
    monkeypatch.setenv("DB_PASSWORD", "p@ss/")
    assert settings_of(tmp_path, f"{GOOD}\n{store}\n").store_url == url.format(folder=tmp_path)


def test_a_relative_path_to_the_config_makes_no_relative_store(tmp_path, monkeypatch):
    settings_of(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert load("syncd.toml", registry()).store_url == f"sqlite:///{tmp_path}/syncd.db"


RULES = """
[[people]]
name = "Li Wei"
accounts = ["li@acme.test"]
timezone = "Asia/Shanghai"
hours = { from = "10:00", holidays = "CN" }
leave = [{ from = 2026-12-21, to = "2026-12-31", deputy = "mia@acme.test" }]

[[places]]
source = "acme-slack"
place = "#help"
every_message = true
owner = "Li Wei"

[[policies]]
place = "help"
answer_within = "2h"
warn_before = "30m"
escalate_after = "1h"
remind_every = "4h"
answered_by = "owner"

[hours]
days = ["mon", "tue", "wed", "thu"]
from = "08:00"
to = "16:00"
extra_holidays = [2026-12-24]
"""


def test_the_rules_know_people_policies_and_places(tmp_path):
    accounts = [Account("acme-slack", "U5", "Li", "li@acme.test"), Account("acme-fake", "77", "D.")]
    context = settings_of(tmp_path, GOOD + RULES).context(accounts)
    dana, li = context.people.person(accounts[1]), context.people.person(accounts[0])
    assert (dana.name, dana.tier, dana.role) == ("Dana Ruiz", "executive", Role.STAKEHOLDER)
    assert (li.name, li.role, context.default_owner.id) == ("Li Wei", Role.TEAM, "mia@acme.test")
    assert context.policies.place_rule("acme-slack", HELP).owner == li.id
    policy = context.policies.choose("acme-slack", HELP, "executive")
    assert (policy.answer_within, policy.warn_before) == (timedelta(hours=2), timedelta(minutes=30))
    assert (policy.escalate_after, policy.escalate_to) == (timedelta(hours=1), "mia@acme.test")
    assert (policy.remind_every, policy.answered_by, policy.name) == (timedelta(hours=4), "owner", "help")
    other = context.policies.choose("acme-fake", Place("1"), "executive")
    assert (other.answer_within, other.answered_by) == (timedelta(hours=4), "team")
    assert context.policies.choose("acme-fake", Place("1"), "").answer_within == timedelta(hours=8)


def test_the_teams_way_of_answering_holds_where_a_policy_says_nothing(tmp_path):
    text = GOOD.replace('owner = "mia@acme.test"', 'owner = "mia@acme.test"\nanswered_by = "owner"')
    policies = settings_of(tmp_path, text).context().policies
    assert policies.choose("acme-slack", HELP, "").answered_by == "owner"
    assert policies.choose("acme-slack", HELP, "executive").answered_by == "owner"


def test_hours_of_a_person_are_the_teams_with_what_differs(tmp_path):
    people = settings_of(tmp_path, GOOD + RULES).context().people
    mia, li = (people.calendar(people.by_id(id_)) for id_ in ("mia@acme.test", "li@acme.test"))
    assert mia.week[0] == ((480, 960),)
    assert mia.extra == {date(2026, 12, 24)}
    assert li.week == (((600, 960),),) * 4 + ((),) * 3
    assert (li.holidays, mia.holidays, str(li.zone)) == (("CN",), (), "Asia/Shanghai")
    assert li.on_leave(datetime(2026, 12, 31, 12, tzinfo=UTC)).deputy == "mia@acme.test"


@pytest.mark.parametrize(
    ("team", "own", "monday"),
    [
        (
            'periods = [{ from = "09:00", to = "12:00" }, { from = "13:00", to = "17:00" }]',
            "",
            ((540, 720), (780, 1020)),
        ),
        ('periods = [{ from = "09:00", to = "12:00" }]', 'from = "10:00"', ((600, 1050),)),
        ('from = "08:00"', 'periods = [{ from = "09:00", to = "12:00" }]', ((540, 720),)),
        ('from = "12:00"\nto = "20:00"', 'from = "18:00"', ((1080, 1200),)),
        ('periods = [{ from = "09:00", to = "12:00", days = ["tue"] }]', "", ()),
        ('to = "24:00"', "", ((540, 1440),)),
    ],
)
def test_periods_and_hours_take_each_others_place(tmp_path, team, own, monday):
    person = f'[[people]]\nname = "Li"\naccounts = ["li@acme.test"]\nhours = {{ {own} }}\n'
    people = settings_of(tmp_path, f"{GOOD}\n{person}\n[hours]\n{team}\n").context().people
    assert people.calendar(people.by_id("li@acme.test")).week[0] == monday


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ('"4h"', '"240m"', True),
        ("#waiting-on-us", "#elsewhere", True),
        ("https://fake.test", "https://other.test", True),
        ('"4h"', '"5h"', False),
        ("Europe/Berlin", "Europe/Paris", False),
        ('"li@acme.test"', '"jo@acme.test"', False),
        ('tier = "executive"\n\n', 'tier = "executive"\nrole = "team"\n\n', False),
    ],
)
def test_the_fingerprint_changes_with_what_the_rules_use_and_nothing_else(tmp_path, old, new, same):
    before = settings_of(tmp_path).fingerprint()
    assert (settings_of(tmp_path, GOOD.replace(old, new)).fingerprint() == before) is same


def test_secrets_print_masked_and_the_rest_as_it_is_in_force(tmp_path, monkeypatch):
    monkeypatch.setenv("DB_PASSWORD", TOKEN)
    store = '[store]\nurl = "postgresql://me@db/syncd"\npassword = { env = "DB_PASSWORD" }\n'
    settings = settings_of(tmp_path, GOOD + RULES + store)
    text = masked(settings)
    for shown in (text, repr(settings), str(settings.config), str(settings.sources)):
        assert TOKEN not in shown
    shown = tomllib.loads(text)
    assert shown["sources"][1]["token"] == "*** (from the environment variable TEST_TOKEN)"
    assert shown["sources"][1]["backfill"] == "30d"
    assert shown["people"][1]["hours"]["from"] == "10:00"
    assert shown["alert_on"] == {"max_age": "14d", "flood": 5}


def test_the_masked_print_of_hostile_names_is_still_toml(tmp_path):
    text = GOOD.replace("Dana Ruiz", 'Dana \\"\\\\ \\u001b[31m\\u007f Ruíz 🦊')
    assert tomllib.loads(masked(settings_of(tmp_path, text)))["people"][0]["name"] == 'Dana "\\ \x1b[31m\x7f Ruíz 🦊'


def test_a_source_whose_connector_is_broken_stops_alone(tmp_path):
    def broken() -> object:
        raise ImportError("no module named fake_sdk")

    good = registry()
    types = Registry(
        {"slack": [Offer("x", lambda: good.get("slack").connector)], "fake": [Offer("syncd-fake", broken)]},
        {"slack": [Offer("x", lambda: no_events)], "fake": [Offer("syncd-fake", lambda: no_events)]},
    )
    file = tmp_path / "syncd.toml"
    file.write_text(GOOD, encoding="utf-8")
    settings = load(file, types)
    assert [source.name for source in settings.sources] == ["acme-slack"]
    assert "no module named fake_sdk" in settings.stopped["acme-fake"]
    assert "# acme-fake is not in use: the connector fake of syncd-fake" in masked(settings)


@pytest.mark.parametrize(
    ("url", "insecure", "accepted"),
    [
        ("https://fake.test", "false", True),
        ("http://127.0.0.1:8080/api", "false", True),
        ("http://localhost:8080", "false", True),
        ("http://[::1]:8080", "false", True),
        ("http://fake.test", "true", True),
    ],
)
def test_plain_http_is_for_this_machine_or_for_who_says_so(tmp_path, url, insecure, accepted):
    text = GOOD.replace('"https://fake.test"', f'"{url}"\ninsecure = {insecure}')
    assert settings_of(tmp_path, text).sources[1].info.base_url.startswith(url)
