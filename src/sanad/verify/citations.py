# SPDX-License-Identifier: Apache-2.0
"""Citations: whether each claim's quotation stands where the claim says (docs/formats/citation.md).

Whether a text layer is a true reading of a picture or PDF is not decided here; that is its reader's statement.
"""

from collections.abc import Mapping, Sequence

from . import shape
from .brief import Claim, Exhibit
from .entries import Entry
from .fault import Fault
from .locators import Cited, OcrPlace, RowPlace, TextPlace, TimePlace, parse_citation
from .package import Package
from .redacted import BLOCK
from .report import Check, Code, Verdict, broken, intact, not_established
from .sources import Answer, Differs, read_places


def check_citations(
    package: Package,
    claims: Sequence[Claim],
    exhibits: Sequence[Exhibit],
    paths: Mapping[str, str],
    entries: Mapping[int, Entry],
) -> list[Check]:
    """Return one check per claim, in the order of the claims.

    Args:
        package: The files.
        claims: Claims of the brief.
        exhibits: Exhibits of the brief.
        paths: Where the bytes of the exhibits stand, by digest; withheld ones are missing from it.
        entries: The entries that hold, by number.
    """
    known = {exhibit.sha256: exhibit for exhibit in exhibits}
    checks: dict[int, Check] = {}
    groups: dict[str, list[tuple[int, Cited]]] = {}
    for order, claim in enumerate(claims):
        try:
            cited = parse_citation(claim.citation)
            _check_known(cited, known)
        except Fault as fault:
            checks[order] = broken(Code.CITATION, _where(claim), fault)
        else:
            groups.setdefault(_source(cited), []).append((order, cited))
    for source, group in groups.items():
        places = [cited.place for _, cited in group]
        confirmed = [
            entry.confirms
            for _, entry in sorted(entries.items())
            if entry.confirms is not None and source in entry.confirms.exhibits
        ]
        copy = known[source].copy
        stands_for = copy.sha256 if copy else source
        answers = read_places(package, stands_for, paths.get(source), places, confirmed)
        for (order, cited), answer in zip(group, answers, strict=True):
            where = _where(claims[order])
            check = _judged(where, cited, answer, known, paths)
            lost = isinstance(cited.place, OcrPlace) and _has_erased(known[source], entries)
            checks[order] = _in_doubt(check) if lost else check
    return [checks[order] for order in range(len(claims))]


def _judged(
    where: str,
    cited: Cited,
    answer: Answer,
    known: Mapping[str, Exhibit],
    paths: Mapping[str, str],
) -> Check:
    name = f"{cited.place.label} of “{shape.shorten(known[cited.exhibit].name)}”"
    if known[_source(cited)].copy is not None and (taken := _taken_out(cited, answer)):
        return not_established(Code.CITATION, where, f"{name}: {taken}")
    if isinstance(answer, Fault):
        return broken(Code.CITATION, where, f"{name}: {answer}")
    if answer is not None and not _stands(cited, answer):
        says = f"“{shape.shorten(cited.quote)}” does not stand in {name}; there stands “{shape.shorten(answer)}”"
        return broken(Code.CITATION, where, says)
    for absent in (known[digest] for digest in _needs(cited) if digest not in paths):
        name = shape.shorten(absent.name)
        if not absent.withheld:
            return broken(Code.CITATION, where, f"the bytes of “{name}” are missing")
        says = f"“{name}” is withheld, so the quotation cannot be compared with it"
        return not_established(Code.CITATION, where, says)
    return intact(Code.CITATION, where, f"“{shape.shorten(cited.quote)}” stands in {name}")


def _taken_out(cited: Cited, answer: Answer) -> str:
    """Return why a redacted copy cannot tell what the original says at a place; nothing where it can."""
    if isinstance(answer, Differs):
        if answer.content is None or BLOCK in answer.content:
            return "in the redacted copy it differs from the original, which is not given"
    elif isinstance(answer, str) and BLOCK in answer and not _stands(cited, answer):
        return "words that stood there were taken out of the redacted copy"
    return ""


def _has_erased(exhibit: Exhibit, entries: Mapping[int, Entry]) -> bool:
    """Tell whether an entry about an exhibit is erased; it may have confirmed words."""
    return any(seq in entries and entries[seq].erased for seq in exhibit.entries)


def _in_doubt(check: Check) -> Check:
    if check.verdict is not Verdict.BROKEN:
        return check
    says = f"{check.says}; an entry about the exhibit is erased, and may have confirmed these words"
    return not_established(check.code, check.where, says)


def _stands(cited: Cited, content: str) -> bool:
    of_one_field = isinstance(cited.place, RowPlace) and cited.place.column is not None
    if of_one_field or isinstance(cited.place, TextPlace | OcrPlace):
        return cited.quote == content
    return cited.quote in content


def _needs(cited: Cited) -> list[str]:
    """Return the exhibits without which the citation is not established."""
    return list(dict.fromkeys([cited.exhibit, _source(cited)]))


def _source(cited: Cited) -> str:
    """Return the exhibit in which the words stand: for a recording, its transcript."""
    return cited.place.transcript if isinstance(cited.place, TimePlace) else cited.exhibit


def _check_known(cited: Cited, known: Mapping[str, Exhibit]) -> None:
    for digest in _needs(cited):
        if digest not in known:
            raise Fault(f"the brief holds no exhibit {digest[:16]}…")


def _where(claim: Claim) -> str:
    return f"claim {shape.shorten(claim.id)} ({shape.shorten(claim.property)})"
