# SPDX-License-Identifier: Apache-2.0
"""What the person is said to have done: one sentence per act, with who says so, when, where, how and with what result."""

from sanad.claims.claim import Claim
from sanad.dossier.blocks import Writer
from sanad.dossier.material import Material
from sanad.dossier.sections.words import STANDING, cites


def acts(material: Material, writer: Writer) -> None:
    """Write the section of acts and roles."""
    writer.heading("acts", "Acts attributed to the person")
    for claim in material.of("act"):
        writer.sentence(_act(material, claim), [cites(claim)])
    for claim in material.of("role"):
        if isinstance(claim.value, dict):
            organisation = material.subjects[str(claim.value["organisation"])]
            when = f" from {claim.valid_from}" if claim.valid_from else ""
            until = f" until {claim.valid_to}" if claim.valid_to else ""
            text = (
                f"{STANDING[claim.standing]} by {claim.said_by} that {material.subject.label} was "
                f"{claim.value['role']} of {organisation.label}{when}{until}."
            )
            writer.sentence(text, [cites(claim)])


def _act(material: Material, claim: Claim) -> str:
    act = claim.value
    if not isinstance(act, dict):
        return str(act)
    when = str(act["from"]) + (
        f" to {act['to']}" if act.get("to") not in (None, act["from"]) else ""
    )
    text = (
        f"{STANDING[claim.standing]} by {claim.said_by} that {material.subject.label}, as {act['role']}, "
        f"{act['act']}, on {when}, in {act['place']} ({act['country']})"
    )
    for word, key in (
        ("by means of", "means"),
        ("with the result:", "result"),
        ("intent or benefit:", "intent"),
    ):
        if act.get(key):
            text += f"; {word} {act[key]}"
    return f"{text}. Charged as {act['charge']}."
