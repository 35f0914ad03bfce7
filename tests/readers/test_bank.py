# SPDX-License-Identifier: Apache-2.0
"""Bank statements by template: amounts and sides, bytes that a stranger can cut out, balances that do or do not lead on."""

import csv
import hashlib
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from sanad.errors import AmbiguousDates, BadSheet, MalformedFile, UnreadableText
from sanad.readers.formats.bank.figures import Figures
from sanad.readers.formats.bank.reader import REASONS
from sanad.readers.formats.bank.running import Running
from sanad.readers.payments import SetAside

TEMPLATES = Path(__file__).parents[2] / "src" / "sanad" / "rulebook" / "pk" / "templates"
SHIPPED = TEMPLATES / "gamma-bank.toml"
PREAMBLE = "GAMMA BANK (fictional)\r\nAccount No : 0001-2345678,,,,,,\r\nCurrency: PKR,,\r\n"
HEAD = "Date,Value Date,Particulars,Instrument No,Withdrawal,Deposit,Balance\r\n"
OPENING = '01/01/2025,,Opening Balance,,,,"1,000.00 CR"\r\n'
IN = '02/01/2025,03/01/2025,"Transfer from\nSample Payer",N-1,-,"1,50,000.50","1,51,000.50 CR"\r\n'
OUT = '04/01/2025,04/01/2025,Cash,CHQ 7,"160,000.00",0.00,"8,999.50 DR"\r\n'
PLAIN = "04/01/2025,04/01/2025,Cash,CHQ 7,160000.00,0.00,8999.50 DR\r\n"
CLOSING = '31/01/2025,,Closing Balance,,,,"8,999.50 DR"\r\n'
WHOLE = PREAMBLE + HEAD + OPENING + IN + OUT + CLOSING


def changed(tmp_path, *changes: tuple[str, str]):
    """Return the shipped template with some words replaced."""
    text = SHIPPED.read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "changed.toml"
    path.write_text(text)
    return (path,)


def own(tmp_path, header: str, columns: str, more: str = ""):
    """Return a template of a few columns."""
    names = ", ".join(f'"{name}"' for name in header.split(";"))
    path = tmp_path / "own.toml"
    path.write_text(
        f'template = "sanad/template/1"\nid = "own"\nversion = "1"\nrecords = "payments"\noperator = "x"\n'
        f'header = [{names}]\ndelimiter = ";"\ndate_format = "%Y-%m-%d"\n{more}\n[columns]\n{columns}\n'
    )
    return (path,)


def test_a_statement_is_read_as_a_hand_would(run):
    outcome = run(WHOLE.encode(), "g.csv")
    one, two = outcome.rows("payments")
    raw = WHOLE.encode()
    start = raw.index(b"02/01/2025")
    written = IN.removesuffix("\r\n").encode()
    assert one == {
        "row": 2,
        "start": start,
        "end": start + len(written),
        "row_sha256": hashlib.sha256(written).hexdigest(),
        "statement": None,
        "account": "0001-2345678",
        "direction": "credit",
        "amount": Decimal("150000.50000"),
        "amount_written": "1,50,000.50",
        "currency": "PKR",
        "booked_on": date(2025, 1, 2),
        "valued_on": date(2025, 1, 3),
        "other_account": None,
        "other_name": None,
        "reference": "N-1",
        "bank_reference": None,
        "details": "Transfer from\nSample Payer",
        "statement_row": 1,
    }
    assert (two["row"], two["direction"], two["amount"]) == (3, "debit", Decimal(160000))
    assert [row["code"] for row in outcome.rows("rejects")] == ["balance_row"] * 2
    receipt = outcome.receipt
    assert (receipt.reader, receipt.kind, receipt.read, receipt.stored) == (
        "bank",
        "payments",
        4,
        2,
    )
    assert (receipt.first, receipt.last) == (date(2025, 1, 2), date(2025, 1, 4))
    assert receipt.numbers == ("0001-2345678",)
    [statement] = receipt.facts["balances"]
    assert statement["adds_up"] is True
    assert all(note.startswith("before the header: ") for note in receipt.notes)


ENCODINGS = [
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "cp1256",
    "mac-roman",
]


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_row_cites_exactly_the_bytes_of_its_record(run, encoding, newline):
    name = {"cp1256": "نمونہ", "cp1252": "Zoë", "mac-roman": "Zoë"}.get(encoding, "نمونہ Zoë")
    text = (
        WHOLE.replace("\r\n", "\0")
        .replace("\n", newline)
        .replace("\0", newline)
        .replace("Cash", name)
    )
    raw = text.encode(encoding)
    is_marked = encoding in {"utf-8", "utf-8-sig", "utf-16"}
    outcome = run(raw, "g.csv", encoding=None if is_marked else encoding)
    codec = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(
        encoding, encoding
    )
    records = list(csv.reader(io.StringIO(text, newline="")))[4:]
    rows = outcome.rows("payments")
    assert [row["row"] for row in rows] == [2, 3]
    for row in rows:
        cut = raw[row["start"] : row["end"]]
        assert hashlib.sha256(cut).hexdigest() == row["row_sha256"]
        [fields] = csv.reader(io.StringIO(cut.decode(codec), newline=""))
        assert fields == records[row["row"] - 1]
    assert rows[1]["details"] == name


def test_an_encoding_that_writes_one_text_in_two_ways_is_refused_and_not_cited(run):
    raw = WHOLE.replace("Cash", "Ca+AHM-h").encode(
        "ascii"
    )  # UTF-7: +AHM- is s, which could stand plain
    with pytest.raises(UnreadableText):
        run(raw, "g.csv", encoding="utf-7")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("04/01/2025,04/01/2025", ",04/01/2025"), "bad_date"),
        (("04/01/2025,04/01/2025", "31/02/2025,04/01/2025"), "bad_date"),
        (('"160,000.00"', '"160.000,00"'), "bad_amount"),
        (('"160,000.00"', '"16,0000.00"'), "bad_amount"),
        (('"160,000.00"', "1e5"), "bad_amount"),
        (('"160,000.00"', "160000.000001"), "bad_amount"),
        (('"160,000.00"', "9" * 40), "bad_amount"),
        (('"160,000.00"', "0.00"), "no_amount"),
        (('"160,000.00"', "-"), "no_amount"),
        (('"160,000.00",0.00', "5,6"), "two_amounts"),
        (('"160,000.00"', "5 CR"), "two_sides"),
        (("Cash,", ""), "too_few_fields"),
        (("Cash", "Cash,more"), "too_many_fields"),
        ((OUT, "\r\n"), "empty_record"),
    ],
)
def test_what_is_no_payment_for_certain_is_set_aside(run, change, code):
    assert change[0] in OUT
    outcome = run((PREAMBLE + HEAD + OUT.replace(*change) + IN).encode(), "g.csv")
    [reject] = outcome.rows("rejects")
    assert (reject["row"], reject["code"], reject["reason"]) == (1, code, REASONS[code])
    assert [row["row"] for row in outcome.rows("payments")] == [2]


@pytest.mark.parametrize("valued", ["30/02/2025", "2025/01/04", "tomorrow"])
def test_money_that_was_booked_is_kept_when_its_value_date_is_no_day(run, valued):
    bad = OUT.replace("04/01/2025,04/01/2025", f"04/01/2025,{valued}")
    outcome = run((PREAMBLE + HEAD + bad + OUT).encode(), "g.csv")
    found = [(row["booked_on"], row["valued_on"]) for row in outcome.rows("payments")]
    assert found == [(date(2025, 1, 4), None), (date(2025, 1, 4), date(2025, 1, 4))]
    assert "1 entries bear a value date that is no day; it is left out" in outcome.receipt.notes


def test_a_negative_withdrawal_is_booked_as_a_credit(run):
    raw = (PREAMBLE + HEAD + OUT.replace('"160,000.00"', "(500.00)")).encode()
    [row] = run(raw, "g.csv").rows("payments")
    assert (row["direction"], row["amount"], row["amount_written"]) == (
        "credit",
        Decimal(500),
        "(500.00)",
    )


def test_a_break_of_the_running_balance_names_its_row_and_mends_nothing(run):
    wrong = IN.replace("1,51,000.50 CR", "1,51,000.60 CR")
    outcome = run((PREAMBLE + HEAD + OPENING + wrong + OUT + CLOSING).encode(), "g.csv")
    breaks = [note for note in outcome.receipt.notes if note.startswith("row ")]
    assert breaks == [
        "row 2: the balance should be 151000.50, but it says 151000.60",
        "row 3: the balance should be -8999.40, but it says -8999.50",
    ]
    assert [row["amount"] for row in outcome.rows("payments")] == [
        Decimal("150000.5"),
        Decimal(160000),
    ]


def test_a_missing_entry_breaks_the_balance_and_the_sum(run):
    outcome = run((PREAMBLE + HEAD + OPENING + OUT + CLOSING).encode(), "g.csv")
    assert any(
        note.startswith("row 2: the balance should be -159000.00") for note in outcome.receipt.notes
    )
    assert any("closes at -8999.50" in note for note in outcome.receipt.notes)
    assert outcome.receipt.facts["balances"][0]["adds_up"] is False


def test_a_last_balance_that_is_not_the_closing_one_is_noted(run):
    raw = WHOLE.replace(CLOSING, CLOSING.replace("8,999.50", "9,999.50")).encode()
    notes = run(raw, "g.csv").receipt.notes
    assert "the rows lead to -8999.50, but the statement says -9999.50 PKR" in notes


def test_a_statement_with_the_newest_entry_first_is_followed_backwards(run, tmp_path):
    templates = changed(tmp_path, ('thousands = ","', 'thousands = ","\nnewest_first = true'))
    raw = (PREAMBLE + HEAD + CLOSING + OUT + IN + OPENING).encode()
    assert not [n for n in run(raw, "g.csv", templates=templates).receipt.notes if "balance" in n]
    wrong = raw.replace(b"1,51,000.50 CR", b"1,51,000.60 CR")
    breaks = [
        n for n in run(wrong, "g.csv", templates=templates).receipt.notes if n.startswith("row ")
    ]
    assert breaks == ["row 3: the balance should be 151000.50, but it says 151000.60"]
    # in the declared order of the shipped template the same file does not add up
    assert [n for n in run(raw, "g.csv").receipt.notes if n.startswith("row ")]


def test_balances_of_several_accounts_are_followed_apart(run):
    head = "account,booked_on,valued_on,direction,amount,currency,balance,other_account,other_name,reference,details\n"
    rows = "".join(
        f"{account},2025-01-0{n},,{side},{amount},PKR,{balance},,,,\n"
        for account, n, side, amount, balance in [
            ("A", 1, "credit", 5, 105), ("B", 1, "debit", 5, 45), ("A", 2, "debit", 5, 100), ("B", 2, "debit", 5, 41),
        ]
    )  # fmt: skip
    outcome = run((head + rows).encode(), "p.csv")
    assert outcome.receipt.version == "1/sanad-payments/1"
    assert outcome.receipt.notes == ("row 4: the balance should be 40, but it says 41",)
    assert [row["statement_row"] for row in outcome.rows("payments")] == [None] * 4
    assert outcome.receipt.numbers == ("A", "B")


def test_one_signed_column_with_a_decimal_comma(run, tmp_path):
    templates = own(
        tmp_path,
        "Day;Sum",
        'booked = "Day"\namount = "Sum"',
        'currency = "EUR"\ndecimal = ","\nthousands = "."',
    )
    raw = b"Day;Sum\n2025-01-01;1.234,5\n2025-01-02;-2,25\n2025-01-03;3,00-\n2025-01-04;1,234.5\n"
    outcome = run(raw, "x.csv", templates=templates)
    found = [(row["direction"], row["amount"]) for row in outcome.rows("payments")]
    assert found == [
        ("credit", Decimal("1234.5")),
        ("debit", Decimal("2.25")),
        ("debit", Decimal(3)),
    ]
    assert outcome.receipt.rejects_by_code == {"bad_amount": 1}
    positive = own(
        tmp_path,
        "Day;Sum",
        'booked = "Day"\namount = "Sum"',
        'currency = "EUR"\ndecimal = ","\npositive = "debit"',
    )
    [row] = run(b"Day;Sum\n2025-01-01;1,5\n", "x.csv", templates=positive).rows("payments")
    assert row["direction"] == "debit"


def test_an_amount_with_a_word_for_its_side(run, tmp_path):
    columns = 'booked = "Day"\namount = "Sum"\ndirection = "Side"\ncurrency = "Money"\n[directions]\n"Cr" = "credit"\n"Dr" = "debit"'
    templates = own(tmp_path, "Day;Sum;Side;Money", columns)
    raw = (
        b"Day;Sum;Side;Money\n2025-01-01;5;Cr;PKR\n2025-01-01;5;Dr;USD\n2025-01-01;-5;Dr;USD\n2025-01-01;0;Dr;USD\n"
        b"2025-01-01;5;dr;USD\n2025-01-01;5;;USD\n2025-01-01;5;Cr;\n2025-01-01;5;Cr;rupees\n2025-01-01;5 Dr;Cr;USD\n"
    )
    outcome = run(raw, "x.csv", templates=templates)
    found = [(row["direction"], row["amount"], row["currency"]) for row in outcome.rows("payments")]
    assert found == [
        ("credit", 5, "PKR"),
        ("debit", 5, "USD"),
        ("credit", 5, "USD"),
        ("debit", 0, "USD"),
    ]
    assert outcome.receipt.rejects_by_code == {
        "no_currency": 2,
        "two_sides": 1,
        "unknown_direction": 2,
    }


def test_an_opening_balance_is_of_its_own_currency_alone(run, tmp_path):
    columns = 'booked = "Day"\namount = "Sum"\ncurrency = "Money"\nbalance = "Now"\ndetails = "What"\n[balances]\n"B/F" = "opening"'
    templates = own(tmp_path, "Day;Sum;Money;Now;What", columns)
    raw = (
        b"Day;Sum;Money;Now;What\n2025-01-01;;PKR;100;B/F\n2025-01-01;5;PKR;105;x\n2025-01-01;5;USD;5;x\n"
        b"2025-01-02;5;USD;11;x\n"
    )
    notes = run(raw, "x.csv", templates=templates).receipt.notes
    assert notes == ("row 4: the balance should be 10, but it says 11",)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567.89", "1234567.89"), ("12,34,567.89", "1234567.89"), ("1234567.89", "1234567.89"), (".5", "0.5"),
        ("5.", "5"), ("۱۲۳.۵", "123.5"), ("+7", "7"),
    ],
)  # fmt: skip
def test_figures_of_south_asia_and_the_west_are_read(text, value):
    assert Figures(".", ",", {}).read(text, "PKR").amount == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,23,45",
        "1,2345",
        ",123",
        "12,34,567,89.0",
        "1.2.3",
        "(5",
        "5)",
        "-(5)",
        "-5-",
        "5 CR",
        "PKR 5",
        "٫5",
        "½",
        "1 000",
    ],
)
def test_what_is_no_figure_for_certain_is_refused(text):
    with pytest.raises(SetAside, match="bad_amount"):
        Figures(".", ",", {}).read(text, "PKR")


def test_arabic_marks_are_read_where_they_are_declared():
    assert Figures("\u066b", "\u066c", {}).read("۱٬۲۳۴٫۵", "PKR").amount == Decimal("1234.5")


def test_a_row_without_a_balance_is_carried_over():
    running = Running(newest_first=False, reached=Decimal(10))
    assert running.step(Decimal(5), None) is None
    assert running.step(Decimal(5), Decimal(20)) is None
    assert running.step(Decimal(5), Decimal(24)) == Decimal(25)
    assert running.step(Decimal(1), Decimal(25)) is None


@pytest.mark.parametrize(
    ("entries", "place"),
    [
        (PLAIN.replace("Cash", '"Cash') + PLAIN * 9, "record 1 runs over 10 lines"),
        (PLAIN + PLAIN.replace("Cash", '"Cash'), "record 2 ends inside quotation marks"),
        (PLAIN.replace("8999", '"8999') + PLAIN.replace("DR", 'DR"'), "record 1 runs over 2 lines"),
    ],
)
def test_an_open_quotation_mark_refuses_the_file_under_its_name(run, entries, place):
    with pytest.raises(MalformedFile, match=place) as refused:
        run((PREAMBLE + HEAD + entries).encode(), "g.csv")
    assert refused.value.where == "g.csv"


@pytest.mark.parametrize(
    "preamble",
    [
        "Account No,0001-2345678\r\nCurrency,PKR\r\n",
        "Account No :,0001-2345678\r\nCurrency:,,PKR,,\r\n",
        "Account No =  0001-2345678 \r\nCurrency,:,PKR\r\n",
        '"Account No","0001-2345678"\r\n"Currency : PKR"\r\n',
    ],
)
def test_a_label_and_its_value_may_stand_in_two_cells(run, preamble):
    [row] = run((preamble + HEAD + OUT).encode(), "g.csv").rows("payments")
    assert (row["account"], row["currency"]) == ("0001-2345678", "PKR")


@pytest.mark.parametrize("preamble", ["Account Number,1\r\n", "Account No\r\n", "Account No,\r\n"])
def test_another_label_or_one_without_a_value_is_none(run, preamble):
    outcome = run((preamble + "Currency,PKR\r\n" + HEAD + OUT).encode(), "g.csv")
    assert outcome.rows("payments")[0]["account"] is None
    assert sum("which the template expects" in note for note in outcome.receipt.notes) == 1


def test_a_day_that_only_the_other_order_reads_is_a_doubt_about_all(run):
    bad = OUT.replace("04/01/2025,04/01/2025", "01/13/2025,01/14/2025")
    outcome = run((PREAMBLE + HEAD + OUT + bad + bad).encode(), "g.csv")
    assert outcome.receipt.rejects_by_code == {"bad_date": 2}
    [note] = [one for one in outcome.receipt.notes if "exchanged" in one]
    assert note.startswith("2 dates can be read only with day and month exchanged")


def test_date_cells_of_a_workbook_are_taken_beside_the_banks_own_days(run):
    cells = OUT.replace("04/01/2025,04/01/2025", "2025-01-13 00:00:00,2025-01-14")
    rows = run((PREAMBLE + HEAD + OUT + cells).encode(), "g.csv").rows("payments")
    assert [row["booked_on"] for row in rows] == [date(2025, 1, 4), date(2025, 1, 13)]
    assert rows[1]["valued_on"] == date(2025, 1, 14)


def test_date_cells_that_a_spreadsheet_may_have_exchanged_refuse_the_statement(run):
    cells = OUT.replace("04/01/2025,04/01/2025", "2025-01-12,")
    with pytest.raises(AmbiguousDates, match="2025-01-12") as refused:
        run((PREAMBLE + HEAD + OUT + cells).encode(), "g.csv")
    assert refused.value.where == "g.csv"
    assert (
        run((PREAMBLE + HEAD + cells).encode(), "g.csv").receipt.stored == 1
    )  # nothing beside them


def test_a_label_that_is_not_there_is_noted(run):
    outcome = run((HEAD + OUT).encode(), "g.csv")
    assert outcome.receipt.rejects_by_code == {"no_currency": 1}
    assert sum("which the template expects" in note for note in outcome.receipt.notes) == 2


@pytest.mark.parametrize(
    "change",
    [
        ('credit = "Deposit"\n', ""),
        ('credit = "Deposit"\n', 'credit = "Deposit"\namount = "Deposit"\n'),
        ('booked = "Date"\n', ""),
        ('currency = "Currency"\n', ""),
        ('thousands = ","', 'thousands = ","\ncurrency = "PKR"'),
        ('thousands = ","', 'thousands = "."'),
        ('thousands = ","', 'thousands = ";"'),
        ('thousands = ","', 'thousands = ","\nnewest_first = "yes"'),
        ('thousands = ","', 'thousands = ","\npositive = "plus"'),
        ('account = "Account No"', 'account = "Account No"\nopening = "Opening"'),
        ('account = "Account No"', 'holder = "Account No"'),
        ('balance = "Balance"\n', ""),
        ('balance = "Balance"\n', 'balance = "Balance"\naccount = "Particulars"\n'),
        ('"DR" = "debit"', '"DR" = "down"'),
        ('"Opening Balance" = "opening"', '"Opening Balance" = "first"'),
        ('date_format = "%d/%m/%Y"', 'date_format = "%d/%m"'),
    ],
)
def test_a_damaged_template_is_refused(run, tmp_path, change):
    with pytest.raises(BadSheet):
        run(WHOLE.encode(), "g.csv", templates=changed(tmp_path, change))
