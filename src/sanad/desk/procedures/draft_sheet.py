# SPDX-License-Identifier: Apache-2.0
"""Draft the delivery sheet of a whole drive: a row for every folder, with what is in it and blanks for what only a person knows.

A blank is never filled with a guess, and a sheet with a blank left is refused. What would read the files stands in comments: they
are read so anyway, unless a row says otherwise. Memory grows with the number of folders, not of files.
"""

import glob
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from sanad.desk.bench import Bench
from sanad.desk.folder import Found, files, size_of
from sanad.desk.procedures.progress import Progress, silent
from sanad.desk.proposed import proposals
from sanad.desk.sheets import is_own
from sanad.errors import AlreadyDone, Unreadable
from sanad.readers.proposal import Proposal
from sanad.storage.files import named, shown

_LOOKED_AT = 20
"""Files looked into of each ending in a folder; how many there are in all stands beside it."""
_HEAD = """\
sheet = "sanad/delivery/1"
# A draft of {files}, {size:,} bytes, in {folders}. Fill in each blank; delete a line, or a whole row, that is
# not known: what it would say stays unknown, and what has no instrument cannot be read. See docs/formats/sheets.md.

[[instrument]]                     # one for each order, warrant or letter
id = ""
kind = ""                          # call_data_order, bank_records_order, search_warrant, interception_warrant, consent, ...
number = ""
issuer = ""
legal_basis = ""
issued_on = ""                     # 2025-04-01
"""
_ROW = """
[[delivery]]                       # {folder}: {count}, {size:,} bytes
{kinds}files = [{patterns}]
handed_by = ""
received_by = ""
received_at = ""                   # 2025-04-09T10:30:00+05:00
received_where = ""
instrument = ""
grade = ""                         # admiralty:B2
handling = ""                      # open, restricted, confidential
language = ""
"""


@dataclass
class _Ending:
    """The files of one ending in one folder: how many, and what would read the first of them."""

    count: int = 0
    first: list[Found] = field(default_factory=list)
    seen: Counter[Proposal] = field(default_factory=Counter)


@dataclass
class _Folder:
    size: int = 0
    endings: dict[str, _Ending] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(one.count for one in self.endings.values())


@dataclass(frozen=True)
class Drafted:
    """How many files in how many folders the draft speaks of."""

    files: int
    folders: int


def draft_sheet(bench: Bench, folder: Path, out: Path, progress: Progress = silent) -> Drafted:
    """Write the draft about `folder` into the new file `out`; the folder itself is only read.

    Raises:
        AlreadyDone: the file is there.
        Unreadable: the folder is not there, or the file cannot be written.
    """
    if not folder.is_dir():
        raise Unreadable(str(folder), detail="there is no such folder")
    if out.exists():
        raise AlreadyDone(shown(out.parent), kind="file", name=shown(Path(out.name)))
    found = _counted(folder.resolve())
    _look(bench, found, progress)
    total = sum(one.count for one in found.values())
    size = sum(one.size for one in found.values())
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(
                _HEAD.format(
                    files=_many(total, "file"), size=size, folders=_many(len(found), "folder")
                )
            )
            file.writelines(_row(name, one) for name, one in found.items())
    except OSError as error:
        raise named(error, shown(out), "the draft") from error
    return Drafted(total, len(found))


def _counted(folder: Path) -> dict[str, _Folder]:
    """Return each folder that holds files, in order, with the first files of each ending."""
    found: dict[str, _Folder] = {}
    for file in files(folder):
        if is_own(file.path):
            continue
        place, _, name = file.name.rpartition("/")
        at = found.setdefault(place, _Folder())
        ending = at.endings.setdefault(PurePosixPath(name).suffix, _Ending())
        ending.count += 1
        if len(ending.first) < _LOOKED_AT and file.path.is_file() and not file.path.is_symlink():
            ending.first.append(file)
        at.size += size_of(file.path)
    return found


def _look(bench: Bench, found: dict[str, _Folder], progress: Progress) -> None:
    """Ask for each ending what would read its first files, in a cell for each."""
    endings = [one for folder in found.values() for one in folder.endings.values() if one.first]
    for done, ending in enumerate(endings, 1):
        for proposal in proposals(bench, [(one.path, one.name) for one in ending.first]):
            ending.seen[proposal] += 1
        ending.first.clear()
        progress("looking at files", done, len(endings))


def _row(name: str, folder: _Folder) -> str:
    return _ROW.format(
        folder=_escaped(name or "files of no folder"),
        count=_many(folder.count, "file"),
        size=folder.size,
        kinds="".join(_kinds(folder)),
        patterns=", ".join(_patterns(name, folder)),
    )


def _kinds(folder: _Folder) -> Iterator[str]:
    for ending, one in folder.endings.items():
        looked = sum(one.seen.values())
        told = ", ".join(
            f"{count:,} {_told(proposal)}" for proposal, count in one.seen.most_common()
        )
        beginning = f"; the first {looked:,} looked at" if looked < one.count else ""
        yield f"# *{_escaped(ending)}: {_many(one.count, 'file')}{beginning}: {told or 'not to be opened'}\n"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _told(proposal: Proposal) -> str:
    if proposal.reader is None:
        return "that no reader knows: write a template, or name a reader"
    by = f" by template {proposal.template}" if proposal.template else ""
    return f"{proposal.reader}{by}"


def _patterns(name: str, folder: _Folder) -> list[str]:
    """Return patterns that meet the files of the folder and of no other, one for each ending where all have one."""
    before = f"{glob.escape(name)}/" if name else ""
    endings = folder.endings if "" not in folder.endings else [""]
    return [f'"{_escaped(before + "*" + glob.escape(ending))}"' for ending in endings]


def _escaped(text: str) -> str:
    """Return text as TOML writes it between quotation marks; signs that turn the direction of a line show as escapes."""
    return "".join(
        f"\\u{ord(sign):04x}" if unicodedata.category(sign) == "Cf" else sign
        for sign in json.dumps(text, ensure_ascii=False)[1:-1]
    )
