# SPDX-License-Identifier: Apache-2.0
"""A package in an archive's bag: valid by the standard's own library, still a package, and every kind of damage refused."""

import hashlib
import json
import shutil
import subprocess
import sys

import bagit
import pytest

from sanad.desk.procedures.bag_package import bag_package, check_bag
from sanad.errors import AlreadyDone, PackageDiffers, Unreadable


@pytest.fixture
def package(built_package, tmp_path):
    return shutil.copytree(built_package, tmp_path / "package")


@pytest.fixture
def bag(package, tmp_path):
    bag_package(package, tmp_path / "bag")
    return tmp_path / "bag"


def everything(folder):
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def relist(bag):
    """Give changed files their digests in the bag's own lists, as somebody who covers his traces would."""
    for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        lines = (bag / name).read_text().splitlines()
        lines = [
            f"{hashlib.sha256((bag / line[66:]).read_bytes()).hexdigest()}  {line[66:]}"
            for line in lines
        ]
        (bag / name).write_text("\n".join(lines) + "\n")


def test_the_standard_s_own_library_accepts_the_bag(bag):
    opened = bagit.Bag(str(bag))
    opened.validate()
    assert opened.version_info == (1, 0)
    assert set(opened.algorithms) == {"sha256"}
    assert opened.info["Bagging-Date"] == "2026-01-05"


def test_the_payload_is_the_package_byte_for_byte_and_its_verifier_runs_there(bag, package):
    assert everything(bag / "data") == everything(package)
    command = [
        sys.executable,
        str(bag / "data" / "verify" / "sanad-verify.pyz"),
        str(bag / "data"),
        "--json",
    ]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    assert told["verdict"] != "broken"
    assert check_bag(bag).brief == json.loads((package / "manifest.json").read_bytes())["brief"]


def test_sha256sum_reads_the_list_of_digests(bag):
    command = [
        "sha256sum",
        "--check",
        "--quiet",
        "--strict",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
    ]
    assert subprocess.run(command, cwd=bag, capture_output=True, check=False).returncode == 0


def test_the_same_package_gives_the_same_bag(bag, package, tmp_path):
    bag_package(package, tmp_path / "again")
    assert everything(tmp_path / "again") == everything(bag)


def test_one_flipped_byte_in_the_archive_is_seen(bag):
    file = next((bag / "data" / "exhibits").iterdir())
    raw = bytearray(file.read_bytes())
    raw[0] ^= 1
    file.write_bytes(raw)
    with pytest.raises(PackageDiffers, match=file.name):
        check_bag(bag)


def test_a_change_that_the_bag_s_lists_were_made_to_follow_is_seen_by_the_package_s_own(bag):
    file = next((bag / "data" / "exhibits").iterdir())
    raw = bytearray(file.read_bytes())
    raw[0] ^= 1
    file.write_bytes(raw)
    relist(bag)
    bagit.Bag(str(bag)).validate()
    with pytest.raises(PackageDiffers, match="not as the manifest lists it"):
        check_bag(bag)


@pytest.mark.parametrize("name", ["brief.json", "manifest.json", "manifest.sig", "office.vkey"])
def test_a_package_that_lacks_a_file_is_not_bagged_and_nothing_stays_behind(
    package, tmp_path, name
):
    (package / name).unlink()
    with pytest.raises(PackageDiffers):
        bag_package(package, tmp_path / "bag")
    assert [path.name for path in tmp_path.iterdir() if "bag" in path.name] == []


def test_a_file_that_the_manifest_does_not_list_is_not_archived_as_part_of_the_package(
    package, tmp_path
):
    (package / "exhibits" / "more.txt").write_text("words")
    with pytest.raises(PackageDiffers, match="there, and not in the manifest"):
        bag_package(package, tmp_path / "bag")


def test_a_link_in_a_package_is_not_followed(package, tmp_path):
    (tmp_path / "secret").write_text("words")
    (package / "exhibits" / "more.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(PackageDiffers, match="is a link"):
        bag_package(package, tmp_path / "bag")


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b'{"files": 1}', b'{"files": [1]}', b"[" * 100_000]
)
def test_a_manifest_that_is_none_is_told_as_such(package, tmp_path, raw):
    (package / "manifest.json").write_bytes(raw)
    with pytest.raises(PackageDiffers):
        bag_package(package, tmp_path / "bag")


def test_a_bag_is_never_written_over_and_a_folder_must_be_there(bag, package, tmp_path):
    with pytest.raises(AlreadyDone):
        bag_package(package, bag)
    with pytest.raises(Unreadable):
        bag_package(tmp_path / "nowhere", tmp_path / "new")
    with pytest.raises(PackageDiffers):
        check_bag(package)
