# SPDX-License-Identifier: Apache-2.0
# runs the verifier itself
"""The command as a stranger runs it, and as one file that needs nothing but `cryptography`."""

import ast
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from test_damage import flip

import sanad.verify
from sanad.verify.__main__ import main
from sanad.verify.report import EXIT_BROKEN, Code, Verdict

PROJECT = Path(__file__).parents[2]
SOURCES = PROJECT / "src/sanad/verify"
NEEDED = ("cryptography", "cffi", "pycparser", "_cffi_backend")


def load_builder():
    path = PROJECT / "packages/sanad-verify/build_pyz.py"
    spec = importlib.util.spec_from_file_location("build_pyz", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_sources():
    return {path.name: path.read_bytes() for path in SOURCES.glob("*.py")}


@pytest.fixture(scope="module")
def application(tmp_path_factory):
    target = tmp_path_factory.mktemp("dist") / "sanad-verify.pyz"
    load_builder().build_pyz(target)
    return target


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    """A folder with `cryptography` and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("alone")
    for item in Path(sysconfig.get_path("platlib")).iterdir():
        if item.name.split(".")[0] in NEEDED:
            (folder / item.name).symlink_to(item)
    return folder


def run_alone(application, reachable, *arguments):
    start = "import runpy, sys; sys.path[:0] = sys.argv.pop(1).split('|'); "
    start += "sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-I", "-S", "-c", start, reachable, str(application)]
    return subprocess.run([*command, *map(str, arguments)], capture_output=True, check=False)


def test_the_application_verifies_a_package_with_cryptography_alone(
    application, alone, package, honest, authority
):
    arguments = ["--key", honest[0].office.fingerprint, "--tsa", authority.certificate, package]
    done = run_alone(application, str(alone), *arguments)
    assert done.stderr == b""
    assert done.returncode == 0
    assert done.stdout.startswith(b"INTACT:")
    flip(package / "dossier.pdf", 3)
    done = run_alone(application, str(alone), *arguments)
    assert done.returncode == 10
    assert b"dossier.pdf" in done.stdout


def test_without_cryptography_the_application_says_what_is_missing(application, package, tmp_path):
    done = run_alone(application, str(tmp_path), package)
    assert done.returncode == 2
    assert b"pip install cryptography" in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_application_can_be_started_as_a_program(application, package):
    done = subprocess.run([sys.executable, application, package], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (3, b"")
    assert application.read_bytes().startswith(b"#!/usr/bin/env python3\n")


def test_the_application_is_the_same_bytes_each_time_and_those_of_the_documented_recipe():
    document = (PROJECT / "docs/formats/package.md").read_text()
    recipe = re.search(r"```python\n(def zip_application.*?)```", document, re.DOTALL)[1]
    names = {"io": io, "zipfile": zipfile}
    exec(recipe, names)  # the document's own words are what is under test
    sources = read_sources()
    backwards = dict(sorted(sources.items(), reverse=True))
    built = load_builder().zip_application(sources)
    assert built == load_builder().zip_application(backwards) == names["zip_application"](sources)


def test_the_application_holds_the_sources_unpacked_by_any_unzip(application):
    with zipfile.ZipFile(application) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == ["__main__.py", *(f"sanad_verify/{n}" for n in sorted(read_sources()))]
        held = {n.removeprefix("sanad_verify/"): archive.read(n) for n in names[1:]}
    assert held == read_sources()


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.py")), ids=lambda path: path.name)
def test_the_verifier_imports_nothing_but_itself_the_library_and_cryptography(path):
    allowed = set(sys.stdlib_module_names) | {"cryptography"}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            assert {name.name.split(".")[0] for name in node.names} <= allowed
        if isinstance(node, ast.ImportFrom):
            assert node.level == 1 or (node.level == 0 and node.module.split(".")[0] in allowed)


def test_the_first_line_is_the_answer_and_passed_checks_are_counted(package, honest, capfdbinary):
    flip(package / "dossier.pdf", 3)
    assert main([str(package), "--key", honest[0].office.fingerprint]) == 10
    text = capfdbinary.readouterr().out.decode()
    assert text.startswith("BROKEN:")
    assert "1 broken, 1 not established" in text.splitlines()[0]
    assert "dossier.pdf: it was altered" in text
    assert "brief.json: frozen" not in text
    assert "\x1b" not in text


def test_the_list_shows_passed_checks_too(package, capfdbinary):
    assert main([str(package), "--list"]) == 3
    text = capfdbinary.readouterr().out.decode()
    assert "brief.json: frozen in the ledger" in text
    assert "sentence s1 “The subject did thing 1.”" in text


def test_json_holds_every_check(package, check, capfdbinary):
    assert main([str(package), "--json"]) == 3
    found = json.loads(capfdbinary.readouterr().out)
    assert found["v"] == "sanad/verification/1"
    assert (found["verdict"], found["exit_code"]) == ("not established", 3)
    assert len(found["checks"]) == len(check(package).checks) == sum(found["counts"].values())
    assert set(found["checks"][0]) == {"code", "verdict", "where", "says"}


@pytest.mark.parametrize("arguments", [["none"], ["--key", "12", "."], ["--tsa", "none.pem", "."]])
def test_a_wrong_call_ends_with_2_and_says_why(arguments, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("sanad-verify: ")


def test_exit_codes_are_those_of_the_document():
    document = (PROJECT / "docs/formats/package.md").read_text()
    section = document.split("## Exit codes of the verifier")[1].split("##")[0]
    written = {name: int(number) for number, name in re.findall(r"(\d+) ([A-Z_]{3,})", section)}
    assert written == {code.value: number for code, number in EXIT_BROKEN.items()}
    table = document.split("## What a verifier checks")[1].split("##")[0]
    assert set(re.findall(r"^\| `([A-Z_]+)`", table, re.MULTILINE)) == {c.value for c in Code}


def test_help_gives_an_example_and_the_exit_codes(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    text = capsys.readouterr().out
    assert stopped.value.code == 0
    assert "--key 3f2a" in text
    assert all(f"{number} {code}" in text for code, number in EXIT_BROKEN.items())


def test_a_reader_who_closes_the_output_early_sees_no_traceback(package):
    environment = {**os.environ, "PYTHONPATH": str(PROJECT / "src")}
    process = subprocess.Popen(
        [sys.executable, "-m", "sanad.verify", str(package), "--list"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 3


def test_the_distribution_names_the_version_of_the_sources():
    project = (PROJECT / "packages/sanad-verify/pyproject.toml").read_text()
    assert f'version = "{sanad.verify.__version__}"' in project


def test_verdicts_are_the_three_words():
    assert [verdict.value for verdict in Verdict] == ["intact", "broken", "not established"]
