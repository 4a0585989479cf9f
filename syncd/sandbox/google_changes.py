"""Drive v3's changes: what happened to files since a token, each file once, with its newest change."""

from dataclasses import dataclass
from typing import Any

from syncd.sandbox import google_shapes
from syncd.sandbox.google_drive import GoogleDrive
from syncd.sandbox.google_files import shared_drive
from syncd.sandbox.google_records import Change, File, moment
from syncd.sandbox.google_wire import Asked, flag, invalid, size


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are asked for: of which drives, and whether removals too."""

    all_drives: bool
    drive_id: str
    removed: bool

    def place(self, file: File) -> bool:
        """Whether the file's place is asked for."""
        if self.drive_id:
            return file.drive == self.drive_id
        return self.all_drives or not file.drive


class Changes:
    """``changes``. A token is the number of the next entry in the log; it never expires."""

    def __init__(self, drive: GoogleDrive) -> None:
        self.drive = drive
        self.tree = drive.tree

    def start(self, asked: Asked) -> dict[str, Any]:
        """The token for what happens from now on."""
        if drive_id := asked.params.get("driveId"):
            shared_drive(self.drive, asked, str(drive_id))
        return {"kind": "drive#startPageToken", "startPageToken": str(len(self.tree.changes) + 1)}

    def listed(self, asked: Asked) -> dict[str, Any]:
        """What happened since the token."""
        start = self._token(asked)
        wanted = self._wanted(asked)
        found = [(number, each) for number, each in self._newest(start, asked.viewer, wanted) if each]
        length = size(asked, 100, 1000)
        told: dict[str, Any] = {"kind": "drive#changeList", "changes": [each for _, each in found[:length]]}
        if len(found) > length:
            return told | {"nextPageToken": str(found[length - 1][0] + 1)}
        return told | {"newStartPageToken": str(len(self.tree.changes) + 1)}

    def _token(self, asked: Asked) -> int:
        token = str(asked.params.get("pageToken") or "")
        if not token.isdecimal() or not 1 <= int(token) <= len(self.tree.changes) + 1:
            raise invalid("drive", "pageToken", "Invalid Value")
        return int(token)

    def _wanted(self, asked: Asked) -> Wanted:
        all_drives = flag(asked, "includeItemsFromAllDrives")
        if all_drives and not flag(asked, "supportsAllDrives"):
            text = "The supportsAllDrives parameter must be set to true when includeItemsFromAllDrives is true."
            raise invalid("drive", "supportsAllDrives", text)
        drive_id = str(asked.params.get("driveId") or "")
        if drive_id:
            shared_drive(self.drive, asked, drive_id)
            if not all_drives:
                text = "The includeItemsFromAllDrives parameter must be set to true when driveId is set."
                raise invalid("drive", "includeItemsFromAllDrives", text)
        removed = "includeRemoved" not in asked.params or flag(asked, "includeRemoved")
        return Wanted(all_drives, drive_id, removed)

    def _newest(self, start: int, viewer: str, wanted: Wanted) -> list[tuple[int, dict[str, Any] | None]]:
        """Of each file its newest entry, with the entry's number, in the log's order; None for what is not told."""
        newest: dict[str, tuple[int, Change]] = {}
        had: set[str] = set()
        for number, change in enumerate(self.tree.changes[start - 1 :], start):
            newest[change.file] = (number, change)
            if viewer in change.seen_by:
                had.add(change.file)
        told = []
        for file_id, (number, change) in sorted(newest.items(), key=lambda item: item[1][0]):
            file = self.tree.files[file_id]
            told.append((number, self._told(file, change, viewer, wanted, had=file_id in had)))
        return told

    def _told(self, file: File, change: Change, viewer: str, wanted: Wanted, *, had: bool) -> dict[str, Any] | None:
        seen = self.tree.sees(file, viewer)
        if not wanted.place(file) or (not seen and not (had and wanted.removed)):
            return None
        whole_drive = file.root and bool(file.drive)
        told: dict[str, Any] = {
            "kind": "drive#change",
            "changeType": "drive" if whole_drive else "file",
            "type": "drive" if whole_drive else "file",
            "time": moment(change.at),
            "removed": not seen,
        }
        if file.drive:
            told |= {"driveId": file.drive, "teamDriveId": file.drive}
        if whole_drive:
            return told | ({"drive": google_shapes.drive(self.tree, file, viewer)} if seen else {})
        told["fileId"] = file.id
        return told | ({"file": google_shapes.file(self.tree, file, viewer)} if seen else {})
