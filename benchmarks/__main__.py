"""Prints every bar of docs/performance.md with its figure, measured in this run."""

import sys

from benchmarks import evaluation, full_read, idle, judge, mapping_google, start, store
from benchmarks.bars import table


def main() -> None:
    """Measures everything; takes some minutes."""
    print(table("Full read of Slack and Jira", full_read.bars()), flush=True)
    print(table("Evaluation", evaluation.bars()), flush=True)
    print(table("Start", start.bars()), flush=True)
    print(table("Idle", idle.bars()), flush=True)
    for title, part in (("Store", store), ("Judge", judge), ("Mapping of Google's comments", mapping_google)):
        print(title, flush=True)
        sys.argv[1:] = []
        part.main()


if __name__ == "__main__":
    main()
