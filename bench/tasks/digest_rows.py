# SPDX-License-Identifier: Apache-2.0
"""Print the number of rows of a Parquet file and one digest of all their digests: `digest_rows.py FILE`."""

import sys

import duckdb


def main() -> None:
    """Compare nothing; whoever runs this twice does."""
    query = "SELECT count(*), bit_xor(hash(row::BIGINT, row_sha256)) FROM read_parquet($1)"
    print(duckdb.execute(query, [sys.argv[1]]).fetchall())


if __name__ == "__main__":
    main()
