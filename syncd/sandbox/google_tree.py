"""The files of a Google Drive: who sees what, and the logs of what happened to them."""

from collections.abc import Iterator
from datetime import datetime

from syncd.sandbox.google_records import FOLDER, ROLES, Activity, Change, File, Person, Role


class Tree:
    """Files by id, people by e-mail address, their My Drives' ids by address, and two logs: changes and activities."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.files: dict[str, File] = {}
        self.roots: dict[str, str] = {}
        self.changes: list[Change] = []
        self.activities: list[Activity] = []

    def find(self, file_id: str) -> File:
        """The file of that id, also a trashed or removed one; LookupError where there never was one."""
        if file_id not in self.files:
            raise LookupError(f"the sandbox has no file {file_id!r}")
        return self.files[file_id]

    def line(self, file: File) -> Iterator[File]:
        """The file, its folder, that one's folder and so on, each once."""
        seen: set[str] = set()
        here: File | None = file
        while here is not None and here.id not in seen:
            seen.add(here.id)
            yield here
            here = self.files.get(here.parent or "")

    def role(self, file: File, email: str) -> Role:
        """What ``email`` may do with the file: the most that it or a folder above allows; empty: not even see it."""
        roles = [above.permissions[email] for above in self.line(file) if email in above.permissions]
        return max(roles, key=ROLES.index, default="")

    def sees(self, file: File, email: str) -> bool:
        """Whether ``email`` can get at the file."""
        return not file.removed and self.role(file, email) != ""

    def seen_by(self, file: File) -> frozenset[str]:
        """All who can get at the file."""
        if file.removed:
            return frozenset()
        return frozenset(email for above in self.line(file) for email in above.permissions)

    def trashed(self, file: File) -> bool:
        """Whether the file, or a folder above it, is in the trash."""
        return any(above.trashed for above in self.line(file))

    def family(self, file: File) -> list[File]:
        """The file and, of a folder, all that is below."""
        if file.mime != FOLDER:
            return [file]
        below = [each for each in self.files.values() if not each.removed and each is not file]
        return [file, *(each for each in below if any(above is file for above in self.line(each)))]

    def visible(self, email: str) -> list[File]:
        """All files that ``email`` can get at, without the roots of drives, in the order of their making."""
        return [file for file in self.files.values() if not file.root and self.sees(file, email)]

    def note(self, file: File, at: datetime, seen_by: frozenset[str] | None = None) -> None:
        """Writes into the log of changes that something of the file changed; its version goes up."""
        file.version += 1
        self.changes.append(Change(file.id, at, self.seen_by(file) if seen_by is None else seen_by))
