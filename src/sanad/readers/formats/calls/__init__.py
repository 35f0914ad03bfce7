# SPDX-License-Identifier: Apache-2.0
"""Call records of a telephone operator, read by the operator's template."""

from sanad.readers.format import Format

NAME = "calls"
VERSION = "4"
WHAT = "Call, message and data records of a telephone operator, by operator template"
FORMAT = Format(NAME, VERSION, WHAT, records=NAME)
