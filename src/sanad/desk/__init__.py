# SPDX-License-Identifier: Apache-2.0
"""The only place where things happen: mandate, rules, do, ledger, in one transaction."""
