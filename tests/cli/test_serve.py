# SPDX-License-Identifier: Apache-2.0
"""`sanad serve` as an administrator uses it: in the background, stopped again, and never in clear beyond this machine."""

import json
import socket
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from sanad.cli.main import main
from sanad.errors import BadValue
from sanad.gate.server import Listening


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(office: Path, *words: str) -> tuple[int, dict]:
    done = CliRunner().invoke(main, ["serve", "--office", str(office), "--json", *words])
    return done.exit_code, json.loads(done.stdout)


@pytest.mark.slow
def test_a_server_goes_on_in_the_background_until_it_is_stopped(quick_house):
    office, port = quick_house.office.path, str(free_port())
    code, told = run(office, "--detach", "--no-worker", "--port", port)
    assert (code, told) == (0, {"address": f"http://localhost:{port}/"})
    try:
        with urllib.request.urlopen(f"http://localhost:{port}/sign-in", timeout=30) as page:
            assert page.status == 200
        code, told = run(office, "--detach", "--no-worker", "--port", port)
        assert (code, told["error"]["code"]) == (15, "MACHINE_SERVER_NOT_STARTED")
    finally:
        code, told = run(office, "--stop")
    assert (code, told) == (0, {"stopped": True})
    with pytest.raises(OSError, match="refused"):
        urllib.request.urlopen(f"http://localhost:{port}/sign-in", timeout=30)


def test_stopping_where_nothing_runs_says_so(quick_house):
    code, told = run(quick_house.office.path, "--stop")
    assert (code, told["error"]["code"]) == (2, "CALLER_NOT_FOUND")


def test_a_number_that_is_another_programs_by_now_is_not_touched(quick_house):
    (quick_house.office.path / "serve.pid").write_text("1\n")
    code, _ = run(quick_house.office.path, "--stop")
    assert code == 2


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "::", "cell.example"])
def test_beyond_this_machine_nothing_is_served_in_clear(quick_house, host):
    code, told = run(quick_house.office.path, "--host", host)
    assert (code, told["error"]["code"]) == (2, "CALLER_BAD_VALUE")


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_on_this_machine_a_browser_is_sent_to_a_name_as_passkeys_want_it(host):
    assert Listening(host, 8443).address == "http://localhost:8443/"


@pytest.mark.parametrize("name", ["a b", "*", "*.example", "https://cell.example", "cell.example:8443", "cell/x", ""])  # fmt: skip
def test_a_name_that_no_browser_sends_is_refused_and_no_star_lets_every_name_in(name):
    with pytest.raises(BadValue):
        Listening("127.0.0.1", 8443, names=(name,))


@pytest.mark.parametrize("name", ["cell.example", "192.168.1.7", "[fe80::1]", "xn--mgbh.example"])
def test_a_name_that_a_browser_sends_is_taken(name):
    assert name in Listening("127.0.0.1", 8443, names=(name,)).hosts


def test_a_certificate_without_its_key_is_refused():
    with pytest.raises(BadValue):
        Listening("0.0.0.0", 8443, certificate=Path("cell.pem"))
