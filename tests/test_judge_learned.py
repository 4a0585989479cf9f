"""The learned model in the package: what its header says is what it is, and it decides within bounds."""

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syncd.reading import ASKS
from syncd.rules.judge import Point, is_sure, read, threshold
from syncd.rules.learned.features import Features, features
from syncd.rules.learned.keys import key_of, name_of
from syncd.rules.learned.linear import Linear, decode, encode, likelihood, packed
from syncd.rules.learned.mixed import shipped
from syncd.rules.learned.packed import pack, unpack
from syncd.rules.sentence import sentences

ROOT = Path(__file__).resolve().parents[1]
QUALITY = ROOT / "docs" / "quality.md"
NAMES = ("asking.json", "asking.tsv", "doing.json", "doing.tsv", "answered.json")
FILES = {name: resources.files("syncd.rules.learned").joinpath(name).read_text(encoding="utf-8") for name in NAMES}
REPORT, ANSWERED = json.loads(FILES["asking.json"]), json.loads(FILES["answered.json"])


def test_the_report_says_where_the_model_is_from_and_what_was_seen():
    assert {"precise", "version", "mail", "chat"} <= REPORT.keys()
    assert "Charlie9/enron_intent_dataset_verified" in REPORT["mail"]["attribution"]
    assert {"rows", "sha256", "choice", "folds", "f1", "recall_at_precision"} <= REPORT["mail"].keys()


def test_the_models_are_small():
    assert sum(len(stored.encode()) for stored in FILES.values()) < 2_000_000


@pytest.mark.parametrize(
    ("text", "of_mail"),
    [
        ("Please call me on Monday with the numbers for the gas contract.", True),
        ("the export button is greyed out on android since the update", False),
    ],
)
def test_mail_and_chat_are_told_apart(text, of_mail):
    (seen,) = features(sentences(text), text)
    assert (shipped().hear(seen).of_mail > 0.5) is of_mail


def test_chat_of_an_unseen_writer_is_told_of_with_the_precision_of_an_alert():
    seen = REPORT["chat"]["unseen_writers"].values()
    assert sum(one["told_precision"] for one in seen) / len(seen) >= 0.9


def test_a_model_that_is_written_and_read_again_is_the_same():
    rows = {"please": [0.25, -3.0], "^hi": [-1.5, 0.001], ("let", "me"): [0.0, 2.0]}
    model = Linear((-0.5, 0.25), packed(rows), packed({"<pl": [0.002, 0.0]}))
    assert decode(model.bias, encode(model).splitlines(keepends=True)) == model


WEIGHTS = st.lists(st.tuples(*[st.integers(-100_000, 100_000)] * 3), min_size=1, max_size=200)


@given(WEIGHTS)
def test_numbers_that_are_added_up_side_by_side_are_those_added_up_each_by_itself(rows):
    assert unpack(sum(map(pack, rows)), 3) == [sum(column) for column in zip(*rows, strict=True)]


def test_a_feature_adds_its_weight_to_each_question_and_counts_by_the_root_of_how_many_there_are():
    model = Linear((0.5, -1.0), packed({"let": [1.0, -2.0], ("let", "me"): [0.5, 3.0]}), packed({"<le": [0.25, 0.0]}))
    seen = Features(["let", "me"], ["let", "me", ("let", "me")], ["~ends"])
    assert model.sums(seen) == pytest.approx([0.5 + 1.75 / 2, -1.0 + 1.0 / 2])


def test_an_alert_needs_more_than_a_list():
    assert ASKS == threshold(Point.BALANCED) < threshold(Point.PRECISE) == shipped().precise < 1


@given(st.floats(allow_nan=False))
def test_any_sum_is_a_likelihood(margin):
    assert 0 <= likelihood(margin) <= 1


@given(st.text(max_size=200))
def test_a_text_is_read_the_same_each_time_within_bounds(text):
    reading = read(text)
    assert 0 <= reading.asks <= 1
    assert read(text) == reading


def test_where_the_model_speaks_alone_it_says_by_which_words():
    reading = read("Perhaps we could meet on Tuesday to go over the agreement with your group")
    assert reading.asks >= ASKS
    assert reading.rules[0][0] == "learned" or reading.rules[0][0] in {"request", "question_form"}


@pytest.mark.parametrize(
    "text",
    [
        "ok cool",
        "Merci beaucoup pour la réunion de mardi",
        "Das Treffen am Dienstag war gut",
        "La reunión del martes fue bien",
        "Thanks for the call on Monday",
    ],
)
def test_chat_other_languages_and_thanks_are_left_to_the_rules(text):
    assert read(text).asks < ASKS


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("please", "please"),
        ("let me", ("let", "me")),
        ("^let me know", "^let me know"),
        (",we could", ",we could"),
        ("#me want", ("#me", "#want")),
        ("#^me want prep", "#^me want prep"),
        ("=hint request", ("=hint", "=request")),
        ("=hint: please call", "=hint: please call"),
        ("~ask me", ("~ask", "~me")),
        ("=0.5 more", ("=0.5", "more")),
    ],
)
def test_a_feature_is_looked_up_as_a_pair_where_its_name_would_cost_time(name, key):
    assert key_of(name) == key
    assert name_of(key) == name


def test_every_name_in_the_model_stands_for_one_feature():
    names = [line.partition("\t")[0] for line in FILES["asking.tsv"].partition("\n\n")[0].splitlines()]
    assert [name_of(key_of(name)) for name in names] == names
    assert len(shipped().model.weights) == len(names)


def test_what_the_judge_sees_in_a_text_are_features_that_the_model_can_name():
    said = "Could you let me know by 5 pm? Thanks, I will call you."
    seen = features(sentences(said), said)
    known = [key for each in seen for kind in (each.spread, each.whole) for key in kind]
    assert [key_of(name_of(key)) for key in known] == known
    assert sum(key in shipped().model.weights for key in known) > len(known) / 3


def test_the_points_stand_in_their_order():
    assert REPORT["balanced"] == threshold(Point.BALANCED) < REPORT["precise"] == threshold(Point.PRECISE)


def test_the_page_about_quality_has_the_figures_of_the_report():
    said, seen = QUALITY.read_text(encoding="utf-8"), REPORT["mail"]
    assert f"F1 | 0.80 | 0.84 | **{seen['f1']['mean']:.3f}**" in said
    assert f"recall at precision 0.90 | 0.60 | 0.70 | **{seen['recall_at_precision']['mean']:.3f}**" in said
    assert f"under 0.03 | {seen['f1_lost_without_marks']['mean']:.3f}" in said
    assert f"{seen['rows']:,} sentences" in said
    assert f"The precise point, {shipped().precise}" in said
    crossed = ANSWERED["about"]["cross_validated_by_log_5_folds"]
    assert f"cross-validated on the training logs it is {crossed['unanswered_f1']:.3f}" in said


def test_a_wheel_holds_what_was_learned(tmp_path):
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as packed:
        assert {name: packed.read(f"syncd/rules/learned/{name}").decode() for name in NAMES} == FILES


@pytest.mark.parametrize(
    "text",
    [
        "does anyone know how i garantee the object passed to the setter is of a specific type",
        "Is there an easy way to feed submats into a FFN without having to write them to disk all the time",
        "how do i get ether on the testnet, new here, just installed the wallet",
    ],
)
def test_a_question_that_begins_as_only_questions_do_is_not_doubted_whatever_it_is_about(text):
    assert is_sure(read(text))
