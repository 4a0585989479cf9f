"""Jira's methods that say who and what it is: the server, the account, its permissions, the users, the statuses."""

from syncd.sandbox.jira_fields import described
from syncd.sandbox.jira_records import STATUSES, User
from syncd.sandbox.jira_site import PERMISSIONS, JiraSite
from syncd.sandbox.jira_wire import listed, number, refused, rendering
from syncd.sandbox.requests import Answer, Call

GLOBAL = frozenset({"USER_PICKER"})


class People:
    """The methods of directory and account; ``base`` is filled in by the server with its address."""

    def __init__(self, site: JiraSite) -> None:
        self.site = site
        self.base = ""

    def server_info(self, call: Call) -> Answer:
        """What the server is; also told to nobody in particular."""
        cloud = self.site.deployment == "Cloud"
        return Answer(
            {
                "baseUrl": self.base,
                "displayUrl": self.base,
                "version": "1001.0.0-SNAPSHOT" if cloud else "10.3.5",
                "versionNumbers": [1001, 0, 0] if cloud else [10, 3, 5],
                "deploymentType": self.site.deployment,
                "buildNumber": 100_300,
                "buildDate": "2026-03-26T22:20:59.000+0000",
                "serverTime": rendering(self.site, self.base, call).moment(call.at),
                "scmInfo": "1f51473f5c7b75c1a69a0090f4832cdc5053702a",
                "serverTitle": "Jira",
            }
        )

    def myself(self, call: Call) -> Answer:
        """The account whose credentials these are."""
        account = rendering(self.site, self.base, call).user(self.site.account)
        return Answer({**account, "locale": "en_US", "expand": "groups,applicationRoles"})

    def permissions(self, call: Call) -> Answer:
        """Which of the asked permissions the account has; an unknown one is refused."""
        asked = listed(call.params, "permissions")
        if self.site.deployment == "Cloud" and not asked:
            raise refused(400, "The 'permissions' query parameter is required.")
        if unknown := [key for key in asked if key not in PERMISSIONS]:
            raise refused(400, f"Unrecognized permission keys: {', '.join(unknown)}")
        return Answer(
            {
                "permissions": {
                    key: {
                        "id": str(number_),
                        "key": key,
                        "name": key.replace("_", " ").title(),
                        "type": "GLOBAL" if key in GLOBAL else "PROJECT",
                        "description": "",
                        "havePermission": key in self.site.permissions,
                    }
                    for number_, key in enumerate(PERMISSIONS, 10)
                    if not asked or key in asked
                }
            }
        )

    def fields(self, _call: Call) -> Answer:
        """All fields of issues."""
        return Answer(described())

    def statuses(self, call: Call) -> Answer:
        """All statuses with their categories."""
        to = rendering(self.site, self.base, call)
        return Answer([to.status(status) for status in STATUSES.values()])

    def users(self, call: Call) -> Answer:
        """All users there are or were, apps too; e-mail addresses only where the profile shows them."""
        if "USER_PICKER" not in self.site.permissions:
            raise refused(403, "You are not authorized to perform this operation.")
        return self._page(call, list(self.site.users.values()), most=1000)

    def find_users(self, call: Call) -> Answer:
        """The active users whose name or (shown) address has a word that begins with ``query``."""
        cloud = self.site.deployment == "Cloud"
        asked = call.params.get("query" if cloud else "username")
        account_id = call.params.get("accountId")
        if asked is None and account_id is None:
            message = "The query parameters 'query' and 'accountId' are missing: one of them is required."
            raise refused(400, message if cloud else "The username query parameter was not provided")
        if "USER_PICKER" not in self.site.permissions:
            return Answer([])
        found = [
            user
            for user in self.site.users.values()
            if user.active and (user.account_id == account_id if asked is None else _begins(user, str(asked)))
        ]
        return self._page(call, found, most=1000)

    def _page(self, call: Call, users: list[User], most: int) -> Answer:
        start = max(0, number(call.params, "startAt", 0))
        length = min(most, max(0, number(call.params, "maxResults", 50)))
        to = rendering(self.site, self.base, call)
        return Answer([to.user(user) for user in users[start : start + length]])


def _begins(user: User, wanted: str) -> bool:
    words = [*user.name.split(), user.name, user.email, user.username]
    return wanted in ("", ".") or any(word.lower().startswith(wanted.lower()) for word in words if word)
