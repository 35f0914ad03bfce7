# SPDX-License-Identifier: Apache-2.0
"""Measure suggestions: `python samples/reports [--part dev]`; without a part, on the reports held out."""

import argparse
import sys
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reports.evaluation import FOLDER, PARTS, Result, Score, evaluate, read
from sanad.claims.suggestions.lexicon import load
from sanad.claims.suggestions.suggest import suggest
from sanad.wiring import rulebook_folder


def main() -> None:
    """Print precision, recall and F1 of each kind, by language and together."""
    words = argparse.ArgumentParser(description=main.__doc__)
    words.add_argument("--part", choices=PARTS, default="held-out")
    reports = read(words.parse_args().part)
    pack = rulebook_folder() / "pk"
    listed = [pack / "organisations", FOLDER / "organisations"]
    lexicon = load(pack / "reporting", pack / "places", listed)
    for language in ("en", "ur", None):
        chosen = [one for one in reports if language in (None, one.language)]
        result = evaluate(chosen, lambda text, published: suggest(text, published, lexicon))
        print(f"\n{len(chosen)} reports, {language or 'all languages'}")
        _print(result, every=language is None)


def _print(result: Result, *, every: bool) -> None:
    print(
        f"{'kind':<16}{'marks':>6}{'proposed':>9}{'right':>6}{'precision':>10}{'recall':>8}{'F1':>6}"
    )
    for kind in sorted(result.kinds) if every else ():
        _line(kind, result.kinds[kind])
    _line("all kinds", result.total)
    _line("speaker of tolls", result.speakers)
    precision, recall = fmean(result.incident_precision), fmean(result.incident_recall)
    both = 2 * precision * recall / (precision + recall)
    print(f"{'incidents (B³)':<37}{precision:>10.2f}{recall:>8.2f}{both:>6.2f}")


def _line(name: str, score: Score) -> None:
    counts = f"{score.marks:>6}{score.proposed:>9}{score.right:>6}"
    print(f"{name:<16}{counts}{score.precision:>10.2f}{score.recall:>8.2f}{score.f1:>6.2f}")


if __name__ == "__main__":
    main()
