# SPDX-License-Identifier: Apache-2.0
# runs a browser
"""`verify.html` says of every package what `sanad-verify` says.

Every attack of the tests beside this one is made again, and both verifiers are compared check by check.
"""

import inspect
import random

import pytest
import test_citations
import test_damage
import test_honest_package
import test_hostile
import test_insider
import test_recognised
import test_redacted
import test_timestamp
from make_package import LETTER, make_case, make_redacted, sha256
from make_tsa import make_authority
from page_reader import Reader, is_said_alike
from test_redacted import case  # noqa: F401  # the fixture of the tests that are made again

from sanad.verify import verify_package
from sanad.verify.fault import Fault
from sanad.verify.report import EXIT_BROKEN, Code, Verdict
from sanad.verify.timestamp import open_timestamp

ATTACKS = (
    *(test_damage, test_insider, test_citations, test_recognised),
    *(test_timestamp, test_hostile, test_honest_package, test_redacted),
)
UNSEEN = {  # a browser does not tell links and pipes from files, nor names that are no text
    "test_a_symlink_out_of_the_package_is_not_followed",
    "test_a_folder_that_is_a_symlink_is_not_entered",
    "test_only_files_found_at_first_are_opened_and_none_that_became_a_link",
    "test_a_pipe_in_the_package_does_not_hang_the_verifier",
    "test_a_file_name_that_is_no_text_is_named_without_harm",
}


def replayed():
    """The tests of the other files that verify a package, but those that draw hundreds at random."""
    for module in ATTACKS:
        for name, test in vars(module).items():
            if name.startswith("test_") and not hasattr(test, "is_hypothesis_test"):
                asks = inspect.signature(test).parameters
                if name not in UNSEEN and {"check", "package", "tmp_path", "authority"} & set(asks):
                    yield name, test


globals().update(replayed())


@pytest.fixture
def both_tokens(reader):
    """Open a timestamp in Python and in the browser: the same time, or a fault of both."""
    read = (
        "$timestamp_js.openTimestamp(...cases.map((raw) => Uint8Array.from(raw)))"
        ".then(({ at }) => at, (fault) => fault.message)"
    )

    def open_both(raw, covered):
        found = reader.run("timestamp.js", read, [list(raw), list(covered)])
        try:
            stamp = open_timestamp(raw, covered)
        except Fault as fault:
            assert is_said_alike(found, str(fault))
            raise
        assert found == pytest.approx(1000 * stamp.at.timestamp(), abs=0.01)
        return stamp

    return open_both


@pytest.fixture(autouse=True)
def twice(both, both_tokens, monkeypatch):
    for module in ATTACKS:
        if hasattr(module, "verify_package"):
            monkeypatch.setattr(module, "verify_package", both)
    monkeypatch.setattr(test_timestamp, "open_timestamp", both_tokens)


@pytest.fixture
def check(both, honest, authority):
    return lambda path: both(path, honest[0].office.fingerprint, authority.certificate)


def test_the_two_verifiers_are_really_compared(reader, package, monkeypatch, both):
    said = verify_package(package).as_json()
    for check in ("code", "verdict", "where", "says"):
        told = {**said, "checks": [{**said["checks"][0], check: "x"}, *said["checks"][1:]]}
        monkeypatch.setattr(reader, "give_next", lambda *_, told=told: told)
        with pytest.raises(AssertionError):
            both(package)


def test_a_browser_that_cannot_check_ed25519_never_says_intact(
    browser, reader, package, honest, authority
):
    old = Reader(browser, reader.address)
    old.context.add_init_script(
        "const real = SubtleCrypto.prototype.importKey;"
        "SubtleCrypto.prototype.importKey = function (form, raw, scheme, ...rest) {"
        " if (scheme.name === 'Ed25519') return Promise.reject(new DOMException('', 'NotSupportedError'));"
        " return real.call(this, form, raw, scheme, ...rest); }"
    )
    report = old.open().give(package, honest[0].office.fingerprint, authority.certificate)
    found = {check["code"]: check for check in report["checks"]}
    assert report["verdict"] == "not established"
    assert (
        found["MANIFEST_SIGNATURE"]["verdict"]
        == found["CHECKPOINT"]["verdict"]
        == "not established"
    )
    assert "this browser cannot check" in found["CHECKPOINT"]["says"]
    assert found["ENTRY"]["verdict"] == "not established"
    old.context.close()


@pytest.mark.parametrize(
    "algorithm",
    [
        ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
        ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"),
        ("-newkey", "rsa:3072"),
    ],
)
def test_timestamps_of_other_keys_are_checked(tmp_path, both, algorithm):
    made = make_authority(tmp_path, algorithm=algorithm)
    sample = make_case()
    root = sample.write(tmp_path / "p", made.stamp)
    assert both(root, sample.office.fingerprint, made.ca).exit_code == 0


def test_a_timestamp_signed_with_rsa_pss_is_checked(tmp_path, both, authority):
    pss = test_timestamp.PSS_SHA256
    sample = make_case()
    signed = lambda data: test_timestamp.signed_again(authority.stamp(data), authority, [], pss)  # noqa: E731
    root = sample.write(tmp_path / "p", signed)
    assert both(root, sample.office.fingerprint, authority.certificate).exit_code == 0


@pytest.mark.parametrize("step", range(60))
def test_no_changed_byte_of_a_timestamp_is_judged_otherwise(check, package, step):
    path = package / "ledger/checkpoint.tsr"
    raw = bytearray(path.read_bytes())
    raw[random.Random(step).randrange(len(raw))] ^= 1 + step
    path.write_bytes(raw)
    check(package)


@pytest.mark.parametrize("entry", ["18", -1, None])
def test_a_copy_whose_entry_is_no_number_breaks_the_brief(tmp_path, both, entry):
    sample = make_redacted()
    sample.listed(LETTER.encode())["copy"]["entry"] = entry
    sample.freeze()
    report = both(sample.write(tmp_path / "p"), sample.office.fingerprint)
    assert report.exit_code == EXIT_BROKEN[Code.EXHIBIT]  # the copy is there, and no exhibit
    assert any(c.code is Code.BRIEF and c.verdict is Verdict.BROKEN for c in report.checks)


def test_an_encoding_that_the_page_cannot_read_is_left_open_never_green(reader, tmp_path):
    sample = make_case()
    raw = "番号,b\n1,2\n".encode("cp932")
    old = sha256(LETTER.encode())
    sample.exhibits["letter"] = ("letter.csv", raw)
    layer = {k: v for k, v in sample.layers.pop(old).items() if k != "parts"}
    table = {"encoding": "cp932", "delimiter": ",", "quotechar": '"', "header_record": 1}
    sample.layers[sha256(raw)] = {**layer, "exhibit": sha256(raw), "kind": "table", "table": table}
    place = {"kind": "row", "row": 1, "sha256": sha256(b"1\x1f2")}
    sample.claim("C-text")["citation"] = {
        "exhibit": sha256(raw),
        "locator": place,
        "quote": "1 | 2",
    }
    listed = next(each for each in sample.brief["exhibits"] if each["sha256"] == old)
    seq = sample.office.record("seal_exhibit", [f"exhibit:{sha256(raw)}"])
    listed.update(sha256=sha256(raw), size=len(raw), name="letter.csv", entries=[seq])
    sample.disclosed.append(seq)
    sample.freeze()
    report = reader.give(sample.write(tmp_path / "p"), sample.office.fingerprint)
    found = [c for c in report["checks"] if c["code"] == "CITATION" and "C-text" in c["where"]]
    assert [c["verdict"] for c in found] == ["not established"]
    assert "sanad-verify can" in found[0]["says"]
