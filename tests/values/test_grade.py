# SPDX-License-Identifier: Apache-2.0
"""Native codes of four grading systems on the common scale."""

import pytest

from sanad.errors import BadValue
from sanad.values.grade import Grade


@pytest.mark.parametrize(
    ("code", "source", "information"),
    [
        ("admiralty:A1", "strong", "strong"), ("admiralty:F6", "unknown", "unknown"), ("admiralty:C3", "weak", "weak"),
        ("admiralty:B5", "strong", "weak"), ("4x4:X4", "unknown", "unknown"), ("4x4:C3", "weak", "weak"),
        ("5x5x5:E4", "unknown", "unknown"), ("5x5x5:B31", "strong", "strong"), ("5x5x5:D5", "weak", "weak"),
        ("3x5x2:1AP", "strong", "strong"), ("3x5x2:2D", "unknown", "unknown"), ("3x5x2:3E", "weak", "weak"),
        ("3x5x2:1c", "strong", "weak"),
    ],
)  # fmt: skip
def test_a_grade_says_of_source_and_information_apart_what_its_system_means(
    code, source, information
):
    grade = Grade.parse(code)
    assert (grade.written, grade.source, grade.information) == (code, source, information)


@pytest.mark.parametrize(
    "code", ["B2", "admiralty:", "admiralty:G1", "admiralty:A7", "4x4:D1", "3x5x2:1AX", "5x5x5:A6", "nato:A1", "admiralty:A1 "]
)  # fmt: skip
def test_a_code_that_its_system_does_not_have_is_refused(code):
    with pytest.raises(BadValue):
        Grade.parse(code)
