"""How many requests a poll of Notion costs, counted at the sandbox, and that none of what changed is missed."""

from datetime import timedelta

import pytest
from notion_subject import START, notion
from subjects import SimulatedTime, read

__all__ = ["notion"]
SEARCH, QUERY = "POST /v1/search", "POST /v1/data_sources/{id}/query"
COMMENTS, CHILDREN = "GET /v1/comments", "GET /v1/blocks/{id}/children"
RETRIEVE = "GET /v1/comments/{id}"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def connector(notion):
    connector = notion.connector(SimulatedTime().retry())
    list(connector.accounts())
    yield connector
    connector.close()


def settled(notion, connector):
    """Everything is read, and its minute is over."""
    result = notion.read(connector)
    for _ in range(8):
        notion.clock.advance(2 * MINUTE)
        notion.read(connector, result)
    notion.server.forget()
    return result


def pages(notion, count):
    return [
        notion.workspace.page(f"Page {n}", by=notion.mia, at=notion.clock.now() - timedelta(days=n % 20, minutes=n))
        for n in range(count)
    ]


def test_a_poll_where_nothing_changed_is_one_search_and_one_query_a_data_source(notion, connector):
    pages(notion, 40)
    for number in range(3):
        table = notion.workspace.database(f"Table {number}", at=START - timedelta(days=1))
        notion.workspace.row(table, "A row", at=START - timedelta(days=1))
    result = settled(notion, connector)
    before = len(result.events)
    for _ in range(3):
        notion.clock.advance(MINUTE)
        notion.server.forget()
        notion.read(connector, result)
        assert (notion.server.count(SEARCH), notion.server.count(QUERY), notion.server.count()) == (1, 4, 5)
    assert len(result.events) == before


@pytest.mark.parametrize("changed", [1, 10, 60])
def test_a_page_that_was_commented_on_is_two_requests_at_most(notion, connector, changed):
    known = pages(notion, 80)
    result = settled(notion, connector)
    notion.clock.advance(10 * MINUTE)
    said = {f"comment:{notion.workspace.comment(page, notion.dana, 'Is it paid?').id}" for page in known[:changed]}
    notion.clock.advance(MINUTE)
    notion.server.forget()
    notion.read(connector, result)
    assert said <= result.ids
    assert notion.server.count(COMMENTS) == changed
    assert notion.server.count() <= 2 + changed * 2


def test_a_watched_discussion_is_one_request_when_it_is_due(notion, connector):
    pages(notion, 40)
    comment = notion.workspace.comment(notion.plan, notion.dana, "Is it paid?")
    result = settled(notion, connector)
    notion.workspace.comments_edit_pages = False
    notion.clock.advance(5 * MINUTE)
    notion.read(connector, result, [notion.ref(comment)])
    notion.server.forget()
    notion.clock.advance(MINUTE)
    notion.read(connector, result, [notion.ref(comment)])
    assert notion.server.count() == 2
    notion.clock.advance(20 * MINUTE)
    answer = notion.workspace.comment(comment, notion.mia, "It is.")
    notion.server.forget()
    notion.read(connector, result, [notion.ref(comment)])
    assert f"comment:{answer.id}" in result.ids
    assert (notion.server.count(COMMENTS), notion.server.count()) == (1, 3)


def test_a_discussion_that_is_to_be_verified_is_read_at_once(notion, connector):
    comment = notion.workspace.comment(notion.plan, notion.dana, "Is it paid?")
    result = settled(notion, connector)
    notion.workspace.comments_edit_pages = False
    answer = notion.workspace.comment(comment, notion.mia, "It is.")
    notion.read(connector, result, [notion.ref(comment, verify=True)])
    assert f"comment:{answer.id}" in result.ids
    assert notion.server.count() == 2 + 1


def test_a_full_read_is_a_request_a_hundred_objects_and_one_a_page(notion, connector):
    pages(notion, 250)
    notion.changes = {"block_budget": 0}
    quiet = notion.connector(SimulatedTime().retry())
    result = notion.read(quiet)
    quiet.close()
    assert notion.server.count(SEARCH) == 3
    assert notion.server.count(COMMENTS) == 251
    assert len([key for key in result.cursor if key.startswith("page:")]) == 251


def test_every_known_page_is_read_once_an_hour_and_old_ones_too(notion, connector):
    """A comment that does not edit its page is found nowhere else."""
    notion.workspace.comments_edit_pages = False
    old = notion.workspace.page("Old", by=notion.mia, at=START - timedelta(days=300))
    block = notion.workspace.block(notion.plan, "Two weeks.", notion.mia)
    result = settled(notion, connector)
    said = {f"comment:{notion.workspace.comment(where, notion.dana, 'Why?').id}" for where in (old, block, notion.plan)}
    for _ in range(14):
        notion.clock.advance(5 * MINUTE)
        notion.read(connector, result)
    assert said <= result.ids


def test_the_sweep_takes_half_of_the_quota_at_most(notion, connector):
    pages(notion, 60)
    notion.changes = {"requests_per_minute": 30, "block_budget": 0}
    slow = notion.connector(SimulatedTime().retry())
    result = settled(notion, slow)
    notion.clock.advance(2 * HOUR)
    counts = []
    for _ in range(5):
        notion.server.forget()
        notion.read(slow, result)
        counts.append(notion.server.count(COMMENTS))
        notion.clock.advance(MINUTE)
    slow.close()
    assert counts == [15, 15, 15, 15, 1]


def test_blocks_are_looked_at_within_the_budget_over_several_polls(notion, connector):
    notion.changes = {"block_budget": 10}
    notion.workspace.comments_edit_pages = False
    blocks = [notion.workspace.block(notion.plan, f"Line {n}", notion.mia) for n in range(35)]
    inner = notion.workspace.block(blocks[3], "Inside", notion.mia)
    said = {f"comment:{notion.workspace.comment(block, notion.dana, 'Why?').id}" for block in (*blocks[::5], inner)}
    slow = notion.connector(SimulatedTime().retry())
    result = read(notion, slow)
    assert not said <= result.ids
    for _ in range(6):
        notion.clock.advance(2 * MINUTE)
        notion.server.forget()
        notion.read(slow, result)
        assert notion.server.count() <= 10 + 4
    slow.close()
    assert said <= result.ids


def test_a_connection_is_used_again(notion, connector):
    pages(notion, 30)
    result = notion.read(connector)
    assert notion.server.connections == 1
    notion.server.forget()
    notion.clock.advance(HOUR)
    notion.read(connector, result)
    assert (notion.server.connections, notion.server.count() > 30) == (0, True)
