# SPDX-License-Identifier: Apache-2.0
"""Erasure on an order: what goes, what stays, and what proves it."""

import time
from email.message import EmailMessage

import pytest

from cast import CASE, build_house
from sanad.claims import store as register
from sanad.desk.acts.erase_body import EraseBody
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.questions.audit_office import AuditOffice
from sanad.desk.questions.follow_work import FollowWork
from sanad.desk.working.carry_out import carry_out
from sanad.errors import (
    AlreadyDone,
    BadValue,
    ErasedBefore,
    NoMandate,
    Quarantined,
    SecondPersonNeeded,
)
from sanad.ledger import read
from sanad.vault import family, quarantine, store
from sanad.vault.exhibit import Delivery, Provenance
from sanad.wiring import Encryption

ORDER = {"by": "chief", "compartment": CASE, "order": "Court order 1", "witness": "auditor"}


@pytest.fixture(params=["plain", "encrypted"])
def house(request, tmp_path):
    if request.param == "plain":
        yield request.getfixturevalue("quick_house")
        return
    encryption = Encryption(lambda: None, recovery_file=tmp_path / "recovery")
    built = build_house(tmp_path / "office", encryption=encryption)
    yield built
    built.office.close()


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "in"
    place.mkdir()
    return place


def mail_with(attachment: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "x"
    message["Date"] = "Thu, 10 Apr 2025 11:00:00 +0500"
    message.set_content("hello")
    message.add_attachment(attachment, maintype="text", subtype="plain", filename="in.txt")
    return bytes(message)


def exhibits(house):
    with house.office.tools.database.reading() as connection:
        return {one.name: one for one in store.exhibits(connection)}


def test_what_is_erased_can_be_read_by_nobody_and_the_audit_holds(house, folder):
    note = house.seal(folder, "note.txt", b"words to be erased")
    kept = house.seal(folder, "kept.txt", b"words to be kept")
    house.read()
    tools = house.office.tools
    assert house.do(EraseExhibit(**ORDER, exhibit=note)) == [note]
    assert not tools.blobs.is_readable(note)
    assert not tools.records.folder(note).exists()
    assert tools.blobs.is_readable(kept)
    assert exhibits(house)["note.txt"].quarantine == "erased on order: Court order 1"
    assert not house.read()
    audit = house.do(AuditOffice(by="auditor"))
    assert (str(audit.verdict), audit.faults) == ("intact", ())


def test_the_entry_says_which_order_who_stood_by_and_what_was_destroyed(house, folder):
    note = house.seal(folder, "note.txt", b"words")
    fate = house.office.tools.blobs.fate(note)
    house.do(EraseExhibit(**ORDER, exhibit=note))
    with house.office.tools.database.reading() as connection:
        last = list(read.entries(connection))[-1]
    assert last.body["what"] == {
        "exhibits": [note],
        "order": "Court order 1",
        "witness": "auditor",
        "destroys": {note: fate},
    }


def test_what_was_found_inside_goes_too_unless_it_was_delivered_by_itself(house, folder):
    both, inside = b"delivered twice", b"only inside"
    house.seal(folder, "alone.txt", both)
    mails = [house.seal(folder, f"{n}.eml", mail_with(raw)) for n, raw in enumerate((both, inside))]
    house.read()
    found = exhibits(house)
    assert found["1.eml/in.txt"].provenance.parent == mails[1]
    for mail in mails:
        house.do(EraseExhibit(**ORDER, exhibit=mail))
    found = exhibits(house)
    assert {name for name, one in found.items() if one.erased} == {"0.eml", "1.eml", "1.eml/in.txt"}


def test_bytes_that_were_erased_are_not_sealed_again_under_any_name(house, folder):
    note = house.seal(folder, "note.txt", b"words")
    house.do(EraseExhibit(**ORDER, exhibit=note))
    with pytest.raises(ErasedBefore):
        house.seal(folder, "innocent.txt", b"words")


def test_an_erasure_needs_an_order_two_offices_and_something_to_erase(house, folder):
    note = house.seal(folder, "note.txt", b"words")
    for wrong, refusal in (
        ({"order": " "}, BadValue),
        ({"witness": "chief"}, SecondPersonNeeded),
        ({"witness": "clerk"}, NoMandate),
        ({"by": "auditor"}, NoMandate),
    ):
        with pytest.raises(refusal):
            house.do(EraseExhibit(**{**ORDER, **wrong}, exhibit=note))
    assert house.office.tools.blobs.is_readable(note)
    house.do(EraseExhibit(**ORDER, exhibit=note))
    with pytest.raises(AlreadyDone):
        house.do(EraseExhibit(**ORDER, exhibit=note))


def test_an_erasure_that_was_stopped_is_told_by_the_audit(house, folder, monkeypatch):
    note = house.seal(folder, "note.txt", b"words")
    monkeypatch.setattr(type(house.office.tools.blobs), "destroy", lambda *_: None)
    house.do(EraseExhibit(**ORDER, exhibit=note))
    [fault] = house.do(AuditOffice(by="auditor")).faults
    assert fault == "exhibit note.txt: erased on order, and still readable"


def test_an_encrypted_office_reads_and_cites_like_any_other(house, folder):
    from scene import _father

    house.seal(folder, "note.txt", b"Sample One is the son of Sample Father.")
    [reading] = house.read()
    assert reading.outcome.stored == 1
    house.subject("S-01")
    assert house.do(_father())
    with pytest.raises(Quarantined):
        house.do(EraseExhibit(**ORDER, exhibit=reading.sha256))
        house.do(_father())


def test_a_translation_that_was_handed_over_is_not_inside_what_it_is_about(house, folder):
    letter = house.seal(folder, "letter.txt", b"words of a letter")
    about = {"parent": letter, "relation": "translation", "made_by": "A translator"}
    translation = house.seal(folder, "letter.en.txt", b"its translation", **about)
    assert house.do(EraseExhibit(**ORDER, exhibit=letter)) == [letter]
    assert house.office.tools.blobs.is_readable(translation)


def test_what_was_also_delivered_by_itself_stays_in_use_when_its_container_is_set_aside(
    house, folder
):
    raw = b"delivered twice"
    alone = house.seal(folder, "alone.txt", raw)
    mail = house.seal(folder, "a.eml", mail_with(raw))
    house.read()
    house.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=mail, reason="tampered with"))
    with house.office.tools.database.reading() as connection:
        assert set(quarantine.reasons(connection)) == {mail}
        assert quarantine.why(connection, alone) is None


def test_what_was_found_inside_is_set_aside_with_all_it_was_found_in_and_not_with_one_of_two(
    house, folder
):
    mails = [house.seal(folder, f"{n}.eml", mail_with(b"in both") + b" " * n) for n in range(2)]
    house.read()
    inside = exhibits(house)["0.eml/in.txt"].sha256
    for number, mail in enumerate(mails):
        house.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=mail, reason="doubt"))
        with house.office.tools.database.reading() as connection:
            assert (inside in quarantine.reasons(connection)) is (number == 1)
            assert (quarantine.why(connection, inside) is not None) is (number == 1)


def test_ten_thousand_files_in_one_archive_are_followed_in_one_pass(house, folder):
    box = house.seal(folder, "box.txt", b"a box")
    with house.office.tools.database.writing() as connection:
        for number in range(10_000):
            came = Provenance(parent=box, relation="member")
            digest = f"{number:064x}"
            delivery = Delivery(10_000 + number, digest, f"box/{number}", CASE, came)
            store.record(connection, digest, 1, "text/plain", delivery)
    with house.office.tools.database.reading() as connection:
        begun = time.process_time()
        assert len(family.only_inside(connection, box)) == 10_000
        assert time.process_time() - begun < 20  # a walk for each of them took hours


def test_words_erased_from_an_entry_are_gone_from_the_tables_made_of_it(house, folder):
    house.subject("S-01")
    note = house.seal(folder, "note.txt", b"words", handed_by="Source Sample, hotel room 4")
    with house.office.tools.database.reading() as connection:
        entries = {each.act: each.seq for each in read.entries(connection)}
    for act in ("seal_exhibit", "register_subject"):
        house.do(EraseBody(by="supervisor", entry=entries[act], order="Court order 1"))
    with house.office.tools.database.reading() as connection:
        kept = store.get(connection, note)
        assert kept.provenance.handed_by is None
        assert kept.provenance.instrument == "open-1"
        assert register.subject(connection, "S-01").reason == register.ERASED


def test_what_followed_the_first_reading_is_forgotten_with_it(house, folder):
    note = house.seal(folder, "note.txt", b"words")
    house.read()
    records = house.office.tools.records
    made = records.fresh()
    (made / "layer.json").write_text("recognised words")
    records.put(note, made, "ocr")
    house.do(EraseExhibit(**ORDER, exhibit=note))
    assert not records.folder(note, "ocr").exists()


def test_accounts_of_work_that_may_repeat_its_words_go_with_it_and_no_others(house, folder):
    sha256 = house.seal(folder, "letter.txt", b"words that nobody may read any more")
    house.read()
    orders = {"collate": {}, "search": {"terms": ["nobody may read"]}, "watch": {}}
    jobs = {
        kind: house.do(OrderWork(by="analyst", compartment=CASE, kind=kind, order=order))
        for kind, order in orders.items()
    }
    for job in jobs.values():
        carry_out(house.office.tools, job)
    house.do(EraseExhibit(**ORDER, exhibit=sha256))
    entry = house.office.desk.newest
    told = {
        kind: house.do(FollowWork(by="analyst", compartment=CASE, work=job)).outcome.result
        for kind, job in jobs.items()
    }
    assert told == {
        "collate": {"erased_by": entry},
        "search": {"erased_by": entry},
        "watch": {"raised": told["watch"]["raised"]},
    }
