# SPDX-License-Identifier: Apache-2.0
"""What a file lacks, as a list: never a percentage, and no judgement of whom it is about.

Pure. A gap is a question to somebody; that a list is empty says that these questions are answered, not that the file is good.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sanad.claims.claim import Claim, independent_sources
from sanad.claims.stack import Stack, stacks
from sanad.claims.subject import State, Subject

WORDS = {
    "entry_unreviewed": "no second officer has reviewed the entry",
    "entry_questioned": "a second officer questioned the entry",
    "no_name": "no source for the name",
    "one_script": "the name stands in one script only",
    "no_birth_date": "no source for the date of birth",
    "birth_date_partial": "no source gives the day of birth",
    "no_father_name": "no source for the father's name",
    "no_identifier": "no identity card and no passport",
    "one_identifier": "only one identifier",
    "no_nationality": "no source for the nationality",
    "no_photo": "no photograph",
    "no_status": "no paper says where the person stands before the law",
    "no_dated_act": "no act of this person's own has a day",
    "nothing_in_favour": "nothing that speaks for the person is recorded; was it looked for?",
    "role_undated": "a role without a date",
    "one_source": "rests on one source",
    "rivals": "sources contradict each other",
    "identity_unreviewed": "an identity judgement was never second-reviewed",
    "identity_disputed": "two officers answered an identity question differently",
    "no_listing": "no order against the organisation by any body",
    "listing_undated": "a listing without its day",
    "not_in_pack": "nobody says which entry of the jurisdiction's list this is",
    "no_date": "no source for the day",
    "no_place": "no source for the place",
    "no_kind": "no source for what happened",
    "no_as_of": "the day for which a source speaks is not given",
    "name_open": "nobody says who is meant by a name",
}
"""Gap → what it says to a person."""
_HEAVY = ("role", "act", "status", "charge")
"""Properties for which one source is thin ground."""
_DAY = len("2024-01-01")


@dataclass(frozen=True)
class Gap:
    """One thing that a file lacks: its code, the property it is about if any, and the claims it concerns."""

    code: str
    about: str | None = None
    claims: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return the gap as a person reads it."""
        of = f" ({self.about.replace('_', ' ')})" if self.about else ""
        return WORDS[self.code] + of


def gaps(subject: Subject, claims: Sequence[Claim], entry: State) -> list[Gap]:
    """Return what the file of one register entry lacks, in the order in which it is asked for.

    Args:
        subject: The entry.
        claims: Everything claimed of it, and of whoever was judged to be the same.
        entry: Where the entry stands.
    """
    live = [claim for claim in claims if claim.live]
    of = {stack.name: stack for stack in stacks(live)}
    asked = {"person": _person, "organisation": _organisation, "incident": _incident}
    return [*_entry(entry), *asked[subject.kind](of, live), *_rivals(of.values())]


def _entry(entry: State) -> Iterator[Gap]:
    if entry is State.UNREVIEWED:
        yield Gap("entry_unreviewed")
    if entry is State.QUESTIONED:
        yield Gap("entry_questioned")


def _person(of: dict[str, Stack], live: Sequence[Claim]) -> Iterator[Gap]:
    names = [claim.text or "" for claim in live if claim.property in {"name", "alias"}]
    if not names:
        yield Gap("no_name")
    elif len({_is_latin(sign) for name in names for sign in name if sign.isalpha()}) < 2:  # noqa: PLR2004  # the own and that of others
        yield Gap("one_script")
    yield from _missing(of, "birth_date", "father_name", "nationality", "photo", "status")
    born = of.get("birth_date")
    if born and not any(len(str(each.value)) == _DAY for each in born.values):
        yield Gap("birth_date_partial")
    papers = [
        value for name in ("national_id", "passport") if name in of for value in of[name].values
    ]
    if len(papers) < 2:  # noqa: PLR2004  # one may be mistaken or borrowed
        yield Gap("one_identifier" if papers else "no_identifier")
    if not any(claim.property == "act" and _has_day(claim) for claim in live):
        yield Gap("no_dated_act")
    if not any(claim.exculpatory for claim in live):
        yield Gap("nothing_in_favour")
    for name in _HEAVY:
        if name in of:
            thin = [
                claim for value in of[name].values if value.sources == 1 for claim in value.claims
            ]
            yield from [Gap("one_source", name, _ids(thin))] if thin else []
    undated = [claim for claim in live if claim.property == "role" and not claim.period.words]
    if undated:
        yield Gap("role_undated", claims=_ids(undated))


def _organisation(of: dict[str, Stack], live: Sequence[Claim]) -> Iterator[Gap]:
    yield from _missing(of, "name", "listing")
    if "listed_as" not in of:
        yield Gap("not_in_pack")
    undated = [claim for claim in live if claim.property == "listing" and isinstance(claim.value, dict) and "on" not in claim.value]  # fmt: skip
    if undated:
        yield Gap("listing_undated", claims=_ids(undated))


def _incident(of: dict[str, Stack], live: Sequence[Claim]) -> Iterator[Gap]:
    yield from _missing(of, "kind", "date", "place")
    if live and independent_sources(list(live)) == 1:
        yield Gap("one_source")
    timeless = [claim for claim in live if claim.valid_from is None]
    if timeless:
        yield Gap("no_as_of", claims=_ids(timeless))


def _missing(of: dict[str, Stack], *names: str) -> Iterator[Gap]:
    return (Gap(f"no_{name}") for name in names if name not in of)


def _rivals(of: Iterable[Stack]) -> Iterator[Gap]:
    for stack in of:
        if stack.rivals:
            claims = [claim for value in stack.values for claim in value.claims]
            yield Gap("rivals", stack.name, _ids(claims))


def _is_latin(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("LATIN")


def _has_day(claim: Claim) -> bool:
    return isinstance(claim.value, dict) and len(str(claim.value.get("from"))) == _DAY


def _ids(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
