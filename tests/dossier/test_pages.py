# SPDX-License-Identifier: Apache-2.0
"""The pages of every kind of document in every language: whole as PDF/A-3a and PDF/UA-1 as far as can be told here, and in their order."""

import ctypes
import hashlib
import io
import itertools
import json

import pikepdf
import pypdfium2
import pytest

from cast import CASE
from sanad.casework.request import Request
from sanad.desk.acts.draft_request import DraftRequest
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.make_checkpoint import MakeCheckpoint
from sanad.desk.procedures.build_dossier import write_package
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.dossier.beside import side_by_side
from sanad.dossier.form import FORMS
from sanad.dossier.material import Addressee
from sanad.dossier.plain import plain_text
from sanad.dossier.typeset import typeset
from sanad.errors import BadForm, BadValue, NotFound
from sanad.values.canonical import canonical

FORM_FILES = sorted(path.stem.split(".") for path in FORMS.glob("*.toml"))
REQUESTS = {"red_notice", "extradition", "mla", "un_listing"}
RECIPIENT = {
    "case_theory": "internal",
    "red_notice": "interpol",
    "extradition": "foreign_authority",
}
ABOUT = {"organisation_dossier": "O-01", "incident_dossier": "I-01"}
PAIRS = [[kind, "en+ur"] for kind, language in FORM_FILES if language == "ur"]


@pytest.fixture
def scene(quick_scene):
    quick_scene.house.subject("O-01", kind="organisation")
    quick_scene.house.subject("I-01", kind="incident")
    return quick_scene


def freeze(scene, kind="subject_dossier", language="en"):
    request = None
    if kind in REQUESTS:
        request = f"{kind.upper().replace('_', '-')}-1"
        drafted = Request(request, kind, "S-01", CASE, "prosecution", {})
        scene.house.do(DraftRequest(by="drafter", compartment=CASE, request=drafted))
    other = "foreign_authority" if kind in REQUESTS else "court"
    to = Addressee(RECIPIENT.get(kind, other), "trial", language)
    order = {"by": "drafter", "compartment": CASE, "subject": ABOUT.get(kind, "S-01"), "to": to}
    return scene.house.do(FreezeBrief(**order, kind=kind, request=request))


def pieces(document):
    for section in document["sections"]:
        for block in section["blocks"]:
            yield from block.items()


def outline(pdf):
    with pdf.open_outline() as read:
        return [str(item.title) for item in read.root]


def elements(node):
    """Yield the structure elements of a PDF below one, depth first."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


@pytest.mark.parametrize(("kind", "language"), [*FORM_FILES, *PAIRS])
def test_a_document_of_every_kind_in_every_language_is_tagged_marked_and_has_its_text(
    scene, kind, language
):
    document = freeze(scene, kind, language).document
    with pikepdf.open(io.BytesIO(typeset(document))) as pdf:
        with pdf.open_metadata() as told:
            assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("3", "A")
            assert told["pdfuaid:part"] == "1"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith(language[:2])
        marks = outline(pdf)
        assert len(marks) == len(document["sections"])
        for mark, section in zip(marks, document["sections"], strict=True):
            assert section["heading"] in mark
            assert section.get("beside", "") in mark
        found = list(elements(pdf.Root.StructTreeRoot))
        assert {"/H1", "/P", "/Link"} <= {str(each.S) for each in found}
        assert all(str(each.get("/Alt", "")) for each in found if each.S == "/Figure")
        spoken = {str(each.Lang)[:2] for each in found if "/Lang" in each} | {language[:2]}
        assert set(language.split("+")) <= spoken
        attached = bytes(pdf.attachments["document.txt"].get_file().read_bytes()).decode()
        assert attached == plain_text(document)


def test_a_note_leads_to_the_exhibit_that_lies_beside_the_document(scene):
    document = freeze(scene).document
    given = {each["path"] for each in document["exhibits"] if "path" in each}
    with pikepdf.open(io.BytesIO(typeset(document))) as pdf:
        ways = [
            str(note.A.URI)
            for page in pdf.pages
            for note in page.obj.get("/Annots", [])
            if note.Subtype == "/Link" and "/A" in note and "/URI" in note.A
        ]
    assert ways
    assert {way.partition("#")[0] for way in ways} <= given


def test_nothing_leads_to_an_exhibit_that_is_withheld(scene):
    document = freeze(scene).document
    for each in document["exhibits"]:
        each.pop("path", None)
    with pikepdf.open(io.BytesIO(typeset(document))) as pdf:
        ways = [note for page in pdf.pages for note in page.obj.get("/Annots", []) if "/URI" in note.get("/A", {})]  # fmt: skip
    assert ways == []


IDENTIFIERS = [
    "9a9aa549#547", "+923900000001", "99001-1840305-1", "PK79ZARD0000000100556603", "T-0001…T-0009",
    "2025-01-02T18:42", "C-4bf8dc920d2e", "RN/SP/21EE/014", "A.B.C.", "1,234,567.50", "a@b.example", "40%",
]  # fmt: skip


def lines_as_seen(raw):
    """Return what stands on each line of a PDF from left to right, whatever the order of its text, without blanks."""
    x, y = ctypes.c_double(), ctypes.c_double()
    lines = {}
    pdf = pypdfium2.PdfDocument(raw)
    for number, page in enumerate(pdf):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            pypdfium2.raw.FPDFText_GetCharOrigin(text, at, x, y)
            sign = chr(pypdfium2.raw.FPDFText_GetUnicode(text, at))
            lines.setdefault((number, round(y.value)), []).append((x.value, sign))
    pdf.close()
    return ["".join(sign for _, sign in sorted(line) if not (sign.isspace() or sign == "\u200b")) for line in lines.values()]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ur", "en+ur"])
def test_an_identifier_keeps_its_order_beside_urdu_in_sentences_notes_and_tables(scene, language):
    document = freeze(scene, language=language).document
    both = language == "en+ur"
    blocks = []
    for at, told in enumerate(IDENTIFIERS):
        sentence = {"id": f"s-{at}", "text": f"نام {told} نام", "rests_on": ["entry:1"]}
        blocks.append(
            {"sentence": {**sentence, "beside": f"نام {told} نام۔"} if both else sentence}
        )
    cells = [[told, f"نام: {told}؛ نام"] for told in IDENTIFIERS]
    words = {"caption": "نام", "columns": ["a", "نام"], "rows": cells}
    table = {"id": "t-1", **words, "rests_on": ["entry:1"]}
    blocks.append({"table": {**table, "beside": words} if both else table})
    section = {**document["sections"][0], "blocks": blocks}
    seen = lines_as_seen(typeset({**document, "sections": [section]}))
    for told in IDENTIFIERS:
        times = sum(line.count(told) for line in seen)
        assert times >= (4 if both else 3), told


BRACKETED = [  # a language, what is said in it, and how it stands from left to right; brackets are | and quotes ”, as the reader of the PDF turns them
    ("ur", "نام 2025) (Sample Gazette (invented)", "|2025"),
    ("ur", "نام 2025 (Sample Gazette)", "|SampleGazette|2025"),
    ("ur", "نام Gazette (invented) 12 نام", "12Gazette|invented|"),
    ("ur", "(نام: Whose hand (page 3) wrote)", "|Whosehand|page3|wrote:"),
    ("ur", "(نام 2025)", "|2025"),
    ("ur", "نام Nobody: ”total“ (نام", "|Nobody:”total”"),
    ("en", "Sample (نام 12) نام", "Sample|12"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "said", "stands"), BRACKETED)
def test_brackets_and_numbers_stand_beside_urdu_where_its_reader_looks_for_them(
    scene, language, said, stands
):
    document = freeze(scene, language=language).document
    sentence = {"id": "s-1", "text": said, "rests_on": ["entry:1"]}
    section = {**document["sections"][0], "blocks": [{"sentence": sentence}]}
    seen = lines_as_seen(typeset({**document, "sections": [section]}))
    plain = str.maketrans({"(": "|", ")": "|", "“": "”", "\u2060": None})
    assert any(stands in line.translate(plain) for line in seen)


COMMAND = {  # twelve columns, two of them of several words, as a finding on command has
    "caption": "Command as stated",
    "columns": ["line", "over", "post", "under or holder", "in the source's words", "time", "on that day", "standing", "sources", "rival", "ring", "claims"],
    "rows": [["post", "Kohzard Front Sahar Group (O-02)", "facilitator", "Bahram Misali (S-02)", "organiser", "no time given", "perhaps", "alleged", "1", "", "", "C-a388586d9d6e"]],
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ur", "en+ur"])
def test_no_word_of_a_table_of_many_columns_stands_on_another(scene, language):
    document = freeze(scene, language=language).document
    table = {**COMMAND, "id": "t-1", "rests_on": ["entry:1"]}
    if language == "en+ur":
        table["beside"] = COMMAND
    section = {**document["sections"][0], "blocks": [{"table": table}]}
    pdf = pypdfium2.PdfDocument(typeset({**document, "sections": [section]}))
    shown = set()  # a ligature has one box
    for number, page in enumerate(pdf):
        text = page.get_textpage()
        for at in range(text.count_chars()):
            sign = chr(pypdfium2.raw.FPDFText_GetUnicode(text, at))
            if sign.isascii() and sign.isalnum():
                shown.add((number, *text.get_charbox(at)))
    pdf.close()
    for one, other in itertools.combinations(shown, 2):
        across = min(one[3], other[3]) - max(one[1], other[1])
        along = min(one[4], other[4]) - max(one[2], other[2])
        assert one[0] != other[0] or across < 1 or along < 1


# --- two languages side by side -------------------------------------------------------------------


def test_side_by_side_each_sentence_and_table_stands_in_both_languages_on_the_same_sources(scene):
    both = freeze(scene, language="en+ur").document
    english, urdu = (freeze(scene, language=each).document for each in ("en", "ur"))
    assert (both["language"], both["beside"]["language"]) == ("en", "ur")
    assert (both["title"], both["beside"]["title"]) == (english["title"], urdu["title"])
    triples = zip(pieces(both), pieces(english), pieces(urdu), strict=True)
    for (kind, piece), (_, first), (_, second) in triples:
        assert piece["rests_on"] == first["rests_on"] == second["rests_on"]
        if kind == "sentence":
            assert (piece["text"], piece["beside"]) == (first["text"], second["text"])
        elif kind == "table":
            names = ("caption", "columns", "rows")
            assert piece["beside"] == {name: second[name] for name in names}


def test_a_sentence_that_one_language_tells_of_another_row_is_refused(scene):
    english, urdu = (freeze(scene, language=each).document for each in ("en", "ur"))
    kind, piece = next(pieces(urdu))
    assert kind == "sentence"
    piece["rests_on"] = ["entry:999"]
    with pytest.raises(BadForm, match="differ in section identity"):
        side_by_side(english, urdu)


def test_the_attached_text_of_two_languages_holds_both(scene):
    document = freeze(scene, language="en+ur").document
    text = plain_text(document)
    for kind, piece in pieces(document):
        if kind == "sentence":
            assert piece["text"] in text
            assert piece["beside"] in text


def test_a_package_of_two_languages_lists_the_digest_of_both_texts_of_a_sentence(scene, tmp_path):
    frozen = freeze(scene, language="en+ur")
    scene.house.do(MakeCheckpoint(by="supervisor"))
    order = DossierContents(by="drafter", compartment=CASE, brief=frozen.sha256)
    office = scene.house.office
    folder = write_package(office.desk, office.tools, order, tmp_path / "one").folder
    manifest = json.loads((folder / "manifest.json").read_bytes())
    told = {each["id"]: each["sha256"] for each in manifest["sentences"]}
    for kind, piece in pieces(frozen.document):
        if kind == "sentence":
            assert told[piece["id"]] == hashlib.sha256(canonical(piece)).hexdigest()
            assert piece["beside"]


def test_editions_of_two_languages_are_counted_apart_from_those_of_either(scene):
    assert [freeze(scene, language=each).edition for each in ("en+ur", "ur")] == [1, 1]


@pytest.mark.parametrize("language", ["en+en", "en+ur+en", "", "en+"])
def test_a_document_is_in_one_language_or_in_two_that_differ(scene, language):
    with pytest.raises((BadValue, NotFound)):
        freeze(scene, language=language)


def test_a_language_in_which_nobody_wrote_the_form_freezes_nothing(scene):
    with pytest.raises(NotFound, match=r"red_notice\.ur\.toml"):
        freeze(scene, "red_notice", "en+ur")


def test_two_forms_that_tell_different_things_are_not_set_side_by_side(scene):
    ours = (FORMS / "subject_dossier.ur.toml").read_text(encoding="utf-8")
    head, _identity, *others = ours.split("[[section]]\n")
    own = scene.house.office.path / "forms"
    own.mkdir()
    less = "[[section]]\n".join([head, *others])
    (own / "subject_dossier.ur.toml").write_text(less, encoding="utf-8")
    with pytest.raises(BadForm, match="differ in identity"):
        freeze(scene, language="en+ur")
    assert freeze(scene, language="ur").edition == 1
