# SPDX-License-Identifier: Apache-2.0
"""What no error may forget, tried on every class of the tree."""

import ast
import re
import string
from functools import cache
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import click
import pytest

from sanad import errors
from sanad.cli.main import main
from sanad.cli.output import EXIT_CODES, exit_code, refusal
from sanad.errors import SanadError

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "sanad"
FAMILIES = SanadError.__subclasses__()
LEAVES = [
    leaf
    for family in FAMILIES
    for leaf in family.__subclasses__()
    if leaf.__module__ == errors.__name__
]


@cache
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_bytes()) for path in sorted(SOURCES.rglob("*.py"))}


def placeholders(leaf: type[SanadError]) -> set[str]:
    texts = string.Formatter().parse(leaf.what + leaf.todo)
    return {name for _, name, _, _ in texts if name is not None}


def build(leaf: type[SanadError]) -> SanadError:
    return leaf("at row 17", **dict.fromkeys(placeholders(leaf), "PLANTED"))


@cache
def calls() -> list[tuple[Path, ast.Call, type[SanadError]]]:
    """Return every place in the sources that builds an error."""
    by_name = {leaf.__name__: leaf for leaf in LEAVES}
    return [
        (path, node, by_name[node.func.id])
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in by_name
    ]


def chosen() -> set[str]:
    """Return the classes that the door picks from a table before it builds one."""
    tree = trees()[SOURCES / "desk" / "law.py"]
    rows = (node for node in ast.walk(tree) if isinstance(node, ast.Tuple))
    return {item.id for row in rows for item in row.elts if isinstance(item, ast.Name)}


def document_errors() -> ModuleType:
    """Return the program that writes docs/errors.md."""
    path = str(ROOT / "tools" / "document-errors")
    loader = SourceFileLoader("document_errors", path)
    module = ModuleType(loader.name)
    module.__file__ = path
    loader.exec_module(module)
    return module


def test_the_tree_has_the_six_families_of_its_drawing():
    drawn = re.findall(r"[├└]── (\w+)", str(errors.__doc__))
    assert [family.__name__ for family in FAMILIES] == drawn


def test_no_code_is_used_twice():
    assert len({leaf.code for leaf in LEAVES}) == len(LEAVES)


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda each: each.__name__)
def test_a_code_is_in_capitals_and_begins_with_its_family(leaf):
    family = leaf.__base__.__name__.removesuffix("Fault").upper()
    assert re.fullmatch(rf"{family}(_[A-Z0-9]+)+", leaf.code)


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda each: each.__name__)
def test_an_error_says_what_where_why_and_what_to_do(leaf):
    said = str(build(leaf))
    assert "at row 17" in said
    assert not set("{}") & set(said)
    assert said.count("PLANTED") >= len(placeholders(leaf))
    assert leaf.why.endswith(".")
    assert leaf.todo.endswith(".")
    assert not leaf.what.endswith(".")


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda each: each.__name__)
def test_a_page_names_no_command_and_a_terminal_only_one_that_there_is(leaf):
    assert "`sanad" not in f"{leaf.what} {leaf.why} {leaf.todo}"
    program, *path = leaf.command.split() or ["sanad"]
    assert program == "sanad"
    found: click.Command | None = main
    for word in path:
        if isinstance(found, click.Group):
            found = found.get_command(click.Context(found), word)
        else:
            assert found is not None
            assert any(word in each.opts for each in found.params), leaf.command
    assert found is not None, leaf.command


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda each: each.__name__)
def test_an_error_has_one_exit_code_that_no_success_uses(leaf):
    code = exit_code(build(leaf))
    assert code in {number for _, number, _ in EXIT_CODES}
    assert code not in {0, 1, 3}  # done, some refused, the verifier's "not established"


def test_no_two_families_share_an_exit_code():
    assert len({code for _, code, _ in EXIT_CODES}) == len(EXIT_CODES)


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda each: each.__name__)
def test_an_error_stays_whole_on_its_way_to_a_program(leaf):
    shown = refusal(build(leaf))
    assert shown["code"] == leaf.code
    assert shown["facts"].keys() == placeholders(leaf)


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda each: each.__name__)
def test_an_error_that_nothing_raises_does_not_exist(leaf):
    raised = {each.__name__ for _, _, each in calls()} | chosen()
    assert leaf.__name__ in raised


def test_whoever_builds_an_error_gives_every_fact_that_its_sentence_names():
    for path, call, leaf in calls():
        given = {keyword.arg for keyword in call.keywords}
        assert None in given or given == placeholders(leaf), f"{path.name}:{call.lineno} {leaf}"


def test_every_error_stands_in_the_one_tree():
    names = {family.__name__ for family in FAMILIES} | {leaf.__name__ for leaf in LEAVES}
    for path, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and path != SOURCES / "errors.py":
                bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
                assert not bases & (names | {"SanadError"}), f"{path.name}: {node.name}"


def test_the_document_of_errors_is_what_the_classes_say():
    module = document_errors()
    assert (ROOT / "docs" / "errors.md").read_text(encoding="utf-8") == module.render()


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda each: each.__name__)
def test_every_error_is_documented(leaf):
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert f"| `{leaf.code}` | {exit_code(build(leaf))} |" in page
