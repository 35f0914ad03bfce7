# SPDX-License-Identifier: Apache-2.0
"""Who is said to hold which post and to stand over whom on a day, as claims say it and nobody else.

It draws what sources state and infers nothing: not from calls, not from kinship, not from a rank of numbers. Where sources disagree both
versions stand beside each other; where superiors form a ring the ring is told with its claims and not cut open.
"""

from collections.abc import Sequence

from sanad.analysis.command.lines import (
    COLUMNS,
    POST,
    SUPERIOR,
    Line,
    asked_for,
    from_claims,
    on_day,
    rings,
    rivals,
    row,
    within,
)
from sanad.analysis.method import Answer, Asked, Method
from sanad.analysis.said import CLAIMS, Said, ids, said
from sanad.claims.claim import Claim

ABOUT_COMMAND = ("role", "commands", "part_of")


def _ask(asked: Asked) -> Answer:
    register, on = said(asked), asked.day("on")
    chosen = asked_for(asked, register.of(*ABOUT_COMMAND))
    lines = on_day(from_claims(chosen), on)
    if "organisation" in asked.parameters:
        lines = within(lines, register.require(asked.text("organisation")))
    rival, found = rivals(lines), rings(lines)
    ring = {line: str(number) for number, group in enumerate(found, 1) for line in group}
    rows = tuple(row(line, register, on, rival.get(line, ""), ring.get(line, "")) for line in lines)
    return Answer(COLUMNS, rows, _sentence(asked, register, lines, chosen, rival, found))


def _sentence(
    asked: Asked,
    register: Said,
    lines: Sequence[Line],
    chosen: Sequence[Claim],
    rival: dict[Line, str],
    found: Sequence[Sequence[Line]],
) -> str:
    told = {claim.id for line in lines for claim in line.claims}
    posts = sum(line.kind == POST for line in lines)
    superiors = sum(line.kind == SUPERIOR for line in lines)
    words = (
        f"Of {len(chosen)} claim(s) on posts, superiors and parts, {len(told)} speak of {asked.text('on')}: "
        f"{posts} post(s), {superiors} superior(s), {len(lines) - posts - superiors} part(s)"
    )
    if filters := [name for name in ("said_by", "grade", "standing") if name in asked.parameters]:
        words += f"; only sources by {', '.join(filters)}"
    if rival:
        places = {version.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for version in rival.values()}
        words += f"; sources disagree about {len(places)} place(s), every version is shown"
    for number, group in enumerate(found, 1):
        members = sorted({end for line in group for end in (line.over, line.under)})
        names = ", ".join(register.name_of(each) for each in members)
        claims = ids([claim for line in group for claim in line.claims])
        words += f"; ring {number}: {names} are each said to stand over another of them ({claims})"
    return words + "."


METHOD = Method(
    "command_structure",
    2,
    (CLAIMS,),
    "on [organisation] [said_by] [grade] [standing]",
    "Posts, holders and superiors that claims state for a day.",
    _ask,
)
