# SPDX-License-Identifier: Apache-2.0
"""A file on its way out whose taker went away before the first piece is closed, and is no burden to whoever serves on."""

import gc

import pytest

from cast import CASE
from sanad.desk.acts.order_work import OrderWork
from sanad.desk.procedures.export_shown import export_shown
from sanad.desk.procedures.hand_out_made import hand_out_made
from sanad.desk.questions.list_made import ListMade
from sanad.desk.work_needs import RECEIPT
from sanad.desk.working.carry_out import carry_out

ORDER = {"by": "analyst", "compartment": CASE, "purpose": "for the hearing"}


def a_list(house):
    rows = ({"id": f"S-{n}", "name": "x" * 1000} for n in range(2000))
    return export_shown(house.office.desk, ORDER, "subjects", {}, ("id", "name"), rows, "csv")


def a_file_of_work(house):
    tools = house.office.tools
    job = house.do(OrderWork(**ORDER, kind="search", order={"terms": ["nobody"]}))
    carry_out(tools, job)
    return hand_out_made(house.office.desk, tools, ListMade(**ORDER, thing=f"work:{job}"), RECEIPT)


@pytest.mark.parametrize("handed", [a_list, a_file_of_work])
@pytest.mark.parametrize("pieces", [0, 1])
def test_what_nobody_takes_to_the_end_is_closed(quick_house, handed, pieces):
    going = handed(quick_house)
    file = going.pieces.gi_frame.f_locals["file"]
    for _ in range(pieces):
        next(going.pieces)
    del going
    gc.collect()
    assert file.closed
