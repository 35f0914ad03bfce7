# SPDX-License-Identifier: Apache-2.0
"""A build makes anew what changed, all of it and nothing else, on all processors."""

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from pkgutil import iter_modules

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.cli.main import main as sanad
from sanad.desk import questions
from sanad.desk.acts.freeze_brief import FreezeBrief
from sanad.desk.acts.record_claim import Quoted, RecordClaim
from sanad.desk.acts.withdraw_claim import WithdrawClaim
from sanad.desk.ground import Wanted
from sanad.desk.procedures.build_dossier import build_dossiers, write_package
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.desk.questions.edition_difference import EditionDifference
from sanad.desk.questions.standing_editions import StandingEditions
from sanad.desk.sheets import load
from sanad.dossier import press, store
from sanad.dossier.form import FORMS
from sanad.dossier.material import Addressee
from sanad.errors import MalformedFile, SanadError, TypesettingStopped
from sanad.ledger import read
from scene import SCENES

SHEET = f"""
sheet = "sanad/worksheet/1"
compartment = "{CASE}"
""" + "".join(
    f"""
[[dossier]]
subject = "{subject}"
recipient = "court"
purpose = "trial"
by = "drafter"
"""
    for subject in ("S-01", "M-01")
)
COURT = Addressee("court", "trial")
TURNS = 4


@pytest.fixture
def scene(quick_scene):
    return quick_scene


def built(scene, folder: Path):
    sheet = folder / "worksheet.toml"
    sheet.write_text(SHEET)
    office = scene.house.office
    return build_dossiers(
        office.desk, office.tools, load(sheet, "worksheet"), "supervisor", folder / "out"
    )


def tree(folder: Path) -> dict[str, tuple[str, int]]:
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime_ns,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def acts(scene) -> list[str]:
    with scene.house.office.tools.database.reading() as connection:
        return [entry.act for entry in read.entries(connection)]


def born(about: str = "M-01") -> RecordClaim:
    return RecordClaim(
        by="analyst",
        compartment=CASE,
        about=about,
        property="birth_date",
        value="1984-03-05",
        said_by="Records office",
        source=Quoted("note.txt", "Sample One was born on 5 March 1984."),
    )


def stand(scene, *documents: Wanted):
    order = StandingEditions(by="drafter", compartment=CASE, documents=documents)
    return scene.house.do(order)


def test_nothing_changed_and_nothing_is_frozen_signed_or_written(scene, tmp_path):
    first, refused = built(scene, tmp_path)
    assert (len(first), refused) == (2, [])
    before, asked = tree(tmp_path / "out"), acts(scene)
    again, _ = built(scene, tmp_path)
    assert tree(tmp_path / "out") == before
    assert [(each.brief, each.written) for each in again] == [(each.brief, False) for each in first]
    assert acts(scene)[len(asked) :] == ["standing_editions"]


def test_one_changed_claim_makes_one_new_edition_and_leaves_the_other_alone(scene, tmp_path):
    built(scene, tmp_path)
    scene.house.do(born())
    again, _ = built(scene, tmp_path)
    assert {each.subject: (each.edition, each.written) for each in again} == {
        "S-01": (1, False),
        "M-01": (2, True),
    }
    assert (tmp_path / "out" / "M-01-court-1").is_dir()


def test_what_a_new_edition_says_otherwise_stands_beside_its_package(scene, tmp_path):
    built(scene, tmp_path)
    scene.house.do(born())
    *_, made = built(scene, tmp_path)[0]
    assert any("added" in change and "1984" in change for change in made.changes)
    beside = tmp_path / "out" / "M-01-court-2.difference.txt"
    assert beside.read_text("utf-8").splitlines() == list(made.changes)


def test_a_package_that_is_gone_is_written_again_from_the_same_edition(scene, tmp_path):
    first, _ = built(scene, tmp_path)
    whole = digests(first[0].folder)
    shutil.rmtree(first[0].folder)
    again, _ = built(scene, tmp_path)
    assert [(each.edition, each.written) for each in again] == [(1, True), (1, False)]
    assert digests(again[0].folder) == whole


def test_a_package_that_lost_a_file_is_not_said_to_stand(scene, tmp_path):
    first, _ = built(scene, tmp_path)
    (first[0].folder / "dossier.pdf").unlink()
    again, refused = built(scene, tmp_path)
    assert [each.subject for each in again] == ["M-01"]
    assert [each.error.code for each in refused] == ["CALLER_ALREADY_DONE"]


def test_a_form_that_the_office_words_anew_makes_a_new_edition(scene, tmp_path):
    built(scene, tmp_path)
    own = scene.house.office.tools.forms
    own.mkdir()
    form = (FORMS / "subject_dossier.en.toml").read_text("utf-8")
    assert "Dossier on" in form
    (own / "subject_dossier.en.toml").write_text(form.replace("Dossier on", "File on", 1), "utf-8")
    again, refused = built(scene, tmp_path)
    assert refused == []
    assert [each.edition for each in again] == [2, 2]


def test_another_day_has_every_document_composed_again(scene, tmp_path):
    built(scene, tmp_path)
    wanted = Wanted("M-01", COURT, "subject_dossier")
    [edition] = stand(scene, wanted)
    assert edition is not None
    scene.house.clock.now = scene.house.clock.now.replace(year=2027)
    assert stand(scene, wanted) == [None]
    again, _ = built(scene, tmp_path)
    assert [each.edition for each in again if each.subject == "M-01"] == [1]


@pytest.mark.parametrize("turn", range(TURNS))
def test_no_act_changes_a_document_that_is_said_to_stand(scene, turn):
    """Every act that there is, in some order: what is said to stand is what freezing anew would leave standing."""
    wanted = [
        Wanted("S-01", COURT, "subject_dossier"),
        Wanted("M-01", COURT, "subject_dossier"),
        Wanted("S-01", Addressee("defence", "trial"), "subject_dossier"),
        Wanted("S-01", Addressee("internal", "work"), "case_theory"),
    ]
    said = {True: 0, False: 0}
    freeze_all(scene, wanted)
    for names in steps()[turn::TURNS]:
        for name in names:
            with suppress(SanadError, LookupError):  # an earlier one may have taken what it needs
                scene.house.do(SCENES[name](scene))
        changed = []
        for order, before in zip(wanted, stand(scene, *wanted), strict=True):
            said[before is not None] += 1
            if before is None:
                changed.append(order)
            else:
                assert freeze(scene, order).sha256 == before.sha256, (names, order)
        freeze_all(scene, changed)
    assert all(said.values())


def steps() -> list[list[str]]:
    """Return every act as a step of its own and the questions, which change nothing, ten to a step, in an order that is always the same."""
    asked = sorted(SCENES.keys() & {each.name for each in iter_modules(questions.__path__)})
    acts = sorted(SCENES.keys() - {*asked, "found_office"})  # that one leaves for another office
    random.Random(7).shuffle(asked)  # an order of acts, no secret
    found = [[name] for name in acts] + [asked[at : at + 10] for at in range(0, len(asked), 10)]
    random.Random(7).shuffle(found)
    return found


def freeze(scene, wanted: Wanted):
    return scene.house.do(
        FreezeBrief(by="drafter", compartment=CASE, only_if_new=True, **vars(wanted))
    )


def freeze_all(scene, wanted):
    for order in wanted:
        with suppress(SanadError):  # what is refused now has no edition that could be said to stand
            freeze(scene, order)


def test_a_claim_about_somebody_else_leaves_a_document_standing(scene):
    wanted = Wanted("M-01", COURT, "subject_dossier")
    freeze(scene, wanted)
    scene.house.do(WithdrawClaim(by="analyst", compartment=CASE, claim=scene.claim, reason="no"))
    [edition] = stand(scene, wanted)
    assert edition is not None


def test_what_looked_changed_and_was_not_is_told_at_once_the_next_time(scene):
    wanted = Wanted("M-01", COURT, "subject_dossier")
    first = freeze(scene, wanted)
    scene.house.subject("S-77")  # everybody on the register is looked at
    assert stand(scene, wanted) == [None]
    assert freeze(scene, wanted) == first
    assert stand(scene, wanted) == [first.head]


def test_an_unchanged_document_is_refused_where_a_new_one_would_be(scene):
    freeze(scene, Wanted("S-01", COURT, "subject_dossier"))
    scene.house.do(SCENES["quarantine_exhibit"](scene))
    with pytest.raises(SanadError):
        freeze(scene, Wanted("S-01", COURT, "subject_dossier"))


def test_documents_that_differ_in_language_alone_are_told_apart(scene, tmp_path):
    sheet = tmp_path / "worksheet.toml"
    head, row = SHEET.split("[[dossier]]")[:2]
    sheet.write_text(f'{head}[[dossier]]{row}[[dossier]]{row}language = "ur"\n')
    words = ["build", str(sheet), "--check", "--office", str(scene.house.office.path), "--as", "supervisor"]  # fmt: skip
    said = [each for each in CliRunner().invoke(sanad, words).output.splitlines() if each.startswith("  S-01")]  # fmt: skip
    assert [each.split(":")[0].strip() for each in said] == [
        "S-01, subject_dossier for court",
        "S-01, subject_dossier for court, in ur",
    ]
    told = json.loads(CliRunner().invoke(sanad, [*words, "--json"]).output)["documents"]
    assert [each["language"] for each in told] == ["en", "ur"]


def test_what_is_refused_is_named_with_its_language(scene, tmp_path):
    sheet = tmp_path / "worksheet.toml"
    head, row = SHEET.split("[[dossier]]")[:2]
    sheet.write_text(f'{head}[[dossier]]{row.replace("S-01", "S-99")}language = "ur"\n')
    words = ["build", str(sheet), "--out", str(tmp_path / "out"), "--office", str(scene.house.office.path), "--as", "supervisor"]  # fmt: skip
    assert (
        "refused: S-99, subject_dossier for court, in ur: "
        in CliRunner().invoke(sanad, words).output
    )


def test_the_first_edition_says_nothing_otherwise(scene):
    assert (
        scene.house.do(EditionDifference(by="drafter", compartment=CASE, brief=scene.brief)) == {}
    )


def document(scene):
    with scene.house.office.tools.database.reading() as connection:
        return store.get(connection, scene.brief).document


def test_a_worker_sets_the_same_bytes_as_this_process(scene, monkeypatch):
    own, brief = scene.house.office.tools.credentials, document(scene)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with press.press(own, 2) as hand_over:
        pages = [hand_over(brief), hand_over({**brief, "title": "Another"})]
        one, other = (wait() for wait in pages)
    assert one == press.set_pages(brief, own) != other


def test_a_brief_that_cannot_be_set_is_named_and_the_others_are_set(scene, monkeypatch):
    brief = document(scene)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with press.press(None, 2) as hand_over:
        bad = hand_over({**brief, "title": "The bad one", "words": {}})
        good = hand_over(brief)
        with pytest.raises(MalformedFile, match="The bad one"):
            bad()
        assert good().startswith(b"%PDF")


def test_a_worker_that_the_system_ends_is_told_in_words(scene, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(press, "_in_worker", _ended)
    with press.press(None, 2) as hand_over:
        pages = hand_over(document(scene))
        with pytest.raises(TypesettingStopped):
            pages()


def _ended(raw, own):
    os._exit(9)


BUILD = """
import sys
from pathlib import Path
from sanad.dossier.press import press
from sanad.wiring import open_office
from sanad.desk.questions.dossier_contents import DossierContents
from sanad.desk.procedures.build_dossier import write_package

def main():
    office = open_office(Path(sys.argv[1]))
    order = DossierContents(by="drafter", compartment="op-test", brief=sys.argv[3])
    document = office.desk.ask(order).frozen.document
    with press(office.tools.credentials, 2) as hand_over:
        pages = [hand_over(document), hand_over(document)]
        for pdf, name in zip(pages, ("one", "two")):
            write_package(office.desk, office.tools, order, Path(sys.argv[2]) / name, pdf)

if __name__ == "__main__":
    main()
"""


def test_workers_of_another_machine_give_the_same_package(scene, tmp_path):
    """Another office folder, user's home, locale, zone and seed of hashes; the press with its own processes."""
    office = scene.house.office
    order = DossierContents(by="drafter", compartment=CASE, brief=scene.brief)
    here = write_package(office.desk, office.tools, order, tmp_path / "here").folder
    moved = tmp_path / "another place" / "office"
    shutil.copytree(office.path, moved)
    program = tmp_path / "build.py"
    program.write_text(BUILD)
    short = tempfile.mkdtemp(dir="/tmp")  # a socket's path has at most 107 signs
    elsewhere = {
        **os.environ, "TZ": "Pacific/Chatham", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4711",
        "HOME": str(tmp_path / "another place"), "USER": "somebody", "TMPDIR": short,
    }  # fmt: skip
    words = [sys.executable, program, moved, tmp_path / "there", scene.brief]
    subprocess.run(words, check=True, env=elsewhere, cwd="/")
    Path(short).rmdir()  # nothing stays there
    for name in ("one", "two"):
        assert digests(tmp_path / "there" / name) == digests(here)


def digests(folder: Path) -> dict[str, str]:
    return {name: digest for name, (digest, _) in tree(folder).items()}
