# SPDX-License-Identifier: Apache-2.0
"""Static pictures of findings: the same finding gives the same SVG, on every machine."""
