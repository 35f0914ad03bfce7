# SPDX-License-Identifier: Apache-2.0
"""Questions to call records, as tests ask them."""

from record_files import ZONE, A, B, C, D
from sanad.analysis import methods
from sanad.analysis.finding import compute

E, F = "+923900000005", "+923900000006"
TARGETS = (A, B)
JANUARY = {"from": "2025-01-01", "to": "2025-01-31"}
NAMES = {C: "T-0001", D: "T-0002", E: "T-0003", F: "T-0004"}


def covers(start="2025-01-01", end="2025-01-31", lacks=()):
    """What a delivery says of itself."""
    return {"from": start, "to": end, "lacks": list(lacks)}


def within(method, period):
    """Return a period for a method that takes one, else nothing."""
    return period if {"from", "to"} <= set(methods.get(method).parameters.split()) else {}


def ask(method, *inputs, opener=None, zone=ZONE, shown=TARGETS, **parameters):
    """Ask about January unless told otherwise; A and B may be shown, nobody else."""
    asked = {**within(method, JANUARY), **parameters}
    return compute(method, asked, inputs, zone, set(shown), hidden, opener)


def hidden(identifier):
    return NAMES.get(identifier, f"T-{identifier[-4:]}")


def same_on(opener, method, *inputs, **parameters):
    """Ask in this process and on an engine, see that both give the same bytes, and return the finding."""
    here, there = (ask(method, *inputs, opener=which, **parameters) for which in (None, opener))
    assert there.as_json() == here.as_json()
    return here
