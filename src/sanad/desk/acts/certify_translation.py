# SPDX-License-Identifier: Apache-2.0
"""Record that a translation was certified: by whom, from which language into which, and the certificate that says so.

The office certifies nothing: it records whose certificate it holds.
"""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Act, Done, Work
from sanad.desk.compartments import of_exhibit
from sanad.errors import BadValue, Quarantined
from sanad.mandates import instrument
from sanad.values.canonical import Json
from sanad.values.reason import says_something
from sanad.vault import quarantine, store
from sanad.vault.exhibit import Exhibit
from sanad.vault.translation import RELATION, Translation, check_languages, record


@dataclass(frozen=True, kw_only=True)
class CertifyTranslation(Act[Translation]):
    """An order about `exhibit`, which was delivered as a translation; `certificate` names an exhibit (`exhibit:<sha256>`) or a registered paper (`instrument:<id>`)."""

    name: ClassVar[str] = "certify_translation"
    power: ClassVar[str] = "receive"

    exhibit: str
    source: str
    target: str
    translator: str
    certificate: str

    def touches(self, work: Work) -> list[str]:
        """The compartments to which the translation and a certificate that is an exhibit were delivered."""
        kind, _, name = self.certificate.partition(":")
        named = [self.exhibit, *([name] if kind == "exhibit" else [])]
        return [of_exhibit(work, each, self.compartment) for each in named]

    def intent(self) -> dict[str, Json]:
        """Name the exhibit."""
        return {"exhibit": self.exhibit}

    def do(self, work: Work) -> Done[Translation]:
        """Check it against what its delivery says, and keep it."""
        exhibit = store.get(work.connection, self.exhibit)
        original = store.get(work.connection, self._original(exhibit))
        check_languages(exhibit, original, self.source, self.target)
        if not says_something(self.translator):
            detail = "say who certified it"
            raise BadValue(exhibit.name, value=self.translator, type="translator", detail=detail)
        self._check_certificate(work)
        told = {"source": self.source, "target": self.target, "translator": self.translator}
        made = Translation(work.seq, self.exhibit, original.sha256, **told, certificate=self.certificate)  # fmt: skip
        record(work.connection, made)
        what: dict[str, Json] = {
            "exhibit": self.exhibit,
            "original": original.sha256,
            "source": self.source,
            "target": self.target,
            "certificate": self.certificate,
        }
        things = (f"exhibit:{self.exhibit}", self.certificate)
        return Done(made, things, what, {"translator": self.translator})

    def _original(self, exhibit: Exhibit) -> str:
        """Return what the delivery into this compartment says that it translates."""
        came = (each.provenance for each in exhibit.deliveries if each.compartment == self.compartment)  # fmt: skip
        found = next((each.parent for each in came if each.relation == RELATION), None)
        if found is None:
            detail = "its delivery sheet does not say `translation_of`"
            raise BadValue(exhibit.name, value=exhibit.sha256, type="translation", detail=detail)
        return found

    def _check_certificate(self, work: Work) -> None:
        """Refuse a certificate that is not there, is set aside, or is the translation itself."""
        kind, _, name = self.certificate.partition(":")
        if kind == "instrument":
            instrument.get(work.connection, name)
        elif kind == "exhibit" and name != self.exhibit:
            reason = quarantine.why(work.connection, name)
            if reason is not None:
                raise Quarantined(name, reason=reason)
        else:
            detail = "another exhibit or a registered paper: exhibit:DIGEST or instrument:ID"
            raise BadValue(self.name, value=self.certificate, type="certificate", detail=detail)
