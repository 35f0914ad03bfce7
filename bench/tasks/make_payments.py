# SPDX-License-Identifier: Apache-2.0
"""Write payments in the office's own columns (template sanad-payments): `make_payments.py TARGET RECORDS [FIRST]`.

The same records on every run of one DuckDB version. 40 accounts, from number FIRST on, and 6,000 others, none of them real; amounts of two decimals,
over a year.
"""

import sys

import duckdb

QUERY = """
    SELECT 'XX' || lpad(({first} + hash(i, 'a') % 40)::VARCHAR, 10, '0') AS account,
        strftime(DATE '2024-01-01' + ((i * 365) // {records})::INTEGER, '%Y-%m-%d') AS booked_on, booked_on AS valued_on,
        CASE WHEN hash(i, 'd') % 2 = 0 THEN 'debit' ELSE 'credit' END AS direction,
        (((hash(i, 'm') % 10000000) + 100)::DECIMAL(18, 2) / 100)::DECIMAL(18, 2) AS amount, 'PKR' AS currency, '' AS balance,
        'XX' || lpad((1000 + hash(i, 'b') % 6000)::VARCHAR, 10, '0') AS other_account, '' AS other_name, 'R' || i AS reference, 'transfer' AS details
    FROM range({records}) AS made(i) ORDER BY i
"""


def main() -> None:
    """Write the file."""
    target, records, first = sys.argv[1], int(sys.argv[2]), int((sys.argv[3:] or ["0"])[0])
    made = QUERY.format(records=records, first=first)
    duckdb.execute(f"COPY ({made}) TO '{target}' (FORMAT csv, HEADER)")


if __name__ == "__main__":
    main()
