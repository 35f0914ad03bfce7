# SPDX-License-Identifier: Apache-2.0
"""Read TOML files of the rulebook field by field: every fault is kept, no field is passed over.

A file is read to its end even when a field is wrong, so that whoever mends it sees all faults at once. What is read is
used only when there were none.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from sanad.errors import BadRule, Unreadable
from sanad.values.canonical import Json

R = TypeVar("R")
_SOURCE = re.compile(r"[a-z]+:\S(.*\S)?")
_DEEPEST = 16
_FILES = 4096
"""What is kept as it was read: several versions of a rulebook."""
_LARGEST = 2**53 - 1  # RFC 8785 section 3.2.2.3


@dataclass(frozen=True)
class Fault:
    """One thing wrong with one field of one file."""

    file: str
    field: str
    detail: str

    def __str__(self) -> str:
        """Return the fault as one line."""
        return f"{self.file}: {self.field}: {self.detail}"

    def as_error(self) -> BadRule:
        """Return the fault as the error that refuses the file."""
        return BadRule(f"{self.file}, {self.field}", detail=self.detail)


def open_toml(path: Path) -> dict[str, object]:
    """Return the table that a TOML file holds.

    Raises:
        BadRule: it is no TOML, or nested too deep to be a rule.
        Unreadable: it is missing or closed to us.
    """
    return _table(path.name, bytes_of(path))


def bytes_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        Unreadable: it is missing or closed to us.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror or error) from error


def _table(name: str, raw: bytes) -> dict[str, object]:
    try:
        return tomllib.loads(raw.decode())
    except (ValueError, RecursionError) as error:
        raise BadRule(name, detail=f"it is not readable as TOML in UTF-8: {error}") from error


def plain(value: object, depth: int = 0) -> Json:
    """Return a TOML value as JSON: days as ISO text. A moment, a fraction or deep nesting has no place here.

    Raises:
        ValueError: saying which; the caller knows the file.
    """
    if depth > _DEEPEST:
        raise ValueError(f"nested deeper than {_DEEPEST}")
    if isinstance(value, str) or (isinstance(value, int) and abs(value) <= _LARGEST):
        return value
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item, depth + 1) for item in value]
    kinds = {float: "a number with a fraction", datetime: "a moment", time: "a time of day"}
    raise ValueError(f"{kinds.get(type(value), type(value).__name__)} has no place here: {value}")


class Table:
    """One table of a file. Each method takes a field out; `close` accounts for the rest."""

    def __init__(
        self, file: str, fields: Mapping[str, object], faults: list[Fault], at: str = ""
    ) -> None:
        """Read `fields`, adding to `faults`; `at` is the path of the table in the file."""
        self.file, self._left, self._faults, self._at = file, dict(fields), faults, at

    def __iter__(self) -> Iterator[str]:
        """Give the names of the fields that were not taken out yet."""
        return iter(tuple(self._left))

    def __contains__(self, field: str) -> bool:
        """Tell whether the field is there and was not taken out yet."""
        return field in self._left

    @property
    def sound(self) -> bool:
        """Tell whether nothing of the file was found wrong so far."""
        return not self._faults

    def document(self) -> dict[str, Json]:
        """Return the fields not yet taken out as JSON; a value that has no place in a rulebook is a fault."""
        try:
            return {field: plain(value) for field, value in self._left.items()}
        except ValueError as error:
            self.fault("file", str(error))
            return {}

    def fault(self, field: str, detail: str) -> None:
        """Keep a fault of a field."""
        self._faults.append(Fault(self.file, self._at + field, detail))

    def text(self, field: str) -> str:
        """Return a text that is not blank."""
        value = self._left.pop(field, None)
        if isinstance(value, str) and value.strip():
            return value
        self.fault(field, "a text is asked for here")
        return ""

    def text_or_none(self, field: str) -> str | None:
        """Return a text that is not blank, or None when the field is absent."""
        return self.text(field) if field in self._left else None

    def shaped(self, field: str, shape: re.Pattern[str], meaning: str) -> str:
        """Return a text that `shape` matches whole; `meaning` says it in words."""
        value = self.text(field)
        if value and shape.fullmatch(value) is None:
            self.fault(field, f"{meaning} are asked for here")
        return value

    def name(self, field: str, shape: re.Pattern[str], meaning: str) -> str:
        """Return such a text, for which the file is named."""
        value = self.shaped(field, shape, meaning)
        if value and self.file != f"{value}.toml":
            self.fault(field, f"the file of {value} is named {value}.toml")
        return value

    def word(self, field: str, known: tuple[str, ...], default: str | None = None) -> str:
        """Return one of the `known` words."""
        value = self._left.pop(field, default)
        if isinstance(value, str) and value in known:
            return value
        self.fault(field, f"one of {', '.join(known)} is asked for here")
        return known[0]

    def texts(self, field: str, *, least: int = 0) -> tuple[str, ...]:
        """Return a list of texts, `least` or more."""
        value = self._left.pop(field, None)
        good = isinstance(value, list) and len(value) >= least
        if (
            isinstance(value, list)
            and good
            and all(isinstance(item, str) and item for item in value)
        ):
            return tuple(value)
        self.fault(field, f"a list of {least} or more texts is asked for here")
        return ()

    def sources(self) -> tuple[str, ...]:
        """Return where the text was read: one or more of the form `sheet:key`, such as `interpol:S27`."""
        sources = self.texts("sources", least=1)
        for each in sources:
            if _SOURCE.fullmatch(each) is None:
                self.fault("sources", f"{each} is not of the form sheet:key, such as interpol:S27")
        return sources

    def texts_or_none(self, field: str, *, least: int = 0) -> tuple[str, ...] | None:
        """Return such a list, or None when the field is absent."""
        return self.texts(field, least=least) if field in self._left else None

    def number(self, field: str) -> int:
        """Return a whole number from 0."""
        value = self._left.pop(field, None)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self.fault(field, "a whole number is asked for here")
        return 0

    def number_or_none(self, field: str) -> int | None:
        """Return a whole number from 0, or None when the field is absent."""
        return self.number(field) if field in self._left else None

    def flag(self, field: str, *, default: bool | None = None) -> bool:
        """Return true or false."""
        value = self._left.pop(field, default)
        if isinstance(value, bool):
            return value
        self.fault(field, "true or false is asked for here")
        return False

    def day_or_none(self, field: str) -> date | None:
        """Return a day, or None when the field is absent: not known."""
        value = self._left.pop(field, None)
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        self.fault(field, "a day such as 2013-03-22 is asked for here, without quotes or time")
        return None

    def table(self, field: str) -> dict[str, object]:
        """Return a table as it stands, an empty one when the field is absent."""
        value = self._left.pop(field, {})
        if isinstance(value, dict):
            return value
        self.fault(field, "a table is asked for here")
        return {}

    def tables(self, field: str) -> list[dict[str, object]]:
        """Return a list of one or more tables."""
        value = self._left.pop(field, None)
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            return list(value)
        self.fault(field, "a list of one or more tables is asked for here")
        return []

    def inner(self, field: str) -> "Table":
        """Return a table to be read in its turn, an empty one when the field is absent."""
        return Table(self.file, self.table(field), self._faults, f"{self._at}{field}.")

    def inners(self, field: str) -> list["Table"]:
        """Return one or more tables to be read in their turn; a fault names them by number."""
        return [
            Table(self.file, fields, self._faults, f"{self._at}{field} {number}, ")
            for number, fields in enumerate(self.tables(field), 1)
        ]

    def close(self) -> None:
        """Keep a fault for every field that nobody took out."""
        for field in self._left:
            self.fault(field, "there is no such field")


def read_file(path: Path, make: Callable[[Table], R]) -> R | list[Fault]:
    """Return what `make` takes out of a TOML file, or everything that is wrong with it, a field that nobody took out among it.

    Raises:
        Unreadable: the file cannot be opened.
    """
    made: R | list[Fault] = _known(path.name, bytes_of(path), make)
    return made


@lru_cache(_FILES)
def _known(name: str, raw: bytes, make: Callable[[Table], R]) -> R | list[Fault]:
    """Read a file once: a rulebook is loaded anew whenever one of its files changes, and the others are as they were."""
    return made_of(name, raw, make)


def made_of(name: str, raw: bytes, make: Callable[[Table], R]) -> R | list[Fault]:
    """Return what `make` takes out of the bytes of a TOML file of this name, as `read_file` does, which keeps what a function of a module made."""
    try:
        content = _table(name, raw)
    except BadRule as error:
        return [Fault(name, "file", str(error.facts["detail"]))]
    faults: list[Fault] = []
    table = Table(name, content, faults)
    made = make(table)
    table.close()
    return faults or made


def there(folder: Path) -> Path:
    """Return the folder: one that is not there is not taken for an empty one.

    Raises:
        Unreadable: there is no such folder.
    """
    if not folder.is_dir():
        raise Unreadable(str(folder), detail="there is no such folder")
    return folder


def sound(folder: Path, read: Callable[[Path], R | list[Fault]]) -> Iterator[R]:
    """Yield what `read` makes of every TOML file in `folder`, in order of name; nothing when there is no such folder.

    Raises:
        BadRule: naming file and field of the first fault.
    """
    for path in sorted(folder.glob("*.toml")):
        found = read(path)
        if isinstance(found, list):
            raise found[0].as_error()
        yield found


def faults_in(
    folder: Path,
    read: Callable[[Path], R | list[Fault]],
    also: Callable[[R], Iterable[tuple[str, str]]] = lambda _: (),
) -> Iterator[Fault]:
    """Yield every fault that `read` finds in the TOML files of `folder`; of a file without any, each field and detail that `also` gives."""
    for path in sorted(folder.glob("*.toml")):
        found = read(path)
        if isinstance(found, list):
            yield from found
        else:
            yield from (Fault(path.name, field, detail) for field, detail in also(found))
