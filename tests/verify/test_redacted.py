# SPDX-License-Identifier: Apache-2.0
"""Redacted copies: what the ledger says was made, and nothing else, goes out in place of an exhibit."""

import json

import pytest
from make_package import (
    CALLS,
    LETTER,
    STATEMENT,
    TRANSCRIPT,
    canonical,
    make_redacted,
    sha256,
    sign,
)

from sanad.verify import verify_package
from sanad.verify.report import Code, Verdict

QUOTED = "The house"


def told(case, root):
    report = verify_package(root, case.office.fingerprint)
    return [check for check in report.checks if check.verdict is not Verdict.INTACT]


def broken(case, root):
    return {
        (c.code, c.where.split(" (")[0]) for c in told(case, root) if c.verdict is Verdict.BROKEN
    }


@pytest.fixture
def case():
    return make_redacted()


def written(case, tmp_path):
    case.freeze()
    return case.write(tmp_path / "package")


def copy_in(root, ending="txt"):
    return next((root / "redacted").glob(f"*.{ending}"))


LETTER_HERE = (Code.EXHIBIT, "exhibit “letter.txt”")


def test_a_copy_as_its_entry_made_it_is_told_as_not_established_with_its_grounds(case, tmp_path):
    found = told(case, written(case, tmp_path))
    assert {check.verdict for check in found} == {Verdict.NOT_ESTABLISHED}
    says = {check.where.split(" (")[0]: check.says for check in found if check.code is Code.EXHIBIT}
    assert says.keys() == {"exhibit “letter.txt”", "exhibit “calls.csv”"}
    assert "2 on the ground third_party" in says["exhibit “letter.txt”"]
    assert "the original is not given" in says["exhibit “letter.txt”"]


def test_words_that_stand_in_the_copy_are_intact_and_rows_keep_their_digests(case, tmp_path):
    found = told(case, written(case, tmp_path))
    cited = {check.where.split(" (")[0]: check for check in found if check.code is Code.CITATION}
    assert cited.keys() == {"claim C-quoted-row"}  # row 2 lost the other number, row 3 nothing
    assert "differs from the original" in cited["claim C-quoted-row"].says


def test_a_quotation_whose_words_were_taken_out_is_not_established(case, tmp_path):
    place = case.claim("C-text")["citation"]["locator"]
    start = LETTER.index("3 March")
    place |= {"start": start, "end": start + 7}
    case.claim("C-text")["citation"]["quote"] = "3 March"
    found = [c for c in told(case, written(case, tmp_path)) if "C-text" in c.where]
    assert [c.verdict for c in found] == [Verdict.NOT_ESTABLISHED]
    assert "taken out" in found[0].says


def test_a_quotation_that_the_copy_contradicts_is_broken(case, tmp_path):
    case.claim("C-text")["citation"]["quote"] = "The horse"
    assert broken(case, written(case, tmp_path)) == {(Code.CITATION, "claim C-text")}


def test_a_row_that_differs_with_nothing_taken_out_of_it_is_broken(case, tmp_path):
    case.claim("C-row")["citation"]["locator"]["sha256"] = "0" * 64
    assert broken(case, written(case, tmp_path)) == {(Code.CITATION, "claim C-row")}


def test_a_range_of_bytes_that_kept_its_place_is_compared(case, tmp_path):
    case.redact(STATEMENT, STATEMENT.replace(b"ZX-77", "█████".encode()), ending="xml")
    place = case.claim("C-bytes")["citation"]["locator"]
    assert place["end"] < STATEMENT.index(b"ZX")  # still there, so still compared
    assert broken(case, written(case, tmp_path)) == set()


def test_a_range_of_bytes_that_moved_is_not_established(case, tmp_path):
    case.redact(STATEMENT, b"\xef\xbb\xbf" + STATEMENT, ending="xml")
    found = [c for c in told(case, written(case, tmp_path)) if "C-bytes" in c.where]
    assert [c.verdict for c in found] == [Verdict.NOT_ESTABLISHED]


def missing(root, case):
    copy_in(root).unlink()


def altered(root, case):
    raw = copy_in(root).read_bytes()
    copy_in(root).write_bytes(raw.replace(b"house", b"horse"))


def longer(root, case):
    copy_in(root).write_bytes(copy_in(root).read_bytes() + b".")


def twice(root, case):
    copy_in(root).with_suffix(".pdf").write_bytes(copy_in(root).read_bytes())


def layer_gone(root, case):
    (root / f"layers/{copy_in(root).stem}.json").unlink()


def layer_altered(root, case):
    path = root / f"layers/{copy_in(root).stem}.json"
    path.write_bytes(canonical({**json.loads(path.read_bytes()), "version": "2"}))


def layer_added(root, case):
    (root / f"layers/{copy_in(root).stem}.ocr.json").write_bytes(b"{}")


def original_beside_it(root, case):
    (root / f"exhibits/{sha256(LETTER.encode())}.txt").write_bytes(LETTER.encode())


def layer_of_the_original_beside_it(root, case):
    (root / f"layers/{sha256(LETTER.encode())}.json").write_bytes(b"{}")


@pytest.mark.parametrize(
    "attack",
    [
        missing,
        altered,
        longer,
        twice,
        layer_gone,
        layer_altered,
        layer_added,
        original_beside_it,
        layer_of_the_original_beside_it,
    ],
)
def test_a_copy_that_is_not_what_its_entry_made_is_broken_though_the_manifest_lists_it(
    attack, case, tmp_path
):
    root = written(case, tmp_path)
    attack(root, case)
    sign(root, case.office, case.heads())  # by somebody who holds the key
    found = {pair for pair in broken(case, root) if pair[0] is Code.EXHIBIT}
    assert LETTER_HERE in found


def test_a_copy_that_nobody_made_is_a_fault(case, tmp_path):
    root = written(case, tmp_path)
    (root / f"redacted/{'0' * 64}.txt").write_bytes(b"slipped in")
    sign(root, case.office, case.heads())
    assert broken(case, root) == {(Code.EXHIBIT, f"redacted/{'0' * 64}.txt")}


def of_another_exhibit(case):
    case.listed(LETTER.encode())["copy"]["entry"] = case.listed(CALLS)["copy"]["entry"]


def of_an_entry_that_made_nothing(case):
    case.listed(LETTER.encode())["copy"]["entry"] = case.listed(LETTER.encode())["entries"][0]


def of_an_entry_not_disclosed(case):
    case.listed(LETTER.encode())["copy"]["entry"] = 999


def of_another_size(case):
    case.listed(LETTER.encode())["copy"]["size"] += 1


def of_another_kind(case):
    case.listed(LETTER.encode())["copy"]["media_type"] = "text/html"


def of_another_layer(case):
    case.listed(LETTER.encode())["copy"]["layers"] = {"layer": "0" * 64}


def of_fewer_grounds(case):
    case.listed(LETTER.encode())["copy"]["grounds"] = {"third_party": 1}


def of_another_copy(case):
    case.listed(LETTER.encode())["copy"]["sha256"] = case.listed(CALLS)["copy"]["sha256"]


@pytest.mark.parametrize(
    "lie",
    [
        of_another_exhibit,
        of_an_entry_that_made_nothing,
        of_an_entry_not_disclosed,
        of_another_size,
        of_another_kind,
        of_another_layer,
        of_fewer_grounds,
        of_another_copy,
    ],
)
def test_a_brief_that_describes_another_copy_than_its_entry_is_broken(lie, case, tmp_path):
    lie(case)
    assert LETTER_HERE in broken(case, written(case, tmp_path))


def test_an_entry_about_another_exhibit_made_no_copy_of_this_one_though_it_names_the_same(
    case, tmp_path
):
    copy = case.listed(LETTER.encode())["copy"]
    what = {"copy": {k: v for k, v in copy.items() if k != "entry"}, "recipients": []}
    seq = case.office.record("redact_exhibit", [f"exhibit:{sha256(CALLS)}"], what)
    case.disclosed.append(seq)
    case.listed(CALLS)["entries"].append(seq)
    copy["entry"] = seq
    root = written(case, tmp_path)
    assert broken(case, root) == {LETTER_HERE}
    assert any("no entry given here made" in check.says for check in told(case, root))


def test_a_copy_whose_entry_was_erased_is_not_established(case, tmp_path):
    case.erased.add(case.listed(LETTER.encode())["copy"]["entry"])
    root = written(case, tmp_path)
    assert broken(case, root) == set()
    assert any(c.code is Code.EXHIBIT and "cannot be read" in c.says for c in told(case, root))


@pytest.mark.parametrize(
    "attack", [missing, altered, layer_altered, layer_of_the_original_beside_it]
)
def test_an_erased_entry_excuses_no_other_copy(attack, case, tmp_path):
    case.erased.add(case.listed(LETTER.encode())["copy"]["entry"])
    root = written(case, tmp_path)
    attack(root, case)
    sign(root, case.office, case.heads())
    assert LETTER_HERE in broken(case, root)


def test_words_that_stand_beside_what_was_taken_out_are_intact(case, tmp_path):
    copy = TRANSCRIPT.replace("Bring", "█████").encode()
    case.redact(TRANSCRIPT.encode(), copy, ending="vtt")
    assert not [c for c in told(case, written(case, tmp_path)) if "C-time" in c.where]


def test_an_entry_that_was_refused_made_no_copy(case, tmp_path):
    case.redact(STATEMENT, STATEMENT, ending="xml", outcome="refused")
    assert broken(case, written(case, tmp_path)) == {(Code.EXHIBIT, "exhibit “statement.xml”")}


@pytest.mark.parametrize("field", ["sha256", "size", "media_type", "layers", "grounds", "entry"])
def test_a_copy_without_a_field_breaks_the_brief(field, case, tmp_path):
    del case.listed(LETTER.encode())["copy"][field]
    assert (Code.BRIEF, "brief.json") in broken(case, written(case, tmp_path))


def test_a_redacted_exhibit_without_a_copy_breaks_the_brief(case, tmp_path):
    del case.listed(LETTER.encode())["copy"]
    assert (Code.BRIEF, "brief.json") in broken(case, written(case, tmp_path))
