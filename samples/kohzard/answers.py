# SPDX-License-Identifier: Apache-2.0
"""What is planted, with its rows and dates, as found in the files just made: `samples/answers.json`.

The office is never shown this; it is what a person, or a test, compares the office's findings with.
"""

import hashlib
from typing import Any

from kohzard import planted
from kohzard.alpha import ALTERED_ROW, IMPOSSIBLE_DATES, SHORT_ROWS, UNKNOWN_TYPE
from kohzard.bank import accounts, movements
from kohzard.cast import people
from kohzard.folder import Folder

IMEI, IMSI, STAMP = 7, 8, 4
"""Columns of Alpha's files."""
BETA_ROAMING = 18


def answers(made: Folder) -> dict[str, Any]:
    """Return every planted fact under its name."""
    return {
        "rows": {path: len(made.table(path)) for path in made.files if path.startswith("calls/")},
        "handset_change": _handset_change(made),
        "succession": _succession(made),
        "money_path": _money_path(),
        "name_twin": _name_twin(),
        "out_of_scope": {
            "file": f"calls/alpha/{planted.OUT_OF_SCOPE[3:]}.csv",
            "instrument": "order-2025-014",
            "number": planted.OUT_OF_SCOPE,
            "from": str(planted.OUT_OF_SCOPE_FROM),
            "to": str(planted.OUT_OF_SCOPE_TO),
        },
        "altered": {
            "file": planted.ALTERED,
            "row": ALTERED_ROW,
            "duration_listed": made.altered_duration[0],
            "duration_delivered": made.altered_duration[1],
            "sha256_listed": made.listed[planted.ALTERED],
            "sha256_delivered": hashlib.sha256(made.files[planted.ALTERED]).hexdigest(),
        },
        "exculpatory": _exculpatory(made),
        "one_statement": {
            "original": "news/n1-sample-gazette.txt",
            "copies": ["news/n2-model-herald.txt", "news/n3-example-wire.txt"],
            "independent": ["news/n4-draft-observer.txt", "news/n5-specimen-times.txt"],
        },
        "bad_rows": {
            "file": planted.BAD_ROWS,
            "impossible_date": sorted(IMPOSSIBLE_DATES),
            "missing_field": list(SHORT_ROWS),
            "unknown_call_type": [UNKNOWN_TYPE],
        },
        "ransom_calls": _ransom_calls(made),
    }


def _path(line: str) -> str:
    return f"calls/alpha/{line[3:]}.csv"


def _handset_change(made: Folder) -> dict[str, Any]:
    rows = made.table(_path(planted.S02))
    old, new = rows[0][IMEI], rows[-1][IMEI]
    first = next(n for n, row in enumerate(rows, start=1) if row[IMEI] == new)
    return {
        "subject": "S-02", "file": _path(planted.S02), "imsi": rows[0][IMSI],
        "old_imei": old, "new_imei": new, "on": str(planted.NEW_HANDSET_S02),
        "last_row_old": first - 1, "first_row_new": first, "first_written": rows[first - 1][STAMP],
    }  # fmt: skip


def _succession(made: Folder) -> dict[str, Any]:
    old, new = (made.table(_path(line)) for line in (planted.S05_OLD, planted.S05_NEW))
    known = [{_number(row[3]) for row in rows} - {None} for rows in (old, new)]
    return {
        "subject": "S-05", "old_number": planted.S05_OLD, "new_number": planted.S05_NEW,
        "last_written_old": old[-1][STAMP], "first_written_new": new[0][STAMP],
        "imei_of_both": old[0][IMEI], "old_imsi": old[0][IMSI], "new_imsi": new[0][IMSI],
        "contacts_old": len(known[0]), "contacts_new": len(known[1]), "contacts_shared": len(known[0] & known[1]),
    }  # fmt: skip


def _number(written: str) -> str | None:
    digits = written.replace("-", "").removeprefix("+")
    if digits.startswith("92") and digits.isdigit():
        return digits[2:]
    return digits[1:] if digits.startswith("03") and digits.isdigit() else None


def _money_path() -> dict[str, Any]:
    known, steps = accounts(), []
    for payer, payee, on, amount in planted.MONEY_PATH:
        steps.append({
            "from": known[payer].iban, "to": known[payee].iban, "on": str(on), "amount": amount,
            "debit": {"file": known[payer].file, "row": entry(payer, str(on), amount, credit=False)},
            "credit": {"file": known[payee].file, "row": entry(payee, str(on), amount, credit=True)},
        })  # fmt: skip
    return {
        "currency": "PKR",
        "steps": steps,
        "looks_alike_but_is_not_shown": known["S-01-AE"].iban,
    }


def entry(key: str, on: str, amount: str, *, credit: bool) -> int:
    """Return which entry of the account of `key` moved `amount` on that day, from 1."""
    found = [
        number
        for number, one in enumerate(movements(accounts()[key]), start=1)
        if (str(one.on), f"{one.amount:.2f}", one.credit) == (on, amount, credit)
    ]
    return found[0]


def _name_twin() -> dict[str, Any]:
    twin, person = accounts()["landlord"], people()[0]
    return {
        "subject": person.id, "name": twin.holder, "father": person.father, "born": str(person.born), "cnic": person.cnic,
        "twin_father": "Gulfam Farzi", "twin_born": str(twin.born), "twin_cnic": twin.cnic,
        "bank": {"file": accounts()["S-06"].file, "row": entry("S-06", "2025-02-03", "45000.00", credit=False)},
        "news": "news/n4-draft-observer.txt",
    }  # fmt: skip


def _exculpatory(made: Folder) -> dict[str, Any]:
    path = f"calls/beta/{planted.S03[3:]}.csv"
    rows = made.table(path)
    abroad = [n for n, row in enumerate(rows, start=1) if row[BETA_ROAMING].strip("'") != "-"]
    return {
        "subject": "S-03", "request": "RN-03", "file": "documents/hospital-record-s03.pdf",
        "said_to_be_near_on": "2025-01-18", "ward_from": "2025-01-16", "ward_to": "2025-01-21",
        "roaming": {"file": path, "rows": [abroad[0], abroad[-1]], "count": len(abroad),
                    "first_written": rows[abroad[0] - 1][6].strip("'")},
        "roaming_on_the_day": next(n for n in abroad if rows[n - 1][6].strip("'") == "18/01/2025"),
    }  # fmt: skip


def _ransom_calls(made: Folder) -> dict[str, Any]:
    rows = made.table(_path(planted.S01))
    wanted = [f"{at.month}/{at.day}/{at.year} {at:%H:%M:%S}" for at, *_ in planted.RANSOM_CALLS]
    places = [n for n, row in enumerate(rows, start=1) if row[STAMP] in wanted]
    return {
        "file": _path(planted.S01),
        "to": planted.VICTIM_EMPLOYER,
        "rows": places,
        "written": wanted,
    }
