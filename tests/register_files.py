# SPDX-License-Identifier: Apache-2.0
"""A register small enough to count by hand: fictional entries, and claims that name only what matters."""

from sanad.analysis.said import Entry, freeze
from sanad.claims.claim import Claim, Standing
from sanad.claims.period import Soft
from sanad.values.citation import Citation, TextLocator

Z1, Z2, Z3 = "S-01", "S-02", "S-03"
_LABELS = ("Sample One", "Sample Two", "Sample Three", "Sample Four", "Sample Five", "Sample Six")
ENTRIES = (
    *(Entry(f"S-{number:02}", "person", label) for number, label in enumerate(_LABELS, 1)),
    Entry("O-01", "organisation", "Sample Front"),
    Entry("O-02", "organisation", "Wing"),
    Entry("O-03", "organisation", "Strangers"),
    Entry("I-01", "incident", "Sample incident"),
)


def entry(name):
    """The entry as methods show it."""
    return frozen().name_of(name)


def say(
    about, name, value, *, said_by="Source One", exhibit="a", soft=None, standing="alleged", **more
):
    """A claim that stands somewhere in an exhibit, `a` to `f`."""
    citation = Citation(exhibit * 64, TextLocator(1, 0, 4), "word")
    return Claim(
        about, name, value, said_by, citation, Standing(standing), soft=soft and Soft(soft), **more
    )


def frozen(*claims):
    """The register as an input."""
    return freeze(ENTRIES, claims)
