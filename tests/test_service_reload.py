"""SIGHUP on a running daemon: a good config is used at once and loses nothing, a wrong one stays in sight."""

import json
import signal
import sqlite3
from collections.abc import Callable

from command import syncd
from daemon_process import Process, begin, company, until
from service_world import ALERTS, World

from syncd.sandbox import Fault

__all__ = ["begin", "company"]
Begin = Callable[[], Process]
JIRA = '[[sources]]\nname = "jira"'


def reload(company: World, daemon: Process, config: str) -> None:
    """The daemon has taken this config, or refused it."""
    done = daemon.told.count("READY=1") + 1
    company.file.write_text(config)
    daemon.send(signal.SIGHUP)
    until(lambda: daemon.told.count("READY=1") == done or daemon.process.poll() is not None, "the reload")
    assert daemon.process.poll() is None, daemon.logged


def without_jira(config: str) -> str:
    before, _, after = config.partition(JIRA)
    return before + "[[policies]]" + after.partition("[[policies]]")[2]


def cursors(company: World) -> set[str]:
    with sqlite3.connect(company.folder / "syncd.db") as connection:
        return {source for (source,) in connection.execute("SELECT DISTINCT source FROM cursors")}


def test_a_wrong_config_is_refused_and_stays_in_sight_until_a_good_one_is_used(company: World, begin: Begin) -> None:
    daemon = begin().ready()
    good = company.config
    reload(company, daemon, good.replace("[team]", "[taem]"))
    assert "the old one stays in use" in daemon.logged
    assert any(line.startswith("STATUS=the new config is wrong") for line in daemon.told)
    company.ask()
    until(company.alerts, "the alert by the old config")
    said = syncd("status", "--config", company.file)
    assert said.code == 2
    assert "the service goes on with the one before" in said.out
    assert "team" in said.out
    found = json.loads(syncd("status", "--json", "--config", company.file).out)["refused_config"]
    assert "team" in found["problem"]
    assert found["since"]
    company.file.write_text(good)  # mended, but the service does not know yet
    assert "systemctl reload" in syncd("status", "--config", company.file).out
    reload(company, daemon, good)
    assert json.loads(syncd("status", "--json", "--config", company.file).out)["refused_config"] is None
    assert daemon.stop() == 0


def test_another_store_needs_a_restart(company: World, begin: Begin) -> None:
    daemon = begin().ready()
    reload(company, daemon, company.config.replace("syncd.db", "other.db"))
    assert "another store needs a restart" in daemon.logged
    assert daemon.stop() == 0


def test_a_new_channel_new_hours_and_a_new_log_are_used_at_once(company: World, begin: Begin) -> None:
    daemon = begin().ready()
    company.workspace.channel("elsewhere", [company.mia])
    config = company.config.replace("#waiting-on-us", "#elsewhere").replace('from = "00:00"', 'from = "00:01"')
    reload(company, daemon, config + '[service]\nworkers = 2\nlog_format = "json"\nlog_level = "debug"\n')
    company.ask()
    until(lambda: company.alerts("elsewhere"), "the alert in the new channel")
    assert company.alerts(ALERTS) == []
    assert [line for line in daemon.told if line.startswith("RELOADING")] == ["RELOADING=1"]
    assert json.loads(daemon.logged.splitlines()[-1])["message"] == "the new config is in use, 2 sources"
    assert daemon.stop() == 0


def test_a_source_is_taken_out_put_back_and_changed_without_losing_its_cursor(company: World, begin: Begin) -> None:
    daemon = begin().ready()
    until(lambda: cursors(company) == {"slack", "jira"}, "both were read")
    reload(company, daemon, without_jira(company.config))
    asked = company.sandbox.jira.count()
    slack = company.sandbox.slack.count()
    until(lambda: company.sandbox.slack.count() > slack + 4, "Slack is polled on")
    assert company.sandbox.jira.count() == asked
    assert cursors(company) == {"slack", "jira"}
    company.site.issue("APP", "Export", "Could you send me the export?", company.reporter)
    changed = company.config.replace('type = "jira"\npoll_every = "1s"', 'type = "jira"\npoll_every = "2s"')
    reload(company, daemon, changed)
    until(company.alerts, "what was asked meanwhile")
    assert len(company.alerts()) == 1
    assert daemon.stop() == 0


def test_a_new_config_does_not_wait_for_a_tool_that_hangs(company: World, begin: Begin) -> None:
    company.sandbox.jira.faults.add(Fault("POST /rest/api/3/search/jql", "slow", delay=300, times=100))
    company.config += '[service]\nshutdown_grace = "1s"\n'
    company.file.write_text(company.config)
    daemon = begin().ready()
    until(lambda: company.sandbox.jira.count() >= 2, "Jira is asked")
    company.workspace.channel("elsewhere", [company.mia])
    reload(company, daemon, company.config.replace("#waiting-on-us", "#elsewhere"))
    company.ask()
    until(lambda: company.alerts("elsewhere"), "the alert in the new channel")
    assert daemon.stop() == 0
