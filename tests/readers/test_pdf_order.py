# SPDX-License-Identifier: Apache-2.0

"""The order of words on pages of PDF with right-to-left script: drawn by hand, and set by a program that follows UAX #9."""

import random
from pathlib import Path

import pytest
import typst

from sanad.readers.formats.pdf.order import Sign, reading_order

NASKH = Path("/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf")
URDU = "ملزم گاڑی نمبر برآمد ہوئی کراچی تھانہ صدر درج عبداللہ رقم روپے ادا فون کال سے نے کو کار ملا اور لاہور".split()  # noqa: SIM905 - words of a sentence
THINGS = [
    "QAB-1234", "0399-1234567", "+923991234567", "42101-1234567-1", "12/03/2025", "12-03-2025", "1,234,567.89", "41/2025", "10:45",
    "Toyota Hilux", "FIR No. 41/2025 dated 3 March 2025", "۰۳۹۹۱۲۳۴۵۶۷", "(Sample Road)", "sample@example.pk",
]  # fmt: skip


def drawn(*lines: tuple[int, list[str]], upwards: bool = False) -> bytes:
    """Write a PDF by hand; a line is where it begins, from the left, and what its glyphs mean, from the left.

    `upwards` writes up the page, and says that the page is to be turned.
    """
    glyphs = sorted({glyph for _, line in lines for glyph in line})
    codes = {glyph: number for number, glyph in enumerate(glyphs, start=0x21)}
    meanings = " ".join(
        f"<{code:02X}> <{glyph.encode('utf-16-be').hex()}>" for glyph, code in codes.items()
    )
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <00> <FF>"
        f" endcodespacerange {len(codes)} beginbfchar {meanings} endbfchar endcmap end end"
    )
    shown = " ".join(
        f"{f'0 1 -1 0 {20 + 20 * n} {left}' if upwards else f'1 0 0 1 {left} {720 - 20 * n}'} Tm <{''.join(f'{codes[glyph]:02X}' for glyph in line)}> Tj"
        for n, (left, line) in enumerate(lines)
    )
    page = "/MediaBox [0 0 595 842]" + (" /Rotate 90" if upwards else "")
    stream = f"BT /F1 12 Tf {shown} ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /ToUnicode 6 0 R >>",
        f"<< /Type /Page /Parent 2 0 R {page} /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    body = "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects, start=1))
    return f"%PDF-1.4\n{body}trailer\n<< /Size 7 /Root 1 0 R >>\n%%EOF\n".encode()


def seen(text: str) -> list[str]:
    """Return the glyphs of a text in Urdu as they stand on paper, from the left."""
    return list(text)[::-1]


def set_by_a_program(body: str, font: str = "Noto Naskh Arabic") -> bytes:
    if not NASKH.exists():
        pytest.skip("needs Noto Naskh Arabic")
    return typst.compile(
        f'#set page(width: 210mm, height: auto)\n#set text(font: ("Libertinus Serif", "{font}"))\n{body}'.encode()
    )


def words(outcome) -> list[list[str]]:
    return [line.split() for line in outcome.texts[0].splitlines()]


def test_a_line_is_read_from_its_right_end_and_latin_in_it_from_its_left(run):
    outcome = run(drawn((72, [*"QAB-1234 ", *seen("گاڑی نمبر")]), (72, seen("درج"))), "a.pdf")
    assert words(outcome) == [["گاڑی", "نمبر", "QAB-1234"], ["درج"]]


def test_a_word_is_read_from_its_right_end_whichever_end_the_library_begins_at():
    letters = [Sign(letter, 30 - 5 * n, 0, 35 - 5 * n, 9) for n, letter in enumerate("گاڑی")]
    assert [one.text for one in reading_order([letters, letters[::-1]])] == ["گاڑی", "گاڑی"]


def test_the_letters_of_one_glyph_are_in_order_whether_it_means_letters_or_a_form(run):
    for alef in ("لا", "\ufefb"):
        assert words(run(drawn((72, ["م", alef, "س"])), "a.pdf")) == [["سلام"]]


@pytest.mark.parametrize(
    "shape", [(")", "("), ("(", ")")], ids=["named by meaning", "named by shape"]
)
def test_brackets_open_and_close_as_they_are_read(run, shape):
    left, right = shape
    raw = drawn((72, [left, *seen("صدر"), right, " ", *seen("تھانہ")]))
    assert words(run(raw, "a.pdf")) == [["تھانہ", "(صدر)"]]


def test_numbers_joined_by_a_hyphen_are_read_from_the_right_and_noted(run):
    outcome = run(drawn((72, [*"678-12345 ", *seen("حساب")])), "a.pdf")
    assert words(outcome) == [["حساب", "12345-678"]]
    assert [note for note in outcome.receipt.notes if "joined by a hyphen" in note]


@pytest.mark.parametrize("number", ["42101-1234567-1", "0399-1234567"])
def test_an_identity_card_or_telephone_number_is_never_turned(run, number):
    turned = "-".join(reversed(number.split("-")))
    for shown in (number, turned):
        alone = run(drawn((72, [*shown, " ", *seen("نمبر")])), "a.pdf")
        assert words(alone) == [["نمبر", number]]
        assert bool([n for n in alone.receipt.notes if "hyphen" in n]) == (shown == turned)
    beside = run(drawn((72, ["Q", "A", "B", " ", *turned, " ", *seen("نمبر")])), "a.pdf")
    assert words(beside) == [["نمبر", number, "QAB"]]


def test_the_side_of_the_page_tells_which_way_a_line_of_both_scripts_reads(run):
    mixed = [*"Toyota ", *seen("گاڑی")]
    full = (72, list("A line of Latin from edge to edge of it"))
    at_left, at_right = run(drawn(full, (72, mixed)), "a.pdf"), run(drawn(full, (273, mixed)), "a.pdf")  # fmt: skip
    assert words(at_left)[1] == ["Toyota", "گاڑی"]
    assert words(at_right)[1] == ["گاڑی", "Toyota"]


def test_in_a_column_at_the_right_the_ends_of_a_line_tell_which_way_it_reads(run):
    full, column = (
        [*"A line from edge to edge of the page "],
        [*"Sample ", *seen("خان"), *" Person"],
    )
    outcome = run(drawn((72, full), (250, column)), "a.pdf")
    assert words(outcome)[1] == ["Sample", "خان", "Person"]


def test_a_line_from_edge_to_edge_reads_as_the_others_of_its_page(run):
    mixed = [*"FIR No dated ", *seen("درج")]
    urdu = run(drawn((72, mixed), (72, []), (165, seen("صدر"))), "a.pdf")
    latin = run(drawn((72, mixed), (72, []), (72, [*"Sample"])), "a.pdf")
    assert words(urdu)[0] == ["درج", "FIR", "No", "dated"]
    assert words(latin)[0] == ["FIR", "No", "dated", "درج"]


def test_a_blank_on_the_wrong_side_of_a_bracket_is_put_right():
    """Boxes as the library gave them: it had put its own blank of no width after the bracket."""
    at = [("ی", 395.9, 402.9), ("(", 389.4, 391.9), (" ", 389.2, 389.2), ("ت", 386.0, 389.1), (")", 380, 382)]  # fmt: skip
    [read] = reading_order([[Sign(text, left, 0, right, 9) for text, left, right in at]])
    assert read.text == "ی (ت)"


def test_boxes_go_with_their_words(run):
    outcome = run(drawn((72, [*"QAB-1234 ", *seen("گاڑی")])), "a.pdf")
    [part] = outcome.layer["parts"]
    boxes = {part["text"][one["start"] : one["end"]]: one["box"] for one in part["words"]}
    assert list(boxes) == ["گاڑی", "QAB-1234"]
    assert boxes["QAB-1234"][0] in range(72, 76)
    assert boxes["QAB-1234"][2] < boxes["گاڑی"][0]


def test_a_page_without_right_to_left_letters_is_left_as_it_is(run):
    outcome = run(drawn((300, list("right")), (72, list("left 1-2"))), "a.pdf")
    assert outcome.texts == ["right\nleft 1-2"]


def test_every_sign_of_a_line_is_kept_once_whatever_it_holds():
    luck = random.Random(3)
    for _ in range(300):
        at = [luck.randrange(400) for _ in range(luck.randrange(30))]
        signs = [Sign(luck.choice("aZ19۳٣دلا\u064e +-.,()\u200f\u00a0"), x, 0, x + luck.randrange(5), 9) for x in at]  # fmt: skip
        [read] = reading_order([signs])
        assert sorted(read.order) == list(range(len(signs)))
        assert len(read.text) == len(signs)


def test_lines_set_from_known_text_have_its_words_in_their_order(run):
    luck = random.Random(5)
    known = []
    for _ in range(60):
        line = luck.sample(URDU, 5)
        line[luck.randrange(1, 5)] = luck.choice(THINGS)
        known.append(" ".join(line))
    raw = set_by_a_program(
        '#set text(lang: "ur", dir: rtl)\n' + "\n\n".join(known).replace("@", "\\@")
    )
    assert words(run(raw, "a.pdf")) == [line.split() for line in known]


def test_latin_on_a_page_with_urdu_reads_from_the_left_and_so_do_its_numbers(run):
    latin = "The car QAB-1234 of عبداللہ (CNIC 42101-1234567-1) was found on 3 March 2025."
    urdu = "گاڑی کراچی میں ملی"
    body = f'{latin}\n\n#set text(lang: "ur", dir: rtl)\n{urdu}'
    assert words(run(set_by_a_program(body), "a.pdf")) == [latin.split(), urdu.split()]


def test_a_paragraph_of_both_scripts_over_several_lines_keeps_its_words(run):
    known = (
        "مولوی عبداللہ خان ۰۳۰۰۱۲۳۴۵۶۷ Toyota Hilux QAB-1234 میں تھے، FIR No. 41/2025 dated 3 March"
        " 2025 درج ہوئی۔ " * 3
    ).split()
    raw = set_by_a_program(f'#set text(lang: "ur", dir: rtl)\n{" ".join(known)}')
    lines = words(run(raw, "a.pdf"))
    assert len(lines) > 2
    assert [word for line in lines for word in line] == known


def test_a_page_that_is_shown_turned_is_read_as_it_is_shown(run):
    line = [*"QAB-1234 ", *seen("گاڑی")]
    assert words(run(drawn((72, line), upwards=True), "a.pdf")) == [["گاڑی", "QAB-1234"]]
