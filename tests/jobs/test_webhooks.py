# SPDX-License-Identifier: Apache-2.0
"""Webhooks: told at least once, signed, to listed addresses alone, and never of evidence."""

import base64
import hashlib
import hmac
import json
import threading
from dataclasses import replace
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import sqlalchemy as sa

from cast import CASE
from sanad.desk.acts.add_webhook import AddWebhook
from sanad.desk.acts.end_webhook import EndWebhook
from sanad.desk.acts.end_work import EndWork
from sanad.desk.procedures.deliver_notices import deliver_notices
from sanad.desk.questions.list_webhooks import ListWebhooks
from sanad.errors import AlreadyDone, BadValue
from sanad.jobs.tables import webhook
from sanad.jobs.webhook import WORK, check_address
from sanad.ledger import read as ledger
from scene import ended

GOVERNS = {"by": "chief", "compartment": CASE}


class Receiver:
    """A program of another office: what it was sent, and what it answers, the last answer again and again."""

    def __init__(self) -> None:
        self.answers = [200]
        self.got = []
        self.meanwhile = lambda: None
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                outer.got.append((dict(self.headers), body))
                outer.meanwhile()
                answer = outer.answers.pop(0) if len(outer.answers) > 1 else outer.answers[0]
                self.send_response(answer)
                self.send_header("Location", f"{outer.address}elsewhere")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self.server.server_port}"
        self.address = f"http://{self.place}/"


@pytest.fixture
def receiver():
    made = Receiver()
    thread = threading.Thread(target=made.server.serve_forever)
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


def listing(scene, *places: str):
    """Return the tools of an office whose administrator listed `places`."""
    tools = scene.house.office.tools
    object.__setattr__(tools, "webhook_hosts", frozenset(places))
    return tools


def hooked(scene, receiver, *kinds: str):
    listing(scene, receiver.place)
    return scene.house.do(AddWebhook(**GOVERNS, address=receiver.address, kinds=kinds or (WORK,)))


def happens(scene) -> str:
    """Let a job end, and return its id."""
    job = ended(scene)
    scene.house.do(EndWork(by="clerk", compartment=CASE, work=job))
    return job


def last(scene):
    [told] = scene.house.do(ListWebhooks(**GOVERNS))
    return told.last


def test_what_happened_is_told_signed_by_id_and_code_alone(quick_scene, receiver):
    hook = hooked(quick_scene, receiver)
    job = happens(quick_scene)
    assert deliver_notices(quick_scene.house.office.tools) == 1
    [(headers, body)] = receiver.got
    name, sent = headers["webhook-id"], headers["webhook-timestamp"]
    key = base64.b64decode(hook.secret.removeprefix("whsec_"))
    mac = hmac.new(key, f"{name}.{sent}.".encode() + body, hashlib.sha256).digest()
    assert headers["webhook-signature"] == "v1," + base64.b64encode(mac).decode()
    document = json.loads(body)
    assert document["type"] == WORK
    assert document["data"] == {"compartment": CASE, "work": job, "kind": "read", "state": "failed", "code": "SAMPLE"}  # fmt: skip
    assert b"it failed" not in body
    assert deliver_notices(quick_scene.house.office.tools) == 0


def test_a_receiver_that_fails_first_is_asked_again_under_the_same_id(quick_scene, receiver):
    hooked(quick_scene, receiver)
    happens(quick_scene)
    tools, clock = quick_scene.house.office.tools, quick_scene.house.clock
    receiver.answers = [503, 302, 200]
    assert deliver_notices(tools) == 0
    assert deliver_notices(tools) == 0
    assert len(receiver.got) == 1, "it is left in peace for a while"
    for pause in (6, 301):
        clock.now += timedelta(seconds=pause)
        deliver_notices(tools)
    assert last(quick_scene).state == "sent"
    assert last(quick_scene).tries == 3
    assert len({headers["webhook-id"] for headers, _ in receiver.got}) == 1
    assert len(receiver.got) == 3, "no redirect is followed"


def test_who_answers_that_it_is_gone_is_asked_no_more(quick_scene, receiver):
    hooked(quick_scene, receiver)
    happens(quick_scene)
    receiver.answers = [410]
    deliver_notices(quick_scene.house.office.tools)
    assert last(quick_scene).state == "given up"


def test_who_never_answers_is_given_up_after_days(quick_scene, receiver):
    hooked(quick_scene, receiver)
    happens(quick_scene)
    receiver.answers = [500]
    for _ in range(12):
        deliver_notices(quick_scene.house.office.tools)
        quick_scene.house.clock.now += timedelta(days=2)
    assert (last(quick_scene).state, last(quick_scene).tries) == ("given up", 10)


def test_an_address_that_is_no_longer_listed_is_told_nothing(quick_scene, receiver):
    hooked(quick_scene, receiver)
    happens(quick_scene)
    listing(quick_scene)
    deliver_notices(quick_scene.house.office.tools)
    assert receiver.got == []
    assert "not listed" in last(quick_scene).said


def test_a_webhook_that_was_ended_is_told_nothing_more(quick_scene, receiver):
    hook = hooked(quick_scene, receiver)
    happens(quick_scene)
    quick_scene.house.do(EndWebhook(**GOVERNS, webhook=hook.id))
    happens(quick_scene)
    deliver_notices(quick_scene.house.office.tools)
    assert receiver.got == []
    with pytest.raises(AlreadyDone):
        quick_scene.house.do(EndWebhook(**GOVERNS, webhook=hook.id))


def test_a_webhook_that_is_ended_while_others_are_told_is_told_nothing_more(quick_scene, receiver):
    hooks = [hooked(quick_scene, receiver).id for _ in range(2)]
    happens(quick_scene)

    def end() -> None:
        while hooks:
            quick_scene.house.do(EndWebhook(**GOVERNS, webhook=hooks.pop()))

    receiver.meanwhile = end
    deliver_notices(quick_scene.house.office.tools)
    assert (len(receiver.got), hooks) == (1, [])
    told = quick_scene.house.do(ListWebhooks(**GOVERNS))
    assert [each.last.state for each in told] == ["given up", "given up"]


def test_another_kind_and_another_compartment_are_not_told(quick_scene, receiver):
    hooked(quick_scene, receiver, "clock.called")
    act = AddWebhook(by="supervisor", address=receiver.address, kinds=(WORK,))
    quick_scene.house.do(act)
    happens(quick_scene)
    assert deliver_notices(quick_scene.house.office.tools) == 0
    assert receiver.got == []


def test_the_secret_is_shown_once_and_stands_in_no_entry(quick_scene, receiver):
    hook = hooked(quick_scene, receiver)
    [told] = quick_scene.house.do(ListWebhooks(**GOVERNS))
    assert told.webhook.secret == ""
    with quick_scene.house.office.tools.database.reading() as connection:
        for entry in ledger.entries(connection):
            assert hook.secret not in json.dumps([entry.body, entry.private])


@pytest.mark.parametrize(
    "address",
    [
        "https://hooks.example.org:8443/", "https://other.example.org/", "http://hooks.example.org/", "ftp://hooks.example.org/", "hooks.example.org",
        "https://user:secret@hooks.example.org/", "https://hooks.example.org@evil.example/", "https://hooks.example.org/#here", "https://hooks.example.org:x/",
        "https://169.254.169.254/", "file:///etc/passwd", "",
    ],
)  # fmt: skip
def test_only_what_the_administrator_listed_is_an_address(address):
    check_address("https://hooks.example.org/", ["hooks.example.org:443"])
    with pytest.raises(BadValue) as refused:
        check_address(address, ["hooks.example.org:443"])
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("end", ["a\nb", "a b", "\x7f", "\u202e", "a" * 3_000])
def test_an_address_that_no_client_can_ask_is_none(end):
    with pytest.raises(BadValue):
        check_address(f"https://hooks.example.org/{end}", ["hooks.example.org:443"])


@pytest.mark.parametrize("address", ["http://hooks.example:80/\x7f", "http://hooks..example:80/"])
def test_an_address_that_cannot_be_asked_does_not_stop_the_others(quick_scene, receiver, address):
    hooked(quick_scene, receiver)
    hooked(quick_scene, receiver)
    places = ("hooks.example:80", "hooks..example:80")
    tools = listing(quick_scene, receiver.place, *places)
    with tools.database.writing() as connection:  # kept by an older program
        first = (
            webhook.c.id == connection.execute(sa.select(sa.func.min(webhook.c.id))).scalar_one()
        )
        connection.execute(webhook.update().where(first).values(address=address))
    happens(quick_scene)
    assert deliver_notices(tools) == 1


@pytest.mark.parametrize("kinds", [(), ("everything",), (WORK, "x")])
def test_a_webhook_is_told_of_known_kinds(quick_scene, receiver, kinds):
    listing(quick_scene, receiver.place)
    with pytest.raises(BadValue):
        quick_scene.house.do(AddWebhook(**GOVERNS, address=receiver.address, kinds=kinds))


def test_a_receiver_that_is_away_does_not_stop_the_others(quick_scene, receiver):
    tools = listing(quick_scene, receiver.place, "127.0.0.1:9")
    first = AddWebhook(**GOVERNS, address="http://127.0.0.1:9/", kinds=(WORK,))
    quick_scene.house.do(first)
    quick_scene.house.do(replace(first, address=receiver.address))
    happens(quick_scene)
    assert deliver_notices(tools) == 1
    assert len(receiver.got) == 1
