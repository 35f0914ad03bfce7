# SPDX-License-Identifier: Apache-2.0
"""Read bank statements in SWIFT MT940, and interim reports in MT942: one row per field 61.

Each row cites the bytes of its field 61 with the fields 86 and NS that follow. Text is decoded by the hint; without one
as a citation shows it (docs/formats/citation.md): UTF-8, or Latin-1 where an entry is not UTF-8, and a note
says so.
"""

from decimal import Decimal
from mmap import ACCESS_READ, mmap
from pathlib import Path

from sanad.errors import MalformedFile, UnreadableText
from sanad.readers.decoded import codec_named, marked
from sanad.readers.formats.mt940 import NAME, VERSION, meaning
from sanad.readers.formats.mt940.scan import Entry, Field, Statement, statements
from sanad.readers.payments import Balance, Payments, SetAside, Values, account_key
from sanad.readers.rows import Hints, Receipt

_OPENING, _CLOSING = ("60F", "60M", "60"), ("62F", "62M", "62")
_CURRENCIES = (*_OPENING, "64", "65", *_CLOSING, "34F", "34")
"""Fields that name the currency of a statement, the surest first."""


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the entries into `payments.parquet`, those set aside into `rejects.parquet`.

    Raises:
        MalformedFile: no field of a statement is in it, or it is UTF-16.
        TooMuchInside: a field of more than 1 MiB, or a statement of more than 256 MiB.
        UnreadableText: bytes that are no text in the hinted encoding.
        BadValue: no codec has the hinted name.
    """
    codec = None if hints.encoding is None else codec_named(hints.encoding, hints.name)
    with Payments(sealed, into, meaning.REASONS) as payments:
        work = _Work(payments, codec, hints.name)
        if sealed.stat().st_size:  # nothing cannot be mapped
            with sealed.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as raw:
                _refuse_wide(raw[:4], hints.name)
                for statement in statements(raw, hints.name):
                    work.read(statement)
        if work.statements == 0:
            raise MalformedFile(hints.name, format="MT940", detail="it has no field of a statement")
        work.finish()
        return payments.receipt(hints, (NAME, VERSION))


def _refuse_wide(start: bytes, where: str) -> None:
    """Refuse a text of two or four bytes a character: no bank sends one, so somebody has saved the file anew."""
    if (codec := marked(start)) not in {None, "utf-8-sig"}:
        detail = f"it is {codec}, in which no bank writes, so it was saved anew; ask for the file as the bank sent it"
        raise MalformedFile(where, format="MT940", detail=detail)


class _Work:
    """The statements of one file, one after the other."""

    def __init__(self, payments: Payments, codec: str | None, where: str) -> None:
        self.statements = 0
        self._payments, self._codec, self._where = payments, codec, where
        self._unlike_utf8 = 0
        self._page: tuple[str | None, Balance | None] = (None, None)

    def read(self, statement: Statement) -> None:
        """Read one statement; whatever in it does not agree with the rest is noted."""
        self.statements += 1
        self._payments.begin()
        name = self._first(statement, "20")
        label = name or f"number {self.statements}"
        shared: Values = {"statement": name, "account": self._account(statement, label)}
        code = self._currency(statement)
        moved: dict[str, list[Decimal]] = {"debit": [], "credit": []}
        for one in statement.entries:
            if (values := self._entry(one, code, shared)) is not None:
                amount = values["amount"]
                if isinstance(amount, Decimal):
                    moved[str(values["direction"])].append(amount)
        opening, closing = (self._balance(statement, tags) for tags in (_OPENING, _CLOSING))
        self._payments.end(name, opening, closing)
        self._compare_sums(statement, label, moved)
        self._compare_pages(statement, label, opening, closing)

    def finish(self) -> None:
        """Note what was met here and there in the file."""
        if self._unlike_utf8:
            self._payments.note(f"{self._unlike_utf8} texts are not UTF-8 and were read as Latin-1")

    def _entry(self, found: Entry, code: str | None, shared: Values) -> Values | None:
        """Store or set aside one entry and return what was stored."""
        try:
            values = meaning.entry(meaning.lines(self._text(found.fields[0])), code)
        except SetAside as fault:
            self._payments.set_aside(found.span, fault.code)
            return None
        details = "\n".join(meaning.lines(self._text(one)) for one in found.fields[1:])
        other, name, purpose = meaning.party(details)
        values |= shared | {
            "other_account": account_key(other),
            "other_name": name,
            "details": purpose or details or None,
        }
        self._payments.store(found.span, values)
        return values

    def _account(self, statement: Statement, label: str) -> str | None:
        """Return whose statement it is, as the bank writes it; one that names two is nobody's."""
        named = statement.named("25", "25P")
        if len(named) > 1:
            words = "names two accounts, so its entries stand under neither"
            self._payments.note(f"statement {label} {words}")
            return None
        written = meaning.lines(self._text(named[0])) if named else ""
        return account_key(written.partition("\n")[0] or None)  # 25P: the bank's code follows

    def _currency(self, statement: Statement) -> str | None:
        fields = (one for tag in _CURRENCIES for one in statement.named(tag))
        codes = (meaning.currency(one.tag, meaning.lines(self._text(one))) for one in fields)
        return next((code for code in codes if code is not None), None)

    def _balance(self, statement: Statement, tags: tuple[str, ...]) -> Balance | None:
        """Return a balance that the statement gives once."""
        named = statement.named(*tags)
        return meaning.balance(meaning.lines(self._text(named[0]))) if len(named) == 1 else None

    def _compare_sums(
        self, statement: Statement, label: str, moved: dict[str, list[Decimal]]
    ) -> None:
        """Note where the entries are not those that fields 90D and 90C of an MT942 declare."""
        for tag, side in (("90D", "debit"), ("90C", "credit")):
            told = self._first(statement, tag)
            declared = meaning.declared(told) if told else None
            holds = (len(moved[side]), sum(moved[side], Decimal(0)))
            if declared is not None and declared != holds:
                words = f"declares {declared[0]} {side} entries of {declared[1]}, holds {holds[0]} of {holds[1]}"
                self._payments.note(f"statement {label} {words}")

    def _compare_pages(
        self, statement: Statement, label: str, opening: Balance | None, closing: Balance | None
    ) -> None:
        """Note where a page does not begin with the balance at which the page before it ended."""
        account = self._first(statement, "25", "25P")
        before, ended = self._page
        if statement.named("60M") and account == before and opening and ended and opening != ended:
            self._payments.note(
                f"statement {label} goes on at {opening}; the page before ends at {ended}"
            )
        self._page = (account, closing) if statement.named("62M") else (None, None)

    def _first(self, statement: Statement, *tags: str) -> str | None:
        named = statement.named(*tags)
        return (meaning.lines(self._text(named[0])) or None) if named else None

    def _text(self, one: Field) -> str:
        try:
            return one.value.decode(self._codec or "utf-8")
        except UnicodeDecodeError as error:
            if self._codec is not None:
                offset = one.value_start + error.start
                raise UnreadableText(self._where, encoding=self._codec, offset=offset) from error
        self._unlike_utf8 += 1
        return one.value.decode("latin-1")
