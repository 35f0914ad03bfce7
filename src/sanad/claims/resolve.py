# SPDX-License-Identifier: Apache-2.0
"""Go from a citation to the words it points at, in the sealed bytes or in a reader's layer.

The meaning of each locator is docs/formats/citation.md; the stranger's verifier was written from the same page.
"""

import csv
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Protocol, TypeVar

import pyarrow.parquet as pq

from sanad.claims.recognised import Confirmation, Recognised, occurrences
from sanad.errors import CitationBroken, SanadError, SealBroken
from sanad.values.citation import (
    BytesLocator,
    Citation,
    Locator,
    OcrLocator,
    RowLocator,
    TextLocator,
    TimeLocator,
)
from sanad.values.said import Said

_P = TypeVar("_P")
_UNIT = "\x1f"
_SHOWN = " | "
OCR = "ocr"
"""The step of reading that recognises text on pictures."""
_DAMAGE = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    RecursionError,
    csv.Error,
)
"""What parsing a file that is not as a reader leaves it is known to raise."""


class Folders(Protocol):
    """Gives the folder that a step of reading filled; without a step, the first one."""

    def __call__(self, sha256: str, step: str = ..., /) -> Path:
        """Return the folder."""


def _nothing_confirmed(_exhibit: str) -> Sequence[Confirmation]:
    return ()


@dataclass(frozen=True)
class Evidence:
    """Where the sealed bytes and the readers' files of an exhibit lie, and what persons confirmed in it.

    `records(sha256)` is the folder that its reader filled, `records(sha256, "ocr")` that of text recognition,
    `sealed(sha256)` the file of its bytes. A layer is parsed once, so one of these serves one piece of work and
    is not kept beyond it.
    """

    sealed: Callable[[str], Path]
    records: Folders
    confirmed: Callable[[str], Sequence[Confirmation]] = _nothing_confirmed
    _layers: dict[Path, dict[str, Any]] = field(default_factory=dict, repr=False, compare=False)

    def layer(self, sha256: str, *step: str) -> dict[str, Any]:
        """Return the layer that the reader made, or that a later `step` of reading did.

        Raises:
            CitationBroken: the exhibit was not read, or the layer is damaged.
        """
        return self._layer(sha256, self.records(sha256, *step))

    def recognised(self, sha256: str, part: int) -> Recognised:
        """Return a part, from 1, of what text recognition read, with what was confirmed in it.

        Raises:
            CitationBroken: no text was recognised in the exhibit, it has no such part, or the layer is damaged.
        """
        with _faults_named(sha256):
            parts = self._layer(sha256, self.records(sha256, OCR))["parts"]
            if not 0 < part <= len(parts):
                raise CitationBroken(sha256[:12], detail=Said("there is no part {part}", part=part))
            given = [each for each in self.confirmed(sha256) if each.part == part]
            return Recognised.of(parts[part - 1], given)

    def recognised_parts(self, sha256: str) -> Iterator[tuple[dict[str, Any], Recognised]]:
        """Yield every part that text recognition read, as the layer has it and with what was confirmed in it.

        Raises:
            CitationBroken: no text was recognised in the exhibit, or the layer is damaged.
        """
        with _faults_named(sha256):
            given = self.confirmed(sha256)
            parts = self._layer(sha256, self.records(sha256, OCR))["parts"]
            for number, part in enumerate(parts, start=1):
                yield part, Recognised.of(part, [each for each in given if each.part == number])

    def _layer(self, sha256: str, folder: Path) -> dict[str, Any]:
        if folder not in self._layers:
            with _faults_named(sha256):
                path = folder / "layer.json"
                if not path.exists():
                    raise CitationBroken(sha256[:12], detail="the exhibit was not read")
                self._layers[folder] = dict(json.loads(path.read_bytes()))
        return self._layers[folder]

    def content(self, exhibit: str, locator: Locator) -> str:
        """Return the words at `locator`.

        Raises:
            CitationBroken: there is no such place, its digest differs, or what the reader made is damaged.
            NotConfirmed: a machine was not sure of a word there, and no person has confirmed it.
            SealBroken: the sealed bytes are gone.
        """
        about = locator.transcript if isinstance(locator, TimeLocator) else exhibit
        with _faults_named(about):
            match locator:
                case RowLocator():
                    return self._row(exhibit, locator)
                case BytesLocator():
                    return self._bytes(exhibit, locator)
                case OcrLocator():
                    return self._recognised(exhibit, locator)
                case TextLocator():
                    return self._text(exhibit, locator)
                case TimeLocator():
                    return self._cues(locator)

    def row(self, exhibit: str, row: int) -> list[str]:
        """Return the fields of data record `row` as written, whatever its digest.

        Raises:
            CitationBroken, SealBroken: as `content`.
        """
        with _faults_named(exhibit):
            return self._fields(exhibit, row)

    def check(self, citation: Citation) -> None:
        """Refuse a citation whose words do not stand where it says.

        Raises:
            CitationBroken: as `content`; or the quotation does not occur there.
            NotConfirmed: as `content`.
        """
        content = self.content(citation.exhibit, citation.locator)
        place = citation.locator
        whole = isinstance(place, TextLocator) or (
            isinstance(place, RowLocator) and place.column is not None
        )
        if (citation.quote != content) if whole else (citation.quote not in content):
            where = f"{citation.exhibit[:12]}, {citation.locator.as_json()}"
            raise CitationBroken(
                where, detail=Said("“{quote}” does not stand there", quote=citation.quote[:80])
            )

    def locate(
        self,
        exhibit: str,
        quote: str,
        *,
        part: int | None,
        row: int | None,
        column: int | None = None,
    ) -> Locator:
        """Find `quote` in an exhibit: in data record or entry `row`, or one `column` of the record, in `part`, or wherever it stands once.

        What its reader did not find is looked for in what text recognition did. In a transcript the place is the stretch of the recording that the cue covers.

        Raises:
            CitationBroken: it does not occur, or occurs more than once and no part or row was named.
            SealBroken: the sealed bytes are gone.
        """
        with _faults_named(exhibit):
            if row is not None:
                return self._locate_row(exhibit, row, column)
            return self._locate(exhibit, quote, part)

    def _locate(self, exhibit: str, quote: str, part: int | None) -> Locator:
        found = [
            (number, at)
            for number, text in enumerate(self._parts(exhibit), 1)
            for at in occurrences(text, quote)
            if part in (None, number)
        ]
        if not found and self._has(exhibit, OCR):
            return self._locate_recognised(exhibit, quote, part)
        number, at = _only(found, exhibit, quote)
        layer = self.layer(exhibit)
        if layer["kind"] == "cues":
            return TimeLocator(*cue_span(layer["parts"][number - 1]["label"]), exhibit)
        return TextLocator(number, at, at + len(quote))

    def _locate_recognised(self, exhibit: str, quote: str, part: int | None) -> Locator:
        found = [
            (number, place)
            for number, (_, read) in enumerate(self.recognised_parts(exhibit), start=1)
            if part in (None, number)
            for place in read.places(quote)
        ]
        number, (start, end) = _only(found, exhibit, quote)
        return OcrLocator(number, start, end)

    def _has(self, exhibit: str, step: str) -> bool:
        return (self.records(exhibit, step) / "layer.json").exists()

    def _parts(self, exhibit: str) -> list[str]:
        """Return the texts of the layer; none where all words of the exhibit were recognised on pictures."""
        if self._has(exhibit, OCR) and not (self.records(exhibit) / "layer.json").exists():
            return []
        return [part["text"] for part in self.layer(exhibit).get("parts", [])]

    def _text(self, exhibit: str, place: TextLocator) -> str:
        parts = self._parts(exhibit)
        if not 0 < place.part <= len(parts) or place.end > len(parts[place.part - 1]):
            raise CitationBroken(
                exhibit[:12], detail=Said("there is no part {part} that long", part=place.part)
            )
        return parts[place.part - 1][place.start : place.end]

    def _recognised(self, exhibit: str, place: OcrLocator) -> str:
        where = f"{exhibit[:12]}, part {place.part}"
        return self.recognised(exhibit, place.part).content(place.start, place.end, where)

    def _cues(self, place: TimeLocator) -> str:
        overlapping = [
            part["text"]
            for part in self.layer(place.transcript).get("parts", [])
            if (span := cue_span(part["label"]))[0] < place.to_ms and span[1] > place.from_ms
        ]
        if not overlapping:
            raise CitationBroken(
                place.transcript[:12], detail="no words were heard in that stretch"
            )
        return "\n".join(overlapping)

    def _bytes(self, exhibit: str, place: BytesLocator) -> str:
        with self._bytes_of(exhibit).open("rb") as file:
            file.seek(place.start)
            raw = file.read(place.end - place.start)
        if hashlib.sha256(raw).hexdigest() != place.sha256:
            raise CitationBroken(
                exhibit[:12],
                detail=Said("bytes {start} to {end} differ", start=place.start, end=place.end),
            )
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("latin-1")

    def _row(self, exhibit: str, place: RowLocator) -> str:
        fields = self._fields(exhibit, place.row)
        if hashlib.sha256(_UNIT.join(fields).encode()).hexdigest() != place.sha256:
            raise CitationBroken(exhibit[:12], detail=Said("row {row} differs", row=place.row))
        return shown_of(fields, place.column, exhibit)

    def _fields(self, exhibit: str, row: int) -> list[str]:
        table = self.layer(exhibit).get("table")
        if table is None:
            raise CitationBroken(exhibit[:12], detail="the exhibit has no rows")
        with self._bytes_of(exhibit).open(encoding=table["encoding"], newline="") as file:
            records = csv.reader(
                file, delimiter=table["delimiter"], quotechar=table["quotechar"] or None
            )
            wanted = table["header_record"] + row
            fields = next(islice(records, wanted - 1, wanted), None) if row > 0 else None
        if fields is None:
            raise CitationBroken(exhibit[:12], detail=Said("there is no row {row}", row=row))
        return fields

    def _bytes_of(self, exhibit: str) -> Path:
        path = self.sealed(exhibit)
        if not path.exists():
            raise SealBroken(exhibit[:12], found="gone", sealed=exhibit)
        return path

    def _locate_row(self, exhibit: str, row: int, column: int | None) -> Locator:
        payments = self.records(exhibit) / "payments.parquet"
        if not payments.exists():
            digest = hashlib.sha256(_UNIT.join(self._fields(exhibit, row)).encode()).hexdigest()
            return RowLocator(row, digest, column)
        columns = ["row", "start", "end", "row_sha256"]
        found = pq.read_table(payments, columns=columns, filters=[("row", "=", row)]).to_pylist()
        if not found:
            raise CitationBroken(exhibit[:12], detail=Said("there is no entry {row}", row=row))
        return BytesLocator(found[0]["start"], found[0]["end"], found[0]["row_sha256"])


@contextmanager
def _faults_named(exhibit: str) -> Iterator[None]:
    """Name the exhibit whose files are not what a reader leaves: damaged, cut short, or gone."""
    try:
        yield
    except SanadError:
        raise
    except _DAMAGE as error:
        said = f"what the reader made of it is damaged: {type(error).__name__}: {error}"
        detail = said[:200].encode("utf-8", "backslashreplace").decode()
        raise CitationBroken(exhibit[:12], detail=detail) from error


def shown_of(fields: Sequence[str], column: int | None, exhibit: str) -> str:
    """Return the fields of a record as a citation of it shows them, or the one in `column`.

    Raises:
        CitationBroken: the record has no such column.
    """
    if column is None:
        return _SHOWN.join(fields)
    if column > len(fields):
        raise CitationBroken(
            exhibit[:12], detail=Said("the row has no column {column}", column=column)
        )
    return fields[column - 1]


def cue_span(label: str) -> tuple[int, int]:
    """Return the milliseconds of a cue label `HH:MM:SS.mmm --> HH:MM:SS.mmm` (W3C WebVTT section 4.1)."""
    start, _, end = label.partition(" --> ")
    return _milliseconds(start), _milliseconds(end)


def _milliseconds(clock: str) -> int:
    seconds, _, fraction = clock.partition(".")
    total = 0
    for piece in seconds.split(":"):
        total = total * 60 + int(piece)
    return total * 1000 + int(fraction or 0)


def _only(found: Sequence[tuple[int, _P]], exhibit: str, quote: str) -> tuple[int, _P]:
    """Return the one place where the words stand."""
    if not found:
        detail = Said("“{quote}” does not stand there; quote the words as they are read there", quote=quote[:80])  # fmt: skip
        raise CitationBroken(exhibit[:12], detail=detail)
    if len(found) > 1:
        detail = Said(
            "“{quote}” occurs {count} times; quote words that stand once, or name the part",
            quote=quote[:80],
            count=len(found),
        )
        raise CitationBroken(exhibit[:12], detail=detail)
    return found[0]
