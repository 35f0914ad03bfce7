# SPDX-License-Identifier: Apache-2.0
"""A mail message: fields, bodies, attachments."""

NAME = "eml"
VERSION = "1"
WHAT = "Mail: its fields, its text, and its attachments as files of their own"
