"""What /metrics says of a syncd at work, and that docs/metrics.md and its alert rules speak of what is there."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families
from service_world import HOUR, MINUTE, World

from syncd.retry import Clock, Retry
from syncd.sandbox import Fault
from syncd.service.meter import MOST_METHODS, OTHER, Durations, Meter
from syncd.service.pages import pages
from syncd.store.database import Database

DOCS = (Path(__file__).resolve().parents[1] / "docs" / "metrics.md").read_text(encoding="utf-8")
Labels = tuple[tuple[str, str], ...]


def text(world: World) -> str:
    return pages(world.database, world.runtime.meter, world.now)["/metrics"]().text


def samples(world: World) -> dict[tuple[str, Labels], float]:
    found = [s for family in text_string_to_metric_families(text(world)) for s in family.samples]
    return {(s.name, tuple(sorted(s.labels.items()))): s.value for s in found}


def labelled(**labels: str) -> Labels:
    return tuple(sorted(labels.items()))


def at_work(world: World) -> None:
    """One question has become overdue and was told, a complaint is only listed; Jira cannot be read."""
    world.run()
    world.ask()
    world.ask("Scanner at door C reads nothing any more", user=world.eve)
    world.pass_time(HOUR + MINUTE)
    world.sandbox.jira.faults.add(Fault("*", "429", retry_after="600", times=1000))
    world.clock.advance(MINUTE)
    world.poll("jira")
    world.poll()


def test_a_syncd_at_work_tells_its_numbers(world: World) -> None:
    at_work(world)
    found = samples(world)
    slack, jira = labelled(source="slack"), labelled(source="jira")
    assert found["syncd_up", ()] == 1
    assert [found["syncd_source_failing", labels] for labels in (slack, jira)] == [0, 1]
    assert found["syncd_source_last_success_timestamp_seconds", slack] == world.now().timestamp()
    assert found["syncd_source_proof_age_seconds", slack] < 2
    assert found["syncd_polls_total", labelled(source="jira", result="unavailable")] == 1
    assert found["syncd_polls_total", labelled(source="slack", result="ok")] == 3
    assert found["syncd_poll_duration_seconds_count", slack] == 3
    assert found["syncd_poll_duration_seconds_bucket", labelled(source="slack", le="+Inf")] == 3
    assert found["syncd_requests_total", labelled(source="slack", method="chat.postMessage")] == 1
    assert sum(value for (name, _), value in found.items() if name == "syncd_requests_limited_total") == 1
    assert found["syncd_events_total", slack] == len(world.events())
    assert found["syncd_asks", labelled(state="open")] == found["syncd_asks_overdue", ()] == 1
    assert found["syncd_asks_suspected", ()] == 1
    assert found["syncd_deliveries_total", labelled(reason="overdue", action="post")] == 1
    assert found["syncd_outbox_waiting", ()] == found["syncd_outbox_refused", ()] == 0
    assert found["syncd_store_size_bytes", ()] > 10_000
    assert found["syncd_source_quota_remaining", jira] == 0


def test_no_person_text_or_address_is_in_the_metrics(world: World) -> None:
    at_work(world)
    written = text(world)
    for private in ("Dana", "Mia", "export", "http:", "127.0.0.1", world.sandbox.slack.token, world.room.id):
        assert private not in written


def test_every_metric_is_documented_and_every_documented_one_is_there(world: World) -> None:
    at_work(world)
    documented = set(re.findall(r"^\| `(syncd_\w+)`", DOCS, re.MULTILINE))
    families = [f for f in text_string_to_metric_families(text(world)) if f.name.startswith("syncd_")]
    told = {f"{family.name}_total" if family.type == "counter" else family.name for family in families}
    assert told == documented
    assert all(family.documentation.endswith(".") for family in families)
    for family in families:
        labels = {name for sample in family.samples for name in sample.labels} - {"le"}
        (row,) = [line for line in DOCS.splitlines() if re.match(rf"\| `{family.name}(_total)?`", line)]
        assert labels == set(re.findall(r"`(\w+)`", row.split("|")[2])), family.name


def test_the_alert_rules_are_well_formed_and_use_metrics_that_exist(world: World) -> None:
    at_work(world)
    (block,) = [b for b in re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL) if b.startswith("groups:")]
    (group,) = yaml.safe_load(block)["groups"]
    there = {name for name, _ in samples(world)}
    assert len(group["rules"]) == 3
    for rule in group["rules"]:
        used = set(re.findall(r"\bsyncd_\w+", rule["expr"]))
        assert used
        assert used <= there
        assert re.fullmatch(r"\d+[mh]", rule["for"])
        assert rule["annotations"].keys() == {"summary", "description"}


def test_while_the_database_does_not_answer_the_process_still_tells_its_own(world: World) -> None:
    at_work(world)
    closed = Database.open(f"sqlite:///{world.folder}/other.db")
    closed.close()
    (world.folder / "other.db").write_bytes(b"no database" * 1000)
    served = pages(closed, world.runtime.meter, world.now)
    found = {s.name: s.value for f in text_string_to_metric_families(served["/metrics"]().text) for s in f.samples}
    assert found["syncd_up"] == 0
    assert "syncd_polls_total" in found
    assert "syncd_asks_overdue" not in found
    assert served["/healthz"]().status == 503


def test_ready_once_every_source_was_tried_even_if_in_vain(world: World) -> None:
    served = pages(world.database, world.start().meter, world.now)
    assert served["/readyz"]().text == "not polled yet: slack, jira\n"
    world.sandbox.jira.faults.add(Fault("*", "503", times=1000))
    world.poll()
    assert served["/readyz"]().text == "not polled yet: jira\n"
    world.poll("jira")
    assert (served["/readyz"]().status, served["/healthz"]().text) == (200, "ok\n")


def test_a_connector_that_puts_ids_into_its_methods_does_not_fill_the_metrics() -> None:
    meter, retry = Meter(), Retry(Clock(lambda: 0.0, lambda _: None))
    for number in range(MOST_METHODS + 30):
        with meter.requesting("acme", retry):
            retry.call(f"issue/{number}", lambda: None)
    assert len(meter.requests) == MOST_METHODS + 1
    assert meter.requests["acme", OTHER] == 30


@pytest.mark.parametrize(
    ("seconds", "buckets"), [([0.05, 0.1], {0: 2}), ([0.11], {1: 1}), ([4000.0], {11: 1}), ([2.5, 2.6], {4: 1, 5: 1})]
)
def test_lengths_fall_into_the_buckets_that_include_them(seconds: list[float], buckets: Mapping[int, int]) -> None:
    durations = Durations()
    for each in seconds:
        durations.add(each)
    assert Counter({place: n for place, n in enumerate(durations.buckets) if n}) == buckets
    assert durations.total == sum(seconds)
