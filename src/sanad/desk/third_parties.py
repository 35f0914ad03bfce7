# SPDX-License-Identifier: Apache-2.0
"""Numbers of third parties that a document would show: every text of it is looked through, whatever feed or quotation brought the number there."""

from collections.abc import Iterator

from sanad.analysis.masking import known
from sanad.claims import store as register
from sanad.desk.asking import unmasked
from sanad.desk.documents import Draft
from sanad.desk.inputs import IDENTIFYING, identifiers_of_subjects
from sanad.dossier.numbers import Number, numbers
from sanad.errors import ThirdPartyShown

_MAY_SEE = frozenset({"court", "internal"})
"""Recipients who may see a number that an officer unmasked, for a reason on record."""
_SHOWN = 3  # digits that tell a drafter which number is meant, and nobody else whose it is


def third_parties(draft: Draft) -> Iterator[ThirdPartyShown]:
    """Yield each number or account that is no subject's and stands open, at the first place where it stands; linear in the texts.

    A number is a subject's when a live claim of the compartment says so. A run of digits that may be something else counts when the office knows it as
    somebody's: under a pseudonym, or by a claim about a mention.
    """
    work, compartment = draft.work, draft.material.subject.compartment
    found = _of_no_subject(draft)
    if not found:
        return
    written = {number.written for _, number in found.values()}
    names = known(work.connection, compartment, sorted(found.keys() | written))
    theirs = _of_anybody(draft)
    for key, (where, number) in found.items():
        name = names.get(key) or names.get(number.written)
        if not number.certain and name is None and theirs.isdisjoint({key, number.written}):
            continue
        may_see = name is not None and draft.material.to.recipient in _MAY_SEE
        if may_see and unmasked(work, compartment, str(name)):
            continue
        ending = number.digits[-_SHOWN:]
        yield ThirdPartyShown(draft.at(where), kind=number.kind, ending=ending)


def _found(draft: Draft) -> dict[str, tuple[str, Number]]:
    """Return the numbers of the texts by key, each with where it first stands for certain, or else at all."""
    found: dict[str, tuple[str, Number]] = {}
    home = draft.work.tools.country
    places = {text.words: text.where for text in reversed(draft.texts)}  # the first of each
    for words, where in reversed(places.items()):
        for number in numbers(words, home):
            if number.key not in found or (number.certain and not found[number.key][1].certain):
                found[number.key] = where, number
    return found


def _of_no_subject(draft: Draft) -> dict[str, tuple[str, Number]]:
    """Return those that no claim gives to a subject, and that are no id of a part of the document."""
    material, home = draft.material, draft.work.tools.country
    own = {claim.text for claim in material.claims if claim.property in IDENTIFYING and claim.text}
    own |= identifiers_of_subjects(draft.work.connection, material.subject.compartment)
    ids = {each.id[2:] for each in material.relied_on} | {each.id[2:] for each in material.findings}
    ids |= {sha256[:12] for sha256 in material.exhibits}
    found = {key: each for key, each in _found(draft).items() if not _is_of(each[1], own | ids)}
    if found:  # a claim may write a number as its source does
        for key in {number.key for value in own for number in numbers(value, home)}:
            found.pop(key, None)
    return found


def _is_of(number: Number, known_ones: set[str]) -> bool:
    """Tell whether a number is one of some others, or a part of one, as a file's name may have it."""
    return number.key in known_ones or any(number.digits in each for each in known_ones)


def _of_anybody(draft: Draft) -> set[str]:
    """Return the identifiers that live claims give to anybody."""
    claims = register.of_properties(draft.work.connection, IDENTIFYING)
    return {str(claim.value) for claim in claims if claim.live}
