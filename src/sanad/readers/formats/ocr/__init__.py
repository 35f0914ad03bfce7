# SPDX-License-Identifier: Apache-2.0
"""Words recognised on pictures and on the pages of a PDF that hold no text. It runs after another reader."""

from sanad.readers.format import Format

NAME = "ocr"
VERSION = "1"
WHAT = "Text recognition of scans and pictures, with a box and a confidence for each word"
PATIENCE_S = 6 * 3600
"""A page takes 2 to 6 seconds; this is a file of 3,600 of them."""

FORMAT = Format(NAME, VERSION, WHAT, patience_s=PATIENCE_S)
