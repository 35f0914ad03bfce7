# SPDX-License-Identifier: Apache-2.0

"""Word, PowerPoint, OpenDocument and RTF: by hand, damaged and hostile."""

import io
import random
import zipfile

import docx
import pytest
from pptx import Presentation
from pptx.util import Inches

from sanad.errors import HostileFile, LockedFile, MalformedFile

from .compound import compound

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
VML = "urn:schemas-microsoft-com:vml"


def word(change=None) -> bytes:
    document = docx.Document()
    document.add_paragraph("First سند")
    table = document.add_table(rows=2, cols=2)
    for row in range(2):
        for column in range(2):
            table.cell(row, column).text = f"r{row + 1}c{column + 1}"
    document.add_paragraph("After\tthe table")
    if change is not None:
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rezip(raw: bytes, **changes: bytes) -> bytes:
    """Replace or add members of an archive; double underscores in names stand for slashes."""
    wanted = {
        name.replace("___", "/_").replace("__", "/").replace("_dot_", "."): data
        for name, data in changes.items()
    }
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(raw)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename not in wanted:
                new.writestr(info.filename, old.read(info))
        for name, data in wanted.items():
            new.writestr(name, data)
    return out.getvalue()


def related(raw: bytes, kind: str, target: str, data: bytes | None) -> bytes:
    """Have the main part point at one more part, or at something outside when there are no bytes."""
    rels = zipfile.ZipFile(io.BytesIO(raw)).read("word/_rels/document.xml.rels").decode()
    outside = ' TargetMode="External"' if data is None else ""
    one = f'<Relationship Id="x{len(rels)}" Type="{R}/{kind}" Target="{target.removeprefix("word/")}"{outside}/></Relationships>'
    raw = rezip(
        raw, word___rels__document_dot_xml_dot_rels=rels.replace("</Relationships>", one).encode()
    )
    return (
        raw
        if data is None
        else rezip(raw, **{target.replace("/", "__").replace(".", "_dot_"): data})
    )


def labelled(outcome) -> list[tuple[str, str]]:
    return [(part["label"], part["text"]) for part in outcome.layer["parts"]]


def test_paragraphs_and_rows_of_a_word_document_are_parts_in_order(run):
    assert labelled(run(word(), "a.docx"))[:4] == [
        ("paragraph 1", "First سند"),
        ("table 1 row 1", "r1c1 | r1c2"),
        ("table 1 row 2", "r2c1 | r2c2"),
        ("paragraph 2", "After\tthe table"),
    ]


def xml(body: str):
    return docx.oxml.parse_xml(
        body.replace(">", f' xmlns:w="{W}" xmlns:wp="{WP}" xmlns:v="{VML}" xmlns:mc="{MC}">', 1)
    )


def test_words_deleted_with_changes_tracked_are_never_mixed_with_those_that_stand(run):
    def change(document):
        paragraph = document.paragraphs[0]._p
        paragraph.append(xml('<w:ins w:author="A"><w:r><w:t> added</w:t></w:r></w:ins>'))
        paragraph.append(
            xml(
                '<w:del w:author="Clerk" w:date="2025-04-01T10:00:00Z"><w:r><w:delText>removed</w:delText></w:r></w:del>'
            )
        )
        paragraph.append(xml('<w:moveFrom w:author="B"><w:r><w:t>moved</w:t></w:r></w:moveFrom>'))
        paragraph.append(xml("<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"))

    outcome = run(word(change), "a.docx")
    assert labelled(outcome)[:4] == [
        ("paragraph 1", "First سند added"),
        ("paragraph 1, deleted by Clerk on 2025-04-01T10:00:00Z", "removed"),
        ("paragraph 1, moved away by B", "moved"),
        ("paragraph 1, hidden", "unseen"),
    ]
    assert "1 passages inserted with changes tracked; they are read" in outcome.receipt.notes


def test_a_deleted_row_of_a_table_does_not_stand_among_the_rows(run):
    def change(document):
        document.tables[0].rows[1]._tr.get_or_add_trPr().append(
            xml('<w:del w:author="Clerk"></w:del>')
        )

    shown = dict(labelled(run(word(change), "a.docx")))
    assert shown["table 1 row 2"] == ""
    assert shown["table 1 row 2, deleted by Clerk"] == "r2c1 | r2c2"


def test_headers_footers_headings_and_comments_are_parts(run):
    def change(document):
        document.sections[0].header.paragraphs[0].text = "SECRET ہیڈر"
        document.sections[0].footer.paragraphs[0].text = "page foot"
        document.add_heading("Findings", level=2)
        document.add_comment(document.paragraphs[0].runs, text="doubtful", author="Jurist")

    shown = dict(labelled(run(word(change), "a.docx")))
    assert shown["header 1"] == "SECRET ہیڈر"
    assert shown["footer 1"] == "page foot"
    assert shown["paragraph 3, heading 2"] == "Findings"
    assert "doubtful" in [
        text for label, text in shown.items() if label.startswith("comment 1 by Jurist on ")
    ]


def test_footnotes_are_parts_and_the_line_above_them_is_not(run):
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>see </w:t></w:r><w:r><w:t>page 4</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    raw = related(word(), "footnotes", "word/footnotes.xml", notes.encode())
    assert [pair for pair in labelled(run(raw, "a.docx")) if "note" in pair[0]] == [
        ("footnote 1", "see page 4")
    ]


def test_a_text_box_is_read_once_though_word_writes_it_twice(run):
    def change(document):
        box = "<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
        document.paragraphs[0]._p.append(
            xml(
                f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
                f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
            )
        )

    found = [pair for pair in labelled(run(word(change), "a.docx")) if "boxed" in pair[1]]
    assert found == [("paragraph 1, text box 1", "boxed")]


def test_a_content_control_around_paragraphs_does_not_hide_them(run):
    def change(document):
        control = xml(
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>inside a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        )
        document.element.body.insert(0, control)

    assert labelled(run(word(change), "a.docx"))[0] == ("paragraph 1", "inside a control")


def test_descriptions_and_words_drawn_as_pictures_are_parts(run):
    def change(document):
        run_ = '<w:r><wp:docPr descr="a map of the pass"/><v:shape><v:textpath string="DRAFT"/></v:shape></w:r>'
        document.paragraphs[0]._p.append(xml(run_))

    found = labelled(run(word(change), "a.docx"))
    assert ("paragraph 1, picture description", "a map of the pass") in found
    assert ("paragraph 1, words drawn as a picture", "DRAFT") in found


def test_pictures_become_files_and_macros_are_named_and_never_sealed_apart(run):
    raw = rezip(word(), word__media__image1_dot_png=b"\x89PNG", word__vbaProject_dot_bin=b"code")
    outcome = run(raw, "a.docm")
    assert outcome.children["word/media/image1.png"] == b"\x89PNG"
    assert not any("vba" in name for name in outcome.children)
    assert any("macros" in note for note in outcome.receipt.notes)


def test_what_a_document_calls_for_is_named_and_never_fetched(run):
    raw = related(word(), "attachedTemplate", "http://evil.example/t.dotm", None)
    raw = related(raw, "hyperlink", "http://x.example/", None)
    outcome = run(raw, "a.docx")
    assert any(
        "attachedTemplate http://evil.example/t.dotm" in note for note in outcome.receipt.notes
    )
    assert ("links", "http://x.example/") in labelled(outcome)


def test_a_field_that_starts_a_program_is_noted_even_in_pieces(run):
    def change(document):
        pieces = "".join(
            f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in (" DDE", "AUTO cmd x")
        )
        document.paragraphs[0]._p.append(xml(f"<w:ins>{pieces}</w:ins>"))

    assert any("DDEAUTO cmd x" in note for note in run(word(change), "a.docx").receipt.notes)


def test_a_document_in_the_strict_form_is_read(run):
    body = zipfile.ZipFile(io.BytesIO(word())).read("word/document.xml")
    strict = body.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert run(rezip(word(), word__document_dot_xml=strict), "a.docx").texts[0] == "First سند"


def test_a_part_with_words_that_nobody_reads_is_noted(run):
    outcome = run(rezip(word(), word__glossary__document_dot_xml=b"<x/>"), "a.docx")
    assert any("word/glossary/document.xml" in note for note in outcome.receipt.notes)


def test_a_locked_office_file_is_told_from_a_message(run):
    locked = compound({"EncryptedPackage": b"x" * 100, "EncryptionInfo": b"y" * 100})
    for name in ("a.docx", "a.pptx"):
        with pytest.raises(LockedFile):
            run(locked, name)


def test_a_word_document_that_unpacks_without_end_is_hostile(run):
    with pytest.raises(HostileFile, match="unpacks without end"):
        run(rezip(word(), word__media__x_dot_bin=b"\0" * 30_000_000), "a.docx")


def test_a_size_that_an_archive_lies_about_is_not_believed(run):
    raw = bytearray(rezip(word(), word__media__x_dot_bin=b"\0" * 30_000_000))
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 24 : at + 28] = (10).to_bytes(
        4, "little"
    )  # uncompressed size in the central directory
    with pytest.raises((HostileFile, MalformedFile)):
        run(bytes(raw), "a.docx", reader="docx")


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil", "word/..\\..\\evil.txt"])
def test_a_member_that_leads_out_of_its_folder_is_hostile(run, name):
    out = io.BytesIO(word())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, "x")
    with pytest.raises(HostileFile, match="folder"):
        run(out.getvalue(), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_in_a_word_document_are_hostile(run, encoding):
    body = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'
    with pytest.raises(HostileFile, match="entity"):
        run(rezip(word(), word__document_dot_xml=body.encode(encoding)), "a.docx")


@pytest.mark.parametrize("body", [b"", b"<w:document", b"<html/>"])
def test_a_word_document_with_a_broken_body_is_malformed(run, body):
    with pytest.raises(MalformedFile):
        run(rezip(word(), word__document_dot_xml=body), "a.docx")


def test_a_truncated_word_document_is_malformed(run):
    raw = word()
    for end in (10, len(raw) // 2, len(raw) - 30):
        with pytest.raises(MalformedFile):
            run(raw[:end], "a.docx", reader="docx")


def show(change=None) -> bytes:
    presentation = Presentation()
    first = presentation.slides.add_slide(presentation.slide_layouts[0])
    first.shapes.title.text = "سند"
    first.placeholders[1].text = "line one\nline two"
    first.notes_slide.notes_text_frame.text = "say nothing of this"
    second = presentation.slides.add_slide(presentation.slide_layouts[5])
    table = second.shapes.add_table(1, 2, Inches(1), Inches(1), Inches(3), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    if change is not None:
        change(presentation)
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def test_slides_tables_and_notes_are_parts_with_the_number_of_the_slide(run):
    found = labelled(run(show(), "a.pptx"))
    assert found[:5] == [
        ("slide 1, Title 1", "سند"),
        ("slide 1, Subtitle 2", "line one\nline two"),
        ("slide 1, notes", "say nothing of this"),
        ("slide 2, Table 2, row 1", "a | b"),
        ("document properties", found[4][1]),
    ]


def test_a_hidden_slide_says_so_and_a_description_is_read(run):
    def change(presentation):
        slide = presentation.slides[1]
        slide._element.set("show", "0")
        slide.shapes[1]._element.nvGraphicFramePr.cNvPr.set("descr", "payments by month")

    found = labelled(run(show(change), "a.pptx"))
    assert ("slide 2 (hidden), Table 2, description", "payments by month") in found


def test_slides_come_in_the_order_of_the_show_not_of_their_names(run):
    def change(presentation):
        order = presentation.slides._sldIdLst
        order.append(order[0])

    found = labelled(run(show(change), "a.pptx"))
    assert found[0][0] == "slide 1, Table 2, row 1"
    assert ("slide 2, Title 1", "سند") in found


def test_comments_of_slides_are_parts_with_their_author(run):
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    raw = show()
    rels = zipfile.ZipFile(io.BytesIO(raw)).read("ppt/slides/_rels/slide2.xml.rels").decode()
    main = zipfile.ZipFile(io.BytesIO(raw)).read("ppt/_rels/presentation.xml.rels").decode()

    def pointing(text: str, kind: str, target: str) -> bytes:
        one = f'<Relationship Id="c1" Type="{R}/{kind}" Target="{target}"/></Relationships>'
        return text.replace("</Relationships>", one).encode()

    raw = rezip(
        raw,
        ppt__slides___rels__slide2_dot_xml_dot_rels=pointing(
            rels, "comments", "../comments/comment1.xml"
        ),
        ppt___rels__presentation_dot_xml_dot_rels=pointing(
            main, "commentAuthors", "commentAuthors.xml"
        ),
        ppt__commentAuthors_dot_xml=f'<p:cmAuthorLst xmlns:p="{p}"><p:cmAuthor id="7" name="Jurist"/></p:cmAuthorLst>'.encode(),
        ppt__comments__comment1_dot_xml=(
            f'<p:cmLst xmlns:p="{p}"><p:cm authorId="7" dt="2025-04-01T10:00:00"><p:text>is this so?</p:text></p:cm></p:cmLst>'
        ).encode(),
    )
    wanted = ("slide 2, comment 1 by Jurist on 2025-04-01T10:00:00", "is this so?")
    assert wanted in labelled(run(raw, "a.pptx"))


def test_words_that_a_master_prints_on_every_slide_are_read_and_its_invitations_are_not(run):
    def change(presentation):
        box = presentation.slide_layouts[0].shapes._spTree
        shape = presentation.slides[0].shapes.add_textbox(0, 0, 9, 9)
        shape.text_frame.text = "RESTRICTED"
        box.append(shape._element)

    found = labelled(run(show(change), "a.pptx"))
    assert [label for label, text in found if text == "RESTRICTED"] == [
        "slideLayouts/slideLayout1, TextBox 3"
    ]
    assert not any("Click to edit" in text for _, text in found)


@pytest.mark.parametrize("member", ["ppt/presentation.xml", "ppt/slides/slide1.xml"])
@pytest.mark.parametrize("body", [b"", b"<p:sld"])
def test_a_presentation_with_a_broken_part_is_malformed(run, member, body):
    name = member.replace("/", "__").replace(".", "_dot_")
    with pytest.raises(MalformedFile):
        run(rezip(show(), **{name: body}), "a.pptx")


def test_a_slide_that_is_named_and_not_there_is_malformed(run):
    rels = zipfile.ZipFile(io.BytesIO(show())).read("ppt/_rels/presentation.xml.rels")
    with pytest.raises(MalformedFile, match="slide9"):
        run(
            rezip(
                show(),
                ppt___rels__presentation_dot_xml_dot_rels=rels.replace(
                    b"slides/slide1", b"slides/slide9"
                ),
            ),
            "a.pptx",
        )


NAMES = {
    "office": "office:1.0", "text": "text:1.0", "table": "table:1.0", "draw": "drawing:1.0", "style": "style:1.0", "meta": "meta:1.0",
    "presentation": "presentation:1.0", "svg": "svg-compatible:1.0", "manifest": "manifest:1.0",
}  # fmt: skip
DECLARED = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}"' for short, long in NAMES.items()
)
DECLARED += (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def open_document(body: str, kind: str = "text", **members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        content = f"<office:body><office:{kind}>{body}</office:{kind}></office:body>"
        archive.writestr(
            "content.xml",
            f"<office:document-content {DECLARED}>{content}</office:document-content>",
        )
        for name, data in members.items():
            path = name.replace("__", "/").replace("_dot_", ".")
            archive.writestr(path, data if isinstance(data, bytes) else data.replace("*", DECLARED))
    return out.getvalue()


def test_paragraphs_tables_notes_and_comments_of_open_document_are_parts_in_order(run):
    raw = open_document(
        '<text:h text:outline-level="2">سند</text:h>'
        '<text:p>one<text:s text:c="3"/>two<text:tab/>x<text:note text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>foot</text:p></text:note-body></text:note> tail<office:annotation>"
        "<dc:creator>A</dc:creator><dc:date>2025-04-01</dc:date><text:p>doubt</text:p></office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell>"
        "<table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>"
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<text:p><draw:frame><draw:text-box><text:p>boxed</text:p></draw:text-box><svg:desc>a map</svg:desc></draw:frame></text:p>"
    )
    assert labelled(run(raw, "a.odt")) == [
        ("paragraph 1, heading 2", "سند"),
        ("paragraph 2", "one   two\tx tail"),
        ("paragraph 2, footnote 1", "foot"),
        ("paragraph 2, comment 1 by A on 2025-04-01", "doubt"),
        ("table 1 row 1", "a\nb | c"),
        ("paragraph 3", "item"),
        ("paragraph 4", ""),
        ("paragraph 4, text box 1", "boxed"),
        ("paragraph 4, picture description", "a map"),
    ]


def test_what_tracked_changes_deleted_in_open_document_stands_apart(run):
    raw = open_document(
        "<text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>Clerk</dc:creator>"
        "<dc:date>2025-04-01</dc:date></office:change-info><text:p>gone</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>stands</text:p>"
    )
    assert labelled(run(raw, "a.odt")) == [
        ("paragraph 1", "stands"),
        ("deletion 1 by Clerk on 2025-04-01", "gone"),
    ]


def test_headers_properties_pictures_and_links_of_open_document(run):
    raw = open_document(
        '<text:p><text:a xlink:href="http://x.example/">link</text:a><draw:image xlink:href="http://evil.example/p.png"/></text:p>',
        styles_dot_xml='<office:document-styles *><office:master-styles><style:master-page style:name="S"><style:header><text:p>'
        "SECRET</text:p></style:header></style:master-page></office:master-styles></office:document-styles>",
        meta_dot_xml="<office:document-meta *><office:meta><meta:creation-date>2025-01-01T10:00:00</meta:creation-date>"
        "<dc:title>T</dc:title></office:meta></office:document-meta>",
        Pictures__a_dot_png=b"\x89PNG",
        Basic__Standard__m_dot_xml="<x/>",
    )
    outcome = run(raw, "a.odt")
    assert labelled(outcome)[1:] == [
        ("header 1", "SECRET"),
        ("links", "http://x.example/"),
        ("document properties", "creation-date: 2025-01-01T10:00:00\ntitle: T"),
    ]
    assert outcome.children == {"Pictures/a.png": b"\x89PNG"}
    assert outcome.receipt.facts == {"created": "2025-01-01T10:00:00"}
    said = " ".join(outcome.receipt.notes)
    assert "image http://evil.example/p.png" in said
    assert "Basic/Standard/m.xml" in said


def test_slides_of_open_document_are_labelled_and_their_notes_are_read(run):
    raw = open_document(
        "<draw:page><draw:frame><draw:text-box><text:p>Title</text:p></draw:text-box></draw:frame><presentation:notes>"
        "<draw:frame><draw:text-box><text:p>not aloud</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>",
        "presentation",
    )
    assert labelled(run(raw, "a.odp")) == [
        ("slide 1, text box 1", "Title"),
        ("slide 1, notes", "not aloud"),
    ]


def test_an_encrypted_open_document_is_locked(run):
    manifest = "<manifest:manifest *><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
    with pytest.raises(LockedFile):
        run(
            open_document("<text:p>x</text:p>", **{"META-INF__manifest_dot_xml": manifest}), "a.odt"
        )


def test_an_encrypted_member_of_an_archive_is_locked(run):
    raw = bytearray(open_document("<text:p>x</text:p>"))
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(LockedFile):
        run(bytes(raw), "a.odt")


@pytest.mark.parametrize("content", [b"", b"<a", b"<x/>"])
def test_an_open_document_without_a_body_is_malformed(run, content):
    raw = rezip(open_document("<text:p>x</text:p>"), content_dot_xml=content)
    with pytest.raises(MalformedFile):
        run(raw, "a.odt", reader="opendocument")


def test_two_members_of_one_name_are_malformed(run):
    out = io.BytesIO(open_document("<text:p>shown</text:p>"))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("content.xml", "<x/>")
    with pytest.raises(MalformedFile, match="one name"):
        run(out.getvalue(), "a.odt")


def arabic(text: str) -> str:
    return "".join(f"\\'{byte:02x}" for byte in text.encode("cp1256"))


FONTS = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset178 Arial (Arabic);}}"


def rich(body: str, head: str = r"\ansicpg1252") -> bytes:
    return (r"{\rtf1\ansi" + head + r"\deff0" + FONTS + body + "}").encode("latin-1")


def test_bytes_of_rtf_are_read_in_the_code_page_of_their_font_else_of_the_document(run):
    word_ = "شهد الرجل"
    outcome = run(
        rich(r"{\f1 " + arabic(word_) + r"}\par caf\'e9 \u1587?\u1606?\u1583?\par"), "a.rtf"
    )
    assert outcome.texts == [word_, "café سند"]
    outcome = run(rich(arabic(word_) + r"\par", r"\ansicpg1256"), "a.rtf")
    assert outcome.texts == [word_]


def test_what_stands_beside_the_body_of_rtf_is_read_under_its_name(run):
    raw = rich(
        r"{\info{\title T}{\creatim\yr2025\mo4\dy10}}{\header head\par}First{\footnote \pard note}\par "
        r"Shown{\v hidden}{\deleted gone}{\*\atnauthor Jurist}{\*\annotation doubt}\par "
        r"\intbl a\cell b\par c\cell\row\pard{\*\shpinst{\sp{\sn wzDescription}{\sv a map}}{\shptxt boxed}}"
        r'{\field{\*\fldinst{HYPERLINK "http://x.example/"}}{\fldrslt link}}\par'
    )
    outcome = run(raw, "a.rtf")
    assert labelled(outcome) == [
        ("paragraph 1", "First"),
        ("paragraph 2", "Shown"),
        ("paragraph 2, hidden", "hidden"),
        ("paragraph 2, deleted with changes tracked", "gone"),
        ("table row 1", "a | b\nc"),
        ("paragraph 3", "link"),
        ("header 1", "head\n"),
        ("footnote 1, at paragraph 1", "note"),
        ("comment 1 by Jurist, at paragraph 2", "doubt"),
        ("picture description, at paragraph 3", "a map"),
        ("text box 1, at paragraph 3", "boxed"),
        ("links", "http://x.example/"),
        ("document properties", "title: T\ncreated: yr 2025 mo 4 dy 10"),
    ]
    assert outcome.receipt.facts == {"created": "yr 2025 mo 4 dy 10"}


def test_pictures_and_objects_of_rtf_become_files_and_programs_are_named(run):
    native = "01050000 02000000 08000000 5061636b61676500 00000000 00000000 03000000 616263"
    raw = rich(
        r"{\pict\pngblip 89504e47}{\pict\jpegblip\bin4 \{}}}"
        r"{\object{\*\objclass Package}{\*\objdata " + native + r"}{\result shown}}\par"
        r"{\field{\*\fldinst DDEAUTO cmd x}}{\*\unheard of}"
    )
    outcome = run(raw, "a.rtf")
    assert outcome.children == {
        "picture 1.png": b"\x89PNG",
        "picture 2.jpg": b"\\{}}",
        "object 1 Package": b"abc",
    }
    assert outcome.texts[0] == "shown"
    said = " ".join(outcome.receipt.notes)
    for word_ in ("DDEAUTO cmd x", "“Package”", "unheard"):
        assert word_ in said


def test_rtf_that_is_cut_short_keeps_what_is_there_and_says_so(run):
    outcome = run(rich(r"one\par two{\b three")[:-1], "a.rtf")
    assert outcome.texts == ["one", "twothree"]
    assert outcome.receipt.rejects_by_code == {"cut_short": 1}


def test_data_of_an_object_that_is_no_hexadecimal_is_set_aside(run):
    outcome = run(rich(r"{\pict\pngblip 89z}words\par"), "a.rtf")
    assert outcome.receipt.rejects_by_code == {"damaged_object": 1}
    assert outcome.texts == ["words"]


def test_bytes_after_the_end_of_rtf_are_counted_and_bytes_of_no_text_are_shown(run):
    notes = run(rich(r"\'81\par", r"\ansicpg1252") + b"PK hidden", "a.rtf").receipt.notes
    assert any(note.startswith("9 bytes follow") for note in notes)
    assert any("U+FFFD" in note for note in notes)


@pytest.mark.parametrize(
    "raw",
    [b"{\\rtf1" + b"{" * 2000, b"no rtf", b"{\\x"],
)
def test_rtf_that_nests_without_end_or_is_none_is_malformed(run, raw):
    with pytest.raises(MalformedFile):
        run(raw, "a.rtf", reader="rtf")


@pytest.mark.parametrize(
    "unit", [r"{\field{\*\fldinst{", r"\f1\f1", r"{\pict\bin", r"\'", r"\u1 ", "\\"]
)
def test_rtf_made_to_cost_time_does_not(run, unit):
    raw = b"{\\rtf1 " + unit.encode() * (400_000 // len(unit))
    try:
        run(raw, "a.rtf")
    except MalformedFile:
        return


@pytest.mark.parametrize("kind", ["docx", "pptx", "odt", "rtf"])
def test_random_damage_never_leaks(run, kind):
    luck = random.Random(5)
    raw = {
        "docx": word,
        "pptx": show,
        "odt": lambda: open_document("<text:p>x</text:p>"),
        "rtf": lambda: rich("{a\\par}" * 9),
    }[kind]()
    reader = {"odt": "opendocument"}.get(kind, kind)
    for _ in range(25):
        broken = bytearray(raw)
        for _ in range(8):
            broken[luck.randrange(len(raw))] = luck.randrange(256)
        try:
            run(bytes(broken), f"a.{kind}", reader=reader)
        except (MalformedFile, HostileFile, LockedFile):
            continue
