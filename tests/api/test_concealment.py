# SPDX-License-Identifier: Apache-2.0
"""What one may not see does not exist, tried with the whole cast on every act and question, and with ids of another compartment."""

import json
import re
from datetime import date

import pytest

from api_client import body_of, client, of, post
from cast import CAST
from sanad.api.operations import offered
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.mandates.officer import Officer
from sanad.mandates.powers import ROLES, held_by
from scene import SCENES

OTHER = "op-other"
HIDDEN = {
    "type": "urn:sanad:error:CALLER_NOT_FOUND",
    "title": "There is no such thing here",
    "status": 404,
    "code": "CALLER_NOT_FOUND",
    "where": "",
    "facts": {},
}
GOVERNED = [each for each in offered() if each.name in SCENES]
OWN = frozenset(
    {"end_session", "end_token", "list_sessions", "list_tokens", "ask_emergency", "end_passkey"}
)
"""About oneself: whoever serves anywhere may."""
ALSO = {"list_instruments": "release"}
"""Questions that another power lets ask, too."""


@pytest.fixture(scope="module")
def office(originals, tmp_path_factory):
    """An office with a stranger who holds every power, elsewhere."""
    with originals.scene("sqlite", tmp_path_factory.mktemp("api") / "office") as scene:
        scene.house.do(
            EnrolOfficer(
                by="supervisor",
                officer=Officer("stranger", "Stranger", "elsewhere"),
                roles=tuple(sorted(ROLES)),
                compartments=(OTHER,),
                from_day=date(2025, 1, 1),
                until=None,
                order="2",
            )
        )
        yield scene


@pytest.mark.parametrize("operation", GOVERNED, ids=lambda each: each.name)
def test_who_lacks_the_power_is_told_so_and_who_holds_nothing_is_told_nothing(office, operation):
    scene, api = office, client(office.house, operation.name)
    act = SCENES[operation.name](scene)
    powers = {type(act).power, ALSO.get(operation.name, type(act).power)}
    for officer, (_, roles) in CAST.items():
        if (roles and powers & held_by(roles)) or operation.name in OWN:
            continue
        response = post(api, of(act), body_of(act), officer)
        told = response.json()
        if roles:
            assert (response.status_code, told["code"]) in {(403, "AUTHORITY_NO_MANDATE"), (404, HIDDEN["code"])}  # fmt: skip
        else:
            assert told.items() >= HIDDEN.items()


@pytest.mark.parametrize("operation", GOVERNED, ids=lambda each: each.name)
def test_an_id_of_another_compartment_is_answered_like_one_that_never_was(office, operation):
    scene, api = office, client(office.house, operation.name)
    act = SCENES[operation.name](scene)
    path = of(act).replace(f"/{act.compartment}/", f"/{OTHER}/")
    body = json.dumps(body_of(act))
    there = post(api, path, json.loads(body), "stranger")
    if there.status_code == 200:
        return  # it names nothing: what it makes or lists is in the compartment of the address
    never = post(api, path, json.loads(renamed(body)), "stranger")
    assert (never.status_code, never.content) == (there.status_code, there.content)


ID = re.compile(r"\b(S|M|I|P|F|T|EA|RN|TASK|JOB|DEL|HOOK)-([0-9a-f]+)\b")
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
ROW = re.compile(r"\b[0-9a-f]{8}#")
FILE = re.compile(r"\b(\w+)\.(txt|csv|json|png)\b")
NUMBER = re.compile(r"\+92390+")


def renamed(body: str) -> str:
    """Return a body in which every thing that the other compartment may hold has a name that nothing has."""
    body = DIGEST.sub(lambda found: found[0][::-1], body)
    body = ROW.sub(lambda found: found[0][:8][::-1] + "#", body)
    body = ID.sub(lambda found: f"{found[1]}-9{found[2]}9", body)
    return NUMBER.sub("+9234500", FILE.sub(r"no-\1.\2", body))
