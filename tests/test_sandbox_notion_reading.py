"""Pages, blocks, tables and search of the Notion stand-in."""

from datetime import timedelta

import pytest
from notion_office import NOWHERE, Office, everything, office, refused

__all__ = ["office"]
MINUTE = timedelta(minutes=1)


def names(rows) -> list[str]:
    return [row["properties"]["Name"]["title"][0]["plain_text"] for row in rows]


def table(office: Office) -> None:
    """Three rows, two minutes apart: to do of nobody, done of Ann, doing of both; the first is edited last."""
    add, clock, ann, ben = office.workspace.row, office.clock, office.ann, office.ben
    first = add(office.tasks, "Export", by=ann)
    clock.advance(2 * MINUTE)
    add(office.tasks, "Import", "Done", [ann], by=ben)
    clock.advance(2 * MINUTE)
    add(office.tasks, "Invoice", "Doing", [ann, ben], by=office.gus)
    clock.advance(2 * MINUTE)
    office.workspace.set_status(first, "To do", ben)


def test_a_row_says_where_it_belongs_and_how_it_stands(office):
    row = office.workspace.row(office.tasks, "Export", "To do", [office.gus], by=office.ann)
    office.clock.advance(3 * MINUTE)
    office.workspace.set_status(row, "Done", office.ben)
    office.workspace.assign(row, [office.ann, office.ben], office.ben)
    shown = office.client().pages.retrieve(row.id)
    assert shown["parent"] == {
        "type": "data_source_id",
        "data_source_id": office.tasks.id,
        "database_id": office.tasks.database.id,
    }
    assert shown["properties"]["Status"]["status"]["name"] == "Done"
    assert [user["id"] for user in shown["properties"]["Assignee"]["people"]] == [office.ann.id, office.ben.id]
    assert (shown["created_by"]["id"], shown["last_edited_by"]["id"]) == (office.ann.id, office.ben.id)
    assert (shown["created_time"], shown["last_edited_time"]) == (
        "2026-07-01T10:00:00.000Z",
        "2026-07-01T10:03:00.000Z",
    )


def test_a_status_that_the_table_does_not_have_is_a_mistake_of_the_script(office):
    with pytest.raises(ValueError, match="use one of To do, Doing, Done"):
        office.workspace.row(office.tasks, "Export", "Finished")
    with pytest.raises(ValueError, match="only the row"):
        office.workspace.set_status(office.plan, "Done")


def test_a_table_says_which_of_its_statuses_are_complete(office):
    status = office.client().data_sources.retrieve(office.tasks.id)["properties"]["Status"]["status"]
    ids = {option["name"]: option["id"] for option in status["options"]}
    groups = {group["name"]: group["option_ids"] for group in status["groups"]}
    assert groups == {"To-do": [ids["To do"]], "In progress": [ids["Doing"]], "Complete": [ids["Done"]]}


def test_a_database_may_have_several_sources_and_no_properties_to_speak_of(office):
    second = office.workspace.data_source(office.tasks.database, "Ideas", [], None)
    office.workspace.row(second, "More cats")
    client = office.client()
    sources = client.databases.retrieve(office.tasks.database.id)["data_sources"]
    assert [source["name"] for source in sources] == ["Tasks", "Ideas"]
    (row,) = client.data_sources.query(second.id)["results"]
    assert list(row["properties"]) == ["Name"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (None, ["Export", "Import", "Invoice"]),
        ({"timestamp": "last_edited_time", "last_edited_time": {"on_or_after": "2026-07-01T10:04:00Z"}}, "EV"),
        ({"timestamp": "last_edited_time", "last_edited_time": {"after": "2026-07-01T10:04:00Z"}}, "E"),
        ({"timestamp": "last_edited_time", "last_edited_time": {"on_or_after": "2026-07-01T10:04:20Z"}}, "E"),
        ({"timestamp": "last_edited_time", "last_edited_time": {"after": "2026-07-01T12:03:59+02:00"}}, "EV"),
        ({"timestamp": "created_time", "created_time": {"before": "2026-07-01T10:04:00Z"}}, "EI"),
        ({"timestamp": "last_edited_time", "last_edited_time": {"past_week": {}}}, "EIV"),
        ({"property": "Status", "status": {"equals": "Done"}}, "I"),
        ({"property": "Status", "status": {"does_not_equal": "Done"}}, "EV"),
        ({"property": "Assignee", "people": {"is_empty": True}}, "E"),
        ({"property": "Name", "title": {"contains": "port"}}, "EI"),
        (
            {
                "and": [
                    {"property": "Assignee", "people": {"is_not_empty": True}},
                    {
                        "or": [
                            {"property": "Status", "status": {"equals": "Doing"}},
                            {"property": "Name", "rich_text": {"starts_with": "x"}},
                        ]
                    },
                ]
            },
            "V",
        ),
    ],
)
def test_a_query_filters(office, wanted, found):
    table(office)
    letters = {"E": "Export", "I": "Import", "V": "Invoice"}
    expected = found if isinstance(found, list) else [letters[each] for each in found]
    asked = {"filter": wanted} if wanted else {}
    assert names(office.client().data_sources.query(office.tasks.id, **asked)["results"]) == expected


@pytest.mark.parametrize(
    ("sorts", "found"),
    [
        ([{"timestamp": "last_edited_time", "direction": "descending"}], ["Export", "Invoice", "Import"]),
        ([{"timestamp": "created_time", "direction": "ascending"}], ["Export", "Import", "Invoice"]),
        ([{"property": "Name", "direction": "descending"}], ["Invoice", "Import", "Export"]),
        ([{"property": "Status", "direction": "ascending"}], ["Export", "Invoice", "Import"]),
    ],
)
def test_a_query_sorts_and_pages(office, sorts, found):
    table(office)
    rows = everything(office.client().data_sources.query, data_source_id=office.tasks.id, sorts=sorts, page_size=2)
    assert names(rows) == found


@pytest.mark.parametrize(
    "asked",
    [
        {"filter": {"property": "Cost", "number": {"equals": 1}}},
        {"filter": {"property": "Status", "select": {"equals": "Done"}}},
        {"filter": {"timestamp": "last_edited_time", "last_edited_time": {"after": "yesterday"}}},
        {"filter": {"timestamp": "last_edited_time"}},
        {"filter": {"timestamp": "last_edited_time", "last_edited_time": {"around": "2026-07-01"}}},
        {"filter": {}},
        {"sorts": [{"property": "Cost"}]},
        {"sorts": [{"timestamp": "created_time", "direction": "up"}]},
        {"page_size": 101},
        {"page_size": 0},
        {"page_size": "ten"},
        {"start_cursor": NOWHERE},
    ],
)
def test_a_query_that_makes_no_sense_is_refused(office, asked):
    error = refused(office.client().data_sources.query, office.tasks.id, **asked)
    assert (error.status, error.code) == (400, "validation_error")


def test_the_trash_is_queried_apart(office):
    row = office.workspace.row(office.tasks, "Export")
    office.workspace.row(office.tasks, "Import")
    office.workspace.trash(row, office.ann)
    old, new = office.client(), office.client("2026-03-11")
    assert names(old.data_sources.query(office.tasks.id)["results"]) == ["Import"]
    assert names(old.data_sources.query(office.tasks.id, archived=True)["results"]) == ["Export"]
    assert names(new.data_sources.query(office.tasks.id, in_trash=True)["results"]) == ["Export"]
    assert refused(new.data_sources.query, office.tasks.id, archived=True).code == "validation_error"
    assert old.pages.retrieve(row.id)["in_trash"] is True


def test_blocks_come_in_their_order_with_pages_and_tables_among_them(office):
    add = office.workspace.block
    outer = add(office.plan, "Outer", office.ann)
    add(outer, "Inner", office.ann)
    gone = add(office.plan, "Gone", office.ann)
    office.workspace.page("Child", office.plan, office.ann)
    for number in range(5):
        add(office.plan, f"{number}", office.ann)
    office.workspace.trash(gone)
    found = everything(office.client().blocks.children.list, block_id=office.plan.id, page_size=4)
    kinds = [block["type"] for block in found]
    assert kinds == ["child_database", "paragraph", "child_page", *["paragraph"] * 5]
    assert [block["has_children"] for block in found[:3]] == [False, True, False]
    (inner,) = office.client().blocks.children.list(block_id=outer.id)["results"]
    assert inner["parent"] == {"type": "block_id", "block_id": outer.id}


def test_editing_a_block_edits_its_page(office):
    outer = office.workspace.block(office.plan, "Outer", office.ann)
    inner = office.workspace.block(outer, "Inner", office.ann)
    office.clock.advance(7 * MINUTE)
    office.workspace.rewrite(inner, "Changed", office.gus)
    client = office.client()
    times = [
        client.blocks.retrieve(inner.id)["last_edited_time"],
        client.pages.retrieve(office.plan.id)["last_edited_time"],
    ]
    assert times == ["2026-07-01T10:07:00.000Z"] * 2
    assert client.blocks.retrieve(outer.id)["last_edited_time"] == "2026-07-01T10:00:00.000Z"


def test_search_gives_the_latest_edited_first_and_page_by_page(office):
    for number in range(5):
        office.clock.advance(MINUTE)
        office.workspace.page(f"Page {number}", by=office.ann)
    found = everything(office.client().search, filter={"property": "object", "value": "page"}, page_size=2)
    titles = [page["properties"]["title"]["title"][0]["plain_text"] for page in found]
    assert titles == ["Page 4", "Page 3", "Page 2", "Page 1", "Page 0", "Launch plan"]
    oldest = office.client().search(sort={"direction": "ascending", "timestamp": "last_edited_time"}, page_size=1)
    assert oldest["results"][0]["last_edited_time"] == "2026-07-01T10:00:00.000Z"


def test_search_knows_titles_and_kinds(office):
    office.workspace.row(office.tasks, "Fix the export")
    client = office.client()
    assert [each["object"] for each in client.search(query="EXPORT")["results"]] == ["page"]
    sources = client.search(filter={"property": "object", "value": "data_source"})["results"]
    assert [each["id"] for each in sources] == [office.tasks.id]
    for asked in (
        {"filter": {"property": "object", "value": "database"}},
        {"filter": "page"},
        {"sort": {"timestamp": "created_time", "direction": "ascending"}},
        {"sort": {"timestamp": "last_edited_time"}},
    ):
        assert refused(client.search, **asked).code == "validation_error"


def test_search_is_not_guaranteed_to_give_everything(office):
    office.workspace.search_delay = 5 * MINUTE
    office.workspace.page("Secret", hidden_from_search=True, at=office.clock.now() - timedelta(hours=1))
    office.workspace.page("New", by=office.ann)
    client = office.client()
    assert client.search(query="secret")["results"] == client.search(query="new")["results"] == []
    office.clock.advance(5 * MINUTE)
    assert client.search(query="secret")["results"] == []
    assert len(client.search(query="new")["results"]) == 1


def test_a_page_that_is_no_longer_shared_is_nowhere_with_all_under_it(office):
    block = office.workspace.block(office.plan, "Two weeks.", office.ann)
    row = office.workspace.row(office.tasks, "Export")
    office.workspace.unshare(office.plan)
    client = office.client()
    for request, wanted in (
        (client.pages.retrieve, office.plan),
        (client.pages.retrieve, row),
        (client.blocks.retrieve, block),
        (client.blocks.children.list, office.plan),
        (client.databases.retrieve, office.tasks.database),
        (client.data_sources.retrieve, office.tasks),
        (client.data_sources.query, office.tasks),
    ):
        error = refused(request, wanted.id)
        assert (error.status, error.code) == (404, "object_not_found")
        assert wanted.id in str(error)
    assert client.search()["results"] == []
    office.workspace.share(row)
    assert [each["id"] for each in client.search()["results"]] == [row.id]


@pytest.mark.parametrize(
    ("kind", "wanted"), [("pages", "tasks"), ("data_sources", "plan"), ("databases", "plan"), ("blocks", "tasks")]
)
def test_an_id_of_another_kind_is_not_found(office, kind, wanted):
    request = getattr(office.client(), kind).retrieve
    assert refused(request, getattr(office, wanted).id).code == "object_not_found"
    assert refused(request, "not-an-id").code == "validation_error"


def test_a_cursor_belongs_to_its_list_and_dies_with_its_session(office):
    for number in range(4):
        office.workspace.row(office.tasks, f"{number}")
    client = office.client()
    cursor = client.data_sources.query(office.tasks.id, page_size=2)["next_cursor"]
    assert refused(client.search, start_cursor=cursor).code == "validation_error"
    sorts = [{"property": "Name"}]
    assert refused(client.data_sources.query, office.tasks.id, sorts=sorts, start_cursor=cursor).code == (
        "validation_error"
    )
    assert len(client.data_sources.query(office.tasks.id, start_cursor=cursor)["results"]) == 2
    office.server.cursors.expire()
    error = refused(client.data_sources.query, office.tasks.id, start_cursor=cursor)
    assert str(error) == f"The start_cursor provided is invalid: {cursor}"


def test_a_query_ends_after_so_many_results_and_says_so(office):
    office.server.cursors.result_limit = 5
    for number in range(8):
        office.workspace.row(office.tasks, f"{number}")
    client = office.client()
    first = client.data_sources.query(office.tasks.id, page_size=3)
    last = client.data_sources.query(office.tasks.id, page_size=3, start_cursor=first["next_cursor"])
    assert "request_status" not in first
    assert len(last["results"]) == 2
    assert (last["has_more"], last["next_cursor"]) == (False, None)
    assert last["request_status"] == {"type": "incomplete", "incomplete_reason": "query_result_limit_reached"}
