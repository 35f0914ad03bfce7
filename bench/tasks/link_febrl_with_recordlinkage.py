# SPDX-License-Identifier: Apache-2.0
"""Link the lists of FEBRL4 with recordlinkage: `link_febrl_with_recordlinkage.py FOLDER`. Prints the pairs that it takes for one as JSON.

Pairs that share a name, a date or a number; names and addresses by Jaro and Winkler, the rest by equality; the classifier that
learns without labels (ECM).
"""

import json
import sys
from pathlib import Path

import pandas as pd
import recordlinkage

folder = Path(sys.argv[1])
left, right = (pd.read_csv(folder / f"{name}.csv", index_col="rec_id", dtype=str) for name in ("left", "right"))  # fmt: skip
index = recordlinkage.Index()
for column in ("given_name", "surname", "date_of_birth", "soc_sec_id"):
    index.block(column)
compare = recordlinkage.Compare()
for column in ("given_name", "surname", "address_1", "suburb"):
    compare.string(column, column, method="jarowinkler", threshold=0.85, label=column)
for column in ("date_of_birth", "soc_sec_id", "postcode", "state"):
    compare.exact(column, column, label=column)
vectors = compare.compute(index.index(left, right), left, right)
print(json.dumps(list(recordlinkage.ECMClassifier().fit_predict(vectors))))
