"""The full read of two tools: what it costs syncd, beside the reference loop, in one run."""

from typing import Any

from benchmarks.bars import Bar
from benchmarks.process import measured, sandbox

CHANNELS, MESSAGES, ISSUES = 40, 500, 4_000


def bars(rounds: int = 3) -> list[Bar]:
    """The median of several full reads; the reference and syncd take turns, each in a process of its own."""
    options = ("--channels", str(CHANNELS), "--messages", str(MESSAGES), "--issues", str(ISSUES))
    with sandbox(*options) as addresses:
        runs = [
            (measured("benchmarks.reference", addresses), measured("benchmarks.client", addresses))
            for _ in range(rounds)
        ]
    reference, ours = sorted(runs, key=lambda pair: _spent(pair[1]))[rounds // 2]
    objects = sum(ours["objects"].values())
    requests = {tool: ours["requests"][tool] / reference["requests"][tool] for tool in ("slack", "jira")}
    return [
        Bar("objects read, stored and evaluated", objects),
        Bar("objects in a CPU second", objects / _spent(ours), at_least=4_000),
        Bar("CPU, by the reference loop's", _spent(ours) / _spent(reference), "x", at_most=3.0),
        Bar("CPU of Slack's part", ours["spent"]["slack"], "s"),
        Bar("CPU of Jira's part", ours["spent"]["jira"], "s"),
        Bar("CPU of the evaluation", ours["spent"]["evaluate"], "s"),
        Bar("peak memory", ours["peak"], "MB", at_most=150.0),
        Bar("Slack's requests, by the reference loop's", requests["slack"], "x", at_most=1.02),
        Bar("Jira's requests, by the reference loop's", requests["jira"], "x", at_most=1.10),
    ]


def _spent(run: dict[str, Any]) -> float:
    return float(sum(run["spent"].values()))
