"""Drive v3's methods about the account, files and shared drives."""

from collections.abc import Callable, Sequence
from typing import Any

from syncd.sandbox import google_query, google_shapes
from syncd.sandbox.google_drive import GoogleDrive
from syncd.sandbox.google_records import FOLDER, File
from syncd.sandbox.google_wire import Asked, drive_error, file_of, flag, invalid, no_such_file, page, size
from syncd.sandbox.requests import Refused

KEYS: dict[str, Callable[[File], Any]] = {
    "createdTime": lambda file: file.created,
    "folder": lambda file: file.mime != FOLDER,
    "modifiedTime": lambda file: file.modified,
    "modifiedByMeTime": lambda file: file.modified,
    "name": lambda file: file.name,
    "name_natural": lambda file: file.name.casefold(),
    "quotaBytesUsed": lambda file: file.mime == FOLDER,
    "recency": lambda file: file.modified,
    "sharedWithMeTime": lambda file: max(file.shared.values(), default=file.created),
    "starred": lambda _: False,
    "viewedByMeTime": lambda file: file.modified,
}


class Files:
    """``about``, ``files`` and ``drives``."""

    def __init__(self, drive: GoogleDrive) -> None:
        self.drive = drive
        self.tree = drive.tree

    def about(self, asked: Asked) -> dict[str, Any]:
        """The account whose credentials these are."""
        return {
            "kind": "drive#about",
            "user": google_shapes.user(self.tree.people[asked.viewer], asked.viewer),
            "storageQuota": {"limit": "16106127360", "usage": "0", "usageInDrive": "0", "usageInDriveTrash": "0"},
            "maxUploadSize": "5242880000000",
            "appInstalled": False,
            "canCreateDrives": False,
        }

    def get(self, asked: Asked) -> dict[str, Any]:
        """One file; of a shared drive only for who says that they know of shared drives."""
        file = file_of(self.tree, asked, asked.params["fileId"])
        if file.drive and not flag(asked, "supportsAllDrives"):
            raise no_such_file(file.id)
        return google_shapes.file(self.tree, file, asked.viewer)

    def listed(self, asked: Asked) -> dict[str, Any]:
        """The files that a query finds, also those in the trash."""
        try:
            query = google_query.parse(str(asked.params.get("q") or ""), self.tree, asked.viewer)
        except google_query.Invalid:
            raise invalid("drive", "q", "Invalid Value") from None
        found = [file for file in self._corpus(asked, in_folder=query.in_folder) if query.test(file)]
        for name, descending in reversed(_order(asked)):
            found.sort(key=KEYS[name], reverse=descending)
        bound = ("q", "corpora", "driveId", "orderBy", "includeItemsFromAllDrives")
        files, token = page(asked, found, size(asked, 100, 1000), *bound)
        told: dict[str, Any] = {
            "kind": "drive#fileList",
            "incompleteSearch": False,
            "files": [google_shapes.file(self.tree, file, asked.viewer) for file in files],
        }
        return told | ({"nextPageToken": token} if token else {})

    def drives(self, asked: Asked) -> dict[str, Any]:
        """The shared drives that the account is a member of."""
        roots = [file for file in self.tree.files.values() if file.root and file.drive]
        mine = [root for root in roots if self.tree.sees(root, asked.viewer)]
        found, token = page(asked, mine, size(asked, 10, 100), "q")
        told: dict[str, Any] = {
            "kind": "drive#driveList",
            "drives": [google_shapes.drive(self.tree, root, asked.viewer) for root in found],
        }
        return told | ({"nextPageToken": token} if token else {})

    def get_drive(self, asked: Asked) -> dict[str, Any]:
        """One shared drive."""
        root = shared_drive(self.drive, asked, asked.params["driveId"])
        return google_shapes.drive(self.tree, root, asked.viewer)

    def _corpus(self, asked: Asked, *, in_folder: bool) -> Sequence[File]:
        """Where is looked. What is in shared drives is found only by who asks for it with both flags; in the corpus
        ``user``, where Google promises only what the user has opened, when the query names the folder."""
        corpora = str(asked.params.get("corpora") or "user")
        drive_id = str(asked.params.get("driveId") or "")
        if corpora not in ("user", "domain", "drive", "allDrives"):
            raise invalid("drive", "corpora")
        if (corpora == "drive") != bool(drive_id):
            text = "The driveId parameter must be specified if and only if corpora is set to drive."
            raise invalid("drive", "driveId", text)
        all_drives = flag(asked, "includeItemsFromAllDrives")
        if all_drives and not flag(asked, "supportsAllDrives"):
            text = "The supportsAllDrives parameter must be set to true when includeItemsFromAllDrives is true."
            raise invalid("drive", "supportsAllDrives", text)
        if corpora in ("drive", "allDrives") and not all_drives:
            text = f"The includeItemsFromAllDrives parameter must be set to true when corpora is set to {corpora}."
            raise invalid("drive", "includeItemsFromAllDrives", text)
        found = self.tree.visible(asked.viewer)
        if corpora == "drive":
            shared_drive(self.drive, asked, drive_id)
            return [file for file in found if file.drive == drive_id]
        everywhere = all_drives and (corpora == "allDrives" or in_folder)
        return found if everywhere else [file for file in found if not file.drive]


def shared_drive(drive: GoogleDrive, asked: Asked, drive_id: str) -> File:
    """The root of a shared drive that the account is a member of; 404 for others."""
    root = drive.tree.files.get(drive_id)
    if root is None or not root.root or not root.drive or not drive.tree.sees(root, asked.viewer):
        text = f"Shared drive not found: {drive_id}"
        raise Refused(drive_error(404, "notFound", text, location="driveId"))
    return root


def _order(asked: Asked) -> list[tuple[str, bool]]:
    """The keys of ``orderBy``, each with whether it descends."""
    order = []
    for part in str(asked.params.get("orderBy") or "").split(","):
        name, _, direction = part.strip().partition(" ")
        if not name:
            continue
        if name not in KEYS or direction not in ("", "desc"):
            raise invalid("drive", "orderBy")
        order.append((name, direction == "desc"))
    return order
