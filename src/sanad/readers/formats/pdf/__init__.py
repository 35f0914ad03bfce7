# SPDX-License-Identifier: Apache-2.0
"""The text layer of a PDF, page by page."""

NAME = "pdf"
VERSION = "1"
WHAT = "Text layer of PDF, a part per page"
