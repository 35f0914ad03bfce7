# SPDX-License-Identifier: Apache-2.0
"""What a rendition may not get wrong: an order of digits, a line that leaves the page, a sign in silence, and what it is a rendition of."""

import hashlib
import re

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from sanad.dossier.rendition.direction import line
from sanad.dossier.rendition.render import render
from sanad.dossier.rendition.source import Source

LINES = "From: Sample One\nرابطہ نمبر +92 300 1234567 پر\nthe end"
TABLE = {"encoding": "utf-8", "delimiter": ",", "quotechar": '"', "header_record": 1}
RIGHT, LEFT, END = "\u2067", "\u2066", "\u2069"


@pytest.fixture
def source(tmp_path):
    def make(name: str, raw: bytes, media_type: str, **layer: object) -> Source:
        path = tmp_path / "sealed"
        path.write_bytes(raw)
        digest = hashlib.sha256(raw).hexdigest()
        made = {"exhibit": digest, "reader": "text", "version": "1", **layer} if layer else None
        return Source(path, digest, len(raw), media_type, name, "exhibits/original.bin", made)

    return make


@pytest.fixture
def text(source):
    def make(*parts: str, name: str = "mail.eml", reader: str = "eml") -> Source:
        given_parts = [{"label": f"part {n}", "text": part} for n, part in enumerate(parts, 1)]
        return source(
            name, b"as sealed", "message/rfc822", kind="text", parts=given_parts, reader=reader
        )

    return make


@pytest.fixture
def shown(tmp_path):
    """Return a renderer: the reason why it is not shown, and the pages."""

    def make(given_source: Source):
        into = tmp_path / "rendition.pdf"
        return render(given_source, into), pypdfium2.PdfDocument(into)

    return make


def words(page) -> str:
    return page.get_textpage().get_text_range().replace("\u200b", "").replace("\ufffe", "")


# ---- direction ----------------------------------------------------------------------------------


def test_an_identifier_among_urdu_words_stands_in_an_isolate_of_its_own():
    made = line("رابطہ نمبر +92 300 1234567 اور 42101-1234567-1 پر")
    assert made["rtl"]
    assert f"{LEFT}+92 300 1234567{END}" in made["text"]
    assert f"{LEFT}42101-1234567-1{END}" in made["text"]


def test_urdu_words_among_english_stand_in_an_isolate_and_the_number_after_them_does_not():
    assert line("Name محمد علی +92 300") == {
        "rtl": False,
        "text": f"Name {RIGHT}محمد علی{END} +92 300",
    }


@given(st.text(alphabet="aZ09+-./ اببہی۱،"))
def test_nothing_of_a_line_is_lost_and_every_isolate_is_closed(written):
    made = line(written)["text"]
    assert re.sub("[\u2066-\u2069\u200b]", "", made) == written
    assert re.fullmatch("(?:[^\u2066-\u2069]|[\u2066\u2067][^\u2066-\u2069]*\u2069)*", made)


def test_an_override_of_direction_is_shown_and_not_obeyed():
    assert line("evil\u202efdp.exe")["text"] == r"evil\u202efdp.exe"


# ---- text ---------------------------------------------------------------------------------------


def test_lines_are_numbered_within_their_part_and_the_footer_says_of_what(text, shown):
    given_source = text(LINES, "alone")
    reason, pages = shown(given_source)
    read = words(pages[0])
    assert reason is None
    assert re.search(r"part 1\s+1\s+From: Sample One\s", read)
    assert re.search(r"\s3\s+the end\s", read)
    assert "read by eml 1" in read
    assert given_source.sha256 in read


def test_digits_of_a_telephone_number_stand_in_order_on_the_page(text, shown):
    _, pages = shown(text("رابطہ نمبر +92 300 1234567 پر", name="mail"))
    read = pages[0].get_textpage()
    search = read.search("1234567")
    first = read.get_charbox(search.get_next()[0])[0]
    plus = read.get_charbox(read.search("+92").get_next()[0])[0]
    assert plus < first


@pytest.mark.parametrize("long", ["x" * 4000, "word " * 2000, "https://example.org/" + "a1/" * 600])
def test_no_word_leaves_the_page(text, shown, long):
    _, pages = shown(text(long, reader="text"))
    for page in pages:
        assert all(
            left >= 0 and right <= page.get_width()
            for left, _, right, _ in (each.get_bounds() for each in page.get_objects())
        )
    assert "".join(long.split()) in re.sub(r"\s", "", words(pages[0])) or len(pages) > 1


def test_a_sign_that_no_font_has_is_named_and_the_exhibit_not_half_shown(text, shown):
    reason, pages = shown(text("before 😀 after"))
    assert reason == "no font here has U+1F600 GRINNING FACE"
    assert len(pages) == 1
    read = words(pages[0])
    assert "EXHIBIT WITHOUT PAGES" in read
    assert "GRINNING FACE" in read
    assert "before" not in read


def test_a_text_too_long_for_paper_is_told(text, shown):
    reason, _ = shown(text("line\n" * 50_000))
    assert reason == "it would fill more than 600 pages"


def test_the_same_exhibit_gives_the_same_bytes(text, tmp_path):
    for name in ("x", "y"):
        render(text(LINES), tmp_path / name)
    assert (tmp_path / "x").read_bytes() == (tmp_path / "y").read_bytes()


# ---- tables -------------------------------------------------------------------------------------


def test_a_table_repeats_its_head_and_numbers_its_rows(source, shown):
    raw = "number,name\n" + "".join(f"+9230012345{n:02},Sample {n}\n" for n in range(90))
    reason, pages = shown(source("calls.csv", raw.encode(), "text/csv", kind="table", table=TABLE))
    assert reason is None
    assert len(pages) > 1
    assert all(page.get_width() > page.get_height() for page in pages)
    assert all(re.search(r"row\s+number\s+name", words(page)) for page in pages)
    assert re.search(r"90\s+\+923001234589\s+Sample 89", words(pages[len(pages) - 1]))


def test_a_table_too_wide_goes_on_in_bands_that_hold_every_column(source, shown):
    raw = (
        ",".join(f"column{n}" for n in range(40))
        + "\n"
        + ",".join(f"{n}" * 12 for n in range(10, 50))
        + "\n"
    )
    _, pages = shown(source("wide.csv", raw.encode(), "text/csv", kind="table", table=TABLE))
    read = " ".join(words(page) for page in pages)
    assert all(f"column{n}" in read for n in range(40))
    assert all(f"{n}" * 12 in read for n in range(10, 50))
    assert "Columns 1 to" in read


def test_a_long_word_does_not_run_into_the_next_column(source, shown):
    raw = "a,b,c,d,e\n" + ",".join(sign * 90 for sign in "WMWMW") + "\n"
    _, pages = shown(source("x.csv", raw.encode(), "text/csv", kind="table", table=TABLE))
    read = pages[0].get_textpage()
    boxes = [
        (sign, read.get_charbox(at))
        for at, sign in enumerate(read.get_text_range())
        if sign in "WM"
    ]
    first, second = boxes[0][1], next(box for sign, box in boxes if sign == "M")
    of_the_first = [box for sign, box in boxes if sign == "W" and box[0] < second[0]]
    assert len(of_the_first) == 90
    assert min(box[0] for box in of_the_first) == pytest.approx(first[0], abs=1)
    assert max(box[2] for box in of_the_first) <= second[0]


def test_what_stands_above_the_head_and_rows_of_other_lengths_are_shown(source, shown):
    raw = b"Operator export\na,b\n1\n2,3,four\n"
    _, pages = shown(
        source("x.csv", raw, "text/csv", kind="table", table={**TABLE, "header_record": 2})
    )
    assert re.search(
        r"Operator export.*a\s+b.*1\s+1\s.*2\s+2\s+3\s+four", words(pages[0]), re.DOTALL
    )


@pytest.mark.parametrize(
    "raw", [b"a,b\n" + b"1,2\n" * 10_001, b"a,b\n" + (b"word " * 20_000 + b",2\n") * 50]
)
def test_a_table_too_long_for_paper_is_told_and_a_page_stands_for_it(source, shown, raw):
    reason, pages = shown(source("x.csv", raw, "text/csv", kind="table", table=TABLE))
    assert reason == "it would fill more than 200 pages"
    assert "exhibits/original.bin" in words(pages[0])


# ---- pictures -----------------------------------------------------------------------------------


def test_a_picture_stands_upright_and_keeps_its_proportions(source, shown, tmp_path):
    picture = Image.new("RGB", (400, 200), (0, 0, 255))
    picture.paste((255, 0, 0), (0, 0, 100, 100))
    exif = picture.getexif()
    exif[0x112] = 6  # turn it clockwise to look at it
    picture.save(tmp_path / "p.jpg", exif=exif, quality=95)
    _, pages = shown(source("p.jpg", (tmp_path / "p.jpg").read_bytes(), "image/jpeg"))
    sheet = pages[0].render(scale=1).to_pil().convert("RGB")
    red = [
        (x, y)
        for x in range(sheet.width)
        for y in range(sheet.height)
        if sheet.getpixel((x, y))[0] > 200 and sheet.getpixel((x, y))[1] < 60
    ]
    blue = [
        (x, y)
        for x in range(sheet.width)
        for y in range(sheet.height)
        if sheet.getpixel((x, y))[2] > 200 and sheet.getpixel((x, y))[1] < 60
    ]
    all_x, all_y = zip(*red, *blue, strict=True)
    assert (max(all_y) - min(all_y)) / (max(all_x) - min(all_x)) == pytest.approx(2, abs=0.02)
    assert max(x for x, _ in red) == max(all_x)
    assert min(y for _, y in red) == min(all_y)


def test_every_page_of_a_scan_is_shown(source, shown, tmp_path):
    first, second = Image.new("L", (100, 100), 0), Image.new("CMYK", (100, 50))
    first.save(tmp_path / "s.tif", save_all=True, append_images=[second])
    _, pages = shown(source("s.tif", (tmp_path / "s.tif").read_bytes(), "image/tiff"))
    assert len(pages) == 2
    assert "picture 2 of 2" in words(pages[1])
    middle = [page.render(scale=1).to_pil().convert("L").getpixel((297, 400)) for page in pages]
    assert middle == [0, 255]


@pytest.mark.parametrize(
    ("keep", "reason"),
    [(2, "nothing here knows its kind"), (400, "damaged, cut off, or packed")],
)
def test_why_a_picture_does_not_open_is_told_in_words(source, shown, tmp_path, keep, reason):
    Image.effect_noise((200, 200), 90).save(tmp_path / "n.png")
    told, _ = shown(source("n.png", (tmp_path / "n.png").read_bytes()[:keep], "image/png"))
    assert reason in told
    assert "Error" not in told


# ---- what is not shown --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("cut.jpg", "image/jpeg"),
        ("cut.pdf", "application/pdf"),
        ("call.wav", "audio/wav"),
        ("چھوٹا 😀.bin", "application/octet-stream"),
    ],
)
def test_what_cannot_be_shown_has_one_page_with_its_digest_and_no_path_of_ours(
    source, shown, tmp_path, name, media_type
):
    given_source = source(name, b"\xff\xd8\xff%PDF-", media_type)
    reason, pages = shown(given_source)
    read = words(pages[0])
    assert reason
    assert len(pages) == 1
    assert given_source.sha256[:32] in read
    assert given_source.sha256[32:] in read
    assert "8 bytes" in read
    assert media_type in read
    assert str(tmp_path) not in reason


def test_a_pdf_is_taken_as_it_is(text, source, tmp_path):
    render(text("page"), tmp_path / "a.pdf")
    render(
        source("a.pdf", (tmp_path / "a.pdf").read_bytes(), "application/pdf"), tmp_path / "b.pdf"
    )
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
