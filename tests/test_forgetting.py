"""Forgetting a person through the whole service: no word, name or e-mail of theirs is left, or comes back."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from service_world import ALERTS, DAY, HOUR, MINUTE, World

from syncd.model import Role, State
from syncd.service.evaluate import Rules
from syncd.store.erasure import Erased, Erasure, erasures, wipe
from syncd.store.integrity import check

WORDS = ["PLANTED-QUESTION", "PLANTED-EDIT", "PLANTED-TITLE", "Dana Ruiz", "dana@partner.test"]


def rules(world: World) -> Rules:
    return world.runtime.rules()


def forget(world: World, reference: str = "dana@partner.test") -> Erased:
    person = rules(world).context.people.by_id(reference)
    assert person is not None
    return Erasure(world.database, person, world.now()).run("mia")


def found_in_files(folder: Path, words: list[str]) -> list[tuple[str, str]]:
    """Which of the words stand, in any case, in which of the store's files."""
    files = {path.name: path.read_bytes().lower() for path in folder.glob("*syncd.db*")}
    assert "syncd.db" in files
    return [(name, word) for name, held in files.items() for word in words if word.lower().encode() in held]


def reply_keys(world: World) -> list[str]:
    """The keys in the metadata of what syncd has said below its messages."""
    messages = world.workspace.messages(ALERTS)
    return [m["metadata"]["event_payload"]["id"] for m in messages if m.get("thread_ts", m["ts"]) != m["ts"]]


@pytest.fixture
def told(world: World) -> World:
    """Dana has asked twice and filed an issue, Mia has quoted and mentioned her, and one alert stands in Slack."""
    waiting = world.ask("Could you send me the PLANTED-QUESTION export?")
    world.workspace.edit(world.room, waiting, "Could you send me the PLANTED-EDIT export?")
    issue = world.site.issue("APP", "When does PLANTED-TITLE work?", None, world.reporter)
    world.site.comment(issue, world.agent, "Tomorrow, Dana Ruiz (dana@partner.test).")
    answered = world.ask("Is the PLANTED-QUESTION page live?")
    world.answer(answered, f"&gt; Is the PLANTED-QUESTION page live?\nIt is, <@{world.dana.id}>.")
    world.ask("And what about my invoice?", user=world.eve)
    world.run()
    world.pass_time(2 * HOUR)
    return world


def test_no_byte_of_their_words_and_names_is_left(told: World) -> None:
    assert {word for _, word in found_in_files(told.folder, WORDS)} == set(WORDS)
    erased = forget(told)
    assert wipe(told.database)
    assert found_in_files(told.folder, [*WORDS, told.dana.id]) == []
    assert erased.accounts == 2
    assert erased.messages >= 3
    assert check(told.database) == []


def test_nothing_comes_back_when_everything_is_read_again(told: World) -> None:
    before = len(told.events()) + len(told.events(source="jira"))
    forget(told)
    for source in ("slack", "jira"):
        told.runtime.stores.sources.forget_cursor(source)
    told.ask("Another PLANTED-QUESTION, please?")
    told.start()
    told.pass_time(2 * DAY)
    wipe(told.database)
    assert found_in_files(told.folder, WORDS) == []
    assert len(told.events()) + len(told.events(source="jira")) >= before, "that something happened is still known"
    assert all(ask.asker.name != "Dana Ruiz" for ask in told.asks())
    assert [ask.text for ask in told.asks() if ask.state.owed] == ["And what about my invoice?"]


def test_the_message_in_slack_is_edited(told: World) -> None:
    (before,) = [text for text in told.alerts() if "PLANTED-EDIT" in text]
    assert "Dana Ruiz" in before
    erased = forget(told)
    assert erased.alerts == 1
    told.pass_time(MINUTE)
    assert not [text for text in told.alerts() if "PLANTED" in text or "Dana" in text]
    assert len(told.alerts()) == 2, "nothing is told anew"


@pytest.mark.parametrize(
    ("who", "name", "instead", "edited"),
    [
        ("dana@partner.test", "Dana Ruiz", "nobody of this message waits any more", 2),
        ("li@acme.test", "Li Chen", "has waited 5 h", 4),
    ],
)
def test_what_was_said_below_a_message_is_edited_with_it(
    world: World, who: str, name: str, instead: str, edited: int
) -> None:
    terms = 'answer_within = "1h"\nescalate_after = "1h"\nescalate_to = "li@acme.test"\nremind_every = "3h"'
    world.set(terms, instead_of='answer_within = "1h"')
    world.run()
    world.ask()
    world.ask("And what about my invoice?", user=world.eve)
    for _ in range(11):
        world.pass_time(30 * MINUTE + timedelta(seconds=1))
    before, keys = world.alerts(replies=True), reply_keys(world)
    assert sorted(line.partition(":*")[0] for line in before) == ["*Escalated"] * 2 + ["*Still waiting"] * 2
    assert len([line for line in before if name in line]) == 2
    forget(world, who)
    world.pass_time(MINUTE)
    after = world.alerts(replies=True)
    assert [line for line in world.alerts() + after if name in line] == []
    assert [instead in line for line in after if line not in before] == [True] * edited
    assert reply_keys(world) == keys, "each is the same message as before"


def test_what_others_wait_for_and_what_was_answered_stays(told: World) -> None:
    states = {ask.id: ask.state for ask in told.asks()}
    forget(told)
    told.pass_time(MINUTE)
    after = {ask.id: ask for ask in told.asks()}
    assert after.keys() == states.keys()
    for id_, ask in after.items():
        theirs = ask.asker.role is Role.IGNORED
        assert ask.state is (State.WITHDRAWN if theirs and states[id_].owed else states[id_])
        assert not (theirs and (ask.text or ask.title))


def test_what_a_forgotten_colleague_answered_stays_answered(told: World) -> None:
    states = {ask.id: ask.state for ask in told.asks()}
    posts = told.posts()
    erased = forget(told, "mia@acme.test")
    assert erased.accounts == 2
    told.runtime.stores.ledger.touch_all()
    told.pass_time(MINUTE)
    assert {ask.id: ask.state for ask in told.asks()} == states
    assert told.posts() == posts, "nothing is told anew"
    wipe(told.database)
    assert found_in_files(told.folder, ["Tomorrow,", "It is, "]) == []


def test_a_record_is_kept_without_a_name(told: World) -> None:
    erased = forget(told)
    ((at, by, counts),) = erasures(told.database)
    assert (by, counts["messages"], counts["accounts"]) == ("mia", erased.messages, 2)
    assert at > 0
    assert "Dana" not in json.dumps(counts)


def test_forgetting_twice_changes_nothing_more(told: World) -> None:
    forget(told)
    people = rules(told).context.people
    assert people.by_id("dana@partner.test") is None
    assert [person.name for person in people.all() if "Dana" in person.name] == []


def test_their_further_accounts_are_forgotten_with_their_e_mail(told: World) -> None:
    forget(told)
    again = told.workspace.user("Dana Ruiz", "dana@partner.test")
    told.clock.advance(2 * DAY)
    told.workspace.post(told.room, again, "May I have the PLANTED-QUESTION again?")
    told.run()
    wipe(told.database)
    assert found_in_files(told.folder, WORDS) == []
