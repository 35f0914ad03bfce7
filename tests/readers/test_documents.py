# SPDX-License-Identifier: Apache-2.0

"""PDF and plain text: by hand, damaged and hostile."""

import io
import random

import pypdfium2
import pytest

from sanad.errors import EncodingInDoubt, LockedFile, MalformedFile, TooLarge, UnreadableText
from sanad.readers import decoded, document
from sanad.readers.formats.pdf import reader as pdf_reader
from sanad.readers.formats.text import reader as text_reader
from sanad.verify.layers import codec

from .pdfs import pdf


def test_each_page_of_a_pdf_is_a_part_with_line_feeds_alone(run):
    outcome = run(pdf("born on 5 March\n1984", "page two"), "a.pdf")
    assert [(part["label"], part["text"]) for part in outcome.layer["parts"]] == [
        ("page 1", "born on 5 March\n1984"),
        ("page 2", "page two"),
    ]


def test_a_page_without_text_is_set_aside_and_keeps_its_number(run):
    outcome = run(pdf("one", None, "three"), "scan.pdf")
    assert outcome.texts == ["one", "", "three"]
    assert [(r["row"], r["code"]) for r in outcome.rows("rejects")] == [(2, "no_text_layer")]
    assert outcome.receipt.notes == ("pages without text: 2",)


@pytest.mark.parametrize("raw", [b"%PDF-1.4\n", b"%PDF-1.7\n" + b"\0" * 500, pdf("x")[:200]])
def test_a_truncated_pdf_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "a.pdf")


def test_a_pdf_locked_by_a_password_says_so(run):
    locked = pdf("x").replace(
        b"/Root 1 0 R",
        b"/Root 1 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] /Encrypt << /Filter /Standard"
        b" /V 1 /R 2 /P -4 /O <" + b"ab" * 32 + b"> /U <" + b"cd" * 32 + b"> >>",
    )
    with pytest.raises(LockedFile):
        run(locked, "a.pdf")


def test_random_damage_to_a_pdf_never_leaks(run):
    raw, luck = pdf("one", "two"), random.Random(7)
    for _ in range(60):
        broken = bytearray(raw)
        for _ in range(12):
            broken[luck.randrange(8, len(raw))] = luck.randrange(256)
        try:
            run(bytes(broken), "a.pdf")
        except (MalformedFile, LockedFile):
            continue


def test_what_a_pdf_says_of_itself_is_a_fact_as_written(run):
    raw = pdf(
        "one",
        more=("<< /Producer (Maker 1.0) /CreationDate (D:20250410110000+05'00') /Title (T) >>",),
    )
    raw = raw.replace(b"/Root 1 0 R", b"/Root 1 0 R /Info 6 0 R")
    outcome = run(raw, "a.pdf")
    assert outcome.receipt.facts == {
        "pages": 1, "producer": "Maker 1.0", "created": "D:20250410110000+05'00'", "pdf_version": 14, "encrypted": False,
    }  # fmt: skip
    assert outcome.layer["parts"][1]["label"] == "document properties"
    assert "Title: T" in outcome.texts[1]


def test_a_file_attached_to_a_pdf_becomes_a_file_of_its_own(run):
    empty = pypdfium2.PdfDocument(pdf("cover"))
    empty.new_attachment("ریکارڈ.csv").set_data(b"a,b\n1,2\n")
    out = io.BytesIO()
    empty.save(out)
    empty.close()
    assert run(out.getvalue(), "a.pdf").children == {"ریکارڈ.csv": b"a,b\n1,2\n"}


def test_what_a_pdf_would_do_is_noted_and_links_and_fields_are_read(run):
    raw = pdf(
        "one",
        catalog="/OpenAction 6 0 R /AcroForm << /Fields [8 0 R] >>",
        page="/Annots [7 0 R 8 0 R 9 0 R]",
        more=(
            "<< /S /JavaScript /JS (app.alert\\(1\\)) >>",
            "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://x.example/a) >> >>",
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (cnic) /V (00000-0000000-0) /Rect [0 0 9 9] >>",
            "<< /Type /Annot /Subtype /Text /T (Clerk) /Contents (look here) /Rect [0 0 9 9] >>",
        ),
    )
    outcome = run(raw, "a.pdf")
    assert [(p["label"], p["text"]) for p in outcome.layer["parts"]] == [
        ("page 1", "one"),
        ("page 1, link 1", "http://x.example/a"),
        ("page 1, field 2 cnic", "00000-0000000-0"),
        ("page 1, comment 3 by Clerk", "look here"),
    ]
    said = " ".join(outcome.receipt.notes)
    for word in ("/OpenAction", "/JavaScript", "AcroForm"):
        assert word in said


def test_a_link_that_starts_a_program_is_noted(run):
    link = "<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>"
    outcome = run(pdf("one", page="/Annots [6 0 R]", more=(link,)), "a.pdf")
    assert any("starts a program" in note for note in outcome.receipt.notes)
    assert outcome.texts == ["one"]


def test_a_pdf_whose_pages_go_in_a_circle_is_bounded(run):
    raw = pdf("one").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]").replace(b"/Count 1", b"/Count 9")
    try:
        assert len(run(raw, "a.pdf").texts) <= 9
    except MalformedFile:
        return


def test_a_count_of_pages_that_lies_is_not_believed(run):
    outcome = run(pdf("one").replace(b"/Count 1 ", b"/Count 99999999 "), "a.pdf")
    assert outcome.texts == ["one"]


def test_more_pages_than_any_file_has_are_malformed(run, monkeypatch):
    monkeypatch.setattr(pdf_reader, "MOST_PAGES", 2)
    with pytest.raises(MalformedFile, match="more than 2 pages"):
        run(pdf("one", "two", "three"), "a.pdf")


SAMPLES = {
    "cp1256": "گواہ نے کہا: شهد الرجل أنه كان في المدينة يوم الخميس. ",
    "utf-16-le": "The witness said سلام ",
    "cp1252": "The café was closed; Señor Muñoz paid 50 £ to Müller. ",
}


@pytest.mark.parametrize("encoding", SAMPLES)
def test_a_text_that_names_no_encoding_is_refused_with_a_suggestion_that_reads_it(run, encoding):
    text = SAMPLES[encoding].replace("ہ", "ه").replace("ے", "ي") * 9
    raw = text.encode(encoding)
    with pytest.raises(EncodingInDoubt) as refused:
        run(raw, "n.txt")
    said = str(refused.value)
    assert encoding in said
    assert (
        next(word for word in text.split() if not word.isascii()) in said or encoding == "utf-16-le"
    )
    outcome = run(raw, "n.txt", encoding=encoding)
    assert outcome.texts == [text]
    assert outcome.layer["encoding"] == encoding


def test_a_suggestion_holds_no_characters_that_steer_a_display(run):
    raw = ("تجربة\u200f\r\nكلمة في الدفتر " * 20).encode("cp1256")
    with pytest.raises(EncodingInDoubt) as refused:
        run(raw, "n.txt")
    assert "تجربة كلمة" in str(refused.value)
    assert not {"\u200f", "\n"} & set(str(refused.value))


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_character_cut_by_the_edge_of_a_stretch_is_whole(run, at, monkeypatch):
    monkeypatch.setattr(decoded, "CHUNK", 8)
    text = "x" * at + "سند𐎀" * 5 + "\r\n"
    assert run(text.encode(), "n.txt").texts == [text]


def test_a_character_cut_by_the_end_of_the_file_is_no_text(run, monkeypatch):
    monkeypatch.setattr(decoded, "CHUNK", 8)
    with pytest.raises(UnreadableText) as refused:
        run(b"1234567" + "س".encode()[:1], "n.txt", encoding="utf-8")
    assert refused.value.facts["offset"] == 7


def test_the_offset_of_a_fault_counts_from_the_beginning_of_the_file(run, monkeypatch):
    monkeypatch.setattr(decoded, "CHUNK", 8)
    with pytest.raises(UnreadableText) as refused:
        run("سند".encode() * 5 + b"\xff", "n.txt", encoding="utf-8")
    assert refused.value.facts["offset"] == 30


def test_a_text_larger_than_a_layer_is_refused_and_leaves_nothing(run, monkeypatch, tmp_path):
    monkeypatch.setattr(text_reader, "MOST_LAYER", 1000)
    with pytest.raises(TooLarge, match="byte range"):
        run(b"x" * 2000, "n.txt")
    assert not list(tmp_path.rglob("layer.json"))


def test_the_layer_of_a_text_names_an_encoding_that_the_verifier_knows(run):
    for encoding in ("cp1256", "utf-16", "utf-32", "iso8859-6", "mac-arabic"):
        outcome = run("سلام".replace("س", "ش").encode(encoding), "n.txt", encoding=encoding)
        assert codec(outcome.layer["encoding"]) == outcome.layer["encoding"]


def test_a_document_whose_layer_would_be_too_large_is_refused(run, monkeypatch):
    monkeypatch.setattr(document, "MOST_LAYER", 100)
    with pytest.raises(TooLarge):
        run(pdf("a" * 90, "b" * 90), "a.pdf")


def stream(written: bytes, more: str = "") -> str:
    return f"<< {more} /Length {len(written)} >>\nstream\n{written.decode()}\nendstream"


def drawn(content: str, catalog: str = "", page: str = "", more: tuple[str, ...] = ()) -> bytes:
    """Return a PDF of one page that is drawn by `content`; `more` objects are numbered from 7."""
    raw = pdf("x", catalog=catalog, page=page, more=(stream(content.encode()), *more))
    return raw.replace(b"/Contents 5 0 R", b"/Contents 6 0 R")


def placed(outcome, part: int = 0) -> dict[str, list[int]]:
    found = outcome.layer["parts"][part]
    return {found["text"][one["start"] : one["end"]]: one["box"] for one in found["words"]}


def inside(box: list[int], left: float, top: float, right: float, bottom: float) -> bool:
    return left <= box[0] < box[2] <= right and top <= box[1] < box[3] <= bottom


def test_each_word_of_a_page_has_its_box_in_points_from_the_left_and_top(run):
    outcome = run(pdf("born on\n1984"), "a.pdf")
    assert outcome.layer["unit"] == "point"
    words = placed(outcome)
    assert list(words) == ["born", "on", "1984"]
    # the base line is 720 points above the lower edge of a page of 842, the type 12 points high
    assert inside(words["born"], 71, 110, 98, 124)
    assert inside(words["1984"], 71, 124, 101, 138)
    assert words["born"][2] < words["on"][0]


def test_the_box_is_where_the_word_is_shown_when_the_page_is_turned_or_cut(run):
    turned = placed(run(pdf("word", page="/Rotate 90"), "a.pdf"))["word"]
    assert inside(
        turned, 718, 70, 733, 102
    )  # the page is 842 wide now; what was left is at the top
    cut = placed(run(pdf("word", page="/CropBox [60 600 595 800]"), "a.pdf"))["word"]
    assert inside(cut, 10, 68, 42, 84)


def test_boxes_stay_with_their_words_after_a_sign_of_two_units(run):
    table = (
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
        b" 2 beginbfchar <41> <D83DDE00> <42> <00660066> endbfchar endcmap"
    )
    raw = pdf("A BB\ntail", more=(stream(table),))
    raw = raw.replace(b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 6 0 R")
    outcome = run(raw, "a.pdf")
    assert outcome.texts == ["\U0001f600 ffff\ntail"]
    words = placed(outcome)
    assert list(words) == ["\U0001f600", "ffff", "tail"]
    assert words["\U0001f600"][2] < words["ffff"][0]
    assert inside(words["tail"], 71, 124, 101, 138)


def test_boxes_stay_with_their_words_after_a_sign_that_the_text_leaves_out(run):
    table = (
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
        b" 1 beginbfchar <42> <0002> endbfchar endcmap"
    )
    raw = pdf("xBBBB l tail", more=(stream(table),))
    raw = raw.replace(b"/BaseFont /Helvetica", b"/BaseFont /Helvetica /ToUnicode 6 0 R")
    words = placed(run(raw, "a.pdf"))
    assert list(words) == ["x", "l", "tail"]
    plain = placed(run(pdf("xBBBB l tail"), "a.pdf"))
    assert (words["l"], words["tail"]) == (plain["l"], plain["tail"])


def test_boxes_end_at_a_number_and_this_is_said(run, monkeypatch):
    monkeypatch.setattr(pdf_reader, "MOST_BOXES", 3)
    outcome = run(pdf("one two", "three four", "five"), "a.pdf")
    assert [len(part.get("words", ())) for part in outcome.layer["parts"]] == [2, 1, 0]
    assert outcome.texts == ["one two", "three four", "five"]
    assert "only the first 3 words have boxes" in outcome.receipt.notes


def test_words_without_ink_and_words_in_white_are_read_and_told(run):
    start = "BT /F1 12 Tf 72 720 Td"
    outcome = run(drawn(f"{start} 3 Tr (beneath) Tj ET"), "a.pdf")
    assert outcome.texts == ["beneath"]
    assert [note for note in outcome.receipt.notes if "without ink" in note]
    outcome = run(drawn(f"{start} 1 1 1 rg (pale) Tj ET"), "a.pdf")
    assert outcome.texts == ["pale"]
    assert [note for note in outcome.receipt.notes if "in white" in note]
    assert run(drawn(f"{start} (plain) Tj ET"), "a.pdf").receipt.notes == ()


def test_words_on_a_layer_that_is_switched_off_are_read_and_the_layer_is_told(run):
    raw = drawn(
        "/OC /L BDC BT /F1 12 Tf 72 720 Td (secret) Tj ET EMC",
        catalog="/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >>",
        more=("<< /Type /OCG /Name (Draft) >>",),
    ).replace(b"/Font << /F1 3 0 R >>", b"/Font << /F1 3 0 R >> /Properties << /L 7 0 R >>")
    outcome = run(raw, "a.pdf")
    assert outcome.texts == ["secret"]
    assert any("switched off" in note for note in outcome.receipt.notes)


def test_bookmarks_are_a_part_with_the_pages_to_which_they_lead(run):
    raw = pdf(
        "one",
        "two",
        catalog="/Outlines 8 0 R",
        more=(
            "<< /Type /Outlines /First 9 0 R /Last 9 0 R /Count 2 >>",
            "<< /Title (Statement) /Parent 8 0 R /First 10 0 R /Last 10 0 R /Count 1 /Dest [6 0 R /Fit] >>",
            "<< /Title <FEFF0633> /Parent 9 0 R >>",
        ),
    )
    outcome = run(raw, "a.pdf")
    assert outcome.layer["parts"][2] == {
        "label": "bookmarks",
        "text": "Statement → page 2\n  س",
    }


def test_bookmarks_that_go_in_a_circle_end(run, monkeypatch):
    monkeypatch.setattr(pdf_reader, "MOST_BOOKMARKS", 50)
    raw = pdf(
        "one",
        catalog="/Outlines 6 0 R",
        more=(
            "<< /Type /Outlines /First 7 0 R /Last 7 0 R >>",
            "<< /Title (A) /Parent 6 0 R /First 7 0 R /Next 8 0 R >>",
            "<< /Title (B) /Parent 6 0 R /First 7 0 R /Next 7 0 R >>",
        ),
    )
    assert len(run(raw, "a.pdf").texts[1].splitlines()) <= 50


def test_a_file_pinned_to_a_page_becomes_a_file_of_its_own(run):
    raw = pdf(
        "one",
        page="/Annots [6 0 R 9 0 R]",
        more=(
            "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 7 0 R >>",
            "<< /Type /Filespec /F (list.csv) /UF (list.csv) /EF << /F 8 0 R >> >>",
            stream(b"a,b", "/Type /EmbeddedFile"),
            "<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] >>",
        ),
    )
    outcome = run(raw, "a.pdf")
    assert outcome.children == {"list.csv": b"a,b"}
    assert [(r["code"], r["written"]) for r in outcome.rows("rejects")] == [
        ("damaged_attachment", "page 1, attachment 2")
    ]
