"""What an alert looks like: who waits, since when, where, what, why, what clears it; nothing private, nothing live."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from anything import TEXT
from hypothesis import given

from syncd.alert import Action, Alert, Delivery
from syncd.model import Ask, Evidence, Person, Place, Reason, Role, State
from syncd.slack.escape import escape, link
from syncd.slack.message import MOST_ROWS, Message, View, alert_message, reply_message

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
DANA = Person("dana", "Dana Ruiz", Role.STAKEHOLDER)
MIA = Person("mia", "Mia Torres", Role.TEAM)
ASK = Ask(
    id="abcdef2345",
    source="acme-slack",
    place=Place("C1", "#partner", private=False),
    thread="C1:1.0",
    title="Launch date",
    url="https://acme.slack.com/archives/C1/p1",
    asker=DANA,
    owner=MIA,
    text="When does the export ship?",
    asked_at=NOW - timedelta(hours=6, minutes=30),
    due_at=NOW - timedelta(hours=2),
    state=State.OPEN,
    event="C1:1.0",
    evidence=(
        Evidence("question_mark", 'asks with "When does the export ship?"', "opened"),
        Evidence("any_team_member", "a reply by anybody of the team clears it", "clears"),
    ),
    private=False,
)
SINGLE = Alert("alert-1", "channel", (ASK.id,))


def view(*, private: bool = False) -> View:
    return View(
        now=NOW,
        private=private,
        waited=lambda _ask, start, end: end - start,
        mention=lambda person: f"<@U_{person.id.upper()}>",
        moment=lambda at: at.strftime("%d %b %H:%M"),
        checked=lambda ask: NOW - timedelta(minutes=1),
        hears=True,
    )


def shown(message: Message) -> str:
    parts = [message.text]
    for block in message.blocks:
        elements = [block.get("text"), *(block.get("elements") or [])]  # type: ignore[misc]
        parts += [element["text"] for element in elements if element]
    return "\n".join(parts)


def test_an_alert_says_who_waits_since_when_where_what_why_and_what_clears_it() -> None:
    text = shown(alert_message(SINGLE, [ASK], view()))
    for part in (
        "Dana Ruiz", "<@U_MIA>", "6 h 30 min", ASK.url, "#partner · Launch date", "> When does the export ship?",
        "asks with", "a reply by anybody of the team clears it", "no answer as of 18 Nov 09:59", "syncd why abcdef2345",
    ):  # fmt: skip
        assert part in text


def test_the_message_carries_the_key_by_which_it_is_found_again() -> None:
    assert alert_message(SINGLE, [ASK], view()).metadata == {
        "event_type": "syncd_alert",
        "event_payload": {"id": "alert-1"},
    }


@pytest.mark.parametrize("digest", [False, True])
def test_what_was_said_in_private_is_not_shown_where_others_read(digest: bool) -> None:
    secret = replace(
        ASK,
        private=True,
        text="salaries are wrong",
        title="salaries",
        place=Place("G1", "#salaries"),
        evidence=(Evidence("question_mark", 'asks with "salaries"', "opened"),),
    )
    alert = replace(SINGLE, digest=digest)
    text = shown(alert_message(alert, [secret], view()))
    assert "salaries" not in text
    assert "Dana Ruiz" in text
    assert secret.url in text
    assert "salaries are wrong" in shown(alert_message(alert, [secret], view(private=True)))


def test_an_answered_alert_is_struck_and_links_to_the_answer() -> None:
    answered = replace(ASK, state=State.ANSWERED, closed_at=NOW, closed_url="https://acme.slack.com/archives/C1/p2")
    text = shown(alert_message(SINGLE, [answered], view()))
    assert ":white_check_mark: Answered after 6 h 30 min: ~Dana Ruiz waited for Mia Torres~" in text
    assert "<https://acme.slack.com/archives/C1/p2|see the answer>" in text
    assert "When does the export ship?" not in text


def test_a_digest_says_how_many_wait_and_how_many_were_answered_since() -> None:
    answered = replace(ASK, id="answered234", state=State.ANSWERED, closed_at=NOW)
    text = shown(alert_message(replace(SINGLE, digest=True), [ASK, answered], view()))
    assert "1 ask waits for an answer, 1 answered or settled since" in text


def test_a_long_digest_stays_within_slacks_fifty_blocks() -> None:
    asks = [replace(ASK, id=f"ask{n}") for n in range(80)]
    message = alert_message(replace(SINGLE, digest=True), asks, view())
    assert len(message.blocks) <= 50
    assert f"and {80 - MOST_ROWS} more" in shown(message)


def test_a_reply_says_that_it_was_escalated() -> None:
    delivery = Delivery(7, SINGLE, Action.REPLY, Reason.ESCALATED, NOW, detail="Told to Sam <!here>.")
    message = reply_message(delivery, [ASK], view())
    assert "*Escalated:* Dana Ruiz has waited 6 h 30 min for <@U_MIA>. Told to Sam &lt;!here&gt;." in shown(message)
    assert message.metadata["event_payload"] == {"id": "alert-1:7"}


HOSTILE = ["<!channel>", "<!here|here>", "<@U123>", "<!subteam^S1>", "<http://evil.test|acme.com>", "&lt;!channel&gt;"]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_somebody_wrote_is_live(text: str) -> None:
    hostile = replace(
        ASK,
        text=text,
        title=text,
        place=replace(ASK.place, name=text),
        asker=replace(DANA, name=text),
        evidence=(Evidence("x", text, "opened"), Evidence("y", text, "clears")),
    )
    for digest in (False, True):
        found = shown(alert_message(replace(SINGLE, digest=digest), [hostile], view()))
        live = found.replace("<@U_MIA>", "").replace(f"<{ASK.url}|", "")
        assert "<" not in live


@given(TEXT)
def test_escaped_text_holds_no_live_token_and_reads_as_it_was_written(text: str) -> None:
    safe = escape(text)
    assert "<" not in safe
    assert ">" not in safe
    assert set(unescape(safe)) <= set(unescape(text)) | set(text) | {"\n"}  # every kind of line break is this one


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.test/x?a=1&b=2", "<https://a.test/x?a=1&b=2|label>"),
        ("https://a.test/<!channel>|x", "<https://a.test/%3C!channel%3E%7Cx|label>"),
        ("javascript:alert(1)", "label"),
        ("data:text/html,x", "label"),
        ("https://[broken", "label"),
        ("", "label"),
    ],
)
def test_a_link_goes_only_where_it_says(url: str, expected: str) -> None:
    assert link(url, "label") == expected


def test_what_a_reaction_does_is_said_only_where_it_does_it_and_how_to_take_back_what_was_decided_by_one():
    offer, back = ":zzz: snoozes a day", "take the reaction away"
    deaf = replace(view(), hears=False)
    assert offer in shown(alert_message(SINGLE, [ASK], view()))
    assert offer not in shown(alert_message(SINGLE, [ASK], deaf))
    assert offer not in shown(alert_message(replace(SINGLE, digest=True), [ASK], view()))
    for event, seen, said in (("C9:1:x:U1", view(), True), ("C9:1:x:U1", deaf, False), ("", view(), False)):
        step = Evidence("dismissed", "dismissed by <!channel> Eve: nothing is owed", "settled", event, NOW)
        text = shown(alert_message(SINGLE, [replace(ASK, state=State.DISMISSED, evidence=(step,))], seen))
        assert (back in text, offer in text) == (said, False)
        assert "*Decided:* dismissed by &lt;!channel&gt; Eve: nothing is owed" in text


def test_of_a_private_ask_the_channel_does_not_read_who_decided():
    step = Evidence("snoozed", "snoozed until Tue 24 Nov 09:12 by Mia, by a reaction on the alert", "paused", "e", NOW)
    private = replace(ASK, private=True, state=State.SNOOZED, evidence=(step,))
    assert "Decided" not in shown(alert_message(SINGLE, [private], view()))
    assert "Decided" in shown(alert_message(SINGLE, [private], view(private=True)))
