"""The reference loop: fetches and decodes the same with the same SDKs and the fewest requests, and keeps nothing.

What a client costs beyond this is its own work: normalising, reading the texts, storing, folding. Reads the sandbox's
addresses from standard input and writes what it cost as JSON.
"""

import asyncio
import json
import time
from datetime import timedelta
from typing import Any

import aiohttp
from jira import JIRA
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks.process import given, peak_megabytes

BACKFILL = timedelta(days=30)
FIELDS = "summary,description,reporter,creator,assignee,status,resolution,project,created,updated,comment,security"


async def slack(url: str, token: str) -> tuple[int, int]:
    """Every message and every thread with replies; gives objects and requests."""
    objects = requests = 0
    async with aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=token, base_url=url, session=session, retry_handlers=[])

        async def pages(method: Any, name: str, **params: str) -> list[Any]:
            nonlocal requests
            found: list[Any] = []
            cursor = None
            while True:
                answer = await method(**params, limit=999, cursor=cursor)
                requests += 1
                found += answer[name]
                cursor = (answer.get("response_metadata") or {}).get("next_cursor") or None
                if not cursor:
                    return found

        for channel in await pages(client.users_conversations, "channels"):
            messages = await pages(client.conversations_history, "messages", channel=channel["id"])
            objects += len(messages)
            for message in messages:
                if message.get("reply_count"):
                    where = {"channel": channel["id"], "ts": message["ts"]}
                    objects += len(await pages(client.conversations_replies, "messages", **where)) - 1
    return objects, requests


def jira(url: str, email: str, token: str) -> tuple[int, int]:
    """Every issue and every comment; gives objects and requests."""
    client = JIRA(url, basic_auth=(email, token), get_server_info=False, max_retries=0)
    session = client._session
    objects = requests = 0
    body: dict[str, Any] = {
        "jql": f"updated >= -{BACKFILL.days}d ORDER BY updated ASC",
        "fields": FIELDS.split(","),
        "expand": "changelog",
        "maxResults": 100,
    }
    while True:
        answer = session.post(f"{url}/rest/api/3/search/jql", data=json.dumps(body)).json()
        requests += 1
        for issue in answer["issues"]:
            comments = issue["fields"]["comment"]
            found = len(comments["comments"])
            while found < comments["total"]:
                more = session.get(
                    f"{url}/rest/api/3/issue/{issue['id']}/comment", params={"startAt": found, "maxResults": 5000}
                ).json()
                requests += 1
                found += len(more["comments"])
            objects += 1 + found
        token = answer.get("nextPageToken")
        if not token:
            return objects, requests
        body["nextPageToken"] = token


def main() -> None:
    """Reads both tools and says what it took."""
    imports = time.process_time()
    addresses = given()
    before = time.process_time()
    slack_objects, slack_requests = asyncio.run(slack(addresses["slack"]["url"], addresses["slack"]["token"]))
    between = time.process_time()
    jira_objects, jira_requests = jira(**addresses["jira"])
    after = time.process_time()
    result = {
        "imports": imports,
        "spent": {"slack": between - before, "jira": after - between},
        "objects": {"slack": slack_objects, "jira": jira_objects},
        "requests": {"slack": slack_requests, "jira": jira_requests},
        "peak": peak_megabytes(),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
