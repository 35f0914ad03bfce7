# SPDX-License-Identifier: Apache-2.0
"""Findings: what the records show, computed from frozen inputs so that anybody gets the same bytes again."""
