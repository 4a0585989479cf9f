"""Thousands of spoiled Slack messages: each is read, or refused in a way that puts it into quarantine."""

import copy
import random

import pytest
from subjects import MALFORMED

from connectors.slack_marks import Seen, all_named, compare
from mappings.slack import events
from syncd.model import Item, SourceInfo
from syncd.sandbox import SandboxClock

SOURCE = SourceInfo("acme-slack", "slack")
SEEN = SandboxClock().now()
WHOLE = {
    "type": "message",
    "user": "U1",
    "text": "Could <@U2|mia> *look* at ```a &lt; b```?\n&gt; said <!date^1392734382^{date}|then>",
    "ts": "1763640000.000100",
    "thread_ts": "1763630000.000200",
    "reply_count": 2,
    "latest_reply": "1763640000.000200",
    "edited": {"user": "U1", "ts": "1763640060.000000"},
    "reactions": [{"name": "eyes", "users": ["U2"], "count": 1}],
    "files": [{"id": "F1"}],
    "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text"}]}]}],
    "attachments": [{"text": "x", "is_share": True}],
    "bot_profile": {"name": "CI"},
    "user_profile": {"real_name": "Dana"},
    "subtype": "thread_broadcast",
}
CHANNEL = {"id": "C1", "name": "help", "is_channel": True, "is_private": False}
ODD = (None, 0, -1, 1.5, True, "", "x", "1763640000.000100", [], {}, [None], {"a": [1]}, "\ud800", "٣.٠٠٠٠٠٠", "<" * 50)


def spoiled(seed):
    """The whole message with up to four places replaced or taken away."""
    chance = random.Random(seed)
    message = copy.deepcopy(WHOLE)
    for _ in range(chance.randint(1, 4)):
        node = message
        while True:
            key = chance.choice(list(node) if isinstance(node, dict) else range(len(node)))
            inner = node[key]
            if isinstance(inner, dict | list) and inner and chance.random() < 0.7:
                node = inner
                continue
            if isinstance(node, dict) and chance.random() < 0.3:
                del node[key]
            else:
                node[key] = copy.deepcopy(chance.choice(ODD))
            break
        if not message:
            break
    return message


@pytest.mark.parametrize("block", range(10))
def test_a_spoiled_message_is_read_or_refused(block):
    read = refused = 0
    for seed in range(block * 500, block * 500 + 500):
        item = Item("message", "x", {"message": spoiled(seed), "channel": CHANNEL, "workspace": ""}, SEEN)
        try:
            read += sum(1 for _ in events(SOURCE, item))
        except MALFORMED:
            refused += 1
    assert read
    assert refused


def test_spoiled_messages_are_remembered_and_do_not_come_again():
    messages = [spoiled(seed) for seed in range(3000)] + [None, 7, "x", []]
    first = compare(messages, {})
    assert first.changed
    assert all(Seen.of(mark) for mark in first.marks.values())
    for message in messages:
        once = compare([message], {})
        assert compare([message], once.marks).changed == []
        assert all(all_named(each) in (True, False) for each in once.changed)
