# SPDX-License-Identifier: Apache-2.0
"""A template of an operator or a bank as a form says it (docs/formats/template.md): what kind of records, what each column is, what its words mean.

Nothing is judged here: whether a template is sound is found when it is tried or kept, by the reader of its kind.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from sanad.desk.template_kinds import KINDS, Kind, meaning_of
from sanad.desk.toml import said, written
from sanad.errors import BadValue
from sanad.readers.tabular.layout import Document
from sanad.readers.tabular.orders import EITHER_ORDER
from sanad.readers.tabular.worst import Dated, days, moments
from sanad.values.said import Said

_MARK = "sanad/template/1"
_WORST = 5
_LINES = 20
"""Records that may stand before the header of the next delivery, where some stand before that of this one."""
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Draft:
    """What the form says. `columns` is column → field, `words` the sender's word → meaning, `every` the meaning for all records, `options` other fields as they were typed."""

    records: str = "calls"
    id: str = ""
    operator: str = ""
    version: str = "1"
    delimiter: str = ","
    preamble: int = 0
    header: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    words: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    every: str = ""
    options: Mapping[str, str] = field(default_factory=lambda: _NOTHING)

    @property
    def kind(self) -> Kind:
        """Return what is known of such records.

        Raises:
            BadValue: there are none of that name.
        """
        if self.records not in KINDS:
            detail = Said("one of: {known}", known=", ".join(KINDS))
            raise BadValue("template", value=self.records, type="kind of records", detail=detail)
        return KINDS[self.records]

    @property
    def name(self) -> str:
        """Return the id, which is made of operator and version where none was typed."""
        plain = re.sub("[^a-z0-9]+", "-", f"{self.operator} {self.version}".lower()).strip("-")
        return self.id or plain

    def places(self, name: str) -> list[int]:
        """Return the columns, by number, that are the field `name`, in the order of the table."""
        return [n for n, column in enumerate(self.header) if self.columns.get(column) == name]

    def text(self) -> str:
        """Return the template as its file holds it."""
        head: dict[str, object] = {
            "template": _MARK,
            "id": self.name,
            "version": self.version,
            "operator": self.operator,
            "records": self.records,
            "header": self.header,
            "delimiter": self.delimiter,
            "preamble_max": max(self.preamble, _LINES) if self.preamble else 0,
            **self._options(""),
        }
        tables = {"columns": self._columns(), "preamble": self._options("preamble.")}
        words = self.kind.words
        if words is not None and self.every and words.all is not None:
            head[words.all] = meaning_of(self.records, self.every)
        elif words is not None:
            known = self.words.items()
            tables[words.table] = {word: meaning_of(self.records, told) for word, told in known}
        lines = _lines(head)
        for name, table in tables.items():
            lines += ["", f"[{name}]", *_lines(table)] if table else []
        return "\n".join([*lines, ""])

    def dates(self, rows: Iterable[tuple[str, ...]]) -> list[Dated]:
        """Return how the worst dates of some records read by what the form says so far; none as long as no column is a date.

        Raises:
            BadValue: a form of dates, zone or calendar is none.
        """
        found = [self.places(name) for name in self.kind.dates]
        texts = [" ".join(row[n].strip() for n in places if n < len(row)) for places in found if places for row in rows]  # fmt: skip
        some = [text for text in dict.fromkeys(texts) if text.strip()]
        forms = _between(self.options.get("date_format", ""), ";")
        if self.kind.by_clock:
            return moments(some, forms or EITHER_ORDER, self.options.get("zone", ""))[:_WORST]
        return days(some, forms, self.options.get("calendar", ""))[:_WORST]

    def _columns(self) -> dict[str, object]:
        found: dict[str, list[str]] = {}
        for column in self.header:
            if name := self.columns.get(column):
                found.setdefault(name, []).append(column)
        return {name: of[0] if len(of) == 1 else of for name, of in found.items()}

    def _options(self, table: str) -> dict[str, object]:
        """Return the fields of one table, that of the template itself for no name."""
        told: dict[str, object] = {}
        for each in self.kind.options:
            above, dot, name = each.name.rpartition(".")
            typed = self.options.get(each.name, "")
            if f"{above}{dot}" == table and typed and not self.places(name):  # a column says it
                told[name] = _typed(typed, each.between, is_flag=each.is_flag)
        return told


def proposed(draft: Draft, known: Iterable[Document]) -> Draft:
    """Return a draft for its header by what other templates call columns and words of the same names; a proposal, to be looked at."""
    fields: dict[str, dict[str, str]] = {name: {} for name in KINDS}
    words: dict[str, str] = {}
    for each in known:
        told = each.fields
        records = str(each.records)
        for name, columns in told.get("columns", {}).items():
            for column in [columns] if isinstance(columns, str) else columns:
                fields.setdefault(records, {}).setdefault(_plain(column), name)
        words |= {_plain(word): f"{of['kind']} {of['direction']}" for word, of in told.get("calls", {}).items()}  # fmt: skip
    hits = Counter(
        {name: sum(_plain(one) in fields[name] for one in draft.header) for name in KINDS}
    )
    records = hits.most_common(1)[0][0]
    columns = {one: fields[records][_plain(one)] for one in draft.header if _plain(one) in fields[records]}  # fmt: skip
    usable = {column: name for column, name in columns.items() if name in KINDS[records].fields}
    return replace(draft, records=records, columns=_once(usable, KINDS[records]), words=words)


def _once(columns: Mapping[str, str], kind: Kind) -> dict[str, str]:
    """Leave out what a second column would be, of fields that take one."""
    found: dict[str, str] = {}
    for column, name in columns.items():
        if name in kind.several or name not in found.values():
            found[column] = name
    return found


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _lines(told: Mapping[str, object]) -> list[str]:
    return [f"{_key(name)} = {written(value)}" for name, value in told.items() if said(value)]


def _key(name: str) -> str:
    return name if re.fullmatch("[A-Za-z_]+", name) else written(name)


def _typed(text: str, between: str, *, is_flag: bool) -> object:
    if is_flag:
        return text == "true"
    some = _between(text, between) if between else []
    return some if len(some) > 1 or between == "," else text


def _between(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]
