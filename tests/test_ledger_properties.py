"""What holds of every conversation, however it went: the ledger's properties."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from syncd.model import Account, Kind, State
from syncd.reading import Entry
from syncd.rules.judge import read
from syncd.rules.ledger import fold
from tests.threads import ACCOUNTS, CONTEXT, ISSUES, thread

PEOPLE = st.sampled_from(["dana", "eve", "pat", "mia", "li", "robo"])
SAYINGS = st.sampled_from(
    [
        ": Could you send me the export?",
        ": @Mia the totals stand in the sheet now.",
        ": It is in the shared folder.",
        ": Looking into it",
        ": Which months do you need?",
        ": I'll send it by Friday",
        ": Thanks!",
        ": Never mind",
        ": @Dana here it is.",
        ": ok",
        " attaches:",
        " reacts eyes on 1",
        " reacts white_check_mark on 1",
        " unreacts white_check_mark on 1",
        " edits 1: Lunch was good.",
        " edits 1: When is it ready?",
        " deletes 1",
        " closes",
        " reopens",
        " assigns li",
        " moves to In Progress",
    ]
)
STEPS = st.lists(st.tuples(PEOPLE, SAYINGS, st.integers(0, 300)), max_size=12)
FIRST = st.sampled_from(
    ["dana: Could you send me the export?", "mia: The new version is out.", "dana files: Export | x"]
)


@st.composite
def conversations(draw):
    minutes, lines = 0, [f"mon 10:00 {draw(FIRST)}"]
    for who, says, later in draw(STEPS):
        minutes += later
        day, rest = divmod(600 + minutes, 1440)
        lines.append(f"{('mon', 'tue', 'wed', 'thu')[day]} {rest // 60:02}:{rest % 60:02} {who}{says}")
    return thread(*lines, place=ISSUES)


@given(conversations(), st.randoms(use_true_random=False))
@settings(max_examples=200)
def test_order_of_arrival_repetition_and_page_splits_change_nothing(entries, random):
    shuffled = entries + random.sample(entries, len(entries) // 2)
    random.shuffle(shuffled)
    renumbered = [replace(entry, seq=number) for number, entry in enumerate(shuffled)]
    assert fold(renumbered, CONTEXT) == fold(entries, CONTEXT)


def by_a_program(entry: Entry) -> Entry:
    return replace(entry, event=replace(entry.event, actor=ACCOUNTS["robo"]))


@given(conversations())
@settings(max_examples=100)
def test_a_program_never_opens(entries):
    assert fold([by_a_program(entry) for entry in entries], CONTEXT) == ()


@given(conversations(), st.integers(0, 5000), SAYINGS)
@settings(max_examples=200)
def test_a_program_never_answers(entries, minutes, says):
    before = {ask.id: ask.state for ask in fold(entries, CONTEXT)}
    at = entries[0].event.at + timedelta(minutes=minutes)
    spoken = replace(entries[0].event, id="X", at=at, kind=Kind.MESSAGE, actor=ACCOUNTS["robo"], text=says, target="")
    spoken = replace(spoken, title="", mentions=(ACCOUNTS["dana"],))
    after = {ask.id: ask.state for ask in fold([*entries, Entry(99, spoken, read(says))], CONTEXT)}
    assert after == before


@given(conversations())
@settings(max_examples=200)
def test_a_final_answer_closes_everything_before_it(entries):
    last = entries[-1].event
    answer = replace(
        entries[0].event, id="X", at=last.at + timedelta(minutes=1), kind=Kind.MESSAGE, actor=ACCOUNTS["li"], title=""
    )
    answer = replace(answer, text="It is all done and in the folder.", mentions=(), closed=None)
    asks = fold([*entries, Entry(99, answer, read(answer.text))], CONTEXT)
    assert all(not ask.state.owed for ask in asks)


@given(conversations())
@settings(max_examples=200)
def test_an_overdue_ask_stays_overdue_while_nothing_happens(entries):
    for ask in fold(entries, CONTEXT):
        if ask.due_at is not None and ask.state in (State.OPEN, State.ACKNOWLEDGED, State.PROMISED):
            assert not ask.overdue(ask.due_at - timedelta(seconds=1))
            assert all(ask.overdue(ask.due_at + timedelta(days=days)) for days in (0, 1, 100))


@given(conversations())
@settings(max_examples=200)
def test_every_ask_explains_itself(entries):
    for ask in fold(entries, CONTEXT):
        effects = [step.effect for step in ask.evidence]
        assert effects[0] == "opened"
        assert {"owner", "due"} <= set(effects)
        assert ("clears" in effects) == ask.state.owed
        assert (ask.closed_at is None) == ask.state.owed
        assert (ask.due_at is None) == (ask.state is State.WAITING_ON_ASKER) or not ask.state.owed


def test_an_actor_that_the_tool_does_not_name_says_nothing():
    entries = thread("mon 10:00 dana: Could you send me the export?", "mon 11:00 mia: It is in the folder.")
    nameless = [replace(entry, event=replace(entry.event, actor=None)) for entry in entries]
    assert fold(nameless, CONTEXT) == ()
    unknown = Account("acme", "U999")
    (ask,) = fold([replace(entries[0], event=replace(entries[0].event, actor=unknown))], CONTEXT)
    assert ask.asker.id == "acme:U999"
