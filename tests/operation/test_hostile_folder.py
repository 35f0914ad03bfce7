# SPDX-License-Identifier: Apache-2.0
"""The whole hostile corpus as one delivery, two honest files among it, through the two commands an officer uses."""

import hashlib
import json
import os

import hostile
import pytest
from click.testing import CliRunner
from hostile.sample import HELD, READ
from hostile.tables import camt, entry

from intake import CASE, ROSTER, SHEET
from sanad.cli.main import main
from sanad.wiring import open_office

HONEST = {"m-honest.txt": b"an honest letter\n", "honest.xml": camt(entry("1.00"))}
OURS = "MACHINE_"
STOPPED = "EVIDENCE_READER_STOPPED"


def call(*words: object, code: int = 0) -> str:
    answer = CliRunner().invoke(main, [str(word) for word in words])
    assert answer.exit_code == code, answer.output
    return answer.stdout


@pytest.fixture(scope="module")
def delivery(tmp_path_factory):
    """Return the folder of an office, the digest of each file delivered by its name, and what two commands told."""
    folder = tmp_path_factory.mktemp("hostile")
    given, office, sheet = folder / "given", folder / "office", folder / "delivery.toml"
    given.mkdir()
    for sample in hostile.SAMPLES:
        sample.write(given)
    for name, raw in HONEST.items():
        (given / name).write_bytes(raw)
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in given.iterdir()}
    (folder / "roster.toml").write_text(ROSTER, encoding="utf-8")
    sheet.write_text(SHEET, encoding="utf-8")
    call("init", office, "--name", "Test cell", "--order", "1", "--as", "boss")
    call("enrol", folder / "roster.toml", "--office", office, "--as", "boss")
    mine = ("--office", office, "--as", "clerk", "--compartment", CASE, "--json")
    sealed = json.loads(call("receive", given, "--sheet", sheet, *mine))
    told = json.loads(call("read", *mine, code=1))  # 1: something was not read, and is named
    listed = json.loads(
        call("readings", "--state", "done", "--state", "failed", "--state", "waiting", *mine)
    )
    return office, digests, sealed, told, listed


pytestmark = pytest.mark.slow


def test_every_file_is_sealed_with_the_bytes_that_were_delivered(delivery):
    office, digests, sealed, _, _ = delivery
    assert not sealed["refused"]
    assert {one["sha256"] for one in sealed["sealed"]} >= set(digests.values())
    opened = open_office(office)
    try:
        for digest in digests.values():
            with opened.tools.blobs.reading(digest, "x") as path:
                assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    finally:
        opened.close()


def test_nothing_stops_the_batch_and_every_failure_is_a_code_on_its_exhibit(delivery):
    _, digests, _, told, listed = delivery
    done = {one["sha256"]: one["state"] for one in listed["readings"]}
    assert done.keys() >= set(digests.values())
    assert set(done.values()) <= {"done", "failed"}
    codes = {one["code"] for one in told["not_read"]}
    assert not {code for code in codes if code.startswith(OURS) or code == STOPPED}
    assert told["totals"]["read"] == told["totals"]["stored"] + told["totals"]["rejected"]


def test_each_hostile_file_ends_in_the_office_as_in_a_cell(delivery):
    _, digests, _, told, _ = delivery
    failed = {one["sha256"]: one["code"] for one in told["not_read"] if one["step"] == "content"}
    for sample in hostile.SAMPLES:
        code = failed.get(digests[sample.name], READ)
        assert sample.expected in {code, HELD}, (sample.name, code)


def test_the_honest_files_among_them_are_read(delivery):
    _, digests, _, _, listed = delivery
    state = {one["sha256"]: one["state"] for one in listed["readings"]}
    assert [state[digests[name]] for name in HONEST] == ["done", "done"]


def test_nothing_of_it_lies_outside_the_office(delivery):
    office, *_ = delivery
    beside = {path.name for path in office.parent.iterdir()}
    assert beside == {"delivery.toml", "given", "office", "roster.toml"}
    assert not os.path.lexists("/tmp/sanad-slip")
