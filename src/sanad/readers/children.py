# SPDX-License-Identifier: Apache-2.0
"""Files found inside a file: written out under limits, to be sealed as exhibits of their own.

The bytes stand in `children/<n>`, n from 1; `children.jsonl` tells of each, a line of canonical JSON:

    {"n": 1, "name": "as written, made sound", "relation": "member", "sha256": "…", "size": 12}

and, where the reader knows them, `reader`, `template`, `encoding`, `language`, and `facts`: what the outer file says of
this one (when it was changed, from which address it was captured). No name from outside ever names a file on
disk, so nothing can point outside the folder. Whoever seals a child removes its bytes; the list stays.
"""

import hashlib
import json
import re
import shutil
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

from sanad.errors import TooMuchInside
from sanad.values.canonical import Json, canonical

RELATIONS = frozenset(
    {"attachment", "member", "sheet", "message", "capture", "picture", "open_copy"}
)
"""attachment: of a mail or document; member: of an archive; sheet: a table made of the file; message: of a mailbox;
capture: a resource of a web archive; picture: drawn from a recording or cut from a page; open_copy: of a file that a password locks."""

LIST = "children.jsonl"
_CHUNK = 1 << 16
MOST_FILES = 200_000
MOST_BYTES = 64 << 30
MOST_RATIO = 200
"""Bytes inside for each byte of the file; archives of text reach 20, a bomb starts at 1,000."""
FREE = 64 << 20
"""Bytes that may be found inside any file, however small, before the ratio counts."""
_MOST_NAME = 1000
_ESCAPE = re.compile(r"\\(?:[nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8})")
"""What `sound` writes for a character that no name may hold; its backslash is no step of a path."""


@dataclass(frozen=True)
class Child:
    """A file found inside, as its line tells; `path` is where its bytes wait."""

    path: Path
    name: str
    relation: str
    reader: str | None = None
    template: str | None = None
    encoding: str | None = None
    language: str | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)


def waiting(folder: Path) -> list[Child]:
    """Return the files found inside that were not sealed yet, in the order in which they were found.

    The list was written in a cell that held hostile bytes, and is read as such.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: no reader of ours writes such a list.
    """
    path = folder / LIST
    if not (folder / "children").is_dir() or not path.exists():  # all that was met was set aside
        return []
    lines = path.read_bytes().splitlines()
    found = [_child(folder, json.loads(line), number) for number, line in enumerate(lines, 1)]
    return [child for child in found if child.path.exists()]


def _child(folder: Path, told: dict[str, Any], number: int) -> Child:
    """Return the file that line `number` of a list tells of."""
    known = {key: told.get(key) for key in ("reader", "template", "encoding", "language")}
    facts = told.get("facts", {})
    if type(told["n"]) is not int or told["n"] != number or told["relation"] not in RELATIONS:
        raise ValueError("no line of a list")
    plain = _ESCAPE.sub("_", told["name"])
    if not isinstance(facts, dict) or sound(plain) != plain:
        raise TypeError("no line of a list")
    if not all(value is None or (isinstance(value, str) and len(value) < _MOST_NAME) for value in known.values()):  # fmt: skip
        raise TypeError("no line of a list")
    path = folder / "children" / str(number)
    return Child(path, told["name"], told["relation"], **known, facts=facts)


def clear(folder: Path) -> None:
    """Remove the bytes of what was sealed; the list of what was found stays."""
    shutil.rmtree(folder / "children", ignore_errors=True)


class Children:
    """The files found inside one file. Use it as a context; leaving it closes the list.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Children(Path(folder), 100, "box.zip") as inside:
    ...     inside.add("a/b.txt", b"words", "member")
    1
    """

    def __init__(self, into: Path, size: int, where: str) -> None:
        """Write into the reader's folder `into` what lies inside a file of `size` bytes called `where`."""
        self._folder = into / "children"
        self._path = into / LIST
        self._list: IO[bytes] | None = None
        self._most = most_inside(size)
        self._where = where
        self._bytes = 0
        self.count = 0
        self.at: int | None = None
        """The record in hand, for the rows of rejects; counted here when the reader does not say."""
        self.rejects: list[dict[str, object]] = []
        """Rows of `REJECTS`: files of no bytes, which no exhibit can be."""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the list."""
        if self._list is not None:
            self._list.close()

    def add(self, name: str, source: bytes | IO[bytes], relation: str, **known: Json) -> int | None:
        """Write one file and return its number, or None when it is empty: an exhibit is never empty.

        Counts the bytes that really come, whatever a directory declares. Whatever `source` raises passes through, and
        nothing of that file is kept.

        Raises:
            TooMuchInside: the limits of bytes, of files, or of bytes for each byte outside are passed.
        """
        stream = BytesIO(source) if isinstance(source, bytes) else source
        with self.begin(name, relation, **known) as one:
            while chunk := stream.read(_CHUNK):
                one.write(chunk)
        return one.number

    def begin(self, name: str, relation: str, **known: Json) -> "Growing":
        """Return a file to write piece by piece, for formats that push. Use it as a context; one at a time.

        Left by an exception, it leaves nothing behind.

        Raises:
            TooMuchInside: there are too many files already; `Growing.write` raises it for bytes.
        """
        if relation not in RELATIONS:
            raise ValueError(relation)
        if self.count >= MOST_FILES:
            raise TooMuchInside(self._where, what_is=f"more than {MOST_FILES} files")
        self._folder.mkdir(exist_ok=True)
        path = self._folder / str(self.count + 1)
        return Growing(self, path, {"name": sound(name), "relation": relation, **known})

    def grow(self, size: int) -> None:
        """Count bytes that came out, kept or not.

        Raises:
            TooMuchInside: there are too many.
        """
        self._bytes += size
        if self._bytes > self._most:
            raise TooMuchInside(self._where, what_is=f"more than {self._most:,} bytes")

    def _keep(self, line: dict[str, Json]) -> int:
        self.count += 1
        if self._list is None:
            self._list = self._path.open("wb")
        self._list.write(canonical({"n": self.count, **line}) + b"\n")
        return self.count

    def _leave(self, line: Mapping[str, Json]) -> None:
        row = self.at or len(self.rejects) + self.count + 1
        self.rejects.append(_empty(row, str(line["name"])))


class Growing:
    """One file being written; `number` is known when the context is left, and stays None for an empty file.

    `line` may be added to until then: what a reader learns only at the end of the file.
    """

    def __init__(self, inside: Children, path: Path, line: dict[str, Json]) -> None:
        """Write `path`, to be told of by `line`."""
        self._inside = inside
        self._path = path
        self._file: IO[bytes] = path.open("wb")
        self._digest = hashlib.sha256()
        self.line = line
        self.size = 0
        self.number: int | None = None
        self.may_be_empty = False
        """Whether the reader tells of it elsewhere when it is empty; otherwise it is set aside."""

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def write(self, chunk: bytes) -> None:
        """Append bytes.

        Raises:
            TooMuchInside: more came out than any honest file holds.
        """
        self._inside.grow(len(chunk))
        self.size += len(chunk)
        self._digest.update(chunk)
        self._file.write(chunk)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Keep the file, or drop it when it was not finished."""
        if error is None:
            self.keep()
        else:
            self.drop()

    def keep(self) -> None:
        """End the file and tell of it; an empty one is set aside."""
        self._file.close()
        if self.size == 0:
            self._path.unlink()
            if not self.may_be_empty:
                self._inside._leave(self.line)  # noqa: SLF001 - two halves of one thing
            return
        told = {**self.line, "sha256": self._digest.hexdigest(), "size": self.size}
        self.number = self._inside._keep(told)  # noqa: SLF001 - as above

    def drop(self) -> None:
        """End the file and leave nothing of it."""
        self._file.close()
        self._path.unlink()


def most_inside(size: int) -> int:
    """Return how many bytes a file of `size` bytes may honestly hold inside."""
    return min(MOST_BYTES, max(FREE, size * MOST_RATIO))


def _empty(row: int, name: str) -> dict[str, object]:
    reason = "The file inside holds no bytes; an empty file proves nothing and is not sealed."
    return {"row": row, "code": "empty_file", "reason": reason, "written": name}


def sound(name: str) -> str:
    r"""Return a name from outside as records may hold it: relative, no `..`, no control or direction characters.

    What is taken out stays visible as an escape, so that `evil\u202efdp.exe` does not show as a document. A name that is
    too long loses its beginning.

    >>> sound("../../etc/passwd"), sound("a\\b\u202egpj.exe"), sound("")
    ('etc/passwd', 'a/b\\u202egpj.exe', 'unnamed')
    """
    plain = "".join(
        sign.encode("unicode_escape").decode()
        if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and sign != "\u200c"
        else sign
        for sign in _whole(name.replace("\\", "/"))
    )
    steps = [step.strip() for step in re.sub(r"^[A-Za-z]:", "", plain).split("/")]
    kept = "/".join(step for step in steps if step not in {"", ".", ".."})
    if len(kept) > _MOST_NAME:  # never the end of a step alone: of `a../b` that would be `../b`
        kept = kept[-_MOST_NAME:].partition("/")[2] or kept[-_MOST_NAME:].lstrip(".")
    return kept or "unnamed"


def _whole(name: str) -> str:
    """Return a name without lone surrogates: bytes that Python carried along in them show as escapes."""
    try:
        raw = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogatepass")
    return raw.decode("utf-8", "backslashreplace")
