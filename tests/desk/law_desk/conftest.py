# SPDX-License-Identifier: Apache-2.0
"""An office under a law that a test can satisfy."""

import pytest

from scene import sample_rule, under


@pytest.fixture
def scene(quick_scene):
    return quick_scene


@pytest.fixture
def law(tmp_path):
    """A rulebook of one rule, which permits every Red Notice."""
    return sample_rule(tmp_path / "law")


@pytest.fixture
def house(scene, law):
    """An office in the middle of its work, under that law."""
    return under(scene.house, law)
