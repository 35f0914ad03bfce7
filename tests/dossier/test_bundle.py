# SPDX-License-Identifier: Apache-2.0
"""What a bundle may not get wrong: where a page stands, what a page shows, where a link leads, and what an exhibit may do."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from sanad.dossier.bundle.bind import bind
from sanad.dossier.bundle.cell import contents_in, fault_in, reason_in
from sanad.dossier.bundle.contents import BoundItem, BoundTab, Contents, Edition, Told, tab_digests
from sanad.dossier.bundle.difference import difference
from sanad.dossier.bundle.tab import Item, Tab, TabName, in_order
from sanad.dossier.typeset import TEMPLATE
from sanad.errors import BadValue, GlyphMissing, LockedFile, MalformedFile, ReaderStopped

EDITION = Edition(
    "Bundle for the hearing",
    "The State v. Sample One",
    "Special Cell",
    "Sample Court",
    1,
    "2025-04-01T10:00:00Z",
    "COURT ONLY",
)
A4 = [0, 0, 595, 842]
RED = b"1 0 0 rg -50 -50 2000 2000 re f"
NAMES = st.builds(TabName, st.sampled_from("ABZ"), st.integers(1, 9999), st.text("AMZ", max_size=3))


@pytest.fixture
def paper(tmp_path):
    """Return a maker of PDFs: one page per drawing given, `change` has the last word."""
    made = iter(range(100))

    def make(*drawings, box=A4, change=lambda pdf: None):
        path = tmp_path / f"{next(made)}.pdf"
        with pikepdf.new() as pdf:
            font = pdf.make_indirect(
                Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
            )
            for drawing in drawings:
                pdf.add_blank_page()
                page = pdf.pages[-1]
                page.mediabox = box
                page.obj.Resources = Dictionary(Font=Dictionary(F=font))
                page.obj.Contents = pdf.make_stream(drawing)
            change(pdf)
            pdf.save(path, static_id=True)
        return path

    return make


@pytest.fixture
def bound(tmp_path):
    """Return a binder: the contents, and the bundle opened for looking at."""

    def make(*tabs, edition=EDITION):
        into = tmp_path / "bundle.pdf"
        contents = bind(edition, tabs, into)
        return contents, pikepdf.open(into)

    return make


def words(text: bytes, x: int = 100, y: int = 400) -> bytes:
    return b"BT /F 12 Tf %d %d Td (%s) Tj ET" % (x, y, text)


def tab(
    name: str, *paths: Path, own: bool = False, title: str = "Papers", mark: str = "E-1"
) -> Tab:
    return Tab(
        TabName.parse(name),
        title,
        "2025-03-01",
        tuple(Item(f"Item {n}", path, mark, own) for n, path in enumerate(paths, 1)),
    )


def ours(tmp_path: Path, text: str) -> Path:
    import typst

    (tmp_path / "reference.typ").write_bytes((TEMPLATE / "reference.typ").read_bytes())
    source = tmp_path / "ours.typ"
    source.write_text(f'#import "reference.typ": references\n#show: references\n{text}')
    (tmp_path / "ours.pdf").write_bytes(
        typst.compile(str(source), ignore_system_fonts=True, timestamp=0)
    )
    return tmp_path / "ours.pdf"


def seen(pdf: pikepdf.Pdf) -> list[str]:
    document = pypdfium2.PdfDocument(pdf.filename)
    return [page.get_textpage().get_text_range() for page in document]


def looked_at(pdf: pikepdf.Pdf, page: int):
    return pypdfium2.PdfDocument(pdf.filename)[page].render(scale=1).to_pil().convert("RGB")


def after_front(contents: Contents, pdf: pikepdf.Pdf) -> int:
    return len(pdf.pages) - sum(each.pages for each in contents.tabs)


# ---- places -------------------------------------------------------------------------------------


@given(NAMES)
def test_a_name_reads_as_it_is_written(name):
    assert TabName.parse(str(name)) == name


@given(NAMES, st.text("ABZ", min_size=1, max_size=3))
def test_a_late_tab_follows_the_number_it_was_given_and_precedes_the_next(name, letters):
    before, after = TabName(name.bundle, name.number), TabName(name.bundle, name.number + 1)
    assert before < TabName(name.bundle, name.number, letters) < after


def test_tabs_stand_in_the_order_of_their_names():
    names = ["A/7", "A/7A", "A/7AA", "A/7AB", "A/7B", "A/8", "A/10", "B/1"]
    assert [str(name) for name in sorted(map(TabName.parse, reversed(names)))] == names


@pytest.mark.parametrize(
    "text", ["A/0", "A/07", "a/7", "A/7a", "7", "A/7/3", "A/7 ", "AA/7", "A/٧"]
)
def test_what_is_no_tab_is_refused(text):
    with pytest.raises(BadValue):
        TabName.parse(text)


def test_a_name_given_twice_an_empty_tab_and_a_mark_without_ascii_are_refused(paper):
    page = paper(b"")
    for tabs in (
        [tab("A/1", page), tab("A/1", page)],
        [tab("A/1")],
        [tab("A/1", page, mark="نشان")],
        [tab("A/1", page, mark="x" * 61)],
    ):
        with pytest.raises(BadValue):
            in_order(tabs)


def test_every_page_bears_its_place_and_the_handling_mark(paper, bound):
    contents, pdf = bound(
        tab("A/7A", paper(words(b"one"), words(b"two"))),
        tab("A/7", paper(words(b"three")), paper(words(b"four"))),
    )
    pages = seen(pdf)[after_front(contents, pdf) :]
    assert [re.search(r"A/\d+\w*/\d+", page)[0] for page in pages] == [
        "A/7/1",
        "A/7/2",
        "A/7A/1",
        "A/7A/2",
    ]
    assert all(page.count("COURT ONLY") == 2 and "E-1" in page for page in pages)
    assert [pdf.pages[-1].label, pdf.pages[0].label] == ["A/7A/2", "i"]


def test_bookmarks_title_and_language_guide_the_reader(paper, bound):
    one = paper(b"")
    _, pdf = bound(tab("A/1", one, one, title="ایف آئی آر"), tab("B/1", one))
    with pdf.open_outline() as outline:
        volumes = [(each.title, [child.title for child in each.children]) for each in outline.root]
    assert volumes == [
        ("Cover", []),
        ("Index", []),
        ("Bundle A", ["A/1  ایف آئی آر"]),
        ("Bundle B", ["B/1  Papers"]),
    ]
    assert str(pdf.docinfo.Title) == EDITION.title
    assert str(pdf.Root.Lang) == "en"


# ---- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_a_stamp_stands_upright_below_a_page_that_fills_its_sheet(paper, bound, turned):
    def turn(pdf):
        pdf.pages[0].rotate(turned, relative=False)

    _, pdf = bound(tab("A/1", paper(RED, change=turn)))
    shown = looked_at(pdf, -1 % len(pdf.pages))
    wide, high = shown.size
    assert wide < high or turned % 180
    assert shown.getpixel((wide // 2, high // 2)) == (255, 0, 0)
    foot = shown.crop((0, high - 25, wide, high))
    assert not any(r > 200 and g < 60 for r, g, _ in foot.get_flattened_data())
    corner, far = foot.crop((wide - 90, 0, wide, 25)), foot.crop((wide - 180, 0, wide - 95, 25))
    assert min(corner.convert("L").get_flattened_data()) < 100
    assert min(far.convert("L").get_flattened_data()) > 200


def test_a_page_whose_margins_are_free_keeps_its_size_and_another_shrinks(paper, bound):
    _, pdf = bound(tab("A/1", paper(words(b"in the middle"), words(b"at the foot", y=5))))
    first, second = (page.obj.Contents.read_bytes() for page in pdf.pages[-2:])
    assert first.startswith(b"q 1 0 0 1 0 0 cm")
    assert re.match(rb"q 0\.938", second)


def test_links_do_not_make_a_page_smaller(tmp_path, paper, bound):
    contents, pdf = bound(tab("A/1", ours(tmp_path, "{A/1/1}"), own=True))
    assert (
        pdf.pages[after_front(contents, pdf)]
        .obj.Contents.read_bytes()
        .startswith(b"q 1 0 0 1 0 0 cm")
    )


def test_a_page_without_size_is_named(paper, bound):
    with pytest.raises(MalformedFile, match="A/1/1"):
        bound(tab("A/1", paper(b"", box=[0, 0, 0, 0])))


def test_what_the_crop_box_hides_stays_hidden_when_the_page_shrinks(paper, bound):
    def crop(pdf):
        pdf.pages[0].cropbox = [100, 100, 500, 700]

    _, pdf = bound(tab("A/1", paper(RED, change=crop)))
    shown = looked_at(pdf, len(pdf.pages) - 1)
    assert shown.size == (400, 600)
    assert shown.getpixel((200, 300)) == (255, 0, 0)
    assert all(shown.getpixel((200, y)) != (255, 0, 0) for y in (3, 596))


def test_a_page_that_leaves_its_state_open_cannot_move_the_stamp(paper, bound):
    contents, pdf = bound(tab("A/1", paper(b"Q Q 0 0 0 0 0 0 cm q q", b"q 3 0 0 3 0 0 cm")))
    start = after_front(contents, pdf)
    for page in (start, start + 1):
        shown = looked_at(pdf, page).convert("L")
        assert min(shown.crop((505, 817, 595, 842)).get_flattened_data()) < 100


def test_one_drawing_on_two_pages_is_clipped_to_each_of_them(paper, bound):
    def share(pdf):
        pdf.pages[1].obj.Contents = pdf.pages[0].obj.Contents
        pdf.pages[1].cropbox = [0, 0, 300, 500]

    _, pdf = bound(tab("A/1", paper(RED, b"", change=share)))
    first, second = (looked_at(pdf, len(pdf.pages) - n) for n in (2, 1))
    assert first.getpixel((500, 100)) == second.getpixel((150, 250)) == (255, 0, 0)


def test_a_layer_that_its_document_hides_stays_hidden(paper, bound):
    def layer(pdf):
        hidden = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="notes"))
        pdf.pages[0].obj.Resources.Properties = Dictionary(L=hidden)
        pdf.Root.OCProperties = Dictionary(OCGs=Array([hidden]), D=Dictionary(OFF=Array([hidden])))

    _, pdf = bound(tab("A/1", paper(b"/OC /L BDC 1 0 0 rg 200 300 200 200 re f EMC", change=layer)))
    assert looked_at(pdf, len(pdf.pages) - 1).getpixel((300, 442)) == (255, 255, 255)


# ---- links --------------------------------------------------------------------------------------


def test_a_reference_of_ours_leads_to_the_page_it_names(tmp_path, paper, bound):
    contents, pdf = bound(
        tab("A/1", ours(tmp_path, "See {A/2A/2}."), own=True), tab("A/2A", paper(b"", b""))
    )
    page = pdf.pages[after_front(contents, pdf)]
    assert page.obj.Annots[0].A.D[0].objgen == pdf.pages[-1].obj.objgen
    assert contents.not_found == ()


def test_the_index_leads_to_every_tab(paper, bound):
    _, pdf = bound(tab("A/1", paper(b"")), tab("A/2", paper(b"")))
    led = [note.A.D[0].objgen for note in pdf.pages[1].obj.Annots]
    assert {page.obj.objgen for page in pdf.pages[-2:]} == set(led)


def test_a_reference_that_leads_nowhere_is_told_and_is_no_link(tmp_path, paper, bound):
    text = "{A/9/1} {A/2/3} {A/2/1}"
    contents, pdf = bound(tab("A/1", ours(tmp_path, text), own=True), tab("A/2", paper(b"", b"")))
    assert [(each.where, each.what) for each in contents.not_found] == [
        ("A/1/1", "there is no tab A/9"),
        ("A/1/1", "tab A/2 has 2 pages"),
    ]
    assert "there is no tab A/9" in " ".join(seen(pdf))
    assert len(pdf.pages[after_front(contents, pdf)].obj.Annots) == 1


def test_a_source_of_our_document_leads_to_the_page_of_its_exhibit_in_the_bundle(
    tmp_path, paper, bound
):
    exhibit = paper(words(b"first"), words(b"second"))
    given, other = "1" * 64, "2" * 64
    text = "".join(
        f'#link("exhibits/{sha256}.pdf#page={page}")[source] '
        for sha256, page in ((given, 2), (given, 9), (other, 1), (other, 2))
    )
    beside = Item("Exhibit", exhibit, original=f"originals/{given}.pdf")
    contents, pdf = bound(
        tab("A/1", ours(tmp_path, text), own=True), Tab(TabName("A", 2), "Exhibit", "", (beside,))
    )
    page = pdf.pages[after_front(contents, pdf)]
    assert [note.A.D[0].objgen for note in page.obj.Annots] == [pdf.pages[-1].obj.objgen] * 2
    assert [(each.where, each.what) for each in contents.not_found] == [
        ("A/1/1", "exhibit 22222222 is not given in this bundle")
    ]


def test_an_exhibit_that_writes_our_references_does_not_get_them(tmp_path, paper, bound):
    contents, pdf = bound(tab("A/1", ours(tmp_path, "{A/2/1}")), tab("A/2", paper(b"")))
    assert len(pdf.pages[after_front(contents, pdf)].obj.get(Name.Annots, [])) == 0
    assert [each.what for each in contents.taken_out] == ["page 1: a link or field that acts (URI)"]


def link(**does):
    return Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 380, 200, 420]), **does)


def test_links_within_an_exhibit_lead_to_the_same_page_of_the_bundle(paper, bound):
    def join(pdf):
        there = Array([pdf.pages[1].obj, Name.Fit])
        pdf.Root.Dests = Dictionary(chapter=there)
        pdf.pages[0].obj.Annots = Array(
            [link(Dest=there), link(Dest=Name.chapter), link(A=Dictionary(S=Name.GoTo, D=there))]
        )

    _, pdf = bound(
        tab("A/1", paper(words(b"first", y=5), b"", change=join)), tab("A/2", paper(b""))
    )
    first, second = pdf.pages[-3], pdf.pages[-2]
    direct, named, going = first.obj.Annots
    places = [direct.Dest, pdf.Root.Dests[str(named.Dest)].D, going.A.D]
    assert [place[0].objgen for place in places] == [second.obj.objgen] * 3
    assert float(direct.Rect[1]) == pytest.approx(380 * 0.938 + 26, abs=0.3)


def test_what_would_act_is_taken_out_and_told(paper, bound):
    def arm(pdf):
        script = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
        start = Dictionary(S=Name.Launch, F="calc.exe")
        pdf.Root.OpenAction = script
        pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["a", script])))
        page = pdf.pages[0].obj
        page.AA = Dictionary(O=script)
        web = Dictionary(S=Name.URI, URI="https://example.org", Next=start)
        file = Dictionary(S=Name.URI, URI="file:///etc/passwd")
        button = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Btn,
            T="b",
            Rect=Array([0, 0, 9, 9]),
            A=start,
            AA=Dictionary(D=script),
        )
        button = pdf.make_indirect(button)
        page.Annots = Array(
            [
                link(A=start),
                link(A=script),
                link(A=web),
                link(A=file),
                link(AA=Dictionary(D=script)),
                button,
            ]
        )
        pdf.Root.AcroForm = Dictionary(Fields=Array([button]))

    contents, pdf = bound(tab("A/1", paper(words(b"shown"), change=arm)))
    left = b"".join(
        each.unparse(resolved=True) for each in pdf.objects if isinstance(each, pikepdf.Object)
    )
    assert not re.search(rb"/JavaScript|/JS|/Launch|/AA|/AcroForm|/OpenAction|passwd", left)
    told = " ".join(each.what for each in contents.taken_out)
    assert all(
        what in told
        for what in (
            "an action on opening",
            "scripts",
            "actions of the page",
            "(Launch)",
            "(JavaScript)",
            "(URI)",
        )
    )
    assert "an action on opening" in " ".join(seen(pdf))


def test_a_comment_stays_as_it_looks(paper, bound):
    def comment(pdf):
        look = pdf.make_stream(
            b"1 0 0 rg 0 0 50 50 re f", BBox=Array([0, 0, 50, 50]), Subtype=Name.Form
        )
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Stamp,
            Rect=Array([200, 400, 250, 450]),
            F=4,
            AP=Dictionary(N=look),
        )
        pdf.pages[0].obj.Annots = Array([note])

    _, pdf = bound(tab("A/1", paper(b"", change=comment)))
    assert looked_at(pdf, len(pdf.pages) - 1).getpixel((225, 420)) == (255, 0, 0)


@pytest.mark.parametrize(("change", "error"), [("lock", LockedFile), ("cut", MalformedFile)])
def test_a_locked_or_broken_item_is_named_and_no_path_of_ours_with_it(
    paper, bound, change, error, tmp_path
):
    path = paper(words(b"secret"))
    if change == "lock":
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            pdf.save(path, encryption=pikepdf.Encryption(user="u", owner="o"))
    else:
        path.write_bytes(b"%PDF-1.7 and no more")
    with pytest.raises(error, match=path.name) as caught:
        bound(tab("A/1", path))
    assert str(tmp_path) not in str(caught.value)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("/Annots", Array([Dictionary(Rect=Array([0, 0, 1, 1]))])),
        ("/Annots", Array([Dictionary(Subtype=Name.Link, Rect="x")])),
        ("/Rotate", Name.x),
        ("/Contents", 3),
    ],
)
def test_an_item_whose_values_are_of_the_wrong_kind_is_named(paper, bound, key, value):
    def damage(pdf):
        pdf.pages[0].obj[key] = value

    path = paper(b"", change=damage)
    with pytest.raises(MalformedFile, match=path.name):
        bound(tab("A/1", path))


@pytest.mark.parametrize("key", ["/Names", "/AcroForm", "/OCProperties"])
def test_a_document_whose_root_is_damaged_is_named(paper, bound, key):
    def damage(pdf):
        pdf.Root[key] = 3

    path = paper(b"", change=damage)
    with pytest.raises(MalformedFile, match=path.name):
        bound(tab("A/1", path))


def test_the_name_of_an_action_cannot_fill_the_notes_nor_stop_the_bundle(paper, bound):
    def arm(pdf):
        pdf.pages[0].obj.Annots = Array([link(A=Dictionary(S=Name("/\U0001f600" + "x" * 99)))])

    contents, _ = bound(tab("A/1", paper(b"", change=arm)))
    assert [each.what for each in contents.taken_out] == [
        r"page 1: a link or field that acts (\U0001f600xxxxxxxxxx)"
    ]


def test_what_is_withheld_or_not_shown_is_listed_before_the_pages(paper, bound):
    page = paper(b"")
    items = (
        Item("exhibit 1a2b3c4d, withheld", page, withheld="it is set aside"),
        Item("call.wav", page, not_shown="it is sound", original="originals/1.wav", note="Noted"),
    )
    contents, pdf = bound(Tab(TabName("A", 1), "Papers", "", items))
    assert [each.where for each in (*contents.withheld, *contents.not_shown)] == ["A/1/1", "A/1/2"]
    read = " ".join(seen(pdf))
    assert all(words in read for words in ("it is set aside", "it is sound", "Noted"))


def test_a_title_or_mark_with_a_sign_that_no_font_has_is_named(paper, bound):
    with pytest.raises(GlyphMissing, match="GRINNING FACE"):
        bound(tab("A/1", paper(b""), title="\U0001f600"))
    with pytest.raises(GlyphMissing, match="GRINNING FACE"):
        bound(tab("A/1", paper(b"")), edition=replace(EDITION, handling="\U0001f600"))


# ---- what a cell answers ------------------------------------------------------------------------


def changed(contents: Contents, **item) -> Contents:
    [bound_tab] = contents.tabs
    return replace(contents, tabs=(replace(bound_tab, items=(replace(bound_tab.items[0], **item),)),))  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        lambda told: changed(told, sha256="0" * 64),
        lambda told: changed(told, title="Another"),
        lambda told: changed(told, withheld="no"),
        lambda told: changed(told, pages=0),
        lambda told: changed(told, pages=True),
        lambda told: replace(told, edition=replace(told.edition, number=2)),
        lambda told: replace(told, edition=replace(told.edition, at="2031-01-01T00:00:00Z")),
        lambda told: replace(told, tabs=()),
        lambda told: replace(told, not_found=(Told("A/1/1", 3),)),
    ],
)
def test_contents_other_than_those_ordered_are_not_taken(paper, bound, tmp_path, change):
    told, _ = bound(tab("A/1", paper(b"")))
    (tmp_path / "contents.json").write_bytes(told.written())
    assert contents_in(tmp_path, EDITION, told.ordered, "here") == told
    (tmp_path / "contents.json").write_bytes(change(told).written())
    with pytest.raises(ReaderStopped, match="not what was ordered"):
        contents_in(tmp_path, EDITION, told.ordered, "here")


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b'{"edition": {}}', b"[" * 100_000])
def test_contents_that_are_none_are_not_taken(paper, bound, tmp_path, raw):
    told, _ = bound(tab("A/1", paper(b"")))
    (tmp_path / "contents.json").write_bytes(raw)
    with pytest.raises(ReaderStopped):
        contents_in(tmp_path, EDITION, told.ordered, "here")


@pytest.mark.parametrize("raw", [b"", b"[]", b'{"code": "NO_SUCH_CODE"}', b"3", b"null"])
def test_an_answer_that_no_cell_of_ours_gives_is_one_of_a_cell_that_failed(raw):
    assert isinstance(fault_in(raw, "here"), ReaderStopped)
    with pytest.raises(ReaderStopped):
        reason_in(raw, "here")


@pytest.mark.parametrize("reason", ["x" * 9999, "\U0001f600", 3, None])
def test_a_reason_that_would_fill_pages_or_cannot_be_set_is_not_taken(reason):
    with pytest.raises(ReaderStopped):
        reason_in(json.dumps({"reason": reason}).encode(), "here")


# ---- editions -----------------------------------------------------------------------------------


def test_the_same_tabs_in_any_order_give_the_same_bytes(paper, tmp_path):
    tabs = [tab("A/1", paper(words(b"one"))), tab("A/2", paper(RED))]
    for name, given_tabs in (("x", tabs), ("y", tabs[::-1])):
        bind(EDITION, given_tabs, tmp_path / name)
    assert (tmp_path / "x").read_bytes() == (tmp_path / "y").read_bytes()


def drawn(pdf: pikepdf.Pdf) -> dict[str, tuple[bytes, bytes]]:
    return {
        page.label: (
            page.obj.Contents.read_raw_bytes(),
            page.obj.Resources.XObject.Page.read_raw_bytes(),
        )
        for page in pdf.pages
    }


def test_a_late_tab_leaves_the_pages_and_digests_of_the_others_alone(paper, bound):
    one, eight, late = (
        tab("A/7", paper(words(b"7"))),
        tab("A/8", paper(RED)),
        tab("A/7A", paper(words(b"7A"))),
    )
    before, pdf = bound(one, eight)
    was = {label: page for label, page in drawn(pdf).items() if "/" in label}
    after, pdf = bound(one, eight, late)
    assert was.items() <= drawn(pdf).items()
    digests = tab_digests(before)
    assert digests.items() <= tab_digests(after).items()
    assert digests["A/7"] != digests["A/8"]
    assert Contents.read(after.written()) == after
    assert difference(before, after) == ["Tab A/7A “Papers” was added: 1 page."]
    assert difference(after, before) == ["Tab A/7A “Papers” was removed: 1 page."]


def test_a_tab_whose_pages_change_has_another_digest(paper, bound):
    made = [
        tab_digests(bound(tab("A/1", paper(words(text))))[0])["A/1"]
        for text in (b"one", b"two", b"one")
    ]
    assert made[0] == made[2] != made[1]


def edition(*items: tuple[str, int], title: str = "Papers", mark: str = "") -> Contents:
    bound_items = tuple(
        BoundItem(f"Item {name}", f"E-{name}", pages, name * 64) for name, pages in items
    )
    return Contents(
        Edition("t", "m", "o", "r", 1, "2025-01-01T00:00:00Z", mark),
        (BoundTab("A/3", title, "", bound_items),),
        (),
        (),
    )


def test_an_edition_says_what_changed_within_a_tab():
    before = edition(("a", 2), ("b", 3), ("c", 1))
    assert difference(before, before) == []
    assert difference(before, edition(("a", 2), ("d", 5), ("c", 1))) == [
        "In tab A/3 “Item b” was replaced by “Item d”, pages 3 to 7.",
        "In tab A/3 what began on page 6 begins on page 8.",
    ]
    assert difference(before, edition(("a", 2), ("c", 1))) == [
        "In tab A/3 “Item b” was removed, formerly pages 3 to 5.",
        "In tab A/3 what began on page 6 begins on page 3.",
    ]
    assert difference(before, edition(("d", 4))) == [
        "Tab A/3 “Papers” was replaced: 4 pages, it had 6."
    ]
    assert difference(
        before, edition(("a", 2), ("b", 3), ("c", 1), title="More", mark="SECRET")
    ) == [
        "Every page is now marked “SECRET”.",
        "Tab A/3 “Papers” is now called “More”.",
    ]


def test_an_edition_says_that_a_note_of_the_index_changed():
    before, after = edition(("a", 1)), edition(("a", 1))
    [bound_tab] = after.tabs
    noted = replace(bound_tab.items[0], note="certified by Two")
    after = replace(after, tabs=(replace(bound_tab, items=(noted,)),))
    assert difference(before, after) == [
        "In tab A/3 the index says of “Item a” now: certified by Two. It said: nothing."
    ]
