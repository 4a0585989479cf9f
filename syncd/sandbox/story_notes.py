"""What was said in Acme's documents, pages and tasks before the story begins: the same people, in three more tools."""

from dataclasses import dataclass

from syncd.sandbox.story_words import Waits

WRITERS = ("mia", "li", "sam", "dana", "tomas", "aiko", "jonas", "camille", "omar")
"""Who has an account in Google, Notion and Asana."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer below a comment; ``settles``: it resolves the thread, or completes the task."""

    who: str
    text: str
    ago: float
    settles: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A comment and what followed it. ``where``: the document, page or task it stands on; ``on``: the passage quoted.

    to      who is asked to do it
    answer  what comes when the answers come
    """

    name: str
    where: str
    who: str
    text: str
    ago: float
    on: str = ""
    to: str = ""
    then: tuple[Reply, ...] = ()
    waits: Waits | None = None
    answer: str = ""


DOCUMENT = "Launch plan"
PAGE = "Roadmap"
PROJECT = "Partner onboarding"

COMMENTS = (
    Note(
        "board-date",
        DOCUMENT,
        "dana",
        "Is this date still right? I have to tell my board.",
        6.2,
        on="The launch is on the 15th.",
        waits=Waits("asked on a document that Mia owns; Dana asks in three tools"),
        answer="Yes, the 15th stands; the press release says so too.",
    ),
    Note(
        "lisbon",
        DOCUMENT,
        "tomas",
        "Can we add Lisbon to the list?",
        6.8,
        on="Cities of the first wave",
        then=(Reply("li", "Added, between Hamburg and Porto.", 6.0),),
    ),
    Note(
        "wording",
        DOCUMENT,
        "aiko",
        "Should this say pilot instead of beta?",
        7.5,
        on="during the beta",
        then=(Reply("mia", "", 7.0, settles=True),),
    ),
    Note(
        "table",
        DOCUMENT,
        "jonas",
        "The totals in this table are wrong.",
        6.3,
        on="Forecast",
        waits=Waits("feedback without a question, on a document that Mia owns"),
    ),
)

DISCUSSIONS = (
    Note(
        "french-app",
        PAGE,
        "camille",
        "Will the mobile app be available in French at the launch?",
        6.4,
        waits=Waits("asked on a page that Mia made"),
        answer="French and German are in from the first day.",
    ),
    Note(
        "offline",
        PAGE,
        "omar",
        "Is the offline mode still planned for this year?",
        6.9,
        then=(Reply("li", "Yes, it comes in December.", 6.1),),
    ),
    Note(
        "order",
        PAGE,
        "aiko",
        "Could the import move up?",
        7.8,
        then=(Reply("mia", "It is second now.", 7.2, settles=True),),
    ),
)

TASKS = (
    Note(
        "contract-draft",
        "Send the draft of the contract",
        "omar",
        "We need the draft before our legal team meets.",
        6.6,
        to="sam",
        waits=Waits("a task that a stakeholder gave to the team, untouched", owner="sam"),
        answer="The draft is in the folder of the contract, version 2.",
    ),
    Note(
        "training-date",
        "Training for the support team",
        "tomas",
        "Which day suits you for the training?",
        7.0,
        to="li",
        then=(Reply("li", "Tuesday the 8th, from ten to twelve.", 6.5),),
    ),
    Note(
        "test-account",
        "Test account for Nordwind",
        "jonas",
        "Please create one for our auditors.",
        7.3,
        to="li",
        then=(Reply("li", "", 6.9, settles=True),),
    ),
)

ELSEWHERE = ("lucia", "support", "Which encoding do the exported files have? Ours come out garbled.", 6.7)
"""Who asked where in Slack, and was answered in Jira: below an issue that links to the question."""
ELSEWHERE_ISSUE = ("Encoding of the export", "li", "Lucía asked about it here: {link}", 6.3)
ELSEWHERE_ANSWER = ("li", "The files are in UTF-8 with a byte order mark since 4.1.", 6.0)
