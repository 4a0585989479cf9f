"""Nothing that people wrote is live in Slack, and no word of a private place is seen where others read.

The messages are read by a small reader of Slack's own, written from its documentation and not from our escaping. With
SYNCD_SECURITY_CASES=10000 as many random worlds are tried as `make reliability` does; a few hundred otherwise.
"""

import json
import os
import random
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from test_slack_message import ASK, NOW, SINGLE, view

from syncd.alert import Action, Delivery
from syncd.model import Ask, Evidence, Person, Place, Reason, Role, State
from syncd.slack.message import LONGEST_NAME, Message, alert_message, reply_message

CASES = int(os.environ.get("SYNCD_SECURITY_CASES", "300"))
MENTION = re.compile(r"[@!#]")
HOSTILE = [
    *(
        "<!channel>",
        "<!here|here>",
        "<!everyone>",
        "<@U123>",
        "<@W1|bob>",
        "<!subteam^S1|ops>",
        "<#C1>",
        "<#C1|general>",
    ),
    *("<http://evil.test|acme.com>", "<mailto:x@y.test|write>", "<!date^1392734382^{date}^https://evil.test|now>"),
    *("&lt;!channel&gt;", "&amp;lt;!here&amp;gt;", "&#60;!channel&#62;", "<<!here>>", "<|>", "|", "<", ">", "&", "<!"),
    *(
        "`",
        "```",
        "*",
        "_",
        "~",
        ">>> ",
        "> ",
        "\n",
        "\r\n",
        "\u2028",
        "\x00",
        "\x1b[31m",
        "\u202e",
        "\u2066",
        "\u200b",
    ),
    *("@channel", "@here", "#general", "https://evil.test/?a=<b>&c=|d>", "javascript:alert(1)", ":tada:", "\ud800"),
    *(
        "\uff1c!channel\uff1e",
        "\u2039@U1\u203a",
        "Could you send it?",
        "Łódź",
        "日本",
        "🏴\U000e0067\U000e007f",
        "a" * 400,
    ),
]
URLS = [
    "https://acme.slack.com/archives/C1/p1", "https://evil.test/<!channel>", "https://evil.test/a|b", "",
    "https://evil.test/>\n<!here>", "data:text/html,<b>", "//evil.test", "javascript:alert(1)", "https://",
    "file:///etc/passwd", "HTTPS://x.test/|y", "https://[::1", "slack://channel?id=C1", "https://ev il.test/ \u202e",
    "https://x.test/'\"><!everyone>",
]  # fmt: skip


def tokens(text: str) -> list[str]:
    """Every live token of a text as Slack reads it: what stands between angle brackets (formatting message text)."""
    return re.findall(r"<([^<>\n]*)>", text)


def parts(message: Message) -> list[str]:
    """Every text of a message that Slack shows, from its JSON as it is sent."""
    sent = json.loads(json.dumps([message.text, message.blocks]))
    found: list[str] = [sent[0]]
    for block in sent[1]:
        for element in filter(None, [block.get("text"), *(block.get("elements") or [])]):
            assert element["type"] == "mrkdwn"
            assert element["verbatim"] is True
            found.append(element["text"])
    return found


def written(chance: random.Random) -> str:
    """What somebody might write to do harm."""
    return "".join(chance.choice(HOSTILE) + chance.choice(["", " ", "x"]) for _ in range(chance.randint(1, 6)))


def world(chance: random.Random, name: str = "") -> Ask:
    """An ask in any state, of people, places and words that are all hostile; private or not."""

    def words() -> str:
        return f"{written(chance)} {name}"

    return replace(
        ASK,
        text=words(),
        title=words(),
        place=Place(words(), words(), private=chance.random() < 0.5),
        private=chance.random() < 0.5,
        asker=replace(ASK.asker, name=written(chance)),
        owner=replace(ASK.owner, name=written(chance)),
        evidence=(
            Evidence("x", words(), "opened"),
            Evidence("z", words(), "due"),
            Evidence("y", written(chance), "clears"),
        ),
        url=chance.choice(URLS),
        closed_url=chance.choice(URLS),
        state=chance.choice(list(State)),
        due_at=chance.choice([None, NOW - timedelta(hours=1), NOW + timedelta(hours=1)]),
        closed_at=NOW,
        promise=words(),
    )


def messages(chance: random.Random, asks: list[Ask], *, private: bool, detail: str) -> list[Message]:
    """All that may be posted of these asks: alone, as a digest, edited, and below them."""
    alert, seen = replace(SINGLE, route="dm:mia" if private else "channel"), view(private=private)
    found = [alert_message(alert, asks[:1], seen), alert_message(replace(alert, digest=True), asks, seen)]
    reason = chance.choice([Reason.OVERDUE, Reason.REMINDED, Reason.DUE_SOON])
    found += [
        reply_message(Delivery(1, alert, Action.REPLY, reason, NOW, detail=detail), few, seen)
        for few in (asks[:1], asks)
    ]
    return found


def test_the_reader_of_this_test_finds_what_slack_would() -> None:
    assert tokens("<!channel> <@U1> <https://x.test|y> a < b > &lt;!here&gt;") == [
        "!channel",
        "@U1",
        "https://x.test|y",
        " b ",
    ]


def test_nothing_that_is_written_is_live_in_any_message() -> None:
    seen = 0
    for seed in range(CASES):
        chance = random.Random(seed)
        asks = [replace(world(chance), id=f"ask{number}") for number in range(3)]
        for message in messages(chance, asks, private=chance.random() < 0.5, detail=written(chance)):
            for text in parts(message):
                seen += 1
                for token in tokens(text):
                    if token == "@U_MIA":  # our own mention of who owes the answer
                        continue
                    address, _, label = token.partition("|")
                    assert re.fullmatch(r"https?://[!-;=?-~]+", address, re.IGNORECASE), (seed, token)
                    assert "|" not in address + label, (seed, token)
                assert "<" not in re.sub(r"<[^<>\n]*>", "", text), (seed, text)
                assert not set(text) & set("\x00\x1b\u202e\u2066\u200b\u2028\ud800"), (seed, text)
    assert seen > 10 * CASES


def test_no_word_of_a_private_place_is_in_what_others_read() -> None:
    """Whatever its state, alone or among public ones: names and a link at most. In its owner's own message it is."""
    shown = 0
    for seed in range(CASES):
        chance = random.Random(seed)
        asks = [replace(world(chance, f"canary{number}"), id=f"ask{number}") for number in range(3)]
        secret = [f"canary{number}" for number, ask in enumerate(asks) if ask.private]
        detail = f"promised: {' '.join(secret)}"
        if secret:
            for message in messages(chance, asks, private=False, detail=detail):
                said = json.dumps([message.text, message.blocks, message.metadata])
                assert not [canary for canary in secret if canary in said], (seed, said)
        own = json.dumps([m.blocks for m in messages(chance, asks, private=True, detail="")])
        shown += "canary" in own
    assert shown > CASES / 3


def test_an_escalation_names_to_whom_also_where_the_rest_is_private() -> None:
    asked = replace(ASK, private=True)
    delivery = Delivery(1, SINGLE, Action.REPLY, Reason.ESCALATED, NOW, detail="escalated to Mia Torres")
    assert "escalated to Mia Torres" in parts(reply_message(delivery, [asked], view()))[0]


def test_what_is_not_known_to_be_public_is_private() -> None:
    assert Place("C1").private
    fields = {
        name: getattr(ASK, name) for name in ("id", "source", "place", "thread", "title", "url", "asker", "owner")
    }
    more = {name: getattr(ASK, name) for name in ("text", "asked_at", "due_at", "state", "event", "evidence")}
    assert Ask(**fields, **more).private


def test_a_long_name_is_cut_and_no_entity_with_it() -> None:
    named = replace(ASK, asker=Person("x", "&" * 500, Role.STAKEHOLDER))
    (headline, *_) = parts(alert_message(SINGLE, [named], view()))
    assert headline.count("&amp;") <= LONGEST_NAME
    assert re.sub(r"&(?:amp|lt|gt);", "", headline).count("&") == 0


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://www.notion.so/Salary-plan-2027-598337872cf94fdf8782e53db20768a5", "https://www.notion.so/598337872cf94fdf8782e53db20768a5"),
        ("https://app.notion.com/p/Who-leaves-598337872cf94fdf8782e53db20768a5?v=1#b", "https://app.notion.com/p/598337872cf94fdf8782e53db20768a5?v=1#b"),
        ("https://www.notion.so/598337872cf94fdf8782e53db20768a5", "https://www.notion.so/598337872cf94fdf8782e53db20768a5"),
        (None, ""),
    ],
)  # fmt: skip
def test_the_title_of_a_page_does_not_stand_in_its_address(given: str | None, kept: str) -> None:
    from connectors.notion_objects import page

    assert page({"url": given})["url"] == kept
