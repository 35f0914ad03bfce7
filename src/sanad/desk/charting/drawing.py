# SPDX-License-Identifier: Apache-2.0
"""Draw a chart: the ties that claims state, and beside them those that kept findings counted; for us, or as a recipient would have it.

Nothing is inferred, ranked or listed. What a recipient does not get is in no part of the chart, and is told by the id of its claim or finding with the reason.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from sanad.analysis.charts.chart import Scope
from sanad.analysis.finding import Finding
from sanad.analysis.origin import origin
from sanad.claims.claim import Claim
from sanad.claims.links import Link, links
from sanad.claims.period import Period
from sanad.claims.shapes import is_day
from sanad.desk.act import Work
from sanad.desk.charting import counted
from sanad.desk.charting.chart import NUMBER, THIRD_PARTY, Chart, End, Offered, Tie, ahead, at_most
from sanad.desk.charting.outside import Outside
from sanad.desk.register import LINKS, Register
from sanad.dossier.pictures.of import graph
from sanad.errors import BadValue, NotFound
from sanad.values.identifier import check_id

_MASKED = "T-"


def draw(work: Work, compartment: str, by: str, scope: Scope, recipient: str | None = None) -> Chart:  # fmt: skip
    """Return the chart of some entries as officer `by` may see it, or as `recipient` would have it.

    Raises:
        BadValue: a day is none, or there is no such recipient.
        NotFound: a finding is none of these entries that may stand in a document.
    """
    _require_days(scope)
    register = Register.of(work, compartment, by)
    opened = {register.one(each) for each in scope.subjects}
    wanted = _wanted(work.told(_links, register), scope)
    near = [each for each in wanted if {each.source, each.target} & opened]
    offered = counted.about(work, compartment, register, opened)
    chosen = [_chosen(offered, each) for each in dict.fromkeys(scope.findings)]
    withheld: dict[str, str] = {}
    if recipient is not None:
        check_id("recipient", recipient)
        out = Outside(work, compartment, register, recipient)
        near, withheld = out.links(near)
        chosen, back = out.findings(chosen)
        withheld |= back
    owner = work.told(counted.owners, register)
    every = [tie for each in chosen for tie in counted.ties(each, owner)]
    drawn, kept, together = at_most(near, every, sorted(opened), grouped=scope.grouped)
    ties: list[Tie] = [*drawn, *kept]
    lines = Counter(end for each in ties for end in (each.source, each.target))
    shown = lines.keys() | (opened if recipient is None else set())
    more = ahead(wanted, shown, opened) if recipient is None else {}
    return Chart(
        ends=tuple(
            _end(register, one, lines[one], more.get(one, {}), is_open=one in opened)
            for one in sorted(shown)
        ),
        links=tuple((each, each.then(scope.as_of)) for each in drawn),
        counted=tuple(kept),
        of=len(near) + len(every),
        together=tuple(together),
        offered=tuple(_offer(each, scope.findings) for each in offered.values()),
        withheld=tuple(sorted(withheld.items())),
    )


def _require_days(scope: Scope) -> None:
    for day in (scope.as_of, scope.since, scope.until):
        if day is not None and not is_day(day):
            detail = "YYYY, YYYY-MM or YYYY-MM-DD, and in the calendar"
            raise BadValue("chart", value=day, type="date", detail=detail)
    Period(scope.since, scope.until).check("chart")


def _links(connection: sa.Connection, register: Register) -> tuple[Link, ...]:
    del connection  # all of it was loaded
    claims = (each for each in register.claims(register.subjects) if each.property in LINKS)
    return tuple(links(claims, register.one))


def _wanted(every: Iterable[Link], scope: Scope) -> list[Link]:
    window = Period(scope.since, scope.until)
    if not scope.standings and window == Period():
        return list(every)

    def wanted(claim: Claim) -> bool:
        stands = not scope.standings or str(claim.standing) in scope.standings
        return stands and claim.period.may_meet(window)

    return [kept for each in every if (kept := each.only(wanted)).claims]


def _chosen(offered: Mapping[str, Finding], name: str) -> Finding:
    if name not in offered:
        raise NotFound("analysis", kind="finding about these entries", name=name)
    return offered[name]


def _offer(found: Finding, drawn: Iterable[str]) -> Offered:
    ties = len(graph(found).ties)
    return Offered(found.id, found.method, found.sentence, origin(found), ties, found.id in drawn)


def _end(
    register: Register, one: str, lines: int, more: Mapping[str, int], *, is_open: bool
) -> End:
    known = register.subjects.get(one)
    if known is not None:
        kind, label = known.kind, known.label
    else:
        kind, label = THIRD_PARTY if one.startswith(_MASKED) else NUMBER, one
    return End(one, kind, label, lines, is_open, tuple(sorted(more.items())))
