# SPDX-License-Identifier: Apache-2.0

"""Pictures: what they say of themselves, damaged and hostile."""

import io
import random
import struct
import zlib

import pytest
from PIL import Image, TiffImagePlugin

from sanad.errors import MalformedFile, TooMuchInside
from sanad.readers import registry
from sanad.readers.formats.picture import exif
from sanad.readers.rows import Hints

RATIONAL = TiffImagePlugin.IFDRational


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (64, 48), colour: str = "red", **more
) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **more)
    return out.getvalue()


def camera(thumbnail: bytes | None = None, **tags) -> bytes:
    """Return EXIF as a camera writes it; Pillow cannot write a thumbnail, so the second directory is made by hand."""
    table = Image.Exif()
    table[0x010F], table[0x0110], table[0x0131] = "Sample Cameras", "Model 1", "Editor 2.0"
    table.get_ifd(0x8769).update({0x9003: "2025:04:10 11:00:00", 0x9011: "+05:00"})
    table.get_ifd(0x8825).update(
        {
            1: "N",
            2: (33.0, 41.0, RATIONAL(392, 100)),
            3: "E",
            4: (73.0, 2.0, RATIONAL(5238, 100)),
            **tags,
        }
    )
    raw = table.tobytes()
    if thumbnail is None:
        return raw
    body = bytearray(raw[6:])  # after "Exif\0\0" stands a TIFF, in the byte order that it names
    order = "<" if body[:2] == b"II" else ">"
    first = struct.unpack_from(f"{order}I", body, 4)[0]
    after = first + 2 + 12 * struct.unpack_from(f"{order}H", body, first)[0]
    struct.pack_into(f"{order}I", body, after, len(body))
    start = len(body) + 2 + 2 * 12 + 4
    body += struct.pack(
        f"{order}HHHIIHHIII", 2, 0x0201, 4, 1, start, 0x0202, 4, 1, len(thumbnail), 0
    )
    return b"Exif\0\0" + bytes(body) + thumbnail


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP", "AVIF"])
def test_the_kind_and_the_dimensions_of_a_picture_are_facts(run, kind):
    outcome = run(picture(kind), f"a.{kind.lower()}")
    facts = outcome.receipt.facts
    assert (facts["format"], facts["width"], facts["height"]) == (kind, 64, 48)
    assert (outcome.receipt.kind, outcome.receipt.read, outcome.receipt.stored) == ("picture", 1, 1)
    assert not (outcome.folder / "layer.json").exists()


def test_what_the_camera_wrote_is_kept_as_written_and_the_place_also_in_degrees(run):
    facts = run(picture(exif=camera()), "a.jpg").receipt.facts
    assert facts["camera_make"] == "Sample Cameras"
    assert facts["software"] == "Editor 2.0"
    assert facts["taken"] == "2025:04:10 11:00:00"
    assert facts["taken_offset"] == "+05:00"
    assert facts["gps_latitude"] == "33.0 41.0 3.92"
    assert facts["gps_degrees"] == "33.684422, 73.047883"


@pytest.mark.parametrize(
    "gps",
    [
        {},
        {1: "N", 2: (1, 2, 3)},
        {1: "N", 2: (91, 0, 0), 3: "E", 4: (1, 0, 0)},
        {1: "X", 2: (1, 0, 0), 3: "E", 4: (1, 0, 0)},
        {1: "", 2: (1, 0, 0), 3: "E", 4: (1, 0, 0)},
        {1: "N", 2: (1, 0), 3: "E", 4: (1, 0, 0)},
        {1: "N", 2: 5, 3: "E", 4: (1, 0, 0)},
        {1: "N", 2: ("nan", 0, 0), 3: "E", 4: (1, 0, 0)},
        {1: "N", 2: (33, 60, 0), 3: "E", 4: (1, 0, 0)},
        {1: "N", 2: (33, 0, 60), 3: "E", 4: (1, 0, 0)},
        {1: "N", 2: (33, 0, 0), 3: "E", 4: (1, 0, -1)},
    ],
)
def test_a_place_that_is_not_whole_gives_no_degrees(gps):
    assert exif.degrees(gps) is None


def test_south_and_west_are_negative():
    assert exif.degrees({1: "S", 2: (1, 30, 0), 3: "W", 4: (2, 0, 0)}) == "-1.500000, -2.000000"


@pytest.mark.parametrize("order", ["<", ">"])
def test_words_that_a_person_wrote_into_a_picture_are_facts_in_their_own_characters(run, order):
    table = Image.Exif()
    table.endian = order
    wide = "utf-16-le" if order == "<" else "utf-16-be"
    table[0x9C9C] = "سند two\0".encode("utf-16-le")
    table.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + "گواہ".encode(wide)
    facts = run(picture(exif=table.tobytes()), "a.jpg").receipt.facts
    assert facts["xp_comment"] == "سند two"
    assert facts["user_comment"] == "گواہ"


def test_a_comment_in_other_characters_than_it_says_keeps_its_bytes(run):
    table = Image.Exif()
    table.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0witness \xd3"
    facts = run(picture(exif=table.tobytes()), "a.jpg").receipt.facts
    assert facts["user_comment"] == "witness \\xd3"


def test_words_that_are_a_number_are_damage_and_no_length(run):
    table = Image.Exif()
    table[0x9C9B] = 4_000_000_000
    outcome = run(picture(exif=table.tobytes()), "a.jpg")
    assert "xp_title" not in outcome.receipt.facts
    assert any("no bytes" in note for note in outcome.receipt.notes)


def test_a_thumbnail_of_another_picture_becomes_a_file_and_one_of_the_same_does_not(run):
    other = picture(size=(32, 24), colour="white")
    outcome = run(picture(exif=camera(other)), "a.jpg")
    assert outcome.children == {"thumbnail.jpg": other}
    assert any("thumbnail does not look like" in note for note in outcome.receipt.notes)
    outcome = run(picture(exif=camera(picture(size=(32, 24)))), "a.jpg")
    assert outcome.children == {}
    assert outcome.receipt.facts["thumbnail_difference"] == 0


def test_pages_and_frames_are_counted(run):
    pages = [Image.new("L", (8, 8), n * 40) for n in range(3)]
    for kind, fact in (("TIFF", "pages"), ("GIF", "frames")):
        out = io.BytesIO()
        pages[0].save(out, kind, save_all=True, append_images=pages[1:])
        assert run(out.getvalue(), f"a.{kind}").receipt.facts[fact] == 3


def test_words_written_into_a_png_are_facts(run):
    from PIL.PngImagePlugin import PngInfo

    words = PngInfo()
    words.add_itxt("Comment", "سند")
    assert run(picture("PNG", pnginfo=words), "a.png").receipt.facts["png_Comment"] == "سند"


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def test_a_picture_that_unpacks_without_end_is_refused_by_its_dimensions_alone(run):
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
    raw = (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
    with pytest.raises(TooMuchInside, match="pixels"):
        run(raw, "a.png")


def test_words_of_a_png_that_unpack_without_end_are_refused(run):
    bomb = b"Comment\0\0" + zlib.compress(b"x" * 90_000_000, 9)
    raw = picture("PNG")
    raw = raw[:33] + chunk(b"zTXt", bomb) + raw[33:]
    with pytest.raises(MalformedFile):
        run(raw, "a.png")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP"])
def test_a_picture_that_is_cut_short_is_noted_or_malformed(run, kind):
    out = io.BytesIO()
    Image.effect_noise((64, 64), 90).convert("RGB").save(out, kind)
    raw = out.getvalue()[: len(out.getvalue()) // 2]
    try:
        notes = run(raw, f"a.{kind.lower()}").receipt.notes
    except MalformedFile:
        return
    assert any("damaged" in note for note in notes)


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0\x08\0\0\0", b"RIFF\0\0\0\0WEBP"],
)
def test_a_mark_with_no_picture_behind_it_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "a.jpg")


def test_random_damage_to_a_picture_never_leaks(run):
    luck = random.Random(4)
    for kind in ("JPEG", "PNG", "TIFF", "WEBP"):
        raw = picture(kind, exif=camera(picture(size=(32, 24))))
        for _ in range(20):
            broken = bytearray(raw)
            for _ in range(6):
                broken[luck.randrange(12, min(len(raw), 400))] = luck.randrange(256)
            try:
                run(bytes(broken), f"a.{kind.lower()}")
            except (MalformedFile, TooMuchInside):
                continue


def test_heic_is_told_by_its_mark_and_its_dimensions(run):
    ispe = struct.pack(">I4sIII", 20, b"ispe", 0, 320, 240) + struct.pack(
        ">I4sIII", 20, b"ispe", 0, 4032, 3024
    )
    outcome = run(struct.pack(">I4s4sI", 16, b"ftyp", b"heic", 0) + ispe, "a.heic")
    facts = outcome.receipt.facts
    assert (facts["format"], facts["width"], facts["height"]) == ("HEIF", 4032, 3024)
    assert any("not unpacked" in note for note in outcome.receipt.notes)


def test_film_is_no_picture(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(struct.pack(">I4s4sI", 16, b"ftyp", b"isom", 0))
    assert registry.choose(path, Hints("x.mp4")).name != "picture"


def test_text_recognition_looks_at_pictures_afterwards():
    assert registry.known()["picture"].then == ("ocr",)
    assert registry.known()["pdf"].then == ("ocr",)
