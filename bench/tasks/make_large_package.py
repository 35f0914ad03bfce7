# SPDX-License-Identifier: Apache-2.0
"""Write a valid package with one large exhibit: `make_large_package.py TARGET BYTES`.

The maker is the one that attacks the verifier in tests/verify, written from docs/formats alone.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "verify"))

import make_package


def main() -> None:
    """Add a recording of random bytes to the maker's small case, and write it."""
    target, size = Path(sys.argv[1]), int(sys.argv[2])
    case = make_package.make_case()
    raw = os.urandom(size)
    digest = make_package.sha256(raw)
    case.exhibits["large"] = ("large.wav", raw)
    sealed = case.office.record("seal_exhibit", [f"exhibit:{digest}"], {"name": "large.wav"})
    case.disclosed.append(sealed)
    like = case.brief["exhibits"][0]
    held = {**like, "sha256": digest, "name": "large.wav", "size": size, "entries": [sealed]}
    case.brief["exhibits"].append(held)
    case.freeze()
    case.write(target)


if __name__ == "__main__":
    main()
