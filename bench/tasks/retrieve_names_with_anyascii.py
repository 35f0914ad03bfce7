# SPDX-License-Identifier: Apache-2.0
"""Look Roman names up as `retrieve_names.py` does, by plain transliteration and edit distance. Runs in the peer's environment.

Each listed name is brought into Latin letters by anyascii or by ICU (`Any-Latin; Latin-ASCII`), the query into lower case,
and the nearest by the similarity of Levenshtein, as rapidfuzz gives it, come first.
"""

import csv
import json
import sys
from pathlib import Path

import icu
from anyascii import anyascii
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

TO_LATIN = {
    "anyascii": anyascii,
    "ICU": icu.Transliterator.createInstance("Any-Latin; Latin-ASCII").transliterate,
}

if __name__ == "__main__":
    listed = Path(sys.argv[1]).read_text("utf-8").splitlines()
    with Path(sys.argv[2]).open(encoding="utf-8", newline="") as lines:
        queries = [(row["roman"], row["urdu"]) for row in csv.DictReader(lines, delimiter="\t")]
    shares = {}
    for name, to_latin in TO_LATIN.items():
        latin = [to_latin(one).lower() for one in listed]
        first = five = 0
        for roman, urdu in queries:
            scorer = Levenshtein.normalized_similarity
            found = [listed[at] for _, _, at in extract(roman.lower(), latin, scorer=scorer, limit=5)]  # fmt: skip
            first += found[:1] == [urdu]
            five += urdu in found
        shares[name] = {"first": first / len(queries), "five": five / len(queries)}
    print(json.dumps(shares))
