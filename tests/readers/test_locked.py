# SPDX-License-Identifier: Apache-2.0
"""A document that a password locks is opened into a copy that is read like any other; a wrong password, and damage, open nothing."""

import random
from functools import partial

import pytest

from sanad.errors import LockedFile, MalformedFile, SanadError, UnsupportedFormat

from .compound import compound
from .locks import LATIN, PASSWORD, locked_pdf, locked_workbook


@pytest.mark.parametrize("revision", [6, 4, 3])
def test_a_password_opens_a_pdf_and_its_pages_are_read(run, revision):
    password = PASSWORD if revision > 4 else LATIN
    outcome = run(locked_pdf(revision), "drop/statement.pdf", password=password)
    assert outcome.receipt.reader == "locked"
    assert outcome.receipt.notes == ("opened with a password that was given when it was read",)
    [copy] = outcome.listed
    assert (copy["name"], copy["relation"]) == ("statement.pdf", "open_copy")
    read = run(outcome.children["statement.pdf"], "statement.pdf")
    assert [text.strip() for text in read.texts[:2]] == ["balance 4,200", "page two"]
    assert read.receipt.facts["encrypted"] is False


def test_a_password_opens_a_workbook_and_its_sheets_are_read(run):
    outcome = run(locked_workbook(), "book.xlsx", password=PASSWORD)
    assert outcome.receipt.reader == "locked"
    read = run(outcome.children["book.xlsx"], "book.xlsx")
    assert read.children == {"One.csv": b"balance,4200\n"}


@pytest.mark.parametrize("locked", [locked_pdf, locked_workbook])
def test_the_same_file_gives_the_same_copy(run, locked):
    raw = locked()
    first, second = (run(raw, "a.xlsx", password=PASSWORD).listed for _ in range(2))
    assert first == second


@pytest.mark.parametrize("password", ["other", "", "خفیہ"])
@pytest.mark.parametrize("locked", [locked_pdf, partial(locked_pdf, 4), locked_workbook])
def test_a_wrong_password_opens_nothing(run, locked, password):
    with pytest.raises(LockedFile, match="which the password given does not open"):
        run(locked(), "a.xlsx", password=password)


def test_a_reader_that_the_sheet_names_does_not_read_what_is_locked(run):
    outcome = run(locked_pdf(), "a.bin", reader="pdf", password=PASSWORD)
    assert list(outcome.children) == ["a.bin"]


def test_a_lock_that_is_not_known_here_is_left_to_its_own_program(run):
    strange = compound({"EncryptedPackage": b"x" * 100, "EncryptionInfo": b"\x03\0\x03\0" + b"y" * 100})  # fmt: skip
    with pytest.raises(UnsupportedFormat, match="the program that locked it"):
        run(strange, "a.docx", password=PASSWORD)


def test_a_damaged_lock_is_malformed(run):
    damaged = compound({"EncryptedPackage": b"x" * 100, "EncryptionInfo": b"\x04\0\x04\0" + b"y" * 100})  # fmt: skip
    with pytest.raises(MalformedFile):
        run(damaged, "a.docx", password=PASSWORD)


@pytest.mark.parametrize("locked", [locked_pdf, locked_workbook])
def test_random_damage_to_a_locked_file_never_leaks(run, locked):
    raw, luck = locked(), random.Random(7)
    for _ in range(40):
        bad = bytearray(raw)
        for _ in range(luck.randint(1, 30)):
            bad[luck.randrange(len(bad))] = luck.randrange(256)
        try:
            run(bytes(bad), "a.pdf", password=PASSWORD)
        except SanadError as error:
            assert error.code.startswith("EVIDENCE_")
