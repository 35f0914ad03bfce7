# SPDX-License-Identifier: Apache-2.0
"""Registers of incidents (UCDP GED and the like) as tables of one event a row, read by a template."""

from sanad.readers.format import Format

NAME = "incidents"
VERSION = "1"
WHAT = "Registers of incidents (UCDP GED, ACLED), by template"
FORMAT = Format(NAME, VERSION, WHAT, records=NAME)
