# SPDX-License-Identifier: Apache-2.0
"""The kinds of legal instrument, and what the paper of each kind states that the law asks for.

Which of it the law needs, and what follows from it, is said by the rules (docs/formats/rule.md), not here: this file only says
which names there are and of which type, so that a misspelt one is refused and not left unread. The table stands in
docs/formats/sheets.md; the kinds follow the authorities of Pakistani law by which evidence is obtained.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.said import Said

TEXT, TEXTS, DAY, FLAG, NUMBER = "text", "texts", "day", "flag", "number"
NONE = "none"
"""The text that says: the paper states that there is none, or there is none. A name left out says nothing."""

_COURTS = (
    "high_court", "anti_terrorism_court", "sessions_court", "designated_court", "magistrate", "foreign_court", NONE,
)  # fmt: skip
_COURT: Mapping[str, str | tuple[str, ...]] = {"court": _COURTS}
_AGENCIES = (
    "police", "intelligence_bureau", "inter_services_intelligence", "army_intelligence", "naval_intelligence",
    "air_intelligence", "other",
)  # fmt: skip
_RANKS = ("superintendent_or_above", "equivalent_of_forces", "below_superintendent")

FACTS: Mapping[str, Mapping[str, str | tuple[str, ...]]] = MappingProxyType(
    {
        "call_data_order": {"issuer_rank": _RANKS, "team_request": TEXT},
        "traffic_data_warrant": _COURT,
        "preservation_notice": {},
        "device_warrant": _COURT,
        "content_data_order": {**_COURT, "reasons": FLAG, "extended_by_court": FLAG},
        "realtime_order": {
            **_COURT,
            "by_designated_agency": FLAG,
            "extended_by_court": FLAG,
        },
        "interception_warrant": {
            **_COURT,
            "judge": TEXT,
            "applicant": _AGENCIES,
            "applicant_grade": NUMBER,
            "applicant_notified": FLAG,
            "minister_permission": TEXT,
            "minister_permission_on": DAY,
            "reissue": NUMBER,
            "certificate": TEXT,
            "certificate_on": DAY,
        },
        "financing_interception": {**_COURT, "extension": NUMBER},
        "executive_order": {"upheld_by": TEXT},
        "bank_records_order": {**_COURT, "listed_property_offence": FLAG},
        "fmu_dissemination": {"reference": TEXT},
        "laundering_order": {**_COURT, "officer_grade": NUMBER, "reported_in_48_hours": FLAG},
        "foreign_assistance": {"request": TEXT, "reply": TEXT},
        "foreign_document": {"certificate": TEXT},
        "production_order": {
            "issued_by": ("court", "officer_in_charge", "other"),
            "postal_or_telegraph": FLAG,
        },
        "search_warrant": _COURT,
        "search_without_warrant": {
            "reasons_before_search": FLAG,
            "copies_to_magistrate": FLAG,
            "witnesses": TEXT,
            "absence_explained": FLAG,
        },
        "police_statement": {},
        "magistrate_record": {},
        "court_record": {},
        "consent": {},
        "open_source": {},
        "informant_report": {},
        "detention_material": {},
        "official_letter": {},
    }
)
"""Kind → name → type, or the words that may stand there."""

KINDS = frozenset(FACTS)

LEFT_OUT: Mapping[str, str | tuple[str, ...]] = MappingProxyType(
    {
        "in_force_until": DAY,
        "covers_from": DAY,
        "covers_to": DAY,
        "covers": TEXTS,
        "offences": TEXTS,
    }
)
"""What a registration may leave out of any paper and an officer may state later."""


def check(where: str, kind: str, facts: Mapping[str, Json], *, later: bool = False) -> None:
    """Refuse a kind that is not known, and facts that a paper of the kind does not state or that are not of their type.

    Args:
        where: The instrument's id.
        kind: One of `KINDS`.
        facts: By name; days as ISO text.
        later: They were stated after the registration, so that what it left out may be among them.

    Raises:
        BadValue: naming what may stand there.
    """
    if kind not in KINDS:
        known = ", ".join(sorted(KINDS))
        raise BadValue(where, value=kind, type="kind of instrument", detail=known)
    for name, value in facts.items():
        wanted = _wanted(where, kind, name, later=later)
        if not _fits(value, wanted):
            raise BadValue(where, value=value, type=name, detail=_told(wanted))


def parse(where: str, kind: str, name: str, text: str) -> Json:
    """Return a fact that is written as one text: true or false, a number, a day, texts between commas.

    Raises:
        BadValue: a paper of this kind states no such thing, or the text does not spell it.
    """
    wanted = _wanted(where, kind, name, later=True)
    value: Json = text.strip()
    if wanted == FLAG:
        value = {"true": True, "false": False}.get(text.strip())
    elif wanted == NUMBER:
        value = int(text) if text.strip().isascii() and text.strip().isdigit() else None
    elif wanted == TEXTS:
        value = [item.strip() for item in text.split(",")]
    if not _fits(value, wanted):
        raise BadValue(where, value=text, type=name, detail=_told(wanted))
    return value


def _wanted(where: str, kind: str, name: str, *, later: bool) -> str | tuple[str, ...]:
    names = {**FACTS[kind], **(LEFT_OUT if later else {})}
    if name not in names:
        detail = Said("there are {known}", known=", ".join(names)) if names else "there is none"
        raise BadValue(where, value=name, type=f"fact of {kind}", detail=detail)
    return names[name]


def _told(wanted: str | tuple[str, ...]) -> str:
    return f"a {wanted}" if isinstance(wanted, str) else f"one of {', '.join(wanted)}"


def _fits(value: Json, wanted: str | tuple[str, ...]) -> bool:
    if isinstance(wanted, tuple):
        return value in wanted
    if wanted == TEXTS:
        return isinstance(value, list) and bool(value) and all(_fits(item, TEXT) for item in value)
    if wanted == FLAG:
        return isinstance(value, bool)
    if wanted == NUMBER:
        return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    if not isinstance(value, str) or not value.strip():
        return False
    return wanted == TEXT or _is_day(value)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
