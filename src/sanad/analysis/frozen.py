# SPDX-License-Identifier: Apache-2.0
"""Frozen inputs: record files of named exhibits, as questions are asked of them."""

from dataclasses import dataclass, field
from pathlib import Path

from sanad.readers.rows import CALLS, CELLS, PAYMENTS, SUBSCRIBERS
from sanad.values.canonical import Json

SCHEMAS = {"calls": CALLS, "payments": PAYMENTS, "cells": CELLS, "subscribers": SUBSCRIBERS}
"""Kind of records → its columns. An engine has a table for each, empty where nothing was delivered."""

HANDSET = 14
"""Digits of an IMEI that say which handset it is (3GPP TS 23.003, 6.2); what follows is a check digit or the version of its software."""


@dataclass(frozen=True)
class Input:
    """One exhibit's records: its digest, its name as delivered, its record file, and what the delivery covers.

    `numbers` are whose records these are; where `names_all` is false there are more than a reader names. `reader` is what read them, with
    its version: the same bytes read otherwise are other inputs. `clock` is the IANA zone whose wall clock it took the times for, empty
    where records bear none. The path of `file` ends in `exhibit` and what is the same for all files of a kind: engines tell rows apart by it.
    """

    exhibit: str
    name: str
    kind: str  # of SCHEMAS
    file: Path
    numbers: tuple[str, ...] = ()
    coverage: dict[str, Json] = field(default_factory=dict)
    names_all: bool = True
    reader: str = ""
    clock: str = ""

    @property
    def terms(self) -> dict[str, Json]:
        """Return under what terms the records may be asked, as findings keep them: kind, reader, clock, days covered, what is not supplied."""
        stated = {key: self.coverage.get(key) for key in ("from", "to", "lacks")}
        known = {"kind": self.kind, "reader": self.reader, "clock": self.clock, **stated}
        return {key: value for key, value in known.items() if value}
