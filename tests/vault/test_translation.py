# SPDX-License-Identifier: Apache-2.0
"""Whose certificate a translation carries is on record, as its delivery lets it be, and dossiers say so, or that there is none."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.cli.main import main
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.dossier.material import Addressee
from sanad.errors import BadValue, Quarantined, UnknownInstrument
from sanad.ledger import read
from sanad.vault.translation import certified
from scene import SCENES

WORDS = b"Sample One is the son of Sample Father.\n"


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def certify(scene, **change):
    return scene.house.do(replace(SCENES["certify_translation"](scene), **change))


def on_record(scene, exhibit):
    with scene.house.office.tools.database.reading() as connection:
        return certified(connection, [exhibit]).get(exhibit)


def test_a_certificate_is_on_record_under_the_translation_and_the_certificate(scene):
    made = certify(scene)
    assert on_record(scene, made.exhibit) == made
    with scene.house.office.tools.database.reading() as connection:
        entry = read.entry(connection, made.seq)
        assert made.seq in read.chain(connection, f"exhibit:{made.exhibit}")
        assert made.seq in read.chain(connection, f"exhibit:{scene.note}")
    assert entry.body["what"]["original"] == scene.calls
    assert "Sample Translator" not in json.dumps(entry.body)


def test_the_newest_certificate_counts(scene):
    first = certify(scene)
    second = certify(scene, translator="Another Translator")
    assert first.exhibit == second.exhibit
    assert on_record(scene, first.exhibit).translator == "Another Translator"


@pytest.mark.parametrize(
    "change",
    [
        {"source": "en"},
        {"target": "English"},
        {"source": ""},
        {"translator": " "},
        {"certificate": "a letter"},
        {"certificate": "instrument:"},
    ],
)
def test_a_certificate_of_no_language_by_nobody_or_without_a_paper_is_refused(scene, change):
    with pytest.raises((BadValue, UnknownInstrument)):
        certify(scene, **change)


def test_a_translation_is_no_certificate_of_itself(scene):
    order = SCENES["certify_translation"](scene)
    with pytest.raises(BadValue):
        scene.house.do(replace(order, certificate=f"exhibit:{order.exhibit}"))


def test_what_was_not_delivered_as_a_translation_is_refused(scene):
    with pytest.raises(BadValue):
        certify(scene, exhibit=scene.note, certificate=f"exhibit:{scene.calls}")


def test_a_language_other_than_the_delivery_says_is_refused(scene):
    made = {"parent": scene.calls, "relation": "translation", "language": "ps"}
    other = scene.house.seal(scene.folder, "calls-ps.txt", b"Calls, in Pashto.", **made)
    with pytest.raises(BadValue, match="its delivery sheet says ps"):
        certify(scene, exhibit=other)
    certify(scene, exhibit=other, target="ps")


def test_a_certificate_that_is_set_aside_certifies_nothing(scene):
    order = SCENES["certify_translation"](scene)
    scene.house.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=scene.note, reason="in doubt"))  # fmt: skip
    with pytest.raises(Quarantined):
        scene.house.do(order)


def test_a_registered_paper_may_be_the_certificate(scene):
    assert certify(scene, certificate="instrument:order-1").certificate == "instrument:order-1"


def listed(scene):
    """Return the names in the table of exhibits of a dossier that rests on a translation, and its digest."""
    house = scene.house
    made = {"parent": scene.calls, "relation": "translation"}
    exhibit = house.seal(scene.folder, "note-en.txt", WORDS, **made)
    house.read()
    order = {"by": "analyst", "compartment": CASE, "about": "S-01", "said_by": "Records office"}
    source = Quoted("note-en.txt", "Sample One is the son of Sample Father.")
    house.do(RecordClaim(**order, property="father_name", value="Sample Father", source=source))
    return exhibit


def names(scene):
    to = Addressee("court", "trial")
    frozen = scene.house.do(FreezeBrief(by="drafter", compartment=CASE, subject="S-01", to=to))
    [section] = [each for each in frozen.document["sections"] if each["id"] == "exhibits"]
    return [row[0] for block in section["blocks"] for row in block["table"]["rows"]]


def test_a_dossier_says_of_a_translation_of_what_it_is_one_and_who_certified_it_or_that_nobody_did(
    scene,
):
    exhibit = listed(scene)
    original = scene.calls[:12]
    assert f"note-en.txt; a translation of {original}, without a certificate on record" in names(scene)  # fmt: skip
    certify(scene, exhibit=exhibit)
    assert f"note-en.txt; a translation of {original}, certified by Sample Translator" in names(scene)  # fmt: skip


def test_the_command_takes_names_and_one_certificate(scene):
    order = SCENES["certify_translation"](scene)
    words = ["certify", "calls-en.txt", "--from", "ur", "--into", "en", "--by", "Sample Translator"]
    where = ["--office", str(scene.house.office.path), "--as", "clerk", "--compartment", CASE, "--json"]  # fmt: skip
    assert CliRunner().invoke(main, [*words, *where]).exit_code == 2
    said = CliRunner().invoke(main, [*words, "--certificate", "note.txt", *where])
    told = json.loads(said.output)
    assert (told["exhibit"], told["certificate"]) == (order.exhibit, f"exhibit:{scene.note}")
    assert on_record(scene, order.exhibit).seq == told["entry"]
