# SPDX-License-Identifier: Apache-2.0
"""Signing in at an identity provider: what it must say, and what nobody can make it say."""

import base64
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from sanad.accounts.terms import Terms
from sanad.desk.acts.bind_identity import BindIdentity
from sanad.desk.acts.sign_in import SignIn
from sanad.desk.door import Desk
from sanad.desk.procedures.sign_in_at_provider import (
    CameBack,
    by_provider,
    has_provider,
    to_provider,
)
from sanad.desk.proofs import ByProvider
from sanad.errors import AlreadyDone, BadValue, NotFound, ProviderUnreachable
from servers import provider as providers

HERE = "https://sanad.example/sign-in/provider"
BIND = BindIdentity(by="supervisor", officer="analyst", subject="6f1c-sample")


@pytest.fixture
def house(quick_house):
    """An office with an identity provider that answers."""

    def now() -> float:
        return quick_house.clock.now.timestamp()

    with providers.running(now) as running:
        office = quick_house.office
        (office.path / "keys" / "oidc.secret").write_text(f"{providers.SECRET}\n")
        tools = replace(office.tools, terms=Terms(issuer=running.issuer, client=providers.CLIENT))
        quick_house.office = replace(office, tools=tools, desk=Desk(tools))
        quick_house.provider = running
        yield quick_house


def went(house) -> CameBack:
    begun = to_provider(house.office.tools, HERE)
    back = house.provider.authorize(begun.address)
    return CameBack(begun.flow, back["state"], back["code"], HERE)


def came(house, back: CameBack):
    return by_provider(house.office.desk, house.office.tools, back)


def test_whom_the_provider_knows_and_a_supervisor_named_is_let_in(house):
    house.do(BIND)
    made = came(house, went(house))
    assert made.officer == "analyst"


def test_whom_nobody_named_is_not_let_in_and_no_account_is_made(house):
    assert came(house, went(house)) is None
    house.do(BIND)
    house.do(replace(BIND, given=False))
    assert came(house, went(house)) is None


def test_one_whom_the_provider_knows_is_one_officer(house):
    house.do(BIND)
    with pytest.raises(AlreadyDone):
        house.do(replace(BIND, officer="clerk"))
    with pytest.raises(NotFound):
        house.do(replace(BIND, officer="clerk", given=False))
    with pytest.raises(BadValue):
        house.do(replace(BIND, subject=" "))


@pytest.mark.parametrize(
    "lie",
    [
        {"aud": "another office"},
        {"aud": ["sanad", "another office"]},
        {"aud": ["sanad", "another office"], "azp": "another office"},
        {"azp": "another office"},
        {"aud": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"exp": 1},
        {"exp": None},
        {"nonce": "another"},
        {"nonce": None},
        {"sub": "another"},
        {"sub": None},
        {"iat": 4_000_000_000},
    ],
)
def test_a_token_for_another_office_by_another_issuer_old_or_of_another_time_is_rejected(
    house, lie
):
    house.do(BIND)
    house.provider.lie = lie
    assert came(house, went(house)) is None
    house.provider.lie = {}
    assert came(house, went(house))


def unsigned(provider, claims):
    parts = (json.dumps(each).encode() for each in ({"alg": "none"}, claims))
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts) + "."


def by_public_key(provider, claims):
    """Sign with the provider's public key as if it were a shared secret."""
    secret = OctKey.import_key(provider.key.as_pem(private=False).replace(b"-----", b"-"))
    return jwt.encode({"alg": "HS256", "kid": "k1"}, claims, secret)


def by_another_key(provider, claims):
    other = RSAKey.generate_key(2048)
    return jwt.encode({"alg": "RS256", "kid": "k1"}, claims, other)


def weakly(provider, claims):
    from joserfc import jws

    registry = jws.JWSRegistry(algorithms=["RS512"])
    return jwt.encode({"alg": "RS512", "kid": "k1"}, claims, provider.key, registry=registry)


@pytest.mark.parametrize("sign", [unsigned, by_public_key, by_another_key, weakly, lambda *_: "x", lambda *_: ""])  # fmt: skip
def test_a_token_that_is_not_signed_by_the_provider_as_it_must_be_is_rejected(house, sign):
    house.do(BIND)
    house.provider.sign = sign
    assert came(house, went(house)) is None


def test_what_came_back_counts_once(house):
    house.do(BIND)
    back = went(house)
    assert came(house, back)
    assert came(house, back) is None  # the provider takes no code twice
    again = house.provider.authorize(to_provider(house.office.tools, HERE).address)
    assert (
        came(house, back._replace(code=again["code"])) is None
    )  # nor is it the code of this browser


def test_a_nonce_counts_once_though_the_provider_tells_it_twice(house):
    house.do(BIND)
    begun = to_provider(house.office.tools, HERE)
    for let_in in (True, False):
        back = house.provider.authorize(begun.address)
        made = came(house, CameBack(begun.flow, back["state"], back["code"], HERE))
        assert (made is not None) is let_in


def test_what_came_back_too_late_to_another_browser_or_page_is_rejected(house):
    house.do(BIND)
    back = went(house)
    for changed in (
        {"state": "another"},
        {"flow": to_provider(house.office.tools, HERE).flow},
        {"flow": "forged"},
        {"redirect": "https://evil.example"},
    ):
        assert came(house, back._replace(**changed)) is None
    late = went(house)
    house.clock.now += timedelta(minutes=6)
    assert came(house, late) is None


def test_nobody_vouches_but_the_office(house):
    house.do(BIND)
    assert house.do(SignIn(by="analyst", proof=ByProvider("forged"))) is None


@pytest.mark.parametrize(
    "said",
    [
        {"issuer": "https://evil.example"},
        {"token_endpoint": "http://evil.example/token"},
        {"jwks_uri": "ftp://127.0.0.1/keys"},
        {"authorization_endpoint": ""},
    ],
)
def test_a_provider_that_describes_another_or_sends_elsewhere_unencrypted_is_not_asked(house, said):
    house.provider.describe = said
    with pytest.raises(ProviderUnreachable):
        to_provider(house.office.tools, HERE)


def test_an_office_without_a_provider_says_so(quick_house):
    assert not has_provider(quick_house.office.tools)
    with pytest.raises(NotFound):
        to_provider(quick_house.office.tools, HERE)
    with pytest.raises(BadValue):
        quick_house.do(BIND)


def test_a_provider_that_does_not_answer_lets_nobody_in(house):
    tools = house.office.tools
    away = replace(tools, terms=replace(tools.terms, issuer="http://127.0.0.1:9"))
    with pytest.raises(ProviderUnreachable):
        to_provider(away, HERE)
