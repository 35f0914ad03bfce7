# SPDX-License-Identifier: Apache-2.0
"""Archives: what comes out, under which name, and what is set aside."""

import bz2
import gzip
import io
import json
import lzma
import struct
import tarfile
import zipfile
import zlib
from base64 import b64decode

import py7zr
import pytest

from sanad.errors import (
    HostileFile,
    LockedFile,
    MalformedFile,
    TooMuchInside,
    UnknownLayout,
    UnsupportedFormat,
)
from sanad.readers import children
from sanad.readers.rows import Hints
from sanad.readers.unpacked import Unpacked

HELLO = b"hello from a member\n" * 20
OTHER = b"another member\n" * 20


def zip_of(members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, raw in members:
            archive.writestr(name, raw)
    return out.getvalue()


def entry(name, mode=0o100644, system=3):
    info = zipfile.ZipInfo(name, (2025, 3, 4, 5, 6, 8))
    info.create_system = system
    info.external_attr = mode << 16
    return info


def tar_of(members, mode="w"):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:
        for one, raw in members:
            info = one if isinstance(one, tarfile.TarInfo) else tarfile.TarInfo(one)
            info.size = len(raw) if info.isreg() else 0
            info.mtime = 1_741_064_768
            archive.addfile(info, io.BytesIO(raw))
    return out.getvalue()


def seven_of(members, **options):
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", **options) as archive:
        for name, raw in members:
            archive.writestr(raw, name)
    return out.getvalue()


def lines(outcome):
    path = outcome.folder / "children.jsonl"
    return [json.loads(line) for line in path.read_bytes().splitlines()]


MEMBERS = [("a.txt", HELLO), ("folder/b.txt", OTHER)]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (zip_of(MEMBERS), "zip"),
        (tar_of(MEMBERS), "tar"),
        (tar_of(MEMBERS, "w:gz"), "tar, gzip"),
        (tar_of(MEMBERS, "w:bz2"), "tar, bzip2"),
        (tar_of(MEMBERS, "w:xz"), "tar, xz"),
        (seven_of(MEMBERS), "7z"),
    ],
)
def test_each_member_comes_out_as_it_went_in(run, raw, kind):
    outcome = run(raw, "box.bin")
    assert outcome.children == dict(MEMBERS)
    assert outcome.receipt.kind == "container"
    assert (outcome.receipt.read, outcome.receipt.stored) == (2, 2)
    assert outcome.receipt.facts["archive"] == kind
    assert {line["relation"] for line in lines(outcome)} == {"member"}


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_file_that_is_packed_alone_is_one_member(run, pack):
    ending = {"gzip": ".gz", "bz2": ".bz2", "lzma": ".xz"}[pack.__module__]
    assert run(pack(HELLO), f"drive/calls.csv{ending}").children == {"calls.csv": HELLO}
    assert run(pack(HELLO) + pack(OTHER), "x").children == {"x": HELLO + OTHER}


def test_the_time_of_change_is_a_fact_with_a_zone_only_where_the_archive_has_one(run):
    zipped = lines(run(zip_of([(entry("a"), b"x")]), "a.zip"))[0]
    assert zipped["facts"] == {"modified": "2025-03-04T05:06:08"}
    assert lines(run(tar_of([("a", b"x")]), "a.tar"))[0]["facts"] == {
        "modified": "2025-03-04T05:06:08Z"
    }
    waiting = children.waiting(run(tar_of([("a", b"x")]), "a.tar").folder)
    assert waiting[0].facts == {"modified": "2025-03-04T05:06:08Z"}


def test_a_zip64_archive_is_read(run):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.txt", "w", force_zip64=True) as file:
        file.write(HELLO)
    assert run(out.getvalue(), "a.zip").children == {"a.txt": HELLO}


def test_names_that_lead_out_are_made_sound_and_noted(run, monkeypatch):
    raw = zip_of(
        [("../../etc/cron.d/x", HELLO), ("C:\\temp\\y", OTHER), ("bill\u202efdp.exe", b"z")]
    )
    outcome = run(raw, "a.zip")
    assert set(outcome.children) == {"etc/cron.d/x", "temp/y", "bill\\u202efdp.exe"}
    assert any(note.startswith("3 names led out") for note in outcome.receipt.notes)
    assert {p.name for p in outcome.folder.iterdir()} == {"children", "children.jsonl"}
    monkeypatch.setattr(py7zr.py7zr, "check_archive_path", lambda _: True)
    seven = run(seven_of([("x/../../../evil", HELLO)]), "a.7z")
    assert set(seven.children) == {"x/evil"}
    tar = run(tar_of([("/etc/passwd", HELLO)]), "a.tar")
    assert set(tar.children) == {"etc/passwd"}


def test_members_of_one_name_are_kept_apart(run):
    with pytest.warns(UserWarning, match="Duplicate"):
        raw = zip_of([("a.txt", HELLO), ("a.txt", OTHER), ("a (2).txt", b"x")])
    outcome = run(raw, "a.zip")
    assert outcome.children == {"a.txt": HELLO, "a (2).txt": OTHER, "a (2) (2).txt": b"x"}
    assert "2 names occur more than once; the later ones carry a number" in outcome.receipt.notes


def test_links_and_devices_are_rejected_by_name(run):
    link = tarfile.TarInfo("to-passwd")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    hard = tarfile.TarInfo("hard")
    hard.type, hard.linkname = tarfile.LNKTYPE, "a"
    pipe = tarfile.TarInfo("pipe")
    pipe.type = tarfile.FIFOTYPE
    outcome = run(tar_of([("a", HELLO), (link, b""), (hard, b""), (pipe, b"")]), "a.tar")
    found = {row["written"]: row["code"] for row in outcome.rows("rejects")}
    assert found == {"to-passwd": "link", "hard": "link", "pipe": "device"}
    assert [row["row"] for row in outcome.rows("rejects")] == [2, 3, 4]
    raw = zip_of([(entry("to-passwd", 0o120777), b"/etc/passwd"), ("a", HELLO)])
    outcome = run(raw, "a.zip")
    assert outcome.children == {"a": HELLO}
    assert outcome.receipt.rejects_by_code == {"link": 1}


def test_a_damaged_member_is_set_aside_and_the_others_are_read(run):
    raw = bytearray(zip_of([("a", HELLO), ("b", OTHER)], compresslevel=0))
    raw[raw.index(HELLO) + 3] ^= 1
    outcome = run(bytes(raw), "a.zip")
    assert outcome.children == {"b": OTHER}
    [row] = outcome.rows("rejects")
    assert (row["code"], row["written"]) == ("damaged", "a")
    assert "CRC" in row["reason"]
    assert not (outcome.folder / "children" / "2").exists()


def test_a_damaged_member_of_a_7z_is_set_aside_and_the_others_are_read(run):
    copy = [{"id": py7zr.FILTER_COPY}]
    raw = bytearray(seven_of([("a", HELLO), ("b", OTHER)], filters=copy))
    raw[raw.index(HELLO) + 3] ^= 1
    outcome = run(bytes(raw), "a.7z")
    assert outcome.children == {"b": OTHER}
    assert outcome.receipt.rejects_by_code == {"damaged": 1}


def test_an_archive_that_breaks_off_gives_what_came_before(run):
    import random

    noise = random.Random(1).randbytes(200_000)
    raw = tar_of([("a", HELLO), ("b", noise)], "w:gz")
    outcome = run(raw[:100_000], "a.tar.gz")
    assert outcome.children == {"a": HELLO}
    assert outcome.receipt.rejects_by_code == {"damaged": 1, "damaged_rest": 1}
    with pytest.raises(MalformedFile):
        run(raw[:40], "a.tar.gz")


def test_a_plain_tar_that_breaks_off_gives_what_came_before(run):
    outcome = run(tar_of([("a", HELLO), ("b", OTHER * 100)])[:2500], "a.tar")
    assert outcome.children == {"a": HELLO}
    assert outcome.receipt.rejects_by_code == {"damaged": 1, "damaged_rest": 1}


def test_bytes_that_are_only_passed_over_count_too(tmp_path):
    path = tmp_path / "zeros.gz"
    path.write_bytes(gzip.compress(bytes(72 << 20)))
    with Unpacked(path, "zeros.gz") as stream, pytest.raises(TooMuchInside):
        stream.seek(1 << 40)


def test_a_damaged_header_in_the_middle_of_a_tar_is_not_its_end(run):
    raw = bytearray(tar_of([("a", HELLO), ("b", OTHER)]))
    raw[1024 + 5] ^= 0xFF
    outcome = run(bytes(raw), "a.tar")
    assert outcome.children == {"a": HELLO}
    assert outcome.receipt.rejects_by_code == {"damaged_rest": 1}


def test_bytes_behind_the_end_of_a_tar_are_noted(run):
    outcome = run(tar_of([("a", HELLO)]) + b"\0" * 5000 + b"hidden", "a.tar")
    assert any("follow the end" in note for note in outcome.receipt.notes)


def test_locked_members_are_named(run):
    raw = bytearray(zip_of([("secret.csv", HELLO), ("open.csv", OTHER)]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + at] |= 1
    outcome = run(bytes(raw), "a.zip")
    assert outcome.children == {"open.csv": OTHER}
    assert outcome.rows("rejects")[0]["code"] == "locked"
    whole = bytearray(zip_of([("secret.csv", HELLO)]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.index(mark) + at] |= 1
    with pytest.raises(LockedFile, match=r"secret\.csv"):
        run(bytes(whole), "a.zip")
    with pytest.raises(LockedFile, match=r"secret\.csv"):
        run(seven_of([("secret.csv", HELLO)], password="long"), "a.7z")
    with pytest.raises(LockedFile):
        run(seven_of([("s", HELLO)], password="long", header_encryption=True), "a.7z")


# printf 'hello from inside\n' > secret.csv; zip -X -P long z.zip secret.csv (Info-ZIP 3.0)
ZIP_CRYPTO = "UEsDBAoACQAAAAAAIVr5+c+WHgAAABIAAAAKAAAAc2VjcmV0LmNzdj/+PrbpF4/3uEA4p9YI6HLvk0f34WI+hKVKvm/evFBLBwj5+c+WHgAAABIAAABQSwECHgMKAAkAAAAAACFa+fnPlh4AAAASAAAACgAAAAAAAAABAAAApIEAAAAAc2VjcmV0LmNzdlBLBQYAAAAAAQABADgAAABWAAAAAAA="


@pytest.mark.parametrize("header", [False, True])
def test_a_password_opens_a_7z_archive_and_a_wrong_one_opens_nothing(run, header):
    raw = seven_of([("secret.csv", HELLO)], password="long", header_encryption=header)
    outcome = run(raw, "a.7z", password="long")
    assert outcome.children == {"secret.csv": HELLO}
    assert outcome.receipt.notes == ("opened with a password that was given when it was read",)
    with pytest.raises(LockedFile):
        run(raw, "a.7z", password="other")


def test_a_password_opens_a_zip_archive_and_a_wrong_one_opens_nothing(run):
    raw = b64decode(ZIP_CRYPTO)
    assert run(raw, "z.zip", password="long").children == {"secret.csv": b"hello from inside\n"}
    with pytest.raises(LockedFile):
        run(raw, "z.zip", password="other")


def test_a_password_stands_in_no_text_about_the_file():
    assert "long" not in repr(Hints("z.zip", password="long"))


def test_a_name_is_read_as_the_archive_says_it_is_written(run):
    urdu = "ریکارڈ.txt"

    def bare(raw_name, extra=b""):
        """Return an archive whose name is these bytes, with no word on their encoding."""
        blank = "x" * len(raw_name)
        info = entry(blank)
        info.extra = extra
        return zip_of([(info, HELLO)]).replace(blank.encode(), raw_name)

    assert set(run(zip_of([(urdu, HELLO)]), "a.zip").children) == {urdu}
    outcome = run(bare(urdu.encode()), "a.zip")
    assert set(outcome.children) == {urdu}
    assert any("do not say how they are encoded" in note for note in outcome.receipt.notes)
    assert set(run(bare("résumé".encode("cp437")), "a.zip").children) == {"résumé"}
    assert set(run(bare("سند".encode("cp1256")), "a.zip", encoding="cp1256").children) == {"سند"}
    told = struct.pack("<BI", 1, zlib.crc32(b"????")) + urdu.encode()
    field = struct.pack("<HH", 0x7075, len(told)) + told
    outcome = run(bare(b"????", field), "a.zip")
    assert set(outcome.children) == {urdu}
    assert outcome.receipt.notes == ()
    of_another = field.replace(
        struct.pack("<I", zlib.crc32(b"????")), struct.pack("<I", zlib.crc32(b"other"))
    )
    assert set(run(bare(b"????", of_another), "a.zip").children) == {"????"}


def test_members_that_share_bytes_are_hostile(run):
    raw = bytearray(zip_of([("a", HELLO), ("b", OTHER)]))
    second = raw.rindex(b"PK\x01\x02")
    raw[second + 42 : second + 46] = struct.pack("<I", 0)
    with pytest.raises(HostileFile, match="share their bytes"):
        run(bytes(raw), "a.zip")


@pytest.mark.parametrize("pack", ["zip", "gz", "tar.gz", "7z"])
def test_a_bomb_is_stopped_by_what_comes_out_not_by_what_it_says(run, monkeypatch, pack):
    monkeypatch.setattr(children, "FREE", 1 << 20)
    zeros = bytes(64 << 20)
    raw = {
        "zip": lambda: zip_of([("a", zeros)]),
        "gz": lambda: gzip.compress(zeros),
        "tar.gz": lambda: tar_of([("a", zeros)], "w:gz"),
        "7z": lambda: seven_of([("a", zeros)]),
    }[pack]()
    with pytest.raises(TooMuchInside):
        run(raw, f"a.{pack}")


def test_more_members_than_anybody_hands_over_are_refused_before_they_are_listed(run, monkeypatch):
    from sanad.readers import zipped

    raw = zip_of([(f"{n}", b"x") for n in range(50)])
    monkeypatch.setattr(zipped, "MOST_FILES", 49)
    monkeypatch.setattr(zipped, "_LARGE_READ", 100)
    with pytest.raises(TooMuchInside, match="50 files"):
        run(raw, "a.zip")


def test_an_empty_member_is_accounted_for(run):
    outcome = run(zip_of([("a", HELLO), ("empty", b""), ("folder/", b"")]), "a.zip")
    assert outcome.receipt.rejects_by_code == {"empty_file": 1}
    assert outcome.rows("rejects")[0]["row"] == 2
    assert outcome.receipt.facts["folders"] == 1
    assert run(seven_of([("a", b""), ("b", HELLO)]), "a.7z").receipt.rejects_by_code == {
        "empty_file": 1
    }


@pytest.mark.parametrize(
    ("raw", "program"),
    [
        (b"Rar!\x1a\x07\x01\x00", "unrar"),
        (b"MSCF\0\0\0\0" + bytes(40), "cabextract"),
        (bytes(0x8001) + b"CD001\x01", "7-Zip"),
        (b"\x28\xb5\x2f\xfd1234", "zstd"),
    ],
)
def test_what_is_not_unpacked_here_is_refused_with_the_program_that_can(run, raw, program):
    with pytest.raises(UnsupportedFormat, match=program):
        run(raw, "a.bin")


def test_a_package_of_another_format_is_left_to_it(run):
    assert (
        run(zip_of([("mimetype", b"application/x"), ("a", HELLO)]), "a.bin").receipt.reader
        == "archive"
    )
    docx = zip_of([("[Content_Types].xml", b"<a/>"), ("word/document.xml", b"<a/>")])
    with pytest.raises(MalformedFile, match="Word"):
        run(docx, "a.zip")


def test_an_archive_behind_a_picture_is_noted(run):
    hidden = zip_of([("a.txt", HELLO)])
    picture = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
    outcome = run(picture + hidden, "holiday.gif")
    assert any("archive" in note for note in outcome.receipt.notes)
    assert run(b"MZ" + bytes(500) + hidden, "setup.exe").children == {"a.txt": HELLO}


def test_what_only_begins_like_an_archive_is_an_unknown_layout(run):
    with pytest.raises(UnknownLayout):
        run(b"PK\x03\x04 no archive, only words that begin so", "x.csv")
    with pytest.raises(MalformedFile):
        run(zip_of(MEMBERS)[:200], "x.csv")
