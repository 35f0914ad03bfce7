# SPDX-License-Identifier: Apache-2.0
"""A scanned page whose doubtful words a person looks at, writes down, and confirms in one go."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from PIL import Image, ImageDraw, ImageFont

from cast import CASE, build_house
from sanad.cli.main import main
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.questions.list_unsure import ListUnsure
from sanad.errors import NotFound, Quarantined
from sanad.readers.formats.ocr import tessdata
from scene import recognised

TEXT = "Son of Sample Fathor\nof =Sampel Town"
LOW = ((14, 20), (24, 31))


@pytest.fixture
def house(quick_house, tmp_path):
    quick_house.picture = quick_house.seal(tmp_path, "card.png", b"\x89PNG\r\n\x1a\n of a card")
    recognised(quick_house, quick_house.picture, TEXT, *LOW)
    return quick_house


def confirm(house, *words, code=0):
    given = [*map(str, words), "--office", str(house.office.path), "--json"]
    who = ["--as", "analyst", "--compartment", CASE]
    result = CliRunner().invoke(main, ["confirm", *given, *who])
    assert result.exit_code == code, (result.output, result.exception)
    return json.loads(result.output) if result.output.startswith("{") else result.output


def unsure(house):
    return [(row["start"], row["end"]) for row in confirm(house, "card.png")["unsure"]]


def fill(path, **readings):
    """Write readings into the list by the machine's word, as a spreadsheet would save it."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, rows[0])
        table.writeheader()
        for row in rows:
            table.writerow({**row, "reading": readings.get(row["machine"].lstrip("'="), "")})


def test_a_list_filled_in_is_confirmed_row_by_row_and_what_is_left_stays_open(house, tmp_path):
    out = tmp_path / "words.csv"
    shown = confirm(house, "card.png", "--out", out)
    assert [(row["machine"], row["before"][-7:]) for row in shown["unsure"]] == [
        ("Fathor", "Sample "),
        ("=Sampel", "hor\nof "),
    ]
    fill(out, Fathor="Father")
    told = confirm(house, "card.png", "--from", out)
    assert told["confirmed"] == [
        {"part": 1, "start": 14, "end": 20, "machine": "Fathor", "reading": "Father"}
    ]
    assert unsure(house) == [(24, 31)]


def test_a_cell_copied_with_its_guard_against_formulas_is_read_without_it(house, tmp_path):
    out = tmp_path / "words.csv"
    confirm(house, "card.png", "--out", out)
    assert "'=Sampel" in out.read_text(encoding="utf-8")
    fill(out, Sampel="'=Sampel")
    assert confirm(house, "card.png", "--from", out)["confirmed"][0]["reading"] == "=Sampel"


def test_a_row_that_is_refused_is_named_by_its_line_and_the_others_stand(house, tmp_path):
    out = tmp_path / "words.csv"
    out.write_text(
        "part,start,end,machine,reading\n1,14,19,Fatho,Fathe\n1,24,31,=Sampel,Sample\n",
        encoding="utf-8",
    )
    told = confirm(house, "card.png", "--from", out, code=1)
    assert [(row["line"], row["code"]) for row in told["refused"]] == [(2, "CALLER_BAD_VALUE")]
    assert unsure(house) == [(14, 20)]


@pytest.mark.parametrize(
    "listed", ["part,start,end\n1,14,20\n", "part,start,end,machine,reading\n1,14,20,Fathor,Father\n1,x,20,Fathor,Father\n", "part,start,end,machine,reading\n1\n", "\xff"]
)  # fmt: skip
def test_a_list_that_is_none_confirms_nothing(house, tmp_path, listed):
    out = tmp_path / "words.csv"
    out.write_bytes(listed.encode("latin-1"))
    confirm(house, "card.png", "--from", out, code=2)
    assert unsure(house) == list(LOW)


@pytest.mark.parametrize(
    "words",
    [("--at", "1:14-20"), ("--reading", "Father"), ("--at", "14-20", "--reading", "Father")],
)
def test_half_an_order_is_no_order(house, words):
    confirm(house, "card.png", *words, code=2)
    assert unsure(house) == list(LOW)


def test_one_word_is_confirmed_at_the_place_that_was_listed(house):
    confirm(house, "card.png", "--at", "1:14-20", "--reading", "Father")
    assert unsure(house) == [(24, 31)]


def test_what_was_not_recognised_or_is_set_aside_has_no_list(house, tmp_path):
    order = {"by": "analyst", "compartment": CASE}
    note = house.seal(tmp_path, "note.txt", b"words")
    with pytest.raises(NotFound):
        house.do(ListUnsure(**order, exhibit=note))
    aside = {"by": "clerk", "compartment": CASE, "exhibit": house.picture, "reason": "doubt"}
    house.do(QuarantineExhibit(**aside))
    with pytest.raises(Quarantined):
        house.do(ListUnsure(**order, exhibit=house.picture))


@pytest.mark.skipif(
    not any(folder.is_dir() for folder in tessdata.FOLDERS), reason="Tesseract's data is not here"
)
def test_each_word_is_shown_framed_in_its_line(tmp_path):
    house = build_house(tmp_path / "office")
    page, out = Image.new("L", (1600, 700), 255), io.BytesIO()
    pen, face = ImageDraw.Draw(page), ImageFont.load_default(60)
    pen.text((100, 200), "Son of Sample Father", 0, face)
    pen.text((100, 400), "Qwzx 0l1I8B rnm,uvv", 0, face)
    for left in range(100, 900, 9):  # struck through
        pen.line((left, 400, left + 30, 470), 90, 2)
    page.save(out, "PNG")
    house.seal(tmp_path, "page.png", out.getvalue(), language="en")
    house.read()
    shown = confirm(house, "page.png", "--pictures", tmp_path / "words")["unsure"]
    assert shown
    for row in shown:
        left, top, right, bottom = row["box"]
        with Image.open(row["picture"]) as cut:
            seen = cut.convert("RGB")
        assert (200, 30, 30) in seen.get_flattened_data()
        assert seen.width > right - left
        assert seen.height > bottom - top
    confirm(house, "page.png", "--pictures", tmp_path / "words", code=2)
    house.office.close()


def test_a_list_made_before_the_page_was_read_again_is_refused_row_by_row(house, tmp_path):
    out = tmp_path / "words.csv"
    confirm(house, "card.png", "--out", out)
    recognised(house, house.picture, "Daughter of Some Fathir\nof =Sampel Town", (17, 23), (27, 34))
    fill(out, Fathor="Father")
    [refused] = confirm(house, "card.png", "--from", out, code=1)["refused"]
    assert "list the words again" in refused["says"] or "stretch" in refused["says"]
