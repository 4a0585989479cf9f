"""Who is who: by e-mail, by what the config says, and never by a name alone."""

from datetime import UTC, date, datetime, timedelta

import pytest

from syncd.model import Account, Person, Role
from syncd.rules.hours import DAYS, Calendar, Leave, week, zone
from syncd.rules.people import People, PersonConfig

MIA_SLACK = Account("slack", "U1", "Mia Lang", "mia@acme.test", timezone="Europe/Berlin")
MIA_JIRA = Account("jira", "5a", "Mia L.", "Mia@Acme.test")
DANA_SLACK = Account("slack", "U2", "Dana Ruiz", "dana@partner.test", timezone="America/New_York")
DANA_JIRA = Account("jira", "5b", "Dana Ruiz")
BOT = Account("slack", "B1", "Deploys", bot=True)
OWNER = "mia@acme.test"


def people(
    *accounts: Account, config: tuple[PersonConfig, ...] = (), members: tuple[str, ...] = (OWNER,), owner: str = OWNER
) -> People:
    return People(config, members, owner, accounts)


def keys(person: Person | None) -> set[str]:
    return {account.key for account in person.accounts} if person else set()


def test_accounts_of_one_e_mail_are_one_person_in_whatever_case_it_is_written():
    everybody = people(MIA_SLACK, MIA_JIRA)
    mia = everybody.person(MIA_JIRA)
    assert mia is everybody.person(MIA_SLACK)
    assert (mia.id, mia.name, mia.role, mia.email) == (OWNER, "Mia L.", Role.TEAM, OWNER)
    assert mia.joined == {"jira:5a": "email", "slack:U1": "email"}


def test_a_name_alone_joins_nothing():
    everybody = people(DANA_SLACK, DANA_JIRA)
    assert everybody.person(DANA_SLACK).id == "dana@partner.test"
    assert everybody.person(DANA_JIRA).id == "jira:5b"
    assert everybody.person(DANA_JIRA).joined == {}


def test_an_empty_e_mail_joins_nothing():
    one, other = Account("slack", "U8", "A"), Account("jira", "U8", "B")
    everybody = people(one, other)
    assert everybody.person(one) is not everybody.person(other)


@pytest.mark.parametrize(
    ("reference", "joined_by"),
    [("jira:5b", "config"), ("jira:Dana Ruiz", "name"), (" jira:5b ", "config")],
)
def test_the_config_joins_by_account_or_by_a_name_within_one_source(reference, joined_by):
    dana = PersonConfig("Dana", ("dana@partner.test", reference), Role.STAKEHOLDER, "executive")
    everybody = people(DANA_SLACK, DANA_JIRA, config=(dana,))
    person = everybody.person(DANA_JIRA)
    assert person is everybody.person(DANA_SLACK)
    assert (person.id, person.name, person.tier) == ("dana@partner.test", "Dana", "executive")
    assert person.joined == {"jira:5b": joined_by, "slack:U2": "email"}


def test_a_name_that_two_have_joins_neither():
    twin = Account("jira", "5c", "Dana Ruiz")
    everybody = people(DANA_JIRA, twin, config=(PersonConfig("Dana", ("jira:Dana Ruiz",)),))
    assert keys(everybody.by_id("dana")) == set()
    assert everybody.person(twin) is not everybody.person(DANA_JIRA)


def test_the_e_mail_of_a_configured_account_brings_the_others_with_it():
    everybody = people(MIA_SLACK, MIA_JIRA, config=(PersonConfig("Mia", ("slack:U1",)),))
    assert keys(everybody.by_id("Mia")) == {"slack:U1", "jira:5a"}
    assert everybody.by_id("Mia").role is Role.TEAM
    assert len(everybody.all()) == 1


def test_what_the_config_says_of_an_account_weighs_more_than_a_shared_e_mail():
    first, second = Account("jira", "1", "A", "desk@x.test"), Account("jira", "2", "B", "desk@x.test")
    config = (PersonConfig("Ann", ("jira:1",)), PersonConfig("Ben", ("jira:2",)))
    everybody = people(first, second, config=config)
    assert everybody.person(first).name == "Ann"
    assert everybody.person(second).name == "Ben"


@pytest.mark.parametrize("members", [("slack:U1", OWNER), (OWNER, "slack:U1"), ("slack:U1",)])
def test_a_member_may_be_named_by_account_or_e_mail_or_both(members):
    everybody = people(MIA_SLACK, MIA_JIRA, members=members)
    assert [person.id for person in everybody.all()] == [OWNER]
    assert everybody.person(MIA_JIRA).role is Role.TEAM
    assert everybody.default_owner.id == OWNER


def test_a_member_whom_no_directory_knows_is_somebody_all_the_same():
    everybody = people()
    assert everybody.default_owner == Person(OWNER, OWNER, Role.TEAM, email=OWNER)


def test_an_owner_who_stands_nowhere_else_is_of_the_team():
    assert people(members=(), owner="li@acme.test").default_owner.role is Role.TEAM
    with pytest.raises(LookupError, match="no default owner"):
        _ = people(members=(), owner="").default_owner


@pytest.mark.parametrize(
    ("account", "role", "id_"),
    [
        (Account("slack", "U9", "New", "new@x.test"), Role.STAKEHOLDER, "new@x.test"),
        (Account("slack", "U9"), Role.STAKEHOLDER, "slack:U9"),
        (Account("slack", "U9", active=False), Role.STAKEHOLDER, "slack:U9"),
        (Account("slack", "B9", bot=True), Role.BOT, "slack:B9"),
        (Account("slack", "B9", email=OWNER, bot=True), Role.BOT, "slack:B9"),
        (Account("google", "77", "Mia", OWNER), Role.TEAM, OWNER),
        (Account("", ""), Role.STAKEHOLDER, ":"),
    ],
)
def test_an_account_that_no_directory_has_is_somebody(account, role, id_):
    everybody = people(MIA_SLACK)
    found = everybody.person(account)
    assert (found.role, found.id) == (role, id_)
    assert everybody.person(account) is found


def test_a_program_joins_by_no_e_mail_and_is_no_member():
    program = Account("slack", "B2", "Mia's bot", OWNER, bot=True)
    everybody = people(MIA_SLACK, program, members=(OWNER, "slack:B2"))
    assert keys(everybody.person(MIA_SLACK)) == {"slack:U1"}
    assert everybody.person(program).role is Role.BOT


def test_a_role_in_the_config_weighs_more_than_what_is_guessed():
    config = (PersonConfig("News", ("slack:U2",), Role.IGNORED), PersonConfig("Relay", ("slack:B1",), Role.STAKEHOLDER))
    everybody = people(DANA_SLACK, BOT, config=config)
    assert everybody.person(DANA_SLACK).role is Role.IGNORED
    assert everybody.person(BOT).role is Role.STAKEHOLDER


def test_an_account_that_the_config_names_needs_no_directory():
    everybody = people(config=(PersonConfig("Dana", ("jira:5b",), tier="executive"),))
    assert everybody.person(DANA_JIRA).tier == "executive"


@pytest.mark.parametrize("reference", ["mia@acme.test", "MIA@acme.test", "slack:U1", "mia lang", "Mia Lang"])
def test_persons_are_found_by_id_e_mail_account_and_the_name_in_the_config(reference):
    everybody = people(MIA_SLACK, config=(PersonConfig("Mia Lang", (OWNER,)),))
    assert everybody.by_id(reference) is everybody.person(MIA_SLACK)


@pytest.mark.parametrize("reference", ["", "Dana Ruiz", "slack:u1", "nobody@acme.test", "slack:"])
def test_what_names_nobody_finds_nobody(reference):
    assert people(MIA_SLACK, DANA_SLACK).by_id(reference) is None


def test_a_name_that_the_config_gives_twice_finds_nobody():
    config = (PersonConfig("Dana", ("a@x.test",)), PersonConfig("Dana", ("b@x.test",)))
    assert people(config=config).by_id("Dana") is None


def test_ids_do_not_depend_on_the_order_of_the_directory():
    accounts = [MIA_SLACK, MIA_JIRA, DANA_SLACK, DANA_JIRA, BOT]
    assert people(*accounts).all() == people(*reversed(accounts)).all()
    assert [person.id for person in people(*accounts).all()] == [OWNER, "jira:5b", "slack:B1", "dana@partner.test"]


def test_persons_of_one_name_have_ids_of_their_own():
    config = (PersonConfig("Дана Р.", ("jira:1",)), PersonConfig("Дана Р.", ("jira:2",)))
    assert [person.id for person in people(config=config).all()] == ["дана-р", "дана-р-2", OWNER]


@pytest.mark.parametrize(
    ("config", "account", "expected"),
    [
        (PersonConfig("Dana", ("slack:U2",)), DANA_SLACK, "America/New_York"),
        (PersonConfig("Dana", ("slack:U2",), timezone="Asia/Tokyo"), DANA_SLACK, "Asia/Tokyo"),
        (PersonConfig("Dana", ("jira:5b",)), DANA_JIRA, "Europe/Berlin"),
        (PersonConfig("Dana", ("slack:U7",)), Account("slack", "U7", timezone="Mars/Base"), "Europe/Berlin"),
    ],
)
def test_the_time_zone_is_the_configs_else_the_tools_else_the_teams(config, account, expected):
    everybody = People((config,), (OWNER,), OWNER, (account,), Calendar(zone("Europe/Berlin")))
    assert str(everybody.calendar(everybody.person(account)).zone) == expected


def test_a_person_works_by_their_own_hours_and_leave_and_the_deputy_is_a_person():
    mornings = Calendar(zone("Europe/Berlin"), week((day, "08:00", "12:00") for day in DAYS[:4]))
    leave = (Leave(date(2026, 6, 1), date(2026, 6, 5), "li@acme.test"), Leave(date(2026, 7, 1), date(2026, 7, 1), "x"))
    config = (PersonConfig("Mia", (OWNER,), hours=mornings, leave=leave),)
    everybody = People(config, (OWNER, "slack:U5"), OWNER, (Account("slack", "U5", "Li", "li@acme.test"),))
    calendar = everybody.calendar(everybody.default_owner)
    assert calendar.week == mornings.week
    assert calendar.on_leave(datetime(2026, 6, 3, 10, tzinfo=UTC)).deputy == "li@acme.test"
    assert calendar.on_leave(datetime(2026, 7, 1, 10, tzinfo=UTC)).deputy == ""
    assert calendar.add(datetime(2026, 6, 3, 8, tzinfo=UTC), timedelta()) == datetime(2026, 6, 8, 6, tzinfo=UTC)


def test_colleagues_with_the_same_hours_share_one_calendar():
    everybody = people(MIA_SLACK, members=(OWNER, "li@acme.test", "jo@acme.test"))
    li, jo = (everybody.by_id(id_) for id_ in ("li@acme.test", "jo@acme.test"))
    assert everybody.calendar(li) is everybody.calendar(jo)
    assert everybody.calendar(li) is not everybody.calendar(everybody.default_owner)
