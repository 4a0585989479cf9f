"""Whatever people write, and whoever they are: it is read, told and printed, nothing breaks and nobody is pinged."""

from typing import Any

import pytest
from service_world import HOUR, MINUTE, World

from syncd.model import State

LONG = "Could you look at the contract? " * 1250
HEBREW = "\u202eהאם תוכלו לשלוח לנו את החוזה? Could you send it?\u202c"
NOBODY = "U0NOBODY00"


def slack(world: World, text: str, **more: Any) -> None:
    world.ask(text, **more)


def jira(world: World, text: str, **more: Any) -> None:
    issue = world.site.issue("APP", "Launch", "See the comments.", world.agent, assignee=world.agent)
    world.site.comment(issue, world.reporter, text)


ODD = {
    "40,000 characters": LONG,
    "one word of 40,000": "Why" + "y" * 39_997 + "?",
    "right to left": HEBREW,
    "emoji names": "Could you :eyes: this :partyparrot::skin-tone-3: please :flag-de:?",
    "emoji only": "👀 🙏🏽 :thinking_face: ?",
    "everybody": "<!channel> <!here> <!everyone> could you answer <!subteam^S1|@desk>?",
    "markup": "*_~`<https://evil.test|could> `~_* you ```run\n<script>alert(1)</script>``` &amp;lt; ?",
    "control characters": "Could you\x00 see\x1b[31m this\x07?\r\n\u2028\x85",
    "half a surrogate": "Could you see \ud83d this?",
    "zero width": "Could\u200b you\u200d see\ufeff this?",
    "sql": "'); DROP TABLE events; -- could you?",
    "format": "%s {0} ${HOME} could you?",
}


@pytest.mark.parametrize("write", [slack, jira])
@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_text_is_read_told_once_and_pings_only_the_owner(world: World, write, text: str) -> None:
    world.run()
    write(world, text)
    assert all(polled.complete for polled in world.pass_time(MINUTE))
    assert {state.quarantined for state in (world.state(), world.state("jira"))} == {0}
    world.pass_time(HOUR)
    world.pass_time(HOUR)
    asks = [ask for ask in world.asks() if ask.state is State.OPEN]
    assert len(world.alerts()) == world.posts() == len(asks) == 1
    assert {ping.what for ping in world.workspace.pings} <= {f"@{world.mia.id}"}
    assert all(len(alert) <= 4000 for alert in world.alerts())


@pytest.mark.parametrize(
    "odd",
    [
        {"text": "", "files": ["screenshot.png"]},
        {"text": ""},
        {"text": "   \n\t "},
        {"text": "", "blocks": [{"type": "image", "image_url": "https://a.test/b.png", "alt_text": "a picture"}]},
        {"text": "", "extra": {"attachments": [{"fallback": "a card", "color": "#123456"}]}},
    ],
    ids=["image only", "empty", "blank", "image block", "card"],
)
def test_a_message_that_says_nothing_is_kept_and_breaks_nothing(world: World, odd: dict[str, Any]) -> None:
    world.run()
    ts = world.ask(**odd)
    assert all(polled.complete for polled in world.pass_time(MINUTE))
    assert [event.id for event in world.events()] == [f"{world.room.id}:{ts}"]
    assert world.state().quarantined == 0
    world.pass_time(HOUR)


def test_a_user_whom_the_directory_does_not_know_is_a_stakeholder_by_their_id(world: World) -> None:
    world.run()
    world.ask(user=None, extra={"user": NOBODY, "bot_id": None, "subtype": None})
    world.pass_time(HOUR + MINUTE)
    (ask,) = world.asks()
    assert [account.id for account in ask.asker.accounts] == [NOBODY]
    assert len(world.alerts()) == 1


def test_who_was_deleted_since_still_waits_for_an_answer(world: World) -> None:
    gone = world.workspace.user("Ola Gone", "ola@partner.test", deleted=True)
    world.run()
    world.ask(user=gone)
    world.pass_time(HOUR + MINUTE)
    (ask,) = world.asks()
    assert ask.asker.name == "Ola Gone"
    assert "Ola Gone" in world.alerts()[0]


def test_a_jira_account_that_is_inactive_hidden_or_nobody_breaks_nothing(world: World) -> None:
    left = world.site.user("Ola Gone", active=False)
    issue = world.site.issue("APP", "Launch", "Could you explain it?", left)
    world.site.comment(issue, world.site.user("", email=None), "And could you tell me when?")
    assert all(polled.complete for polled in world.run())
    world.pass_time(HOUR + MINUTE)
    assert {ask.asker.name for ask in world.asks()} >= {"Ola Gone"}
    assert world.state("jira").quarantined == 0


def test_names_of_people_and_places_are_as_hostile_as_their_words(world: World) -> None:
    dana = world.workspace.user("<!channel> *Dana* `x` & |co>", "d2@partner.test")
    room = world.workspace.channel("r\u202eoom-<!here>", [world.mia, dana])
    world.run()
    world.ask(user=dana, channel=room)
    world.pass_time(HOUR + MINUTE)
    assert len(world.alerts()) == 1
    assert {ping.what for ping in world.workspace.pings} == {f"@{world.mia.id}"}
