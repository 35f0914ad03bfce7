# SPDX-License-Identifier: Apache-2.0
"""Exhibits: bytes sealed as they came, from whom, when, under which paper; and that they are still the same."""
