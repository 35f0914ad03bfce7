# SPDX-License-Identifier: Apache-2.0
"""What of a chart goes to a recipient: the ties and findings that stay are named with the reason, and nothing of them is in what goes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sanad.analysis.finding import Finding
from sanad.claims.links import Link
from sanad.desk.act import Work
from sanad.desk.inputs import IDENTIFYING, rests_on
from sanad.desk.outgoing import entries_kept_back, exhibits_kept_back, kept_back
from sanad.desk.register import Register


@dataclass(frozen=True)
class Outside:
    """A compartment as `recipient` would have it."""

    work: Work
    compartment: str
    register: Register
    recipient: str

    @cached_property
    def staying(self) -> dict[str, str]:
        """Return the entries that do not go: id → why. Whoever is judged to be the same as one of them stays with it."""
        back = entries_kept_back(self.work, self.compartment, self.recipient)
        same = ((other, why) for one, why in back.items() for other in self.register.same(one))
        return dict(same) | back

    def links(self, near: Sequence[Link]) -> tuple[list[Link], dict[str, str]]:
        """Return the links without the claims that stay, and those claims with the reasons."""
        claims = [claim for each in near for claim in each.claims]
        going = self.register.subjects.keys() - self.staying.keys()
        back = kept_back(self.work, claims, going, self.recipient)
        for each in near:
            for end in {each.source, each.target} & self.staying.keys():
                back |= {claim.id: self.staying[end] for claim in each.claims}
        kept = (each.only(lambda claim: claim.id not in back) for each in near)
        return [each for each in kept if each.claims], back

    def findings(self, chosen: Iterable[Finding]) -> tuple[list[Finding], dict[str, str]]:
        """Return the findings that go, and those that stay with the reasons."""
        why = {each.id: self._why(each) for each in chosen}
        back = {name: reason for name, reason in why.items() if reason is not None}
        return [each for each in chosen if each.id not in back], back

    def _why(self, found: Finding) -> str | None:
        """Return why a finding stays: it rests on what stays, or shows a number of somebody who does."""
        exhibits = sorted(rests_on(self.work.connection, found))
        kept = exhibits_kept_back(self.work, exhibits, self.recipient)
        shown = found.parameters["shown"]
        open_here = set(map(str, shown)) if isinstance(shown, list) else set()
        reasons = (*kept.values(), *(self._numbers[each] for each in sorted(open_here & self._numbers.keys())))  # fmt: skip
        return next(iter(reasons), None)

    @cached_property
    def _numbers(self) -> dict[str, str]:
        """Return the numbers and accounts of entries that stay, each with the reason."""
        theirs = self.register.claims(self.staying.keys() & self.register.subjects.keys())
        return {str(each.value): self.staying[each.about] for each in theirs if each.property in IDENTIFYING}  # fmt: skip
