# SPDX-License-Identifier: Apache-2.0
"""How a delivery came, as an officer says it in a form: the delivery sheet (docs/formats/sheets.md) is written of it, with one row for all files.

What is left empty stays out of the sheet, and so unknown. The sheet is read back as every sheet is, so that what does not read is refused here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sanad.desk.act import Tools
from sanad.desk.sheets import load
from sanad.desk.toml import said, written


@dataclass(frozen=True, kw_only=True)
class Came:
    """What the form says. `received_at` is local to the office; `coverage` has `from`, `to`, `lacks`, `numbers` and `note` as the sheet does."""

    handed_by: str
    received_at: datetime | None = None
    received_where: str = ""
    received_by: str = ""
    seal: str = ""
    instrument: str = ""
    grade: str = ""
    handling: str = ""
    language: str = ""
    evidence_type: str = ""
    template: str = ""
    encoding: str = ""
    coverage: Mapping[str, object] = field(default_factory=dict)


def sheet_of(tools: Tools, compartment: str, delivery: str, came: Came) -> bytes:
    """Return the delivery sheet as UTF-8.

    Raises:
        BadSheet: a field does not read, such as a grade of no system.
    """
    known = {**vars(came), "received_at": _local(came.received_at, tools.zone)}
    lines = [f"# What was said in the form of {delivery}.", 'sheet = "sanad/delivery/1"']
    lines += [f"compartment = {written(compartment)}", "", "[[delivery]]", 'files = ["**"]']
    lines += [f"{name} = {written(value)}" for name, value in known.items() if said(value)]
    raw = "\n".join([*lines, ""]).encode("utf-8", "replace")
    room = tools.records.fresh()
    try:
        path = room / f"{delivery}.toml"
        path.write_bytes(raw)
        load(path, "delivery")
    finally:
        tools.records.drop(room)
    return raw


def _local(at: datetime | None, zone: str) -> datetime | None:
    return None if at is None else at.replace(tzinfo=ZoneInfo(zone))
