"""How fast Google's comments become events: items a second on one core; the bar is 20,000.

python -m benchmarks.mapping_google
"""

import time
from datetime import UTC, datetime, timedelta

from mappings.google_docs import events
from syncd.model import Item, SourceInfo

ITEMS = 40_000
BAR = 20_000
SOURCE = SourceInfo("acme-docs", "google_docs")
SEEN = datetime(2026, 11, 20, 12, tzinfo=UTC)


def item(number: int) -> Item:
    """One comment, every third with a reply, each at a time of its own."""
    at = (SEEN - timedelta(seconds=number)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    author = {"displayName": f"Person {number % 50}", "me": False}
    said = {"author": author, "content": "Is clause 4 final?", "createdTime": at, "modifiedTime": at}
    replies = [said | {"id": f"R{number}"}] if number % 3 == 0 else []
    file = {
        "id": f"1File{number % 200}",
        "name": "Contract",
        "webViewLink": "https://docs.google.com/document/d/x/edit",
    }
    comment = said | {"id": f"C{number}", "replies": replies, "mentionedEmailAddresses": ["mia@acme.test"]}
    return Item("comment", f"{file['id']}:C{number}", {"file": file, "comment": comment, "public": False}, SEEN)


def main() -> None:
    """Prints the best of five rounds."""
    items = [item(number) for number in range(ITEMS)]
    best = 0.0
    for _ in range(5):
        began = time.perf_counter()
        count = sum(len(list(events(SOURCE, each))) for each in items)
        best = max(best, ITEMS / (time.perf_counter() - began))
    print(f"{best:,.0f} items a second, {count / ITEMS:.2f} events an item (bar: {BAR:,})")


if __name__ == "__main__":
    main()
