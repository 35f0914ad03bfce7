# SPDX-License-Identifier: Apache-2.0
"""The list of methods, each in the file that its line names. A file is loaded when its method is asked: it brings the compiler with it."""

from importlib import import_module

from sanad.analysis.method import Method
from sanad.errors import BadValue

METHODS = {
    "contacts": "calls.contacts",
    "call_events": "calls.call_events",
    "coverage": "calls.coverage",
    "pairs": "calls.pairs",
    "common_contacts": "calls.common_contacts",
    "bridges": "calls.bridges",
    "chains": "calls.chains",
    "daily_ends": "calls.daily_ends",
    "wheel": "calls.wheel",
    "silence": "calls.silence",
    "starts_and_stops": "calls.starts_and_stops",
    "periods": "calls.periods",
    "conferences": "calls.conferences",
    "handsets": "calls.handsets",
    "succession": "calls.succession",
    "around": "calls.around",
    "cell_history": "calls.cell_history",
    "co_presence": "calls.co_presence",
    "deliveries": "calls.deliveries",
    "foreign_contacts": "calls.foreign_contacts",
    "sim_changes": "calls.sim_changes",
    "money_overlaps": "money.overlap",
    "money_paths": "money.paths",
    "both_banks": "money.both_banks",
    "cash": "money.cash",
    "dormant": "money.dormant",
    "fan": "money.fan",
    "flows": "money.flows",
    "offsets": "money.offsets",
    "pass_through": "money.pass_through",
    "payment_entries": "money.listed",
    "reconcile": "money.reconcile",
    "round_trips": "money.round_trips",
    "same_day": "money.same_day",
    "structuring": "money.structuring",
    "trace": "money.trace",
    "changes_of_role": "command.roles",
    "command_structure": "command.structure",
    "evidence_path": "command.paths",
    "hypothesis": "command.hypothesis",
    "network": "command.network",
    "timeline": "command.timeline",
}
"""Method → its file in this room, which holds it as `METHOD`."""


def get(name: str) -> Method:
    """Return the method called `name`.

    Raises:
        BadValue: there is none; those that there are are named.
    """
    if name not in METHODS:
        known = ", ".join(sorted(METHODS))
        raise BadValue("analysis", value=name, type="method", detail=f"the methods are {known}")
    method: Method = import_module(f"sanad.analysis.{METHODS[name]}").METHOD
    return method
