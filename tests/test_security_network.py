"""A token goes to the address in the config and to no other, and only where nobody on the way can read it."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from clients import CLIENTS, Company, company
from secret_file import secret_file
from strangers import self_signed, stranger

from syncd.address import is_no_tool, keeps_a_secret
from syncd.connector import SourceError, SourceSettings

PROJECT = Path(__file__).resolve().parents[1]
needs_openssl = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")


@pytest.fixture(scope="module")
def tools(tmp_path_factory) -> Iterator[Company]:
    with company(tmp_path_factory.mktemp("company")) as made:
        yield made


@pytest.fixture
def own_tools(tmp_path) -> Iterator[Company]:
    """Tools whose keys a test may change."""
    with company(tmp_path) as made:
        yield made


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed_so_that_no_other_host_hears_anything(tools, client, status):
    """To another host, another port, or from https to http: it is all the same, since none is followed."""
    with stranger() as other, stranger(status, f"http://localhost:{other.port}") as first:
        with pytest.raises(SourceError, match="redirect, which is not followed"):
            tools.ask(client, f"http://127.0.0.1:{first.port}")
        assert first.heard
        assert other.heard == []


@pytest.mark.parametrize("status", [302, 307])
def test_a_redirect_of_the_address_that_renews_tokens_is_not_followed_either(own_tools, status):
    tools = own_tools
    with stranger() as other, stranger(status, f"http://localhost:{other.port}") as first:
        for path in tools.folder.glob("*.json"):
            keys = json.loads(path.read_text())
            path.write_text(json.dumps(keys | {"token_uri": f"http://127.0.0.1:{first.port}/token"}))
        with pytest.raises(SourceError):
            tools.ask("google_docs", tools.sandbox.google.url)
        assert "refresh_token" in first.heard[0]
        assert other.heard == []


def test_keys_are_not_sent_to_an_address_that_others_can_listen_to(own_tools):
    tools = own_tools
    for path in tools.folder.glob("*.json"):
        path.write_text(json.dumps(json.loads(path.read_text()) | {"token_uri": "http://oauth2.acme.test/token"}))
    with pytest.raises(SourceError, match="token_uri is not https"):
        tools.ask("google_docs", tools.sandbox.google.url)


@needs_openssl
@pytest.mark.parametrize("client", CLIENTS)
def test_a_server_whose_certificate_nobody_vouches_for_hears_nothing(tools, tmp_path, client):
    _, tls = self_signed(tmp_path)
    with stranger(tls=tls) as other:
        with pytest.raises(SourceError):
            tools.ask(client, f"https://localhost:{other.port}")
        assert other.heard == []


@needs_openssl
@pytest.mark.parametrize(("names", "heard"), [("DNS:localhost", True), ("DNS:elsewhere.test", False)])
@pytest.mark.parametrize("client", ["posting", "notion"])  # the others read their authorities once, before this
def test_a_certificate_that_is_vouched_for_must_also_be_the_hosts_own(
    tools, tmp_path, monkeypatch, client, names, heard
):
    """Also the proof that the server above would have been heard, had its certificate been right."""
    certificate, tls = self_signed(tmp_path, names)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with stranger(tls=tls) as other:
        with pytest.raises(SourceError):
            tools.ask(client, f"https://localhost:{other.port}")
        assert bool(other.heard) is heard


def test_nothing_in_the_program_switches_the_check_of_certificates_off():
    off = re.compile(
        r"(?<!ref, )\bverify\s*=\s*False|CERT_NONE|_create_unverified|check_hostname\s*=\s*False|verify_ssl\s*="
        r"|\bssl\s*=\s*False|disable_ssl|assert_hostname|disable_warnings|InsecureRequest"
    )
    files = [path for folder in ("syncd", "connectors", "mappings") for path in (PROJECT / folder).rglob("*.py")]
    assert len(files) > 100
    assert [path for path in files if off.search(path.read_text(encoding="utf-8"))] == []
    assert off.search("session.verify = False")


@pytest.mark.parametrize(
    ("url", "insecure", "words"),
    [
        ("https://jira.acme.test", False, ""),
        ("http://jira.acme.test", False, "unencrypted"),
        ("http://jira.acme.test", True, ""),
        ("http://localhost:8080", False, ""),
        ("http://127.0.0.1:8080", False, ""),
        ("http://[::1]:8080", False, ""),
        ("http://localhost.acme.test", False, "unencrypted"),
        ("http://127.0.0.1.acme.test", False, "unencrypted"),
        ("https://10.1.2.3", False, ""),
        ("https://jira.intern", False, ""),
        ("http://10.1.2.3", False, "unencrypted"),
        ("http://169.254.169.254", True, "never asked"),
        ("https://169.254.169.254", False, "never asked"),
        ("http://2852039166", True, "never asked"),
        ("http://0xA9FEA9FE", True, "never asked"),
        ("http://0251.0376.0251.0376", True, "never asked"),
        ("http://[::ffff:169.254.169.254]", True, "never asked"),
        ("https://[fe80::1]", False, "never asked"),
        ("https://[fd00:ec2::254]", False, "never asked"),
        ("http://100.100.100.200", True, "never asked"),
        ("http://Metadata.Google.Internal.", True, "never asked"),
        ("http://0.0.0.0", True, "never asked"),
        ("https://224.0.0.1", False, "never asked"),
        ("ftp://files.acme.test", True, "URL scheme"),
        ("https://me:pass@jira.acme.test", False, "does not stand in the address"),
    ],
)
def test_where_a_tool_may_be(url, insecure, words):
    made = {"name": "a", "type": "t", "insecure": insecure, "base_url": url}
    if not words:
        assert SourceSettings(**made).base_url
        return
    with pytest.raises(ValueError, match=words):
        SourceSettings(**made)


@pytest.mark.parametrize("host", ["fe80::1%eth0", "[fe80::1]", "metadata"])
def test_hosts_as_other_code_writes_them(host):
    assert is_no_tool(host)
    assert not keeps_a_secret(f"http://{host}/")


def test_a_secret_files_content_is_not_sent_by_a_wrong_address(tmp_path):
    """The settings are refused before anything is read or asked."""
    assert not keeps_a_secret("file:///etc/passwd")
    assert not keeps_a_secret(str(secret_file(tmp_path / "x", "y")))
