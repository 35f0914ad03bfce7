# SPDX-License-Identifier: Apache-2.0
"""What tests of searching may ask for."""

import pytest

from .holding import Desk


@pytest.fixture
def desk(tmp_path) -> Desk:
    """Nothing held yet."""
    return Desk(tmp_path / "search")
