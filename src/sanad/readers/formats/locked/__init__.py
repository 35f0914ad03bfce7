# SPDX-License-Identifier: Apache-2.0
"""Documents that a password locks, opened with the one that their sender gave."""

from sanad.readers.format import Format

NAME = "locked"
VERSION = "1"
WHAT = "A PDF or office file that a password locks: an open copy, a file of its own"

FORMAT = Format(NAME, VERSION, WHAT)
