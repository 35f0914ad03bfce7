# SPDX-License-Identifier: Apache-2.0
"""What the files of a delivery that still arrives seem to be, before any is sealed: looked at in a cell, recorded nowhere, no evidence of anything."""

from dataclasses import dataclass

from sanad.desk.act import Tools
from sanad.desk.bench import Bench
from sanad.desk.bringing import folder_of, uploads_in
from sanad.desk.consignments import SHEET
from sanad.desk.proposed import proposals

MOST = 20
"""Files looked at in one go."""


@dataclass(frozen=True)
class Recognised:
    """A file and what would read it: `reader` None where nothing fits. A `template` means that the header of the table is exactly that template's."""

    name: str
    size: int
    reader: str | None
    template: str | None


@dataclass(frozen=True)
class Seen:
    """Files in the order of their names from number `start` on, of `of` that are here in full."""

    files: tuple[Recognised, ...]
    start: int
    of: int


def recognise_uploads(
    tools: Tools, by: str, compartment: str, delivery: str, start: int = 0
) -> Seen:
    """Return what the next files are; raises as `uploads_in`."""
    every = uploads_in(tools, by, compartment, delivery)
    here = [each for each in every if each.finished and each.size and each.name != SHEET]
    some = here[start : start + MOST]
    if not some:
        return Seen((), start, len(here))
    folder = folder_of(tools, by, compartment, delivery)
    bench = Bench(tools.sandbox, tools.templates)
    found = proposals(bench, [(folder / each.name, each.name) for each in some])
    told = (
        Recognised(each.name, each.size, one.reader, one.template)
        for each, one in zip(some, found, strict=True)
    )
    return Seen(tuple(told), start, len(here))
