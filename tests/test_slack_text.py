"""Slack's mrkdwn, blocks and attachments as plain text."""

import pytest

from mappings.slack_text import message_text, plain
from syncd.model import Account

SOURCE = "acme-slack"


@pytest.mark.parametrize(
    ("mrkdwn", "text"),
    [
        ("", ""),
        ("Hello", "Hello"),
        ("a &lt;b&gt; &amp; c &amp;amp; d", "a <b> & c &amp; d"),
        ("<!channel> and <!here|here>", "@channel and @here"),
        ("ask <!subteam^S1|@desk> or <!subteam^S2>", "ask @desk or @S2"),
        ("in <#C1|help> or <#C2>", "in #help or #C2"),
        ("see <https://a.test/x_y_z>", "see https://a.test/x_y_z"),
        ("see <https://a.test|the page>", "see the page"),
        ("write to <mailto:a@b.test|a@b.test> or <mailto:c@d.test>", "write to a@b.test or c@d.test"),
        ("on <!date^1392734382^{date_short}|18 February>", "on 18 February"),
        ("*Could* you _really_ ~not~ help?", "Could you really not help?"),
        ("*_both_* my_file_name 2*3*4 /_a_/b", "both my_file_name 2*3*4 /_a_/b"),
        ("&gt; quoted\n&gt;so too\nmine", "> quoted\n> so too\nmine"),
        ("mine\n&gt;&gt;&gt; one\ntwo", "mine\n> one\n> two"),
        ("look: ```a &lt; b *c*``` thanks", "look: \n```\na < b *c*\n```\n thanks"),
        ("```\nline\n```", "```\nline\n```"),
        (":tada: :grin:", ":tada: :grin:"),
        ("مرحبا، هل يمكنك المساعدة؟", "مرحبا، هل يمكنك المساعدة؟"),
        ("<", "<"),
        ("<>", ""),
    ],
)
def test_mrkdwn_is_read_as_a_person_reads_it(mrkdwn, text):
    assert plain(mrkdwn, SOURCE)[0] == text


def test_mentions_are_accounts_each_once_in_order():
    text, mentions = plain("<@U2> and <@U1|mia>, <@U2>: *please*", SOURCE)
    assert text == "@U2 and @mia, @U2: please"
    assert mentions == (Account(SOURCE, "U2"), Account(SOURCE, "U1", "mia"))


@pytest.mark.parametrize("piece", ["*a ", "_", "<@", "```", "&gt;", "<!a^", "*_~", "<https://a|"])
def test_forty_thousand_characters_are_read_at_once(piece):
    text, _ = plain(piece * (40_000 // len(piece)), SOURCE)
    assert len(text) < 200_000


def test_a_message_without_text_says_what_its_blocks_say():
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": "a < b "}, _user("U1")]}
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": "old\nlines"}]}
    code = {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "x = 1"}]}
    items = {"type": "rich_text_list", "elements": [section, section]}
    blocks = [
        {"type": "rich_text", "elements": [section, quote, code, items]},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*Build* failed"}, "fields": [{"text": "main"}]},
        {"type": "actions", "elements": [{"type": "button", "text": {"text": "Retry"}}]},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "by <@U2>"}]},
        "nonsense",
    ]
    text, mentions = plain(message_text({"text": "", "blocks": blocks}), SOURCE)
    assert text == "a < b @U1\n> old\n> lines\n```\nx = 1\n```\n• a < b @U1\n• a < b @U1\nBuild failed\nmain\nby @U2"
    assert [account.id for account in mentions] == ["U1", "U2"]


def test_a_shared_message_is_quoted_and_an_apps_attachment_is_not():
    shared = {"attachments": [{"is_share": True, "text": "Can you help?\nPlease"}]}
    assert plain(message_text(shared), SOURCE)[0] == "> Can you help?\n> Please"
    assert message_text({"attachments": [{"fallback": "Build 7 failed"}]}) == "Build 7 failed"


def test_blocks_nested_without_end_are_left_out():
    block = {"type": "rich_text", "elements": []}
    for _ in range(500):
        block = {"type": "rich_text", "elements": [block]}
    assert message_text({"blocks": [block]}) == ""


def _user(user):
    return {"type": "user", "user_id": user}
