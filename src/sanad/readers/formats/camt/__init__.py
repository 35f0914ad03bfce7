# SPDX-License-Identifier: Apache-2.0
"""Bank statements in XML: ISO 20022 camt.052, camt.053 and camt.054."""

NAME = "camt053"
VERSION = "1"
WHAT = "Bank statements, reports and notices in XML, ISO 20022 camt.052, 053 and 054"
