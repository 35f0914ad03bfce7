# SPDX-License-Identifier: Apache-2.0
"""Write call records in the layout of the template alpha-mobile: `make_calls.py TARGET RECORDS [FIRST]`.

The same records on every run of one DuckDB version: each field follows from a hash of the record's number. 40 subscribers, from number FIRST on, 5,000 other
numbers written in three ways, one sender name in fifty records; all numbers are unassigned.
"""

import sys

import duckdb

SENDERS = ("SAMPLEBANK", "SAMPLESHOP", "SAMPLENEWS")

QUERY = """
    WITH dice AS (
        SELECT i, hash(i, 'kind') % 100 AS kind, {first} + hash(i, 'owner') % 40 AS owner,
            hash(i, 'other') % 5000 AS other, hash(i, 'hand') % 50 AS hand, hash(i, 'cell') % 900 AS cell
        FROM range({records}) AS made(i)
    )
    SELECT i + 1 AS "Sr #",
        CASE WHEN kind < 45 THEN 'Outgoing' WHEN kind < 85 THEN 'Incoming'
            WHEN kind < 97 THEN 'SMS' ELSE 'Data' END AS "Call Type",
        '92390' || lpad(owner::VARCHAR, 7, '0') AS "A-Party",
        CASE WHEN hand = 0 THEN hex({senders}[1 + (other % 3)::INT])
            WHEN hand < 25 THEN '92391' || lpad(other::VARCHAR, 7, '0')
            WHEN hand < 37 THEN '0391' || lpad(other::VARCHAR, 7, '0')
            ELSE '+92-391' || lpad(other::VARCHAR, 7, '0') END AS "B-Party",
        strftime(TIMESTAMP '2024-01-01' + to_seconds((i * 31536000) // {records}), '%-m/%-d/%Y %H:%M:%S')
            AS "Date & Time",
        CASE WHEN kind < 85 THEN hash(i, 'duration') % 900 ELSE 0 END AS "Duration",
        printf('%X', 6656 + cell) AS "Cell ID",
        '0010010' || lpad(owner::VARCHAR, 8, '0') AS "IMEI",
        '00101' || lpad(owner::VARCHAR, 10, '0') AS "IMSI",
        'Q' || cell || '__P_Quetta, Sample Road ' || (cell % 30) AS "Site"
    FROM dice ORDER BY i
"""


def main() -> None:
    """Write the file, lines ending as in the operator's export."""
    target, records = sys.argv[1], int(sys.argv[2])
    first = int((sys.argv[3:] or ["0"])[0])
    made = QUERY.format(records=records, senders=list(SENDERS), first=first)
    duckdb.execute(f"COPY ({made}) TO '{target}' (FORMAT csv, HEADER)")


if __name__ == "__main__":
    main()
