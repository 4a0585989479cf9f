"""Odd, spoilt and lost things in Google Docs, Notion and Asana, through the service: nothing lost, nothing stuck."""

from pathlib import Path

import pytest
from command import syncd
from service_world import HOUR, MINUTE
from test_bad_input import ODD
from tools_world import Company, companies, company

from syncd.model import Role, State
from syncd.sandbox import Fault
from syncd.sandbox.google_bulk import google

__all__ = ["company"]

NAMES = ["Łukasz Żółć", "محمد الفارسي", "山田 太郎", "👩🏽‍💻 Zoë", "O'Neil <b>", "\u202eevil\u202c", "%s {0}"]


def only(kind: str):
    """A company with this one of the tools."""

    @pytest.fixture
    def made(tmp_path: Path):
        yield from companies(tmp_path, kind)

    return made


docs, notion, asana = only("google_docs"), only("notion"), only("asana")


def status(company: Company) -> str:
    ended = syncd("status", "--config", company.world.file)
    assert ended.code == 0, ended.said
    return " ".join(ended.out.split())


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_text_is_read_and_told_once(company: Company, text: str) -> None:
    company.world.run()
    company.tool.ask(text)
    company.pass_time(2 * MINUTE)
    company.pass_time(HOUR)
    company.pass_time(HOUR)
    assert company.world.state("tool").quarantined == 0
    assert company.states() in ([State.OPEN], [])
    assert len(company.world.alerts()) == len(company.asks())
    assert syncd("waiting", "--config", company.world.file).code in (0, 1)


@pytest.mark.parametrize("name", NAMES)
def test_names_in_any_script_are_kept_told_and_listed(company: Company, name: str) -> None:
    tool = company.tool
    address = "someone@partner.test"
    made = tool.drive.person(name, address) if hasattr(tool, "drive") else tool.workspace.user(name, address)
    tool.who["dana"] = made
    if hasattr(tool, "drive"):
        tool.drive.share(tool.file, address)
    company.asked()
    (ask,) = company.asks()
    assert ask.asker.name == name
    company.pass_time(HOUR)
    assert len(company.world.alerts()) == 1
    assert syncd("people", "--config", company.world.file).code == 0


def namesake(company: Company) -> None:
    """Eve is called Li Chen, as the colleague is."""
    tool, address = company.tool, "li@partner.test"
    if hasattr(tool, "drive"):
        tool.who["eve"] = tool.drive.person("Li Chen", address)
        tool.drive.share(tool.file, address)
    else:
        tool.who["eve"] = tool.workspace.user("Li Chen", address)


def test_one_name_borne_by_two_is_two_people(company: Company) -> None:
    namesake(company)
    asked = company.asked()
    company.tool.answer(asked, "eve")
    company.pass_time(2 * MINUTE)
    assert company.states()[0] is State.OPEN
    company.tool.answer(asked, "li")
    company.pass_time(2 * MINUTE)
    if hasattr(company.tool, "drive"):  # Google tells no e-mail of either: which is whom must be told in the config
        colleague = company.world.events("message", "tool")[-1].actor
        assert colleague is not None
        assert f"tool:{colleague.id}" in syncd("people", "--config", company.world.file).out
        lines = f'name = "Li Chen"\naccounts = ["li@acme.test", "tool:{colleague.id}"]'
        company.world.set(f"[[people]]\n{lines}\n[hours]", "[hours]")
        company.world.start()
        company.pass_time(2 * MINUTE)
    assert State.OPEN not in company.states()


def test_a_guest_whom_no_list_returns_waits_too(company: Company) -> None:
    company.tool.who["dana"] = company.tool.who["eve"]
    company.asked()
    (ask,) = company.asks()
    assert ask.asker.role is Role.STAKEHOLDER
    assert ask.asker.name == "Eve Okoro"


@pytest.mark.parametrize("kind", ["notion", "asana"])
def test_what_came_out_of_reach_stands_in_status_until_it_is_back(tmp_path: Path, kind: str) -> None:
    made = companies(tmp_path, kind)
    company = next(made)
    tool, name = company.tool, '"Launch plan"' if kind == "notion" else '"Web"'
    other = tool.workspace.page if kind == "notion" else tool.workspace.project
    other("Beside it, and still there")
    company.asked()
    tool.hide()
    for _ in range(2):
        company.pass_time(61 * MINUTE)
    assert name in status(company)
    assert company.world.alerts() == []
    if kind == "notion":
        tool.workspace.share(tool.page)
    else:
        tool.workspace.set_members(tool.web, (), private=False)
    for _ in range(4):
        company.pass_time(61 * MINUTE)
    assert name not in status(company)
    assert company.states() == [State.OPEN]
    assert len(company.world.alerts()) == 1
    made.close()


def test_a_comment_that_does_not_say_whether_it_is_resolved_is_open(docs: Company) -> None:
    docs.asked()
    (event,) = docs.world.events(source="tool")
    assert event.closed is None


@pytest.mark.parametrize("method", ["drive.comments.list", "docs.documents.get"])
def test_a_document_that_is_deleted_between_listing_and_reading_stops_nothing(docs: Company, method: str) -> None:
    drive, who = docs.tool.drive, docs.tool.who
    gone = drive.file("Gone", owner=who["mia"], shared_with=[who["dana"], drive.user])
    drive.comment(gone, who["dana"], "Could you sign this?")

    def delete(params: object) -> bool:
        drive.remove(gone)
        return False

    docs.tool.server.faults.add(Fault(method, "500", when=delete))
    docs.asked()
    assert drive.tree.find(gone).removed
    assert docs.world.state("tool").error == ""
    docs.pass_time(HOUR)
    (alert,) = docs.world.alerts()
    assert "Contract" in alert


def test_stories_of_nobody_and_unknown_tags_are_read(asana: Company) -> None:
    tool = asana.tool
    asana.asked()
    tool.workspace.automation(tool.task, "a_subtype_that_nobody_knows")
    tool.workspace.automation(tool.task, "due_today")
    html = '<body><mark x="1">See <sparkle>the plan</sparkle></mark>, it goes live on <when>the 3rd</when>.</body>'
    tool.workspace.comment(tool.task, tool.who["mia"], html_text=html)
    asana.pass_time(2 * MINUTE)
    assert asana.world.state("tool").quarantined == 0
    assert "See the plan, it goes live on the 3rd." in {e.text for e in asana.world.events("message", "tool")}
    assert asana.states() == [State.ANSWERED]


def test_a_folder_that_contains_itself_by_shortcut_ends(docs: Company) -> None:
    drive = docs.tool.drive
    folder = drive.folder("Specs", owner=docs.tool.who["mia"], shared_with=[drive.user])
    drive.shortcut(folder, folder)
    inner = drive.folder("Inner", parent=folder)
    drive.shortcut(folder, inner)
    deep = drive.file("Deep", parent=inner)
    drive.comment(deep, docs.tool.who["dana"], "Could you look at the third clause?")
    docs.world.set(f'type = "google_docs"\nfolders = ["{folder}"]', 'type = "google_docs"')
    docs.pass_time(MINUTE)
    assert docs.states() == [State.OPEN]


def test_a_drive_of_more_files_than_a_page_lists_is_read_with_bounded_requests_while_people_wait(docs: Company) -> None:
    drive = docs.tool.drive
    google(drive, files=1100, comments=0, replies=0)
    docs.asked()
    assert docs.tool.server.count("drive.files.list") <= 2 * 3 + 2
    docs.tool.server.forget()
    docs.pass_time(MINUTE)
    assert len([request for request in docs.tool.server.requests if request.method != "token"]) <= 3
    docs.pass_time(HOUR)
    assert docs.tool.server.count("drive.comments.list") <= 250
    assert len(docs.world.alerts()) == 1
