"""The Asana stand-in's stories: comments in rich text, what the system notes, likes and reactions, and writing."""

from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from asana_office import START, Office, message, office

__all__ = ["office"]

FIELDS = "resource_subtype,type,text,html_text,created_by.name,is_edited,num_likes,likes.user,reaction_summary"


def told(office: Office, task: str, **query: Any) -> list[dict[str, Any]]:
    """A page of a task's stories."""
    query.setdefault("opt_fields", FIELDS)
    return office.stories.get_stories_for_task(task, query, full_payload=True)["data"]


def subtypes(office: Office, task: str) -> list[str]:
    return [story["resource_subtype"] for story in told(office, task)]


def test_a_mention_is_a_link_in_the_xml_and_an_address_in_the_text(office: Office):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    other = office.workspace.task(office.web, "Font")
    source = f'<body>Hi <a data-asana-gid="{office.mia}"/>, see <a data-asana-gid="{other}"/> &amp; say</body>'
    office.workspace.comment(task, office.dana, html_text=source)
    story = told(office, task)[-1]
    person, page = ET.fromstring(story["html_text"]).iter("a")
    assert (person.get("data-asana-type"), person.text) == ("user", "@Mia Torres")
    assert (page.get("data-asana-type"), page.text) == ("task", "Font")
    profile = f"https://app.asana.com/0/profile/{office.mia}"
    assert story["text"] == f"Hi {profile}, see https://app.asana.com/0/0/{other} & say"
    assert office.mia in str(office.tasks.get_task(task, {"opt_fields": "followers"}, full_payload=True))


def test_a_tag_that_nobody_knows_yet_is_kept_and_what_it_says_is_in_the_text(office: Office):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    office.workspace.comment(task, office.dana, html_text="<body>Look: <callout kind='new'>this</callout>!</body>")
    assert (told(office, task)[-1]["text"]) == "Look: this!"
    assert '<callout kind="new">this</callout>' in told(office, task)[-1]["html_text"]


def test_text_without_markup_is_xml_all_the_same(office: Office):
    task = office.workspace.task(office.web, "Logo", "1 < 2 & 3", office.dana)
    office.workspace.comment(task, office.dana, "a < b\n<b>no tag</b>")
    assert ET.fromstring(told(office, task)[-1]["html_text"]).text == "a < b\n<b>no tag</b>"
    assert "1 &lt; 2 &amp; 3" in str(office.tasks.get_task(task, {"opt_fields": "html_notes"}, full_payload=True))


def test_everything_that_happens_to_a_task_is_noted(office: Office):
    workspace, mia = office.workspace, office.mia
    task = workspace.task(office.web, "Logo", by=office.dana, assignee=mia)
    workspace.comment(task, mia, "Mine.")
    workspace.set_due(task, "2026-12-01", mia)
    workspace.set_due(task, "2026-12-02", mia)
    workspace.assign(task, None, mia)
    workspace.rename(task, "The logo", mia)
    workspace.edit_notes(task, "blue", mia)
    workspace.add_follower(task, workspace.account, mia)
    workspace.move_to_section(task, office.web, "Done", mia)
    workspace.complete(task, mia)
    workspace.reopen(task, mia)
    workspace.move(task, workspace.project("Ops"), mia)
    assert subtypes(office, task) == [
        "added_to_project",
        "assigned",
        "comment_added",
        "due_date_changed",
        "due_date_changed",
        "unassigned",
        "name_changed",
        "notes_changed",
        "follower_added",
        "section_changed",
        "marked_complete",
        "marked_incomplete",
        "removed_from_project",
        "added_to_project",
    ]
    dates = [each for each in told(office, task, opt_fields="old_dates,new_dates") if "new_dates" in each]
    assert [each["new_dates"]["due_on"] for each in dates] == ["2026-12-01", "2026-12-02"]
    assert dates[1]["old_dates"]["due_on"] == "2026-12-01"
    assigned = told(office, task, opt_fields="assignee.name")[1]
    assert assigned["assignee"] == {"gid": mia, "name": "Mia Torres"}


def test_what_the_system_says_depends_on_the_language_but_its_subtype_does_not(office: Office):
    task = office.workspace.task(office.web, "Logo", by=office.dana, assignee=office.mia)
    english = told(office, task)
    office.workspace.language = "de"
    german = told(office, task)
    assert [each["text"] for each in english] != [each["text"] for each in german]
    assert [each["resource_subtype"] for each in english] == [each["resource_subtype"] for each in german]


def test_a_story_may_have_no_author_and_a_subtype_of_the_future(office: Office):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    office.workspace.complete(task, None)
    office.workspace.automation(task, "blessed_by_robot", about=("R2",))
    complete, blessed = told(office, task)[-2:]
    assert (complete["resource_subtype"], complete["created_by"]) == ("marked_complete", None)
    assert (blessed["resource_subtype"], blessed["text"], blessed["type"]) == ("blessed_by_robot", "R2", "system")


def test_a_comment_is_edited_liked_reacted_to_and_deleted(office: Office):
    workspace = office.workspace
    task = workspace.task(office.web, "Logo", by=office.dana)
    story = workspace.comment(task, office.dana, "News?")
    workspace.edit_comment(story, "Any news?")
    workspace.like(story, office.mia)
    for user in (office.mia, workspace.account):
        workspace.react(story, "👀", user)
    said = told(office, task)[-1]
    assert (said["text"], said["is_edited"], said["num_likes"]) == ("Any news?", True, 1)
    assert said["likes"][0]["user"] == {"gid": office.mia, "resource_type": "user"}
    assert said["reaction_summary"] == [{"emoji_base": "👀", "variant": "", "count": 2, "reacted": True}]
    reactions = office.read("GET", "/reactions", {"target": story, "emoji_base": "👀", "limit": 10})
    assert {each["user"]["name"] for each in reactions["data"]} == {"Mia Torres", "syncd"}
    assert message(office.refusal("GET", "/reactions", {"target": story})) == "emoji_base: Missing input"
    workspace.like(story, office.mia)
    workspace.react(story, "👀", office.mia)
    assert told(office, task)[-1]["num_likes"] == 0
    assert told(office, task)[-1]["reaction_summary"][0]["count"] == 1
    workspace.delete_comment(story)
    assert "comment_added" not in subtypes(office, task)
    assert office.refusal("GET", f"/stories/{story}").status == 404


def test_stories_after_a_moment_include_its_whole_second(office: Office):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    for milliseconds in (999, 1000, 1400, 1900, 2100):
        at = START + timedelta(milliseconds=milliseconds)
        office.workspace.comment(task, office.dana, f"{milliseconds}", at=at)
    after = (START + timedelta(milliseconds=1900)).isoformat()
    read = office.stories.get_stories_for_task
    assert [each["text"] for each in told(office, task, created_after=after)] == ["1000", "1400", "1900", "2100"]
    query = {"resource_subtype": "comment_added", "sort_ascending": False, "limit": 2}
    assert [each["text"] for each in read(task, dict(query))] == ["2100", "1900", "1400", "1000", "999"]
    refused = office.refusal("GET", f"/tasks/{task}/stories", {"resource_subtype": "assigned"})
    assert refused.status == 400


def test_a_comment_is_written_as_the_account(office: Office):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    body = {"data": {"html_text": f'<body>Hi <a data-asana-gid="{office.dana}"/></body>'}}
    said = office.stories.create_story_for_task(body, task, {"opt_fields": "html_text,created_by.name"})
    assert "@Dana Ruiz" in said["html_text"]
    assert said["created_by"]["name"] == "syncd"
    assert office.names(modified_since=(START - timedelta(seconds=1)).isoformat()) == ["Logo"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ({}, "Could not interpret data"),
        ({"data": {}}, "text: Missing input"),
        ({"data": {"text": "a", "html_text": "<body>a</body>"}}, "You may only provide one of"),
        ({"data": {"html_text": "no body"}}, "html_text: XML is invalid"),
        ({"data": {"html_text": "<body><p>no</p></body>"}}, "html_text: XML is invalid"),
        ({"data": {"html_text": "<!DOCTYPE a><body>no</body>"}}, "html_text: XML is invalid"),
    ],
)
def test_a_comment_that_is_none_is_refused(office: Office, body: dict[str, Any], words: str):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    error = office.refusal("POST", f"/tasks/{task}/stories", body=body)
    assert (error.status, message(error)[: len(words)]) == (400, words)


def test_a_task_is_changed_by_what_is_named_and_noted_once(office: Office):
    task = office.workspace.task(office.web, "Logo", "old", office.dana)
    data = {"completed": True, "assignee": "me", "due_on": "2026-12-24", "name": "The logo", "notes": "new"}
    for _ in range(2):
        changed = office.tasks.update_task({"data": data}, task, {})
    assert (changed["completed"], changed["assignee"]["name"], changed["notes"]) == (True, "syncd", "new")
    seen = subtypes(office, task)
    assert [seen.count(each) for each in ("marked_complete", "assigned", "due_date_changed")] == [1, 1, 1]
    again = office.tasks.update_task({"data": {"completed": False, "assignee": None, "due_on": None}}, task, {})
    assert (again["completed"], again["assignee"], again["due_on"], again["name"]) == (False, None, None, "The logo")


@pytest.mark.parametrize(
    ("data", "status", "words"),
    [
        ({"projects": []}, 400, "projects: Cannot write this property"),
        ({"completed": "yes"}, 400, "completed: Not a Boolean: yes"),
        (
            {"due_on": "tomorrow", "name": "x"},
            400,
            "due_on: Date must be in ISO-8601 (yyyy-mm-dd) format, not: tomorrow",
        ),
        ({"assignee": "17"}, 404, "assignee: Unknown object: 17"),
    ],
)
def test_a_change_that_is_none_is_refused_and_nothing_of_it_done(
    office: Office, data: dict[str, Any], status: int, words: str
):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    error = office.refusal("PUT", f"/tasks/{task}", body={"data": data})
    assert (error.status, message(error)) == (status, words)
    assert office.names() == ["Logo"]
