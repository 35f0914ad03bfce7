# SPDX-License-Identifier: Apache-2.0
"""The server is killed while officers send forms and its worker works; the next one finds nothing half done, and a form sent again is not done again."""

import re
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing, contextmanager
from threading import Thread

import httpx
import pytest

from cast import CASE
from sanad.accounts import sessions
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.glimpse import glimpse
from sanad.jobs.job import State
from sanad.ledger import read as ledger
from sanad.ledger.audit import audit
from sanad.wiring import open_office

pytestmark = pytest.mark.slow
_PATIENCE_S = 300
FORMS = 100
SENDERS = 4
ANSWERED = 40
"""So many forms are answered when the server is killed: the others are in its hands, or on the way."""
TEXTS = 30


@contextmanager
def serving(office, port: int, log):
    """Serve an office as its administrator does, until the block ends or the process is killed."""
    command = [sys.executable, "-m", "sanad.cli", "serve", "--office", str(office), "--port", str(port)]  # fmt: skip
    process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        until(lambda: _listens(port) or process.poll() is not None, "listening")
        assert process.poll() is None, "it ended at once"
        yield process
    finally:
        process.kill()
        process.wait()


def _listens(port: int) -> bool:
    with closing(socket.socket()) as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def until(met, what: str) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not met():
        assert time.monotonic() < end, f"never {what}"
        time.sleep(0.02)


def signed_in(office, officer: str) -> str:
    with office.tools.database.writing() as connection:
        return sessions.begin(connection, officer, "passkey", sessions.Browser(), office.tools.clock()).secret  # fmt: skip


def forms(about: str) -> list[dict[str, str]]:
    """Return forms that each raise a task, with the key under which it is sent."""
    return [
        {"_key": f"form-{number:020}", "_seen": "", "action": f"Call number {number}", "about": about}
        for number in range(FORMS)
    ]  # fmt: skip


def send(address: str, cookie: dict[str, str], some, answers: dict[str, str]) -> None:
    """Send forms one after the other, as far as the server goes, and note where each answer led."""
    headers = {"Sec-Fetch-Site": "same-origin"}
    with httpx.Client(base_url=address, cookies=cookie, headers=headers, timeout=30) as client:
        for form in some:
            try:
                answer = client.post(f"/c/{CASE}/tasks", data=form)
            except httpx.TransportError:
                return
            assert answer.status_code == 303, answer.text
            answers[form["_key"]] = answer.headers["location"]


def test_nothing_is_half_done_and_a_form_sent_again_is_answered_as_before(scene, tmp_path, request):
    house, path = scene.house, scene.house.office.path
    folder = path / "incoming"
    folder.mkdir(exist_ok=True)
    for number in range(TEXTS):
        house.seal(folder, f"text-{number}.txt", b"Words of text %d.\n" % number)
    job = house.do(OrderWork(by="clerk", compartment=CASE, kind="read", order={}))
    office = open_office(path)
    request.addfinalizer(office.close)
    cookie = {"sanad": signed_in(office, "investigator")}
    every, before = forms("subject:S-01"), acts(office)
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://localhost:{port}"
    told: dict[str, str] = {}
    with (tmp_path / "serve.log").open("wb") as log:
        with serving(path, port, log) as first:
            threads = [
                Thread(target=send, args=(address, cookie, every[start::SENDERS], told))
                for start in range(SENDERS)
            ]
            for each in threads:
                each.start()
            until(lambda: len(told) >= ANSWERED, "answered")
            first.send_signal(signal.SIGKILL)
            for each in threads:
                each.join()
        assert len(told) < FORMS, "the kill came too late"
        after_kill = acts(office)
        with serving(path, port, log):
            again: dict[str, str] = {}
            send(address, cookie, every, again)
            until(lambda: glimpse(office.tools, "clerk", CASE, job).state is State.DONE, "read")
    assert len(again) == FORMS
    assert {key: again[key] for key in told} == told
    assert len(set(again.values())) == FORMS
    raised = after_kill["raise_task"] - before["raise_task"]
    assert len(told) <= raised <= len(told) + SENDERS, "one form of each sender was in hand"
    done = acts(office)
    assert done["raise_task"] - before["raise_task"] == FORMS
    assert done["read_exhibit"] == done["seal_exhibit"]
    assert done["end_work"] - before["end_work"] == 1
    assert not re.search("Traceback|Error", (tmp_path / "serve.log").read_text())


def acts(office) -> Counter[str]:
    """Count the entries of each act in a ledger that is whole."""
    with office.tools.database.reading() as connection:
        assert audit(connection)[2] == []
        return Counter(each.act for each in ledger.entries(connection))
