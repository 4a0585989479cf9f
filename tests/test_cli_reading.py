"""What people and scripts read from syncd: waiting, why, events, people, status, in a terminal and in a pipe."""

import json
from datetime import UTC, datetime

import pytest
from command import office, syncd
from rich.cells import cell_len

DOCUMENT = {
    "id": str, "source": str, "place": str, "thread": str, "url": str, "asked_at": str, "due_at": str | None,
    "overdue": bool, "state": str, "private": bool, "text": str,
}  # fmt: skip
OWED = {"open", "acknowledged", "promised", "waiting_on_asker", "snoozed"}
STATES = OWED | {"answered", "settled", "withdrawn", "dismissed"}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The office after one run: the commands of this module only read."""
    with office(tmp_path_factory.mktemp("office")) as found:
        ended = found.syncd("run", "--once")
        assert (ended.code, ended.err) == (0, "")
        yield found


def waiting(told, *arguments):
    ended = told.syncd("waiting", "--json", *arguments)
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


def test_waiting_as_json_has_the_promised_fields_and_no_others_of_their_names(told):
    asks = waiting(told)
    assert len(asks) == len(told.story.expected)
    for ask in asks:
        for name, kind in DOCUMENT.items():
            assert isinstance(ask[name], kind), name
        assert set(ask["asker"]) == {"name", "accounts"}
        assert all(account.count(":") >= 1 for account in ask["asker"]["accounts"])
        assert set(ask["owner"]) == {"name"}
        assert ask["state"] in STATES
        assert datetime.fromisoformat(ask["asked_at"]).utcoffset() is not None
        assert ask["evidence"]
        assert all(step["rule"] and step["detail"] for step in ask["evidence"])


def test_waiting_lists_only_what_is_owed_and_all_lists_everything(told):
    owed, everything = waiting(told), waiting(told, "--all")
    assert {ask["id"] for ask in owed} < {ask["id"] for ask in everything}
    assert {ask["state"] for ask in owed} <= OWED
    assert {"answered", "settled"} <= {ask["state"] for ask in everything}
    assert all(ask["closed_at"] for ask in everything if ask["state"] == "answered")


def test_what_is_promised_is_overdue_when_its_moment_has_passed(told):
    (promised,) = [ask for ask in waiting(told) if ask["state"] == "promised"]
    (later,) = [ask for ask in waiting(told, "--at", "+30d") if ask["state"] == "promised"]
    assert (promised["overdue"], later["overdue"]) == (False, True)
    assert "promise overdue" in told.syncd("waiting", "--at", "30d").out


def test_the_past_is_shown_as_it_was_then(told):
    answered = next(ask for ask in waiting(told, "--all") if ask["state"] == "answered")
    asked = datetime.fromisoformat(answered["asked_at"])
    closed = datetime.fromisoformat(answered["closed_at"])
    between = (asked + (closed - asked) / 2).isoformat()
    then = {ask["id"]: ask for ask in waiting(told, "--at", between)}
    assert then[answered["id"]]["state"] in OWED
    assert then[answered["id"]]["closed_at"] is None
    assert all(datetime.fromisoformat(ask["asked_at"]) <= datetime.fromisoformat(between) for ask in then.values())
    assert answered["id"] not in {ask["id"] for ask in waiting(told)}


def test_a_moment_before_everything_has_nobody_waiting(told):
    assert waiting(told, "--at", "-400d") == []
    assert "Nobody is waiting." in told.syncd("waiting", "--at", "-400d").out


@pytest.mark.parametrize("person", ["Dana", "dana ruiz", "dana@partner.test", "Li Wei"])
def test_asks_by_or_for_one_person_are_found_by_name_and_e_mail(told, person):
    found = waiting(told, "--person", person)
    word = person.split("@")[0].split()[0].casefold()
    assert found
    assert all(word in f"{ask['asker']['name']} {ask['owner']['name']}".casefold() for ask in found)


def test_a_person_with_nothing_open_is_told_apart_from_nobody(told):
    assert told.syncd("waiting", "--person", "Builds").out == "Nobody is waiting.\n"
    nobody = told.syncd("waiting", "--person", "zorro")
    assert (nobody.code, nobody.out) == (2, "")
    assert "syncd people" in nobody.err


@pytest.mark.parametrize("columns", [60, 80, 140])
@pytest.mark.parametrize("command", [("waiting",), ("status",), ("events",), ("check",), ("why",)])
def test_lines_fit_the_terminal(told, command, columns):
    arguments = (*command, waiting(told)[0]["id"]) if command == ("why",) else command
    ended = told.syncd(*arguments, columns=columns)
    assert ended.code == 0
    long = [line for line in ended.out.splitlines() if cell_len(line) > max(columns, 80) and "http" not in line]
    assert long == []
    assert [line for line in ended.out.splitlines() if line != line.rstrip()] == []


def test_columns_stand_below_their_headings(told):
    head, *rows = told.syncd("waiting", columns=80).out.splitlines()
    states = [row for row in rows if row.startswith(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))]
    assert len(states) == len(told.story.expected)
    for row in states:
        assert row[head.index("STATE") - 1] == " "
        assert row[head.index("STATE") :].split()[0] in ("overdue", "overdue,", "promised", "waiting", "open")


def test_in_a_pipe_a_reason_stays_on_one_line(told):
    lines = told.syncd("waiting").out.splitlines()
    assert sum(line.startswith(" " * 14 + "why: ") for line in lines) == len(told.story.expected)
    assert not any("\x1b" in line for line in lines)


def test_why_gives_every_step_and_what_would_clear_it(told):
    ask = waiting(told)[0]
    shown = told.syncd("why", ask["id"][:5])
    assert shown.code == 0
    assert ask["text"] in shown.out
    for step in ask["evidence"]:
        assert f"{step['detail']} [{step['rule']}]" in shown.out
    assert json.loads(told.syncd("why", ask["id"], "--json").out)["id"] == ask["id"]


def test_events_are_cloudevents_with_positions_that_only_grow(told):
    lines = [json.loads(line) for line in told.syncd("events", "--json").out.splitlines()]
    for event in lines:
        assert event["specversion"] == "1.0"
        assert event["type"].startswith("syncd.")
        for attribute in ("id", "source", "type", "sequence", "datacontenttype"):
            assert isinstance(event[attribute], str)
            assert event[attribute]
        assert datetime.fromisoformat(event["time"]) <= datetime.now(UTC)
    positions = [int(event["sequence"]) for event in lines]
    assert positions == sorted(set(positions))
    assert len({(event["source"], event["id"]) for event in lines}) == len(lines)
    rest = [json.loads(line) for line in told.syncd("events", "--json", "--after", positions[9]).out.splitlines()]
    assert rest == lines[10:]


def test_people_says_who_is_of_the_team_and_by_what_accounts_were_joined(told):
    people = json.loads(told.syncd("people", "--json").out)["people"]
    dana = next(person for person in people if person["name"] == "Dana Ruiz")
    assert (dana["role"], dana["tier"]) == ("stakeholder", "executive")
    assert {account["joined"] for account in dana["accounts"]} == {"email", "config"}
    shown = told.syncd("people").out
    assert shown.index("TEAM") < shown.index("Mia Torres") < shown.index("STAKEHOLDERS") < shown.index("BOTS")
    assert "deactivated" in shown


def test_status_counts_sources_ledger_and_outbox(told):
    document = json.loads(told.syncd("status", "--json").out)
    assert {source["state"] for source in document["sources"]} == {"ok"}
    assert all(source["last_success"] and source["requests"] and source["events"] for source in document["sources"])
    assert document["outbox"] == {"waiting": 0, "retried": 0, "refused": 0, "oldest": None, "errors": []}
    assert document["quarantine"] == []
    owed = sum(number for word, number in document["ledger"].items() if word != "overdue")
    listed, shown = json.loads(told.syncd("waiting", "--json").out), told.syncd("status").out
    assert [owed, document["suspected"]] == [sum(ask["sure"] is sure for ask in listed) for sure in (True, False)]
    assert owed + document["suspected"] == len(told.story.expected)
    assert f"ledger: {owed} (" in shown
    assert f"; {document['suspected']} suspected, told to nobody" in shown


def test_no_next_poll_is_promised_while_no_service_runs(told):
    assert "requests this hour" in (shown := told.syncd("status").out)
    assert "polled next" not in shown
    assert "to be polled now" not in shown


def test_on_a_narrow_terminal_events_and_people_are_folded_and_not_cut(told):
    for command in ("events", "people"):
        shown = told.syncd(command, columns=80).out
        assert all(len(line) <= 80 for line in shown.splitlines() if " = " not in line), command
        assert "…" not in shown


def test_check_says_whose_credentials_these_are_and_where_alerts_go(told):
    ended = told.syncd("check")
    assert (ended.code, ended.err) == (0, "")
    assert "acme-slack: reads as syncd in Acme" in ended.out
    assert "alerts: #waiting-on-us, posted by acme-slack" in ended.out


def test_the_config_is_shown_without_secrets(told):
    shown = told.syncd("config", "show")
    assert shown.code == 0
    assert told.sandbox.slack.token not in shown.said
    assert told.sandbox.jira.token not in shown.said
    assert json.loads(syncd("config", "schema").out)["type"] == "object"
