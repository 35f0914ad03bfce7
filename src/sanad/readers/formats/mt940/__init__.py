# SPDX-License-Identifier: Apache-2.0
"""Bank statements in SWIFT MT940 and MT942."""

NAME = "mt940"
VERSION = "1"
WHAT = "Bank statements in SWIFT MT940 and MT942"
