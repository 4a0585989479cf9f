"""R16, R17: a company lives on for days and weeks; nothing is lost or doubled, and memory, files and threads stay."""

from datetime import timedelta
from pathlib import Path

import pytest

from reliability.machine_soak import Lived, Plan, live, slope
from reliability.results import FULL, count, record


def is_whole(lived: Lived) -> None:
    assert (lived.lost, lived.doubled, lived.stored) == (0, 0, lived.said)
    assert (lived.untold, lived.told_wrongly, lived.told_twice, lived.posted_twice) == (0, 0, 0, 0)
    assert lived.said > 0


def test_a_day_with_faults_and_a_kill_now_and_then_loses_and_doubles_nothing(tmp_path: Path) -> None:
    hours = count(4, 24)
    plan = Plan(
        people=count(40, 500),
        a_day=count(150, 1000),
        first=9 if hours < 24 else 0,
        hours=hours,
        step=timedelta(minutes=count(60, 10)),
        kill_every=count(2, 1),
        faults=0.01,
    )
    lived = live(plan, tmp_path)
    is_whole(lived)
    record(
        "R17",
        f"{hours} hours, five tools, 1 % of the requests fail, killed every {plan.kill_every} h",
        injected=lived.kills,
        requests=lived.requests,
        events=lived.events,
        asks=lived.asks,
        alerts=lived.told_of,
        lost=lived.lost,
        doubled=lived.doubled,
    )


@pytest.mark.skipif(not FULL, reason="a month takes a quarter of an hour: make reliability")
def test_memory_stays_flat_over_a_month(tmp_path: Path) -> None:
    lived = live(Plan(a_day=300, hours=24 * 30, reload_every=24), tmp_path)
    is_whole(lived)
    days = lived.curve[23::24]
    last_half = [day["megabytes"] for day in days[15:]]
    record(
        "R16",
        "30 days of 500 people, five tools, 1 % of the requests fail, config read anew each day",
        injected=1,
        requests=lived.requests,
        events=lived.events,
        asks=lived.asks,
        alerts=lived.told_of,
        lost=lived.lost,
        doubled=lived.doubled,
        largest_megabytes=max(day["megabytes"] for day in days),
        largest_megabytes_more_a_day_in_the_second_half=slope(last_half),
        largest_files=max(day["files"] for day in days),
        largest_threads=max(day["threads"] for day in days),
    )
    assert max(day["files"] for day in days[1:]) - min(day["files"] for day in days[1:]) <= 4
    assert max(day["threads"] for day in days[1:]) - min(day["threads"] for day in days[1:]) <= 2
    assert slope(last_half) <= 1.0
