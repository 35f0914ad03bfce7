# SPDX-License-Identifier: Apache-2.0
"""Cell-site tables: where the cells of an operator stood, from when to when, read by a template."""

from sanad.readers.format import Format

NAME = "cells"
VERSION = "1"
WHAT = "Cell-site tables with days of validity, by template"
FORMAT = Format(NAME, VERSION, WHAT, records=NAME)
