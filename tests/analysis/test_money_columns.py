# SPDX-License-Identifier: Apache-2.0
"""Columns of amounts are written as single amounts are."""

from decimal import Decimal

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from sanad.analysis.money.amounts import EXACT, written
from sanad.analysis.money.columns import all_units, all_written

AMOUNTS = st.decimals(Decimal(-(10**32)), Decimal(10**32), places=5)


def column(amounts):
    return pa.chunked_array([pa.array(amounts, pa.decimal128(38, 5))])


@given(st.lists(AMOUNTS | st.decimals("-99999", "99999", places=2) | st.none()))
def test_a_column_is_written_as_its_amounts_one_by_one(amounts):
    one_by_one = ["" if each is None else written(each) for each in amounts]
    assert all_written(column(amounts)) == one_by_one


@given(st.lists(AMOUNTS.map(abs)), st.integers(0, 3))
def test_units_are_the_whole_amounts_also_of_a_part_of_a_column(amounts, begin):
    units = [int(EXACT.multiply(each, Decimal(10**5))) for each in amounts]
    assert all_units(column(amounts).slice(begin)) == units[begin:]
