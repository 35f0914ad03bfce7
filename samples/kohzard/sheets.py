# SPDX-License-Identifier: Apache-2.0
"""The three sheets: who serves, what came, and what the office is told to do with it (docs/formats/sheets.md)."""

import hashlib
from typing import Any

from kohzard.answers import STAMP, entry
from kohzard.cast import people
from kohzard.folder import Folder
from kohzard.planted import OUT_OF_SCOPE, S01, S02
from kohzard.statements import dossiers, identifiers, incidents, subjects, written
from kohzard.words import filled

ROAMING_DAY = "2025-01-18"
HIRE, BEFORE_THE_SHOT = "2/7/2025 17:06:27", "3/8/2025 22:40:42"
"""Calls that put a line on a mast: when the van was hired, and on the evening before the shot."""


def sheets(made: Folder, found: dict[str, Any]) -> dict[str, bytes]:
    """Return the sheets by name."""
    texts = {
        "roster.toml": filled("roster.toml"),
        "delivery.toml": _delivery(made),
        "worksheet.toml": _worksheet(made, found),
    }
    return {name: text.encode() for name, text in texts.items()}


def _delivery(made: Folder) -> str:
    listed = {path: digest for path, digest in made.listed.items() if OUT_OF_SCOPE[3:] not in path}
    digests = ", ".join(f"{written(path)} = {written(digest)}" for path, digest in listed.items())
    recording = hashlib.sha256(made.files["recordings/call-07.wav"]).hexdigest()
    return filled("delivery.toml", alpha_sha256=digests, recording_sha256=recording)


def _worksheet(made: Folder, found: dict[str, Any]) -> str:
    places = _places(made, found)
    by_hand = {
        number: filled(f"worksheet/{name}.toml", **places)
        for number, name in enumerate((
            "00-head", "01-organisations", "02-S-01", "03-S-02", "04-S-03", "05-others", "07-mentions",
            "08-findings", "09-requests", "10-docket",
        ))
    }  # fmt: skip
    head, register, *rest = by_hand.values()
    first, second, third, others, mentions, findings, requests, docket = rest
    claims = [identifiers(), first, second, third, others, incidents(), mentions]
    return "\n".join([head, subjects(), register, *claims, findings, requests, docket, dossiers()])


def _places(made: Folder, found: dict[str, Any]) -> dict[str, str]:
    out, through = found["money_path"]["steps"]
    second, fifth = people()[1], people()[4]
    return {
        "row_ransom_1": str(found["ransom_calls"]["rows"][0]),
        "row_handset_first": str(found["handset_change"]["first_row_new"]),
        "s02_line_in_records": second.lines[0].removeprefix("+"),
        "s05_newest_line_in_records": fifth.lines[-1].removeprefix("+"),
        "row_path_a_out": str(out["debit"]["row"]),
        "row_path_b_in": str(out["credit"]["row"]),
        "row_path_b_out": str(through["debit"]["row"]),
        "row_path_c_in": str(through["credit"]["row"]),
        "row_hire": str(_row_at(made, S01, HIRE)),
        "row_depot": str(_row_at(made, S02, BEFORE_THE_SHOT)),
        "row_twin": str(entry("S-06", "2025-02-03", "45000.00", credit=False)),
        "row_roaming": str(found["exculpatory"]["roaming_on_the_day"]),
        "roaming_day": ROAMING_DAY,
    }


def _row_at(made: Folder, line: str, written: str) -> int:
    """Return which record of Alpha's file of that line bears the stamp, from 1."""
    rows = made.table(f"calls/alpha/{line[3:]}.csv")
    return next(number for number, row in enumerate(rows, start=1) if row[STAMP] == written)
