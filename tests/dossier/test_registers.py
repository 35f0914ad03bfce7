# SPDX-License-Identifier: Apache-2.0
"""Rows of a register, written and read again."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sanad.dossier.exports.registers import as_csv

CELLS = st.lists(st.text(st.sampled_from('ab1 ,;"\n\r\t=ن'), max_size=6), min_size=3, max_size=3)
HEADER = ["id", "best", "note"]


@given(st.lists(CELLS, max_size=5), st.sampled_from(",;|\t"))
def test_whatever_a_cell_holds_it_is_read_again_as_it_was(rows, delimiter):
    raw = as_csv(HEADER, rows, delimiter)
    made = csv.reader(io.StringIO(raw.decode(), newline=""), delimiter=delimiter)
    assert list(made) == [HEADER, *rows]


def test_a_row_of_another_width_is_a_fault_of_the_caller():
    with pytest.raises(ValueError, match="2 cells"):
        as_csv(HEADER, [["1", "2"]])
