# SPDX-License-Identifier: Apache-2.0
"""An authority that does not answer: the checkpoint waits, the package says so, and written anew when it has answered it carries the date."""

import hashlib
import json
import subprocess
import sys
from dataclasses import replace

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.cli.main import main
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.door import Refused
from sanad.desk.procedures.build_dossier import write_package
from sanad.desk.procedures.date_checkpoints import date_checkpoints
from sanad.desk.questions.dossier_contents import DossierContents

AWAY = "http://127.0.0.1:9/"


@pytest.fixture
def house(quick_scene):
    return quick_scene.house


def dated(house, address):
    tools = replace(house.office.tools, timestamp_address=address)
    return date_checkpoints(house.office.desk, tools, "supervisor")


def written(scene, folder):
    order = DossierContents(by="drafter", compartment=CASE, brief=scene.brief)
    return write_package(scene.house.office.desk, scene.house.office.tools, order, folder).folder


def timestamp(folder, *given):
    command = [sys.executable, str(folder / "verify/sanad-verify.pyz"), str(folder), "--json"]
    run = subprocess.run([*command, *given], capture_output=True, check=False)
    [check] = [each for each in json.loads(run.stdout)["checks"] if each["code"] == "TIMESTAMP"]
    return check


def digests(folder):
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_package_written_while_the_authority_is_away_says_that_it_is_not_dated_and_what_to_ask(
    quick_scene, house, tmp_path
):
    assert all(isinstance(each, Refused) for each in dated(house, AWAY))
    folder = written(quick_scene, tmp_path / "undated")
    check = timestamp(folder)
    assert check["verdict"] == "not established"
    assert "ask for the package written anew" in check["says"]
    assert "ledger/checkpoint.tsr" in (folder / "README.txt").read_text()


def test_an_authority_that_is_away_is_told_once_with_how_many_checkpoints_wait(house):
    for _ in range(2):
        house.do(MakeCheckpoint(by="supervisor", purpose="test"))
    path = house.office.path
    settings = path / "office.toml"
    settings.write_text(f'timestamp_authority = "{AWAY}"\n{settings.read_text()}')
    said = CliRunner().invoke(main, ["timestamp", "--office", str(path), "--as", "supervisor"])
    [head, told] = said.output.splitlines()
    waiting = int(head.removeprefix("dated: 0; still queued: "))
    assert waiting > 1
    assert told.startswith(f"  {waiting} times: ")


def test_dated_later_the_package_written_anew_carries_the_date_and_differs_in_nothing_else(
    quick_scene, house, tmp_path, timestamp_authority
):
    dated(house, AWAY)
    before = digests(written(quick_scene, tmp_path / "undated"))
    assert all(isinstance(each, int) for each in dated(house, timestamp_authority.address))
    folder = written(quick_scene, tmp_path / "dated")
    check = timestamp(folder, "--tsa", str(timestamp_authority.certificate))
    assert check["verdict"] == "intact"
    after = digests(folder)
    assert {name for name in after if after[name] != before.get(name)} == {
        "ledger/checkpoint.tsr",
        "manifest.json",
        "manifest.sig",
    }
