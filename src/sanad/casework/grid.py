# SPDX-License-Identifier: Apache-2.0
"""The fact grid: for each charge what is said of this person's own act, and what the description leaves open.

A charge is as well described as the best of its acts. The flags are those of law/interpol.md FACTS-1; they are signs in the wording
of English and Urdu texts, found by word lists of the rulebook, and each is a question to the drafter, not a finding against anybody.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sanad.casework.narrative import holds, sentences, told, words
from sanad.rules.lexicon import ACT, WordList
from sanad.rules.span import days_of
from sanad.values.canonical import Json

ASKED = ("who", "act", "when", "where", "how", "result", "intent", "link")
"""The columns of the grid: who in which role did which act, when, where, by what means, with what result and intent, shown by what."""

_FIELDS = {"who": "role", "act": "act", "when": "from", "where": "place", "how": "means"}
_WIDEST = 3
"""Years: an act that may have been done at any time of a longer stretch has no day."""
_LEAST_SAID = 6
"""Words beside a phrase such as “as director” that make room for an act of one's own."""
_PRONOUN = re.compile(r"\b(?:he|she|they)\b|(?<!\w)(?:اس نے|انہوں نے|وہ)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class Reader:
    """What the descriptions of acts are read with: the person's names, the word lists, what other persons' drafts tell."""

    names: tuple[str, ...]
    lexicon: Sequence[WordList]
    of_others: frozenset[str] = frozenset()

    def flags(self, act: Mapping[str, Json], title: str) -> list[str]:
        """Return the flags of one act, in the order of the sheet; `title` is that of the offence charged."""
        text = str(act.get("act") or "")
        found = {*self._subject(text), *self._empty(text, title), *_open(act)}
        found |= {"copied"} if self._is_copied(text) else set()
        return [flag for flag in FLAGS if flag in found]

    def _subject(self, text: str) -> Iterator[str]:
        """Tell whether the person does anything in the sentence."""
        if any(holds(text, name) for name in self.names) or _PRONOUN.search(text):
            return
        of_group = any(each.kind == "group_only" and each.found(text) for each in self.lexicon)
        yield "group_only" if of_group else "no_agent"

    def _empty(self, text: str, title: str) -> Iterator[str]:
        """Tell whether a label, an office or the words of the statute stand in place of an act."""
        of_names = {word for name in self.names for word in words(name)}
        said = [word for word in words(text) if word not in of_names]
        for each in self.lexicon:
            hits = each.found(text) if each.kind in ACT and each.kind != "group_only" else ()
            beside = len(said) - sum(len(words(hit)) for hit in hits)
            if hits and beside < _LEAST_SAID:
                yield each.kind
        if said and set(said) <= set(words(title)) | _SMALL:
            yield "charge_words"

    def _is_copied(self, text: str) -> bool:
        return any(told(each, self.names) in self.of_others for each in sentences(text))


FLAGS = (
    "no_agent", "group_only", "no_date", "no_place", "wide_range", "label_only", "office_only", "account_only",
    "contract_only", "membership_only", "charge_words", "copied",
)  # fmt: skip
"""Every flag there is."""
_SMALL = frozenset(words("he she they a an the of or and to in for by with did committed was is"))


def grid(
    charges: Sequence[Mapping[str, Json]],
    acts: Sequence[Mapping[str, Json]],
    titles: Mapping[str, str],
    reader: Reader,
) -> list[Json]:
    """Return one row for each charge: `offence`, `acts`, the columns as truths, `flags` and `flag_count` of its best act.

    Args:
        charges: Facts of the charges, with `offence`.
        acts: Facts of the acts, with `charge` and `items`.
        titles: Offence → its title, as far as the rulebook knows it.
        reader: What descriptions are read with.
    """
    rows: list[Json] = []
    for charge in charges:
        offence = str(charge["offence"])
        own = [act for act in acts if act.get("charge") == offence]
        read = [(reader.flags(act, titles.get(offence, "")), act) for act in own]
        flags, best = min(read, key=lambda one: len(one[0]), default=([], {}))
        rows.append(
            {
                "offence": offence,
                "acts": len(own),
                **{column: _filled(best, column) for column in ASKED},
                "flags": list(flags),
                "flag_count": len(flags),
            }
        )
    return rows


def _filled(act: Mapping[str, Json], column: str) -> bool:
    """Tell whether a column of the best act says something; evidence links it, be it named or shown."""
    if column == "link":
        return bool(act.get("items") or act.get("evidence"))
    return bool(act.get(_FIELDS.get(column, column)))


def _open(act: Mapping[str, Json]) -> Iterator[str]:
    """Tell what of day and place is not there."""
    if not act.get("place"):
        yield "no_place"
    first, last = (days_of(str(act.get(end) or act.get("from") or "")) for end in ("from", "to"))
    if first is None:
        yield "no_date"
    elif last is not None and (last[1] - first[0]).days > _WIDEST * 366:
        yield "wide_range"
