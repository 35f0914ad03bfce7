# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: S608 - SQL is this folder's trade: names are its own, texts of templates and paths are quoted
"""A template as SQL: from the fields of a staged record to the columns of `CALLS`, or a reason why not.

The stage has the columns `c0` ... `c<n-1>` as a CSV reader gives them, NULL where the record ended early, and
`c<n>` for whatever came after the last named column. Its rows are the data records, in order.
"""

from sanad.readers.formats.calls.clock import utc
from sanad.readers.formats.calls.moments import EARLIEST, moment, reading
from sanad.readers.formats.calls.numbers import (
    is_destroyed,
    is_marked,
    is_open,
    is_plain,
    learned,
    plain,
    punctuated,
)
from sanad.readers.formats.calls.positions import OTHER, degrees
from sanad.readers.formats.calls.template import Template
from sanad.readers.tabular.telephones import DESTROYED_REASON, MARKED_NOTE

REASONS = {
    "empty_record": "The line is empty.",
    "too_few_fields": "The record has fewer fields than the header.",
    "too_many_fields": "The record has more fields than the header.",
    "separator_in_field": "A field holds the character U+001F, which separates fields in digests.",
    "unclear_call_type": "The operator's word for the type can mean more than one thing.",
    "unknown_call_type": "The template does not know this type of call.",
    "no_owner": "The record does not say whose it is.",
    "destroyed_number": DESTROYED_REASON,
    "bad_date": "There is no date, it has another form, or no calendar has it.",
    "clock_change": "The clocks skipped or repeated that hour; which one is meant is not known.",
    "bad_duration": "The duration is not a whole number of seconds from 0 to 999,999,999.",
}
"""Code of each kind of record set aside, and the sentence for whoever asks the sender.

For `unclear_call_type` the template has a sentence of its own for each word.
"""

SENDER = "(?:[2-6][0-9A-Fa-f]|7[0-9A-Ea-e]){3,}"
"""Hexadecimal for printable ASCII (0x20 to 0x7E), three characters or more."""


def quoted(text: str) -> str:
    """Return a text as a SQL literal."""
    return "'" + text.replace("'", "''") + "'"


class Compiled:
    """The SQL of one template for one file.

    Args:
        template: Checked already; its texts are quoted here.
        form: The date format in force.
        stage: SQL name of the staged Parquet file.
        has_separator: Whether any field may hold U+001F.
    """

    def __init__(self, template: Template, form: str, stage: str, *, has_separator: bool) -> None:
        self.template = template
        self.form = form
        self.stage = stage
        self.has_separator = has_separator
        self.width = len(template.header)

    def calls(self, *, learned_some: bool) -> str:
        """Return the query for records that can be stored, in order of row.

        `learned_some` says that `numbers.learn` was called for what `open_numbers` gave.
        """
        return f"""
            SELECT row, {self._digest()} AS row_sha256, kind, direction,
                {self._party("owner", learned_some=learned_some)} AS owner,
                {self._party("other", learned_some=learned_some)} AS other,
                owner_written, other_written, started_at, started_written, duration_s,
                {self._digits("imei")} AS imei, {self._digits("imsi")} AS imsi,
                {self._text("cell")} AS cell, {self._text("site")} AS site,
                {self._text("last_cell")} AS last_cell, {self._place("latitude")}, {self._place("longitude")},
                {self._place("last_latitude")}, {self._place("last_longitude")}
            FROM ({self._judged()}) AS judged WHERE code IS NULL"""

    def rejects(self) -> str:
        """Return the query for records set aside, in order of row."""
        reason = " ".join(f"WHEN '{code}' THEN {self._reason(code)}" for code in REASONS)
        fields = ", ".join(f"c{n}" for n in range(self.width + 1))
        return f"""
            SELECT row, code, CASE code {reason} END AS reason, concat_ws(' | ', {fields}) AS written
            FROM ({self._judged()}) AS judged WHERE code IS NOT NULL"""

    def open_numbers(self) -> str:
        """Return the query for distinct texts of parties that need a closer look."""
        sides = [s for s in ("owner", "other", "calling", "called") if s in self.template.columns]
        home = self.template.home
        texts = " UNION ALL ".join(
            f"SELECT {self._text(s)} AS text FROM {self.stage}"
            f" WHERE NOT {is_plain(self._written(s), home, self.template.quotes)}"
            for s in sides
        )
        unusual = f"{is_open('text')} AND {punctuated('text', home)} IS NULL"
        return f"SELECT DISTINCT text FROM ({texts}) WHERE {unusual} ORDER BY text"

    def remarks(self) -> dict[str, str]:
        """Return, by what a person should be told of them, the conditions under which records are counted for a note."""
        found = {
            f"hold an {name.upper()} that is no number; it was left out": f"{self._text(name)} IS NOT NULL"
            f" AND {self._digits(name)} IS NULL"
            for name in ("imei", "imsi")
            if name in self.template.columns
        }
        for name, words in (("latitude", "a position"), ("last_latitude", "a last position")):
            if name in self.template.columns:
                told = f"hold {words} that cannot be read; it was left out"
                pair = f"{self._degrees(name)} + {self._degrees(OTHER[name])}"
                found[told] = f"{self._text(name)} IS NOT NULL AND {pair} IS NULL"
        sides = [s for s in ("owner", "other", "calling", "called") if s in self.template.columns]
        marked = (is_marked(self._written(side), self._text(side)) for side in sides)
        found[MARKED_NOTE] = " OR ".join(marked)
        if "forwarded" in self.template.columns:
            found["name a further party of a forwarded call; it stands in the file"] = (
                f"{self._text('forwarded')} IS NOT NULL"
            )
        return found

    def started_text(self) -> str:
        """Return SQL for the date and time of a record, cleaned, parts joined by one blank."""
        parts = [self._clean(f"c{n}") for n in self.template.columns["started"]]
        return " || ' ' || ".join(parts)

    def _records(self) -> str:
        return f"(SELECT file_row_number + 1 AS row, * FROM {self.stage})"

    def _judged(self) -> str:
        return f"""
            SELECT *, {self._code()} AS code
            FROM (SELECT *, {utc("local", self.template.zone)} AS started_at
            FROM (SELECT *, {self._sides()}, {self._local()} AS local,
                {self._written("started")} AS started_written,
                {self._duration()} AS duration_s
            FROM (SELECT *, {self._meaning(0)} AS kind, {self._meaning(1)} AS direction,
                {reading(self._written("started"), self._form_as_written())} AS as_it_stands
            FROM {self._records()} AS records) AS typed) AS read) AS timed"""

    def _form_as_written(self) -> str:
        """Return the date format with the operator's quotation marks around each column's part."""
        mark, parts = self.template.quotes, self.form.split(" ")
        if len(mark) != 1 or mark == "%" or len(parts) != len(self.template.columns["started"]):
            return self.form
        return " ".join(f"{mark}{part}{mark}" for part in parts)

    def _local(self) -> str:
        """Read the time from the fields as written first: cleaning them costs as much as reading them."""
        cleaned = moment(self.started_text(), self.form)
        return f"CASE WHEN as_it_stands >= {EARLIEST} THEN as_it_stands ELSE {cleaned} END"

    def _code(self) -> str:
        width = self.width
        duration = self._text("duration")
        arms = [
            ("empty_record", "c0 IS NULL"),
            ("too_few_fields", f"c{width - 1} IS NULL"),
            ("too_many_fields", f"c{width} IS NOT NULL"),
            ("separator_in_field", f"contains({self._joined('')}, chr(31))"),
            ("unclear_call_type", self._is_unclear()),
            ("unknown_call_type", "kind IS NULL"),
            ("no_owner", f"{self._clean('owner_written')} IS NULL"),
            ("destroyed_number", self._is_destroyed()),
            ("bad_date", "local IS NULL"),
            ("clock_change", "started_at IS NULL"),
            ("bad_duration", f"duration_s IS NULL AND {duration} IS NOT NULL"),
        ]
        unneeded = {
            *({"separator_in_field"} if not self.has_separator else ()),
            *({"unclear_call_type"} if not self.template.set_aside else ()),
        }
        arms = [arm for arm in arms if arm[0] not in unneeded]
        return "CASE " + " ".join(f"WHEN {test} THEN '{code}'" for code, test in arms) + " END"

    def _sides(self) -> str:
        """Give both parties: by column, or by who called when the columns say calling and called."""
        if "owner" in self.template.columns:
            return f"{self._written('owner')} AS owner_written, {self._written('other')} AS other_written"
        calling, called = self._written("calling"), self._written("called")
        out = "CASE direction WHEN 'out' THEN {} ELSE {} END AS {}_written"
        return f"{out.format(calling, called, 'owner')}, {out.format(called, calling, 'other')}"

    def _party(self, side: str, *, learned_some: bool) -> str:
        """Read a party; first as written, because most are plain numbers and need no cleaning."""
        written, home, marks = f"{side}_written", self.template.home, self.template.quotes
        digits = f"trim({written}, {quoted(marks)})" if marks else written
        text = self._clean(written)
        unusual = f"CASE WHEN {is_open(text)} THEN {learned(text)} END, " if learned_some else ""
        bare = f"{plain(digits, home)}, {punctuated(text, home)}"
        return f"coalesce({bare}, {unusual}{self._sender(text)})"

    def _sender(self, text: str) -> str:
        """Decode a sender's name. Digits alone may be a short code and are left as they stand."""
        if not self.template.hex_senders:
            return text
        name = f"try(decode(unhex({text})))"
        coded = f"regexp_full_match({text}, '{SENDER}') AND regexp_matches({text}, '[A-Fa-f]')"
        return (
            f"CASE WHEN {coded} AND regexp_matches({name}, '[A-Za-z]') THEN {name} ELSE {text} END"
        )

    def _meaning(self, part: int) -> str:
        if self.template.every is not None:
            return quoted(self.template.every[part])
        arms = " ".join(
            f"WHEN {quoted(written)} THEN {quoted(meaning[part])}"
            for written, meaning in self.template.calls.items()
        )
        return f"CASE {self._text('type')} {arms} END"

    def _is_destroyed(self) -> str:
        sides = ("owner_written", "other_written")
        return " OR ".join(is_destroyed(side, self._clean(side)) for side in sides)

    def _is_unclear(self) -> str:
        return f"{self._text('type')} IN ({', '.join(quoted(word) for word in self.template.set_aside)})"

    def _reason(self, code: str) -> str:
        if code != "unclear_call_type" or not self.template.set_aside:
            return quoted(REASONS[code])
        arms = (
            f"WHEN {quoted(word)} THEN {quoted(said)}"
            for word, said in self.template.set_aside.items()
        )
        return f"CASE {self._text('type')} {' '.join(arms)} END"

    def _place(self, field: str) -> str:
        """Give one of two degrees; a place of which only one can be read is none."""
        if field not in self.template.columns:
            return f"CAST(NULL AS DOUBLE) AS {field}"
        return f"CASE WHEN {self._degrees(OTHER[field])} IS NOT NULL THEN {self._degrees(field)} END AS {field}"

    def _degrees(self, field: str) -> str:
        return degrees(self._text(field), field.removeprefix("last_"), self.template.position)

    def _duration(self) -> str:
        text = self._text("duration")
        return (
            f"CASE WHEN regexp_full_match({text}, '[0-9]{{1,9}}') THEN CAST({text} AS BIGINT) END"
        )

    def _digits(self, field: str) -> str:
        text = f"replace(replace({self._text(field)}, '-', ''), ' ', '')"
        return f"CASE WHEN regexp_full_match({text}, '[0-9]+') THEN {text} END"

    def _digest(self) -> str:
        return f"sha256({self._joined(chr(31))})"

    def _joined(self, separator: str) -> str:
        fields = ", ".join(f"c{n}" for n in range(self.width))
        return f"concat_ws({f'chr({ord(separator)})' if separator else quoted('')}, {fields})"

    def _written(self, field: str) -> str:
        places = self.template.columns.get(field)
        return " || ' ' || ".join(f"c{n}" for n in places) if places else "CAST(NULL AS VARCHAR)"

    def _text(self, field: str) -> str:
        places = self.template.columns.get(field, ())
        if len(places) > 1:
            return f"nullif(concat_ws(' ', {', '.join(self._clean(f'c{n}') for n in places)}), '')"
        return self._clean(f"c{places[0]}") if places else "CAST(NULL AS VARCHAR)"

    def _clean(self, column: str) -> str:
        """Take off blanks and the operator's own quotation marks; the operator's empty is NULL."""
        bare = f"trim({column}, {quoted(' ' + chr(9) + self.template.quotes)})"
        empty = ", ".join(quoted(mark) for mark in self.template.empty)
        return f"(CASE WHEN {bare} NOT IN ({empty}) THEN {bare} END)"
