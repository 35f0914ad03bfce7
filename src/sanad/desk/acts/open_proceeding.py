# SPDX-License-Identifier: Apache-2.0
"""Put a proceeding before a court or authority on the docket."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from sanad.casework import proceedings
from sanad.casework import request as requests
from sanad.casework.proceedings import INTERNATIONAL, Proceeding
from sanad.claims import store as register
from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_request, of_subject
from sanad.errors import BadValue
from sanad.values.canonical import Json
from sanad.values.country import countries
from sanad.values.said import Said


@dataclass(frozen=True, kw_only=True)
class OpenProceeding(Act[str]):
    """An order to open; the result is the proceeding's id.

    `country` is that of the authority (ISO 3166, or INT), `reference` what the authority calls the matter, once it does.
    """

    name: ClassVar[str] = "open_proceeding"
    power: ClassVar[str] = "proceedings"

    kind: str
    country: str
    authority: str
    subjects: tuple[str, ...]
    reference: str = ""
    request: str | None = None

    def touches(self, work: Work) -> Iterator[str]:
        """The compartments of everybody whom it is about, and of the request that it carries on."""
        for subject in self.subjects:
            yield of_subject(work, subject)
        if self.request is not None:
            yield of_request(work, self.request)

    def intent(self) -> dict[str, Json]:
        """Say what was not opened, and about whom."""
        return {"kind": self.kind, "subjects": list(self.subjects)}

    def do(self, work: Work) -> Done[str]:
        """Check whom and what it is about; then keep it."""
        opened = Proceeding(
            id=proceedings.id_of(work.seq),
            kind=self.kind,
            country=self.country,
            authority=self.authority,
            reference=self.reference,
            subjects=tuple(sorted(self.subjects)),
            request=self.request,
            compartment=self.compartment,
            opened_on=work.today.isoformat(),
            seq=work.seq,
        )
        opened.check()
        if self.country not in countries() | {INTERNATIONAL, work.tools.country}:
            detail = Said(
                "a country of ISO 3166, or {international} where the authority is of no state",
                international=INTERNATIONAL,
            )
            raise BadValue(opened.id, value=self.country, type="country", detail=detail)
        for subject in opened.subjects:
            register.entered(work.connection, subject)
        if self.request is not None:
            of = requests.get(work.connection, self.request).subject
            if of not in opened.subjects:
                raise BadValue(self.request, value=of, type="subject of the proceeding", detail="the request is about somebody else")  # fmt: skip
        proceedings.add(work.connection, opened)
        about = tuple(f"subject:{subject}" for subject in opened.subjects)
        what = {"proceeding": opened.id, **opened.as_json()}
        return Done(opened.id, (f"proceeding:{opened.id}", *about), what)
