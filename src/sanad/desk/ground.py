# SPDX-License-Identifier: Apache-2.0
"""From what a document is composed: what the register told, and, beside it, the program, the law, the office's own words and the day.

While all of it is the same, so is the document; no part of it is named one by one, so that none can be forgotten.
"""

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

import sanad
from sanad.desk.act import Work
from sanad.dossier import store
from sanad.dossier.material import Addressee
from sanad.dossier.store import Edition
from sanad.storage.trace import Answers
from sanad.values.canonical import Json, digest_of

_PROGRAM = Path(sanad.__file__).parent


@dataclass(frozen=True)
class Wanted:
    """A document that somebody asks for; `request` is the one that it puts into a form."""

    subject: str
    to: Addressee
    kind: str
    request: str | None = None

    def in_office(self, office: str) -> str:
        """Return the digest of what is asked for, and of what decides it besides the database (`of_the_office`)."""
        to = self.to
        return digest_of(
            [office, to.recipient, to.purpose, to.language, self.kind, self.request or ""]
        )


def standing(work: Work, documents: Iterable[Wanted]) -> Iterator[Edition | None]:
    """Yield the newest edition of each document of which one composed now would say the same; None where it might not.

    None is composed for that: what they were composed from is compared, and what several were told is asked once.
    """
    office, answers = of_the_office(work), Answers(work.connection)
    for wanted in documents:
        newest = store.newest_edition(work.connection, wanted.subject, wanted.kind, wanted.to)
        kept = store.ground(work.connection, newest.sha256) if newest else None
        same = kept and kept.composed == wanted.in_office(office)
        yield newest if kept and same and answers.told(kept.asked) == kept.told else None


def of_the_office(work: Work) -> str:
    """Return the digest of everything that decides the documents of an office and is not in the database; 0.1 s once in a process, then 2 ms."""
    tools = work.tools
    decides: dict[str, Json] = {
        "office": [tools.office, tools.country, tools.zone, tools.signer.fingerprint],
        "day": work.today.isoformat(),
        "rules": tools.rulebook.version,
        "program": _program(),
        "law": _read_once(tools.law.folder),
        # these are read for each document, so their digests are, too
        "organisations": _digest(tools.pack / "organisations"),
        "forms": _digest(tools.forms),
    }
    return digest_of(decides)


@cache
def _program() -> str:
    """Return the digest of the program with its data, and of the versions of Python and of what it is built on."""
    named = (re.match(r"[\w.-]+", each) for each in requires("sanad") or () if "extra ==" not in each)  # fmt: skip
    built_on: list[Json] = [f"{name[0]} {version(name[0])}" for name in named if name]
    return digest_of([_digest(_PROGRAM), sys.version, *built_on])


@cache
def _read_once(folder: Path) -> str:
    """Return the digest of a folder as it was when a process first asked: what is read once stays as it was."""
    return _digest(folder)


def _digest(folder: Path) -> str:
    """Return the SHA-256 over every file of a folder by its name; a folder that is not there is an empty one."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(folder)}\n".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
