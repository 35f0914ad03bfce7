# SPDX-License-Identifier: Apache-2.0
"""Packages made to mislead, exhaust or crash the verifier: each ends as a check, never as a traceback."""

import contextlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_package import canonical, listed, make_case, manifest_of, sign, write_manifest
from test_damage import broken

from sanad.verify import canonical as verifier_json
from sanad.verify import verify_package
from sanad.verify.fault import CallFault, Fault
from sanad.verify.package import open_package
from sanad.verify.report import Code
from sanad.verify.show import render

JSON_FILES = ["manifest.json", "brief.json", "ledger/entries/00000000.json"]


def layer_path(package):
    return min((package / "layers").iterdir()).relative_to(package).as_posix()


def test_a_symlink_out_of_the_package_is_not_followed(check, package, tmp_path):
    (tmp_path / "outside").write_bytes((package / "dossier.pdf").read_bytes())
    (package / "dossier.pdf").unlink()
    (package / "dossier.pdf").symlink_to(tmp_path / "outside")
    found = broken(check(package), Code.FILE)
    assert [(c.where, c.says) for c in found] == [("dossier.pdf", "it is a symbolic link")]


def test_a_folder_that_is_a_symlink_is_not_entered(check, package, tmp_path):
    (package / "exhibits").rename(tmp_path / "exhibits")
    (package / "exhibits").symlink_to(tmp_path / "exhibits")
    report = check(package)
    assert "exhibits" in {c.where for c in broken(report, Code.FILE)}
    assert len(broken(report, Code.EXHIBIT)) == 6
    assert len(broken(report, Code.CITATION)) == 6


def test_only_files_found_at_first_are_opened_and_none_that_became_a_link(package, tmp_path):
    found = open_package(package)
    (tmp_path / "outside").write_bytes(b"secret")
    (package / "README.txt").unlink()
    (package / "README.txt").symlink_to(tmp_path / "outside")
    for path in ("README.txt", "../outside", str(tmp_path / "outside")):
        with pytest.raises(Fault):
            found.read(path, 100)


def test_a_pipe_in_the_package_does_not_hang_the_verifier(check, package):
    (package / "dossier.pdf").unlink()
    os.mkfifo(package / "dossier.pdf")
    assert [c.where for c in broken(check(package), Code.FILE)] == ["dossier.pdf"]


@pytest.mark.parametrize(
    "path",
    [
        *["../secret.txt", "/etc/hostname", "a/../../secret.txt", "a\\b", "./README.txt", "a//b"],
        *["C:x", "nul\x00l", ".hidden", "", "a" * 201, "ne\nw", "ä.txt"],
    ],
)
def test_a_path_that_leaves_the_package_is_named_and_never_opened(package, path, tmp_path, honest):
    (tmp_path / "secret.txt").write_bytes(b"secret")
    case = honest[0]
    manifest = manifest_of(package, case.office, case.heads())
    secret = listed(tmp_path, "secret.txt")
    manifest["files"] = sorted(
        [*manifest["files"], {**secret, "path": path}], key=lambda f: f["path"]
    )
    write_manifest(package, manifest, case.office)
    found = broken(verify_package(package), Code.FILE)
    assert len(found) == 1
    assert "may not hold" in found[0].says


@pytest.mark.parametrize("path", [*JSON_FILES, "layer"])
@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"[" * 1_000_000, "nested deeper"),
        (b"[" * 100 + b"]" * 100, "nested deeper"),
        (b'{"a":1,"a":2}', "occurs twice"),
        (b'{"a":"\xff"}', "UTF-8"),
        (b'{"a":"\\ud800"}', "surrogate"),
        (b'{"a":1.5}', "not an integer"),
        (b'{"a":NaN}', "not an integer"),
        (b'{"a":' + b"9" * 5000 + b"}", "too large"),
        (b'{"a":9007199254740992}', "too large"),
        (b'{"b":1,"a":2}', "canonical"),
        (b'{"a": 1}', "canonical"),
        (b'{"a":1}\n', "canonical"),
        (b"\xef\xbb\xbf{}", "not JSON"),
        (b"", "not JSON"),
        (b"[]", "not an object"),
        (b"{}", "not a text"),
    ],
)
def test_json_that_could_be_read_in_two_ways_is_refused(check, package, path, raw, says):
    path = layer_path(package) if path == "layer" else path
    (package / path).write_bytes(raw)
    text = "\n".join(f"{c.where} {c.says}" for c in broken(check(package)))
    if "entries" in path:
        assert "entry 0" in text
    assert says in text or "no field" in text


def test_a_file_larger_than_its_kind_may_be_is_not_read_whole(check, package):
    with (package / "brief.json").open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)  # sparse: takes no space
    with (package / "office.vkey").open("wb") as file:
        file.truncate(10**12)
    report = check(package)
    assert "larger than" in broken(report, Code.BRIEF)[0].says
    assert "larger than" in broken(report, Code.KEY)[0].says


@settings(max_examples=200)
@given(raw=st.binary(max_size=300), data=st.data())
def test_any_bytes_in_place_of_any_file_end_as_a_broken_check(raw, data, tmp_path_factory):
    case = make_case()
    package = case.write(tmp_path_factory.mktemp("p"))
    files = sorted(path for path in package.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(files))
    if path.read_bytes() != raw:
        path.write_bytes(raw)
        assert broken(verify_package(package))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
)


def places(value, at=()):
    yield at
    inner = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, item in inner:
        yield from places(item, (*at, key))


@settings(max_examples=300)
@given(other=JSON, data=st.data())
def test_any_value_in_place_of_any_other_in_signed_json_never_stops_the_checks(
    other, data, tmp_path_factory
):
    """The attacker holds the key, so everything is signed and only the shape is hostile."""
    case = make_case()
    package = case.write(tmp_path_factory.mktemp("p"))
    name = data.draw(st.sampled_from([*JSON_FILES, layer_path(package)]))
    document = json.loads((package / name).read_bytes())
    *path, last = data.draw(st.sampled_from([p for p in places(document) if p]))
    holder = document
    for key in path:
        holder = holder[key]
    holder[last] = other
    (package / name).write_bytes(canonical(document))
    if name == "manifest.json":
        write_manifest(package, document, case.office)
    else:
        # Too damaged for the forger's own tools, the old manifest stays.
        with contextlib.suppress(KeyError, TypeError, AttributeError, ValueError):
            sign(package, case.office, case.heads())
    report = verify_package(package)
    assert not [c for c in report.checks if "could not finish" in c.says]


def test_a_folder_without_a_package_is_a_wrong_call(tmp_path):
    (tmp_path / "file").write_text("x")
    for path in (tmp_path, tmp_path / "none", tmp_path / "file", Path("nul\x00l")):
        with pytest.raises(CallFault):
            verify_package(path)


def test_a_text_of_the_package_cannot_paint_its_own_verdict(tmp_path):
    case = make_case()
    block = case.brief["sections"][0]["blocks"][0]["sentence"]
    block["text"] = "\x1b[2J\x1b[32mINTACT\x07 \u202etfel ot thgir"
    case.freeze()
    text = render(verify_package(case.write(tmp_path / "p")), colour=False, everything=True)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\u202e" in text


def test_a_file_name_that_is_no_text_is_named_without_harm(check, package):
    Path(os.fsdecode(os.fsencode(package) + b"/bad\xff\n.txt")).write_bytes(b"x")
    report = check(package)
    assert len(broken(report, Code.FILE)) == 1
    assert "\\udcff\\n" in render(report, colour=False, everything=False)
    json.dumps(report.as_json()).encode()


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
        st.integers(-(2**53) + 1, 2**53 - 1) | st.text(st.characters(exclude_categories=["Cs"])),
    )
)
def test_canonical_form_is_that_of_another_implementation(value):
    rfc8785 = pytest.importorskip("rfc8785")
    assert verifier_json.canonical(value) == rfc8785.dumps(value)
    assert verifier_json.parse(rfc8785.dumps(value)) == value


def test_keys_are_ordered_by_utf16_units_as_in_the_rfc():
    """RFC 8785 section 3.2.3, its example of sorting."""
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    found = verifier_json.canonical(dict.fromkeys(keys, 0))
    order = ["\\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert found.decode() == "{" + ",".join(f'"{key}":0' for key in order) + "}"


def test_a_lone_surrogate_or_a_deep_value_has_no_canonical_form():
    deep = []
    for _ in range(100):
        deep = [deep]
    for value in ("\ud800", deep):
        with pytest.raises(Fault):
            verifier_json.canonical(value)
