"""``python -m syncd.sandbox``: a filled sandbox in a process of its own, so that a benchmark measures its client only.

Prints one line of JSON with the addresses and credentials, then answers each line on its standard input with a line
of JSON with the counts of requests and connections, and ends when its standard input closes.
"""

import argparse
import json
import sys
from typing import Any

from syncd.sandbox import Sandbox, bulk
from syncd.sandbox.server import VendorServer


def main() -> None:
    """Serves until standard input ends."""
    asked = _arguments()
    with Sandbox() as sandbox:
        if asked.channels:
            bulk.slack(sandbox.slack.workspace, channels=asked.channels, messages=asked.messages, seed=asked.seed)
        if asked.issues:
            bulk.jira(sandbox.jira.site, issues=asked.issues, seed=asked.seed)
        slack = {"url": sandbox.slack.url, "token": sandbox.slack.token}
        jira = {"url": sandbox.jira.url, "email": sandbox.jira.email, "token": sandbox.jira.token}
        _say({"slack": slack, "jira": jira})
        for _ in sys.stdin:
            _say({"slack": _counts(sandbox.slack), "jira": _counts(sandbox.jira)})


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m syncd.sandbox", description=__doc__)
    parser.add_argument("--channels", type=int, default=40, help="Slack channels; 0: leave Slack empty")
    parser.add_argument("--messages", type=int, default=500, help="top-level messages in each channel")
    parser.add_argument("--issues", type=int, default=4000, help="Jira issues; 0: leave Jira empty")
    parser.add_argument("--seed", type=int, default=0, help="the same seed gives the same workspace")
    return parser.parse_args()


def _counts(server: VendorServer) -> dict[str, int]:
    return {"requests": server.count(), "connections": server.connections}


def _say(line: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
