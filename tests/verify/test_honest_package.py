# SPDX-License-Identifier: Apache-2.0
from pathlib import Path

import pytest
from make_package import make_case

from sanad.verify import verify_package
from sanad.verify.report import Code, Verdict


def verdicts(report, code):
    return {check.verdict for check in report.checks if check.code is code}


def test_an_honest_package_is_intact_in_every_check(check, package):
    report = check(package)
    assert report.exit_code == 0
    assert report.verdict is Verdict.INTACT
    assert {check.code for check in report.checks} == set(Code)


def test_every_sentence_claim_entry_and_file_has_a_check_of_its_own(check, package):
    report = check(package)
    count = {code: sum(c.code is code for c in report.checks) for code in Code}
    files = [path for path in package.rglob("*") if path.is_file()]
    assert count[Code.FILE] == len(files) - 2  # the manifest and its signature list the others
    assert count[Code.SENTENCE] == 8
    assert count[Code.CITATION] == 6
    assert count[Code.EXHIBIT] == 6
    assert count[Code.ENTRY] == len(list((package / "ledger/entries").iterdir()))


def test_without_the_readers_own_knowledge_key_and_timestamp_are_not_established(package):
    report = verify_package(package)
    assert report.exit_code == 3
    assert verdicts(report, Code.KEY) == {Verdict.NOT_ESTABLISHED}
    assert verdicts(report, Code.TIMESTAMP) == {Verdict.NOT_ESTABLISHED}
    assert report.count(Verdict.NOT_ESTABLISHED) == 2


def test_a_withheld_exhibit_an_erased_entry_and_no_timestamp_are_not_established(tmp_path: Path):
    case = make_case(withheld=True, erased=True)
    report = verify_package(case.write(tmp_path / "p"), case.office.fingerprint)
    open_questions = {c.code for c in report.checks if c.verdict is Verdict.NOT_ESTABLISHED}
    assert report.exit_code == 3
    assert open_questions == {
        Code.EXHIBIT,
        Code.CITATION,
        Code.ENTRY,
        Code.CUSTODY,
        Code.TIMESTAMP,
    }


@pytest.mark.parametrize("seq", [7, 9])  # the first and the last reading of the calls
def test_custody_through_an_erased_entry_is_not_established(tmp_path: Path, seq: int):
    case = make_case()
    case.erased.add(seq)
    report = verify_package(case.write(tmp_path / "p"), case.office.fingerprint)
    found = [c for c in report.checks if c.code is Code.CUSTODY and c.verdict is not Verdict.INTACT]
    assert report.exit_code == 3
    assert [(c.verdict, "calls.csv" in c.where) for c in found] == [(Verdict.NOT_ESTABLISHED, True)]


def test_a_fingerprint_may_be_written_in_groups_and_capitals(package, honest):
    written = honest[0].office.fingerprint.upper()
    spaced = " ".join(written[n : n + 4] for n in range(0, 64, 4))
    assert verdicts(verify_package(package, spaced), Code.KEY) == {Verdict.INTACT}


def test_progress_ends_at_the_bytes_of_all_listed_files(package):
    heard = []
    verify_package(package, on_progress=lambda done, total: heard.append((done, total)))
    size = sum(p.stat().st_size for p in package.rglob("*") if p.is_file())
    size -= sum((package / name).stat().st_size for name in ("manifest.json", "manifest.sig"))
    assert heard[-1] == (size, size)
