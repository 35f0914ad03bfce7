# SPDX-License-Identifier: Apache-2.0
"""Somebody outside, without the key, changes the package."""

import json
import re
import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from make_package import AT, ORIGIN, Office, canonical, make_case, make_key, manifest_of, sha256

from sanad.verify import verify_package
from sanad.verify.report import EXIT_BROKEN, Code, Verdict


def broken(report, code=None):
    found = [check for check in report.checks if check.verdict is Verdict.BROKEN]
    return [check for check in found if code is None or check.code is code]


def paths(package):
    return sorted(p.relative_to(package).as_posix() for p in package.rglob("*") if p.is_file())


def flip(path: Path, place: int, mask: int = 1) -> None:
    raw = bytearray(path.read_bytes())
    raw[place] ^= mask
    path.write_bytes(raw)


def test_one_byte_flipped_in_any_file_names_that_file(check, package):
    for path in paths(package):
        whole = (package / path).read_bytes()
        flip(package / path, len(whole) // 2)
        report = check(package)
        if path == "manifest.json":
            assert broken(report, Code.MANIFEST_SIGNATURE), path
        else:
            assert path in {check.where for check in broken(report)}, path
        (package / path).write_bytes(whole)
    assert check(package).exit_code == 0


@settings(max_examples=300)
@given(st.data())
def test_no_single_changed_byte_anywhere_goes_unseen(data):
    with tempfile.TemporaryDirectory() as folder:
        case = make_case()
        package = case.write(Path(folder) / "p")
        path = data.draw(st.sampled_from(paths(package)))
        size = (package / path).stat().st_size
        place = data.draw(st.integers(0, size - 1))
        flip(package / path, place, data.draw(st.integers(1, 255)))
        assert broken(verify_package(package, case.office.fingerprint))


def test_a_flipped_exhibit_breaks_file_exhibit_and_nothing_about_other_exhibits(check, package):
    path = next((package / "exhibits").glob("*.wav"))
    flip(path, 3)
    report = check(package)
    assert {(c.code, "wav" in c.where) for c in broken(report)} == {
        (Code.FILE, True),
        (Code.EXHIBIT, True),
    }
    assert report.exit_code == EXIT_BROKEN[Code.FILE] == 10


def test_any_file_removed_is_named(check, package):
    for path in paths(package):
        whole = (package / path).read_bytes()
        (package / path).unlink()
        assert path in {c.where for c in broken(check(package), Code.FILE)}, path
        (package / path).write_bytes(whole)


def test_a_file_added_is_named(check, package):
    (package / "exhibits" / ("0" * 64 + ".txt")).write_bytes(b"planted")
    (package / "note.txt").write_bytes(b"planted")
    report = check(package)
    assert {c.where for c in broken(report, Code.FILE)} == {
        "note.txt",
        "exhibits/" + "0" * 64 + ".txt",
    }
    assert len(broken(report, Code.EXHIBIT)) == 1


def test_an_entry_removed_is_named_wherever_it_stood(check, package):
    for path in sorted((package / "ledger/entries").iterdir()):
        whole = path.read_bytes()
        path.unlink()
        assert {c.where for c in broken(check(package), Code.ENTRY)} == {f"entry {int(path.stem)}"}
        path.write_bytes(whole)


def test_two_entries_exchanged_are_both_named(check, package):
    first, second = (package / f"ledger/entries/0000000{n}.json" for n in (0, 1))
    one, two = first.read_bytes(), second.read_bytes()
    first.write_bytes(two)
    second.write_bytes(one)
    assert {c.where for c in broken(check(package), Code.ENTRY)} == {"entry 0", "entry 1"}


def test_a_changed_sentence_is_named_with_its_text(check, package):
    path = package / "brief.json"
    path.write_bytes(path.read_bytes().replace(b"did thing 2", b"did crime 2"))
    report = check(package)
    assert [c.where for c in broken(report, Code.SENTENCE)] == [
        "sentence s2 “The subject did crime 2.”"
    ]
    assert {c.code for c in broken(report)} == {Code.FILE, Code.BRIEF, Code.SENTENCE}


def test_a_sentence_removed_or_added_is_named(check, package):
    path = package / "brief.json"
    brief = json.loads(path.read_bytes())
    blocks = brief["sections"][0]["blocks"]
    blocks[0] = {"sentence": {"id": "s99", "text": "He confessed.", "rests_on": ["claim:C-row"]}}
    path.write_bytes(canonical(brief))
    assert {c.where for c in broken(check(package), Code.SENTENCE)} == {
        "sentence s99 “He confessed.”",
        "sentence s1",
    }


def test_sentences_in_another_order_are_told(check, package):
    path = package / "brief.json"
    brief = json.loads(path.read_bytes())
    brief["sections"][0]["blocks"].reverse()
    path.write_bytes(canonical(brief))
    assert "another order" in broken(check(package), Code.SENTENCE)[0].says


def test_a_changed_sentence_with_a_new_manifest_but_no_key_breaks_signature_and_brief(
    check, package, honest
):
    path = package / "brief.json"
    path.write_bytes(path.read_bytes().replace(b"did thing 2", b"did crime 2"))
    manifest = manifest_of(package, honest[0].office, honest[0].heads())
    (package / "manifest.json").write_bytes(canonical(manifest))
    report = check(package)
    assert {c.code for c in broken(report)} == {Code.MANIFEST_SIGNATURE, Code.BRIEF}


def test_a_forged_checkpoint_is_broken_and_proves_no_entry(check, package):
    path = package / "ledger/checkpoint"
    lines = path.read_text().split("\n")
    lines[1] = str(int(lines[1]) + 1)
    path.write_text("\n".join(lines))
    report = check(package)
    assert broken(report, Code.CHECKPOINT)
    assert {c.verdict for c in report.checks if c.code is Code.ENTRY} == {Verdict.NOT_ESTABLISHED}
    assert {c.verdict for c in report.checks if c.code is Code.BRIEF} == {Verdict.NOT_ESTABLISHED}


def test_another_office_signing_everything_anew_is_caught_by_the_fingerprint(tmp_path, honest):
    forger = make_case()
    forger.office.key = make_key("forger")
    forger.brief["office"]["fingerprint"] = forger.office.fingerprint
    forger.freeze()
    report = verify_package(forger.write(tmp_path / "p"), honest[0].office.fingerprint)
    assert {c.code for c in broken(report)} == {Code.KEY}
    assert report.exit_code == 12


def test_a_swapped_key_file_breaks_every_signature(check, package):
    other = Office(key=make_key("forger"))
    (package / "office.vkey").write_bytes(other.vkey())
    codes = {c.code for c in broken(check(package))}
    assert {Code.MANIFEST_SIGNATURE, Code.KEY, Code.CHECKPOINT, Code.FILE} <= codes


def test_a_key_under_the_hash_of_another_is_refused(check, package):
    path = package / "office.vkey"
    path.write_text(re.sub(r"\+[0-9a-f]{8}\+", "+00000000+", path.read_text()))
    assert broken(check(package), Code.KEY)


def test_a_manifest_signature_taken_from_another_package_is_refused(check, package, honest):
    office = honest[0].office
    (package / "manifest.sig").write_bytes(office.note(f"sanad/manifest/1\n{sha256(b'x')}\n"))
    report = check(package)
    assert {c.code for c in broken(report)} == {Code.MANIFEST_SIGNATURE}
    assert report.exit_code == 11


def test_a_checkpoint_does_not_pass_as_the_signature_of_a_manifest(check, package):
    shutil.copy(package / "ledger/checkpoint", package / "manifest.sig")
    assert broken(check(package), Code.MANIFEST_SIGNATURE)


def test_a_checkpoint_of_another_ledger_or_form_is_refused(check, package, honest):
    office, root = honest[0].office, "A" * 43 + "="
    texts = [
        f"other.example\n1\n{root}\nat {AT}\n",
        f"{ORIGIN}\n01\n{root}\nat {AT}\n",
        f"{ORIGIN}\n1\nAAAA\nat {AT}\n",
        f"{ORIGIN}\n1\n{root}\nat 2025-02-30T00:00:00.000000Z\n",
        f"{ORIGIN}\n1\n{root}\n",
    ]
    for text in texts:
        (package / "ledger/checkpoint").write_bytes(office.note(text))
        assert broken(check(package), Code.CHECKPOINT), text


def test_a_signature_of_a_witness_beside_the_offices_does_no_harm(check, package):
    path = package / "manifest.sig"
    path.write_bytes(path.read_bytes() + "— witness.example AAAAAAAA\n".encode())
    assert check(package).exit_code == 0
