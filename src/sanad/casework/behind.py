# SPDX-License-Identifier: Apache-2.0
"""From which claims each fact of a request comes (`sanad.casework.facts` builds them), so that whoever reads a value can open its source.

Pure. A fact that no claim carries, such as what the request states itself, what a register of the office says or what was answered, has none here.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sanad.claims.claim import Claim
from sanad.values.canonical import canonical

_FACT = re.compile(r"(?P<of>\w+)(?:\[(?P<at>[0-9]*)\])?(?:\.(?P<member>\w+))?")
_PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "charges": "charge",
        "acts": "act",
        "grid": "act",
        "text": "act",
        "warrant": "warrant",
        "sentence": "sentence",
        "extradition": "extradition_assurance",
        "assurances": "assurance",
        "refugee": "refugee_status",
        "positions": "position",
        "proceedings": "proceedings",
        "sanctions": "sanction",
        "schedule_entry": "schedule_entry",
        "context": "case_context",
        "dispute": "dispute_sign",
        "evidence": "shows_act",
    }
)
"""Fact → the property of the claims that carry it."""
_PERSON: Mapping[str, str] = MappingProxyType(
    {
        "birth_year": "birth_date",
        "under_18_at_facts": "birth_date",
        "aliases": "alias",
        "public_roles": "public_role",
        "photo_quality_ok": "photo",
    }
)
"""Member of `person` → the property, where it has another name."""
_COMPUTED = frozenset({"charges", "grid", "text", "evidence"})
"""Facts with members that no claim has under that name: they are worked out from the whole claim."""


def claims_behind(fact: str, live: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return those of the `live` claims about the person from which a fact comes, by its path: `warrant.number`, `acts[0].place`, `person.aliases[]`."""
    found = _FACT.match(fact)
    if found is None:
        return ()
    of, at, member = found["of"], found["at"], found["member"]
    if of == "person":
        name = _PERSON.get(member or "", member)
        return tuple(claim for claim in live if claim.property == name)
    carrying = [claim for claim in live if claim.property == _PROPERTIES.get(of)]
    if at:
        carrying = _item(carrying, int(at), apart=of == "acts")
    if member is None or of in _COMPUTED:
        return tuple(carrying)
    return tuple(claim for claim in carrying if isinstance(claim.value, Mapping) and member in claim.value)  # fmt: skip


def _item(carrying: list[Claim], at: int, *, apart: bool) -> list[Claim]:
    """Return what says one item of a list: of acts each claim is one, of all else equal values are."""
    items: dict[object, list[Claim]] = {}
    for claim in carrying:
        items.setdefault(claim.id if apart else canonical(claim.value), []).append(claim)
    return list(items.values())[at] if at < len(items) else []
