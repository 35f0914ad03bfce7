# SPDX-License-Identifier: Apache-2.0
"""Derive clusters from judgements: `derive_clusters.py COUNT`; prints the seconds, and how many persons of more than one entry there are."""

import json
import sys
import time

from judgements import judgements

from sanad.identity.clusters import derive
from sanad.identity.judgement import Answer, Judgement


def main() -> None:
    """Make the judgements, then measure the derivation alone."""
    given = [
        Judgement(left, right, Answer(answer), "because", (), "analyst", seq)
        for seq, (left, right, answer) in enumerate(judgements(int(sys.argv[1])))
    ]
    begun = time.perf_counter()
    clusters = derive(given)
    persons = {whole for whole in clusters.members.values() if len(whole) > 1}
    print(json.dumps({"seconds": time.perf_counter() - begun, "persons": len(persons)}))


if __name__ == "__main__":
    main()
