"""What a start need not do is not done: each saving is held by what is imported, not by a clock."""

import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from syncd.plugins import _owners


def imported(code: str) -> set[str]:
    """The modules that a new process has after ``code``."""
    command = [sys.executable, "-c", f"{code}\nimport sys\nprint(*sys.modules)"]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def test_of_the_countries_holidays_only_that_of_the_config_is_imported():
    found = imported("from syncd.rules import holiday\nholiday.check('DE-BY')")
    assert {name for name in found if name.startswith("holidays.countries.")} == {"holidays.countries.germany"}


def test_every_country_can_be_imported_by_itself():
    code = """
from datetime import date
from holidays.registry import COUNTRIES
from syncd.rules import holiday
for names in COUNTRIES.values():
    holiday.days_off(names[1], 2026)
assert date(2026, 10, 3) in holiday.days_off("DE", 2026)
"""
    assert len([name for name in imported(code) if name.startswith("holidays.countries.")]) > 200


def test_a_store_in_a_file_needs_nothing_of_the_servers_dialect():
    found = imported("import syncd.cli.app\nfrom syncd.store.database import Database")
    assert "sqlalchemy.dialects.sqlite" in found
    assert not {name for name in found if name.startswith(("sqlalchemy.dialects.postgresql", "alembic", "psycopg"))}


def distribution(folder: Path, name: str, **files: str) -> metadata.Distribution:
    """An installed distribution with these lists of files."""
    info = folder / f"{name}-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
    for file, text in files.items():
        (info / file.replace("_txt", ".txt")).write_text(text)
    return metadata.Distribution.at(info)


def test_who_installs_a_package_of_ours_is_seen_in_any_list_of_files(tmp_path):
    found = _owners(
        [
            distribution(tmp_path, "first", RECORD="connectors/__init__.py,sha256=x,0\nother/__init__.py,,\n"),
            distribution(tmp_path, "last", RECORD="a.py,,\nmappings/deep/a.py,,\n"),
            distribution(tmp_path, "single", RECORD="a.py,,\nsyncd.py,,\n"),
            distribution(tmp_path, "declared", top_level_txt="other\nconnectors\n"),
            distribution(tmp_path, "like", RECORD="my/connectors/a.py,,\nconnectors_x/a.py,,\nsyncd-1.dist-info/R,,\n"),
            distribution(tmp_path, "silent"),
        ]
    )
    assert found == {"syncd": ["single"], "connectors": ["first", "declared"], "mappings": ["last"]}


@pytest.mark.parametrize(
    ("apart", "is_loaded"), [("memory.apart", False), ("lambda work: None", True), ("lambda work: apart()", True)]
)
def test_a_new_store_is_made_in_a_child_or_else_by_the_process_itself(tmp_path, apart, is_loaded):
    code = f"""
import threading
from syncd.service import memory
from syncd.store.database import Database

def apart():
    second = threading.Event()
    threading.Thread(target=second.wait).start()
    memory.apart(lambda: Database.open(URL).close())
    second.set()

URL = "sqlite:///{tmp_path}/syncd.db"
with Database.open(URL, apart={apart}).reading() as connection:
    assert connection.exec_driver_sql("SELECT * FROM events").all() == []
"""
    assert ("alembic" in imported(code)) is is_loaded


def test_of_the_asana_sdk_only_what_is_used_is_imported_and_the_rest_can_be_imported_later():
    code = """
from connectors.asana_client import _module
used = _module("api.tasks_api").TasksApi
{later}
"""
    first = {name for name in imported(code.format(later="")) if name.startswith("asana.api.")}
    assert first == {"asana.api.tasks_api"}
    assert "asana.api.goals_api" in imported(code.format(later="import asana\nassert asana.TasksApi is used"))


def test_a_module_that_a_library_can_do_without_is_left_out_and_can_be_imported_later():
    code = """
from syncd.imports import without
with without("httpx._main"):
    import httpx
{later}
"""
    assert not {"httpx._main", "click"} & imported(code.format(later=""))
    assert "httpx._main" in imported(code.format(later="import httpx._main"))


def test_the_service_holds_no_other_command():
    others = {f"syncd.cli.{name}" for name in ("app", "demo", "init", "replay", "check")}
    code = "import sys\nsys.argv[1:] = [{}, '--help']\nfrom syncd.cli import main\ntry: main()\nexcept SystemExit: pass"
    assert not others & imported(code.format("'--debug', 'run'"))
    assert others <= imported(code.format("'status'"))


LIBRARIES = {"rich", "slack_sdk", "aiohttp", "jira", "requests", "urllib3", "httplib2", "google", "httpx", "asana"}


def test_a_service_that_is_ready_has_imported_no_library_of_a_tool_and_nothing_for_a_terminal():
    code = """
import syncd.cli.service
from syncd.plugins import Registry
assert not [status for status in Registry.installed().statuses() if status.problem]
from syncd.retry import Retry, system_clock
from syncd.slack.post import Poster
Poster("https://slack.com/api/", None, Retry(system_clock()))
"""
    assert not LIBRARIES & imported(code)


def test_of_slacks_sdk_its_clients_with_a_method_for_everything_are_left_out_and_can_be_imported_later():
    code = "import connectors.slack_client, syncd.slack.web\nclient, _ = connectors.slack_client._sdk()\n{later}"
    clients = {"slack_sdk.web.client", "slack_sdk.web.async_client"}
    assert not clients & imported(code.format(later=""))
    later = "from slack_sdk.web.async_client import AsyncWebClient\nassert issubclass(AsyncWebClient, client)"
    assert clients <= imported(code.format(later=later))


USER = '{"type": "authorized_user", "refresh_token": "r", "client_id": "c", "client_secret": "s"}'
KEY = '{"type": "service_account", "client_email": "e", "token_uri": "https://t", "private_key": "damaged"}'


@pytest.mark.parametrize(("credentials", "is_loaded"), [(USER, False), (KEY, True)], ids=["a user's", "a key"])
def test_what_signs_is_imported_for_a_key_alone(credentials, is_loaded):
    code = f"""
from contextlib import suppress
import connectors.google_docs_client, google_auth_httplib2, googleapiclient.discovery, httplib2
from connectors.google_docs_credentials import load
from syncd.connector import Unauthorized
class Secret:
    def reveal(self): return {credentials!r}
with suppress(Unauthorized):
    load(Secret(), "drive", "", "docs")
"""
    found = imported(code)
    assert ("cryptography" in found) is is_loaded
    assert "pyparsing" not in found


def test_an_encoding_is_guessed_only_where_a_server_names_none():
    code = """
import syncd.bodies.of_urllib3, jira, requests
answer = requests.Response()
answer._content, answer.encoding = "Grüße".encode("utf-8"), {encoding!r}
assert answer.text == "Grüße"
"""
    assert "charset_normalizer.md" not in imported(code.format(encoding="utf-8"))
    assert "charset_normalizer.md" in imported(code.format(encoding=None))


def test_what_stands_in_for_a_module_gives_way_to_it_once_whoever_comes_first():
    code = """
from threading import Thread
from syncd.imports import later
later("colorsys", __version__="1")
import colorsys
assert colorsys.__version__ == "1" and not hasattr(colorsys, "__path__")
assert not any(hasattr(module, "__file__") for name, module in sys.modules.items() if name == "colorsys")
found = []
threads = [Thread(target=lambda: found.append(colorsys.rgb_to_hsv)) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
import colorsys as true
assert len(set(found)) == 1 and found[0] is true.rgb_to_hsv and true.__file__
later("colorsys")
assert sys.modules["colorsys"] is true
"""
    assert "colorsys" in imported("import sys\n" + code)
