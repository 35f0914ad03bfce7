# SPDX-License-Identifier: Apache-2.0
"""That a redacted picture holds pixels and nothing else, and that none of those it holds stood under a mark."""

import hashlib
import io
import random
import struct

import pytest
from PIL import ExifTags, Image, ImageDraw, PngImagePlugin

from sanad.dossier.redaction import picture as picture_module
from sanad.dossier.redaction.mark import Boxes, Mark, Stretch
from sanad.dossier.redaction.paint import Place
from sanad.dossier.redaction.picture import prove
from sanad.dossier.redaction.redact import redact
from sanad.dossier.redaction.spans import BLOCK
from sanad.errors import BadValue, MalformedFile, NotRedacted

SECRET = (100, 40, 200, 90)
MARK = Mark(Boxes(1, (SECRET,)), "third_party")
NAME = b"Zarghun"


def scene(size=(400, 300), mode="RGB") -> Image.Image:
    """Return white with a red square where the secret stands, a blue one that stays."""
    sheet = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((100, 40, 199, 89), fill=(255, 0, 0))
    draw.rectangle((300, 200, 349, 249), fill=(0, 0, 255))
    return sheet.convert(mode)


def saved(sheet: Image.Image, path, kind: str, **how):
    sheet.save(path, kind, **how)
    return path


def opened(raw: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(raw))
    picture.load()
    return picture


def has_red(picture: Image.Image) -> bool:
    colours = picture.convert("RGB").getcolors(picture.width * picture.height)
    return any(red > 150 and green < 100 and blue < 100 for _, (red, green, blue) in colours)


def sixteen_bits() -> Image.Image:
    pixels = scene(mode="L").tobytes()
    return Image.frombytes("I;16", (400, 300), bytes(byte for one in pixels for byte in (one, one)))


def camera(thumbnail: Image.Image) -> bytes:
    """Return Exif with a name, a place and a thumbnail, as a camera writes it."""
    small = io.BytesIO()
    thumbnail.save(small, "JPEG")
    artist = NAME + b"\0"
    # IFD0 with one entry (Artist), IFD1 with offset and length of the thumbnail (TIFF 6.0)
    first = struct.pack("<H", 1) + struct.pack("<HHII", 0x013B, 2, len(artist), 68)
    second = struct.pack("<H", 2) + struct.pack("<HHII", 0x0201, 4, 1, 80)
    second += struct.pack("<HHII", 0x0202, 4, 1, len(small.getvalue())) + struct.pack("<I", 0)
    head = b"II*\0" + struct.pack("<I", 8) + first + struct.pack("<I", 26)
    raw = (head + second).ljust(68, b"\0") + artist.ljust(12, b"\0") + small.getvalue()
    return b"Exif\0\0" + raw


def test_a_jpeg_loses_what_is_marked_and_all_that_its_camera_wrote(tmp_path):
    path = saved(scene(), tmp_path / "a.jpg", "JPEG", exif=camera(scene()), comment=NAME, xmp=b"<x>" + NAME)  # fmt: skip
    assert path.read_bytes().count(b"\xff\xd8\xff") == 2  # its thumbnail shows the secret too
    made = redact(path, "image/jpeg", [], [MARK])
    copy = opened(made.raw)
    assert not has_red(copy)
    assert made.raw.count(b"\xff\xd8\xff") == 1
    assert NAME not in made.raw
    assert b"Exif" not in made.raw
    assert copy.getpixel((320, 220))[2] > 200
    assert made.raw == redact(path, "image/jpeg", [], [MARK]).raw


def test_a_png_loses_what_is_marked_and_its_texts(tmp_path):
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", NAME.decode())
    notes.add_itxt("XML:com.adobe.xmp", NAME.decode())
    path = saved(scene(), tmp_path / "a.png", "PNG", pnginfo=notes, exif=camera(scene()))
    with path.open("ab") as file:
        file.write(NAME)  # behind the end, where no viewer looks
    made = redact(path, "image/png", [], [MARK])
    assert NAME not in made.raw
    assert not has_red(opened(made.raw))
    kinds, at = [], 8
    while at < len(made.raw):
        (size,) = struct.unpack(">I", made.raw[at : at + 4])
        kinds.append(made.raw[at + 4 : at + 8])
        at += size + 12
    assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}


def test_every_frame_of_a_tiff_goes_over_and_each_mark_covers_its_own(tmp_path):
    path = tmp_path / "a.tif"
    scene().save(path, save_all=True, append_images=[scene((500, 300)), scene((400, 320), "L")], description=NAME.decode())  # fmt: skip
    marks = [Mark(Boxes(2, (SECRET,)), "other_case")]
    made = redact(path, "image/tiff", [], marks)
    assert NAME not in made.raw
    with Image.open(io.BytesIO(made.raw)) as copy:
        assert copy.n_frames == 3
        seen = []
        for number in range(3):
            copy.seek(number)
            seen.append((copy.size, copy.mode, has_red(copy)))
    assert seen == [((400, 300), "RGB", True), ((500, 300), "RGB", False), ((400, 320), "L", False)]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_that_lies_on_its_side_is_turned_with_its_mark_and_its_words(
    tmp_path, orientation
):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    path = saved(scene(), tmp_path / "a.png", "PNG", exif=exif)
    layer = {
        "v": "sanad/layer/1", "kind": "ocr", "unit": "pixel", "reader": "ocr", "version": "1",
        "exhibit": hashlib.sha256(path.read_bytes()).hexdigest(),
        "parts": [{"label": "frame 1", "text": "Zarghun Karachi", "words": [
            {"start": 0, "end": 7, "box": list(SECRET), "confidence": 90, "low": False},
            {"start": 8, "end": 15, "box": [295, 195, 355, 255], "confidence": 90, "low": False},
        ]}],
    }  # fmt: skip
    made = redact(path, "image/png", [layer], [Mark(Stretch(1, 0, 7, "ocr"), "third_party")])
    copy = opened(made.raw)
    assert copy.size == ((300, 400) if orientation > 4 else (400, 300))
    assert not has_red(copy)
    (word,) = made.layers[0]["parts"][0]["words"]
    cut = copy.crop(word["box"])
    assert cut.size == (60, 60)
    assert cut.getpixel((30, 30)) == (0, 0, 255)
    assert made.layers[0]["parts"][0]["text"] == f"{BLOCK * 7} Karachi"


def test_pixels_that_hide_under_transparency_become_white(tmp_path):
    sheet = scene(mode="RGBA")
    sheet.putalpha(0)
    made = redact(saved(sheet, tmp_path / "a.png", "PNG"), "image/png", [], [Mark(Boxes(1, ((0, 0, 9, 9),)), "x")])  # fmt: skip
    assert not has_red(opened(made.raw))


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_pictures_of_every_kind_of_pixel_are_covered(tmp_path, mode):
    sheet = sixteen_bits() if mode == "I;16" else scene(mode=mode)
    path = saved(sheet, tmp_path / "a.png", "PNG")
    made = redact(path, "image/png", [], [MARK])
    copy = opened(made.raw).convert("L")
    assert copy.getpixel((102, 42)) == 0
    assert copy.getpixel((5, 5)) == 255
    assert 10 < copy.getpixel((320, 220)) < 60 or mode == "1"


def test_of_a_picture_with_others_behind_it_only_the_first_goes_over(tmp_path):
    path = tmp_path / "a.jpg"
    Image.new("RGB", (400, 300), "white").save(path, "MPO", save_all=True, append_images=[scene()])
    made = redact(path, "image/jpeg", [], [MARK])
    assert made.raw.count(b"\xff\xd8\xff") == 1
    assert not has_red(opened(made.raw))


@pytest.mark.parametrize("box", [(400, 0, 420, 20), (200, 90, 100, 40)])
def test_a_box_that_covers_nothing_is_refused(tmp_path, box):
    path = saved(scene(), tmp_path / "a.png", "PNG")
    with pytest.raises(BadValue, match="outside the picture"):
        redact(path, "image/png", [], [Mark(Boxes(1, (box,)), "x")])


def test_a_mark_on_a_page_that_there_is_not_is_told_in_words(tmp_path):
    path = saved(scene(), tmp_path / "a.png", "PNG")
    with pytest.raises(
        BadValue, match=r"^a box on page or frame 9 is not a valid mark: .* the last is 1"
    ):
        redact(path, "image/png", [], [Mark(Boxes(9, ((0, 0, 9, 9),)), "x")])


def test_bytes_that_are_no_picture_or_cut_short_are_refused(tmp_path):
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n nothing")
    with pytest.raises(MalformedFile):
        redact(path, "image/png", [], [MARK])
    noise = Image.frombytes("L", (300, 300), random.Random(1).randbytes(90000))
    path.write_bytes(saved(noise, tmp_path / "b.png", "PNG").read_bytes()[:40000])
    with pytest.raises(MalformedFile):
        redact(path, "image/png", [], [MARK])


def test_a_cover_that_was_not_painted_is_found(tmp_path, monkeypatch):
    path = saved(scene(), tmp_path / "a.jpg", "JPEG")
    monkeypatch.setattr(picture_module, "paint", lambda sheet, places: None)
    with pytest.raises(NotRedacted, match="shows through"):
        redact(path, "image/jpeg", [], [MARK])


@pytest.mark.parametrize(
    ("kind", "how", "named"),
    [
        ("JPEG", {"exif": camera(scene())}, "exif"),
        ("JPEG", {"comment": NAME}, "comment"),
        ("JPEG", {"xmp": b"<x/>"}, "xmp"),
        ("JPEG", {"icc_profile": b"0" * 200}, "icc_profile"),
        ("TIFF", {"description": "Zarghun"}, "tag 270"),
        ("TIFF", {"artist": "Zarghun"}, "tag 315"),
    ],
)
def test_whatever_is_no_pixel_is_found(kind, how, named):
    into = io.BytesIO()
    Image.new("RGB", (40, 30)).save(into, kind, **how)
    with pytest.raises(NotRedacted, match=f"more than pixels.*{named}"):
        prove(into.getvalue(), kind, [[]], "copy")


def test_a_frame_too_many_is_found():
    into = io.BytesIO()
    sheet = Image.new("RGB", (40, 30))
    sheet.save(into, "TIFF", save_all=True, append_images=[sheet])
    with pytest.raises(NotRedacted, match="frames"):
        prove(into.getvalue(), "TIFF", [[Place((0, 0, 5, 5), "x")]], "copy")
