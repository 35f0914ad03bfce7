# SPDX-License-Identifier: Apache-2.0
"""Original bytes on their way out: on record first, whole, for a purpose, by whoever may; nothing left open behind."""

import pytest

from cast import CASE, build_house
from sanad.desk.acts.copy_exhibit import CopyExhibit
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.procedures.stream_out import stream_out
from sanad.errors import BadValue, NoMandate, Quarantined, SealBroken
from sanad.ledger import read
from sanad.wiring import Encryption
from scene import NOTE


def out(house, exhibit, **order):
    given = {"by": "clerk", "compartment": CASE, "purpose": "for the court", "kind": "export", "to": "the court"}  # fmt: skip
    office = house.office
    return stream_out(office.desk, office.tools, CopyExhibit(**{**given, **order}, exhibit=exhibit))


def test_the_copy_is_on_record_before_a_byte_goes_and_the_bytes_are_those_sealed(scene):
    house = scene.house
    going = out(house, scene.note)
    with house.office.tools.database.reading() as connection:
        entry = read.entry(connection, read.size(connection) - 1)
    assert (entry.act, entry.private["purpose"]) == ("copy_exhibit", "for the court")
    assert (going.name, going.size, going.sha256) == ("note.txt", len(NOTE), scene.note)
    assert b"".join(going.pieces) == NOTE


def test_a_name_brings_no_folders_with_it(quick_scene):
    exhibit = quick_scene.house.seal(quick_scene.folder, "../../etc/passwd", b"a name")
    going = out(quick_scene.house, exhibit)
    assert (going.name, b"".join(going.pieces)) == ("passwd", b"a name")


def test_without_purpose_power_or_use_nothing_goes(quick_scene):
    scene = quick_scene
    with pytest.raises(BadValue):
        out(scene.house, scene.note, purpose=" ")
    with pytest.raises(NoMandate):
        out(scene.house, scene.note, by="reviewer")
    clerk = {"by": "clerk", "compartment": CASE}
    scene.house.do(QuarantineExhibit(**clerk, exhibit=scene.note, reason="doubt"))
    with pytest.raises(Quarantined):
        out(scene.house, scene.note)


def test_bytes_that_are_not_what_was_sealed_do_not_go(quick_scene):
    scene = quick_scene
    path = scene.house.office.tools.blobs.place(scene.note)
    path.chmod(0o600)
    path.write_bytes(b"other bytes")
    with pytest.raises(SealBroken):
        out(scene.house, scene.note)


def test_an_encrypted_exhibit_goes_in_the_clear_and_leaves_nothing_in_the_clear(tmp_path):
    encryption = Encryption(lambda: None, recovery_file=tmp_path / "recovery")
    house = build_house(tmp_path / "office", encryption=encryption)
    exhibit = house.seal(tmp_path, "note.txt", NOTE)
    going = out(house, exhibit)
    clear = [path for path in house.office.path.rglob("*") if path.is_file() and NOTE in path.read_bytes()]  # fmt: skip
    assert clear == []
    assert b"".join(going.pieces) == NOTE
    house.office.close()
