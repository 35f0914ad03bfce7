# SPDX-License-Identifier: Apache-2.0
"""A bundle from its sheet to the folder: who gets what, what is in it, what never is."""

import csv
import hashlib
import io
import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from cast import build_house
from sanad.desk.acts.bind_bundle import BindBundle
from sanad.desk.acts.certify_translation import CertifyTranslation
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.redact_exhibit import RedactExhibit
from sanad.desk.procedures.write_bundle import preview_bundle, write_bundle
from sanad.desk.sheets import load
from sanad.dossier.bundle import folder as bundle_folder
from sanad.dossier.bundle.contents import Contents, tab_digests
from sanad.dossier.material import Addressee
from sanad.errors import (
    AlreadyDone,
    BadSheet,
    BadValue,
    ClockBehind,
    DiskFull,
    GlyphMissing,
    NotBuilt,
    NotFound,
    OtherCompartment,
    Overtaken,
)
from sanad.ledger import read
from sanad.wiring import Encryption
from scene import IN_CASE, Scene

HEAD = """
sheet = "sanad/bundle/1"
compartment = "op-test"
title = "Bundle for the hearing"
matter = "{matter}"
recipient = "{recipient}"
purpose = "trial"
"""
NOTE = '[[tab.item]]\nexhibit = "note.txt"\nmark = "P-1"\n'
CALLS = '[[tab.item]]\nexhibit = "calls.csv"\nmark = "P-2"\n'
SECRET = b"The witness Sample Nine lives at 7 Sample Street.\n"


def tab(name: str, *items: str, title: str = "Papers") -> str:
    return f'[[tab]]\nname = "{name}"\ntitle = "{title}"\ndate = 2025-03-01\n' + "".join(items)


def item(exhibit: str, **more: str) -> str:
    said = "".join(f'{key} = "{value}"\n' for key, value in more.items())
    return f'[[tab.item]]\nexhibit = "{exhibit}"\n{said}'


@pytest.fixture
def scene(quick_scene) -> Scene:
    return quick_scene


@pytest.fixture
def sheet(tmp_path):
    def make(
        *tabs: str,
        recipient: str = "court",
        matter: str = "The State v. Sample One",
        more: str = "",
    ):
        path = tmp_path / "bundle.toml"
        head = HEAD.format(recipient=recipient, matter=matter)
        path.write_text(head + more + "".join(tabs), "utf-8")
        return load(path, "bundle")

    return make


@pytest.fixture
def written(scene, sheet, tmp_path):
    """Return a writer of bundles: the folder and the contents."""

    def make(*tabs: str, **how: str) -> tuple[Path, Contents]:
        office = scene.house.office
        made = write_bundle(office.desk, office.tools, sheet(*tabs, **how), "drafter", tmp_path / "out")  # fmt: skip
        return made.folder, made.bound.contents

    return make


@pytest.fixture
def previewed(scene, sheet):
    def make(*tabs: str, **how: str) -> Contents:
        return preview_bundle(scene.house.office.desk, sheet(*tabs, **how), "drafter").contents

    return make


def words(folder: Path) -> str:
    pdf = pypdfium2.PdfDocument(folder / "bundle.pdf")
    return " ".join(page.get_textpage().get_text_range() for page in pdf)


def every_byte(folder: Path) -> bytes:
    """Return all that a folder gives to whoever looks: names and contents of files, and what is packed in the PDF."""
    raw = [str(path).encode() + path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]  # fmt: skip
    with pikepdf.open(folder / "bundle.pdf") as pdf:
        for each in pdf.objects:
            raw.append(each.unparse(resolved=True))
            if isinstance(each, pikepdf.Stream):
                raw.append(
                    each.read_bytes(pikepdf.StreamDecodeLevel.all) if _is_text(each) else b""
                )
    return b"\n".join(raw)


def _is_text(stream: pikepdf.Stream) -> bool:
    return stream.get("/Subtype") != "/Image" and "/Length1" not in stream


def entry(scene: Scene):
    with scene.house.office.tools.database.reading() as connection:
        return list(read.entries(connection))[-1]


def seal(scene: Scene, name: str, raw: bytes, **came: object) -> str:
    sha256 = scene.house.seal(scene.folder, name, raw, **came)
    scene.house.read()
    return sha256


# ---- the folder ---------------------------------------------------------------------------------


def test_a_bundle_holds_its_pages_the_originals_and_lists_that_a_stranger_checks(scene, written):
    folder, contents = written(tab("A/1", NOTE), tab("B/1", CALLS))
    assert folder.name == "The-State-v-Sample-One-court-1"
    assert {path.name for path in folder.iterdir()} == {
        "README.txt", "SHA256SUMS", "SHA256SUMS.sig", "bundle.pdf", "contents.json", "difference.txt",
        "index.csv", "not-found.txt", "office.vkey", "originals", "withheld.csv",
    }  # fmt: skip
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, check=False, capture_output=True)  # fmt: skip
    assert checked.returncode == 0
    assert checked.stdout.count(b"OK") == 9  # the calls are withheld
    original = folder / "originals" / f"{scene.note}.txt"
    assert hashlib.sha256(original.read_bytes()).hexdigest() == scene.note
    assert Contents.read((folder / "contents.json").read_bytes()) == contents
    read_words = words(folder)
    assert "A/1/1" in read_words
    assert "Sample One is the son of Sample Father" in read_words


def test_what_the_readme_tells_a_stranger_to_type_checks_the_files_and_their_signature(written):
    folder, _ = written(tab("A/1", NOTE))
    told = (folder / "README.txt").read_text("utf-8").splitlines()
    shell = [each for each in told if each.startswith(" " * 7)][:-1]  # the last is the digest
    run = ["bash", "-euo", "pipefail", "-c", "\n".join(shell)]
    said = subprocess.run(run, cwd=folder, check=True, capture_output=True, text=True).stdout
    assert "Signature Verified Successfully" in said
    assert "SHA256SUMS: OK" in said


def test_the_entry_names_the_pdf_the_edition_and_each_tab(scene, written):
    folder, contents = written(tab("A/1", NOTE))
    told = entry(scene)
    assert told.act == "bind_bundle"
    assert told.body["what"] == {
        "bundle": hashlib.sha256((folder / "bundle.pdf").read_bytes()).hexdigest(),
        "recipient": "court",
        "edition": 1,
        "tabs": tab_digests(contents),
    }


def test_a_document_of_the_office_leads_to_its_exhibits_and_to_the_places_it_names(scene, written):
    scene.house.do(
        RecordClaim(
            by="analyst",
            **IN_CASE,
            about="S-01",
            property="alias",
            value="Sample Other",
            said_by="The clerk, {A/2/1} and {A/9/1}",
            source=Quoted("note.txt", "Sample One was born"),
        )
    )
    scene.house.do(
        FreezeBrief(by="drafter", **IN_CASE, subject="S-01", to=Addressee("court", "trial"))
    )
    dossier = '[[tab.item]]\nsubject = "S-01"\n'
    folder, contents = written(tab("A/1", dossier), tab("A/2", NOTE))
    assert contents.placed[0][1].title == "Subject dossier of S-01, edition 2"
    assert [each.what for each in contents.not_found] == ["there is no tab A/9"]
    assert "there is no tab A/9" in (folder / "not-found.txt").read_text()
    with pikepdf.open(folder / "bundle.pdf") as pdf:
        last = pdf.pages[-1].obj.objgen
        led = [note.A.D[0].objgen for page in pdf.pages[:-1] for note in page.obj.get("/Annots", ()) if "/D" in note.get("/A", {})]  # fmt: skip
        addresses = b" ".join(each.unparse(resolved=True) for each in pdf.objects)
    assert led.count(last) > 3  # index, reference, sources
    assert b"exhibits/" not in addresses
    _, contents = written(tab("A/1", dossier))
    assert [each.what for each in contents.not_found if "exhibit" in each.what] == [
        f"exhibit {scene.note[:8]} is not given in this bundle"
    ]


def test_a_cell_of_the_index_is_no_formula(written):
    folder, _ = written(tab("A/1", NOTE, title="=HYPERLINK(1)"))
    [row] = csv.DictReader(io.StringIO((folder / "index.csv").read_text()))
    assert row["title"] == "'=HYPERLINK(1)"


def test_a_full_disk_leaves_no_folder_behind(written, tmp_path, monkeypatch):
    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bundle_folder.shutil, "copyfile", full)
    with pytest.raises(DiskFull):
        written(tab("A/1", NOTE))
    assert list((tmp_path / "out").iterdir()) == []


def test_a_folder_that_is_there_is_not_written_over(written, tmp_path):
    (tmp_path / "out" / "The-State-v-Sample-One-court-1").mkdir(parents=True)
    with pytest.raises(AlreadyDone):
        written(tab("A/1", NOTE))


def test_what_was_worked_out_does_not_stay_in_the_office(scene, written):
    before = sum(1 for _ in scene.house.office.path.rglob("*"))
    written(tab("A/1", NOTE))
    scene.house.office.tools.records.sweep()
    names = [path.name for path in scene.house.office.path.rglob("*.pdf")]
    assert names == []
    assert sum(1 for _ in scene.house.office.path.rglob("*")) <= before + 2  # folders of scratch


# ---- what the recipient may have ----------------------------------------------------------------


def test_what_the_defence_may_not_have_leaves_no_words_no_name_and_no_file(scene, written):
    secret = seal(scene, "0300-1234567-witness.txt", SECRET, handling="confidential")
    folder, contents = written(
        tab("A/1", NOTE, item("0300-1234567-witness.txt", title="Statement of Sample Nine")),
        recipient="defence",
    )
    given = every_byte(folder) + words(folder).encode()
    for word in (b"0300-1234567", b"Sample Nine", b"Sample Street", secret.encode()):
        assert word not in given
    [told] = contents.withheld
    assert (told.where, told.what) == ("A/1/2", "its handling code is confidential")
    assert "its handling code is confidential" in words(folder)
    [row] = csv.DictReader(io.StringIO((folder / "withheld.csv").read_text()))
    assert row["item"] == f"exhibit {secret[:8]}, withheld"


def test_a_court_may_have_what_the_defence_may_not(scene, written):
    secret = seal(scene, "witness.txt", SECRET, handling="confidential")
    folder, contents = written(tab("A/1", item("witness.txt")))
    assert contents.withheld == ()
    assert (folder / "originals" / f"{secret}.txt").read_bytes() == SECRET


def test_calls_that_no_claim_cites_stay_in_the_office(previewed):
    assert "third parties" in previewed(tab("A/1", CALLS)).withheld[0].what
    assert "third parties" in previewed(tab("A/1", CALLS), recipient="defence").withheld[0].what


def test_what_its_sender_keeps_at_home_does_not_go_abroad(scene, previewed):
    seal(scene, "home.txt", b"at home", conditions=("no_sharing_abroad",))
    asked = tab("A/1", item("home.txt"))
    assert "abroad" in previewed(asked, recipient="interpol").withheld[0].what
    assert previewed(asked).withheld == ()


@pytest.mark.parametrize("speaks_for", [False, True])
def test_a_lead_stays_in_the_office_unless_it_speaks_for_somebody(scene, previewed, speaks_for):
    scene.house.instrument("lead-1", kind="informant_report")
    seal(scene, "lead.txt", b"Sample One was elsewhere.", instrument="lead-1", capture=None)
    if speaks_for:
        claim = RecordClaim(
            by="analyst",
            **IN_CASE,
            about="S-01",
            property="statement",
            value="was elsewhere",
            said_by="Somebody",
            exculpatory=True,
            source=Quoted("lead.txt", "Sample One was elsewhere"),
        )
        scene.house.do(claim)
    asked = tab("A/1", item("lead.txt"))
    told = [each.what for each in previewed(asked, recipient="defence").withheld]
    assert bool(told) is not speaks_for
    assert all("lead" in each for each in told)
    assert previewed(asked, recipient="internal").withheld == ()


def test_an_exhibit_that_is_set_aside_goes_to_nobody_nor_a_document_that_gives_it(scene, previewed):
    scene.house.do(QuarantineExhibit(by="clerk", **IN_CASE, exhibit=scene.note, reason="doubt"))
    asked = tab("A/1", NOTE, '[[tab.item]]\nsubject = "S-01"\n')
    told = [each.what for each in previewed(asked).withheld]
    assert told == ["it is set aside", "an exhibit that it gives is set aside"]


def test_a_document_made_for_the_court_is_not_given_to_the_defence(scene, written):
    folder, contents = written(
        tab("A/1", f'[[tab.item]]\nbrief = "{scene.brief}"\n'), recipient="defence"
    )
    assert [each.what for each in contents.withheld] == [
        "it was made for another recipient (court)"
    ]
    assert "Sample Father" not in words(folder)


def test_a_redacted_copy_goes_in_the_place_of_the_exhibit(scene, written):
    copy = scene.house.do(
        RedactExhibit(
            by="drafter",
            **IN_CASE,
            exhibit="note.txt",
            asked=({"ground": "third_party", "words": "Sample Father"},),
            recipients=("defence",),
            reason="no party",
        )
    )
    folder, contents = written(tab("A/1", NOTE), recipient="defence")
    assert [path.name for path in (folder / "originals").iterdir()] == [f"{copy.sha256}.txt"]
    assert b"Sample Father" not in every_byte(folder) + words(folder).encode()
    assert "third party (1)" in contents.placed[0][1].note


@pytest.mark.parametrize("how", ["redacted", "confidential", "said by the sender"])
def test_a_translation_does_not_tell_what_its_original_may_not(scene, previewed, how):
    handling = "restricted" if how == "redacted" else "confidential"
    original = seal(scene, "urdu.txt", "نمونہ Sample Nine\n".encode(), handling=handling)
    told = {"parent": original, "relation": "translation"} if how == "said by the sender" else {}
    seal(scene, "english.txt", b"A sample of Sample Nine\n", **told)
    if how == "redacted":
        scene.house.do(
            RedactExhibit(
                by="drafter",
                **IN_CASE,
                exhibit="urdu.txt",
                asked=({"ground": "third_party", "words": "Sample Nine"},),
                recipients=("defence",),
                reason="no party",
            )
        )
    items = [item("english.txt")]
    if how != "said by the sender":
        items = [item("urdu.txt"), item("english.txt", translates="urdu.txt")]
    contents = previewed(tab("A/1", *items), recipient="defence")
    assert (
        contents.withheld[-1].what == "what it is a translation or transcript of is not given whole"
    )


def test_a_translation_stands_behind_its_original_and_the_index_says_who_certified_it(
    scene, written
):
    seal(scene, "urdu.txt", "نمونہ\n".encode())
    seal(scene, "english.txt", b"A sample\n")
    translation = item("english.txt", translates="urdu.txt", certified_by="Translator One")
    folder, _ = written(tab("A/1", item("urdu.txt"), translation))
    assert "Translation of urdu.txt; certified by Translator One" in words(folder)
    paper = CertifyTranslation(
        by="clerk",
        **IN_CASE,
        exhibit=seal(scene, "pashto.txt", b"A sample\n", parent=scene.note, relation="translation"),
        source="en",
        target="ps",
        translator="Translator Two",
        certificate="instrument:open-1",
    )
    scene.house.do(paper)
    folder, _ = written(tab("A/1", NOTE, item("pashto.txt")))
    assert "Translation of note.txt; certified by Translator Two, whose certificate" in words(
        folder
    )
    with pytest.raises(BadValue, match="right behind"):
        written(tab("A/1", item("urdu.txt"), NOTE, translation))


def test_what_is_withheld_after_it_was_worked_out_is_not_given(scene, written, monkeypatch):
    whole = BindBundle.prepare

    def slow(self, work):
        done = whole(self, work)
        scene.house.do(QuarantineExhibit(by="clerk", **IN_CASE, exhibit=scene.note, reason="doubt"))
        return done

    monkeypatch.setattr(BindBundle, "prepare", slow)
    with pytest.raises(Overtaken):
        written(tab("A/1", NOTE))
    assert entry(scene).outcome == "refused"


def test_two_who_bind_at_once_do_not_make_one_edition(scene, sheet, tmp_path, monkeypatch):
    whole, office = BindBundle.prepare, scene.house.office
    other = sheet(tab("A/1", NOTE))

    def slow(self, work):
        done = whole(self, work)
        monkeypatch.setattr(BindBundle, "prepare", whole)
        write_bundle(office.desk, office.tools, other, "drafter", tmp_path / "first")
        return done

    monkeypatch.setattr(BindBundle, "prepare", slow)
    with pytest.raises(Overtaken, match="edition 1"):
        write_bundle(
            office.desk, office.tools, sheet(tab("A/2", NOTE)), "drafter", tmp_path / "out"
        )


def test_a_preview_writes_nothing_and_is_on_record(scene, previewed, tmp_path):
    contents = previewed(tab("A/1", NOTE))
    assert contents.edition.number == 1
    assert not (tmp_path / "out").exists()
    assert entry(scene).act == "preview_bundle"
    assert previewed(tab("A/1", NOTE)).edition.number == 1


# ---- what cannot be shown -----------------------------------------------------------------------


def test_an_image_that_cannot_be_converted_has_a_page_in_its_place_and_its_file_beside_it(
    scene, written
):
    cut = seal(scene, "cut.png", b"\x89PNG\r\n\x1a\n and no more")
    folder, contents = written(tab("A/1", NOTE, item("cut.png")))
    [told] = contents.not_shown
    assert told.where == "A/1/2"
    assert "cannot be opened" in told.what
    assert (folder / "originals" / f"{cut}.png").exists()
    assert "Given as files only" in words(folder)


def test_a_picture_is_shown_on_a_page(scene, previewed):
    raw = io.BytesIO()
    Image.new("RGB", (40, 40), (255, 0, 0)).save(raw, "PNG")
    seal(scene, "red.png", raw.getvalue())
    assert previewed(tab("A/1", item("red.png"))).not_shown == ()


def test_an_exhibit_that_cannot_be_bound_does_not_keep_the_others_from_it(scene, written):
    raw = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Annots = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect="x")])  # fmt: skip
        pdf.save(raw)
    sha256 = seal(scene, "hostile.pdf", raw.getvalue())
    folder, contents = written(tab("A/1", item("hostile.pdf"), NOTE))
    assert [each.where for each in contents.not_shown] == ["A/1/1"]
    assert "the son of Sample Father" in words(folder)
    assert (folder / "originals" / f"{sha256}.pdf").read_bytes() == raw.getvalue()


def test_a_name_with_a_sign_that_no_font_has_is_written_out(scene, previewed):
    seal(scene, "smile-\U0001f600.txt", b"words")
    assert previewed(tab("A/1", item("smile-\U0001f600.txt"))).placed[0][1].title == r"smile-\U0001f600.txt"  # fmt: skip


def test_exhibits_are_opened_in_cells_only(scene, written, monkeypatch):
    written(tab("A/1", NOTE))  # the server from which cells are made is there from here on

    def opened_here(*given, **how):
        raise AssertionError(given)

    monkeypatch.setattr(pikepdf, "open", opened_here)
    monkeypatch.setattr(Image, "open", opened_here)
    seal(scene, "cut.png", b"\x89PNG\r\n\x1a\n and no more")
    assert written(tab("A/1", NOTE, item("cut.png")))[1].edition.number == 2


# ---- editions -----------------------------------------------------------------------------------


def test_the_same_bundle_asked_for_twice_is_the_same_edition_byte_for_byte(written, tmp_path):
    first, _ = written(tab("A/1", NOTE), tab("A/2", item("note.txt")))
    (tmp_path / "out").rename(tmp_path / "kept")
    second, contents = written(tab("A/2", item("note.txt")), tab("A/1", NOTE))
    assert contents.edition.number == 1
    for path in (tmp_path / "kept" / first.name).rglob("*"):
        if path.is_file():
            again = second / path.relative_to(tmp_path / "kept" / first.name)
            assert again.read_bytes() == path.read_bytes(), path.name


def test_a_late_tab_makes_another_edition_that_tells_what_changed(written):
    _, before = written(tab("A/7", NOTE), tab("A/8", item("note.txt")))
    folder, after = written(tab("A/7", NOTE), tab("A/7A", CALLS), tab("A/8", item("note.txt")))
    assert (before.edition.number, after.edition.number) == (1, 2)
    assert [each.name for each in after.tabs] == ["A/7", "A/7A", "A/8"]
    told = (folder / "difference.txt").read_text()
    assert "Tab A/7A “Papers” was added: 1 page." in told
    assert f"The pages of tab A/8 are the same: {tab_digests(before)['A/8']}." in told


def test_each_recipient_has_editions_of_their_own(written):
    written(tab("A/1", NOTE))
    folder, contents = written(tab("A/1", NOTE, CALLS), recipient="defence")
    assert contents.edition.number == 1
    assert (folder / "difference.txt").read_text() == "This is the first edition.\n"


def test_a_clock_that_stands_before_the_last_entry_binds_nothing(scene, written, tmp_path):
    scene.house.clock.now -= timedelta(days=2)
    with pytest.raises(ClockBehind):
        written(tab("A/1", NOTE))
    assert not (tmp_path / "out").exists()


# ---- what is asked ------------------------------------------------------------------------------


def test_an_exhibit_nobody_knows_is_named(written):
    with pytest.raises(NotFound, match=r"nowhere\.txt"):
        written(tab("A/1", item("nowhere.txt")))


def test_a_document_that_was_not_made_for_the_recipient_is_named_and_is_to_be_built(written):
    told = "subject dossier for defence about S-01 .* Build it for this recipient"
    with pytest.raises(NotBuilt, match=told):
        written(tab("A/1", '[[tab.item]]\nsubject = "S-01"\n'), recipient="defence")


@pytest.mark.parametrize(
    ("tabs", "how", "match"),
    [
        ([tab("A/1", NOTE), tab("A/1", NOTE)], {}, "two tabs have this name"),
        ([tab("A/0", NOTE)], {}, "tabs are named"),
        ([tab("A/1", item("note.txt", mark="x" * 61))], {}, "at most 60"),
        ([tab("A/1", item("note.txt", brief="1" * 64))], {}, "say one of"),
        ([tab("A/1", "[[tab.item]]\n")], {}, "say one of"),
        ([], {}, "it has no tab"),
        ([tab("A/1", NOTE)], {"matter": " "}, "not a valid matter"),
        ([tab("A/1", NOTE)], {"recipient": "press"}, "one of: court"),
        ([tab("A/1", NOTE)], {"more": 'language = "xx"\n'}, "one of: en"),
    ],
)
def test_what_cannot_be_meant_is_refused(written, tabs, how, match):
    with pytest.raises(BadValue, match=match):
        written(*tabs, **how)


def test_a_title_with_a_sign_that_no_font_has_is_refused_by_name(written):
    with pytest.raises(GlyphMissing, match="GRINNING FACE"):
        written(tab("A/1", NOTE, title="Smile \U0001f600"))


@pytest.mark.parametrize(
    ("text", "match"),
    [
        (HEAD.replace('title = "Bundle for the hearing"\n', ""), "title is missing"),
        (HEAD + 'colour = "red"\n', "colour"),
        (HEAD + '[[tab]]\nname = "A/1"\ntitle = "x"\n', "item is missing"),
        (HEAD + '[[tab]]\nname = "A/1"\ntitle = "x"\nitem = "note.txt"\n', "tab.item"),
        (HEAD + tab("A/1", '[[tab.item]]\nfile = "note.txt"\n'), "no field file"),
    ],
)
def test_a_sheet_that_is_not_exact_is_refused_with_the_place(tmp_path, text, match):
    path = tmp_path / "bundle.toml"
    path.write_text(text.format(recipient="court", matter="Sample"))
    with pytest.raises(BadSheet, match=match):
        load(path, "bundle")


def test_a_bundle_of_another_compartment_s_exhibits_is_refused(scene, tmp_path, sheet):
    given = sheet(tab("A/1", NOTE))
    office = scene.house.office
    with pytest.raises(OtherCompartment):
        write_bundle(office.desk, office.tools, replace(given, compartment="office"), "drafter", tmp_path / "out")  # fmt: skip


def test_an_encrypted_vault_gives_a_bundle_too_and_keeps_nothing_in_the_clear(tmp_path, sheet):
    encryption = Encryption(lambda: None, recovery_file=tmp_path / "recovery")
    house = build_house(tmp_path / "office", encryption=encryption)
    (tmp_path / "incoming").mkdir()
    house.seal(tmp_path / "incoming", "witness.txt", SECRET)
    office = house.office
    made = write_bundle(office.desk, office.tools, sheet(tab("A/1", item("witness.txt"))), "drafter", tmp_path / "out")  # fmt: skip
    [original] = (made.folder / "originals").iterdir()
    assert original.read_bytes() == SECRET
    clear = [path for path in office.path.rglob("*") if path.is_file() and SECRET in path.read_bytes()]  # fmt: skip
    assert clear == []
    office.close()
