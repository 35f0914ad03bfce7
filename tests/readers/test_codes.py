# SPDX-License-Identifier: Apache-2.0
"""The page of reject codes lists every code that a reader's source holds, and no other."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "formats" / "readers" / "codes.md").read_text()
SETTING_ASIDE = {"SetAside", "set_aside", "reject"}


def codes_of(path: Path) -> set[str]:
    """Return the keys of lists of reasons, and the codes in calls that set something aside."""
    tree = ast.parse(path.read_text())
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            if any(getattr(one, "id", "").endswith("REASONS") for one in node.targets):
                found |= {key.value for key in node.value.keys if isinstance(key, ast.Constant)}
        elif isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", None))
            words = [one.value for one in node.args if isinstance(one, ast.Constant)]
            if name in SETTING_ASIDE:
                found |= {one for one in words[:1] if isinstance(one, str)}
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and key.value == "code":
                    found |= {value.value} if isinstance(value, ast.Constant) else set()
    return found


def test_every_code_is_on_the_page_once_and_no_other():
    files = (ROOT / "src" / "sanad" / "readers").rglob("*.py")
    listed = re.findall(r"^\| `([a-z_0-9]+)` \|", PAGE, re.MULTILINE)
    assert sorted(listed) == sorted(set().union(*map(codes_of, files)))
