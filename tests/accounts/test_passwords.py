# SPDX-License-Identifier: Apache-2.0
"""Which passwords are kept, how long wrong ones make an officer wait, and which codes are taken."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from argon2 import PasswordHasher

from sanad.accounts import passwords
from sanad.accounts.authenticator import counter_of, new_seed
from sanad.accounts.lockout import MOST, waits_until
from sanad.errors import WeakPassword

NOW = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "password",
    [
        "four quiet mules carry salt",
        "چار خاموش خچر نمک لاتے ہیں",
        "Rk7#vQ2!pLx9",
    ],
)
def test_a_password_that_nobody_would_guess_is_taken(password):
    passwords.check(password, "analyst.one", "Sample Analyst")


@pytest.mark.parametrize(
    "password",
    [
        "short word",
        "x" * 300,
        "password1234",
        "P@ssw0rd2026!",
        "iloveyou123456",
        "Pakistan1947!!",
        "Bismillah786786",
        "qwertyuiopasdf",
        "123456789012",
        "abcabcabcabcabc",
        "aaaaaaaaaaaaaaaa",
        "1qaz2wsx3edc",
        "lkjhgfdsapoi",
        "analyst.one1",
        "Analyst.One2026!",
        "SampleAnalyst12",
    ],
)
def test_a_password_that_is_short_common_or_a_name_is_refused(password):
    with pytest.raises(WeakPassword) as refused:
        passwords.check(password, "analyst.one", "Sample Analyst")
    assert password not in str(refused.value)


def test_a_hash_is_argon2id_under_the_parameters_of_the_rfc_and_takes_its_password_alone():
    kept = passwords.hashed("four quiet mules carry salt")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.matches(kept, "four quiet mules carry salt")
    assert not passwords.matches(kept, "four quiet mules carry sand")
    assert not passwords.matches(None, "four quiet mules carry salt")


def test_a_password_is_the_same_however_the_keyboard_composes_its_signs():
    kept = passwords.hashed("quatre mules fatigu\u00e9es")
    assert passwords.matches(kept, "quatre mules fatigue\u0301es")


def test_a_hash_under_lesser_parameters_is_known_as_outdated():
    weak = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1)
    assert passwords.outdated(weak.hash("x"))
    assert not passwords.outdated(passwords.hashed("x"))


def minutes(*times: float) -> list[datetime]:
    return [NOW + timedelta(minutes=each) for each in times]


@pytest.mark.parametrize(
    ("rejected", "until"),
    [
        ((), None),
        ((0, 1, 2, 3), None),
        ((0, 1, 2, 3, 15), 16),
        ((0, 1, 2, 3, 15.1), None),
        ((0, 1, 2, 3, 4, 6), 8),
        ((0, 1, 2, 3, 4, 6, 9), 13),
    ],
)
def test_five_rejections_within_a_quarter_of_an_hour_make_a_password_wait_longer_each_time(
    rejected, until
):
    assert waits_until(minutes(*rejected)) == (None if until is None else minutes(until)[0])


def test_a_password_never_waits_longer_than_an_hour():
    many = minutes(*range(0, 6000, 60), *[6000.1, 6000.2, 6000.3, 6000.4, 6000.5])
    dense = minutes(0, 1, 2, 3, 4) + minutes(*range(100, 2000, 100))
    assert waits_until(dense) - dense[-1] == MOST
    assert waits_until(many) - many[-1] <= MOST


SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
"""The secret of RFC 6238, appendix B, in base 32; its codes of eight digits end in those of six."""


@pytest.mark.parametrize(("seconds", "code"), [(59, "287082"), (1111111109, "081804")])
def test_a_code_is_that_of_the_rfc(seconds, code):
    assert counter_of(SEED, code, datetime.fromtimestamp(seconds, UTC), -1) == seconds // 30


@pytest.mark.parametrize(("off_s", "taken"), [(-31, True), (0, True), (31, True), (-61, False), (61, False)])  # fmt: skip
def test_a_clock_may_differ_by_one_step(off_s, taken):
    seed, middle = new_seed(), datetime(2026, 1, 5, 8, 0, 15, tzinfo=UTC)
    code = pyotp.TOTP(seed).at(middle + timedelta(seconds=off_s))
    assert (counter_of(seed, code, middle, -1) is not None) is taken


def test_a_code_at_or_before_the_last_that_was_taken_is_none():
    seed = new_seed()
    code = pyotp.TOTP(seed).at(NOW)
    first = counter_of(seed, code, NOW, -1)
    assert counter_of(seed, code, NOW, first) is None
    assert counter_of(seed, code, NOW, first + 1) is None
    assert counter_of(seed, code, NOW, first - 1) == first


@pytest.mark.parametrize("code", ["", "28708", "2870822", "２８７０８２", "abcdef", "287 083"])
def test_what_is_no_code_is_none(code):
    assert counter_of(SEED, code, datetime.fromtimestamp(59, UTC), -1) is None


def test_a_code_may_be_typed_as_it_is_shown():
    assert counter_of(SEED, "287 082", datetime.fromtimestamp(59, UTC), -1) == 1
