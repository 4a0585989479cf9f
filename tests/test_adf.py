"""Atlassian documents become the text that people read."""

import json
from pathlib import Path
from typing import Any

import pytest

from mappings.adf import Mention, adf_to_text

SHARED = Path(__file__).resolve().parents[2] / "shared"


def doc(*content: dict[str, Any]) -> dict[str, Any]:
    return {"type": "doc", "version": 1, "content": list(content)}


def node(kind: str, *content: dict[str, Any], **attrs: Any) -> dict[str, Any]:
    return {"type": kind, "attrs": attrs, "content": list(content)}


def text(words: str, *marks: str) -> dict[str, Any]:
    return {"type": "text", "text": words, "marks": [{"type": mark} for mark in marks]}


def paragraph(words: str) -> dict[str, Any]:
    return node("paragraph", text(words))


ITEM = node("listItem", paragraph("one"))
TABLE = node(
    "table",
    node("tableRow", node("tableHeader", paragraph("Name")), node("tableHeader", paragraph("Paid"))),
    node("tableRow", node("tableCell", paragraph("Dana"), paragraph("Ruiz")), node("tableCell", paragraph("no"))),
)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        (doc(paragraph("Could you look?")), "Could you look?"),
        (doc(node("heading", text("Export"), level=2), paragraph("It is slow.")), "Export\nIt is slow."),
        (doc(node("paragraph", text("a"), node("hardBreak"), text("b"))), "a\nb"),
        (doc(node("paragraph", text("very", "strong"), text(" "), text("rm -rf", "code"))), "very `rm -rf`"),
        (doc(node("blockquote", paragraph("old"), paragraph("words")), paragraph("new")), "> old\n> words\nnew"),
        (doc(node("codeBlock", text("x = 1\ny = 2"), language="py")), "```\nx = 1\ny = 2\n```"),
        (doc(node("codeBlock", text("```\nout?"))), "```\n'''\nout?\n```"),
        (doc(node("bulletList", ITEM, ITEM)), "- one\n- one"),
        (doc(node("orderedList", ITEM, ITEM, order=3)), "3. one\n4. one"),
        (doc(node("bulletList", node("listItem", paragraph("a"), node("bulletList", ITEM)))), "- a\n  - one"),
        (
            doc(node("taskList", node("taskItem", text("ship"), state="DONE"), node("taskItem", text("test")))),
            "- [x] ship\n- [ ] test",
        ),
        (doc(node("decisionList", node("decisionItem", text("we wait"), state="DECIDED"))), "- we wait"),
        (doc(TABLE), "Name | Paid\nDana Ruiz | no"),
        (doc(node("panel", paragraph("careful"), panelType="warning")), "careful"),
        (doc(node("expand", paragraph("inside"), title="More")), "More\ninside"),
        (doc(node("layoutSection", node("layoutColumn", paragraph("left")))), "left"),
        (doc(paragraph("a"), node("rule"), paragraph("b")), "a\n\nb"),
        (doc(node("paragraph", node("emoji", shortName=":thumbsup:", text="👍"))), "👍"),
        (doc(node("paragraph", node("emoji", shortName=":acme:"))), ":acme:"),
        (doc(node("paragraph", node("date", timestamp="1795305600000"))), "2026-11-22"),
        (doc(node("paragraph", node("date", timestamp="soon"))), "soon"),
        (doc(node("paragraph", node("status", text="LATE", color="red"))), "LATE"),
        (doc(node("paragraph", node("inlineCard", url="https://acme.test/a"))), "https://acme.test/a"),
        (doc(node("blockCard", data={"url": "https://acme.test/b"})), "https://acme.test/b"),
        (doc(node("embedCard", url="https://acme.test/c", layout="wide")), "https://acme.test/c"),
        (doc(node("mediaSingle", node("media", type="file", id="1", alt="shot.png"))), "[attachment: shot.png]"),
        (doc(node("mediaGroup", node("media", type="file", id="1"))), "[attachment]"),
        (doc(node("paragraph", node("mediaInline", id="1"), text(" see"))), "[attachment] see"),
        (doc(node("paragraph", node("placeholder", text="Describe the bug"))), ""),
        (doc(node("extension", extensionKey="k", extensionType="t", text="from a macro")), "from a macro"),
        (doc(node("hologram", paragraph("still read"))), "still read"),
        (doc(node("paragraph", node("hologram", text("still "), text("read")))), "still read"),
        (doc(paragraph("مرحبا")), "مرحبا"),
        (doc(), ""),
        (None, ""),
    ],
)
def test_each_node_reads_as_people_see_it(document, expected):
    assert adf_to_text(document)[0] == expected


@pytest.mark.parametrize(
    ("mention", "words", "whom"),
    [
        ({"id": "5b1", "text": "@Mia Berg"}, "@Mia Berg", [Mention("5b1", "Mia Berg")]),
        ({"id": "5b1", "text": "Mia Berg"}, "@Mia Berg", [Mention("5b1", "Mia Berg")]),
        ({"id": "5b1"}, "@5b1", [Mention("5b1")]),
        ({"id": "5b2", "text": "@Robot", "userType": "APP"}, "@Robot", [Mention("5b2", "Robot", bot=True)]),
        ({"id": "here", "text": "@here", "userType": "SPECIAL"}, "@here", []),
        ({}, "", []),
    ],
)
def test_a_mention_is_a_name_in_the_text_and_an_account(mention, words, whom):
    found = adf_to_text(doc(node("paragraph", node("mention", **mention))))
    assert found == (words, tuple(whom))


def test_a_mention_is_found_wherever_it_stands_and_once():
    mention = node("paragraph", node("mention", id="1", text="@Li"))
    nested = node("blockquote", mention), node("bulletList", node("listItem", mention)), node("panel", mention)
    table = node("table", node("tableRow", node("tableCell", mention)))
    for document in (doc(one) for one in (*nested, table)):
        assert adf_to_text(document)[1] == (Mention("1", "Li"),)
    assert adf_to_text(doc(*nested, table))[1] == (Mention("1", "Li"),)


@pytest.mark.parametrize(
    "kinds", [["panel"], ["bulletList", "listItem"], ["blockquote"], ["paragraph"], ["unheard-of"]]
)
def test_any_depth_is_read(kinds):
    deep = text("at the bottom")
    for level in range(10_000):
        deep = node(kinds[level % len(kinds)], deep)
    assert "at the bottom" in adf_to_text(doc(deep))[0]


@pytest.mark.parametrize("document", ["text", 5, [], True])
def test_what_is_no_document_is_refused(document):
    with pytest.raises(TypeError):
        adf_to_text(document)


@pytest.mark.parametrize("content", ["text", None, 5, [None], ["text"], [{}], [{"type": None}], [{"content": 3}]])
def test_broken_content_reads_as_nothing(content):
    assert adf_to_text({"type": "doc", "content": content}) == ("", ())


@pytest.mark.skipif(not SHARED.exists(), reason="needs the recorded payloads beside the project")
def test_every_node_of_a_recorded_document_is_read():
    recorded = json.loads((SHARED / "recorded/jira/adf-all-nodes.json").read_text(encoding="utf-8"))
    words, mentions = adf_to_text(recorded)
    for piece in ("H1", "> Blockquote text", "Panel paragraph", "@Person A", "      - New level", "```\npackage main"):
        assert piece in words
    assert mentions == (Mention("5fb82376aca10c006949f35b", "Person A"),)


@pytest.mark.skipif(not SHARED.exists(), reason="needs the vendor's schema beside the project")
def test_every_kind_of_node_of_the_schema_can_be_read():
    schema = json.loads((SHARED / "specs/adf/adf-schema.full.json").read_text(encoding="utf-8"))
    kinds = {
        definition["properties"]["type"]["enum"][0]
        for name, definition in schema["definitions"].items()
        if name.endswith("_node") and "enum" in definition.get("properties", {}).get("type", {})
    }
    assert len(kinds) > 30
    for kind in kinds:
        assert "kept" in adf_to_text(doc(node(kind, node("paragraph", text("kept")))))[0] or kind in {
            "text", "mention", "emoji", "date", "status", "inlineCard", "blockCard", "embedCard", "media", "rule",
            "mediaInline", "inlineExtension", "placeholder", "hardBreak",
        }  # fmt: skip
