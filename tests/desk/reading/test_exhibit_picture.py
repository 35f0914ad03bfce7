# SPDX-License-Identifier: Apache-2.0
"""Pictures of pages: safe to show, the right page, and the boxes of words on the ink; hostile files refused by name."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from cast import CASE, build_house
from page_files import AT, pdf, photograph
from sanad.desk import viewing
from sanad.desk.acts.erase_exhibit import EraseExhibit
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.redact_exhibit import RedactExhibit
from sanad.desk.questions.exhibit_part import ExhibitPart
from sanad.desk.questions.exhibit_picture import ExhibitPicture
from sanad.errors import (
    BadValue,
    LockedFile,
    MalformedFile,
    NotFound,
    Quarantined,
    ReaderStopped,
    TooMuchInside,
    UnsupportedFormat,
)
from sanad.vault import store as vault
from sanad.wiring import Encryption

ANALYST = {"by": "analyst", "compartment": CASE}


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def drawn(scene, exhibit, **order):
    return scene.house.do(ExhibitPicture(**ANALYST, exhibit=exhibit, **order))


def pixels(picture):
    image = Image.open(BytesIO(picture.png))
    assert image.format == "PNG"
    assert image.size == (picture.width, picture.height)
    return image.convert("L")


def ink(image):
    """Return the box around all that is dark."""
    return image.point(lambda value: 255 if value < 128 else 0).getbbox()


def mapped(matrix, box):
    a, b, c, d, e, f = matrix
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in box[::2] for y in box[1::2]]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


@pytest.mark.parametrize("rotate", [0, 90])
def test_the_box_of_a_word_lies_on_its_ink(scene, rotate):
    exhibit = scene.house.seal(scene.folder, "letter.pdf", pdf("Zarghun", rotate=rotate))
    scene.house.read()
    [word] = scene.house.do(ExhibitPart(**ANALYST, exhibit=exhibit)).words
    picture = drawn(scene, exhibit, width=800)
    assert (picture.pages, picture.unit, picture.width) == (1, "point", 800)
    left, top, right, bottom = mapped(picture.matrix, word.box)
    found = ink(pixels(picture))
    assert left - 4 <= found[0] < found[2] <= right + 4
    assert top - 4 <= found[1] < found[3] <= bottom + 4


def test_each_page_is_its_own(scene):
    exhibit = scene.house.seal(scene.folder, "two.pdf", pdf("first", ""))
    assert ink(pixels(drawn(scene, exhibit, page=1))) is not None
    assert ink(pixels(drawn(scene, exhibit, page=2))) is None


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photograph_stands_upright_and_places_on_it_are_led_there(scene, orientation):
    exhibit = scene.house.seal(scene.folder, "photo.jpg", photograph(orientation))
    picture = drawn(scene, exhibit, width=60)
    turned = orientation > 4
    assert (picture.width > picture.height) is not turned
    square = mapped(picture.matrix, (0, 0, 20, 20))  # as stored
    assert ink(pixels(picture)) == pytest.approx(square, abs=1.5)


def test_a_picture_is_never_enlarged(scene):
    exhibit = scene.house.seal(scene.folder, "photo.jpg", photograph())
    assert (drawn(scene, exhibit, width=2000).width, drawn(scene, exhibit, width=30).width) == (120, 30)  # fmt: skip


def test_nothing_of_what_a_picture_carries_beside_its_pixels_is_shown(scene):
    image = Image.open(BytesIO(photograph()))
    out = BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    image.save(out, "JPEG", exif=exif, comment=b"SECRET")
    raw = out.getvalue() + b"<script>SECRET</script>"
    exhibit = scene.house.seal(scene.folder, "photo.jpg", raw)
    assert b"SECRET" not in drawn(scene, exhibit).png


@pytest.mark.parametrize("page", [3, 1 << 40])
def test_a_page_beyond_the_end_is_not_found(scene, page):
    exhibit = scene.house.seal(scene.folder, "two.pdf", pdf("first", "second"))
    with pytest.raises(NotFound):
        drawn(scene, exhibit, page=page)


@pytest.mark.parametrize("asked", [{"page": 0}, {"page": -1}, {"width": 15}, {"width": 2001}])
def test_a_page_or_a_width_that_is_none_is_refused(scene, asked):
    with pytest.raises(BadValue):
        drawn(scene, scene.note, **asked)


def test_a_page_that_a_pdf_only_says_it_has_is_not_drawn(scene):
    raw = pdf("first").replace(b"/Count 1", b"/Count 1000000")
    exhibit = scene.house.seal(scene.folder, "liar.pdf", raw)
    with pytest.raises(TooMuchInside):
        drawn(scene, exhibit, page=999_999)
    fewer = scene.house.seal(scene.folder, "few.pdf", raw.replace(b"1000000", b"0010000"))
    with pytest.raises(MalformedFile):
        drawn(scene, fewer, page=9_999)


def test_a_damaged_picture_is_named_as_such(scene):
    exhibit = scene.house.seal(scene.folder, "cut.jpg", photograph()[:400])
    with pytest.raises((MalformedFile, UnsupportedFormat)) as refusal:
        drawn(scene, exhibit)
    assert refusal.value.where == "cut.jpg"  # no path of ours
    assert "/" not in str(refusal.value).replace("cut.jpg", "")


def test_a_page_as_long_as_a_street_is_drawn_small_enough(scene):
    made = pikepdf.Pdf.open(BytesIO(pdf("street")))
    made.pages[0].MediaBox = [0, 0, 100, 14_400]
    out = BytesIO()
    made.save(out)
    exhibit = scene.house.seal(scene.folder, "street.pdf", out.getvalue())
    picture = drawn(scene, exhibit, width=2000)
    assert picture.width * picture.height <= 16_100_000


def test_a_locked_pdf_says_so(scene):
    made, out = pikepdf.Pdf.open(BytesIO(pdf("secret"))), BytesIO()
    made.save(out, encryption=pikepdf.Encryption(user="pass", owner="pass"))
    exhibit = scene.house.seal(scene.folder, "locked.pdf", out.getvalue())
    with pytest.raises(LockedFile):
        drawn(scene, exhibit)


def test_what_has_no_pages_says_so(scene):
    with pytest.raises(UnsupportedFormat):
        drawn(scene, scene.calls)


def test_a_redacted_copy_is_shown_without_what_was_marked(scene):
    exhibit = scene.house.seal(scene.folder, "letter.pdf", pdf("Zarghun"))
    scene.house.read()
    asked = ({"ground": "third_party", "words": "Zarghun"},)
    order = {"recipients": ("defence",), "reason": "the person is no party"}
    drafter = {"by": "drafter", "compartment": CASE}
    scene.house.do(RedactExhibit(**drafter, exhibit="letter.pdf", asked=asked, **order))
    shown, copy = (pixels(drawn(scene, exhibit, recipient=to, width=400)) for to in ("", "defence"))
    middle = (AT[0] + 5, AT[1] - 8)
    covered = copy.crop((AT[0], AT[1] - 14, AT[0] + 60, AT[1]))
    assert sum(covered.histogram()[:64]) > 0.8 * covered.width * covered.height
    assert shown.getpixel(middle) != copy.getpixel(middle) or shown.tobytes() != copy.tobytes()
    with pytest.raises(NotFound):
        drawn(scene, exhibit, recipient="court")


def test_what_was_drawn_is_kept_and_made_anew_when_it_is_damaged_or_gone(scene):
    exhibit = scene.house.seal(scene.folder, "letter.pdf", pdf("Zarghun"))
    first = drawn(scene, exhibit)
    [kept] = scene.house.office.tools.records.folder(exhibit, viewing.PICTURES).iterdir()
    assert kept.read_bytes() == first.png
    for damage in (b"", b"no picture", first.png[:100]):
        kept.write_bytes(damage)
        assert drawn(scene, exhibit).png == first.png
    kept.unlink()
    assert drawn(scene, exhibit) == first


def test_no_more_pictures_are_kept_than_a_few(scene, monkeypatch):
    monkeypatch.setattr(viewing, "_MOST_PICTURES", 3)
    exhibit = scene.house.seal(scene.folder, "photo.jpg", photograph())
    for width in range(20, 26):
        drawn(scene, exhibit, width=width)
    kept = list(scene.house.office.tools.records.folder(exhibit, viewing.PICTURES).iterdir())
    assert sorted(path.name.split(".")[-2] for path in kept) == ["23", "24", "25"]


ERASE = {"by": "chief", "compartment": CASE, "order": "Court order 1", "witness": "auditor"}


def test_an_erased_exhibit_leaves_no_picture(scene):
    exhibit = scene.house.seal(scene.folder, "letter.pdf", pdf("Zarghun"))
    drawn(scene, exhibit)
    scene.house.do(EraseExhibit(**ERASE, exhibit=exhibit))
    assert not scene.house.office.tools.records.folder(exhibit, viewing.PICTURES).exists()
    with pytest.raises(Quarantined, match="erased on order"):
        drawn(scene, exhibit)


def test_a_picture_of_what_is_erased_while_it_is_drawn_does_not_outlive_it(scene, monkeypatch):
    exhibit = scene.house.seal(scene.folder, "letter.pdf", pdf("Zarghun"))
    keep = scene.house.office.tools.records.keep

    def erased_first(*given, **named):
        scene.house.do(EraseExhibit(**ERASE, exhibit=exhibit))
        return keep(*given, **named)

    monkeypatch.setattr(scene.house.office.tools.records, "keep", erased_first)
    with pytest.raises(Quarantined):
        drawn(scene, exhibit)
    assert not scene.house.office.tools.records.folder(exhibit, viewing.PICTURES).exists()


def test_what_is_set_aside_is_not_shown_although_it_was_drawn(scene):
    exhibit = scene.house.seal(scene.folder, "letter.pdf", pdf("Zarghun"))
    drawn(scene, exhibit)
    clerk = {"by": "clerk", "compartment": CASE}
    scene.house.do(QuarantineExhibit(**clerk, exhibit=exhibit, reason="doubt"))
    with pytest.raises(Quarantined):
        drawn(scene, exhibit)


def test_a_cell_that_lies_about_its_pixels_is_not_believed(scene, monkeypatch):
    exhibit = scene.house.seal(scene.folder, "letter.pdf", pdf("Zarghun"))
    for lie in (
        b"<svg/>",
        b"{}",
        b'{"pages": 1, "unit": "point", "size": [1, 1], "orientation": 1, "width": 1, "height": 1}',
        b'{"pages": 1, "unit": "x", "size": [1, 1], "orientation": 9, "width": 1e9, "height": 0}',
        b'{"code": "EVIDENCE_NONE", "facts": {}}',
    ):
        monkeypatch.setattr(viewing, "_answer", lambda *_, lie=lie: lie)
        with pytest.raises((ReaderStopped, MalformedFile)):
            drawn(scene, exhibit)


def test_an_encrypted_vault_shows_pages_too_and_leaves_nothing_open(tmp_path):
    encryption = Encryption(lambda: None, recovery_file=tmp_path / "recovery")
    house = build_house(tmp_path / "office", encryption=encryption)
    exhibit = house.seal(tmp_path, "letter.pdf", pdf("Zarghun"))
    order = ExhibitPicture(**ANALYST, exhibit=exhibit)
    assert ink(pixels(house.do(order))) is not None
    opened = house.office.path / "vault" / "opened"
    assert [path for path in opened.rglob("*") if path.is_file() and path.read_bytes()[:5] == b"%PDF-"] == []  # fmt: skip
    with house.office.tools.database.reading() as connection:
        assert vault.get(connection, exhibit).size > 0
    house.office.close()
