# SPDX-License-Identifier: Apache-2.0
"""What the project's documents say, held against what is there."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner

from cast import CASE
from sanad.cli.main import COMMANDS, main
from sanad.mandates.powers import POWERS

ROOT = Path(__file__).parents[2]
NOT_OURS = {"build", "dist", "node_modules", "vendor", "__pycache__"}
OWN_LICENCE = {
    ".ttf",
    ".txt",
    ".json",
}  # a font, its licence, the letter that goes into every package, data without comments
TWO_MEGABYTES = 2 * 1000 * 1000

LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
TEST_NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
PATH_NAMED = re.compile(r"`((?:src|docs|tests|tools|samples|packages|bench)/[\w./-]*\w)`")
OF_A_MACHINE = re.compile(r"(?<![\w.])/(home|root|work|Users)/|\b[A-Z]:\\")
OF_AN_INDEX = re.compile(
    r"--(extra-)?index-url|pypi\.org|/simple/|artifactory|:\d{4}/root/", re.IGNORECASE
)


def files() -> Iterator[Path]:
    """Yield every file that belongs to the project: nothing made, cached or hidden, except the machine that checks it."""
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        made = any(part in NOT_OURS or part.endswith(".egg-info") for part in parts)
        hidden = any(part.startswith(".") for part in parts) and parts[0] not in {".ci", ".gitignore"}  # fmt: skip
        if path.is_file() and not made and not hidden:
            yield path


FILES = list(files())
DOCUMENTS = [path for path in FILES if path.suffix == ".md"]
WRITTEN = [
    path
    for path in FILES
    if path.suffix in {".md", ".toml", ".txt", ".lock", ".cfg"} or not path.suffix
]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    """Return a document without its blocks of code."""
    return FENCE.sub("", path.read_text(encoding="utf-8"))


def section(page: str, heading: str) -> str:
    """Return what stands under a heading of the second level."""
    found = re.search(
        rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL
    )
    return found.group(1) if found else ""


# --- commands -------------------------------------------------------------------------------------


def commands_page() -> str:
    return (ROOT / "docs" / "formats" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_described_with_an_example_exit_codes_and_its_document(command):
    described = section(commands_page(), f"sanad {command}")
    assert re.search(rf"^sanad {command}\b", described, re.MULTILINE)
    assert "Exit codes" in described
    assert "| field |" in described


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example_of_itself(command):
    answer = CliRunner().invoke(main, [command, "--help"])
    assert answer.exit_code == 0
    example = answer.output.partition("Example:")[2]
    assert f"sanad {command}" in example


def test_the_commands_described_are_those_there_are_in_the_same_order():
    assert re.findall(r"^## sanad (\w+)$", commands_page(), re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize(
    "words",
    [
        ["status", "--as", "auditor"],
        ["log", "--as", "auditor"],
        ["audit", "--as", "auditor"],
        ["checkpoint", "--as", "chief"],
        ["timestamp", "--as", "chief"],
        ["find", "--rerun", "--as", "analyst", "--compartment", CASE],
        ["judge", "--as", "analyst", "--compartment", CASE],
        ["read", "--as", "clerk", "--compartment", CASE],
        ["search", "sample 0390-0000001", "--as", "analyst", "--compartment", CASE],
        ["search", "--rebuild", "--as", "analyst", "--compartment", CASE],
        ["mentions", "--as", "analyst", "--compartment", CASE],
        ["request", "check", "RN-01", "--as", "drafter", "--compartment", CASE],
        ["request", "list", "--checked", "--as", "drafter", "--compartment", CASE],
        ["drift", "--as", "drafter", "--compartment", CASE],
        ["clocks", "--as", "clerk"],
        ["statistics", "--from", "2026-01-01", "--to", "2026-12-31", "--as", "auditor"],
        ["watch", "--as", "clerk", "--compartment", CASE],
        ["rules", "standing", "--as", "jurist"],
        ["unmask", "T-0001", "--reason", "to ask for it", "--as", "analyst", "--compartment", CASE],
    ],
    ids=lambda words: words[0],
)
def test_every_field_of_a_commands_document_is_described(quick_scene, words):
    office = ["--office", str(quick_scene.house.office.path), "--json"]
    answer = CliRunner().invoke(main, [*words, *office])
    assert answer.exit_code == 0, answer.output
    described = set(re.findall(r"`(\w+)`", section(commands_page(), f"sanad {words[0]}")))
    assert _fields(json.loads(answer.stdout)) <= described


def _fields(document: object) -> set[str]:
    """Return the names of the fields of a document and of the objects in its arrays."""
    if not isinstance(document, dict):
        return set()
    rows = (row for value in document.values() if isinstance(value, list) for row in value)
    return set(document).union(*(row.keys() for row in rows if isinstance(row, dict)))


# --- links and names ------------------------------------------------------------------------------


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_relative_link_leads_to_a_file(document):
    for target in LINK.findall(prose(document)):
        if not re.match(r"[a-z]+:|#", target):
            assert (document.parent / target.partition("#")[0]).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_test_that_a_document_names_exists(document):
    for path, function in TEST_NAMED.findall(document.read_text(encoding="utf-8")):
        tree = ast.parse((ROOT / path).read_bytes())
        found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        assert function in found, f"{path}::{function}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_every_path_that_a_document_names_exists(document):
    for path in PATH_NAMED.findall(prose(document)):
        assert (ROOT / path).exists() or (document.parent / path).exists(), path


def test_every_decision_is_in_the_index_once():
    folder = ROOT / "docs" / "adr"
    decisions = {path.name for path in folder.glob("[0-9]*.md")}
    listed = LINK.findall((folder / "README.md").read_text(encoding="utf-8"))
    assert sorted(each for each in listed if each[0].isdigit()) == sorted(decisions)
    numbers = [each[:4] for each in sorted(decisions)]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]


def test_every_decision_states_context_options_outcome_and_price():
    for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"):
        headings = re.findall(r"^## (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert headings[:2] == ["Context", "Options"], path.name
        assert headings[2] in {"Outcome", "Decision"}, path.name
        assert headings[3:] == ["Price"], path.name


def test_the_act_shown_in_the_howto_is_the_act_in_the_sources():
    page = (ROOT / "docs" / "howto" / "write-an-act.md").read_text(encoding="utf-8")
    act = (ROOT / "src" / "sanad" / "desk" / "acts" / "withdraw_claim.py").read_text("utf-8")
    assert act in page


def test_the_howto_gives_every_role_its_powers():
    page = (ROOT / "docs" / "howto" / "run-an-office.md").read_text(encoding="utf-8")
    for role, powers in POWERS.items():
        row = re.search(rf"^\| {role} \| ([^|]+) \|$", page, re.MULTILINE)
        assert row is not None, role
        assert set(row.group(1).split(", ")) == powers, role


def test_the_architecture_lists_the_rooms_in_the_order_of_the_contract():
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    layers = tool["importlinter"]["contracts"][0]["layers"]
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = section(page, "The rooms, and what may import what")
    rows = re.findall(r"^\| (`.+?`) \|", rooms, re.MULTILINE)
    assert [re.findall(r"`(\w+)`", row) for row in rows] == [each.split(" | ") for each in layers]


# --- what must not be said ------------------------------------------------------------------------


def test_no_text_names_a_machine_or_a_package_index():
    for path in WRITTEN:
        text = path.read_text(encoding="utf-8", errors="replace")
        for search in (OF_A_MACHINE, OF_AN_INDEX):
            found = search.search(text)
            assert found is None, f"{name(path)}: {found}"


def test_the_search_for_machines_and_indexes_can_fail():
    assert OF_A_MACHINE.search("see /home/clerk/office")
    assert OF_AN_INDEX.search("pip install --index-url https://index.example/")


# --- sources and locks ----------------------------------------------------------------------------


def test_every_source_file_names_its_licence():
    sources = [path for path in FILES if name(path).startswith("src/")]
    assert len(sources) > len(OWN_LICENCE)
    for path in sources:
        if path.suffix not in OWN_LICENCE:
            first = path.read_text(encoding="utf-8").splitlines()[:3]
            assert any("SPDX-License-Identifier: Apache-2.0" in line for line in first), name(path)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_package_is_pinned_by_hash_and_no_address_is_named(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in text
    packages = re.split(r"\n(?=\S)", text.strip())
    assert len(packages) > len(project()["dependencies"])
    for package in packages:
        assert re.match(r"[\w.-]+==\S+", package), package.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package.splitlines()[0]


def test_every_direct_dependency_is_locked():
    locks = ("requirements-dev.lock", "requirements-scale.lock")
    locked = "".join((ROOT / lock).read_text(encoding="utf-8") for lock in locks)
    for dependency in direct():
        assert re.search(rf"^{dependency}(\[\w+\])?==", locked, re.MULTILINE | re.IGNORECASE), (
            dependency
        )


def test_no_file_is_larger_than_two_megabytes():
    assert [name(path) for path in FILES if path.stat().st_size > TWO_MEGABYTES] == []


# --- dependencies ---------------------------------------------------------------------------------


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def direct() -> list[str]:
    """Return the names of everything that pyproject.toml asks for."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = [
        *document["project"]["optional-dependencies"].values(),
        *document["dependency-groups"].values(),
    ]
    asked = [*document["project"]["dependencies"], *(line for group in groups for line in group)]
    return [re.match(r"[\w.-]+", line).group() for line in asked]


def licence(package: str) -> str:
    """Return what a package says of its own licence."""
    said = metadata.metadata(package)
    classifiers = [
        each for each in said.get_all("Classifier") or [] if each.startswith("License ::")
    ]
    if not classifiers and not said["License-Expression"] and not said["License"]:
        files = [each for each in metadata.files(package) or [] if each.name == "LICENSE"]
        return files[0].read_text().splitlines()[0]
    return said["License-Expression"] or said["License"] or classifiers[0].rpartition(" :: ")[2]


@pytest.mark.parametrize("package", direct())
def test_every_dependency_is_listed_with_the_licence_that_it_names(package):
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| {re.escape(package)} \|[^|]+\| ([^|]+) \|$", page, re.MULTILINE)
    assert row is not None
    assert row.group(1) == licence(package)


def test_no_dependency_is_listed_that_is_not_asked_for():
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([\w.-]+) \|[^|]+\|[^|]+\|$", page, re.MULTILINE)
    assert sorted(set(rows) - {"package", "what"}) == sorted(direct())
