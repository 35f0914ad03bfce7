# SPDX-License-Identifier: Apache-2.0
"""What the how-to tells a stranger to type, typed word for word: programs that are not ours accept what the office wrote, and see what was changed."""

import hashlib
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from cast import CASE
from sanad.desk.procedures.build_dossier import write_package
from sanad.desk.procedures.date_checkpoints import date_checkpoints
from sanad.desk.procedures.write_paper import write_paper
from sanad.desk.questions.disclosure_schedules import DisclosureSchedules
from sanad.desk.questions.dossier_contents import DossierContents
from servers import authority

HOWTO = Path(__file__).parents[2] / "docs/howto/verify-a-package.md"
NOTES = ("manifest.sig", "ledger/checkpoint")


@pytest.fixture(scope="module")
def sent(originals, tmp_path_factory):
    """A dated package and a paper of one office, and the fingerprint of its key."""
    folder = tmp_path_factory.mktemp("sent")
    (folder / "tsa").mkdir()
    order = {"by": "drafter", "compartment": CASE}
    with originals.scene("sqlite", folder / "office") as scene, authority.running(folder / "tsa") as tsa:  # fmt: skip
        desk, tools = scene.house.office.desk, scene.house.office.tools
        date_checkpoints(desk, replace(tools, timestamp_address=tsa.address), "supervisor")
        write_package(desk, tools, DossierContents(**order, brief=scene.brief), folder / "package")
        write_paper(desk, tools, DisclosureSchedules(**order, request="RN-01"), folder / "paper")
        shutil.copy(tsa.certificate, folder / "authority.pem")
        return folder, tools.signer.fingerprint


@pytest.fixture
def package(sent, tmp_path):
    folder = Path(shutil.copytree(sent[0] / "package", tmp_path / "package"))
    shutil.copy(sent[0] / "authority.pem", folder)
    return folder


@pytest.fixture
def paper(sent, tmp_path):
    return Path(shutil.copytree(sent[0] / "paper", tmp_path / "paper"))


def block(heading, number=0):
    """Return a shell block of a section of the how-to."""
    section = HOWTO.read_text(encoding="utf-8").split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(r"```sh\n(.*?)```", section, re.DOTALL)[number]


def typed(words, folder):
    """Return what the shell prints, and whether every program was content."""
    command = ["bash", "-euo", "pipefail", "-c", words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr, done.returncode == 0


def note_of(name, number=1):
    words = block("With other programs", number)
    assert words.startswith("note=manifest.sig ")
    return words.replace("note=manifest.sig ", f"note={name} ", 1)


def line(program):
    """Return the one line of the how-to about a package that begins with a program."""
    [found] = [each for each in block("With other programs").splitlines() if each.startswith(program)]  # fmt: skip
    return found


def flip(path, at=-40):
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def test_programs_of_others_accept_a_package(package):
    said, content = typed(block("With other programs"), package)
    assert content, said
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "Verification: OK" in said
    listed = [each for each in said.splitlines() if each.endswith(": OK") and "/" in each]
    assert len(listed) > 5


@pytest.mark.parametrize("name", NOTES)
def test_openssl_verifies_the_signature_of_a_note_and_shows_the_key_and_the_text(sent, package, name):  # fmt: skip
    said, content = typed(note_of(name), package)
    assert content, said
    assert "Signature Verified Successfully" in said
    assert sent[1] in said


def test_the_text_of_the_manifest_s_note_names_the_manifest(package):
    said, _ = typed(note_of("manifest.sig"), package)
    assert hashlib.sha256((package / "manifest.json").read_bytes()).hexdigest() in said


@pytest.mark.parametrize("name", NOTES)
@pytest.mark.parametrize("at", [3, -40])
def test_openssl_refuses_a_note_whose_text_or_signature_was_changed(package, name, at):
    flip(package / name, at)
    said, content = typed(note_of(name), package)
    assert not content
    assert "Signature Verified Successfully" not in said


def test_openssl_refuses_a_timestamp_of_another_checkpoint(package):
    flip(package / "ledger/checkpoint", 3)
    said, content = typed(line("openssl ts"), package)
    assert not content
    assert "Verification: OK" not in said


@pytest.mark.parametrize("name", ["dossier.pdf", "brief.json", "office.crt", "README.txt"])
def test_sha256sum_sees_a_changed_file_by_the_manifest_s_list(package, name):
    flip(package / name)
    said, content = typed(line("python3"), package)
    assert not content
    assert f"{name}: FAILED" in said


def test_pdfsig_sees_a_changed_page(package):
    flip(package / "dossier.pdf", 4000)
    assert "Signature is Valid." not in typed(line("pdfsig"), package)[0]


# --- a paper --------------------------------------------------------------------------------------


def test_programs_of_others_accept_a_paper_and_the_list_of_its_files(sent, paper):
    said, content = typed(block("A paper"), paper)
    assert content, said
    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert {each.removesuffix(": OK") for each in said.splitlines() if each.endswith(": OK")} == {
        path.name for path in paper.iterdir() if not path.name.startswith("SHA256SUMS")
    }
    told, content = typed(note_of("SHA256SUMS.sig"), paper)
    assert content, told
    assert sent[1] in told
    assert hashlib.sha256((paper / "SHA256SUMS").read_bytes()).hexdigest() in told


@pytest.mark.parametrize("name", ["paper.pdf", "paper.json", "schedules.csv", "README.txt"])
def test_sha256sum_sees_a_changed_file_of_a_paper(paper, name):
    flip(paper / name)
    assert f"{name}: FAILED" in typed("sha256sum -c --strict SHA256SUMS", paper)[0]


def test_a_list_that_was_changed_to_fit_is_not_the_one_that_was_signed(paper):
    flip(paper / "SHA256SUMS", 0)
    told, content = typed(note_of("SHA256SUMS.sig"), paper)
    assert content
    assert hashlib.sha256((paper / "SHA256SUMS").read_bytes()).hexdigest() not in told


def test_openssl_refuses_the_list_s_signature_by_another_key(paper):
    flip(paper / "office.vkey", -10)
    assert not typed(note_of("SHA256SUMS.sig"), paper)[1]


# --- what the README says to whoever has nothing else ---------------------------------------------


def told_in(folder):
    """Return the shell lines of a README that check the list of files, and its signature."""
    lines = (folder / "README.txt").read_text(encoding="utf-8").splitlines()
    shell = [each.strip() for each in lines if each.startswith(" " * 7)]
    first = next(at for at, each in enumerate(shell) if each.startswith("sha256sum -c"))
    last = next(at for at, each in enumerate(shell) if each.startswith("echo"))
    return "\n".join(shell[first : last + 1])


def test_the_readme_of_a_paper_alone_tells_how_to_check_its_files_and_their_signature(sent, paper):
    said, content = typed(told_in(paper), paper)
    assert content, said
    assert "Signature Verified Successfully" in said
    assert sent[1] in said
    assert "SHA256SUMS: OK" in said


def test_by_the_readme_s_lines_a_list_made_anew_over_a_forged_paper_is_not_the_one_signed(paper):
    flip(paper / "paper.json")
    typed("sha256sum office.vkey paper.json README.txt > SHA256SUMS", paper)
    said, content = typed(told_in(paper), paper)
    assert not content
    assert "SHA256SUMS: FAILED" in said
