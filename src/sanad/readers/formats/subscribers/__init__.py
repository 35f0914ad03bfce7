# SPDX-License-Identifier: Apache-2.0
"""Subscriber lists: which number is registered in whose name, read by a template."""

from sanad.readers.format import Format

NAME = "subscribers"
VERSION = "2"
WHAT = "Subscriber lists (registrations of numbers to identity cards), by template"
FORMAT = Format(NAME, VERSION, WHAT, records=NAME)
