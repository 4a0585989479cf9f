"""A promise is shown as a suggestion that needs confirming, never as a fact."""

from syncd.cli.shown import as_document
from syncd.rules.suggestion import suggestion, unconfirmed
from tests.threads import moment, only

QUESTION = "mon 10:00 dana: Could you send me the export?"
PROMISE = "mon 11:00 li: Good point. I'll send the export by Friday, promised."


def test_a_promise_keeps_who_what_and_until_when():
    ask = only(QUESTION, PROMISE)
    said = "Li seems to have promised (by friday): “I'll send the export by Friday, promised.”"
    assert unconfirmed(ask) == (ask.promise, said, "T1.002", None)
    assert (ask.promise, ask.due_at) == ("by friday", moment("fri 17:00"))


def test_an_answer_of_who_promised_keeps_it_also_when_it_is_late():
    kept = suggestion(only(QUESTION, PROMISE, "mon2 10:00 li: Here it is."))
    other = suggestion(only(QUESTION, PROMISE, "tue 10:00 mia: Here it is."))
    assert kept is not None
    assert kept.kept is True
    assert other is not None
    assert other.kept is None


def test_asked_for_after_its_time_it_is_broken_and_holds_nobody_off():
    ask = only(QUESTION, PROMISE, "mon2 10:00 dana: Any news?")
    found = suggestion(ask)
    assert found is not None
    assert found.kept is False
    assert unconfirmed(ask) is None


def test_as_json_it_is_never_confirmed_and_null_where_there_is_none():
    at = moment("tue 10:00")
    shown = as_document(only(QUESTION, PROMISE), at)["promise"]
    assert isinstance(shown, dict)
    assert (shown["words"], shown["confirmed"], shown["kept"]) == ("by friday", False, None)
    assert as_document(only(QUESTION), at)["promise"] is None
