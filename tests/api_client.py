# SPDX-License-Identifier: Apache-2.0
"""The API of a scene's office, asked as a program asks it; a token of the tests is the name of an officer."""

from dataclasses import fields, replace
from zoneinfo import ZoneInfo

from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from cast import CASE, House
from sanad.api.application import application
from sanad.api.describe import ADDRESS
from sanad.api.operations import offered
from sanad.api.ordering import NOBODY_STATES
from sanad.api.telling import told
from sanad.desk.act import Act
from sanad.desk.question import Question
from sanad.desk.seat import Seat
from sanad.mandates import officer


def seats(house: House, **changed):
    """Return who sits there: whoever the token names, with the powers of today, `changed` as a test wants it."""

    def seat_of(request):
        name = request.headers.get("authorization", "").removeprefix("Bearer ")
        now = house.clock.now
        with house.office.tools.database.reading() as connection:
            today = now.astimezone(ZoneInfo(house.office.tools.zone)).date()
            found = officer.serving(connection, name, today, now)
            known = officer.find(connection, name)
        if known is None:
            return None
        held = {} if found is None else found.powers
        return replace(Seat(name, known.name, known.office, "1", held), **changed)

    return seat_of


def client(house: House, *names: str, **changed) -> TestClient:
    """Return a client of the API where it is mounted: all of it, or the acts and questions named."""
    some = [each for each in offered() if each.name in names]
    app = application(house.office, seats(house, **changed), some)
    return TestClient(Starlette(routes=[Mount(ADDRESS, app)]), raise_server_exceptions=False)


def address(name: str, kind: str = "questions", compartment: str = CASE) -> str:
    return f"{ADDRESS}/c/{compartment}/{kind}/{name}"


def of(act: Act) -> str:
    """Return the address at which an order is sent."""
    kind = "questions" if isinstance(act, Question) else "acts"
    return address(act.name, kind, act.compartment)


def body_of(act: Act) -> dict:
    """Return an order as a program sends it."""
    own = {each.name for each in fields(act) if each.init} - {"by", "compartment", "rules"}
    if act.name == "sign_rules":
        own.add("rules")
    return {name: stated(getattr(act, name)) for name in own if not name.startswith("_")}


def stated(value):
    """Return a value without what the desk fills in itself."""
    if hasattr(value, "__dataclass_fields__"):
        names = value.__dataclass_fields__.keys() - NOBODY_STATES
        return {name: stated(getattr(value, name)) for name in names}
    if isinstance(value, (tuple, list)):
        return [stated(each) for each in value]
    return told(value)


def post(client: TestClient, path: str, body: dict, officer: str, **more):
    """Send a body as an officer."""
    headers = {"Authorization": f"Bearer {officer}", **more.pop("headers", {})}
    return client.post(path, json=body, headers=headers, **more)


def send(client: TestClient, act: Act, **more):
    """Order as the officer of `act`."""
    return post(client, of(act), body_of(act), act.by, **more)
