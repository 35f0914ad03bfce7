# SPDX-License-Identifier: Apache-2.0
"""Requests and their reviews: filled from claims, asked by rules, answered and signed by named officers."""
