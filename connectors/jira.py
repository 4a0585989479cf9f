"""Jira, Cloud and Data Center: what happened in all projects an account sees, or in those configured.

One search finds every issue that changed, with its comments and changelog. The search's index is behind by seconds to
minutes, so each poll looks back over an overlap, knows what it has read there, and is never sure of more than that.
What a search does not show (a deleted issue, an edited or deleted comment, which may leave ``updated`` alone) is found
by reading the watched issues themselves, slower; an issue whose ask has just become due is read at once.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic.types import StringConstraints

from connectors.jira_account import account, identity, may_browse
from connectors.jira_client import Client, Server
from connectors.jira_cloud import Cloud, Edition
from connectors.jira_cursor import Position, name_of, updated_at
from connectors.jira_datacenter import DataCenter
from connectors.jira_errors import Context
from connectors.jira_issue import Assembly
from syncd.connector import Connector, Cursor, Duration, Identity, Page, Secret, SourceSettings, Unauthorized
from syncd.model import Account, Extent, ThreadRef
from syncd.retry import Retry

_LOG = logging.getLogger(__name__)
_KEY = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", to_upper=True)]
_ORDER_BY = re.compile(r"\border\s+by\b", re.IGNORECASE)
_KNOWN_FOR = timedelta(minutes=10)
"""How much longer than the overlap it is remembered what was read: a query may find a little more than asked for."""


class JiraSettings(SourceSettings):
    """The settings of a source of type ``jira``."""

    email: str = Field(default="", description="Cloud: the e-mail of the token's owner. Data Center: leave it out")
    token: Secret = Field(description="Cloud: an API token. Data Center: a personal access token")
    projects: tuple[_KEY, ...] = Field(default=(), description="keys of the projects to read; empty: all it may see")
    jql: str = Field(default="", description='a further restriction in JQL, for example "labels != internal"')
    backfill: Duration = Field(
        default=timedelta(days=30), gt=timedelta(0), description="how far the first read goes back"
    )
    overlap: Duration = Field(
        default=timedelta(minutes=10), ge=timedelta(minutes=1), description="how long Jira's index may lag behind"
    )
    recheck_every: Duration = Field(
        default=timedelta(hours=1), gt=timedelta(0), description="how often watched issues are read for deletions"
    )
    public: bool = Field(
        default=True, description="alerts in a channel may quote issues, but never internal or restricted comments"
    )
    private_projects: tuple[_KEY, ...] = Field(default=(), description="projects that are not quoted all the same")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        host = self.base_url.host or ""
        if host.endswith(".atlassian.net") and not self.email:
            raise ValueError("email is missing: Jira Cloud wants the e-mail of the token's owner")
        if _ORDER_BY.search(self.jql):
            raise ValueError("jql may only restrict: take ORDER BY out of it")
        return self

    @property
    def scope(self) -> str:
        """The part of every query that says what this source is about; empty for everything."""
        names = ", ".join(f'"{key}"' for key in self.projects)
        parts = [f"project in ({names})" if names else "", f"({self.jql})" if self.jql else ""]
        return " AND ".join(part for part in parts if part)


class JiraConnector(Connector[JiraSettings]):
    """Reads one Jira."""

    settings_type = JiraSettings

    def __init__(self, settings: JiraSettings, retry: Retry) -> None:
        super().__init__(settings, retry)
        context = Context(settings.name, bool(settings.email), settings.projects, settings.jql)
        self._client = Client(str(settings.base_url), settings.email, settings.token, context, retry)

    def check(self) -> Identity:
        """Whose credentials these are, and whether they may browse: all projects, or each that is configured."""
        return identity(self._client, self._client.server(), self.settings.name, self.settings.projects)

    def accounts(self) -> Iterator[Account]:
        """All users, apps among them. None where the account lacks "Browse users and groups": the log says so."""
        edition = self._edition(self._client.server())
        known: set[str] = set()
        while (users := edition.users(len(known))) is not None:
            new = {found.id: found for user in users if (found := account(self.settings.name, user))}
            if not new.keys() - known:
                return
            yield from (found for name, found in new.items() if name not in known)
            known |= new.keys()
        _LOG.info(
            '%s: no directory, since its account lacks the permission "Browse users and groups": people are known by '
            "what they write",
            self.settings.name,
        )

    def pull(self, cursor: Cursor, watch: Sequence[ThreadRef]) -> Iterator[Page]:
        """Every issue that changed, whole, and the watched ones when their time has come."""
        server = self._client.server()
        edition = self._edition(server)
        settings = self.settings
        position = Position.read(cursor, f"{settings.scope} {settings.backfill.total_seconds():.0f}".strip())
        assembly = Assembly(
            self._client, edition, position, server.site, settings.public, frozenset(settings.private_projects)
        )
        read: set[str] = set()
        yield from self._changed(assembly, edition, read)
        yield from self._watched(assembly, edition, watch, read)

    def close(self) -> None:
        self._client.close()

    def _edition(self, server: Server) -> Edition:
        return Cloud(self._client) if server.cloud else DataCenter(self._client)

    def _changed(self, assembly: Assembly, edition: Edition, read: set[str]) -> Iterator[Page]:
        """What a search finds. ``read`` takes the ids of what was given out.

        The order is by ``updated``, so what changes meanwhile comes again at the end. Where pages are counted by
        offset it leaves a gap that another issue falls into: then the ids of all are compared with those that came.
        """
        position, settings = assembly.position, self.settings
        look_for_gone, keep = position.complete, settings.overlap + _KNOWN_FOR
        since = position.watermark - settings.overlap if position.watermark else self._client.now() - settings.backfill
        met: set[str] = set()
        began: datetime | None = None
        shifted = False
        for found in edition.changed(settings.scope, since):
            began = began or found.at
            names = {name for issue in found.issues if (name := name_of(issue))}
            shifted = shifted or found.shifted or not names.isdisjoint(met)
            met |= names
            fresh = [issue for issue in found.issues if not position.knows(issue)]
            whole = assembly.whole(fresh, found.at)
            position.note(fresh)
            read.update(item.id for item in whole.items)
            times = [at for issue in found.issues if (at := updated_at(issue))]
            if found.last and not met and not position.complete:
                self._require_sight()
            done = found.last and not shifted
            position.advance(began if done else max(times, default=None), began)
            position.complete = position.complete or done
            position.forget(keep)
            if done or whole.items:
                yield Page(whole.items, position.cursor(), whole.extents if look_for_gone else ())
        if shifted and began is not None:
            missed = sorted(edition.ids(settings.scope, since) - met)
            yield from self._read(assembly, edition, missed, read, look_for_gone=look_for_gone)
            position.advance(began, began)
            position.complete = True
            position.forget(keep)
            yield Page((), position.cursor())

    def _watched(
        self, assembly: Assembly, edition: Edition, watch: Sequence[ThreadRef], read: set[str]
    ) -> Iterator[Page]:
        """The watched issues: all of them once in ``recheck_every``, those to be verified at once."""
        position = assembly.position
        now = self._client.now()
        due = position.rechecked is None or now - position.rechecked >= self.settings.recheck_every
        refs = {ref.thread: ref for ref in watch if (due or ref.verify) and ref.thread not in read}
        wanted = [name for name in refs if name.isdecimal()]
        yield from self._read(assembly, edition, wanted, read, refs=refs, look_for_gone=True)
        if due:
            position.rechecked = now
            yield Page((), position.cursor())

    def _read(
        self,
        assembly: Assembly,
        edition: Edition,
        ids: Sequence[str],
        read: set[str],
        *,
        refs: dict[str, ThreadRef] | None = None,
        look_for_gone: bool,
    ) -> Iterator[Page]:
        """Issues by id. An issue that is gone has an extent without items: nothing of it is there any more."""
        if not ids:
            return
        for fetched in edition.fetch(ids):
            whole = assembly.whole(fetched.issues, fetched.at)
            read.update(item.id for item in whole.items)
            gone = [refs[name] for name in fetched.gone if refs and name in refs]
            if gone:
                self._explain(gone)
            extents = [*whole.extents, *(Extent(ref.place, fetched.at, ref.thread) for ref in gone)]
            if whole.items or extents:
                yield Page(whole.items, assembly.position.cursor(), extents if look_for_gone else ())

    def _explain(self, gone: Sequence[ThreadRef]) -> None:
        """Says in the log whether issues were deleted or their project is hidden; Unauthorized where all is hidden.

        A Jira that no longer accepts the credentials may show nothing instead of refusing: that is no deletion.
        """
        self._require_sight()
        for place in sorted({ref.place for ref in gone}):
            lost = ", ".join(sorted(ref.thread for ref in gone if ref.place == place))
            why = "deleted or restricted" if may_browse(self._client, place) else "in a project that is hidden from it"
            _LOG.warning("%s: watched issues are gone, they were %s: %s", self.settings.name, why, lost)

    def _require_sight(self) -> None:
        if not may_browse(self._client):
            raise Unauthorized(
                "this account may not see a single issue",
                f'give the account of the source "{self.settings.name}" the permission "Browse projects" '
                "(docs/setup-jira.md)",
            )
