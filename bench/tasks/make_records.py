# SPDX-License-Identifier: Apache-2.0
"""Write record files as readers leave them: `make_records.py FOLDER CALLS PAYMENTS`; `calls.parquet` and `payments.parquet`, each in the folder of an exhibit.

The same on every run of one DuckDB version. Calls: 300 subscribers, each with some ten thousand others, over 90 days, 900 cells, two
handsets a subscriber. Payments: 6,000 accounts, amounts of two decimals, over a year; what one account pays another is booked on
both sides. All numbers and accounts are unassigned.
"""

import sys
from pathlib import Path

import duckdb

from sanad.readers.rows import CALLS, PAYMENTS

_CALLS = """
    select i + 1 as row, md5(i::varchar) as row_sha256, case when hash(i, 'k') % 10 < 8 then 'call' else 'sms' end as kind,
        case when hash(i, 'd') % 2 = 0 then 'out' else 'in' end as direction, '+92390' || lpad((hash(i, 'o') % 300)::varchar, 7, '0') as owner,
        '+92391' || lpad((hash(hash(i, 'o') % 300, hash(i, 'p') % 10000) % 2000000)::varchar, 7, '0') as other,
        null::varchar as owner_written, null::varchar as other_written,
        timestamp '2025-01-01' + to_seconds((i * 7776000) // {rows}) as started_at, null::varchar as started_written,
        (hash(i, 's') % 600)::bigint as duration_s, '0010010' || lpad((hash(i, 'o') % 300 * 2 + (i * 2 // {rows}))::varchar, 8, '0') as imei,
        '00101' || lpad((hash(i, 'o') % 300)::varchar, 10, '0') as imsi, (hash(i, 'c') % 900)::varchar as cell
    from range({rows}) as made(i)"""
_PAYMENTS = """
    with paid as (
        select i, 'XX' || lpad((hash(i, 'a') % 6000)::varchar, 10, '0') as payer, 'XX' || lpad((hash(i, 'b') % 6000)::varchar, 10, '0') as payee,
            ((hash(i, 'm') % 10000000) + 100)::decimal(38, 5) / 100 as amount, date '2025-01-01' + ((i * 365) // {rows})::integer as day
        from range({rows}) as made(i)
    ), booked as (
        select i * 2 as n, payer as account, 'debit' as direction, payee as other_account, amount, day from paid
        union all select i * 2 + 1, payee, 'credit', payer, amount, day from paid
    )
    select row_number() over (order by n) as row, account, direction, amount::decimal(38, 5) as amount, 'PKR' as currency, day as booked_on,
        day as valued_on, other_account, 'R' || n // 2 as bank_reference, md5(n::varchar) as row_sha256
    from booked order by n limit {rows}"""


def main() -> None:
    """Write both, each with the columns that readers yield."""
    folder, calls, payments = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for name, exhibit, query, rows, schema in (
        ("calls", "a" * 64, _CALLS, calls, CALLS),
        ("payments", "b" * 64, _PAYMENTS, payments, PAYMENTS),
    ):
        (folder / exhibit).mkdir()
        with duckdb.connect() as connection:
            connection.register("none", schema.empty_table())
            made = f"select * from none union all by name ({query.format(rows=rows)})"  # noqa: S608  # fixed words
            target = folder / exhibit / f"{name}.parquet"
            connection.execute(f"copy ({made}) to '{target}' (compression zstd)")  # as above


if __name__ == "__main__":
    main()
