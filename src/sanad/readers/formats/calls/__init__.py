# SPDX-License-Identifier: Apache-2.0
"""Call records of a telephone operator, read by the operator's template."""

NAME = "calls"
VERSION = "1"
WHAT = "Call, message and data records of a telephone operator, by operator template"
