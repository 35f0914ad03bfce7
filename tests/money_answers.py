# SPDX-License-Identifier: Apache-2.0
"""Asks methods about money: accounts X, Y and Z are subjects', every other is masked."""

from sanad.analysis.finding import compute
from telephone import within

SHOWN = ("X", "Y", "Z")
JANUARY = {"from": "2025-01-01", "to": "2025-01-31"}


def hide(identifier):
    return f"T-{identifier}"


def ask(method, inputs, opener=None, **parameters):
    return compute(
        method,
        {**within(method, JANUARY), **parameters},
        inputs,
        "Asia/Karachi",
        SHOWN,
        hide,
        opener,
    )


def ref(item, row):
    return f"{item.exhibit[:8]}#{row}"
