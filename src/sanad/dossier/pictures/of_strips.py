# SPDX-License-Identifier: Apache-2.0
"""Findings as strips: paths, chains, assignments, and what stands in two places, a strip for each row of the table."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from sanad.analysis.finding import Finding
from sanad.dossier.pictures.picture import Drawn
from sanad.dossier.pictures.rows import Row, asked, rows
from sanad.dossier.pictures.strips import Box, Strip, Tie, strip_chart

_NODES, _STEPS = " – ", "; "
_Pattern = dict[str, Any]
_CALLED = {"in": "from", "out": "to"}


def both_banks(finding: Finding) -> tuple[str, Drawn]:
    """Return the entry of either bank; a broken box is the entry that the other statement does not have."""
    found = []
    for row in rows(finding):
        which, _, rest = row["which"].partition(": ")
        alone, _, unknown = which.partition("; ")
        lacks = "nothing known of this statement" if unknown else "not in this statement"
        boxes = tuple(
            Box(row[side] or "not named", f"{row[bank]} {row[paid]} {row['currency']}" if row[paid] else lacks, soft=not row[paid])
            for side, bank, paid in (("payer", "payer's bank", "paid"), ("payee", "payee's bank", "received"))
        )  # fmt: skip
        tie = Tie(0, 1, alone, rest or f"references: {row['references']}", soft=which != "matched")
        found.append(Strip(boxes, (tie,)))
    says = "Each row is one transfer, as the statement of the payer (left) and of the payee (right) shows it. Broken: doubtful, or in one statement only; why is not said."
    columns = ("payer's statement", "payee's statement")
    return "Transfers in both banks' statements", strip_chart(found, columns, says)


def chains(finding: Finding) -> tuple[str, Drawn]:
    """Return who was in contact before and who after, with how often."""
    number = asked(finding, "number")
    found = [
        Strip(
            (Box(row["first contact"]), Box(row["second contact"])),
            (Tie(0, 1, f"then, times: {row['times']}", f"in, then out: {row['in, then out']}"),),
        )
        for row in rows(finding)
    ]
    says = f"Each row is a contact of {number} and another with whom it had an event within the minutes asked about after the first; how often, and how often the one came in and the other went out. That the one is why is not said."
    return f"Chains through {number}", strip_chart(found, ("first contact", "second contact"), says)


def changes(finding: Finding) -> tuple[str, Drawn]:
    """Return what sources say of each line before the event and after it."""
    found = [
        Strip(
            tuple(_stated(row, side) for side in ("before", "after")),
            (Tie(0, 1, row["change"], row["time"], soft=row["change"].startswith("perhaps")),),
            f"{row['over']}: {row['post'] or row['line']}",
        )
        for row in rows(finding)
    ]
    event = asked(finding, "on") or asked(finding, "incident")
    says = "Each row is a line that sources state otherwise for the day before the event than for the days after it; broken is what they do not say, or say only perhaps. That the event is why is not said."
    return f"Changes of role around {event}", strip_chart(found, ("before", "after"), says)


def conferences(finding: Finding) -> tuple[str, Drawn]:
    """Return the two calls of each question."""
    found = [
        Strip(
            tuple(_call(row, which) for which in ("earlier", "later")),
            (Tie(0, 1, row["question"], f"{row['seconds apart']} s apart, {row['seconds together']} s together", soft=True),),
        )
        for row in rows(finding)
    ]  # fmt: skip
    says = "Each row is two calls that overlap, or follow within the seconds asked about, and a question; the records do not answer it."
    return f"Overlapping calls of {asked(finding, 'number')}", strip_chart(found, ("earlier call", "later call"), says)  # fmt: skip


def hypothesis(finding: Finding) -> tuple[str, Drawn]:
    """Return who could stand in each place; of a near miss the link or the place that breaks the pattern is broken."""
    places = finding.columns[: finding.columns.index("breaks")]
    pattern = cast("_Pattern", finding.parameters["pattern"])  # the method has read it
    found = []
    for row in rows(finding):
        says = f"near miss: {row['breaks']}" if row["breaks"] else "satisfies the pattern"
        says += f"; not known: {row['not known']}" if row["not known"] else ""
        boxes = tuple(_place(row[name], name, pattern, row["breaks"]) for name in places)
        found.append(Strip(boxes, tuple(_pattern(pattern, places, row["breaks"])), says))
    says = "Each row is an assignment of the network to the places of the asker's pattern, whose links are drawn; of a near miss what breaks the pattern is broken. That somebody fits a shape does not say what they do."
    return "Who could stand in the places of a pattern", strip_chart(found, places, says)


def offsets(finding: Finding) -> tuple[str, Drawn]:
    """Return equal amounts beside each other, as the question they are."""
    found = [
        Strip(
            (Box(row["received by"], row["received on"]), Box(row["paid by"], row["paid on"])),
            (Tie(0, 1, f"{row['amount']} {row['currency']}?", f"{row['entries of this amount']} entries of this amount", soft=True),),
        )
        for row in rows(finding)
    ]  # fmt: skip
    says = "Each row is two entries of one amount on accounts that no payment connects: a question. The more entries of an amount there are, the less a pair says."
    return "Equal amounts in and out", strip_chart(found, ("received by", "paid by"), says)


def overlaps(finding: Finding) -> tuple[str, Drawn]:
    """Return the rows of one entry, or of entries in doubt."""
    found = []
    for row in rows(finding):
        first, *others = row["rows"].split()
        more = f"and {len(others) - 1} more" if len(others) > 1 else ""
        doubt = row["which"].partition(": ")[2]
        tie = Tie(0, 1, row["which"].partition(": ")[0], doubt, soft=bool(doubt))
        says = f"{row['booked']} {row['direction']} {row['amount']} {row['currency']}"
        found.append(Strip((Box(first), Box(" ".join(others[:1]), more)), (tie,), says))
    says = "Each row is an entry that several statements carry: the row that counts, and the one that repeats it. Broken: nobody can tell whether it is one entry, and all count."
    columns = ("row", "the same entry in another statement")
    return f"Entries in several statements of {asked(finding, 'account')}", strip_chart(found, columns, says)  # fmt: skip


def paths(finding: Finding) -> tuple[str, Drawn]:
    """Return each path with what every step says and rests on; the shortest come first, as in the table."""
    found = [_path(row) for row in rows(finding)]
    says = "Each row is one path; under a step stands what ties the two, and the first claim or row it rests on; “+2” says that the table names two more. A path is a way to read the evidence: that anything passed along it is not said."
    return "How evidence leads from entry to entry", strip_chart(found, (), says)


def succession(finding: Finding) -> tuple[str, Drawn]:
    """Return each candidate beside the old number, with what they share and how often chance does as well."""
    number = asked(finding, "number")
    found = [
        Strip(
            (Box(number), Box(row["later number"], f"first seen {row['first seen']}")),
            (Tie(0, 1, f"contacts {row['shared contacts']}, handsets {row['shared handsets']}, cells {row['shared cells']}", f"as high by chance: {row['as high among those it cannot be']}", soft=True),),
            "" if row["day before first seen"] == "covered" else "nothing is known of the day before it is first seen",
        )
        for row in rows(finding)
    ]  # fmt: skip
    says = "Each row is a number whose use begins about when the other's ends, with how many contacts, handsets and cells both have; “as high by chance” counts numbers that cannot have followed and share as much. That anybody changed telephone is not said."
    columns = ("the number asked about", "later number")
    return f"Numbers that may have followed {number}", strip_chart(found, columns, says)


def _stated(row: Row, side: str) -> Box:
    return Box(row["under or holder"], row[side], soft=row[side] != "said")


def _call(row: Row, which: str) -> Box:
    contact = row[f"{which} contact"] or "not named"
    called = _CALLED.get(row[f"{which} direction"], "with")
    return Box(f"{called} {contact}", row[f"{which} at"])


def _place(cell: str, name: str, pattern: _Pattern, breaks: str) -> Box:
    """Return whoever stands in a place; of a group the first, and how many more."""
    names = cell.split() if "count" in pattern["places"][name] else [cell]
    more = f"and {len(names) - 1} more" if len(names) > 1 else ""
    return Box(" ".join(names[:1]), more, soft=breaks in {f"ties of {name}", f"count of {name}"})


def _pattern(pattern: _Pattern, places: Sequence[str], breaks: str) -> Iterator[Tie]:
    """Yield the links of the pattern, and of a near miss the link that is there against it."""
    for pairs, broken_by in ((pattern["linked"], "are not linked"), (pattern.get("apart", []), "are linked")):  # fmt: skip
        for one, other in (sorted(pair, key=places.index) for pair in pairs):
            broken = breaks in {f"{one} and {other} {broken_by}", f"{other} and {one} {broken_by}"}
            if broken or pairs is pattern["linked"]:
                yield Tie(places.index(one), places.index(other), soft=broken)


def _path(row: Row) -> Strip:
    """Return a path box by box; whole in one box where a name holds what stands between names."""
    nodes, steps, rests = (row[name].split(between) for name, between in (("path", _NODES), ("steps", _STEPS), ("rests on", _STEPS)))  # fmt: skip
    if {len(nodes) - 1, len(steps), len(rests)} != {int(row["links"])}:
        return Strip((Box(row["path"]),), (), row["steps"])
    ties = (Tie(at, at + 1, step, _first(cited)) for at, (step, cited) in enumerate(zip(steps, rests, strict=True)))  # fmt: skip
    return Strip(tuple(map(_entry, nodes)), tuple(ties))


def _first(cited: str) -> str:
    """Return the first of some citations whole, and how many more there are: cut in the middle they would read as one.

    >>> _first("C-88cebe260001"), _first("C-88cebe260001 C-9d0000000002 a1b2c3d4#7")
    ('C-88cebe260001', 'C-88cebe260001 +2')
    """
    first, *others = cited.split()
    return f"{first} +{len(others)}" if others else first


def _entry(node: str) -> Box:
    label, _, id_ = node.rpartition(" (")
    return Box(label or node, id_.rstrip(")") if label else "")
