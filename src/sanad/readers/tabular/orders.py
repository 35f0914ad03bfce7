# SPDX-License-Identifier: Apache-2.0
"""The orders of day, month and year in which a time may be written, where nobody says which."""

EITHER_ORDER = tuple(
    f"{date.replace('/', mark)} %H:%M{seconds}"
    for date in ("%d/%m/%Y", "%m/%d/%Y", "%Y/%m/%d")
    for mark in "/-."
    for seconds in ("", ":%S")
)
"""What is tried when a template names no date format; data that fit two orders are refused."""
