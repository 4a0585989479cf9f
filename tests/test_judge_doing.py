"""What the second learned model hears in short messages: acknowledgements, promises, closings, thanks, agreement."""

from pathlib import Path

import pytest

from syncd.reading import Sign
from syncd.rules.judge import read, version
from syncd.rules.learned.doing import KINDS, NAME, OTHER, shipped
from syncd.rules.learned.features import features
from syncd.rules.learned.linear import MOST_KNOWN, report, stored
from syncd.rules.sentence import sentences
from syncd.rules.text import own_words

QUALITY = Path(__file__).resolve().parents[1] / "docs" / "quality.md"


def kind(text):
    own = own_words(text)
    return shipped().kind(features(sentences(own), own))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("hm, digging through the traces of last night", Sign.ACKNOWLEDGEMENT),
        ("asked the hosting people, waiting to hear", Sign.ACKNOWLEDGEMENT),
        ("ok then it lands on your desk tomorrow before nine", Sign.PROMISE),
        ("all fine over here now, somebody had pulled the plug", Sign.CLOSING),
        ("it prints again, you can close this", Sign.CLOSING),
        ("you saved my evening", Sign.THANKS),
        ("no objections from our side", Sign.NOTICE),
    ],
)
def test_what_no_rule_hears_is_heard_by_the_model(text, sign):
    assert sign in read(text).signs


@pytest.mark.parametrize(
    "text",
    [
        "I looked into it: the cable was loose",
        "it ships on the 14th, the date did not move",
        "works as designed, the cap is 500",
        "yes, up to ten",
        "pushed",
        "only admins can, it's under settings",
        "41 of the shops picked it last quarter, the numbers are in the appendix",
    ],
)
def test_an_answer_is_none_of_these(text):
    assert kind(text) == OTHER
    assert read(text).signs.isdisjoint({Sign.ACKNOWLEDGEMENT, Sign.PROMISE, Sign.CLOSING})


def test_a_promise_counts_only_with_its_time():
    assert read("ok then it lands on your desk tomorrow before nine").promise
    for text in ("It goes out with the next release.", "I put all of them there."):
        assert read(text).signs.isdisjoint({Sign.PROMISE, Sign.ACKNOWLEDGEMENT})


def test_the_evidence_says_that_it_was_learned_and_shows_the_words():
    text = "all fine over here now, somebody had pulled the plug"
    assert ("learned_closing", text) in read(text).rules


@pytest.mark.parametrize(
    "text", ["ist notiert, ich such bis Montag die fehlenden raus", "見ています", "?", "word " * 60]
)
def test_other_languages_questions_and_long_texts_are_left_to_the_rules(text):
    assert not any(rule.startswith("learned_") for rule, _ in read(text).rules)


def test_the_shares_of_the_kinds_are_together_one():
    (seen,) = features(sentences("thanks, that was it"), "thanks, that was it")
    assert sum(shipped().shares(seen)) == pytest.approx(1.0)


def test_the_letters_of_many_words_are_not_kept_for_ever():
    _, model = stored(NAME)
    for number in range(3 * MOST_KNOWN):
        model.sums(features(sentences(f"word{number}x"), "")[0])
    model.sums(features(sentences("y" * 10_000), "")[0])
    assert len(model._of_word) <= MOST_KNOWN
    assert max(map(len, model._of_word)) < 100


def test_its_figures_stand_in_the_docs():
    for name in KINDS:
        seen = report(NAME)["of_an_unseen_writer"][name]
        assert f"| {name} | {seen['precision']:.2f} | {seen['recall']:.2f} |" in QUALITY.read_text(encoding="utf-8")


def test_readings_are_made_anew_when_it_is_trained_anew():
    assert report(NAME)["version"] in version()
