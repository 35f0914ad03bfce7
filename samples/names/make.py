# SPDX-License-Identifier: Apache-2.0
"""Make the pairs and lists on which the comparing of names is measured: `python samples/names/make.py TARGET`.

Every name is a combination, by named dice, of words that were written by hand (`words.tsv`, `roots.tsv`, `organisations.tsv`) in the
spellings that papers use: nobody in particular bears it. The words are split in two: `dev` for tuning, `held` for reporting;
no word stands in both. What is done to a name (titles, reordering, left-out words, scanner's slips, keyboards) is written
here anew and shares no code with what is measured.

Written: `dev-pairs.tsv` and `held-pairs.tsv` (kind, left, right, same), `dev-queries.tsv` and `held-queries.tsv` (roman, urdu),
and `dev-urdu.txt`, `held-urdu.txt`, the lists in which those are looked for.
"""

import csv
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from random import Random

HERE = Path(__file__).parent
PAIRS_OF_PERSONS, PAIRS_OF_ORGANISATIONS, LISTED, QUERIES = 500, 200, 20_000, 400
TITLES = ("Haji", "Mir", "Sardar", "Nawabzada", "Maulana", "Dr.")
URDU_TITLES = ("حاجی", "میر", "سردار", "نوابزادہ", "مولانا", "ڈاکٹر")
KEYBOARDS = (str.maketrans("یکہ", "يكه"), str.maketrans("کیہ", "ڪيه"), str.maketrans("", ""))
"""Arabic, Sindhi, Urdu."""
SLIPS = (("m", "rn"), ("l", "i"), ("e", "c"), ("o", "0"), ("n", "ri"), ("u", "v"))
DOTS = (("ب", "ت"), ("ن", "ب"), ("ج", "خ"), ("ز", "ر"), ("ش", "س"), ("ق", "ف"))
ALEF = "\u0627"
PATTERNS = (
    (("{}a{}i{}", "{}aa{}i{}", "{}a{}e{}"), f"{{}}{ALEF}{{}}{{}}"),
    (("{}a{}i{}", "{}a{}ee{}", "{}e{}i{}"), "{}{}ی{}"),
    (("{}a{}a{}", "{}a{}aa{}", "{}i{}a{}"), f"{{}}{{}}{ALEF}{{}}"),
    (("a{}{}a{}", "e{}{}e{}"), f"{ALEF}{{}}{{}}{{}}"),
    (("i{}{}a{}", "e{}{}aa{}"), f"{ALEF}{{}}{{}}{ALEF}{{}}"),
    (("ma{}{}oo{}", "ma{}{}u{}", "me{}{}ou{}"), "م{}{}و{}"),
    (("mu{}a{}i{}", "mo{}a{}e{}"), "م{}{}{}"),
    (("ta{}{}ee{}", "te{}{}i{}"), "ت{}{}ی{}"),
    (("{}a{}{}a", "{}e{}{}ah"), "{}{}{}ہ"),
    (("{}u{}oo{}", "{}o{}u{}"), "{}{}و{}"),
)
"""Patterns of Arabic names: consonants one, two and three with vowels between, in Roman and in Arabic letters."""

Word = tuple[list[str], list[str]]


def main(target: Path) -> None:
    """Write all lists into `target`."""
    target.mkdir(parents=True, exist_ok=True)
    for part in ("dev", "held"):
        dice = Random(f"names {part}")  # noqa: S311  # dice, not a secret
        persons = [*_persons(part, dice)]
        organisations = [*_organisations(part, dice)]
        _write(target / f"{part}-pairs.tsv", ("kind", "left", "right", "same"), persons + organisations)  # fmt: skip
        names = _listed(part, dice)
        (target / f"{part}-urdu.txt").write_text(
            "".join(f"{urdu}\n" for urdu in dict.fromkeys(urdu for _, urdu in names)), "utf-8"
        )
        _write(target / f"{part}-queries.tsv", ("roman", "urdu"), names[:QUERIES])


def _persons(part: str, dice: Random) -> Iterator[tuple[str, str, str, int]]:
    words = [(row["latin"].split(), row["arabic"].split()) for row in _rows("words.tsv", part)]
    for number in range(PAIRS_OF_PERSONS):
        name = dice.sample(words, dice.choice((2, 2, 2, 3)))
        same = number % 2
        other = name if same else _somebody_else(name, words, dice)
        left = _as_written(name, dice, arabic=False)
        right = _as_written(other, dice, arabic=dice.random() < 0.55)  # noqa: PLR2004
        yield "person", left, right, same


def _somebody_else(name: list[Word], words: list[Word], dice: Random) -> list[Word]:
    """Return a name with one word changed, half the time for the one that looks most like it."""
    at = dice.randrange(len(name))
    others = [word for word in words if word not in name]
    if dice.random() < 0.5:  # noqa: PLR2004
        near = sorted(others, key=lambda word: -_shared(word[0][0], name[at][0][0]))[:2]
        others = near
    return [*name[:at], dice.choice(others), *name[at + 1 :]]


def _shared(left: str, right: str) -> float:
    pairs = [{word.lower()[n : n + 2] for n in range(len(word) - 1)} for word in (left, right)]
    return len(pairs[0] & pairs[1]) / len(pairs[0] | pairs[1])


def _as_written(name: list[Word], dice: Random, *, arabic: bool) -> str:
    words = [dice.choice(word[arabic]).replace("_", " ") for word in name]
    chance = dice.random()
    if chance < 0.12:  # noqa: PLR2004
        words.insert(0, dice.choice(URDU_TITLES if arabic else TITLES))
    elif chance < 0.18:  # noqa: PLR2004
        words.reverse()
    elif chance < 0.24 and len(words) > 2:  # noqa: PLR2004
        del words[1]
    elif chance < 0.30 and len(words) > 1 and not arabic:  # noqa: PLR2004
        words[0] = f"{words[0][0]}."
    elif chance < 0.40:  # noqa: PLR2004
        at = dice.randrange(len(words))
        words[at] = _slipped(words[at], dice, DOTS if arabic else SLIPS)
    text = " ".join(words)
    return text.translate(dice.choice(KEYBOARDS)) if arabic else dice.choice((text, text, text.upper()))  # fmt: skip


def _slipped(word: str, dice: Random, slips: tuple[tuple[str, str], ...]) -> str:
    can = [slip for slip in slips if slip[0] in word[1:]]
    if not can:
        return word
    true, seen = dice.choice(can)
    return word[0] + word[1:].replace(true, seen, 1)


def _organisations(part: str, dice: Random) -> Iterator[tuple[str, str, str, int]]:
    rows = [*_rows("organisations.tsv", part)]
    of = {
        kind: [(r["latin"].split(), r["arabic"].split()) for r in rows if r["part"] == kind]
        for kind in ("who", "what", "kind", "trade", "business")
    }
    frames = [*product(of["who"], of["what"], of["kind"]), *product(of["trade"], of["business"])]
    for number in range(PAIRS_OF_ORGANISATIONS):
        name = list(dice.choice(frames))
        same = number % 2
        other = name
        if not same:
            near = [frame for frame in frames if len(frame) == len(name) and _differing(name, frame) == 1]  # fmt: skip
            other = list(dice.choice(near))
        left, right = (
            " ".join(dice.choice(word[arabic]) for word in each).replace("_", " ")
            for each, arabic in ((name, False), (other, dice.random() < 0.5))  # noqa: PLR2004
        )
        yield "organisation", left, right, same


def _differing(left: list[Word], right: tuple[Word, ...]) -> int:
    return sum(one != other for one, other in zip(left, right, strict=True))


def _listed(part: str, dice: Random) -> list[tuple[str, str]]:
    """Return distinct Urdu names as (roman, urdu), in the order of the dice.

    Half their words are built from three consonants by the patterns of Arabic names. Roman letters leave open which of
    several was meant (Karim: کریم, کارم), as they do in life: nobody can find all of them at the first place.
    """
    words = [(row["latin"].split(), row["arabic"].split()) for row in _rows("words.tsv", part)]
    built = [*_built(part)]
    found: dict[str, str] = {}
    while len(found) < LISTED:
        name = [dice.choice(dice.choice((words, built))) for _ in range(dice.choice((1, 1, 2)))]
        urdu = " ".join(dice.choice(word[1]) for word in name).replace("_", " ")
        found.setdefault(urdu, _as_written(name, dice, arabic=False))
    listed = [(roman, urdu) for urdu, roman in found.items()]
    dice.shuffle(listed)
    return listed


def _built(part: str) -> Iterator[Word]:
    """Yield a word for each root and pattern."""
    for row in _rows("roots.tsv", part):
        for romans, arabic in PATTERNS:
            letters = row["roman"].split()
            yield [roman.format(*letters) for roman in romans], [arabic.format(*row["arabic"])]


def _rows(name: str, part: str) -> Iterator[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as lines:
        yield from (row for row in csv.DictReader(lines, delimiter="\t") if row["set"] == part)


def _write(path: Path, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, delimiter="\t", lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
