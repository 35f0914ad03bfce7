# SPDX-License-Identifier: Apache-2.0
"""The words of a layer."""

import json

from sanad.search.layer import prose


def test_what_a_file_says_of_itself_is_no_word_of_the_report(tmp_path):
    told = [{"label": "page 1", "text": "Three died."}, {"label": "document properties", "text": "Creator: x"}]  # fmt: skip
    (tmp_path / "layer.json").write_text(json.dumps({"parts": told}), encoding="utf-8")
    assert prose(tmp_path, tmp_path / "no-such-layer") == "Three died."
