"""A daemon with its page for monitoring, questions that it is asked, and whether all of them are kept and told once."""

import re
import socket
import sqlite3
import time
import urllib.error
import urllib.request
from collections import Counter
from contextlib import closing
from pathlib import Path

from daemon_process import Process, until
from service_world import World


class Watched:
    """A ``syncd run`` on a company where every question is overdue at once, and told by itself however many they are.

    ``folder`` is where its store is.
    """

    def __init__(self, company: World, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        company.set(f'url = "sqlite:///{folder / "syncd.db"}"', instead_of='url = "sqlite:///syncd.db"')
        company.config += f'[service]\nlisten = "{self.address}"\n[alert_on]\nflood = 1000\n'
        company.file.write_text(company.config)
        self.company, self.folder, self.asked = company, folder, 0
        self.daemon = Process(company, folder)

    def ask(self, times: int = 1) -> None:
        for _ in range(times):
            self.company.ask(f"Could you explain item {self.asked:03d}?")
            self.asked += 1

    def health(self) -> tuple[int, str]:
        """What /healthz answers."""
        try:
            with urllib.request.urlopen(f"http://{self.address}/healthz", timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def falls_ill(self) -> float:
        """Seconds until /healthz says that the store does not work."""
        began = time.monotonic()
        until(lambda: self.health()[0] == 503, "/healthz says it")
        return time.monotonic() - began

    def tells_all(self) -> float:
        """Seconds until all that was asked is told."""
        began = time.monotonic()
        until(lambda: len(self.told()) == self.asked, "all is told")
        return time.monotonic() - began

    def told(self) -> Counter[str]:
        """How often each question stands in an alert."""
        return Counter(word for alert in self.company.alerts() for word in re.findall(r"item (\d{3})\?", alert))

    def is_whole(self) -> None:
        """It stops as it should, and has each message and each alert once."""
        assert self.daemon.stop() == 0
        with closing(sqlite3.connect(self.folder / "syncd.db")) as store:
            assert store.execute("pragma integrity_check").fetchone() == ("ok",)
            asked = store.execute("select text from events where text like 'Could you%' order by text").fetchall()
        assert asked == [(f"Could you explain item {number:03d}?",) for number in range(self.asked)]
        assert self.told() == Counter({f"{number:03d}": 1 for number in range(self.asked)})
        assert "Traceback" not in self.daemon.logged

    def trouble(self) -> list[str]:
        """The log's lines about it."""
        return [line for line in self.daemon.logged.splitlines() if re.search(" (warning|error|critical) ", line)]
