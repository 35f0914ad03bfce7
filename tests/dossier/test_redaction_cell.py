# SPDX-License-Identifier: Apache-2.0
"""What comes back from a cell that redacts is read as strictly as evidence: the cell held hostile bytes."""

import hashlib
import json

import pytest
from PIL import Image, ImageDraw

from sanad.dossier.redaction import cell
from sanad.dossier.redaction.asked import marks_of, number_ends
from sanad.dossier.redaction.mark import Boxes, Cells, Stretch
from sanad.errors import BadValue, LockedFile, NotRedacted, ReaderStopped
from sanad.readers.outcome import told_of
from sanad.values.canonical import canonical

TEXT = "The complainant's number is +923980000515.\nHe rang +923980000515 again.\n"
TABLE = 'name,number,remark\r\nOne,111,"111, twice"\r\nTwo,222,none\r\n'


def text_layer(raw: bytes) -> dict:
    return {
        "v": "sanad/layer/1",
        "exhibit": hashlib.sha256(raw).hexdigest(),
        "reader": "text",
        "version": "1",
        "kind": "text",
        "parts": [{"label": "text", "text": raw.decode()}],
    }


def table_layer(raw: bytes) -> dict:
    how = {"encoding": "utf-8", "delimiter": ",", "quotechar": '"', "header_record": 1}
    return {**text_layer(raw), "reader": "table", "kind": "table", "table": how, "parts": []}


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "calls.csv"
    path.write_bytes(TABLE.encode())
    return path


def carried_out(source, media_type, layers, asked, folder):
    into = folder / "into"
    into.mkdir()
    paths = {}
    for kind, layer in layers.items():
        paths[kind] = folder / f"{kind}.given.json"
        paths[kind].write_bytes(canonical(layer))
    answer = cell.carry_out(cell.order_for(source, media_type, paths, asked, into))
    return cell.understood(answer, source.name), into


def test_words_go_wherever_they_stand_and_the_account_counts_them(source, tmp_path):
    asked = [{"ground": "third_party", "words": "+923980000515"}]
    layers = {"layer": text_layer(source.read_bytes())}
    made, into = carried_out(source, "text/plain", layers, asked, tmp_path)
    assert made == cell.Made("text/plain", ("layer",), {"third_party": 2})
    cell.vetted(into, made, source.name)
    assert "+92" not in (into / "copy").read_text(encoding="utf-8")
    assert "+92" not in (into / "layer.json").read_text(encoding="utf-8")


def test_what_a_picture_holds_beside_its_words_is_a_mark_of_boxes_with_fractions(tmp_path):
    path = tmp_path / "card.png"
    picture = Image.new("RGB", (60, 30), "white")
    ImageDraw.Draw(picture).rectangle([10, 10, 40, 20], "black")
    picture.save(path)
    asked = [{"ground": "face", "part": 1, "boxes": [[10.5, 10, 40, 20]]}]
    made, into = carried_out(path, "image/png", {}, asked, tmp_path)
    assert made == cell.Made("image/png", (), {"face": 1})
    cell.vetted(into, made, path.name)


def test_an_error_names_the_exhibit_and_not_the_digest_that_the_cell_knew(source, tmp_path):
    asked = [{"ground": "third_party", "words": "nowhere"}]
    answer, _ = carried_out(
        source, "text/plain", {"layer": text_layer(source.read_bytes())}, asked, tmp_path
    )
    assert isinstance(answer, BadValue)
    assert answer.where == "note.txt"
    said = cell.understood(canonical(told_of(LockedFile("0" * 64, format="PDF"))), "papers/a.pdf")
    assert (type(said), said.where) == (LockedFile, "papers/a.pdf")


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ({"words": "111"}, [Cells((1,), (2, 3))]),
        ({"columns": ["number"]}, [Cells((), (2,))]),
        ({"rows": [2], "columns": [1, "remark"]}, [Cells((2,), (1, 3))]),
        ({"rows": [2]}, [Cells((2,), ())]),
    ],
)
def test_cells_are_found_by_words_row_number_and_name_of_column(table, asked, places):
    marks = marks_of([{"ground": "g", **asked}], table, [table_layer(table.read_bytes())])
    assert [mark.place for mark in marks] == places


def test_a_recording_is_refused_as_such_before_words_are_looked_for_in_it(tmp_path):
    sealed, into = tmp_path / ("0" * 64), tmp_path / "into"
    sealed.write_bytes(b"RIFF")
    order = cell.order_for(sealed, "audio/wav", {}, [{"ground": "g", "words": "Zarghun"}], into)
    refused = cell.understood(cell.carry_out(order), "call.wav")
    assert isinstance(refused, NotRedacted)
    assert "audio/wav" in str(refused)


def test_words_above_the_rows_of_a_table_cannot_be_taken_out_and_are_not_passed_over(table):
    with pytest.raises(NotRedacted, match="above its rows"):
        marks_of([{"ground": "g", "words": "remark"}], table, [table_layer(table.read_bytes())])


def test_a_column_that_there_is_not_is_told_with_those_there_are(table):
    with pytest.raises(BadValue, match="name, number, remark"):
        marks_of([{"ground": "g", "columns": ["age"]}], table, [table_layer(table.read_bytes())])


@pytest.mark.parametrize(
    "spelling", ["0398 0000515", "923980000515", "(0398) 000-0515", "۰۳۹۸۰۰۰۰۵۱۵"]
)
def test_a_number_goes_in_every_spelling(tmp_path, spelling):
    path = tmp_path / "note.txt"
    path.write_text(f"He rang {spelling} and +923980000516.\n", encoding="utf-8")
    asked = [{"ground": "g", "words": "+923980000515"}]
    [mark] = marks_of(asked, path, [text_layer(path.read_bytes())])
    begin = 8 + spelling.startswith("(")
    assert mark.place == Stretch(1, begin, 8 + len(spelling), "text")


def test_of_two_numbers_with_a_blank_between_them_the_one_that_is_asked_goes(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text("He rang 03980000515 03980000516.\n", encoding="utf-8")
    for asked, goes in (("+923980000515", "03980000515"), ("+923980000516", "03980000516")):
        layer = text_layer(path.read_bytes())
        [mark] = marks_of([{"ground": "g", "words": asked}], path, [layer])
        place = mark.place
        assert goes in layer["parts"][0]["text"][place.start : place.end]
    assert {"980000515", "980000516"} <= number_ends("03980000515 03980000516")


def test_a_whole_column_counts_as_many_places_as_it_has_cells(table, tmp_path):
    asked = [{"ground": "g", "columns": ["number"]}]
    layers = {"layer": table_layer(table.read_bytes())}
    made, _ = carried_out(table, "text/csv", layers, asked, tmp_path)
    assert made.grounds == {"g": 2}


def test_stretches_are_of_the_reader_s_layer_unless_another_is_named(source):
    layer = text_layer(source.read_bytes())
    row = {"ground": "g", "part": 1, "start": 0, "end": 3}
    assert [m.place for m in marks_of([row], source, [layer])] == [Stretch(1, 0, 3, "text")]
    named = marks_of([{**row, "layer": "ocr"}], source, [layer])
    assert [mark.place for mark in named] == [Stretch(1, 0, 3, "ocr")]


def test_boxes_are_of_the_first_page_unless_another_is_named(source):
    row = {"ground": "g", "boxes": [[1, 2, 3, 4]]}
    found = marks_of([row, {**row, "part": 2}], source, [])
    assert [m.place for m in found] == [Boxes(1, ((1, 2, 3, 4),)), Boxes(2, ((1, 2, 3, 4),))]


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"code":"NO_SUCH_CODE","where":"x","facts":{}}',
        b'{"grounds":{"a":1},"layers":["layer","pages"],"media_type":"text/plain"}',
        b'{"grounds":{"a":"1"},"layers":[],"media_type":"text/plain"}',
        b'{"grounds":{},"layers":[],"media_type":7}',
        b'{"grounds":[],"layers":[],"media_type":"text/plain"}',
    ],
)
def test_an_answer_that_no_redaction_gives_is_a_cell_that_stopped(answer):
    assert isinstance(cell.understood(answer, "note.txt"), ReaderStopped)


def left_over(into):
    (into / "more.txt").write_bytes(b"kept words")


def no_copy(into):
    (into / "copy").unlink()


def other_copy(into):
    (into / "copy").write_bytes(b"other words")


def layer_of_another(into):
    path = into / "layer.json"
    path.write_bytes(canonical({**json.loads(path.read_bytes()), "exhibit": "0" * 64}))


def layer_not_canonical(into):
    path = into / "layer.json"
    path.write_bytes(path.read_bytes() + b"\n")


def layer_no_object(into):
    (into / "layer.json").write_bytes(b"7")


def layer_no_json(into):
    (into / "layer.json").write_bytes(b"{")


@pytest.mark.parametrize(
    "lie",
    [
        left_over,
        no_copy,
        other_copy,
        layer_of_another,
        layer_not_canonical,
        layer_no_object,
        layer_no_json,
    ],
)
def test_files_that_are_not_what_the_account_says_are_not_kept(lie, source, tmp_path):
    layers = {"layer": text_layer(source.read_bytes())}
    asked = [{"ground": "third_party", "words": "rang"}]
    made, into = carried_out(source, "text/plain", layers, asked, tmp_path)
    cell.vetted(into, made, source.name)
    lie(into)
    with pytest.raises(ReaderStopped):
        cell.vetted(into, made, source.name)
