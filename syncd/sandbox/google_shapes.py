"""People, files and drives as Drive v3 tells them: everything it has of them, before ``fields`` selects."""

from typing import Any

from syncd.sandbox.google_records import (
    DOCUMENT,
    FOLDER,
    PRESENTATION,
    ROLES,
    SHORTCUT,
    SPREADSHEET,
    File,
    Person,
    Role,
    moment,
)
from syncd.sandbox.google_tree import Tree

EDITORS = {DOCUMENT: "document", SPREADSHEET: "spreadsheets", PRESENTATION: "presentation"}
NO_NAME = "Anonymous"


def at_least(role: Role, wanted: Role) -> bool:
    """Whether ``role`` allows what ``wanted`` allows."""
    return bool(role) and ROLES.index(role) >= ROLES.index(wanted)


def user(person: Person, viewer: str) -> dict[str, Any]:
    """A user wherever Drive tells one in full."""
    return {**author(person, viewer), "permissionId": person.permission_id, "emailAddress": person.email}


def author(person: Person, viewer: str) -> dict[str, Any]:
    """The author of a comment: never with an address or a permission's id."""
    return {
        "kind": "drive#user",
        "displayName": NO_NAME if person.anonymous else person.name,
        "photoLink": f"//lh3.googleusercontent.com/a/{person.account_id[:8]}=s50-c-k-no",
        "me": person.email == viewer,
    }


def link(file: File) -> str:
    """Where a browser opens the file."""
    if file.mime in EDITORS:
        return f"https://docs.google.com/{EDITORS[file.mime]}/d/{file.id}/edit?usp=drivesdk"
    if file.mime == FOLDER:
        return f"https://drive.google.com/drive/folders/{file.id}"
    return f"https://drive.google.com/file/d/{file.id}/view?usp=drivesdk"


def drive(tree: Tree, root: File, viewer: str) -> dict[str, Any]:
    """A shared drive."""
    role = tree.role(root, viewer)
    return {
        "kind": "drive#drive",
        "id": root.id,
        "name": root.name,
        "colorRgb": "#0f9d58",
        "createdTime": moment(root.created),
        "hidden": False,
        "capabilities": {
            "canComment": at_least(role, "commenter"),
            "canEdit": at_least(role, "writer"),
            "canListChildren": True,
            "canManageMembers": at_least(role, "organizer"),
        },
    }


def file(tree: Tree, found: File, viewer: str) -> dict[str, Any]:
    """A file, folder or shortcut as ``viewer`` may see it."""
    trashed = tree.trashed(found)
    told: dict[str, Any] = {
        "kind": "drive#file",
        "id": found.id,
        "name": found.name,
        "mimeType": found.mime,
        "starred": False,
        "trashed": trashed,
        "explicitlyTrashed": found.trashed,
        "spaces": ["drive"],
        "version": str(found.version),
        "webViewLink": link(found),
        "iconLink": f"https://drive-thirdparty.googleusercontent.com/16/type/{found.mime}",
        "hasThumbnail": False,
        "viewedByMe": False,
        "createdTime": moment(found.created),
        "modifiedTime": moment(found.modified),
        "modifiedByMe": found.modified_by == viewer,
        "capabilities": capabilities(found, tree.role(found, viewer)),
    }
    above = tree.files.get(found.parent or "")
    if above is not None and tree.sees(above, viewer):
        told["parents"] = [above.id]
    if found.modified_by in tree.people:
        told["lastModifyingUser"] = user(tree.people[found.modified_by], viewer)
    if found.mime == SHORTCUT:
        target = tree.files[found.target]
        told["shortcutDetails"] = {"targetId": target.id, "targetMimeType": target.mime}
    elif found.mime != FOLDER:
        told |= {"size": "1024", "quotaBytesUsed": "1024"}
    return told | (_in_shared_drive(found) if found.drive else _in_my_drive(tree, found, viewer))


def capabilities(found: File, role: Role) -> dict[str, bool]:
    """What one may do with the file: some of what Google lists."""
    return {
        "canComment": at_least(role, "commenter") and found.mime != FOLDER,
        "canDownload": True,
        "canEdit": at_least(role, "writer"),
        "canListChildren": found.mime == FOLDER,
        "canReadRevisions": at_least(role, "writer"),
        "canShare": at_least(role, "writer"),
    }


def _in_shared_drive(found: File) -> dict[str, Any]:
    return {"driveId": found.drive, "teamDriveId": found.drive, "hasAugmentedPermissions": bool(found.permissions)}


def _in_my_drive(tree: Tree, found: File, viewer: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "owners": [user(tree.people[found.owner], viewer)],
        "ownedByMe": found.owner == viewer,
        "shared": len(tree.seen_by(found)) > 1,
    }
    if viewer in found.shared:
        told["sharedWithMeTime"] = moment(found.shared[viewer])
        told["sharingUser"] = user(tree.people[found.owner], viewer)
    if at_least(tree.role(found, viewer), "writer"):
        told["permissions"] = [_permission(tree.people[email], role) for email, role in found.permissions.items()]
        told["permissionIds"] = [each["id"] for each in told["permissions"]]
    return told


def _permission(person: Person, role: Role) -> dict[str, Any]:
    return {
        "kind": "drive#permission",
        "id": person.permission_id,
        "type": "user",
        "role": role,
        "emailAddress": person.email,
        "displayName": person.name,
        "deleted": False,
        "pendingOwner": False,
    }
