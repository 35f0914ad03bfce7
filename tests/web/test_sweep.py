# SPDX-License-Identifier: Apache-2.0
"""The whole cast on every address and method that the application has; each one is found, so that a new one cannot escape.

What one may not see does not exist: an id of another compartment and one that never was give the same answer, after as much work but for looking up whose it is.
"""

import re
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules

import pytest
import sqlalchemy as sa

from cast import CASE
from cast import CAST as CASTING
from sanad.accounts import sessions
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.quarantine_exhibit import QuarantineExhibit
from sanad.desk.questions.open_exhibit import OpenExhibit
from sanad.mandates.officer import Officer
from sanad.mandates.powers import ROLES, held_by
from sanad.web import screens
from scene import SCENES
from statements import statements

OTHER, NEVER = "op-other", "op-never"
ROUTES = sorted(
    (method, route.path)
    for module in iter_modules(screens.__path__)
    for route in import_module(f"{screens.__name__}.{module.name}").router.routes
    for method in route.methods
)
DOOR = ("/sign-in", "/first")
INSIDE = [(method, path) for method, path in ROUTES if not path.startswith(DOOR)]
PLACED = [(method, path) for method, path in INSIDE if path.startswith("/c/{compartment}/")]
NAMING = [
    (method, path)
    for method, path in INSIDE
    if set(re.findall(r"{(\w+)", path)) - {"compartment", "page", "part", "rule"}
]
LOOKS = [path for method, path in INSIDE if method == "GET" and not re.search(r"{(?!compartment)", path)]  # fmt: skip
FRESH = re.compile(r'(name="_(?:key|seen)" value="|data-key="|data-seen="|ledger entry |روزنامچے کے اندراج )[^"< ]*')  # fmt: skip
OWNER = 5
"""Statements that look up whose a thing is: one for it, and one for each of what it hangs on, such as the deliveries of an exhibit."""
TYPED = {
    "reason": "a reason that somebody understands", "purpose": "to test", "step": "accept", "order": "Test order 1", "said": "words",
    "decision": "same", "how": "withdraw", "from_day": "2026-01-01", "last": "2026-02-01", "wanted_compartment": CASE, "subject": "x", "label": "x",
}  # fmt: skip


def names(routes):
    return [f"{method} {path}" for method, path in routes]


@pytest.fixture(scope="module")
def ids(web_scene):
    """Name of a part of an address → an id of the case that is good there."""
    scene, do = web_scene, web_scene.house.do

    def made(name):
        return do(SCENES[name](scene))

    with scene.house.office.tools.database.reading() as connection:
        entry = connection.execute(sa.text("select max(seq) from ledger_entry")).scalar_one()
    incident = scene.house.subject("I-77", kind="incident")
    opened = do(OpenExhibit(by="analyst", compartment=CASE, exhibit=scene.note, most=1))
    return {
        "entry": str(opened.exhibit.deliveries[0].seq),
        "sha256": scene.note,
        "claim": scene.claim,
        "brief": scene.brief,
        "subject": "S-01",
        "about": "S-01",
        "request": "RN-01",
        "incident": incident,
        "seq": str(entry),
        "officer": "chief",  # whose name is no role that a page names
        "task": made("raise_task"),
        "proceeding": made("open_proceeding"),
        "directive": made("issue_directive").directive,
        "delivery": _id(made("begin_delivery")),
        "webhook": _id(made("add_webhook")),
        "emergency": _id(made("ask_emergency")),
        "job": _id(made("order_work")),
        "upload": "a" * 32,
        "session": _session(scene),
        "token": _id(made("issue_token")),
        "passkey": "A" * 32,
        "finding": _id(made("make_finding")),
        "chart": _id(made("keep_chart")),
        "paper": _waited_for(scene),
        "left": "S-01",
        "right": "M-01",
    }


def _id(result) -> str:
    return result if isinstance(result, str) else result.id


def _waited_for(scene) -> str:
    """Return a paper under which something is set aside."""
    house = scene.house
    paper = house.instrument("paper-77", kind="open_source")
    aside = house.seal(house.office.path, "aside.txt", b"set aside by hand", instrument=paper)
    house.do(QuarantineExhibit(by="clerk", compartment=CASE, exhibit=aside, reason="in doubt"))
    return paper


def _session(scene) -> str:
    tools = scene.house.office.tools
    with tools.database.writing() as connection:
        browser = sessions.Browser()
        return sessions.begin(connection, "analyst", "passkey", browser, tools.clock()).session


def never(real: str) -> str:
    """Return an id of the same shape that nobody has."""
    if re.fullmatch("[0-9a-f]{64}", real):
        return "0" * 64
    if real.isdecimal():
        return "9" * 9  # entries go on while this file runs
    digits = re.search(r"\d+(?!.*\d)", real)
    if digits is None:
        return "z" * len(real)
    return real[: digits.start()] + "9" * len(digits.group()) + real[digits.end() :]


@pytest.fixture(scope="module")
def stranger(web_scene):
    """An officer with every role, in another compartment."""
    enrolment = SCENES["enrol_officer"](web_scene)
    officer = Officer("stranger", "The stranger", "elsewhere")
    roles = {"roles": tuple(sorted(ROLES)), "compartments": (OTHER,)}
    web_scene.house.do(replace(enrolment, officer=officer, **roles))
    assert isinstance(enrolment, EnrolOfficer)
    return "stranger"


def address(path: str, compartment: str, values: dict[str, str]) -> str:
    """Fill in an address; a part that nobody has an id for fails, so that it is thought of."""
    filled = {
        "compartment": compartment,
        "page": "1",
        "row": "1",
        "part": "desk",
        "rule": "RN-84d",
        **values,
    }
    return path.format(**filled)


def sent(client, method: str, path: str):
    """Send a request as a page of ours would."""
    if method == "GET":
        return client.get(path)
    fields = {"_key": "k" * 24, "_seen": "", **TYPED}
    return client.request(method, path, data=fields)


def plain(text: str, *values: str) -> str:
    """Return a page without what is fresh in each, and without what was asked for."""
    text = FRESH.sub(r"\1", text)
    text = re.sub(
        r"/static/[0-9a-f]+/|<symbol.*?</symbol>", "", text, flags=re.DOTALL
    )  # they may hold the digits of an id
    for value in values:
        text = text.replace(value, "").replace(value[:8], "")
    return text


def test_there_is_something_to_sweep():
    assert len(ROUTES) > 100
    assert len(NAMING) > 40


@pytest.mark.parametrize("kind", ["nobody", "forged", "expired", "ended", "outsider"])
def test_whoever_is_not_signed_in_reaches_the_door_and_nothing_else(served, ids, kind):
    client = served.client()
    secret = _worth_nothing(served, kind)
    if secret:
        client.cookies.set(served.seats.cookie, secret, domain="localhost.local")
    told = {}
    for method, path in INSIDE:
        answer = sent(client, method, address(path, CASE, ids))
        told[method, path] = (answer.status_code, "location" in answer.headers)
    wrong = {
        which: answer
        for which, answer in told.items()
        if answer != ((303, True) if which[0] == "GET" else (401, False))
    }
    assert wrong == {}


def _worth_nothing(served, kind: str) -> str:
    tools = served.office.tools
    if kind in {"nobody", "forged"}:
        return {"nobody": "", "forged": "x" * 43}[kind]
    officer = "outsider" if kind == "outsider" else "analyst"
    with tools.database.writing() as connection:
        when = tools.clock() - timedelta(days=3 if kind == "expired" else 0)
        made = sessions.begin(connection, officer, "passkey", sessions.Browser(), when)
        if kind == "ended":
            sessions.end(connection, made.session, when)
    return made.secret


def test_a_compartment_in_which_one_holds_nothing_is_as_one_that_never_was(served, ids):
    client = served.client("analyst")
    told = {}
    for method, path in PLACED:
        there, nowhere = (sent(client, method, address(path, name, ids)) for name in (OTHER, NEVER))
        same = plain(there.text, OTHER) == plain(nowhere.text, NEVER)
        told[method, path] = (there.status_code, nowhere.status_code, same)
    assert {which: each for which, each in told.items() if each != (404, 404, True)} == {}


@pytest.mark.parametrize(("method", "path"), NAMING, ids=names(NAMING))
def test_an_id_of_another_compartment_and_one_that_never_was_are_one_answer(
    served, stranger, ids, method, path
):
    """Nor does the time tell: nothing is worked out for it beyond whose it is."""
    client = served.client(stranger)
    sent(client, method, address(path, OTHER, {name: never(each) for name, each in ids.items()}))
    told = []
    for values in (ids, {name: never(each) for name, each in ids.items()}):
        with statements("ledger_") as sent_down:
            answer = sent(client, method, address(path, OTHER, values))
        used = [values[name] for name in re.findall(r"{(\w+)", path) if name in values]
        told.append((answer.status_code, plain(answer.text, *used), len(sent_down)))
    (status, text, costs), (other_status, other_text, other_costs) = told
    assert status == other_status
    assert status in {404, 405, 409, 415, 422}, text[:400]
    assert text == other_text
    assert abs(costs - other_costs) <= OWNER


NONSENSE = ("9" * 26, "١٢", "²", "%ED%A0%80", "%E2%80%AE%3Cb%3E", "a" * 3000)
"""Numbers that no database counts, digits of other scripts, half a sign, a turned line, no end; a NUL no page ever sees."""


def test_nonsense_in_an_address_is_no_fault_of_the_program(served, ids):
    client = served.client("analyst")
    told = {}
    for method, path in NAMING:
        for name in set(re.findall(r"{(\w+)", path)) - {"compartment"}:
            for text in NONSENSE:
                answer = sent(client, method, address(path, CASE, {**ids, name: text}))
                told[method, path, name, text[:12]] = answer.status_code
    assert {which: status for which, status in told.items() if status >= 500} == {}


def test_nonsense_in_a_filter_is_no_fault_of_the_program(served, ids):
    client = served.client("analyst")
    told = {}
    names = ("after", "before", "from", "q", "sort", "state")
    for path in LOOKS:
        for text in NONSENSE[:3]:
            answer = client.get(address(path, CASE, ids), params=dict.fromkeys(names, text))
            told[path, text] = answer.status_code
    assert {which: status for which, status in told.items() if status >= 500} == {}


WANTED = {
    "/c/{compartment}/drafts": {"build"},
    "/c/{compartment}/records/cells.json": {"find"},
    "/c/{compartment}/intake": {"receive"},
    "/c/{compartment}/office": {"audit", "govern"},
    "/c/{compartment}/office/powers": {"audit", "govern"},
    "/c/{compartment}/records/unmasked": {"unmask"},
    "/c/{compartment}/webhooks": {"govern"},
}
"""Pages that want more than the power to look → what they want; every other one is open to whoever serves in the compartment."""
CAST = ("clerk", "investigator", "analyst", "drafter", "reviewer", "approver", "liaison", "jurist", "auditor", "chief")  # fmt: skip


@pytest.mark.parametrize("officer", CAST)
def test_no_page_fails_whoever_looks(served, officer):
    """A page is shown, or refused in words; never does the program fail, and never is somebody sent elsewhere in silence."""
    client = served.client(officer)
    answers = {path: client.get(address(path, CASE, {})) for path in LOOKS}
    told = {path: answer.status_code for path, answer in answers.items()}
    sent_on = {path for path, answer in answers.items() if answer.status_code == 303}
    assert {answers[path].headers["location"].split("/")[1] for path in sent_on} <= {"c", "static"}
    shown = {path: status for path, status in told.items() if path not in sent_on}
    assert {
        path: status for path, status in shown.items() if status not in {200, 403, 404, 422}
    } == {}
    refused = {path for path, status in told.items() if status == 403}
    held = held_by(CASTING[officer][1])
    assert refused == {path for path, powers in WANTED.items() if not held & powers}


def test_another_site_can_order_nothing(served, ids):
    client = served.client("chief")
    client.headers["Sec-Fetch-Site"] = "cross-site"
    told = {
        path: sent(client, method, address(path, CASE, ids)).status_code
        for method, path in ROUTES
        if method not in {"GET", "HEAD"}
    }
    assert {path: status for path, status in told.items() if status != 403} == {}


def test_a_method_that_an_address_does_not_have_does_nothing(served, ids):
    client = served.client("chief")
    has = {}
    for method, path in ROUTES:
        has.setdefault(path, set()).add(method)
    wrong = {}
    for path, methods in has.items():
        for method in {"PUT", "DELETE", "PATCH", "OPTIONS"} - methods:
            status = client.request(method, address(path, CASE, ids)).status_code
            if status not in {404, 405}:
                wrong[method, path] = status
    assert wrong == {}
