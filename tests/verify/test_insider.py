# SPDX-License-Identifier: Apache-2.0
"""Somebody inside the office, who holds the key, changes the package and signs it anew.

What the ledger was committed to before catches these; each attack states which check does.
"""

import json

from make_package import canonical, make_case, manifest_of, sign, write_manifest
from test_damage import broken

from sanad.verify import verify_package
from sanad.verify.report import Code, Verdict


def codes(report):
    return {check.code for check in broken(report)}


def signed_with(package, honest, change):
    """Change the manifest and sign it anew."""
    case = honest[0]
    manifest = manifest_of(package, case.office, case.heads())
    change(manifest)
    write_manifest(package, manifest, case.office)


def test_signing_the_unchanged_package_anew_changes_nothing(check, package, honest):
    sign(package, honest[0].office, honest[0].heads())
    assert check(package).exit_code == 0


def test_a_changed_sentence_signed_anew_is_not_the_brief_that_the_ledger_froze(
    check, package, honest
):
    path = package / "brief.json"
    path.write_bytes(path.read_bytes().replace(b"did thing 2", b"did crime 2"))
    sign(package, honest[0].office, honest[0].heads())
    report = check(package)
    assert codes(report) == {Code.BRIEF}
    assert report.exit_code == 18


def test_a_custody_entry_dropped_from_the_middle_leaves_a_link_to_nowhere(check, package, honest):
    (package / "ledger/entries/00000007.json").unlink()
    heads = honest[0].heads()
    sign(package, honest[0].office, heads)
    report = check(package)
    assert codes(report) == {Code.CUSTODY}
    assert ["calls.csv" in c.where for c in broken(report)] == [True]


def test_the_last_custody_entry_dropped_disagrees_with_the_brief(check, package, honest):
    case = honest[0]
    (package / "ledger/entries/00000009.json").unlink()
    calls = next(e for e in case.brief["exhibits"] if e["name"] == "calls.csv")
    thing = f"exhibit:{calls['sha256']}"
    sign(package, case.office, {**case.heads(), thing: case.office.commitments[7].hex()})
    report = check(package)
    assert codes(report) == {Code.CUSTODY}
    assert "0, 7, 9" in broken(report)[0].says


def test_an_exhibit_without_custody_is_named(check, package, honest):
    case = honest[0]
    calls = next(e for e in case.brief["exhibits"] if e["name"] == "calls.csv")
    heads = case.heads()
    del heads[f"exhibit:{calls['sha256']}"]
    sign(package, case.office, heads)
    assert codes(check(package)) == {Code.CUSTODY}


def test_a_head_that_is_not_the_last_entry_about_the_thing_is_named(check, package, honest):
    case = honest[0]
    heads = case.heads()
    calls = next(e for e in case.brief["exhibits"] if e["name"] == "calls.csv")
    heads[f"exhibit:{calls['sha256']}"] = case.office.commitments[7].hex()
    sign(package, case.office, heads)
    assert "not in its chain: entry 9" in broken(check(package), Code.CUSTODY)[0].says


def test_a_head_about_another_thing_is_named(check, package, honest):
    case = honest[0]
    calls = next(e for e in case.brief["exhibits"] if e["name"] == "calls.csv")
    sign(
        package,
        case.office,
        {**case.heads(), f"exhibit:{calls['sha256']}": case.office.commitments[1].hex()},
    )
    assert "is not about it" in broken(check(package), Code.CUSTODY)[0].says


def test_a_rewritten_entry_does_not_match_its_commitment(check, package, honest):
    path = package / "ledger/entries/00000000.json"
    entry = json.loads(path.read_bytes())
    commitment = honest[0].office.commitments[0].hex()
    entry["body"]["by"] = "somebody.else"
    path.write_bytes(canonical(entry))

    def keep(manifest):
        manifest["entries"][0]["commitment"] = commitment

    signed_with(package, honest, keep)
    assert [c.where for c in broken(check(package), Code.ENTRY)] == ["entry 0"]


def test_a_rewritten_entry_with_its_own_commitment_is_not_in_the_tree(check, package, honest):
    path = package / "ledger/entries/00000000.json"
    entry = json.loads(path.read_bytes())
    entry["body"]["by"] = "somebody.else"
    path.write_bytes(canonical(entry))
    sign(package, honest[0].office, honest[0].heads())
    found = broken(check(package), Code.ENTRY)
    assert [c.where for c in found] == ["entry 0"]
    assert "root" in found[0].says


def test_an_erased_entry_cannot_be_made_up(check, package, honest):
    path = package / "ledger/entries/00000000.json"
    entry = json.loads(path.read_bytes())
    path.write_bytes(canonical({"seq": 0, "commitment": "ab" * 32, "proof": entry["proof"]}))
    sign(package, honest[0].office, honest[0].heads())
    assert "entry 0" in {c.where for c in broken(check(package), Code.ENTRY)}


def test_an_entry_beyond_the_checkpoint_is_not_in_the_ledger(check, package, honest):
    path = package / "ledger/entries/00000999.json"
    path.write_bytes(canonical({"seq": 999, "commitment": "ab" * 32, "proof": []}))
    sign(package, honest[0].office, honest[0].heads())
    assert [c.where for c in broken(check(package), Code.ENTRY)] == ["entry 999"]


def test_a_brief_that_no_entry_froze_is_broken(check, package, honest):
    newest = max((package / "ledger/entries").iterdir())
    newest.unlink()
    heads = {k: v for k, v in honest[0].heads().items() if not k.startswith("brief:")}
    sign(package, honest[0].office, heads)
    assert codes(check(package)) == {Code.BRIEF}


def test_a_refused_freeze_vouches_for_nothing(tmp_path):
    case = make_case()
    case.brief["edition"] = 2
    case.freeze(outcome="refused")
    report = verify_package(case.write(tmp_path / "p"), case.office.fingerprint)
    assert codes(report) == {Code.BRIEF}


def write_case(case, tmp_path):
    case.freeze()
    return verify_package(case.write(tmp_path / "p"), case.office.fingerprint)


def test_a_sentence_that_rests_on_nothing_or_on_something_absent_is_named(tmp_path):
    case = make_case()
    blocks = case.brief["sections"][0]["blocks"]
    blocks[0]["sentence"]["rests_on"] = []
    blocks[1]["sentence"]["rests_on"] = ["claim:C-row", "claim:C-none", "entry:4000"]
    found = broken(write_case(case, tmp_path))
    assert [c.code for c in found] == [Code.SUPPORT, Code.SUPPORT]
    assert "rests on nothing" in found[0].says
    assert "claim:C-none, entry:4000" in found[1].says


def test_a_claim_recorded_by_an_entry_about_something_else_is_named(tmp_path):
    case = make_case()
    case.claim("C-row")["entry"] = 0
    case.claim("C-text")["entry"] = 4000
    found = broken(write_case(case, tmp_path))
    assert {(c.code, c.where) for c in found} == {
        (Code.SUPPORT, "claim C-row"),
        (Code.SUPPORT, "claim C-text"),
    }


def test_a_finding_whose_rows_were_changed_is_named(tmp_path):
    case = make_case()
    case.brief["findings"][0]["rows"][0][1] = "200"
    report = write_case(case, tmp_path)
    assert codes(report) == {Code.FINDING}
    assert report.exit_code == 22


def test_a_finding_whose_sentence_was_changed_is_named(tmp_path):
    case = make_case()
    case.brief["findings"][0]["sentence"] = "Nine calls to one number."
    assert Code.FINDING in codes(write_case(case, tmp_path))


def test_an_exhibit_declared_withheld_but_given_is_named(check, package):
    case = make_case(withheld=True)
    secret = next(e for e in case.brief["exhibits"] if e["given"] == "withheld")
    root = case.write(package.parent / "other")
    (root / f"exhibits/{secret['sha256']}.txt").write_bytes(case.exhibits["secret"][1])
    sign(root, case.office, case.heads())
    assert codes(check(root)) == {Code.EXHIBIT}


def test_an_exhibit_of_another_size_than_the_brief_says_is_named(tmp_path):
    case = make_case()
    case.brief["exhibits"][0]["size"] += 1
    assert codes(write_case(case, tmp_path)) == {Code.EXHIBIT}


def test_an_exhibit_under_the_name_of_another_is_named(tmp_path):
    case = make_case()
    root = case.write(tmp_path / "p")
    wav, pdf = next(root.glob("exhibits/*.wav")), next(root.glob("exhibits/*.pdf"))
    wav.write_bytes(pdf.read_bytes())
    sign(root, case.office, case.heads())
    report = verify_package(root, case.office.fingerprint)
    assert codes(report) == {Code.EXHIBIT}
    assert report.exit_code == 17


def test_two_claims_of_one_name_or_a_part_out_of_form_break_the_brief(tmp_path):
    case = make_case()
    case.brief["claims"].append(dict(case.claim("C-row")))
    case.brief["exhibits"][0]["given"] = "partly"
    case.brief["sections"][0]["blocks"].append({"poem": {}})
    says = [c.says for c in broken(write_case(case, tmp_path), Code.BRIEF)]
    assert any("occurs twice" in text for text in says)
    assert any("neither given, whole or redacted, nor withheld" in text for text in says)
    assert any("poem" in text for text in says)


def test_a_brief_that_names_another_office_key_is_caught(tmp_path):
    case = make_case()
    case.brief["office"]["fingerprint"] = "ab" * 32
    assert codes(write_case(case, tmp_path)) == {Code.KEY}


def test_an_erased_entry_that_recorded_a_claim_leaves_it_not_established(tmp_path):
    case = make_case()
    case.erased.add(case.claim("C-row")["entry"])
    report = verify_package(case.write(tmp_path / "p"), case.office.fingerprint)
    found = [c for c in report.checks if c.code is Code.SUPPORT and c.where == "claim C-row"]
    assert [c.verdict for c in found] == [Verdict.NOT_ESTABLISHED]
