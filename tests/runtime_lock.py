# SPDX-License-Identifier: Apache-2.0
"""An environment in which every Python, cells too, refuses what requirements.lock does not name."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
GUARD = """
import importlib.metadata, re, sys
from pathlib import Path

def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()

locked = Path({lock!r}).read_text("utf-8")
for_use = {{plain(name) for name in re.findall(r"^([\\w.-]+)(?:\\[[\\w,]+\\])?==", locked, re.M)}} | {{"sanad", "sanad-verify"}}
found = importlib.metadata.packages_distributions().items()
foreign = {{module for module, names in found if for_use.isdisjoint(map(plain, names))}}

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in foreign:
            raise ModuleNotFoundError(name + " is not in requirements.lock", name=name)

sys.meta_path.insert(0, Refuse())
"""


def guarded(folder: Path) -> dict[str, str]:
    """Return the environment; what guards it is written into the empty `folder`."""
    guard = GUARD.format(lock=str(ROOT / "requirements.lock"))
    (folder / "sitecustomize.py").write_text(guard)
    return {**os.environ, "PYTHONPATH": str(folder)}
