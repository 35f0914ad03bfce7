# SPDX-License-Identifier: Apache-2.0
"""Plain text, one part, exactly as decoded."""

NAME = "text"
VERSION = "1"
WHAT = "Plain text"
