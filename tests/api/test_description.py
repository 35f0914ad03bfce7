# SPDX-License-Identifier: Apache-2.0
"""The description of the API is whole and on record, and the client is what it says."""

import json
import runpy
import subprocess
import sys
import threading
from contextlib import contextmanager
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import jsonschema_rs
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from api_client import seats
from cast import CASE
from sanad import errors
from sanad.api.application import application, description
from sanad.api.describe import ADDRESS
from sanad.api.operations import offered
from sanad.errors import SanadError
from sanad.gate.status import STATUSES, status_of

ROOT = Path(__file__).parents[2]
CLIENT = ROOT / "packages" / "sanad-client"
LEAVES = [
    each
    for each in vars(errors).values()
    if isinstance(each, type) and issubclass(each, SanadError) and hasattr(each, "code")
]


def tool(name: str) -> ModuleType:
    loader = SourceFileLoader(name.replace("-", "_"), str(ROOT / "tools" / name))
    module = ModuleType(loader.name)
    module.__file__ = str(ROOT / "tools" / name)
    loader.exec_module(module)
    return module


def test_the_description_on_record_is_that_of_the_program():
    kept = (ROOT / "docs" / "formats" / "openapi.json").read_text(encoding="utf-8")
    assert kept == tool("document-api").render(), "run tools/document-api"


def test_the_client_is_written_from_the_description():
    made = runpy.run_path(str(CLIENT / "generate.py"))
    for name, write in (("types.py", made["types"]), ("operations.py", made["methods"])):
        kept = (CLIENT / "src" / "sanad_client" / name).read_text(encoding="utf-8")
        assert kept == write(json.loads(json.dumps(description()))), "run tools/document-api"


def test_every_type_of_the_description_is_sound_and_every_reference_leads_somewhere():
    whole = json.loads(json.dumps(description()))
    for name in whole["components"]["schemas"]:
        schema = {"$ref": f"#/components/schemas/{name}", "components": whole["components"]}
        jsonschema_rs.validator_for(schema)


def test_every_address_says_in_words_what_it_is_and_what_power_it_needs():
    for operation in offered():
        described = description()["paths"][operation.path]["post"]
        assert described["summary"]
        assert f"`{operation.order.power}`" in described["description"]


@pytest.mark.parametrize("leaf", LEAVES, ids=lambda each: each.__name__)
def test_every_error_has_one_status_and_stands_in_the_description_under_it(leaf):
    status = 401 if leaf is errors.SignedOut else status_of(leaf.__new__(leaf))
    assert status in {401, *(each for _, each in STATUSES)}
    told = description()["components"]["responses"][str(status)]["content"]
    [_, narrowed] = told["application/problem+json"]["schema"]["allOf"]
    assert leaf.code in narrowed["properties"]["code"]["enum"]


@pytest.mark.slow
def test_the_client_is_typed_throughout():
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", str(CLIENT / "src")]  # fmt: skip
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


@contextmanager
def served(app):
    """Serve on loopback in a thread, and yield the address."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            thread.join(0.01)
        [socket] = server.servers[0].sockets
        yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def test_a_program_works_on_an_office_through_the_client(quick_scene, monkeypatch):
    monkeypatch.syspath_prepend(CLIENT / "src")
    import sanad_client

    house = quick_scene.house
    names = {"raise_task", "list_tasks", "task_history", "suggest_claims"}
    some = [each for each in offered() if each.name in names]
    app = application(house.office, seats(house), some)
    with served(Starlette(routes=[Mount(ADDRESS, app)])) as address, sanad_client.Office(f"{address}{ADDRESS}", token="analyst") as office:  # fmt: skip
        case = office.compartment(CASE)
        order = {"action": "Obtain the record", "about": "subject:S-01"}
        first = case.acts.raise_task(idempotency_key="k", **order)
        assert case.acts.raise_task(idempotency_key="k", **order).value == first.value
        listed = case.questions.list_tasks(page_limit=1)
        assert (listed.page.of, listed.value["tasks"][0]["task"]["id"]) == (1, first.value)
        assert listed.entry >= first.entry
        [line] = case.questions.list_tasks_lines(purpose="the hearing")
        assert json.loads(line)["task"]["action"] == "Obtain the record"
        with pytest.raises(sanad_client.Refused, match="no such thing here") as refused:
            case.questions.task_history(task="TASK-99")
        assert (refused.value.status, refused.value.code) == (404, "CALLER_NOT_FOUND")
        with pytest.raises(sanad_client.Refused):
            list(case.questions.list_tasks_lines())
