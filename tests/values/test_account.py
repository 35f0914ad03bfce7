# SPDX-License-Identifier: Apache-2.0
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.errors import BadValue
from sanad.values.account import parse

EXAMPLES = [
    "GB82WEST12345698765432",
    "DE89370400440532013000",
    "PK36SCBL0000001123456702",
    "AE070331234567890123456",
]
"""Examples of the SWIFT IBAN registry, for accounts that do not exist."""


@pytest.mark.parametrize("iban", EXAMPLES)
def test_an_iban_of_the_registry_is_recognised_however_it_is_spaced(iban):
    spaced = " ".join(iban[n : n + 4] for n in range(0, len(iban), 4))
    assert parse(spaced).iban == iban
    assert parse(iban.lower()).iban == iban
    assert parse(spaced).written == spaced


@pytest.mark.parametrize("iban", EXAMPLES)
@given(place=st.integers(4, 20), step=st.integers(1, 9))
def test_one_wrong_digit_makes_it_a_local_account(iban, place, step):
    place = min(place, len(iban) - 1)
    if iban[place].isdigit():
        wrong = iban[:place] + str((int(iban[place]) + step) % 10) + iban[place + 1 :]
        assert parse(wrong).iban is None
        assert parse(wrong).key == wrong


@pytest.mark.parametrize(
    "text", ["0001-2345678", "51210600/9223382012EUR", "Account Owner Name", "NL26VAYB"]
)
def test_a_local_account_stays_as_written(text):
    assert parse(text).iban is None
    assert parse(f" {text} ").key == text


@pytest.mark.parametrize("text", ["", "   ", "9" * 141])
def test_nothing_and_novels_are_no_accounts(text):
    with pytest.raises(BadValue):
        parse(text)
