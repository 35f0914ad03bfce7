# SPDX-License-Identifier: Apache-2.0
"""Charts of who is tied to whom: what stands on one, what findings add to it, what of it goes out."""

from sanad.analysis.charts.chart import LONGEST_NAME, LONGEST_NOTE, Scope

__all__ = ["LONGEST_NAME", "LONGEST_NOTE", "Scope"]
