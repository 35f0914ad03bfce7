# SPDX-License-Identifier: Apache-2.0
"""A worker is killed in the middle of its work, and the next one goes on: nothing is half done, nothing is done twice."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
import sqlalchemy as sa

from cast import CASE
from sanad.desk.acts.close_delivery import CloseDelivery
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.consignments import uploads_of
from sanad.desk.glimpse import glimpse
from sanad.desk.working.carry_out import carry_out
from sanad.jobs.job import ENDED, State
from sanad.ledger import read as ledger
from sanad.ledger.audit import audit
from sanad.storage.uploads import Uploads
from sanad.vault import consignment, store
from sanad.verify.report import Verdict
from sanad.verify.verification import verify
from sanad.worker import start
from scene import brought

pytestmark = pytest.mark.slow
_PATIENCE_S = 300
_REFUSED = 2
"""Exit code of a command that was wrong."""


@pytest.fixture
def running(tmp_path):
    """Start workers; those that still run are ended with the test."""
    started = []
    with (tmp_path / "worker.log").open("wb") as log:

        def start(office, *words: str) -> "subprocess.Popen[bytes]":
            command = [sys.executable, "-m", "sanad.cli", "work", "--office", str(office.path)]
            process = subprocess.Popen([*command, *words], stderr=log, stdout=log)
            started.append(process)
            return process

        yield start
        for process in started:
            process.kill()
            process.wait()


def until(met, what: str) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not met():
        assert time.monotonic() < end, f"never {what}"
        time.sleep(0.01)


def killed_and_finished(running, house, job: str, by: str, far: int) -> None:
    """Kill the worker once so much of a job is done, and let the next one finish."""
    tools = house.office.tools

    def begun() -> bool:
        seen = glimpse(tools, by, CASE, job)
        return seen.state in ENDED or (seen.note is not None and seen.note.done >= far)

    first = running(house.office)
    until(begun, "begun")
    first.send_signal(signal.SIGKILL)
    first.wait()
    assert glimpse(tools, by, CASE, job).state is State.RUNNING, "the kill came too late"
    assert running(house.office, "--idle").wait(_PATIENCE_S) == 0
    seen = glimpse(tools, by, CASE, job)
    assert (seen.state, seen.begun) == (State.DONE, 2)


def acts(house) -> Counter[str]:
    with house.office.tools.database.reading() as connection:
        assert not audit(connection)[2]
        return Counter(each.act for each in ledger.entries(connection))


def test_readings_go_on_after_a_kill(house, running):
    folder = house.office.path / "incoming"
    folder.mkdir(exist_ok=True)
    for number in range(150):
        house.seal(folder, f"text-{number}.txt", b"Words of text %d.\n" % number)
    job = house.do(OrderWork(by="clerk", compartment=CASE, kind="read", order={}))
    killed_and_finished(running, house, job, "clerk", far=100)
    counted = acts(house)
    assert (counted["read_exhibit"], counted["end_work"]) == (150, 1)
    assert counted["fail_reading"] == 0


def test_a_kill_between_the_emptied_inbox_and_the_end_of_the_job_loses_nothing(
    quick_scene, monkeypatch
):
    house, clear = quick_scene.house, Uploads.clear
    delivery = brought(quick_scene, "folder/0.txt")
    house.do(CloseDelivery(by="clerk", compartment=CASE, delivery=delivery))
    before = acts(house)["seal_exhibit"]
    order = {"kind": "receive", "order": {"delivery": delivery}}
    job = house.do(OrderWork(by="clerk", compartment=CASE, **order))

    def killed(place):
        clear(place)
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(Uploads, "clear", killed)
        carry_out(house.office.tools, job)
    carry_out(house.office.tools, job)
    seen = glimpse(house.office.tools, "clerk", CASE, job)
    assert (seen.state, seen.begun) == (State.DONE, 2)
    assert acts(house)["seal_exhibit"] == before + 1


def test_receiving_goes_on_after_a_kill(scene, running):
    house = scene.house
    delivery = brought(scene, "folder/0.txt")
    tools = house.office.tools
    with tools.database.reading() as connection:
        place = uploads_of(tools, consignment.get(connection, delivery))
    for number in range(3000):
        (place.folder / "folder" / f"{number}.txt").write_bytes(b"Brought %d.\n" % number)
    house.do(CloseDelivery(by="clerk", compartment=CASE, delivery=delivery))
    before = acts(house)["seal_exhibit"]
    needs = {"delivery": delivery}
    job = house.do(OrderWork(by="clerk", compartment=CASE, kind="receive", order=needs))
    killed_and_finished(running, house, job, "clerk", far=1050)
    assert acts(house)["seal_exhibit"] - before == 3000
    assert not place.folder.exists(), "what was sealed is taken away"
    with tools.database.reading() as connection:
        assert consignment.get(connection, delivery).state == "sealed"
        found = store.exhibits(connection)
    assert all(tools.blobs.is_whole(each.sha256) for each in found)
    assert tools.blobs.orphans() == []


def test_building_goes_on_after_a_kill(scene, running):
    house = scene.house
    recipients = ("court", "defence", "internal", "foreign_authority", "interpol")
    documents = [{"subject": "S-01", "recipient": each, "purpose": "the trial"} for each in recipients]  # fmt: skip
    needs = {"documents": documents}
    job = house.do(OrderWork(by="drafter", compartment=CASE, kind="build", order=needs))
    killed_and_finished(running, house, job, "drafter", far=3)
    packages = sorted((house.office.tools.made / CASE / "packages").iterdir())
    whole = [each for each in packages if each.is_dir()]
    assert len({each.name for each in whole}) == len(whole) >= 3
    for package in whole:
        assert verify(package, None, None, None).count(Verdict.BROKEN) == 0, package


def test_a_worker_ends_with_its_parent(quick_house):
    program = "import sys, pathlib, sanad.worker as w; c = w.start(pathlib.Path(sys.argv[1])); print(c._process.pid, flush=True); input()"
    parent = subprocess.Popen([sys.executable, "-c", program, str(quick_house.office.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # fmt: skip
    child = int(parent.stdout.readline())
    locked = quick_house.office.path / "work.db"
    until(locked.exists, "at work")
    parent.send_signal(signal.SIGKILL)
    parent.communicate()
    until(lambda: not _lives(child), "ended")


def test_a_worker_that_is_stopped_leaves_its_place_to_the_next(quick_house, running, tmp_path):
    child = start(quick_house.office.path)
    until((quick_house.office.path / "work.db").exists, "at work")
    assert child.is_alive
    assert running(quick_house.office, "--idle").wait(_PATIENCE_S) == _REFUSED
    assert b"Another process is doing this work" in (tmp_path / "worker.log").read_bytes()
    child.stop()
    assert not child.is_alive
    assert running(quick_house.office, "--idle").wait(_PATIENCE_S) == 0


def test_what_the_queue_kept_may_be_lost(quick_house, running):
    job = quick_house.do(OrderWork(by="clerk", compartment=CASE, kind="read", order={}))
    assert running(quick_house.office, "--idle").wait(_PATIENCE_S) == 0
    again = quick_house.do(OrderWork(by="clerk", compartment=CASE, kind="read", order={}))
    for path in quick_house.office.path.glob("work.db*"):
        path.unlink()
    assert running(quick_house.office, "--idle").wait(_PATIENCE_S) == 0
    seen = [glimpse(quick_house.office.tools, "clerk", CASE, each) for each in (job, again)]
    assert [(each.state, each.begun) for each in seen] == [(State.DONE, 1), (State.DONE, 1)]


def test_the_tables_of_the_queue_stand_in_a_schema_of_their_own(originals, tmp_path, running):
    with originals.house("postgresql", tmp_path / "office") as house:
        assert running(house.office, "--idle").wait(_PATIENCE_S) == 0
        with house.office.tools.database.reading() as connection:
            found = sa.inspect(connection)
            assert "sanad_work" in found.get_schema_names()
            assert not any("workflow" in name for name in found.get_table_names())
        assert not (house.office.path / "work.db").exists()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
