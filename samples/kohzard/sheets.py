# SPDX-License-Identifier: Apache-2.0
"""The three sheets: who serves, what came, and what the office is told to do with it (docs/formats/sheets.md)."""

import hashlib
from typing import Any

from kohzard.answers import entry
from kohzard.cast import people
from kohzard.folder import Folder
from kohzard.planted import OUT_OF_SCOPE
from kohzard.statements import dossiers, identifiers, incidents, subjects, written
from kohzard.words import filled

ROAMING_DAY = "2025-01-18"


def sheets(made: Folder, found: dict[str, Any]) -> dict[str, bytes]:
    """Return the sheets by name."""
    texts = {
        "roster.toml": filled("roster.toml"),
        "delivery.toml": _delivery(made),
        "worksheet.toml": _worksheet(found),
    }
    return {name: text.encode() for name, text in texts.items()}


def _delivery(made: Folder) -> str:
    listed = {path: digest for path, digest in made.listed.items() if OUT_OF_SCOPE[3:] not in path}
    digests = ", ".join(f"{written(path)} = {written(digest)}" for path, digest in listed.items())
    recording = hashlib.sha256(made.files["recordings/call-07.wav"]).hexdigest()
    return filled("delivery.toml", alpha_sha256=digests, recording_sha256=recording)


def _worksheet(found: dict[str, Any]) -> str:
    places = _places(found)
    by_hand = {
        number: filled(f"worksheet/{name}.toml", **places)
        for number, name in enumerate((
            "00-head", "01-organisations", "02-S-01", "03-S-02", "04-S-03", "05-others", "07-mentions",
            "08-findings", "09-requests",
        ))
    }  # fmt: skip
    head, register, *rest = by_hand.values()
    first, second, third, others, mentions, findings, requests = rest
    claims = [identifiers(), first, second, third, others, incidents(), mentions]
    return "\n".join([head, subjects(), register, *claims, findings, requests, dossiers()])


def _places(found: dict[str, Any]) -> dict[str, str]:
    out, through = found["money_path"]["steps"]
    fifth = people()[4]
    return {
        "row_ransom_1": str(found["ransom_calls"]["rows"][0]),
        "row_handset_first": str(found["handset_change"]["first_row_new"]),
        "imei_s02_new": found["handset_change"]["new_imei"],
        "imei_s05": found["succession"]["imei_of_both"],
        "imsi_s05_new": fifth.imsis[1],
        "row_path_a_out": str(out["debit"]["row"]),
        "row_path_b_in": str(out["credit"]["row"]),
        "row_path_b_out": str(through["debit"]["row"]),
        "row_twin": str(entry("S-06", "2025-02-03", "45000.00", credit=False)),
        "row_roaming": str(found["exculpatory"]["roaming_on_the_day"]),
        "roaming_day": ROAMING_DAY,
    }
