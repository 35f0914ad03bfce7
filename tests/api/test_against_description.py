# SPDX-License-Identifier: Apache-2.0
"""Schemathesis sends what the description allows and what it forbids to every address: no fault, and no answer that the description does not know."""

from dataclasses import replace

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.applications import Starlette
from starlette.routing import Mount

from api_client import seats
from cast import CASE
from sanad.api.application import application
from sanad.api.describe import ADDRESS
from sanad.api.operations import offered
from sanad.mandates.officer import Officer
from sanad.mandates.powers import ROLES
from scene import SCENES

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
"""Not that whatever the types allow is accepted: most of it names what is not there."""
EXAMPLES = 2
"""Of each sort, for each address."""


@pytest.fixture(scope="module")
def described(originals, tmp_path_factory):
    """The API of an office in which one officer may everything."""
    with originals.scene("sqlite", tmp_path_factory.mktemp("api") / "office") as scene:
        act = SCENES["enrol_officer"](scene)
        everybody = Officer("everybody", "Everybody", "everywhere")
        scene.house.do(replace(act, officer=everybody, roles=tuple(sorted(ROLES)), compartments=("office", CASE)))  # fmt: skip
        app = application(scene.house.office, seats(scene.house))
        whole = Starlette(routes=[Mount(ADDRESS, app)])
        yield schemathesis.openapi.from_asgi(f"{ADDRESS}/openapi.json", whole)


@pytest.mark.slow
@pytest.mark.parametrize("mode", GenerationMode, ids=lambda each: each.value)
@pytest.mark.parametrize("operation", offered(), ids=lambda each: each.name)
def test_no_order_finds_a_fault_or_an_answer_that_the_description_does_not_know(described, operation, mode):  # fmt: skip
    cases = described[operation.path]["POST"].as_strategy(generation_mode=mode)

    @given(case=cases)
    @settings(max_examples=EXAMPLES, derandomize=True, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
    def sent(case):
        if mode is GenerationMode.POSITIVE:
            case.path_parameters["compartment"] = CASE
        case.call_and_validate(headers={"Authorization": "Bearer everybody"}, checks=CHECKS)

    sent()
