# SPDX-License-Identifier: Apache-2.0
"""A worker that a server keeps: it says why it cannot begin, and takes the place of the one before as soon as that is free."""

import subprocess
import sys
import time

import pytest

from sanad.errors import AlreadyRunning


def test_a_worker_that_cannot_begin_says_why_and_no_more(tmp_path):
    words = [sys.executable, "-m", "sanad.cli", "work", "--office", str(tmp_path), "--with-parent"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        code = child.wait(60)
        said = child.stderr.read().decode()
    assert (code, "Fatal" in said) == (2, False)
    assert said.startswith("This directory holds no office")


def is_held(records) -> bool:
    try:
        with records.alone("worker"):
            return False
    except AlreadyRunning:
        return True


@pytest.mark.slow
def test_the_worker_of_a_server_that_was_killed_leaves_its_place_to_that_of_the_next(quick_house):
    """The old one may still end when the new server starts: without waiting, that server would have no worker, and nobody would know."""
    office = quick_house.office
    words = ("work", "--office", str(office.path), "--with-parent")
    command = [sys.executable, "-m", "sanad.cli", *words]
    with office.tools.records.alone("worker"):
        child = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        assert b"waits for its place" in child.stderr.readline()
    end = time.monotonic() + 60
    while not is_held(office.tools.records) and time.monotonic() < end:
        time.sleep(0.2)
    assert is_held(office.tools.records)
    child.stdin.close()
    child.wait(60)
    child.stderr.close()
