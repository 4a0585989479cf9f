"""One poll of Notion: what was edited, what is waited for, and in turns whatever else may have new comments.

Notion has no feed of comments, and does not promise that a comment edits its page. So, in this order: rows and pages
that search and queries show as edited, the latest first; the discussions that are watched, at once where one is to be
verified, else the less often the longer nothing was said; once in ``sweep_every`` every known page; and within
``block_budget`` the blocks of pages, since comments on a block may be listed under the block alone.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from connectors.notion_blocks import SLOWER, Blocks
from connectors.notion_client import NotionClient
from connectors.notion_discussions import Discussions, Found
from connectors.notion_errors import Refused, lacks
from connectors.notion_finding import Finding
from connectors.notion_pages import Pages, dirty
from connectors.notion_people import COMMENTS, People
from connectors.notion_settings import NotionSettings
from connectors.notion_state import State, moment
from syncd.connector import Page, Unavailable
from syncd.model import Extent, Item, ThreadRef

ENOUGH = 200
"""Items, or pages of which something new is known: as many make a page."""
FORGOTTEN = timedelta(days=30)
"""So long a page that is not shared any more is looked for."""
SLOWEST = timedelta(minutes=15)
"""A watched discussion in which nothing is said is read so often."""
_EAGER = 4
"""A watched discussion is read about four times in the time that nothing was said in it."""


class Poll:
    """Reads what is due; ``steps`` says when something was gathered."""

    def __init__(
        self,
        client: NotionClient,
        settings: NotionSettings,
        state: State,
        people: People,
        watch: Sequence[ThreadRef],
        parents: dict[str, list[str]],
    ) -> None:
        self._client = client
        self._settings = settings
        self._state = state
        self._watch = watch
        self._pages = Pages(client, state, settings.public, settings.backfill, parents)
        self._finding = Finding(client, settings, state, self._pages)
        self._discussions = Discussions(client, people, state.users)
        self._blocks = Blocks(client, state, settings.block_budget, settings.sweep_every)
        self._items: list[Item] = []
        self._extents: list[Extent] = []
        self._read: set[str] = set()
        self._denied = ""
        people.begin()

    @property
    def full(self) -> bool:
        """Whether what was gathered is worth a page."""
        return len(self._items) >= ENOUGH or len(self._state.touched) >= ENOUGH

    def pages(self) -> Iterator[Page]:
        """All that was gathered since the last page; what is out of reach by itself, lest it hide what is gone."""
        items, extents, problems = self._items, self._extents, self._finding.problems
        self._items, self._extents, self._finding.problems = [], [], []
        yield Page(tuple(items), self._state.cursor(), tuple(extents))
        if problems:
            yield Page(tuple(problems), self._state.cursor())

    def steps(self) -> Iterator[None]:
        """Everything that is due, a step at a time; between two steps ``pages`` may be asked for."""
        for items in self._finding.steps():
            self._items += items
            yield
        for name in self._edited():
            self._comments(name, name)
            yield
            for block in sorted(self._state.pages[name].blocks):
                if self._blocks.left > 0 and block not in self._read:
                    self._blocks.left -= 1
                    self._comments(name, block)
                    yield
        yield from self._watched()
        for name, where in self._sweep():
            if self._state.pages[name].away:
                self._revisit(name)
            else:
                self._comments(name, where)
            yield
        for name, block in self._blocks.steps(self._now()):
            if block not in self._read:
                self._blocks.left -= 1
                self._comments(name, block)
            yield
        if self._denied and not self._read:
            raise lacks(COMMENTS)

    def _now(self) -> datetime:
        """Notion's clock, as its last answer told it."""
        if self._client.now is None:
            raise Unavailable("Notion has not told its time")
        return self._client.now

    def _edited(self) -> list[str]:
        """Pages to be read because they were edited, the latest first."""
        if not self._state.pages:
            return []
        since = self._now() - self._settings.backfill
        found = [(page.edited, name) for name, page in self._state.pages.items() if dirty(page, since)]
        return [name for _, name in sorted(found, reverse=True)]

    def _sweep(self) -> list[tuple[str, str]]:
        """What was not read for long, the latest edited first, as much as this poll's share allows.

        Pages with the blocks that carry open discussions, and, slower, those that were away: they may be back.
        """
        now, every = self._now(), self._settings.sweep_every
        found = []
        for name, page in self._state.pages.items():
            if page.away:
                parts, slower = [(name, page.checked)], SLOWER
            else:
                parts, slower = [(name, page.read), *((block, page.asked.get(block, "")) for block in page.blocks)], 1
            for where, stamp in parts:
                at = moment(stamp)
                if where not in self._read and (at is None or now - at >= every * slower):
                    found.append((page.edited, name, where))
        minutes = self._settings.poll_every.total_seconds() / 60
        share = max(int(self._settings.requests_per_minute * minutes / 2), 10)
        return [(name, where) for _, name, where in sorted(found, reverse=True)[:share]]

    def _revisit(self, name: str) -> None:
        """A page that was in the trash or not shared: is it back?"""
        page, now = self._state.pages[name], self._now()
        lost = moment(page.about.get("lost"))
        if lost is not None and now - lost >= FORGOTTEN:
            self._finding.reach("page", name, name, there=True)  # nobody need know of it any more
            self._state.forget(name)
            return
        page.checked = now.isoformat()
        self._state.touched.add(name)
        if answer := self._client.find(f"pages/{name}"):
            self._items += self._pages.note(name, answer.body, answer.at)
            self._finding.reach("page", name, name, there=True)
        elif lost is None:
            self._lost(name, now)

    def _watched(self) -> Iterator[None]:
        """Where somebody waits: the page itself now and then, and the page or block that the discussion hangs on."""
        if not self._watch:
            return
        holders = {thread: name for name, page in self._state.pages.items() for thread in (*page.threads, *page.closed)}
        now = self._now()
        for ref in sorted(self._watch, key=lambda each: not each.verify):
            name = ref.thread if ref.thread in self._state.pages else holders.get(ref.thread, "")
            if not name:
                continue
            self._check(name, ref, now)
            page = self._state.pages[name]
            hangs = page.threads.get(ref.thread) or (page.closed.get(ref.thread) if ref.verify else None)
            if hangs is not None and not page.away:
                where = hangs[0] or name
                if where not in self._read and self._due(
                    ref, page.asked.get(where, "") if hangs[0] else page.read, now
                ):
                    self._comments(name, where)
            yield

    def _due(self, ref: ThreadRef, asked: str, now: datetime) -> bool:
        last = moment(asked)
        quiet = max((now - ref.until) / _EAGER, self._settings.poll_every)
        return ref.verify or last is None or now - last >= min(quiet, SLOWEST)

    def _check(self, name: str, ref: ThreadRef, now: datetime) -> None:
        """The page itself: neither search nor a query shows what lies in the trash or is not shared any more."""
        page = self._state.pages[name]
        row = ref.thread == name
        checked = moment(page.checked) or moment(page.read)
        due = checked is None or now - checked >= self._settings.sweep_every
        known = page.away or name in self._finding.seen
        if not (due or ref.verify) or (known and not (ref.verify and row)) or f"page {name}" in self._read:
            return
        self._read.add(f"page {name}")
        page.checked = now.isoformat()
        self._state.touched.add(name)
        answer = self._client.find(f"pages/{name}")
        if answer is None:
            self._lost(name, now)
        else:
            self._items += self._pages.note(name, answer.body, answer.at, tell=ref.verify and row)

    def _comments(self, name: str, where: str) -> None:
        """The comments of a page or of one of its blocks; where they are out of reach, why is found out."""
        page = self._state.pages[name]
        try:
            found = self._discussions.read(page, self._pages.about(name), where)
        except Refused as refused:
            if refused.restricted:
                self._restricted(name)
            elif refused.absent:
                self._absent(name, where)
            else:
                raise Unavailable(str(refused)) from None
            return
        self._state.touched.add(name)
        self._read.add(where)
        self._take(found)

    def _take(self, found: Found) -> None:
        self._items += found.items
        self._extents += found.extents

    def _restricted(self, name: str) -> None:
        """One page is closed to the connection, or, where none can be read, it lacks the capability."""
        if self._denied and not self._read:
            raise lacks(COMMENTS)
        self._denied = name
        if self._read:
            self._lost(name, self._now())

    def _absent(self, name: str, where: str) -> None:
        """A page or block whose comments are not found: in the trash, not shared any more, or deleted."""
        now, page = self._now(), self._state.pages[name]
        if where != name:
            self._take(self._discussions.gone(page, self._pages.about(name), where, now))
            self._state.touched.add(name)
            self._read.add(where)
        if f"page {name}" in self._read:
            return
        self._read.add(f"page {name}")
        answer = self._client.find(f"pages/{name}")
        if answer is None:
            self._lost(name, now)
            return
        self._items += self._pages.note(name, answer.body, answer.at)
        if where == name:
            page.read = answer.at.isoformat()
            self._state.touched.add(name)

    def _lost(self, name: str, at: datetime) -> None:
        self._finding.reach("page", name, self._state.pages[name].about.get("title") or name, there=False)
        self._extents += self._pages.lost(name, at)
