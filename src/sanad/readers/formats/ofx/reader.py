# SPDX-License-Identifier: Apache-2.0
"""Read statements in OFX: bank accounts, credit cards, and the cash of investment accounts.

Each row cites the bytes of its `STMTTRN`. Of an investment statement the movements of cash are rows; trades and other movements
of securities are set aside by name. A file without a statement, such as a bank's profile, is read and said to hold none.
Files of any size are read one entry at a time.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from sanad.errors import MalformedFile
from sanad.readers import markup
from sanad.readers.decoded import codec_named
from sanad.readers.formats.ofx import NAME, VERSION
from sanad.readers.formats.ofx.entries import REASONS, amount_of, values
from sanad.readers.formats.ofx.sgml import FORM, Sgml
from sanad.readers.markup import Closed, Event, Opened, Record, text
from sanad.readers.payments import Balance, Payments, SetAside
from sanad.readers.rows import Hints, Receipt
from sanad.values.canonical import Json

_STATEMENTS = frozenset({"STMTRS", "CCSTMTRS", "INVSTMTRS"})
_PENDING = "STMTTRNP"
_SECURITIES = frozenset(
    {
        "BUYDEBT", "BUYMF", "BUYOPT", "BUYOTHER", "BUYSTOCK", "CLOSUREOPT", "INCOME", "INVEXPENSE", "JRNLFUND", "JRNLSEC",
        "MARGININTEREST", "REINVEST", "RETOFCAP", "SELLDEBT", "SELLMF", "SELLOPT", "SELLOTHER", "SELLSTOCK", "SPLIT",
        "TRANSFER",
    }
)  # fmt: skip
"""What an `INVTRANLIST` holds beside cash (OFX 2.3 section 13.9.2.4)."""
_WANTED = markup.Wanted(
    holders=_STATEMENTS | {"OFX"},
    records=_SECURITIES | {"STMTTRN", "INVBANKTRAN", _PENDING},
    inner=frozenset({"STMTTRN"}),
)


def read(sealed: Path, into: Path, hints: Hints) -> Receipt:
    """Write the entries into `payments.parquet`, those set aside into `rejects.parquet`.

    Raises:
        HostileFile: a document type declaration, or elements nested without end.
        MalformedFile: no OFX, or one that is cut or crooked.
        UnreadableText: bytes that are no text in the encoding that is declared or hinted.
        TooMuchInside: an entry of more than 32 MiB.
    """
    encoding = None if hints.encoding is None else codec_named(hints.encoding, hints.name)
    with sealed.open("rb") as file:
        start = file.read(1 << 10)
    if not start.strip():
        raise MalformedFile(hints.name, format=FORM, detail="it is empty")
    sgml = None if _is_xml(start) else Sgml(sealed, hints.name, _WANTED, encoding)
    events = sgml.walk() if sgml else markup.walk(sealed, hints.name, FORM, _WANTED)
    with Payments(sealed, into, REASONS) as payments:
        facts = _read(events, payments, hints.name)
        if sgml is not None and sgml.unclosed:
            payments.note(f"{sgml.unclosed} elements that hold others are not closed")
        return payments.receipt(hints, (NAME, VERSION), facts)


def _is_xml(start: bytes) -> bool:
    head = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"<?", b"\xff\xfe", b"\xfe\xff"))


def _read(events: Iterator[Event], payments: Payments, where: str) -> dict[str, Json]:
    """Store every entry and return what the file says of itself."""
    statements, root = 0, None
    for event in events:
        if isinstance(event, Record):
            _store(event, payments)
        elif isinstance(event, Opened) and event.name in _STATEMENTS:
            statements += 1
            payments.begin()
        elif isinstance(event, Closed) and event.element.tag in _STATEMENTS:
            payments.end(None, None, _ledger(event.element))
        elif isinstance(event, Closed):
            root = event.element
    if root is None:
        raise MalformedFile(where, format=FORM, detail="it is no <OFX>")
    if statements == 0:
        payments.note(f"there is no statement in it, only {', '.join(one.tag for one in root)}")
    return _facts(root)


def _store(record: Record, payments: Payments) -> None:
    element, span = record.element, record.span
    if element.tag == "INVBANKTRAN":
        element, span = next(iter(record.inner.items()), (element, span))
    try:
        if record.holder.tag not in _STATEMENTS:
            raise SetAside("no_statement")
        if element.tag in _SECURITIES:
            raise SetAside("not_a_payment")
        if element.tag == _PENDING:
            raise SetAside("not_booked")
        payments.store(span, values(element, record.holder))
    except SetAside as fault:
        payments.set_aside(span, fault.code)


def _ledger(statement: Element) -> Balance | None:
    """Return the ledger balance. OFX gives no opening one, so whether a statement adds up cannot be said."""
    try:
        found = amount_of(text(statement, "LEDGERBAL/BALAMT"), text(statement, "CURDEF") or "")
    except SetAside:
        return None
    return Balance(*found)


def _facts(root: Element) -> dict[str, Json]:
    messages: list[Json] = [str(one.tag) for one in root]
    told = {
        "bank": text(root, "SIGNONMSGSRSV1/SONRS/FI/ORG"),
        "made": text(root, "SIGNONMSGSRSV1/SONRS/DTSERVER"),
    }
    return {"messages": messages, **{key: value for key, value in told.items() if value}}
