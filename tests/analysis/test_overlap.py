# SPDX-License-Identifier: Apache-2.0
"""Overlapping statements: an entry counts once when it is known to be one, and doubt is shown."""

import hashlib

import pytest

from sanad.analysis.engine import in_duckdb
from sanad.analysis.finding import compute
from sanad.analysis.frozen import Input
from sanad.analysis.method import Asked
from sanad.analysis.money.overlap import counted as once
from sanad.readers import registry
from sanad.readers.rows import Hints

ACCOUNT, OTHER = "0001-2345", "0009-77"
PERIOD = {"from": "2025-01-01", "to": "2025-01-31"}
CAMT = (
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.02"><B{message}><{tag}><Id>{name}</Id>'
    "<Acct><Id><Othr><Id>{account}</Id></Othr></Id></Acct>{entries}</{tag}></B{message}></Document>"
)


def entry(
    amount: str = "100.00", reference: str | None = None, details: str = "", day: int = 15
) -> str:
    given = f"<AcctSvcrRef>{reference}</AcctSvcrRef>" if reference else ""
    other = f"<RltdPties><CdtrAcct><Id><Othr><Id>{OTHER}</Id></Othr></Id></CdtrAcct></RltdPties>"
    return (
        f'<Ntry><Amt Ccy="PKR">{amount}</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2025-01-{day}</Dt></BookgDt>'
        f"{given}<NtryDtls>{details or f'<TxDtls>{other}</TxDtls>'}</NtryDtls></Ntry>"
    )


def report(*entries: str, name: str = "R1", account: str = ACCOUNT) -> bytes:
    """Return a camt.052: a report of the day."""
    return CAMT.format(
        kind="052",
        message="kToCstmrAcctRpt",
        tag="Rpt",
        name=name,
        account=account,
        entries="".join(entries),
    ).encode()


def statement(*entries: str, name: str = "S1", account: str = ACCOUNT) -> bytes:
    """Return a camt.053: the statement that follows."""
    return CAMT.format(
        kind="053",
        message="kToCstmrStmt",
        tag="Stmt",
        name=name,
        account=account,
        entries="".join(entries),
    ).encode()


def mt940(*lines: str) -> bytes:
    body = "\n".join(f":61:2501150115D{line}\n:86:x" for line in lines)
    return f":20:ANY\n:25:{ACCOUNT}\n:60F:C250101PKR1000,\n{body}\n:62F:C250131PKR0,\n-".encode()


@pytest.fixture
def read(tmp_path):
    """Return a function that reads files and returns their payments as inputs."""

    def make(*files: bytes) -> list[Input]:
        inputs = []
        for raw in files:
            digest = hashlib.sha256(raw).hexdigest()
            into = tmp_path / digest
            into.mkdir(exist_ok=True)
            (into / "sealed").write_bytes(raw)
            registry.read(into / "sealed", into, Hints("s.xml" if raw[:1] == b"<" else "s.sta"))
            inputs.append(Input(digest, "bank", "payments", into / "payments.parquet"))
        return inputs

    return make


def counted(inputs: list[Input]) -> int:
    with in_duckdb(inputs, "Asia/Karachi") as engine:
        asked = Asked(engine, inputs, {}, "Asia/Karachi", str)
        return len(asked.rows(once(asked)))


def answer(method: str, inputs: list[Input], account: str = ACCOUNT):
    shown = (ACCOUNT, OTHER, "0003-3")
    return compute(
        method, {"account": account, **PERIOD}, inputs, "Asia/Karachi", shown, lambda _: "T-1"
    )


def which(inputs: list[Input]) -> list[str]:
    return [row[0] for row in answer("money_overlaps", inputs).rows]


def test_a_report_of_the_day_and_the_statement_after_it_make_one_entry(read):
    inputs = read(
        report(entry(reference="B-1")), statement(entry(reference="B-1"), entry("7", "B-2"))
    )
    assert counted(inputs) == 2
    found = answer("money_overlaps", inputs)
    [row] = found.rows
    assert row[:-1] == ("one entry", ACCOUNT, "2025-01-15", "debit", "100.00", "PKR")
    assert sorted(row[-1].split()) == sorted(f"{one.exhibit[:8]}#1" for one in inputs)
    assert "1 row(s) repeat an entry of another statement" in found.sentence


def test_a_statement_in_camt_and_in_mt940_make_one_entry(read):
    assert counted(read(statement(entry(reference="B-1")), mt940("100,NTRFNONREF//B-1"))) == 1


def test_equal_entries_inside_one_statement_are_several(read):
    twice = [entry(reference="B-1")] * 2
    assert counted(read(statement(*twice))) == 2
    assert counted(read(statement(*twice), report(*twice))) == 2
    assert counted(read(statement(*twice), report(entry(reference="B-1")))) == 2


@pytest.mark.parametrize(
    "other",
    [entry("100.01", "B-1"), entry(reference="B-1", day=16), entry(reference="B-1").replace("DBIT", "CRDT"),
     entry(reference="B-1").replace("PKR", "USD")],
)  # fmt: skip
def test_whatever_differs_makes_two_entries(read, other):
    assert counted(read(report(entry(reference="B-1")), statement(other))) == 2


def test_an_entry_is_found_again_behind_a_shorter_statement_that_lies_between(read):
    long = statement(entry(reference="B-1", day=10), entry("5", "B-9", day=28))
    short = statement(entry("6", "B-7", day=11), name="S2")
    assert counted(read(long, short, report(entry("5", "B-9", day=28)))) == 3


def test_entries_without_a_day_are_compared_in_statements_of_different_days(read):
    booked = b"<BookgDt><Dt>2025-01-15</Dt></BookgDt>"
    files = [
        each.replace(booked, b"")
        for each in (
            statement(entry(reference="B-1"), entry("5", "B-2", day=10)),
            report(entry(reference="B-1"), entry("6", "B-3", day=20)),
        )
    ]
    assert counted(read(*files)) == 3


def test_the_same_entry_on_two_accounts_is_two(read):
    inputs = read(
        statement(entry(reference="B-1")), statement(entry(reference="B-1"), account="0003-3")
    )
    assert counted(inputs) == 2
    assert which(inputs) == []


def test_without_references_only_the_same_statement_twice_is_one(read):
    once = statement(entry(), entry(), entry("5"))
    again = b"<!-- exported again -->" + once
    assert counted(read(once, again)) == 3
    assert which(read(once, again)) == ["one entry"] * 3


@pytest.mark.parametrize(
    "other",
    [
        statement(entry(), name="S2"),
        statement(entry(), entry("5")),
        statement(entry(reference="B-1")),
        report(entry()),
    ],
)
def test_where_it_cannot_be_known_all_count_and_doubt_is_shown(read, other):
    inputs = read(statement(entry()), other)
    rows = counted(inputs)
    assert rows == 1 + other.count(b"<Ntry>")
    assert which(inputs) == ["doubtful: 1 to 2 entries"]
    found = answer("money_paths", inputs)
    assert "1 time(s) it cannot be told whether statements repeat one another" in found.sentence


def test_entries_that_one_statement_carries_side_by_side_are_in_no_doubt(read):
    inputs = read(
        report(entry(reference="B-1")), statement(entry(reference="B-1"), entry(reference="B-2"))
    )
    assert counted(inputs) == 2
    assert which(inputs) == ["one entry"]


def test_a_sum_here_and_its_items_there_are_doubtful(read):
    items = "".join(
        f'<TxDtls><Amt Ccy="PKR">{amount}</Amt></TxDtls>' for amount in ("60.00", "40.00")
    )
    inputs = read(report(entry(reference="B-1")), statement(entry(reference="B-1", details=items)))
    assert counted(inputs) == 3
    assert which(inputs) == ["doubtful: 2 to 3 entries"]


def test_two_statements_in_one_file_overlap_like_two_files(read):
    both = statement(entry(reference="B-1")).replace(
        b"</Stmt>",
        b"</Stmt>"
        + statement(entry(reference="B-1"))
        .partition(b"<BkToCstmrStmt>")[2]
        .partition(b"</BkTo")[0],
    )
    assert both.count(b"<Stmt>") == 2
    assert counted(read(both)) == 1


def test_two_statements_in_one_file_may_leave_doubt_like_two_files(read):
    second = statement(entry(), name="S2").partition(b"<BkToCstmrStmt>")[2].partition(b"</BkTo")[0]
    both = statement(entry()).replace(b"</Stmt>", b"</Stmt>" + second)
    assert counted(read(both)) == 2
    assert which(read(both)) == ["doubtful: 1 to 2 entries"]


def test_a_row_without_an_account_is_compared_with_nothing(read):
    bare = b"<Acct><Id><Othr><Id>" + ACCOUNT.encode() + b"</Id></Othr></Id></Acct>"
    files = [
        one.replace(bare, b"")
        for one in (report(entry(reference="B-1")), statement(entry(reference="B-1")))
    ]
    assert counted(read(*files)) == 2


def test_a_path_of_money_is_not_doubled_by_an_overlap(read):
    onward = entry("95.00", "C-1", day=16).replace(OTHER, "0003-3")
    once = [statement(entry(reference="B-1")), statement(onward, account=OTHER)]
    twice = [*once, report(entry(reference="B-1")), report(onward, account=OTHER)]
    plain, overlapping = (answer("money_paths", read(*files)) for files in (once, twice))
    assert len(plain.rows) == len(overlapping.rows) == 1
    assert plain.rows[0][:-1] == overlapping.rows[0][:-1]
    assert (
        "2 row(s) repeat an entry of another statement and were not counted again"
        in overlapping.sentence
    )
    assert "repeat" not in plain.sentence


def test_the_order_in_which_files_are_given_changes_nothing(read):
    inputs = read(
        report(entry(reference="B-1"), entry()), statement(entry(reference="B-1"), entry())
    )
    assert answer("money_overlaps", inputs).sha256 == answer("money_overlaps", inputs[::-1]).sha256
