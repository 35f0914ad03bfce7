# SPDX-License-Identifier: Apache-2.0
"""Codes, tokens, seals and challenges: strong enough, and worth nothing for anything but their own use."""

import stat
from datetime import UTC, datetime, timedelta
from threading import Thread

import pytest

from sanad.accounts import challenge
from sanad.accounts.seal import FILE, seal
from sanad.accounts.secrets import PREFIX, code_digest, is_token, new_code, new_secret, new_token
from sanad.values.moment import stamp

NOW = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)


def test_a_one_time_code_holds_more_than_100_bits_in_signs_that_nobody_misreads():
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert all([len(group) for group in code.split("-")] == [5] * 5 for code in codes)
    assert not set("".join(codes)) & set("OILU")


def test_a_code_is_the_same_however_it_is_typed():
    code = new_code()
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert code_digest(typed) == code_digest(code)


def test_the_secret_of_a_session_holds_256_bits():
    assert len(new_secret()) >= 43


@pytest.mark.parametrize("at", [0, len(PREFIX), 30, -1])
def test_a_token_with_one_sign_changed_is_none(at):
    token = new_token()
    assert is_token(token)
    changed = list(token)
    changed[at] = "0" if changed[at] != "0" else "1"
    assert not is_token("".join(changed))


def test_what_is_sealed_opens_for_its_use_and_thing_alone(tmp_path):
    sealed = seal(tmp_path, "authenticator").close(b"seed", "analyst")
    assert seal(tmp_path, "authenticator").open(sealed, "analyst") == b"seed"
    assert seal(tmp_path, "authenticator").open(sealed, "clerk") is None
    assert seal(tmp_path, "other").open(sealed, "analyst") is None
    assert seal(tmp_path / "another office", "authenticator").open(sealed, "analyst") is None
    assert seal(tmp_path, "authenticator").open(sealed[:-4] + "AAAA", "analyst") is None
    assert seal(tmp_path, "authenticator").open("no such ✓", "analyst") is None


def test_the_key_is_readable_by_its_owner_alone_and_made_once_by_many(tmp_path):
    made = []
    threads = [Thread(target=lambda: made.append(seal(tmp_path, "x").key)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert stat.S_IMODE((tmp_path / FILE).stat().st_mode) == 0o600


def test_a_challenge_lasts_five_minutes_and_is_good_for_its_use_alone(tmp_path):
    made = challenge.new_challenge(tmp_path, "sign-in", NOW)
    end = NOW + timedelta(minutes=5)
    assert challenge.stands(tmp_path, "sign-in", made, end)
    assert not challenge.stands(tmp_path, "sign-in", made, end + timedelta(seconds=1))
    assert not challenge.stands(tmp_path, "register/analyst", made, NOW)
    assert not challenge.stands(tmp_path, "sign-in", made[:-1] + bytes([made[-1] ^ 1]), NOW)
    assert not challenge.stands(tmp_path, "sign-in", b"", NOW)


def test_a_challenge_stands_no_longer_than_it_is_known_that_it_was_answered(tmp_path, database):
    """A clock that was set back by an hour would let an answer be shown again, when what was spent is forgotten."""
    made = challenge.new_challenge(tmp_path, "sign-in", NOW)
    assert not challenge.stands(tmp_path, "sign-in", made, NOW - timedelta(hours=1))
    earliest = NOW - challenge.LASTS  # a clock that was corrected by minutes ends nothing
    assert challenge.stands(tmp_path, "sign-in", made, earliest)
    assert not challenge.stands(tmp_path, "sign-in", made, earliest - timedelta(seconds=1))
    with database.writing() as connection:
        assert challenge.spend(connection, made, earliest)
        challenge.spend(connection, b"another", NOW + challenge.LASTS)
        assert not challenge.spend(connection, made, NOW + challenge.LASTS)


def test_a_challenge_whose_end_was_moved_is_none(tmp_path):
    made = bytearray(challenge.new_challenge(tmp_path, "sign-in", NOW))
    made[20] ^= 1
    assert not challenge.stands(tmp_path, "sign-in", bytes(made), NOW)


def test_a_challenge_is_answered_once_for_as_long_as_it_stands(database):
    asked, last = b"challenge", NOW + challenge.LASTS
    with database.writing() as connection:
        assert challenge.spend(connection, asked, NOW)
        assert not challenge.spend(connection, asked, NOW)
        assert not challenge.spend(connection, asked, last)
        assert challenge.spend(connection, b"another", NOW)


def test_what_was_spent_is_forgotten_when_it_is_too_old_anyway(database):
    from sanad.accounts.tables import spent

    with database.writing() as connection:
        challenge.spend(connection, b"old", NOW)
        challenge.spend(connection, b"new", NOW + timedelta(hours=1))
        assert [row.until for row in connection.execute(spent.select())] == [
            stamp(NOW + timedelta(hours=1) + 2 * challenge.LASTS)
        ]
