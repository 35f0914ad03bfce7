# SPDX-License-Identifier: Apache-2.0
"""Another office's package: whole or not, by its own key or not, each file an exhibit, its claims never ours unasked."""

import base64
import hashlib
import io
import json
import shutil
import zipfile

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cast import CASE
from sanad.claims import store
from sanad.claims.claim import Standing
from sanad.desk.acts.adopt_entry import AdoptEntry
from sanad.desk.procedures.bag_package import bag_package
from sanad.errors import MalformedFile
from sanad.ledger.note import Signer
from sanad.values.canonical import canonical
from sanad.vault import store as vault
from scene import NOTE


@pytest.fixture
def package(built_package, tmp_path):
    return shutil.copytree(built_package, tmp_path / "package")


def packed(folder, top=""):
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, top + path.relative_to(folder).as_posix())
    return raw.getvalue()


def lines(outcome):
    return [
        json.loads(line) for line in (outcome.folder / "children.jsonl").read_bytes().splitlines()
    ]


def verdicts(outcome):
    return tuple(outcome.receipt.facts[name] for name in ("verdict", "contents", "signature"))


@pytest.mark.parametrize("top", ["", "S-01-court-1/"])
def test_a_whole_package_is_intact_and_every_file_of_it_comes_out(run, package, top):
    outcome = run(packed(package, top), "handed.zip")
    assert (outcome.receipt.reader, verdicts(outcome)) == ("package", ("intact",) * 3)
    held = {
        top + path.relative_to(package).as_posix(): path.read_bytes()
        for path in package.rglob("*")
        if path.is_file()
    }
    assert outcome.children == held
    manifest = json.loads((package / "manifest.json").read_bytes())
    facts = outcome.receipt.facts
    assert (facts["key"], facts["brief"], facts["edition"]) == (
        manifest["key"],
        manifest["brief"],
        "1",
    )


def test_a_person_is_told_that_the_key_proves_nothing_of_whose_it_is(run, package):
    outcome = run(packed(package), "handed.zip")
    [note] = [each for each in outcome.receipt.notes if "cannot prove" in each]
    assert outcome.receipt.facts["key"] in note


def test_only_what_people_read_is_read_and_the_brief_as_a_brief(run, package):
    outcome = run(packed(package), "handed.zip")
    readers = {one["name"]: one.get("reader") for one in lines(outcome)}
    assert readers["brief.json"] == "brief"
    assert {name for name, reader in readers.items() if reader is None} == {
        name
        for name in readers
        if name.startswith("exhibits/") or name in {"dossier.pdf", "README.txt"}
    }
    assert {
        reader
        for name, reader in readers.items()
        if name.startswith(("ledger/", "layers/", "verify/"))
    } == {"none"}


def test_what_the_other_office_says_of_an_exhibit_stands_with_it(run, package):
    outcome = run(packed(package), "handed.zip")
    [note] = [one for one in lines(outcome) if one["sha256"] == hashlib.sha256(NOTE).hexdigest()]
    assert (note["facts"]["name"], note["facts"]["grade"], note["facts"]["handling"]) == (
        "note.txt",
        "admiralty:B2",
        "restricted",
    )


def test_a_package_in_an_archive_s_bag_is_known_and_the_bag_s_own_files_are_vouched_for_by_nobody(
    run, package, tmp_path
):
    bag_package(package, tmp_path / "bag")
    outcome = run(packed(tmp_path / "bag", "bag/"), "bag.zip")
    assert outcome.receipt.reader == "package"
    assert outcome.receipt.rejects_by_code == {"unlisted": 4}
    assert outcome.receipt.facts["signature"] == "intact"


def test_a_flipped_byte_is_named_and_the_file_kept_as_evidence_of_it(run, package):
    file = next((package / "exhibits").iterdir())
    raw = bytearray(file.read_bytes())
    raw[0] ^= 1
    file.write_bytes(raw)
    outcome = run(packed(package), "handed.zip")
    assert verdicts(outcome) == ("altered", "altered", "intact")
    [reject] = outcome.rows("rejects")
    assert (reject["code"], reject["written"]) == ("altered", f"exhibits/{file.name}")
    assert outcome.children[f"exhibits/{file.name}"] == bytes(raw)
    assert any("not intact" in note for note in outcome.receipt.notes)


def test_a_missing_and_an_added_file_are_named(run, package):
    file = next((package / "ledger" / "entries").iterdir())
    file.rename(package / "exhibits" / "more.txt")
    outcome = run(packed(package), "handed.zip")
    assert outcome.receipt.rejects_by_code == {"missing": 1, "unlisted": 1}
    assert verdicts(outcome)[:2] == ("altered", "altered")


def test_a_file_beside_the_package_does_not_stand_in_for_one_that_is_missing_from_it(
    run, package, tmp_path
):
    shutil.copytree(package, tmp_path / "handed" / "inner")
    (tmp_path / "handed" / "inner" / "README.txt").rename(tmp_path / "handed" / "README.txt")
    outcome = run(packed(tmp_path / "handed"), "handed.zip")
    assert outcome.receipt.rejects_by_code == {"missing": 1, "unlisted": 1}


def test_a_manifest_made_to_fit_the_change_no_longer_fits_its_signature(run, package):
    (package / "README.txt").write_bytes(b"Trust it.")
    manifest = json.loads((package / "manifest.json").read_bytes())
    for one in manifest["files"]:
        if one["path"] == "README.txt":
            one |= {"size": 9, "sha256": hashlib.sha256(b"Trust it.").hexdigest()}
    (package / "manifest.json").write_bytes(canonical(manifest))
    outcome = run(packed(package), "handed.zip")
    assert verdicts(outcome) == ("altered", "intact", "altered")
    assert outcome.receipt.rejects_by_code == {"signature_fails": 1}


STRANGER = Signer("sanad.example/stranger", Ed25519PrivateKey.generate())


def signed_anew(package, vkey=None, note=None, **changed):
    """Put a stranger's key into a package and sign its manifest with it; the parts given are other than they must be."""
    vkey = vkey or STRANGER.verifier_key.encode() + b"\n"
    (package / "office.vkey").write_bytes(vkey)
    manifest = json.loads((package / "manifest.json").read_bytes())
    for one in manifest["files"]:
        if one["path"] == "office.vkey":
            one |= {"size": len(vkey), "sha256": hashlib.sha256(vkey).hexdigest()}
    raw = canonical(manifest | {"key": STRANGER.fingerprint} | changed)
    (package / "manifest.json").write_bytes(raw)
    signed = STRANGER.sign(f"sanad/manifest/1\n{hashlib.sha256(raw).hexdigest()}\n")
    (package / "manifest.sig").write_text(note(signed) if note else signed)


def test_a_package_signed_anew_by_a_stranger_shows_the_stranger_s_key(run, package):
    """The arithmetic holds; that is why the fingerprint is a person's question."""
    signed_anew(package)
    outcome = run(packed(package), "handed.zip")
    assert verdicts(outcome) == ("intact",) * 3
    assert outcome.receipt.facts["key"] == STRANGER.fingerprint


def test_a_manifest_that_names_another_key_than_lies_beside_it_is_not_signed(run, package):
    signed_anew(package, key="0" * 64)
    assert verdicts(run(packed(package), "handed.zip")) == ("altered", "intact", "altered")


def test_a_key_whose_hash_is_not_its_own_is_none(run, package):
    origin, key_hash, key = STRANGER.verifier_key.split("+", 2)
    signed_anew(package, vkey=f"{origin}+{'0' * len(key_hash)}+{key}\n".encode())
    outcome = run(packed(package), "handed.zip")
    assert outcome.receipt.facts["signature"] == "altered"
    assert "key" not in outcome.receipt.facts


def other_hash(note):
    """Return a note whose signature says that another key made it."""
    text, _, encoded = note.rstrip("\n").rpartition(" ")
    return f"{text} {base64.b64encode(bytes(4) + base64.b64decode(encoded)[4:]).decode()}\n"


def test_a_signature_that_names_another_key_is_not_this_key_s(run, package):
    signed_anew(package, note=other_hash)
    assert run(packed(package), "handed.zip").receipt.facts["signature"] == "altered"


def test_a_manifest_that_names_another_brief_than_it_lists_establishes_nothing(run, package):
    signed_anew(package, brief="0" * 64)
    outcome = run(packed(package), "handed.zip")
    assert verdicts(outcome) == ("not established", "not established", "intact")
    assert outcome.receipt.rejects_by_code == {"bad_manifest": 1}


def test_the_signature_of_another_manifest_or_of_no_manifest_does_not_fit(run, package):
    good = (package / "manifest.sig").read_bytes()
    text, _, signature = good.partition(b"\n\n")
    name, space, encoded = signature.rstrip(b"\n").rpartition(b" ")
    flipped = bytearray(base64.b64decode(encoded))
    flipped[-1] ^= 1
    for bad in (b"", b"\n\n", good.replace(text[-1:], b"0" if text[-1:] != b"0" else b"1"), good + signature,
                text + b"\n\n" + name + space + base64.b64encode(bytes(flipped)) + b"\n"):  # fmt: skip
        (package / "manifest.sig").write_bytes(bad)
        assert run(packed(package), "handed.zip").receipt.facts["signature"] == "altered"
    (package / "manifest.sig").write_bytes(good)
    assert run(packed(package), "handed.zip").receipt.facts["signature"] == "intact"


@pytest.mark.parametrize(
    "raw",
    [
        b"{",
        b"[]",
        b'{"v":"sanad/package/1","v":"sanad/package/1"}',
        b"[" * 100_000,
        b'{"v":"sanad/package/1","files":[1]}',
    ],
)
def test_a_manifest_that_is_none_leaves_nothing_established(run, package, raw):
    (package / "manifest.json").write_bytes(raw)
    outcome = run(packed(package), "handed.zip")
    assert verdicts(outcome)[0] == "altered"
    assert "bad_manifest" in outcome.receipt.rejects_by_code


def test_two_members_of_one_name_are_refused(run, package):
    raw = io.BytesIO(packed(package))
    with zipfile.ZipFile(raw, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("brief.json", b"{}")
    with pytest.raises(MalformedFile):
        run(raw.getvalue(), "handed.zip")


def test_an_archive_of_two_packages_is_an_archive(run, package, tmp_path):
    (tmp_path / "both").mkdir()
    for name in ("one", "two"):
        shutil.copytree(package, tmp_path / "both" / name)
    assert run(packed(tmp_path / "both"), "both.zip").receipt.reader == "archive"


# --- the brief ------------------------------------------------------------------------------------


def test_each_claim_of_a_brief_is_an_entry_cited_by_its_bytes(run, package):
    raw = (package / "brief.json").read_bytes()
    outcome = run(raw, "brief.json")
    assert outcome.receipt.reader == "brief"
    assert outcome.receipt.stored == len(json.loads(raw)["claims"])
    [row] = [each for each in outcome.rows("statements") if each["property"] == "father_name"]
    assert (row["entry"], row["kind"], row["value"]) == ("S-01", "person", "Sample Father")
    cited = raw[row["start"] : row["end"]]
    assert hashlib.sha256(cited).hexdigest() == row["row_sha256"]
    detail = json.loads(row["detail"])
    assert (detail["said_by"], detail["standing"], detail["id"]) == (
        "Records office",
        "alleged",
        json.loads(cited)["id"],
    )


def brief_of(package, **changed):
    brief = json.loads((package / "brief.json").read_bytes())
    brief["claims"] = [brief["claims"][0] | changed]
    return canonical(brief)


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({}, ""), ({"exculpatory": True}, "exculpatory/"), ({"standing": "disputed"}, "disputed/"), ({"valid_from": "2020"}, "period/"),
        ({"exculpatory": None}, "exculpatory/"), ({"exculpatory": True, "standing": "disputed", "valid_to": "2021"}, "exculpatory/disputed/period/"),
    ],
)  # fmt: skip
def test_what_qualifies_a_claim_keeps_it_from_being_adopted_without(run, package, changed, word):
    plain = {
        "property": "father_name",
        "value": "Sample Father",
        "exculpatory": False,
        "standing": "alleged",
        "valid_from": None,
        "valid_to": None,
    }
    outcome = run(brief_of(package, **plain | changed), "brief.json")
    assert [row["property"] for row in outcome.rows("statements")] == [f"{word}father_name"]


@pytest.mark.parametrize(
    "changed", [{"about": None}, {"said_by": ""}, {"citation": None}, {"standing": ["alleged"]}]
)
def test_a_claim_that_is_none_is_set_aside(run, package, changed):
    outcome = run(brief_of(package, **changed), "brief.json")
    assert outcome.receipt.rejects_by_code == {"not_the_shape": 1}


# --- in another office ----------------------------------------------------------------------------


def test_another_office_receives_it_as_evidence_and_adopts_only_what_an_officer_adopts(
    quick_house, package, tmp_path
):
    house = quick_house
    sealed = house.seal(tmp_path, "handed.zip", packed(package))
    house.read()
    with house.office.tools.database.reading() as connection:
        brief = vault.by_name(connection, "handed.zip/brief.json")
        assert (brief.provenance.parent, brief.receipt["reader"]) == (sealed, "brief")
        assert (
            vault.by_name(
                connection, f"handed.zip/exhibits/{hashlib.sha256(NOTE).hexdigest()}.txt"
            ).sha256
            == hashlib.sha256(NOTE).hexdigest()
        )
        assert [*store.of_properties(connection, ["father_name"])] == []
    order = {
        "entry": "S-01",
        "subject": "M-77",
        "label": "Sample One, as the other office has him",
        "authority": "Order 1",
        "reason": "handed over",
    }
    adopted = house.do(
        AdoptEntry(
            by="investigator", compartment=CASE, exhibits=("handed.zip/brief.json",), **order
        )
    )
    [father] = [each for each in adopted.claims if each.property == "father_name"]
    assert (father.about, father.value, father.standing) == (
        "M-77",
        "Sample Father",
        Standing.ALLEGED,
    )
    assert father.said_by.startswith("dossier of ")
    assert father.citation.exhibit == brief.sha256
