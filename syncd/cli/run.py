"""``syncd run``: the daemon, or with ``--once`` one run that ends."""

from contextlib import closing
from typing import Annotated

import typer

from syncd.cli.opened import DEBUG, ConfigOption, load_config
from syncd.plugins import check_names
from syncd.service import garbage, logs, memory
from syncd.service.daemon import Daemon
from syncd.service.listen import Listener
from syncd.service.meter import Meter
from syncd.service.pages import pages
from syncd.service.running import started
from syncd.service.runtime import Runtime, utc_now
from syncd.settings import ConfigError, Problem, Settings
from syncd.store.database import Database


def run(
    once: Annotated[bool, typer.Option("--once", help="Read every source once, tell what is due, and end.")] = False,
    config: ConfigOption = None,
) -> None:
    """The service: reads the tools and posts alerts. It goes on until it is told to stop."""
    memory.in_one_heap()
    with garbage.left_alone():
        check_names()
        settings, registry = load_config(config)
        database = Database.open(settings.store_url, apart=None if once else memory.apart)
    try:
        with database.hold("syncd run"):
            garbage.look_seldom()
            if once:
                from syncd.cli.run_once import one_run  # with what writes to a terminal, which a service never does

                logs.set_up("debug" if DEBUG.get() else "critical")  # what happened is told at the end
                one_run(Runtime(settings, registry, database))
                return

            meter, listener = Meter(), Listener()

            def adopt(fresh: Settings) -> None:
                logs.set_up("debug" if DEBUG.get() else fresh.service.log_level, fresh.service.log_format)
                listener.follow(fresh.service.listen, pages(database, meter, utc_now))

            loaded = [(settings, registry)]

            def make() -> Runtime:
                fresh, found = loaded.pop() if loaded else load_config(config)
                if fresh.store_url != settings.store_url:
                    raise ConfigError(str(fresh.file), [Problem("store.url", "another store needs a restart of syncd")])
                return Runtime(fresh, found, database, meter=meter)

            started(database, utc_now())
            with closing(listener):
                Daemon(make, adopt).run()
    finally:
        database.close()
