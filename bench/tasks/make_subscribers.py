# SPDX-License-Identifier: Apache-2.0
"""Make a subscriber list and persons to look for in it: `make_subscribers.py FOLDER ROWS SUBJECTS`.

Writes `subscribers.parquet`, as a reader stores it, and `sought.json`: `sought`, subject to property to values, and `truth`, subject to row. Each person sought has three
names, one of them in Urdu letters where the words have one, and stands in the list once: with a card number for one in three, with a
father's name for two in three, under a spelling of its own. Names are made of the words of `samples/names`, each word half as
common as one half as far down the list; cards and telephones are made up. The same arguments make the same bytes.
"""

import csv
import json
import random
import sys
from itertools import accumulate
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from sanad.readers.rows import SUBSCRIBERS

_WORDS = Path(__file__).parents[2] / "samples" / "names" / "words.tsv"
_PLACES = [f"{town} {part}" for town in ("Kohzard", "Samplabad", "Testpur") for part in ("Town", "Bazar", "Colony", "Road", "Mohalla")]  # fmt: skip
_BATCH = 50_000
CHANCE = random.Random(4)  # noqa: S311  # made-up data, the same each time


def main() -> None:
    """Write both files."""
    folder, rows, subjects = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    words = _words()
    shares = list(accumulate(1 / (rank + 8) for rank in range(len(words))))
    people = [_person(words, shares) for _ in range(subjects)]
    places = set(CHANCE.sample(range(rows), subjects))
    standing = iter(people)
    with pq.ParquetWriter(folder / "subscribers.parquet", SUBSCRIBERS) as writer:
        for start in range(0, rows, _BATCH):
            batch = [
                _row(at + 1, next(standing) if at in places else _person(words, shares))
                for at in range(start, min(start + _BATCH, rows))
            ]
            writer.write_table(pa.Table.from_pylist(batch, schema=SUBSCRIBERS))
    sought = {f"S-{at:03}": _said(person) for at, person in enumerate(people)}
    truth = {f"S-{at:03}": row + 1 for at, row in enumerate(sorted(places))}
    said = json.dumps({"sought": sought, "truth": truth}, ensure_ascii=False)
    (folder / "sought.json").write_text(said, "utf-8")


def _words() -> list[list[str]]:
    with _WORDS.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t")
        return [[*row["latin"].split(), *row["arabic"].split()] for row in rows]


Person = tuple[list[list[str]], list[list[str]], str, str]


def _person(words: list[list[str]], shares: list[float]) -> Person:
    """Return the words of a name and of a father's, a card and a telephone."""
    drawn = CHANCE.choices(words, cum_weights=shares, k=CHANCE.choice((4, 5, 5)))
    card = f"9{CHANCE.randrange(10**4):04}-{CHANCE.randrange(10**7):07}-{CHANCE.randrange(10)}"
    return drawn[:-2], drawn[-2:], card, f"+92399{CHANCE.randrange(10**7):07}"


def _spelt(name: list[list[str]]) -> str:
    return " ".join(CHANCE.choice(word) for word in name).replace("_", " ")


def _row(number: int, person: Person) -> dict[str, object]:
    name, father, card, telephone = person
    return {
        "row": number,
        "row_sha256": f"{number:064x}",
        "number": telephone,
        "number_written": telephone,
        "name": _spelt(name),
        "father_name": _spelt(father) if CHANCE.random() < 2 / 3 else None,
        "id_kind": "pk_cnic",
        "id_number": card,
        "id_written": card,
        "address": CHANCE.choice(_PLACES),
    }


def _said(person: Person) -> dict[str, list[str]]:
    name, father, card, _ = person
    said = {
        "name": sorted(
            {" ".join(word[at % len(word)] for word in name).replace("_", " ") for at in (0, 1, -1)}
        )
    }
    if CHANCE.random() < 2 / 3:
        said["father_name"] = [_spelt(father)]
    if CHANCE.random() < 1 / 3:
        said["national_id"] = [card]
    return said


if __name__ == "__main__":
    main()
