# SPDX-License-Identifier: Apache-2.0
"""Delimited tables read by templates: what is the same for call records, subscribers, cells and bank statements.

Templates are data (docs/formats/template.md). Records are counted as any CSV reader counts them that skips no line,
so that a row can be cited in the sealed bytes (docs/formats/citation.md).
"""
