"""What is wrong with a config is said all at once: where, and what to do."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest
from configs import GOOD, TOKEN, problems_of, registry, settings_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syncd.settings import ConfigError, load, parse

FRIDAYS = ", ".join((date(2025, 1, 3) + timedelta(weeks=week)).isoformat() for week in range(104))

pytestmark = pytest.mark.usefixtures("_token")


@pytest.fixture
def _token(monkeypatch):
    monkeypatch.setenv("TEST_TOKEN", TOKEN)


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("timezone =", "timezon =", "timezon", 'unknown key "timezon"; did you mean "timezone"?'),
        ("[[people]]", "[people]", "people", "write [[people]], in double brackets"),
        ('"Europe/Berlin"', '"Berlin"', "timezone", '"Berlin" is no time zone'),
        ('"Europe/Berlin"', "5", "timezone", 'must be a text in quotes, such as "..."'),
        ("owner =", "ownr =", "team.ownr", 'did you mean "owner"?'),
        ('owner = "mia', 'owner = "mai', "team.owner", 'nobody in team.members or [[people]]; did you mean "mia@acme'),
        ('owner = "mia@acme', 'owner = "dana@partner', "team.owner", "Dana Ruiz is not of the team"),
        ('members = ["mia@acme.test", "li@acme.test"]', 'members = "mia@acme.test"', "team.members", "must be a list"),
        ('members = ["mia@acme.test", "li@acme.test"]', "members = []", "team.members", "must not be empty"),
        ('"li@acme.test"', '"li"', "team.members[1]", "write an e-mail"),
        ('"li@acme.test"', "5", "team.members[1]", "must be a text in quotes"),
        ('"li@acme.test"', '"acme-slakc:U1"', "team.members[1]", 'did you mean "acme-slack"?'),
        ('"acme-fake"', '"acme-slack"', "sources[1].name", "is the name of another source too"),
        ('"acme-fake"', '"Acme Fake"', "sources[1].name", "must be a name of your choice"),
        ('name = "acme-fake"', "", "sources[1].name", "is missing"),
        ('type = "fake"', 'type = "fak"', "sources[1].type", 'did you mean "fake"?'),
        ('type = "fake"', 'type = "notion"', "sources[1].type", "(there are: fake, slack)"),
        ('type = "fake"', "", "sources[1].type", 'is missing: write type = "fake" or "slack"'),
        ('"https://fake.test"', '"http://fake.test"', "sources[1].base_url", "the token would be sent unencrypted"),
        ('"https://fake.test"', '"ftp://fake.test"', "sources[1].base_url", 'begins with "https://"'),
        ('"https://fake.test"', '"fake"', "sources[1].base_url", "must be an address"),
        ('"https://fake.test"', '"https://me:pw@fake.test"', "sources[1].base_url", "does not stand in the address"),
        ('{ env = "TEST_TOKEN" }\n\n[[people]]', '"x"\n\n[[people]]', "sources[1].token", "does not stand in"),
        ('"TEST_TOKEN" }\n\n[[p', '"NOT_SET" }\n\n[[p', "sources[1].token", "variable NOT_SET is not set"),
        ('env = "TEST_TOKEN" }\n\n[[p', 'evn = "A" }\n\n[[p', "sources[1].token.evn", 'did you mean "env"?'),
        ('"https://fake.test"', '"https://fake.test"\nbackfil = "3d"', "sources[1].backfil", 'you mean "backfill"?'),
        ('"https://fake.test"', '"https://fake.test"\nbackfill = 3', "sources[1].backfill", 'write a time as "30s"'),
        ('"https://fake.test"', '"https://fake.test"\nlimit = 1.5', "sources[1].limit", "must be a whole number"),
        ('"https://fake.test"', '"https://fake.test"\npoll_every = "0s"', "sources[1].poll_every", "more than 0"),
        ('tier = "executive"\n\n', 'tier = "exectuive"\n\n', "policies[0].tier", 'did you mean "exectuive"?'),
        ('"4h"', '"4 hours"', "policies[0].answer_within", 'write a time as "30s"'),
        ('"4h"', '"400d"', "policies[0].answer_within", "must be at most 366"),
        ('"4h"', '"4h"\nwarn_before = "4h"', "policies[0]", "warn_before must be shorter than answer_within"),
        ('"4h"', '"4h"\nescalate_to = "mia@acme.test"', "policies[0]", "escalate_to needs escalate_after"),
        ('"4h"', '"4h"\nescalate_after = "1h"\nescalate_to = "boss"', "policies[0].escalate_to", "is nobody"),
        ('"4h"', '"4h"\nsource = "acme-jira"', "policies[0].source", '"acme-jira" is no source'),
        ('"4h"', '"4h"\nremind_every = "1s"', "policies[0].remind_every", "must be at least 5"),
        ('"4h"', '"4h"\nanswered_by = "all"', "policies[0].answered_by", "must be one of 'team' or 'owner'"),
        ('"#waiting-on-us"', '"waiting"', "alerts.slack.channel", 'must be the channel, as "#name"'),
        ('source = "acme-slack"', 'source = "acme-slak"', "alerts.slack.source", 'did you mean "acme-slack"?'),
        ('source = "acme-slack"', 'source = "acme-fake"', "alerts.slack.source", "is of type fake, not slack"),
        ("[alerts.slack]", "[alerts.slak]", "alerts.slak", 'did you mean "slack"?'),
        ('tier = "executive"\n\n', 'role = "boss"\n\n', "people[0].role", "must be one of 'team', 'stakeholder'"),
        ('tier = "executive"\n\n', 'timezone = "X"\n\n', "people[0].timezone", "is no time zone"),
        ('"dana@partner.test"', '"li@acme.test"', "", ""),
        ('"dana@partner.test"', '"dana"', "people[0].accounts[0]", "is no account"),
    ],
)  # fmt: skip
def test_a_problem_is_said_with_its_place(tmp_path, old, new, place, said):
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    if not place:
        settings_of(tmp_path, text)
        return
    found = problems_of(tmp_path, text)
    assert said in found[place], found


@pytest.mark.parametrize(
    ("section", "place", "said"),
    [
        ('[hours]\nfrom = "18:00"\nto = "17:00"', "hours", '"to" must be later than "from"'),
        ('[hours]\nto = "25:00"', "hours.to", '"25:00" is no time of day'),
        ('[hours]\ndays = ["monday"]', "hours.days[0]", "must be one of 'mon', 'tue'"),
        ("[hours]\ndays = []", "hours", "there is no working time in the week"),
        ('[hours]\nholidays = "XX"', "hours.holidays", 'no public holidays are known of "XX"'),
        ('[hours]\nholidays = "DE-XX"', "hours.holidays", "DE has no subdivision"),
        ('[hours]\ndays = ["fri"]\nextra_holidays = [' + FRIDAYS + "]", "hours", "is a holiday: there is no"),
        ('[store]\nurl = "postgresql://[me@db/x"', "store.url", "this is no address"),
        ("[hours]\nholidays = 5", "hours.holidays", 'write a country as "DE"'),
        ('[hours]\nextra_holidays = ["24.12."]', "hours.extra_holidays[0]", "write a day as 2026-12-24"),
        ("[hours]\nextra_holidays = [20261224]", "hours.extra_holidays[0]", "write a day as 2026-12-24"),
        ("[hours]\nextra_holidays = [2026-12-24T10:00:00Z]", "hours.extra_holidays[0]", "write a day as 2026-12-24"),
        ('[hours]\nfrom = "08:00"\nperiods = [{ from = "09:00", to = "12:00" }]', "hours", "either from and to, or"),
        ('[hours]\nperiods = [{ from = "9", to = "12:00" }]', "hours.periods[0].from", '"9" is no time of day'),
        ('[hours]\nperiods = [{ from = "09:00" }]', "hours.periods[0].to", "is missing: a time of day"),
        ('[store]\nurl = "mysql://x"', "store.url", 'write "sqlite:///FILE" or "postgresql'),
        ('[store]\nurl = "sqlite:///"', "store.url", "an SQLite store is a file"),
        ('[store]\nurl = "postgresql://me:pw@db/syncd"', "store.url", "a password does not stand in the config"),
        ('[store]\npassword = { env = "TEST_TOKEN" }', "store", "an SQLite store has no password"),
        ('[[places]]\nsource = "acme-slak"\nplace = "x"', "places[0].source", 'did you mean "acme-slack"?'),
        ('[[places]]\nsource = "acme-slack"', "places[0].place", "is missing: the place's name or id"),
        ('[[places]]\nsource = "acme-slack"\nplace = "x"\nowner = "boss"', "places[0].owner", "is nobody"),
        ('[[places]]\nsource="acme-slack"\nplace="x"\nignore=true\nevery_message=true', "places[0]", "contradict"),
        ('[[places]]\nsource="acme-slack"\nplace="x"\nignore="yes"', "places[0].ignore", "must be true or false"),
        ('[alert_on]\nflood = "5"', "alert_on.flood", "must be a whole number, without quotes"),
        ("[service]\nworkers = 0", "service.workers", "must be at least 1"),
        ('[service]\nlog_level = "loud"', "service.log_level", "must be one of 'debug'"),
        ('[[people]]\nname = "Lee"\naccounts = ["dana@partner.test"]', "people[1].accounts[0]", "already Dana Ruiz's"),
        ('[[people]]\nname = "Li"\nrole = "bot"\naccounts = ["li@acme.test"]', "people[1].accounts[0]", "the role"),
        ('[[people]]\nname = "Li"', "people[1].accounts", "is missing: e-mails"),
        ("[people.x]\ny = 1", "people[0].x", 'unknown key "x"'),
        ("[[sources]]", "sources[2].type", "is missing"),
        ("team = 5", "alerts.slack.team", "unknown key"),
    ],
)  # fmt: skip
def test_a_problem_of_a_further_section_is_said_with_its_place(tmp_path, section, place, said):
    found = problems_of(tmp_path, f"{GOOD}\n{section}\n")
    assert said in found[place], found


@pytest.mark.parametrize(
    ("leave", "place", "said"),
    [
        ("{ from = 2026-12-24, to = 2026-12-20 }", "people[1].leave[0]", '"to" is before "from"'),
        ("{ from = 2026-12-24 }", "people[1].leave[0].to", "is missing: the last day"),
        ("1, {}", "people[1].leave[1].from", "is missing: the first day"),
        ("{}, {}", "people[1].leave[1].to", "is missing: the last day"),
        ("{ from = 1970-01-01, to = 2026-12-20 }", "people[1].leave[0].from", "between 2000 and 2100"),
        ('{ from = 2026-12-24, to = 2026-12-25, deputy = "boss" }', "people[1].leave[0].deputy", "is nobody"),
        ('{ from = 2026-12-24, to = 2026-12-25, deputy = "Li" }', "people[1].leave[0].deputy", "their own deputy"),
        (
            '{ from = 2026-12-24, to = 2026-12-25, deputy = "Dana Ruiz" }',
            "people[1].leave[0].deputy",
            "not of the team",
        ),
    ],
)
def test_leave_has_its_days_and_a_deputy_of_the_team(tmp_path, leave, place, said):
    person = f'[[people]]\nname = "Li"\naccounts = ["li@acme.test"]\nleave = [{leave}]\n'
    assert said in problems_of(tmp_path, f"{GOOD}\n{person}")[place]


def test_a_persons_own_hours_must_leave_working_time(tmp_path):
    person = '[[people]]\nname = "Li"\naccounts = ["li@acme.test"]\nhours = { days = [] }\n'
    assert "no working time" in problems_of(tmp_path, f"{GOOD}\n{person}")["people[1].hours"]


def test_all_problems_are_said_at_once_in_the_order_of_the_file_with_their_lines(tmp_path):
    text = GOOD.replace("timezone =", "timezon =").replace('"TEST_TOKEN" }\n\n[[p', '"NOT_SET" }\n\n[[p')
    text = text.replace('owner = "mia', 'owner = "nobody').replace('"acme-fake"', '"acme-slack"')
    text = text.replace('"4h"', "4").replace("channel =", "chanel =")
    with pytest.raises(ConfigError) as caught:
        settings_of(tmp_path, text)
    assert [(problem.line, problem.place) for problem in caught.value.problems] == [
        (2, "timezon"),
        (6, "team.owner"),
        (15, "sources[1].name"),
        (18, "sources[1].token"),
        (27, "policies[0].answer_within"),
        (31, "alerts.slack.chanel"),
    ]
    assert str(caught.value).splitlines()[0] == (
        f'{tmp_path / "syncd.toml"}: line 2, timezon: unknown key "timezon"; did you mean "timezone"?'
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "team: is missing"),
        (b"[team", "line 1: is no TOML: Expected ']'"),
        (b"a = 1\na = 2", "line 2: is no TOML"),
        (b'a = "\xff"', "line 1: is not UTF-8"),
        (b"\xff\xfea\x00", "line 1: is not UTF-8"),
        (b"a = " + b"[" * 100_000, "is nested too deeply"),
        (b"a = " + b"9" * 5_000, "is no TOML"),
        (b"a = 2026-13-45", "is no TOML"),
        (b"#" * 2_000_000, "larger than a config can be"),
        (b"\x00", "is no TOML"),
        (b"sources = 5\nteam = 5\nhours = []", "sources: stands for several"),
        (b"sources = [5]", "sources[0].type: is missing"),
        (b"[team]\nmembers = [[]]\nowner = {}", "team.owner: must be a text"),
    ],
)
def test_no_file_gives_a_traceback(tmp_path, content, said):
    file = tmp_path / "syncd.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load(file, registry())
    assert said in str(caught.value)


def test_a_file_that_is_not_there_or_is_none_says_so(tmp_path):
    with pytest.raises(ConfigError, match="there is no such file: write one with `syncd init`"):
        load(tmp_path / "syncd.toml", registry())
    with pytest.raises(ConfigError, match="this is a folder"):
        load(tmp_path, registry())
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "a\0b", registry())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path):
    file = tmp_path / "syncd.toml"
    file.touch(mode=0)
    with pytest.raises(ConfigError, match="cannot be read: Permission denied"):
        load(file, registry())


@pytest.mark.parametrize("text", [GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD])
def test_a_file_written_on_windows_is_read(tmp_path, text):
    file = tmp_path / "syncd.toml"
    file.write_bytes(text.encode())
    assert len(load(file, registry()).sources) == 2


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_whatever_is_bent_in_a_config_is_a_problem_in_words_or_none(data):
    lines = GOOD.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        number = data.draw(st.integers(0, len(lines) - 1))
        key = lines[number].partition("=")[0]
        values = [
            "5",
            '""',
            "[]",
            "{}",
            "true",
            "[[]]",
            '{ env = "NO" }',
            '[{ from = "9" }]',
            "2026-01-01",
            '"x:y"',
            "-1.5",
        ]
        lines[number] = data.draw(st.sampled_from(["", f"{key} = {{}}", *(f"{key} = {value}" for value in values)]))
    text = "\n".join(lines)
    try:
        parse(text, Path("syncd.toml"), registry())
    except ConfigError as error:
        said = str(error)
        assert ("\n" in said) is (len(error.problems) > 1)  # noqa: PT017  either way is right
        assert TOKEN not in said
