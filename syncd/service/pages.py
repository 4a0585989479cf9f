"""The three pages for monitoring: /healthz, /readyz and /metrics."""

from collections.abc import Callable
from datetime import datetime

from syncd.service.health import Answer, healthz, readyz
from syncd.service.listen import Pages
from syncd.service.meter import Meter
from syncd.service.metrics import Metrics
from syncd.store.database import Database


def pages(database: Database, meter: Meter, now: Callable[[], datetime]) -> Pages:
    """Each page by its path; asked, it looks at the store and at what the process has counted."""
    metrics = Metrics(database, meter, now)

    def health() -> Answer:
        return healthz(meter.still_for(), meter.stumbled_before(), database.waited(), database=database.healthy())

    return {
        "/healthz": health,
        "/readyz": lambda: readyz(health(), meter.unpolled()),
        "/metrics": lambda: Answer(200, metrics.text()),
    }
