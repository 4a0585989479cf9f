"""What reactions on an alert decide, in the order in which they come: a table, without a store and without Slack."""

from dataclasses import replace
from datetime import timedelta

import pytest
from threads import ACCOUNTS, CHAT, CONTEXT, moment, only

from syncd.cli.board import parse_moment
from syncd.decision import DONE_ELSEWHERE, SNOOZE, Decision
from syncd.model import Ask, Event, Evidence, Kind, State
from syncd.rules.by_reaction import MEANINGS, hear
from syncd.rules.decided import decided, decision, evidence_of

ASK = only("mon 10:00 dana: Could you send the export?")
NOW = moment("tue 09:12")
SHELL = Decision(ASK.id, "reopen", moment("mon 12:00"))


def reactions(*lines: str, message: str = "C9:1.1") -> list[Event]:
    """``mia zzz`` or ``mia -zzz``: set, or taken away; a reaction set anew has an id of its own."""
    found: list[Event] = []
    for number, line in enumerate(lines):
        name, emoji = line.split()
        kind = Kind.REACTION_REMOVED if emoji.startswith("-") else Kind.REACTION
        id_ = f"{message}:{number}:{emoji}:{name}"
        found.append(
            Event("acme", id_, kind, NOW, ACCOUNTS[name], message, CHAT, text=emoji.lstrip("-"), target=message)
        )
    return found


def heard(lines: list[str], made: list[Decision] | None = None, ask: Ask = ASK, later: timedelta = timedelta()):
    """All decisions, each reaction heard in an evaluation of its own."""
    events, decisions, why = reactions(*lines), list(made or ()), []
    for number, event in enumerate(events, 1):
        for found in hear([event], events[:number], ask, decisions, CONTEXT.people, NOW + later * number):
            why.append(found.why)
            decisions += [found.decision] if found.decision else []
    return decisions, why


def told(decisions: list[Decision]) -> list[str]:
    return [f"{made.action} {made.by.removeprefix('acme:').lower()}".strip() for made in decisions]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["mia zzz"], ["snooze mia"]),
        (["mia x"], ["dismiss mia"]),
        (["mia no_bell"], ["dismiss mia"]),
        (["mia white_check_mark"], ["dismiss mia"]),
        (["mia eyes", "mia +1", "li heavy_check_mark"], []),
        (["mia zzz", "mia -zzz"], ["snooze mia", "reopen mia"]),
        (["mia zzz", "mia -zzz", "mia zzz"], ["snooze mia", "reopen mia", "snooze mia"]),
        (["mia zzz", "li x"], ["snooze mia", "dismiss li"]),
        (["mia zzz", "li x", "mia -zzz"], ["snooze mia", "dismiss li"]),
        (["mia zzz", "li x", "li -x"], ["snooze mia", "dismiss li", "snooze mia"]),
        (["mia zzz", "li x", "li -x", "mia -zzz"], ["snooze mia", "dismiss li", "snooze mia", "reopen mia"]),
        (["mia x", "li x", "li -x", "mia -x"], ["dismiss mia", "dismiss li", "dismiss mia", "reopen mia"]),
        (["mia x", "mia no_bell", "mia -no_bell"], ["dismiss mia", "dismiss mia", "dismiss mia"]),
        (["mia zzz", "mia x", "mia -zzz"], ["snooze mia", "dismiss mia"]),
        (["dana x"], []),
        (["pat x", "robo x"], []),
        (["mia x", "dana x", "dana -x"], ["dismiss mia"]),
    ],
)
def test_the_last_reaction_of_the_team_counts_and_one_that_is_taken_away_takes_it_back(lines, wanted):
    assert told(heard(lines)[0]) == wanted
    events = reactions(*lines)
    at_once = hear(events, events, ASK, [], CONTEXT.people, NOW)
    assert [found.decision.action for found in at_once if found.decision][-1:] == [
        each.split()[0] for each in wanted[-1:]
    ], "the same end, however many polls it takes"


def test_a_snooze_lasts_as_long_as_the_shells_and_done_elsewhere_is_said():
    ((snooze,), _), ((done,), _) = heard(["mia zzz"]), heard(["li white_check_mark"])
    assert snooze.until == NOW + SNOOZE == parse_moment("1d", NOW, CONTEXT.people.zone, "--for", such_as="")
    assert done.reason == DONE_ELSEWHERE
    assert evidence_of(snooze, CONTEXT.people).detail == (
        "snoozed until Wed 4 Mar 09:12 by Mia, by a reaction on the alert"
    )
    assert evidence_of(done, CONTEXT.people).detail == "dismissed by Li, by a reaction on the alert: done elsewhere"


def test_at_the_shell_nobody_is_named_and_another_year_is_said():
    made = Decision(ASK.id, "snooze", NOW, NOW + timedelta(days=365))
    assert evidence_of(made, CONTEXT.people).detail == "snoozed until Wed 3 Mar 2027 09:12 by hand"


def test_no_event_decides_twice():
    events = reactions("mia x", "mia -x")
    decisions = heard(["mia x", "mia -x"])[0]
    assert hear(events, events, ASK, decisions, CONTEXT.people, NOW) == []


@pytest.mark.parametrize(
    ("ask", "counts"),
    [
        (replace(ASK, state=State.SNOOZED), True),
        (replace(ASK, state=State.DISMISSED), True),
        (replace(ASK, state=State.WAITING_ON_ASKER), True),
        (replace(ASK, state=State.ANSWERED), False),
        (replace(ASK, state=State.WITHDRAWN), False),
    ],
)
def test_what_was_answered_cannot_be_dismissed_so_that_nothing_is_hidden_if_it_is_asked_again(ask, counts):
    decisions, why = heard(["mia white_check_mark"], ask=ask)
    assert bool(decisions) is counts
    assert why == ["" if counts else "nothing is owed any more"]


def test_why_a_reaction_decides_nothing_is_said():
    assert heard(["dana x"])[1] == ["whoever reacted is not of the team"]
    assert heard(["mia zzz", "li x", "mia -zzz"])[1] == ["", "", "it is not what was decided last"]


def test_what_was_decided_at_the_shell_since_stands():
    dismissed, _ = heard(["mia x"])
    events = reactions("mia x", "mia -x")
    assert [f.decision for f in hear(events[1:], events, ASK, [*dismissed, SHELL], CONTEXT.people, NOW)] == [None]
    after, _ = heard(["li zzz", "li -zzz"], [*dismissed, SHELL])
    assert told(after) == ["dismiss mia", "reopen", "snooze li", "reopen li"]


def test_who_owes_it_is_another_matter():
    given = Decision(ASK.id, "assign", NOW, owner="li@acme.test")
    dismissed, _ = heard(["mia x"])
    events = reactions("mia x", "mia -x")
    (found,) = hear(events[1:], events, ASK, [*dismissed, given], CONTEXT.people, NOW)
    assert found.decision is not None
    assert found.decision.action == "reopen"


def test_a_snooze_that_is_over_does_not_come_back():
    assert told(heard(["mia zzz", "li x", "li -x"], later=SNOOZE)[0]) == ["snooze mia", "dismiss li", "reopen li"]


def test_a_reaction_on_another_message_about_the_same_ask_is_not_taken_for_this_one():
    elsewhere = Decision(ASK.id, "dismiss", NOW, by="acme:MIA", event="D1:5.5:reaction:x:MIA")
    events = reactions("mia x", "mia -x")
    (found,) = hear(events[1:], events, ASK, [elsewhere], CONTEXT.people, NOW)
    assert (found.decision, found.why) == (None, "it is not what was decided last")


def test_a_reaction_with_a_skin_tone_or_without_somebody_is_no_error():
    (event,) = reactions("mia x")
    for other in (replace(event, text="x::skin-tone-3"), replace(event, actor=None), replace(event, text="")):
        hear([other], [other], ASK, [], CONTEXT.people, NOW)
    assert set(MEANINGS) == {"zzz", "x", "no_bell", "white_check_mark"}


def test_the_step_that_decided_is_the_last_one_that_was_not_taken_back():
    def after(*rules: str, state: State) -> Ask:
        return replace(ASK, state=state, evidence=tuple(Evidence(rule, rule, "", "", NOW) for rule in rules))

    found = decided(after("question_mark", "snoozed", "reopened", "dismissed", "policy", state=State.DISMISSED))
    assert found is not None
    assert found.rule == "dismissed"
    assert decided(after("dismissed", "reopened", state=State.OPEN)) is None
    reopened = decision(after("dismissed", "reopened", state=State.OPEN))
    assert reopened is not None
    assert reopened.rule == "reopened"
