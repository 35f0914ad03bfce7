# SPDX-License-Identifier: Apache-2.0
"""Plain text, one part, exactly as decoded."""

from sanad.readers.format import Format

NAME = "text"
VERSION = "2"
WHAT = "Plain text"
FORMAT = Format(NAME, VERSION, WHAT, endings=(".txt", ".md", ".log", ".text"))
