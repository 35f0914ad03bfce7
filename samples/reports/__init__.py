# SPDX-License-Identifier: Apache-2.0
"""Invented reports with marks of what they say, and the measure of suggestions against them.

`dev/` is for making rules. `held-out/` is for measuring only: whoever changes a rule does not look at what is missed there.
Every report is a text and a table beside it: the day of publication, the language, and marks with start and end in code points.
"""

from reports.evaluation import PARTS, Score, evaluate, read

__all__ = ["PARTS", "Score", "evaluate", "read"]
