# SPDX-License-Identifier: Apache-2.0
"""The words of proceedings: their kinds, what may happen in them, which stage that opens or ends, and whose move may be next.

The words are those of the path of a request (law/pakistan.md sections 5.1, 5.3 and 6) and of `events[]` in docs/formats/rule.md. A word is never
taken away or given another sense: events that were recorded with it stay.
"""

from types import MappingProxyType
from typing import NamedTuple

KINDS = MappingProxyType(
    {
        "criminal": "a criminal case",
        "appeal": "an appeal or constitutional petition carried on apart from its case",
        "extradition": "a request for extradition",
        "mla": "a request for mutual legal assistance",
        "notice": "a notice or diffusion of INTERPOL",
        "sanctions": "a listing by the United Nations or a state",
        "asylum": "a claim to refuge",
        "review": "a review of a notice, a listing or an entry, such as by the Commission for the Control of INTERPOL's Files",
    }
)
"""Kind of proceeding → what it is."""

MOVERS = MappingProxyType(
    {
        "court": "the court",
        "prosecution": "the prosecution",
        "police": "the police",
        "ministry": "a ministry",
        "foreign_authority": "the foreign authority",
        "defence": "the defence",
        "us": "this office",
    }
)
"""Whose move may be next → its words. INTERPOL and bodies of the United Nations are foreign authorities here."""

OPENED = "opened"
STAGES = MappingProxyType(
    {
        OPENED: "opened, at no stage yet",
        "investigation": "under investigation",
        "charge": "charged, and the charge not framed",
        "trial": "on trial",
        "preparation": "in preparation",
        "clearance": "with an authority of this country",
        "sent": "sent and not answered",
        "provisional_arrest": "at provisional arrest",
        "papers_due": "waiting for papers",
        "examination": "under examination",
        "hearing": "in hearing",
        "decided": "decided, not finally",
        "appeal": "under appeal",
        "final": "decided finally and not carried out",
        "in_force": "published or listed",
    }
)
"""Stage → what a proceeding in it is."""
AT_REST = frozenset({"in_force"})
"""Stages that nobody is asked to end: no wait."""

ERROR = "entered_in_error"
"""The correction that puts nothing in the place of what it corrects."""


_CASE = frozenset({"criminal", "appeal"})
_REFUGE = frozenset({"asylum", "appeal"})


class Happening(NamedTuple):
    """What may happen: in words, the stage that it opens if any, and whether it ends the proceeding for those whom it concerns.

    It does so in proceedings of the kinds `within`, or in all; recorded in another, it is only told: an acquittal ends no request by itself.
    """

    words: str
    opens: str | None = None
    ends: bool = False
    within: frozenset[str] = frozenset(KINDS)


EVENTS = MappingProxyType(
    {
        # a case
        "fir_registered": Happening(
            "first information report registered", "investigation", within=_CASE
        ),
        "charges_filed": Happening("charges laid before the court", "charge", within=_CASE),
        "charges_changed": Happening("charges changed"),
        "charge_framed": Happening("charge framed by the court", "trial", within=_CASE),
        "hearing": Happening("heard on this day"),
        "adjourned": Happening("adjourned"),
        "transferred": Happening("passed to another court or authority"),
        "counsel_appointed": Happening("counsel appointed"),
        "counsel_withdrew": Happening("counsel withdrew"),
        "evidence_in_absence": Happening("evidence ordered to be taken in absence"),
        "warrant_issued": Happening("warrant issued"),
        "warrant_confirmed": Happening("registry confirmed that the warrant is in force"),
        "warrant_recalled": Happening("warrant recalled"),
        "warrant_expired": Happening("warrant expired"),
        "proclamation": Happening("proclamation issued"),
        "attachment": Happening("property attached"),
        "located": Happening("located"),
        "arrested": Happening("arrested"),
        "bail": Happening("admitted to bail"),
        "bail_refused": Happening("bail refused"),
        "bail_cancelled": Happening("bail cancelled"),
        "released": Happening("released"),
        "conviction": Happening("convicted", "decided", within=_CASE),
        "acquittal": Happening("acquitted", "decided", within=_CASE),
        "appeal_filed": Happening("appeal filed", "appeal"),
        "appeal_decided": Happening("appeal decided", "decided"),
        "retrial_ordered": Happening("tried anew by order of a court", "trial", within=_CASE),
        "decision_final": Happening("decision final", "final"),
        "discontinuance": Happening("discontinued", ends=True, within=_CASE),
        "amnesty": Happening("amnesty", ends=True, within=_CASE),
        "pardon": Happening("pardoned", ends=True, within=_CASE),
        "time_barred": Happening("time for prosecuting ran out", ends=True, within=_CASE),
        "sentence_served": Happening("sentence served", ends=True, within=_CASE),
        "death": Happening("died", ends=True),
        # a request to another authority
        "returned": Happening("returned to be mended", "preparation"),
        "forwarded": Happening("passed to the next authority of this country", "clearance"),
        "approved": Happening("approved by an authority of this country"),
        "sent": Happening("sent to the receiving authority", "sent"),
        "acknowledged": Happening("receipt acknowledged"),
        "questions_received": Happening("questions received"),
        "questions_answered": Happening("questions answered"),
        "provisional_arrest": Happening("provisionally arrested", "provisional_arrest"),
        "papers_due": Happening("papers asked for by a day", "papers_due"),
        "papers_received": Happening("papers received by the other side", "examination"),
        "hearing_opened": Happening("hearing opened", "hearing"),
        "granted": Happening("granted", "decided"),
        "refused": Happening("refused", "decided"),
        "published": Happening("published", "in_force"),
        "listed": Happening("listed", "in_force"),
        "deleted": Happening("deleted from files or lists", ends=True),
        "executed": Happening("what was asked for was done", ends=True),
        "extradited": Happening("extradited", ends=True, within=frozenset({"extradition"})),
        "surrendered": Happening("surrendered", ends=True, within=frozenset({"extradition"})),
        "withdrawn": Happening("withdrawn", ends=True),
        # refuge
        "asylum_claimed": Happening("refuge claimed", "examination", within=_REFUGE),
        "refugee_recognised": Happening("recognised as a refugee", "decided", within=_REFUGE),
        "asylum_refused": Happening("refuge refused", "decided", within=_REFUGE),
        # the record itself
        "closed": Happening("closed: nothing more is to be done", ends=True),
        ERROR: Happening("entered in error"),
    }
)
"""What may happen → what follows from it."""


def happening(kind: str) -> Happening:
    """Return what follows from an event; of one that only starts a clock of the jurisdiction, nothing but its words."""
    return EVENTS.get(kind) or Happening(kind.replace("_", " "))


MEASURES = frozenset({"warrant_issued", "proclamation", "attachment", "bail"})
"""What is in force from its day, until a day if it names one."""
ENDS_MEASURE = MappingProxyType(
    {
        "warrant_recalled": "warrant_issued",
        "warrant_expired": "warrant_issued",
        "bail_cancelled": "bail",
    }
)
"""What ends a measure → which."""
ANSWERS = MappingProxyType({"questions_answered": "questions_received"})
"""What answers an earlier event, one each → which."""
SPEAKS_OF = MappingProxyType({**ENDS_MEASURE, **ANSWERS, "warrant_confirmed": "warrant_issued"})
"""What is about an earlier event → of which kind that is."""
FOLLOWS = MappingProxyType(
    {
        **SPEAKS_OF,
        **dict.fromkeys(
            ("acknowledged", "questions_received", "granted", "published", "listed", "executed", "extradited", "surrendered", "withdrawn"),
            "sent",
        ),
        "appeal_decided": "appeal_filed",
    }
)  # fmt: skip
"""What cannot have happened before another event of its proceeding, where one is on record → of which kind that is."""
OWN_ACTS = MappingProxyType({"sent": "send", "withdrawn": "withdraw"})
"""What the office itself does with its request, and so records by doing it → the command."""
GROUNDED = frozenset({"refused", "returned", "deleted", "discontinuance"})
"""What may name grounds of refusal."""

FACTS = MappingProxyType(
    {
        **{
            word: word
            for word in (
                "acquittal", "amnesty", "arrested", "bail", "charges_changed", "conviction", "death", "discontinuance", "extradited",
                "located", "pardon", "refugee_recognised", "sentence_served", "surrendered", "time_barred", "warrant_expired",
                "warrant_recalled",
            )
        },
        "provisional_arrest": "arrested",
    }
)  # fmt: skip
"""What rules about a request that was sent may ask (`events[]`): what happened → their word for it."""
FACTS_WITHIN = MappingProxyType(
    {
        "notice": {"refused": "notice_refused", "deleted": "notice_deleted"},
        "review": {"deleted": "notice_deleted"},
    }
)
"""Kind of proceeding → what they may ask of it alone: a state that refuses extradition has refused no notice, and a complaint refused is none."""


def fact(kind: str, within: str) -> str | None:
    """Return the word of `events[]` (docs/formats/rule.md) for an event of a proceeding of the kind `within`, None where rules have none."""
    return FACTS.get(kind) or FACTS_WITHIN.get(within, {}).get(kind)
