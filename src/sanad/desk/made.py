# SPDX-License-Identifier: Apache-2.0
"""What the office wrote for somebody and still keeps: packages by their brief, and what other ordered work wrote, by its job.

A thing here is `brief:<digest>`, its package, or `work:<job>`, what stands in the folder of that job. Nobody names a path: it follows from the thing.
"""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sanad.desk.act import Work
from sanad.desk.compartments import of_subject
from sanad.desk.work_needs import kind_of
from sanad.dossier import store as briefs
from sanad.errors import BadValue, NotFound
from sanad.jobs import store as jobs

PACKAGES = "packages"
"""The folder of a compartment in which its packages stand, edition by edition."""
_BUILD, _LOOK = "build", "look"


@dataclass(frozen=True)
class Place:
    """Where a thing lies: `path` below the folder of its compartment; `power` is what letting it go takes."""

    compartment: str
    path: str
    power: str


@dataclass(frozen=True)
class MadeFile:
    """A file of it: `name` below its folder, with `/` between folders, and its size in bytes."""

    name: str
    size: int


def place_of(work: Work, thing: str) -> Place:
    """Return where a thing lies. Who may build may take what was built; all else leaves by the power to export.

    Raises:
        BadValue: it is a thing of another kind.
        NotFound: the office has none of that name.
    """
    kind, _, name = thing.partition(":")
    if kind == "brief":
        brief = briefs.get(work.connection, name)
        return Place(of_subject(work, brief.subject), f"{PACKAGES}/{brief.folder}", _BUILD)
    if kind == "work":
        job = jobs.get(work.connection, name)
        power = _BUILD if kind_of(job.order.kind).power == _BUILD else "export"
        return Place(job.order.compartment, job.id, power)
    raise BadValue("desk", value=thing, type="thing", detail="brief:… or work:…")


def power_over(work: Work, thing: str, compartment: str) -> str:
    """Return the power that letting a thing go takes; of what is not in the compartment that of looking, so that nothing is told of it but that it is not here."""
    try:
        place = place_of(work, thing)
    except NotFound:
        return _LOOK
    return place.power if place.compartment == compartment else _LOOK


def files_in(folder: Path) -> Iterator[MadeFile]:
    """Yield the files below a folder in the order of their names; links are passed over, for they may lead anywhere."""
    found = []
    for place, _, names in os.walk(folder):
        for path in (Path(place, name) for name in names):
            about = path.lstat()
            if stat.S_ISREG(about.st_mode):
                found.append(MadeFile(path.relative_to(folder).as_posix(), about.st_size))
    yield from sorted(found, key=lambda each: each.name)
