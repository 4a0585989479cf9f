"""Jira's records as its JSON: field for field what the vendor's description and recorded bodies have."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any, TypeAlias
from urllib.parse import quote
from zoneinfo import ZoneInfo

from syncd.sandbox.jira_documents import to_adf, to_wiki
from syncd.sandbox.jira_records import CATEGORIES, Category, Comment, Document, History, Issue, Status, User
from syncd.sandbox.jira_site import JiraSite

Object: TypeAlias = dict[str, Any]

SIZES = ("48x48", "24x24", "16x16", "32x32")
Fields: TypeAlias = Mapping[str, Callable[["Rendering", Issue], Any]]
"""Which fields of an issue are told, each with what renders it."""


class Rendering:
    """How one request sees the site: its address, the API's version, the time zone of the account that asks."""

    def __init__(self, site: JiraSite, base: str, version: str) -> None:
        self.site = site
        self.base = base
        self.version = version
        self.cloud = site.deployment == "Cloud"
        self._zone = ZoneInfo(site.account.timezone)
        self._users: dict[str, Object] = {}

    def path(self, rest: str) -> str:
        """The address of a resource of this API version."""
        return f"{self.base}/rest/api/{self.version}/{rest}"

    def moment(self, at: datetime) -> str:
        """``2019-02-15T19:11:18.321-0800``: in the time zone of the account that asks, as Jira tells times."""
        local = at.astimezone(self._zone)
        return f"{local:%Y-%m-%dT%H:%M:%S}.{local.microsecond // 1000:03d}{local:%z}"

    def user(self, user: User) -> Object:
        """A user; of Cloud without an e-mail address where the profile hides it."""
        rendered = self._users.get(user.account_id)
        if rendered is None:
            user = self.site.users.get(user.account_id, user)
            rendered = self._users[user.account_id] = self._cloud_user(user) if self.cloud else self._server_user(user)
        return rendered

    def _cloud_user(self, user: User) -> Object:
        return {
            "self": self.path(f"user?accountId={quote(user.account_id)}"),
            "accountId": user.account_id,
            **({"emailAddress": user.email} if user.email else {}),
            "avatarUrls": {size: f"{self.base}/avatar/{user.account_id}/{size}.png" for size in SIZES},
            "displayName": user.name,
            "active": user.active,
            "timeZone": user.timezone,
            "accountType": user.kind,
        }

    def _server_user(self, user: User) -> Object:
        return {
            "self": self.path(f"user?username={quote(user.username)}"),
            "name": user.username,
            "key": user.username,
            "emailAddress": user.email,
            "avatarUrls": dict.fromkeys(SIZES, f"{self.base}/secure/useravatar?ownerId={user.username}"),
            "displayName": user.name,
            "active": user.active,
            "timeZone": user.timezone,
        }

    def document(self, document: Document | None) -> str | Object | None:
        """ADF in v3, wiki text in v2."""
        if document is None:
            return None
        return to_adf(document, self._named) if self.version == "3" else to_wiki(document)

    def _named(self, account: str) -> str:
        user = self.site.users.get(account)
        return user.name if user else account

    def category(self, category: Category) -> Object:
        return {
            "self": self.path(f"statuscategory/{category.id}"),
            "id": category.id,
            "key": category.key,
            "colorName": category.color,
            "name": category.name,
        }

    def status(self, status: Status) -> Object:
        return {
            "self": self.path(f"status/{status.id}"),
            "description": "",
            "iconUrl": f"{self.base}/images/icons/statuses/generic.png",
            "name": status.name,
            "id": status.id,
            "statusCategory": self.category(status.category),
        }

    def comment(self, issue: Issue, comment: Comment) -> Object:
        """A comment; ``jsdPublic`` is told by Cloud only, and true for every comment that is not internal."""
        visibility = comment.visibility
        return {
            "self": self.path(f"issue/{issue.id}/comment/{comment.id}"),
            "id": comment.id,
            "author": self.user(comment.author),
            "body": self.document(comment.body),
            "updateAuthor": self.user(comment.update_author),
            "created": self.moment(comment.created),
            "updated": self.moment(comment.updated),
            **({"visibility": self._visibility(*visibility)} if visibility else {}),
            **({"jsdPublic": comment.public} if self.cloud else {}),
        }

    def _visibility(self, kind: str, name: str) -> Object:
        return {"type": kind, "value": name, **({"identifier": name} if self.cloud else {})}

    def history(self, history: History, fields: Collection[str] = ()) -> Object:
        """A changelog entry, of ``fields`` only where any are given."""
        return {
            "id": history.id,
            "author": self.user(history.author),
            "created": self.moment(history.created),
            "items": [
                {
                    "field": item.field,
                    "fieldtype": "jira",
                    **({"fieldId": item.field_id} if self.cloud else {}),
                    "from": item.before,
                    "fromString": item.before_text,
                    "to": item.after,
                    "toString": item.after_text,
                }
                for item in history.items
                if not fields or item.field_id in fields
            ],
        }

    def issue(self, issue: Issue, fields: Fields | None, expand: Collection[str]) -> Object:
        """An issue with ``fields`` (None: its id only) and what is to be expanded; changelog: newest first."""
        if fields is None:
            return {"id": issue.id}
        rendered: Object = {
            "expand": "renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations",
            "id": issue.id,
            "self": self.path(f"issue/{issue.id}"),
            "key": issue.key,
            "fields": {name: render(self, issue) for name, render in fields.items()},
        }
        if "changelog" in expand:
            most = self.site.embedded_changelog if self.cloud else len(issue.histories)
            # Cloud tells the newest first; Data Center, which tells all, the oldest first.
            histories = issue.histories[::-1][:most] if self.cloud else issue.histories
            rendered["changelog"] = {
                "startAt": 0,
                "maxResults": len(histories),
                "total": len(issue.histories),
                "histories": [self.history(history) for history in histories],
            }
        return rendered

    def comments(self, issue: Issue) -> Object:
        """The newest comments, oldest first, with the true total; Data Center gives all."""
        total = len(issue.comments)
        shown = min(total, self.site.embedded_comments) if self.cloud else total
        return {
            "comments": [self.comment(issue, comment) for comment in issue.comments[total - shown :]],
            "self": self.path(f"issue/{issue.id}/comment"),
            "maxResults": shown,
            "total": total,
            "startAt": total - shown,
        }


def category_id(name: str) -> str | None:
    """The key of the status category of that name, key or id; in JQL all three do."""
    wanted = name.lower()
    return next((c.key for c in CATEGORIES if wanted in (c.key, c.name.lower(), str(c.id))), None)
