# SPDX-License-Identifier: Apache-2.0
"""The text of a Word document, in the order of the document."""

NAME = "docx"
VERSION = "1"
WHAT = "Text of Word documents, a part per paragraph or table row"
