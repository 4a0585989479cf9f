"""Wiki markup becomes the text that people read."""

import pytest

from mappings.adf import Mention
from mappings.wiki import wiki_to_text


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("Could you look?", "Could you look?"),
        ("h2. Export\nIt is slow.", "Export\nIt is slow."),
        ("*bold*, _slanted_, -gone-, +new+, ^up^ and ~down~", "bold, slanted, gone, new, up and down"),
        ("a-b-c, x*y*z, 2 * 3 * 4, snake_case_name, +49 30", "a-b-c, x*y*z, 2 * 3 * 4, snake_case_name, +49 30"),
        ("run {{make test}} please", "run `make test` please"),
        ("as ??Ford?? said", "as Ford said"),
        ("really?? yes", "really?? yes"),
        ("{quote}\nold\nwords\n{quote}\nnew", "> old\n> words\n\nnew"),
        ("bq. old words\nnew", "> old words\nnew"),
        ("a {code:java|title=X}\nint x[] = {1};\n{code} b", "a\n```\nint x[] = {1};\n```\nb"),
        ("{noformat}\n*as is*\n{noformat}", "```\n*as is*\n```"),
        ("{code}```{code}", "```\n'''\n```"),
        ("{quote}a{code}\nx\n{code}{quote}b", "> a\n> ```\n> x\n> ```\nb"),
        ("{code} never closed *b*", "never closed b"),
        ("* one\n** two\n# first\n- dash", "- one\n  - two\n1. first\n- dash"),
        ("||Name||Paid||\n|Dana|no|", "Name | Paid\nDana | no"),
        ("[the page|https://acme.test/?q=1] or [https://acme.test]", "the page or https://acme.test"),
        ("!shot.png|thumbnail! and [^log.txt]", "[attachment: shot.png] and [attachment: log.txt]"),
        ("Wow! Really! Yes", "Wow! Really! Yes"),
        ("{color:red}red{color} {panel:title=Note}inside{panel}", "red\nNote\ninside"),
        (r"\{code\} \[~mia\] \*", "{code} [~mia] *"),
        ("one\\\\\ntwo\r\nthree", "one\n\ntwo\nthree"),
        ("a\n----\nb", "a\n\nb"),
        ("", ""),
        (None, ""),
        ("שלום 👋", "שלום 👋"),
    ],
)
def test_each_notation_reads_as_people_see_it(markup, expected):
    assert wiki_to_text(markup)[0] == expected


@pytest.mark.parametrize(
    ("markup", "words", "whom"),
    [
        ("[~mia] please", "@Mia Berg please", [Mention("mia", "Mia Berg")]),
        ("[~accountid:557058:ab-1] please", "@557058:ab-1 please", [Mention("557058:ab-1")]),
        ("[~li.wei@acme.test]: done", "@li.wei@acme.test: done", [Mention("li.wei@acme.test")]),
        ("*[~mia]* and [~mia]", "*@Mia Berg* and @Mia Berg", [Mention("mia", "Mia Berg")]),
        ("{quote}[~mia]{quote}", "> @Mia Berg", [Mention("mia", "Mia Berg")]),
        ("{code}[~mia]{code}", "```\n[~mia]\n```", []),
    ],
)
def test_a_mention_is_a_name_in_the_text_and_an_account(markup, words, whom):
    names = {"mia": "Mia Berg"}
    found = wiki_to_text(markup, lambda user: names.get(user, user))
    assert found[1] == tuple(whom)
    assert found[0].replace("*", "") == words.replace("*", "")


@pytest.mark.parametrize("markup", [5, [], {"type": "doc"}])
def test_what_is_no_markup_is_refused(markup):
    with pytest.raises(TypeError):
        wiki_to_text(markup)


@pytest.mark.parametrize(
    "piece",
    ["*", "[", "{code", "_a ", "!a", "??", "[~", "{{a", "-a b", "{code}", "{quote}", "|", "[a|b", "*a *b", "\\"],
)
def test_forty_thousand_characters_of_anything_are_read(piece):
    words, _ = wiki_to_text(piece * (40_000 // len(piece)))
    assert len(words) <= 200_000
