# SPDX-License-Identifier: Apache-2.0
"""What the person is said to have done: one sentence per act, with who says so, when, where, how and with what result."""

from sanad.claims.claim import Claim
from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.dossier.sections.words import STANDING, cites

_DETAILS = {"role": "Role", "means": "How", "result": "Result", "intent": "Intent or benefit"}


def acts(material: Material, writer: Writer) -> None:
    """Write the section of acts and roles."""
    writer.heading("acts", "Acts attributed to the person")
    for claim in material.of("act"):
        writer.sentence(_act(claim), [cites(claim)])
    for claim in material.of("role"):
        if isinstance(claim.value, dict):
            organisation = material.subjects[str(claim.value["organisation"])]
            text = (
                f"{_by(claim)} {material.subject.label} was {claim.value['role']} of "
                f"{organisation.label}{_since(claim)}."
            )
            writer.sentence(text, [cites(claim)])


def _by(claim: Claim) -> str:
    return f"{STANDING[claim.standing]} by {claim.said_by}:"


def _since(claim: Claim) -> str:
    start = f" from {claim.valid_from}" if claim.valid_from else ""
    return start + (f" until {claim.valid_to}" if claim.valid_to else "")


def _act(claim: Claim) -> str:
    act = claim.value
    if not isinstance(act, dict):
        return f"{_by(claim)} {act}"
    until = act.get("to")
    when = str(act["from"]) + (f" to {until}" if until not in (None, act["from"]) else "")
    details = [
        f"{word}: {act[key]}" for key, word in _DETAILS.items() if act.get(key) not in (None, "")
    ]
    place = f"{act['place']} ({act['country']})"
    told = f"{_by(claim)} {act['act']}. When: {when}. Where: {place}."
    return " ".join([told, *(f"{detail}." for detail in details), f"Charge: {act['charge']}."])
