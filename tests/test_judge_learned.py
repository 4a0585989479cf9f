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
from syncd.rules.judge import Point, read, threshold
from syncd.rules.learned.features import features
from syncd.rules.learned.keys import key_of, name_of
from syncd.rules.learned.mixed import shipped
from syncd.rules.learned.model import decode, encode, likelihood
from syncd.rules.sentence import sentences

ROOT = Path(__file__).resolve().parents[1]
QUALITY = ROOT / "docs" / "quality.md"
NAMES = ("model.json", "chat.json", "register.json", "answered.json")
STORED, CHAT, REGISTER, ANSWERED = (
    resources.files("syncd.rules.learned").joinpath(name).read_text(encoding="utf-8") for name in NAMES
)


def test_the_header_says_where_the_model_is_from_and_what_was_seen():
    header = json.loads(STORED)["header"]
    assert "Charlie9/enron_intent_dataset_verified" in header["attribution"]
    assert {"rows", "sha256", "choice", "folds", "f1", "recall_at_precision", "precise", "version"} <= header.keys()


def test_the_models_are_small():
    assert sum(len(stored.encode()) for stored in (STORED, CHAT, REGISTER)) < 2_000_000


@pytest.mark.parametrize(
    ("text", "of_mail"),
    [
        ("Please call me on Monday with the numbers for the gas contract.", True),
        ("the export button is greyed out on android since the update", False),
    ],
)
def test_mail_and_chat_are_told_apart(text, of_mail):
    (seen,) = features(sentences(text), text)
    assert (shipped().share_of_mail(seen) > 0.5) is of_mail


def test_chat_of_an_unseen_writer_is_told_of_with_the_precision_of_an_alert():
    seen = json.loads(CHAT)["header"]["unseen_writers"].values()
    assert sum(one["told_precision"] for one in seen) / len(seen) >= 0.9


def test_a_model_that_is_written_and_read_again_is_the_same():
    header = {"bias": -0.5}
    model = decode(json.loads(encode(header, {"please": 0.25, "^hi": -1.5}, {"<pl": 0.002})))
    assert model.bias == -0.5
    assert (model.weights, model.letters) == ({"please": 0.25, "^hi": -1.5}, {"<pl": 0.002})


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
    names = [name for same in json.loads(STORED)["weights"].values() for name in same]
    assert [name_of(key_of(name)) for name in names] == names
    assert len(shipped().mail.weights) == len(names)


def test_what_the_judge_sees_in_a_text_are_features_that_the_model_can_name():
    said = "Could you let me know by 5 pm? Thanks, I will call you."
    seen = features(sentences(said), said)
    known = [key for each in seen for kind in (each.spread, each.whole) for key in kind]
    assert [key_of(name_of(key)) for key in known] == known
    assert sum(key in shipped().mail.weights for key in known) > len(known) / 3


def test_the_points_stand_in_their_order():
    header = json.loads(STORED)["header"]
    assert header["balanced"] == threshold(Point.BALANCED) < header["precise"] == threshold(Point.PRECISE)


def test_the_page_about_quality_has_the_figures_of_the_header():
    said, header = QUALITY.read_text(encoding="utf-8"), json.loads(STORED)["header"]
    assert f"F1 | 0.80 | 0.84 | **{header['f1']['mean']:.3f}**" in said
    assert f"recall at precision 0.90 | 0.60 | 0.70 | **{header['recall_at_precision']['mean']:.3f}**" in said
    assert f"under 0.03 | {header['f1_lost_without_marks']['mean']:.3f}" in said
    assert f"{header['rows']:,} sentences" in said
    assert f"The precise point, {header['precise']}" in said
    crossed = json.loads(ANSWERED)["about"]["cross_validated_by_log_5_folds"]
    assert f"cross-validated on the training logs it is {crossed['unanswered_f1']:.3f}" in said


def test_a_wheel_holds_what_was_learned(tmp_path):
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    (wheel,) = tmp_path.glob("*.whl")
    with ZipFile(wheel) as packed:
        stored = [packed.read(f"syncd/rules/learned/{name}").decode() for name in NAMES]
        assert stored == [STORED, CHAT, REGISTER, ANSWERED]
