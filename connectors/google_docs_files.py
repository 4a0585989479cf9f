"""Which files are read: found in folders, shared drives and everywhere, each with what a comment's event needs."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from connectors.google_docs_client import Client
from connectors.google_docs_errors import Lost
from connectors.google_docs_settings import GoogleDocsSettings
from connectors.google_docs_state import File, Position

_LOG = logging.getLogger(__name__)
_APPS = "application/vnd.google-apps."
FOLDER, SHORTCUT, DOCUMENT = f"{_APPS}folder", f"{_APPS}shortcut", f"{_APPS}document"
_SILENT = frozenset(
    f"{_APPS}{kind}" for kind in ("folder", "shortcut", "form", "site", "map", "script", "fusiontable", "mail-layout")
)
"""What has no comments."""
_PERSON = "displayName,emailAddress"
FIELDS = (
    f"id,name,mimeType,trashed,parents,driveId,webViewLink,owners({_PERSON}),lastModifyingUser({_PERSON}),"
    f"sharingUser({_PERSON}),permissions(type,deleted,{_PERSON}),capabilities(canComment),shortcutDetails(targetId)"
)
_ALL_DRIVES = {"supportsAllDrives": True, "includeItemsFromAllDrives": True}
_FOLDERS_AT_ONCE = 10
"""So many ids keep the address shorter than 2,048 characters: a longer one becomes a POST."""


class Catalogue:
    """Looks after the files and folders of a position."""

    def __init__(self, client: Client, settings: GoogleDocsSettings, position: Position) -> None:
        self._client = client
        self._settings = settings
        self._position = position

    def list_all(self) -> list[File]:
        """Lists all files anew; gives those that were known and are not there any more."""
        found: set[str] = set()
        whole = True
        for file in self._listed():
            if file is None:
                whole = False
                _LOG.warning("%s: Google has not searched all shared drives; name them", self._settings.name)
            elif not file.get("trashed"):
                self._take(file, found)
        if not whole:
            return []
        missing = [known for known in self._position.files.values() if not known.gone and known.id not in found]
        for known in missing:
            self.lose(known.id, "it is deleted, closed to the account, or outside of what is configured")
        return missing

    def learn(self, file: Mapping[str, Any], *, changed: bool) -> File | None:
        """What Google says of a file of ours; ``changed``: its comments are due. None for what has no comments."""
        name, mime = file.get("id"), file.get("mimeType")
        if not isinstance(name, str) or not isinstance(mime, str) or mime in _SILENT:
            return None
        known = self._position.files.setdefault(name, File(name))
        can = file.get("capabilities")
        owners = [each for each in _listed(file, "owners") if isinstance(each, Mapping)]
        parents = _listed(file, "parents") or [file.get("driveId") or ""]
        known.name, known.mime, known.link = str(file.get("name", "")), mime, str(file.get("webViewLink", ""))
        known.owner = [str(owners[0].get(key) or "") for key in ("displayName", "emailAddress")] if owners else []
        known.parent, known.drive = str(parents[0]), str(file.get("driveId") or "")
        known.commenter = not isinstance(can, Mapping) or can.get("canComment") is not False
        known.due, known.changed = known.due or changed or bool(known.gone), known.changed or changed
        if known.gone:
            known.gone, known.read, known.back = "", "", True
            known.comments.clear()
        for person in people(file):
            self._position.meet(*person)
        self._position.save(known)
        return known

    def apply(self, file: Mapping[str, Any]) -> File | None:
        """A file, folder or shortcut that changed; gives the file of ours that is gone by that, if it is."""
        name = str(file.get("id"))
        if file.get("trashed"):
            return self.lose(name, "it is in the trash")
        if not self._ours(file):
            return self.lose(name, "it is outside of what is configured")
        if file.get("mimeType") in (FOLDER, SHORTCUT):
            self._enter(file)
        else:
            self.learn(file, changed=True)
        return None

    def lose(self, name: str, why: str) -> File | None:
        """A file is not to be read any more."""
        known = self._position.files.get(name)
        if known is None or known.gone:
            return None
        known.gone, known.due = why, False
        self._position.save(known)
        return known

    def find(self, name: str) -> File | None:
        """One file by its id, asked of Google; None where the account cannot see it."""
        try:
            answer = self._client.call("drive.files.get", fileId=name, supportsAllDrives=True, fields=FIELDS)
        except Lost:
            return None
        return None if answer.body.get("trashed") else self.learn(answer.body, changed=False)

    def _ours(self, file: Mapping[str, Any]) -> bool:
        settings, known = self._settings, self._position.folders
        if settings.everything or file.get("driveId") in settings.shared_drives or file.get("id") in settings.files:
            return True
        targets = self._position.targets
        return file.get("id") in targets or any(
            parent in known for parent in _listed(file, "parents") if isinstance(parent, str)
        )

    def _enter(self, file: Mapping[str, Any]) -> None:
        """A folder or shortcut that changed, or is new: what is below or behind it is listed if it was not known."""
        found: set[str] = set()
        if self._settings.everything or file.get("driveId") in self._settings.shared_drives:
            self._take(file, found)
        elif file.get("mimeType") == SHORTCUT or file.get("id") not in self._position.folders:
            for below in self._below(list(self._take(file, found))):
                self._take(below, found)
        for name in found:
            self._position.files[name].due = True

    def _take(self, file: Mapping[str, Any], found: set[str]) -> Iterable[str]:
        """Learns of a file, folder or shortcut; gives the ids of folders that are to be looked into."""
        name, mime = str(file.get("id")), file.get("mimeType")
        if mime == FOLDER:
            parents = file.get("parents") or [file.get("driveId") or ""]
            self._position.folders[name] = str(parents[0]) if str(parents[0]) != name else ""
            return [name]
        if mime == SHORTCUT:
            return self._follow(file, found)
        if learned := self.learn(file, changed=False):
            found.add(learned.id)
        return ()

    def _follow(self, shortcut: Mapping[str, Any], found: set[str]) -> Iterable[str]:
        """What a shortcut stands for belongs to what is configured; a target that is seen anyway is not asked for."""
        target = str((shortcut.get("shortcutDetails") or {}).get("targetId") or "")
        known = self._position
        if self._settings.everything or not target or target in known.folders or target in found:
            return ()
        known.targets.add(target)
        try:
            answer = self._client.call("drive.files.get", fileId=target, supportsAllDrives=True, fields=FIELDS)
        except Lost:
            return ()
        if answer.body.get("trashed") or answer.body.get("mimeType") == SHORTCUT:
            return ()
        return self._take(answer.body, found)

    def _listed(self) -> Iterator[Mapping[str, Any] | None]:
        """All files, folders and shortcuts of ours; None where Google says that it has not looked everywhere."""
        settings = self._settings
        self._position.targets.clear()
        if settings.everything:
            yield from self._search(q="trashed = false", corpora="allDrives")
        for drive in settings.shared_drives:
            yield from self._search(q="trashed = false", corpora="drive", driveId=drive)
        for name in settings.files:
            try:
                yield self._client.call("drive.files.get", fileId=name, supportsAllDrives=True, fields=FIELDS).body
            except Lost:
                _LOG.warning("%s: the file %s is not there, or not shared with the account", settings.name, name)
        for name in settings.folders:
            self._position.folders.setdefault(name, "")
        yield from self._below(list(settings.folders))

    def _below(self, folders: list[str]) -> Iterator[Mapping[str, Any]]:
        """All that is below the folders, breadth first; each folder once, also where shortcuts make a circle."""
        seen = set(folders)
        while folders:
            batch, folders = folders[:_FOLDERS_AT_ONCE], folders[_FOLDERS_AT_ONCE:]
            inside = " or ".join(f"'{folder}' in parents" for folder in batch)
            for file in self._search(q=f"({inside}) and trashed = false"):
                if file is None:
                    continue
                yield file
                name = str(file.get("id"))
                target = str((file.get("shortcutDetails") or {}).get("targetId") or "")
                for folder in (name, target):
                    if folder in self._position.folders and folder not in seen:
                        seen.add(folder)
                        folders.append(folder)

    def _search(self, **where: Any) -> Iterator[Mapping[str, Any] | None]:
        fields = f"kind,nextPageToken,incompleteSearch,files({FIELDS})"
        for answer in self._client.pages("drive.files.list", pageSize=1000, fields=fields, **_ALL_DRIVES, **where):
            if answer.body.get("incompleteSearch"):
                yield None
            yield from (file for file in answer.listed("files") if isinstance(file, Mapping))


def _listed(file: Mapping[str, Any], field: str) -> list[Any]:
    """A list that may be absent; what else stands there counts as absent, so that the other files are still read."""
    value = file.get(field)
    return value if isinstance(value, list) else []


def people(file: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Everybody of whom a file tells both name and e-mail, as ``Position.meet`` takes them."""
    users = [*_listed(file, "owners"), file.get("lastModifyingUser"), file.get("sharingUser")]
    for user in [*users, *_listed(file, "permissions")]:
        if not isinstance(user, Mapping) or user.get("deleted") or user.get("type") not in (None, "user"):
            continue
        name, email = user.get("displayName"), user.get("emailAddress")
        if isinstance(name, str) and isinstance(email, str) and name and email:
            yield name, "email", email
