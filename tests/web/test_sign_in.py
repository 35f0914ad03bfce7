# SPDX-License-Identifier: Apache-2.0
"""The door in a real browser: the first time with a one-time code, passkeys, passwords, who is not let in, and a session that ends under a form."""

from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from accessible import faults
from office import Served

from cast import CASE
from sanad.accounts import invitations, passwords, sessions
from sanad.accounts.terms import Terms
from sanad.desk.acts.bind_identity import BindIdentity
from sanad.desk.acts.invite_officer import InviteOfficer
from sanad.desk.door import Desk
from servers import provider as providers

PASSWORD = "five quiet mules carry salt"
KEY = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture(autouse=True, scope="module")
def light_hashes():
    """Hashes that cost little: what they must cost is tested where they are made."""
    with pytest.MonkeyPatch.context() as patch:
        light = passwords.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        patch.setattr(passwords, "HASHER", light)
        passwords._nobodys.cache_clear()
        yield
    passwords._nobodys.cache_clear()


def invited(scene, officer="drafter") -> str:
    return scene.house.do(InviteOfficer(by="supervisor", officer=officer)).code


def with_key(page):
    """Give the browser of `page` an authenticator that is touched whenever it asks."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    made = devtools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return devtools, made["authenticatorId"]


def typed(page, *texts):
    """Type into one field after the other, and send."""
    for text in texts[:-1]:
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    page.keyboard.type(texts[-1])
    page.keyboard.press("Enter")


def to_the_ways(page, officer, code):
    page.goto_here("/first")
    page.fill("#f-officer", officer)
    page.fill("#f-code", code.lower())
    page.keyboard.press("Enter")
    page.wait_for_selector("text=How you sign in from now on")


def test_an_officer_makes_a_passkey_with_the_code_and_comes_back_with_the_passkey_alone(
    person_at, web_scene
):
    page = person_at()
    with_key(page)
    to_the_ways(page, "drafter", invited(web_scene))
    assert faults(page) == []
    page.get_by_label("What you call it").fill("key of the desk")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/c/{CASE}/desk")
    page.goto_here("/me")
    assert page.get_by_text("key of the desk").is_visible()
    assert faults(page) == []
    page.click("[popovertarget=me]")
    page.click("text=Sign out")
    page.wait_for_url("**/sign-in")
    assert faults(page) == []
    page.click("text=Sign in with a passkey")
    page.wait_for_url(f"**/c/{CASE}/desk")
    assert page.evaluate("refusedByPolicy") == []


def test_a_browser_without_its_key_is_told_and_nothing_is_lost(person_at):
    page = person_at()
    devtools, key = with_key(page)
    devtools.send("WebAuthn.setUserVerified", {"authenticatorId": key, "isUserVerified": False})
    page.goto_here("/sign-in")
    page.fill("#f-officer", "analyst")
    page.click("text=Sign in with a passkey")
    page.wait_for_selector("text=No passkey was used")
    assert page.input_value("#f-officer") == "analyst"


def test_an_officer_sets_a_password_with_an_authenticator_by_the_keyboard_alone(
    person_at, web_scene
):
    page = person_at(language="ur")
    code = invited(web_scene, "liaison")
    page.goto_here("/first")
    page.focus("#f-officer")
    typed(page, "liaison", code)
    page.wait_for_selector(".qr svg")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert faults(page) == []
    box = page.locator(".qr svg").bounding_box()
    assert page.locator(".qr svg").get_attribute("viewBox")  # whole, whatever its size
    assert box["width"] == pytest.approx(box["height"], abs=1)
    seed = page.locator(".qr ~ p .id").inner_text()
    page.focus("#f-password")
    shown = pyotp.TOTP(seed).at(web_scene.house.clock.now)
    typed(page, PASSWORD, PASSWORD, shown)
    page.wait_for_url(f"**/c/{CASE}/desk")
    assert page.evaluate("refusedByPolicy") == []


def test_the_first_page_without_anybody_says_nothing_of_the_ledger(served):
    page = served.client().get("/sign-in").text
    assert "ledger entry" not in page.lower()


def test_who_is_not_let_in_is_told_the_same_whoever_it_is(served):
    client = served.client()
    typed = {"password": "wrong words here", "code": "123456", "to": "/"}
    answers = [
        client.post("/sign-in", data={**typed, "officer": officer})
        for officer in ("analyst", "nobody.at.all")
    ]
    assert {each.status_code for each in answers} == {401}
    assert len({_without_challenge(each.text) for each in answers}) == 1
    assert "after five wrong passwords" in answers[0].text


def _without_challenge(page: str) -> str:
    """Leave out what is fresh with each page."""
    return page[: page.index("data-options=")] + page[page.index("<h2>") :]


def test_who_tries_too_often_waits_and_is_told_so(fresh):
    client = fresh.client()
    typed = {"officer": "analyst", "password": "wrong", "code": "123456"}
    for _ in range(60):
        answer = client.post("/sign-in", data=typed)
        if answer.status_code == 429:
            break
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "Too many tries" in answer.text


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_the_door_leads_to_no_other_site(served, to):
    page = served.client().get("/sign-in", params={"to": to}).text
    assert "evil.example" not in page.replace("%5C", "")


def test_a_code_that_is_not_good_is_refused_and_one_that_was_used_too(fresh, quick_scene):
    client = fresh.client()
    refused = client.post("/first", data={"officer": "drafter", "code": "AAAA-AAAA-AAAA"})
    assert refused.status_code == 403
    code = quick_scene.house.do(InviteOfficer(by="supervisor", officer="drafter")).code
    with quick_scene.house.office.tools.database.writing() as connection:
        assert invitations.use(connection, "drafter", code, quick_scene.house.clock.now)
    assert client.post("/first", data={"officer": "drafter", "code": code}).status_code == 403


def test_a_session_that_ended_under_a_form_loses_nothing_of_what_was_typed(person_at, web_scene):
    page = person_at("chief")
    page.goto_here(f"/c/{CASE}/tasks")
    page.click("text=Raise a task")
    page.fill("#f-action", "Ask the registrar")
    page.fill("#f-about", "subject:S-01")
    tools = web_scene.house.office.tools
    with tools.database.writing() as connection:
        sessions.end_all(connection, "chief", tools.clock())
    page.click("dialog[open] button.main")
    page.wait_for_selector("text=You are not signed in any more")
    assert page.input_value("#f-action") == "Ask the registrar"


def test_an_office_with_an_identity_provider_lets_in_whom_a_supervisor_named(quick_house):
    def now() -> float:
        return quick_house.clock.now.timestamp()

    with providers.running(now) as running:
        office = quick_house.office
        (office.path / "keys" / "oidc.secret").write_text(f"{providers.SECRET}\n")
        tools = replace(office.tools, terms=Terms(issuer=running.issuer, client=providers.CLIENT))
        desk = Desk(tools)
        desk.perform(BindIdentity(by="supervisor", officer="analyst", subject="6f1c-sample"))
        client = Served(replace(office, tools=tools, desk=desk)).client()
        assert "/sign-in/provider/go" in client.get("/sign-in").text
        went = client.get("/sign-in/provider/go")
        back = running.authorize(went.headers["location"])
        without = Served(replace(office, tools=tools, desk=desk)).client()
        assert without.get("/sign-in/provider", params=back).status_code == 401
        came = client.get("/sign-in/provider", params=back)
        assert (came.status_code, came.headers["location"]) == (303, "/")
        assert client.get("/me").status_code == 200


def test_an_office_without_an_identity_provider_does_not_offer_one(served):
    client = served.client()
    assert "/sign-in/provider" not in client.get("/sign-in").text
    assert client.get("/sign-in/provider/go").status_code == 404


def test_signing_out_ends_the_session_itself_and_not_only_the_cookie(served):
    client = served.client("analyst")
    cookie = client.cookies[served.seats.cookie]
    assert client.post("/sign-out").headers["location"] == "/sign-in"
    again = served.client()
    again.cookies.set(served.seats.cookie, cookie, domain="localhost.local")
    assert again.get("/me").status_code == 303


def test_a_session_that_is_idle_too_long_leads_to_the_door(fresh, quick_scene):
    client = fresh.client("analyst")
    assert client.get("/me").status_code == 200
    quick_scene.house.clock.now += timedelta(days=2)
    assert client.get("/me").headers["location"].startswith("/sign-in")
