"""Prints every bar of docs/performance.md with its figure, measured in this run."""

import argparse

from benchmarks import evaluation, full_read, idle, judge, mapping, pacing, start, store
from benchmarks.bars import table


def main() -> None:
    """Measures everything; takes some minutes, and some more with a million stored events."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--million", action="store_true", help="the large store has a million events")
    stored = evaluation.MILLION if parser.parse_args().million else evaluation.LARGE
    print(table("Full read of Slack and Jira", full_read.bars()), flush=True)
    print(table("Evaluation", evaluation.bars(stored)), flush=True)
    print(table("Start", start.bars()), flush=True)
    print(table("Idle", idle.bars()), flush=True)
    print(table("Pacing", pacing.bars()), flush=True)
    print(table("Mapping, items a second", mapping.bars()), flush=True)
    print("Store", flush=True)
    store.main(["--large", str(stored)])
    print("Judge", flush=True)
    judge.main()


if __name__ == "__main__":
    main()
