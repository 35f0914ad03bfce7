# SPDX-License-Identifier: Apache-2.0
"""Write pages of made-up words and a list of 5,000 names: `make_pages.py FOLDER PAGES`.

`pages/` holds a file for each hundred pages, one page a line; `names.txt` one name a line. Half of the pages and names are in Latin
letters, half in Urdu's. Words come as often as in a language (Zipf), three pages in ten hold a name of the list, and what the
benchmark searches for stands in one page of so many.
"""

import itertools
import random
import sys
from pathlib import Path

A_FILE = 100
_NAMES, _WORDS = 5_000, 30_000
_LATIN = ("ka", "ra", "ma", "sha", "di", "zu", "ba", "lo", "ne", "ti", "gul", "zai", "mir", "wa", "ja", "far", "sar", "fraz", "hus",
          "sain", "pur", "abad", "kot", "dera")  # fmt: skip
_URDU = "ابپتٹجچحخدڈرڑزسشصطعغفقکگلمنوہیے"
_PLANTED = (
    (10_000, "qandoli"),
    (450, "khanbaz"),
    (2_400, "sealed in Quetta"),
    (4_800, "Sikandar Wazir"),
    (4_800, "سکندر وزیر"),
)
"""(one page of so many, what stands in it)."""


def main() -> None:
    """Write the same pages on every run."""
    folder, pages = Path(sys.argv[1]), int(sys.argv[2])
    dice = random.Random(7)  # noqa: S311  # the same on every run
    latin = ["".join(dice.choices(_LATIN, k=dice.randint(2, 4))) for _ in range(_WORDS)]
    urdu = ["".join(dice.choices(_URDU, k=dice.randint(3, 8))) for _ in range(_WORDS)]
    often = list(itertools.accumulate(1 / rank**0.8 for rank in range(1, _WORDS + 1)))
    names = [_name(dice, words) for words in (latin, urdu) for _ in range(_NAMES // 2)]
    (folder / "names.txt").write_text("\n".join(names) + "\n", "utf-8")
    (folder / "pages").mkdir()
    for first in range(0, pages, A_FILE):
        with (folder / "pages" / f"{first:07}.txt").open("w", encoding="utf-8") as file:
            for number in range(first, min(first + A_FILE, pages)):
                words = dice.choices((latin, urdu)[number % 2], cum_weights=often, k=dice.randint(80, 130))  # fmt: skip
                said = [what for each, what in _PLANTED if number % each == each // 2]
                if dice.random() < 0.3:  # noqa: PLR2004  # see above
                    said.append(dice.choice(names))
                for what in said:
                    words.insert(len(words) // 2, what)
                file.write(" ".join(words) + ".\n")


def _name(dice: random.Random, words: list[str]) -> str:
    return " ".join(word.capitalize() for word in dice.choices(words[100:], k=2))


if __name__ == "__main__":
    main()
