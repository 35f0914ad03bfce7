# SPDX-License-Identifier: Apache-2.0
"""Checkpoints and their timestamps, with a real authority."""

import subprocess

import pytest

from cast import build_house
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.door import Refused
from sanad.desk.procedures.date_checkpoints import date_checkpoints
from sanad.desk.questions.queued_checkpoints import QueuedCheckpoints
from sanad.errors import TimestampRefused, TimestampUnreachable
from sanad.ledger import checkpoint, read
from sanad.ledger.timestamp import obtain


def test_a_checkpoint_holds_the_root_of_everything_before_it(house):
    made = house.do(MakeCheckpoint(by="supervisor"))
    origin, size, root, at = made.note.split("\n")[:4]
    with house.office.tools.database.reading() as connection:
        assert (origin, int(size)) == ("test-cell", made.size)
        assert root == read.encoded(read.root(connection, made.size))
        assert at.startswith("at 2026-01-05T")
        assert read.size(connection) == made.size + 1


def test_the_first_checkpoint_after_an_entry_stays_the_same(house):
    first = house.do(MakeCheckpoint(by="supervisor"))
    house.do(MakeCheckpoint(by="supervisor"))
    with house.office.tools.database.reading() as connection:
        assert checkpoint.first_after(connection, 0) == first


def test_without_an_authority_checkpoints_stay_queued(house):
    house.do(MakeCheckpoint(by="supervisor"))
    assert date_checkpoints(house.office.desk, house.office.tools, "supervisor") == []
    assert len(house.do(QueuedCheckpoints(by="supervisor"))) == 1


@pytest.fixture
def dated_house(tmp_path, timestamp_authority):
    house = build_house(tmp_path / "dated", timestamp_authority=timestamp_authority.address)
    yield house
    house.office.close()


def test_a_timestamp_that_openssl_accepts_is_kept(dated_house, timestamp_authority, tmp_path):
    made = dated_house.do(MakeCheckpoint(by="supervisor"))
    dated = date_checkpoints(dated_house.office.desk, dated_house.office.tools, "supervisor")
    assert dated == [made.size]
    with dated_house.office.tools.database.reading() as connection:
        kept = checkpoint.of_size(connection, made.size)
    (tmp_path / "note").write_text(kept.note, encoding="utf-8")
    (tmp_path / "reply.tsr").write_bytes(kept.timestamp)
    command = [
        "openssl",
        "ts",
        "-verify",
        "-data",
        tmp_path / "note",
        "-in",
        tmp_path / "reply.tsr",
    ]
    trusted = ["-CAfile", timestamp_authority.certificate]
    done = subprocess.run([*command, *trusted], check=False, capture_output=True, text=True)
    assert "Verification: OK" in done.stdout + done.stderr


def test_an_authority_that_is_away_leaves_the_checkpoint_queued(tmp_path):
    house = build_house(tmp_path / "office", timestamp_authority="http://127.0.0.1:9/")
    house.do(MakeCheckpoint(by="supervisor"))
    [outcome] = date_checkpoints(house.office.desk, house.office.tools, "supervisor")
    assert isinstance(outcome, Refused)
    assert isinstance(outcome.error, TimestampUnreachable)
    assert len(house.do(QueuedCheckpoints(by="supervisor"))) == 1
    house.office.close()


def test_a_reply_about_other_bytes_is_refused(timestamp_authority, monkeypatch):
    from sanad.ledger import timestamp

    honest = timestamp._post
    other = timestamp.TimestampRequestBuilder().data(b"other").build().as_bytes()
    monkeypatch.setattr(timestamp, "_post", lambda address, body: honest(address, other))
    with pytest.raises(TimestampRefused):
        obtain(timestamp_authority.address, b"ours")


def test_an_address_that_is_no_web_address_is_not_opened():
    with pytest.raises(TimestampUnreachable):
        obtain("file:///etc/hostname", b"ours")
