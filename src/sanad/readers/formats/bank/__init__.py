# SPDX-License-Identifier: Apache-2.0
"""Bank statements as delimited text, read by a template."""

from sanad.readers.format import Format

NAME = "bank"
VERSION = "1"
WHAT = "Bank statements as CSV or a sheet, by template"
FORMAT = Format(NAME, VERSION, WHAT, records="payments")
