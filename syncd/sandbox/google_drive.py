"""The state of a Google Workspace, scripted by tests and stories and changed by the API's own writes."""

import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count
from typing import Literal, TypeAlias

from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.google_discussions import Discussions
from syncd.sandbox.google_records import (
    DOCUMENT,
    FOLDER,
    SHORTCUT,
    Activity,
    File,
    Person,
    Role,
    digits,
    opaque,
    to_the_millisecond,
)
from syncd.sandbox.google_tree import Tree
from syncd.sandbox.locked import locked

Availability: TypeAlias = Literal["on", "unknown", "forbidden"]


class GoogleDrive(Discussions):
    """People, files and their comments, and the profile: what Google does not say, or does not do for everybody.

    account, user         the service account and the person whose credentials the sandbox gives out
    comment_changes       whether a comment makes its file appear in ``changes.list``
    comment_modifies      whether a comment moves the file's ``modifiedTime``
    comment_versions      whether a comment raises the file's ``version``. Of the three Google says nothing
    tells_mentions        whether comments carry mentioned and assigned addresses (new in 2026)
    readers_see_comments  whether who may only view may list comments through Drive; through Docs they may not
    docs_comments         what the Docs API says when asked for comments: ``on``: it gives them; ``unknown``: 400, as
                          for a tenant that does not have them yet; ``forbidden``: 403
    activity_lag          how long Drive Activity does not know what happened
    disabled              services that are not enabled in the project: drive, docs, driveactivity

    A person is given and named by the e-mail address, everything else by its id. ``at`` is the present by default.
    All methods take the lock.
    """

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        self.clock = clock
        self.lock = lock
        self.tree = Tree()
        self.comment_changes = False
        self.comment_modifies = False
        self.comment_versions = False
        self.tells_mentions = True
        self.readers_see_comments = True
        self.docs_comments: Availability = "on"
        self.activity_lag = timedelta()
        self.disabled: set[str] = set()
        self._numbers = count(1)
        self.account = self.person("syncd", "syncd@sandbox-project.iam.gserviceaccount.com")
        self.user = self.person("syncd reader", "syncd@acme.test")

    # People

    @locked
    def person(
        self, name: str, email: str, permission_id: str = "", *, account_id: str = "", anonymous: bool = False
    ) -> str:
        """Adds an account, or replaces the one of that address; gives the address."""
        permission_id = permission_id or digits("permission", email, 20)
        account_id = account_id or digits("account", email, 21)
        known = email in self.tree.people
        self.tree.people[email] = Person(email, name, permission_id, account_id, anonymous)
        if not known:
            self._root(f"0A{opaque('root', next(self._numbers), 14)}PVA", "My Drive", email, "")
        return email

    def root(self, person: str) -> str:
        """The id of a person's My Drive."""
        return self.tree.roots[self.known(person)]

    # Files

    @locked
    def shared_drive(self, name: str, *, members: Iterable[str] | None = None, role: Role = "commenter") -> str:
        """Makes a shared drive of ``members`` (by default those whose credentials the sandbox gives out)."""
        drive = self._root(f"0A{opaque('drive', next(self._numbers), 14)}Uk9PVA", name, "", "itself")
        for member in (self.account, self.user) if members is None else members:
            self.share(drive, member, role)
        return drive

    @locked
    def folder(
        self,
        name: str,
        parent: str | None = None,
        shared_drive: str | None = None,
        *,
        owner: str = "",
        shared_with: Iterable[str] | None = None,
        at: datetime | None = None,
    ) -> str:
        """Makes a folder; the arguments are those of ``file``."""
        return self.file(name, FOLDER, parent or shared_drive, owner, shared_with, at=at)

    @locked
    def file(
        self,
        name: str,
        mime: str = DOCUMENT,
        parent: str | None = None,
        owner: str = "",
        shared_with: Iterable[str] | None = None,
        *,
        text: str = "",
        at: datetime | None = None,
    ) -> str:
        """Makes a file in the folder or shared drive ``parent``, or in the My Drive of ``owner``; gives its id.

        The owner is by default the folder's, else ``user``. It is shared with ``shared_with`` as commenters: by
        default, where there is no ``parent`` to inherit from, with those whose credentials the sandbox gives out.
        """
        at = self.moment(at)
        above = self.tree.find(parent) if parent else None
        drive = above.drive if above else ""
        owner = "" if drive else owner or (above.owner if above else self.user)
        file = File(
            id=f"1{opaque('file', next(self._numbers), 43)}",
            name=name,
            mime=mime,
            parent=parent or self.root(owner),
            owner=owner,
            drive=drive,
            created=at,
            modified=at,
            modified_by=owner,
            text=text,
            permissions={owner: "owner"} if owner else {},
        )
        self.tree.files[file.id] = file
        if shared_with is None:
            shared_with = () if parent else {self.account, self.user} - {owner}
        for person in shared_with:
            file.permissions[self.known(person)], file.shared[person] = "commenter", at
        self.tree.note(file, at)
        self.tree.activities.append(Activity(file.id, at, owner, "create"))
        return file.id

    @locked
    def shortcut(self, target: str, parent: str | None = None, *, name: str = "", owner: str = "") -> str:
        """Makes a shortcut to a file or folder, also to a folder that it lies in."""
        shortcut = self.file(name or self.tree.find(target).name, SHORTCUT, parent, owner)
        self.tree.find(shortcut).target = target
        return shortcut

    @locked
    def share(self, file: str, person: str, role: Role = "commenter", *, at: datetime | None = None) -> None:
        """Lets ``person`` see the file and all below it."""
        found, at = self.tree.find(file), self.moment(at)
        found.permissions[self.known(person)], found.shared[person] = role, at
        self._note_family(found, at)

    @locked
    def unshare(self, file: str, person: str, *, at: datetime | None = None) -> None:
        """Takes away what ``share`` gave on this very file or folder."""
        found, at = self.tree.find(file), self.moment(at)
        before = {each.id: self.tree.seen_by(each) for each in self.tree.family(found)}
        del found.permissions[person]
        found.shared.pop(person, None)
        for each in self.tree.family(found):
            self.tree.note(each, at, before[each.id])

    @locked
    def rename(self, file: str, name: str, *, by: str = "", at: datetime | None = None) -> None:
        """Gives the file another name."""
        found, at = self.tree.find(file), self.moment(at)
        self.tree.activities.append(Activity(file, at, by or found.owner, "rename", subtype=found.name))
        found.name = name
        self._modify(found, by or found.owner, at)

    @locked
    def move(self, file: str, parent: str, *, by: str = "", at: datetime | None = None) -> None:
        """Puts the file into another folder."""
        found, at = self.tree.find(file), self.moment(at)
        before = {each.id: self.tree.seen_by(each) for each in self.tree.family(found)}
        self.tree.activities.append(Activity(file, at, by or found.owner, "move", subtype=found.parent or ""))
        found.parent = parent
        for each in self.tree.family(found):
            self.tree.note(each, at, before[each.id])

    @locked
    def touch(self, file: str, *, by: str = "", at: datetime | None = None) -> None:
        """Somebody edits the file's content."""
        found, at = self.tree.find(file), self.moment(at)
        self.tree.activities.append(Activity(file, at, by or found.owner, "edit"))
        self._modify(found, by or found.owner, at)

    @locked
    def trash(self, file: str, *, by: str = "", at: datetime | None = None) -> None:
        """Puts the file into the trash, a folder with all that is below; it can still be read."""
        self._trash(self.tree.find(file), Activity(file, self.moment(at), by, "delete", "TRASH"), trashed=True)

    @locked
    def restore(self, file: str, *, by: str = "", at: datetime | None = None) -> None:
        """Takes the file out of the trash."""
        self._trash(self.tree.find(file), Activity(file, self.moment(at), by, "restore", "UNTRASH"), trashed=False)

    @locked
    def remove(self, file: str, *, at: datetime | None = None) -> None:
        """Deletes the file for ever, a folder with all that is below."""
        at = self.moment(at)
        for each in self.tree.family(self.tree.find(file)):
            before = self.tree.seen_by(each)
            each.removed = True
            self.tree.note(each, at, before)

    def known(self, person: str) -> str:
        """The person's address; LookupError for one whom ``person`` has not made."""
        if person not in self.tree.people:
            raise LookupError(f"the sandbox knows nobody with the address {person!r}: add them with person()")
        return person

    def moment(self, at: datetime | None) -> datetime:
        """``at``, by default the present, as Google tells times."""
        return to_the_millisecond(at or self.clock.now())

    def post_id(self) -> str:
        """A new comment's or reply's id."""
        return f"AAAB{opaque('post', next(self._numbers), 7)}"

    def _root(self, root_id: str, name: str, owner: str, drive: str) -> str:
        now = self.moment(None)
        root = File(root_id, name, FOLDER, None, owner, root_id if drive else "", now, now, owner, root=True)
        if owner:
            root.permissions[owner] = "owner"
            self.tree.roots[owner] = root_id
        self.tree.files[root_id] = root
        return root_id

    def _modify(self, file: File, by: str, at: datetime) -> None:
        file.modified, file.modified_by = at, by
        self.tree.note(file, at)

    def _note_family(self, file: File, at: datetime) -> None:
        for each in self.tree.family(file):
            self.tree.note(each, at)

    def _trash(self, file: File, activity: Activity, *, trashed: bool) -> None:
        file.trashed = trashed
        self.tree.activities.append(activity)
        self._note_family(file, activity.at)
