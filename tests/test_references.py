"""What a text points to, written so that it can be compared with a thread's own addresses."""

import pytest
from anything import TEXT
from hypothesis import given

from syncd.rules.references import one_message, references

HEX = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("nothing to see", set()),
        ("see APP-12", {"key:APP-12"}),
        ("APP-12, OPS-3.", {"key:APP-12", "key:OPS-3"}),
        ("(APP-12)", {"key:APP-12"}),
        ("not app-12, UTF-8x, v1-2, GPT-4.5 or A-1", set()),
        ("https://acme.atlassian.net/browse/APP-12", {"key:APP-12"}),
        (
            "https://acme.atlassian.net/browse/APP-12?focusedCommentId=7",
            {"key:APP-12", "acme.atlassian.net/browse/APP-12?comment=7"},
        ),
        ("https://acme.slack.com/archives/C1/p1700000000000100", {"acme.slack.com/C1/1700000000.000100"}),
        (
            "as said (https://acme.slack.com/archives/C1/p1700000000000200?thread_ts=1700000000.000100&cid=C1).",
            {"acme.slack.com/C1/1700000000.000200", "acme.slack.com/C1/1700000000.000100"},
        ),
        ("https://docs.google.com/document/d/F-1_x/edit", {"google:F-1_x"}),
        ("https://docs.google.com/document/u/0/d/F-1_x/edit?disco=AAA#heading", {"google:F-1_x", "google:F-1_x/AAA"}),
        ("https://drive.google.com/file/d/F1/view?usp=sharing", {"google:F1"}),
        (f"https://www.notion.so/acme/Launch-plan-{HEX}", {f"notion:{HEX}"}),
        (f"https://www.notion.so/acme/Launch-plan-{HEX}?d={HEX[::-1]}", {f"notion:{HEX}", f"notion:{HEX[::-1]}"}),
        ("https://app.asana.com/0/111/222", {"asana:222"}),
        ("https://app.asana.com/0/111/222/f", {"asana:222"}),
        ("https://app.asana.com/1/9/project/111/task/222?focus=true", {"asana:222"}),
        ("https://example.test/a/b/?x=1#y", {"example.test/a/b"}),
        ("https://[broken", set()),
    ],
)
def test_a_text_points_to(text: str, expected: set[str]) -> None:
    assert references(text) == expected


@pytest.mark.parametrize(
    ("address", "single"),
    [
        ("acme.slack.com/C1/1700000000.000100", True),
        ("acme.atlassian.net/browse/APP-12?comment=7", True),
        ("google:F1/AAA", True),
        ("google:F1", False),
        ("key:APP-12", False),
        ("asana:222", False),
        (f"notion:{HEX}", False),
        ("", False),
    ],
)
def test_an_address_leads_to_one_message_or_to_more(address: str, single: bool) -> None:
    assert one_message(address) == single


def test_a_list_of_links_is_cut() -> None:
    assert len(references(" ".join(f"APP-{n}" for n in range(1, 500)))) == 50


@given(TEXT)
def test_any_text_can_be_read(text: str) -> None:
    assert all(references(text))
