"""Google Docs, Sheets, Slides and other files of a Drive: their comments, replies and suggestions.

A poll asks what changed (two feeds, see ``google_docs_feeds``) and reads the comments of the files that are named
there; files with an open ask that no feed tells of, and slower all files, are read without a hint. A thread whose ask
has just become due is read at once, so nobody is accused on the word of a feed.
"""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from connectors.google_docs_account import directory, identity
from connectors.google_docs_client import Client
from connectors.google_docs_errors import Lost
from connectors.google_docs_feeds import Feeds
from connectors.google_docs_files import Catalogue
from connectors.google_docs_reading import Found, Reader
from connectors.google_docs_settings import GoogleDocsSettings
from connectors.google_docs_state import File, Position, written
from syncd.connector import Connector, Cursor, Identity, Page, Unavailable
from syncd.model import Account, Item, ThreadRef
from syncd.retry import Retry

_LOG = logging.getLogger(__name__)
_LIST_EVERY = timedelta(days=1)
"""All files are listed anew so often, whatever the feeds said."""
_SWEEP_AT_ONCE = 200
"""So many files are read without a hint in one poll; the round goes on in the next."""
_PAGE = 100
"""So many items, or half as many files, make a page: one transaction."""
_IN_A_ROW = 3
"""After so many unreadable files in a row it is Google, not the files."""


class GoogleDocsConnector(Connector[GoogleDocsSettings]):
    """Reads the comments that one Google account sees."""

    settings_type = GoogleDocsSettings

    def __init__(self, settings: GoogleDocsSettings, retry: Retry) -> None:
        super().__init__(settings, retry)
        self._client = Client(settings, retry)

    def check(self) -> Identity:
        """Whose credentials these are; without Drive Activity there is advice, but nothing is missing."""
        return identity(self._client, self.settings)

    def accounts(self) -> Iterator[Account]:
        """The account itself, and everybody whose name and e-mail Google tells with the files."""
        return directory(self._client, self.settings)

    def pull(self, cursor: Cursor, watch: Sequence[ThreadRef]) -> Iterator[Page]:
        """What is new in every file that is due. Unavailable, at the end, names a file that could not be read."""
        position = Position.read(cursor, self.settings.scope)
        return _Poll(self._client, self.settings, position, watch).pages()

    def close(self) -> None:
        self._client.close()


class _Poll:
    """One poll: finds what is due, then reads file by file, and commits as it goes."""

    def __init__(
        self, client: Client, settings: GoogleDocsSettings, position: Position, watch: Sequence[ThreadRef]
    ) -> None:
        self._client = client
        self._settings = settings
        self._position = position
        self._catalogue = Catalogue(client, settings, position)
        self._feeds = Feeds(client, settings, position, self._catalogue)
        self._reader = Reader(client, settings, position)
        self._refs: dict[str, list[ThreadRef]] = {}
        for ref in watch:
            self._refs.setdefault(ref.place, []).append(ref)
        self._failed: list[Unavailable] = []
        self._failed_in_a_row = 0
        self._pending = Found()
        self._problems: list[Item] = []
        self._files = 0

    def pages(self) -> Iterator[Page]:
        """The poll's pages; the last has the cursor as of its end."""
        if not self._position.me:
            user = self._client.call("drive.about.get", fields="user(emailAddress)").body.get("user") or {}
            self._position.me, self._position.program = str(user.get("emailAddress") or ""), self._client.acts_alone()
        for file in self._look():
            self._lose(file)
        if self._pending.extents:
            yield self._page()
        yield from self._verified()
        for file in self._due():
            self._read(file)
            self._files += 1
            if len(self._pending.items) >= _PAGE or self._files * 2 >= _PAGE:
                yield self._page()
        yield self._page()
        if self._problems:
            yield Page(self._problems, self._position.cursor())
        if self._failed:
            raise self._failed[0]

    def _look(self) -> list[File]:
        """What the feeds say; gives the files that are gone."""
        position = self._position
        gone = self._feeds.read()
        if position.listed is None or self._client.now() - position.listed >= _LIST_EVERY:
            gone += self._catalogue.list_all()
            if self._feeds.begin():  # shared drives that were not known before: what came meanwhile is listed, too
                gone += self._catalogue.list_all()
            position.listed = self._client.now()
        return gone

    def _due(self) -> Iterator[File]:
        """The files to read: those that may have changed, those with an open ask, then a part of all others."""
        now = self._client.now().replace(microsecond=0)  # as Google tells it: what is read from here on is not older
        files = [file for file in self._position.files.values() if not file.gone]
        yield from [file for file in files if file.due]
        covered = not self._position.is_off("driveactivity", now) and self._settings.activity != "off"
        sweep = self._settings.sweep_every
        recheck = min(self._settings.recheck_every, sweep)
        watched = [file for file in files if file.id in self._refs]
        alone = [file for file in watched if not covered or not self._feeds.cover(file)]
        yield from [file for file in alone if not file.due and _is_older(file, now - recheck)]
        if self._position.swept is None or now - self._position.swept >= sweep:
            self._position.swept = now
        waiting = [file for file in files if not file.due and _is_older(file, self._position.swept)]
        waiting.sort(key=lambda file: (file.id not in self._refs, file.read))
        yield from waiting[:_SWEEP_AT_ONCE]

    def _read(self, file: File) -> None:
        try:
            found = self._reader.news(file)
        except Lost as refusal:
            self._refused(file, refusal)
            return
        except Unavailable as error:
            self._failed_in_a_row += 1
            if error.retry_after is not None or self._failed_in_a_row >= _IN_A_ROW:
                raise
            _LOG.warning("%s: the file %s is read later: %s", self._settings.name, file.id, error)
            self._failed.append(error)
            return
        self._failed_in_a_row = 0
        self._add(found)
        if file.problem:
            file.problem = ""
            self._position.save(file)
            self._problems.append(self._reader.problem(file))

    def _verified(self) -> Iterator[Page]:
        """The threads whose asks have just become due, each from its source; a page each file, for its extents."""
        for name, refs in self._refs.items():
            wanted = [ref for ref in refs if ref.verify]
            if not wanted:
                continue
            file = self._position.files.get(name) or self._catalogue.find(name)
            if file is None or file.gone:
                self._add(self._reader.withdrawn(name, wanted))
            else:
                self._verify(file, wanted)
            yield self._page()

    def _verify(self, file: File, refs: Sequence[ThreadRef]) -> None:
        try:
            self._add(self._reader.verified(file, refs))
        except Lost as refusal:
            self._refused(file, refusal)
        except Unavailable as error:
            if error.retry_after is not None:
                raise
            self._failed.append(error)

    def _refused(self, file: File, refusal: Lost) -> None:
        """A file that is not there any more, or whose comments the account may not see, while others can be read."""
        if refusal.reason == "notFound":
            self._catalogue.lose(file.id, "it is deleted, or not shared with the account")
            self._lose(file)
            return
        if not file.problem:
            _LOG.warning("%s: the comments of %s cannot be read: %s", self._settings.name, file.id, refusal)
            file.problem = str(refusal)
            self._problems.append(self._reader.problem(file))
        file.due, file.tried = False, written(self._client.now())
        self._position.save(file)
        self._add(self._reader.withdrawn(file.id, self._refs.get(file.id, ())))

    def _lose(self, file: File) -> None:
        _LOG.info("%s: the file %s is no longer read: %s", self._settings.name, file.id, file.gone)
        self._add(self._reader.withdrawn(file.id, self._refs.get(file.id, ())))

    def _add(self, found: Found) -> None:
        self._pending.items += found.items
        self._pending.extents += found.extents

    def _page(self) -> Page:
        found, self._pending, self._files = self._pending, Found(), 0
        return Page(found.items, self._position.cursor(), found.extents)


def _is_older(file: File, than: datetime) -> bool:
    return file.looked_at is None or file.looked_at < than
