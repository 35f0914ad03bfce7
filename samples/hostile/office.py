# SPDX-License-Identifier: Apache-2.0
"""Documents of offices: bombs, macros, parts fetched from outside, repetitions without end, broken compound files."""

import struct
from collections.abc import Iterator

from hostile.compound import Compound
from hostile.markup import entities, external
from hostile.sample import HOSTILE, LOCKED, MALFORMED, READ, TOO_MUCH, UNKNOWN, Sample, zipped

_MAIN = "http://schemas.openxmlformats.org/{}/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_WORD = f'<w:document xmlns:w="{_MAIN.format("wordprocessingml")}"><w:body>'
_SHEET = f'<worksheet xmlns="{_MAIN.format("spreadsheetml")}">'
_SLIDE = f'<p:sld xmlns:p="{_MAIN.format("presentationml")}" xmlns:a="{_MAIN.format("drawingml")}">'
_OPEN = '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>'
_CLOSED = "</office:body></office:document-content>"
_TEXT = "application/vnd.oasis.opendocument.text"
_TABLES = "application/vnd.oasis.opendocument.spreadsheet"
Members = tuple[tuple[str, bytes], ...]


def _relations(*ones: tuple[str, str], outside: bool = False) -> bytes:
    mode = ' TargetMode="External"' if outside else ""
    inside = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'
        for n, (kind, target) in enumerate(ones)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inside}</Relationships>'.encode()


def docx(document: bytes | None = None, *more: tuple[str, bytes]) -> bytes:
    """Return a Word document of one paragraph, or of what is given."""
    words = f"{_WORD}<w:p><w:r><w:t>words</w:t></w:r></w:p></w:body></w:document>".encode()
    types = ("[Content_Types].xml", b"<Types/>")
    main = ("_rels/.rels", _relations(("officeDocument", "word/document.xml")))
    return zipped(types, main, ("word/document.xml", document or words), *more)


def xlsx(sheet: bytes | None = None, *more: tuple[str, bytes]) -> bytes:
    """Return a workbook of one sheet of one cell, or of what is given."""
    cells = f'{_SHEET}<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>words</t></is></c></row></sheetData></worksheet>'.encode()
    book = f'<workbook xmlns="{_MAIN.format("spreadsheetml")}" xmlns:r="{_OFFICE}"><sheets><sheet name="One" sheetId="1" r:id="r0"/></sheets></workbook>'.encode()
    parts = (
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", _relations(("officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", _relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))),
        ("xl/worksheets/sheet1.xml", sheet or cells),
    )  # fmt: skip
    return zipped(*parts, *more)


def pptx(slide: bytes | None = None, *more: tuple[str, bytes]) -> bytes:
    """Return a presentation of one slide of one shape, or of what is given."""
    shape = f"{_SLIDE}<p:cSld><p:spTree><p:sp><p:txBody><a:p><a:r><a:t>words</a:t></a:r></a:p></p:txBody></p:sp></p:spTree></p:cSld></p:sld>".encode()
    main = f'<p:presentation xmlns:p="{_MAIN.format("presentationml")}" xmlns:r="{_OFFICE}"><p:sldIdLst><p:sldId id="256" r:id="r0"/></p:sldIdLst></p:presentation>'.encode()
    parts = (
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", _relations(("officeDocument", "ppt/presentation.xml"))),
        ("ppt/presentation.xml", main),
        ("ppt/_rels/presentation.xml.rels", _relations(("slide", "slides/slide1.xml"))),
        ("ppt/slides/slide1.xml", slide or shape),
    )
    return zipped(*parts, *more)


def odf(kind: str = _TEXT, inside: str = "<office:text><text:p>words</text:p></office:text>", *more: tuple[str, bytes]) -> bytes:  # fmt: skip
    """Return an OpenDocument file of one paragraph, or of what is given."""
    return opened(kind, f"{_OPEN}{inside}{_CLOSED}".encode(), *more)


def opened(kind: str, content: bytes, *more: tuple[str, bytes]) -> bytes:
    """Return an OpenDocument file with the very bytes of its content."""
    manifest = (
        b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped(
        ("mimetype", kind.encode()),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", content),
        *more,
    )


def _swelling() -> bytes:
    return (
        f"{_WORD}<w:p><w:r><w:t>".encode()
        + b"words " * (20 << 20)
        + b"</w:t></w:r></w:p></w:body></w:document>"
    )


_MAKERS = {"docx": docx, "xlsx": xlsx, "pptx": pptx}
_HEADS = {"docx": _WORD, "xlsx": _SHEET, "pptx": _SLIDE}
_RELS = {
    "docx": "word/_rels/document.xml.rels",
    "xlsx": "xl/worksheets/_rels/sheet1.xml.rels",
    "pptx": "ppt/slides/_rels/slide1.xml.rels",
}
_VBA = {"docx": "word/vbaProject.bin", "xlsx": "xl/vbaProject.bin", "pptx": "ppt/vbaProject.bin"}


def _each() -> Iterator[Sample]:
    """Yield what Word, Excel and PowerPoint files have in common."""
    for name, make in _MAKERS.items():
        head, rels, vba = _HEADS[name], _RELS[name], _VBA[name]
        away = (
            ("attachedTemplate", "http://192.0.2.1/x.dotm"),
            ("image", "file:///etc/passwd"),
            ("oleObject", r"\\192.0.2.1\x"),
        )
        code = name[:-1] + "m"
        loose = (
            name == "xlsx"
        )  # its reader asks for members by name and writes out none but pictures
        yield Sample(
            f"entities.{name}",
            "entities that swell",
            HOSTILE,
            lambda make=make, head=head: make(entities(head)),
        )
        yield Sample(
            f"external.{name}",
            "an entity from outside",
            HOSTILE,
            lambda make=make, head=head: make(external(head)),
        )
        yield Sample(
            f"utf16.{name}",
            "a document type in UTF-16",
            HOSTILE,
            lambda make=make, head=head: make(entities(head).decode().encode("utf-16")),
        )
        yield Sample(
            f"deep.{name}",
            "100,000 elements in one another",
            MALFORMED,
            lambda make=make, head=head: make((head + "<a>" * 100_000).encode()),
        )
        yield Sample(
            f"zeros.{name}",
            "200 MiB in 200 KiB",
            TOO_MUCH if loose else HOSTILE,
            lambda make=make: make(None, ("media/zeros.bin", bytes(200 << 20))),
        )
        yield Sample(
            f"slip.{name}",
            "a member whose name leads out",
            READ if loose else HOSTILE,
            lambda make=make: make(None, ("../../../tmp/sanad-slip", b"x")),
        )
        yield Sample(
            f"double.{name}",
            "two members of one name",
            READ if loose else MALFORMED,
            lambda make=make: make(None, ("a_.xml", b"<a/>"), ("b_.xml", b"<a/>")).replace(
                b"b_.xml", b"a_.xml"
            ),
        )
        yield Sample(
            f"away.{name}",
            "a template, a picture and an object to be fetched from outside",
            READ,
            lambda make=make, rels=rels, away=away: make(
                None, (rels, _relations(*away, outside=True))
            ),
            "" if loose else "outside",
        )
        yield Sample(
            f"macro.{code}",
            "macros",
            READ,
            lambda make=make, vba=vba: make(
                None, (vba, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
            ),
            "macros",
        )
        yield Sample(
            f"loop.{name}",
            "parts that point at each other without end",
            READ,
            lambda make=make, rels=rels: make(
                None,
                (
                    rels,
                    _relations(
                        *[("slide", "../slides/slide1.xml"), ("header", "document.xml")] * 500
                    ),
                ),
            ),
        )
        yield Sample(f"cut.{name}", "cut in the middle", MALFORMED, lambda make=make: make()[:-30])
        yield Sample(f"locked.{name}", "locked by a password", LOCKED, lambda name=name: Compound({"EncryptionInfo": name.encode(), "EncryptedPackage": b"x" * 4096}).raw())  # fmt: skip


def _cells(*rows: str) -> bytes:
    return f"{_SHEET}<sheetData>{''.join(rows)}</sheetData></worksheet>".encode()


def _strings(count: int) -> bytes:
    one = f"<si><t>{'words ' * 5000}</t></si>"
    return f'<sst xmlns="{_MAIN.format("spreadsheetml")}" count="{count}">{one}</sst>'.encode()


_MANY = '<text:p><text:s text:c="{}"/>words</text:p>'
_REPEATED = '<office:spreadsheet><table:table table:name="One"><table:table-row table:number-rows-repeated="{0}"><table:table-cell table:number-columns-repeated="{0}" office:value-type="string"><text:p>words</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>'
_WORKBOOK = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0xDBB, 0x7CC, 0, 0)
"""How the stream of an old workbook begins: BOF (MS-XLS 2.4.21)."""


def _xls(stream: bytes) -> Compound:
    return Compound({"Workbook": stream})


SAMPLES = [
    *_each(),
    Sample("swelling.docx", "120 MiB of one word in 120 KiB", HOSTILE, lambda: docx(_swelling())),
    Sample("nested.docx", "tables in tables, 60 deep", READ, lambda: docx((_WORD + "<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60 + "</w:body></w:document>").encode())),
    Sample("span.docx", "a cell that spans a thousand million columns", READ, lambda: docx(f'{_WORD}<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p><w:r><w:t>words</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>'.encode())),
    Sample("far.xlsx", "a cell in the last row and column that there are", TOO_MUCH, lambda: xlsx(_cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'))),
    Sample("beyond.xlsx", "a cell in row 4,294,967,295", TOO_MUCH, lambda: xlsx(_cells('<row r="4294967295"><c r="ZZZZZZ4294967295"><v>1</v></c></row>'))),
    Sample("dimension.xlsx", "a sheet that says it is as large as there are", READ, lambda: xlsx(_cells('<row r="1"><c r="A1"><v>1</v></c></row>').replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'))),
    Sample("strings.xlsx", "one long string in 5,000 cells", TOO_MUCH, lambda: xlsx(_cells(*[f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 5_001)]), ("xl/sharedStrings.xml", _strings(1)))),
    Sample("index.xlsx", "a string that is not there", MALFORMED, lambda: xlsx(_cells('<row r="1"><c r="A1" t="s"><v>4000000000</v></c><c r="B1" t="s"><v>-1</v></c></row>'), ("xl/sharedStrings.xml", _strings(1)))),
    Sample("formula.xlsx", "a formula that calls a program", READ, lambda: xlsx(_cells('<row r="1"><c r="A1" t="str"><f>cmd|\'/c calc\'!A1</f><v>=cmd|x</v></c></row>'))),
    Sample("none.xlsx", "a workbook whose sheet is not there", MALFORMED, lambda: xlsx().replace(b"worksheets/sheet1", b"worksheets/sheet9")),
    Sample("repeated.ods", "a cell repeated a thousand million times in each way", TOO_MUCH, lambda: odf(_TABLES, _REPEATED.format(1_000_000_000))),
    Sample("repeated.odt", "a thousand million blanks in one element", READ, lambda: odf(_TEXT, f"<office:text>{_MANY.format(1_000_000_000)}</office:text>")),
    Sample("minus.odt", "fewer blanks than none, and more than a number", READ, lambda: odf(_TEXT, f"<office:text>{_MANY.format(-1)}{_MANY.format('9' * 5000)}{_MANY.format('x')}</office:text>")),
    Sample("entities.odt", "entities that swell", HOSTILE, lambda: opened(_TEXT, entities(_OPEN))),
    Sample("external.odt", "an entity from outside", HOSTILE, lambda: opened(_TEXT, external(_OPEN))),
    Sample("entities.ods", "entities that swell, in a table", HOSTILE, lambda: opened(_TABLES, entities(_OPEN))),
    Sample("deep.odt", "100,000 elements in one another", MALFORMED, lambda: opened(_TEXT, (_OPEN + "<text:p>" * 100_000).encode())),
    Sample("zeros.odt", "200 MiB in 200 KiB", HOSTILE, lambda: odf(_TEXT, "<office:text/>", ("Pictures/zeros.png", bytes(200 << 20)))),
    Sample("slip.odt", "a member whose name leads out", HOSTILE, lambda: odf(_TEXT, "<office:text/>", ("../../../tmp/sanad-slip", b"x"))),
    Sample("cut.odt", "cut in the middle", MALFORMED, lambda: odf()[:-30]),
    Sample("macro.odt", "macros", READ, lambda: odf(_TEXT, "<office:text><text:p>words</text:p></office:text>", ("Basic/Standard/Module1.xml", b"<a/>"), ("Scripts/python/x.py", b"import os")), "scripts"),
    Sample("groups.rtf", "100,000 groups in one another", MALFORMED, lambda: rb"{\rtf1 " + b"{" * 100_000 + b"words"),
    Sample("binary.rtf", "binary data said to be 2 GiB long", READ, lambda: rb"{\rtf1 words\bin2147483647 x}", "cut_short"),
    Sample("minus.rtf", "binary data said to be shorter than nothing", READ, lambda: rb"{\rtf1 words\bin-99999999999999999999 x}"),
    Sample("digits.rtf", "a control word with a number of a million digits", READ, lambda: rb"{\rtf1 words\fs" + b"9" * 1_000_000 + b" more}"),
    Sample("unicode.rtf", "characters that are none, and a fallback without end", READ, lambda: rb"{\rtf1\uc99999 words\u-10179?\u99999999?\u55357? more}"),
    Sample("ends.rtf", "more ends than beginnings", READ, lambda: rb"{\rtf1 words" + b"}" * 100_000 + b"more", "follow the end"),
    Sample("open.rtf", "a file without its end", READ, lambda: rb"{\rtf1{\fonttbl{\f0 x;}} words \par more", "cut_short"),
    Sample("object.rtf", "an object of another program, and a picture without end", READ, lambda: rb"{\rtf1 words{\object\objemb{\*\objdata 0105000002000000}}{\pict\pngblip " + b"89504e47" * 200_000 + b"}}"),
    Sample("cells.rtf", "a hundred thousand cells in one row", READ, lambda: rb"{\rtf1\trowd " + rb"x\cell " * 100_000 + rb"\row}"),
    Sample("locked.xls", "locked by a password (FILEPASS)", LOCKED, lambda: _xls(_WORKBOOK + struct.pack("<HHH", 0x2F, 2, 1) + bytes(100)).raw()),
    Sample("cut.xls", "records that say they are longer than the file", MALFORMED, lambda: _xls(_WORKBOOK + b"\x85\x00\xff\xff").raw()),
    Sample("loop.xls", "a chain of sectors that returns to itself", MALFORMED, lambda: _xls(_WORKBOOK * 300).raw({3: 3})),
    Sample("back.xls", "a directory whose chain returns to itself", MALFORMED, lambda: (one := _xls(_WORKBOOK)).raw({one.directory: one.directory})),
    Sample("size.xls", "a stream said to hold 2^60 bytes", MALFORMED, lambda: _xls(_WORKBOOK).change("Workbook", 120, "<Q", 1 << 60).raw()),
    Sample("macro.doc", "an old Word file with macros, which nothing here reads", UNKNOWN, lambda: Compound({"WordDocument": b"\xec\xa5" + bytes(600), "Macros": {"VBA": {"dir": b"x" * 100}}}).raw()),
]  # fmt: skip
