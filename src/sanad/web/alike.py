# SPDX-License-Identifier: Apache-2.0
"""What may be one, or go back to one, as lists that leave as files: pairs of incidents, stories of reports, reports that repeat one another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sanad.desk.questions.list_copies import Repeated
from sanad.values.canonical import Json

PAIRS = ("left", "right", "reasons", "against")
STORIES = ("story", "tellings", "independent", "report", "name", "days", "places", "like", "reasons")  # fmt: skip
COPIES = ("left", "left_name", "right", "right_name", "how", "shared", "recorded", "left_words", "right_words")  # fmt: skip
_AND = "; "


def pairs(found: Iterable[Any]) -> Iterator[Mapping[str, Json]]:
    """Yield a row for each pair of incidents, with what speaks for it and against."""
    for each in found:
        said = {"reasons": each.reasons, "against": each.against}
        yield {"left": each.left, "right": each.right, **{name: _AND.join(map(str, texts)) for name, texts in said.items()}}  # fmt: skip


def stories(account: Mapping[str, Any]) -> Iterator[Mapping[str, Json]]:
    """Yield a row for each telling of the stories of which a comparison gives its account, the first story 1."""
    for number, story in enumerate(account.get("stories", ()), 1):
        for each in story["tellings"]:
            several = {name: _AND.join(each[name]) for name in ("days", "places", "reasons")}
            about = {name: each[name] for name in ("report", "name", "like")}
            yield {"story": number, "tellings": story["of"], "independent": story["independent"], **about, **several}  # fmt: skip


def copies(found: Iterable[Repeated]) -> Iterator[Mapping[str, Json]]:
    """Yield a row for each pair of reports and words of each that stand for the same."""
    for each in found:
        about = {name: getattr(each, name) for name in ("left", "left_name", "right", "right_name", "how")}  # fmt: skip
        about |= {"shared": str(round(each.shared, 2)), "recorded": each.said}
        for left, right in each.evidence or (("", ""),):
            yield {**about, "left_words": left, "right_words": right}
