# SPDX-License-Identifier: Apache-2.0
"""Words that say nothing a person could be held to: a rule that uses one is not finished."""

import re
from collections.abc import Iterator, Mapping

FILLERS = (
    "adequate", "adequately", "and so on", "and the like", "and/or", "appropriate", "appropriately", "as applicable", "as far as practicable",
    "as needed", "as required", "best efforts", "best practice", "best practices", "duly", "et cetera", "etc", "generally", "good enough",
    "if applicable", "if necessary", "in a timely manner", "normally", "proper", "properly", "reasonable steps", "relevant information",
    "satisfactory", "several", "some kind of", "sufficiently", "suitable", "suitably", "tbd", "timely", "todo", "various", "where appropriate",
    "where possible",
)  # fmt: skip
"""Each hides a who, a what or a when. Where a statute itself says such a word, the rule says what counts as it."""

_FILLER = re.compile(
    r"\b(" + "|".join(re.escape(word) for word in sorted(FILLERS, key=len, reverse=True)) + r")\b",
    re.IGNORECASE,
)


def fillers(text: str) -> Iterator[str]:
    """Give the filler words of a text, in order.

    >>> list(fillers("Take reasonable steps, as needed."))
    ['reasonable steps', 'as needed']
    """
    for found in _FILLER.finditer(" ".join(text.split())):
        yield found[0].lower()


def hollow(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Give field and fault of each filler word in `texts`, field → text."""
    for field, text in texts.items():
        for word in fillers(text):
            yield field, f"“{word}” says nothing that binds"
