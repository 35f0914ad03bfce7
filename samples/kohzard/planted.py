# SPDX-License-Identifier: Apache-2.0
"""What is hidden in the folder for the office to find; `samples/answers.md` tells the stories."""

from datetime import date, datetime, time

S01, S02, S03 = "+923910412207", "+923920657314", "+923930118846"
S05_OLD, S05_NEW = "+923950330168", "+923950774421"
S09, S10 = "+923990773305", "+923900884416"
VICTIM_EMPLOYER = "+923980000515"
"""The number of the kidnapped engineer's employer, which the ransom calls reached."""

NEW_HANDSET_S02 = date(2025, 2, 20)
"""From this day on the second subject's SIM answers from another handset."""

LAST_DAY_OLD_LINE, FIRST_DAY_NEW_LINE = date(2025, 2, 12), date(2025, 2, 14)
"""The fifth subject's first number falls silent, the second one starts."""

DEPARTED_S01 = date(2025, 2, 26)
"""The first subject left the country; the operator supplies no roaming."""

ABROAD_S03 = (date(2025, 1, 16), date(2025, 1, 21))
"""The third subject lay in a hospital abroad; his line shows a roaming network and no cells."""

RANSOM_CALLS = (
    (datetime.combine(date(2025, 2, 11), time(20, 15, 30)), S01, VICTIM_EMPLOYER, 184),
    (datetime.combine(date(2025, 2, 13), time(9, 42, 5)), S01, VICTIM_EMPLOYER, 97),
)

SILENT_LINES = (
    (S01, DEPARTED_S01, date(2025, 3, 31)),
    (S05_OLD, date(2025, 2, 13), date(2025, 3, 31)),
    (S05_NEW, date(2025, 1, 1), date(2025, 2, 13)),
)

OUT_OF_SCOPE = "+923930217749"
OUT_OF_SCOPE_FROM, OUT_OF_SCOPE_TO = date(2024, 11, 15), date(2025, 2, 15)
"""An operator sent more than the order allowed: another number, an earlier period."""

ALTERED = "calls/alpha/3900884416.csv"
"""One duration in this file was changed after its digest had been listed."""

BAD_ROWS = "calls/alpha/3990773305.csv"
"""Rows in this file are broken: two impossible dates, two without their last field, one unknown type."""

MONEY_PATH = (
    ("S-06", "S-04", date(2025, 2, 17), "2500000.00"),
    ("S-04", "S-01", date(2025, 2, 19), "2425000.00"),
)
"""The ransom: from whose account to whose, when, how much in Pakistani rupees."""
