# SPDX-License-Identifier: Apache-2.0
"""What the commands that search have in common: the index brought up to date, lists read, and how what is found is shown."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sanad.cli.frame import Session
from sanad.cli.output import Output
from sanad.errors import AlreadyDone, BadValue, Unreadable
from sanad.values.canonical import Json, canonical
from sanad.values.verdict import Integrity

_LAYERS = {"ocr": "recognised by a machine, look at the picture", "cues": "spoken"}
"""What to know of words that are not the file's own text."""


def indexed(session: Session, *, anew: bool = False) -> int:
    """Make searchable what was read since, and return how many parts that were."""
    from sanad.desk.procedures.index_layers import index_layers

    with session.out.progress() as progress:
        return index_layers(session.office.tools, progress, anew=anew)


def lines_in(path: Path) -> Iterator[str]:
    """Yield the lines of a list, UTF-8, that hold anything."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror or error) from error
    except UnicodeDecodeError as error:
        detail = f"byte {error.start} is no UTF-8"
        raise BadValue(str(path), value="the list", type="text", detail=detail) from error
    return (line.strip() for line in text.splitlines() if line.strip())


def document_in(path: Path) -> dict[str, Any]:
    """Return the JSON object that a file holds."""
    try:
        document = json.loads(path.read_bytes())
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror or error) from error
    except (ValueError, RecursionError) as error:
        raise BadValue(str(path), value="the file", type="receipt", detail=error) from error
    if not isinstance(document, dict):
        raise BadValue(str(path), value="the file", type="receipt", detail="it is no JSON object")
    return document


def write_receipt(path: Path, document: dict[str, Json]) -> None:
    """Write the canonical JSON of a receipt, whose SHA-256 the ledger entry names, into a new file."""
    try:
        with path.open("xb") as file:
            file.write(canonical(document))
    except FileExistsError as error:
        raise AlreadyDone(str(path.parent), kind="file", name=path.name) from error
    except OSError as error:
        raise Unreadable(str(path), detail=error.strerror or error) from error


def show_found(out: Output, found: Any, hits: list[Any], written: int | None) -> None:  # noqa: ANN401  # the desk's answer
    """Show counts, facets, a page of hits, and rows of tables."""
    texts = found.texts
    rows = [{**vars(each), "term": found.terms[each.term].written} for each in found.rows]
    facets = texts.facets()
    document = {
        "parts": texts.total,
        "as_written": texts.as_written,
        "of": texts.searched,
        "not_searched": found.not_searched,
        "facets": {
            name: {"values": dict(each.values), "others": each.others}
            for name, each in facets.items()
        },
        "hits": [each.as_json() for each in hits],
        "rows": rows,
        "written": written,
    }
    alone = texts.total - texts.as_written
    lines = [
        f"{texts.total:,} of {texts.searched:,} parts and values: {texts.as_written:,} as written, {alone:,} by sound"
    ]
    if found.not_searched:
        lines.append(
            f"  not, or not wholly, searched: {found.not_searched:,} exhibits, set aside or not read to the end (sanad readings, sanad quarantine)"
        )
    for name, facet in facets.items():
        values = [f"{value} {count:,}" for value, count in facet.values if name != "exhibit"]
        values += [f"others {facet.others:,}"] if facet.others and values else []
        lines += [f"  {name}: {', '.join(values)}"] if values else []
    for hit in hits:
        lines.append(f"{hit.name}, {_place(hit)}  [{hit.exhibit[:12]}]")
        lines.append(f"    {_marked(hit)}")
    for row in rows:
        days = f", {row['first']} to {row['last']}" if row["first"] else ""
        where = f"{row['kind']} with {row['term']} as {row['column']}"
        lines.append(f"{row['rows']:,} {where}{days}  [{row['exhibit'][:12]}]")
    lines += [f"{written:,} lines written"] if written is not None else []
    out.result(document, lines)


def not_searched(missing: Iterable[tuple[str, str]]) -> str:
    """Return in words how many exhibits a pass did not, or not wholly, look into: as `sanad search` counts them, and those without text."""
    every = list(missing)
    textless = {exhibit for exhibit, why in every if why.endswith("holds no text")}
    others = {exhibit for exhibit, why in every if not why.endswith("holds no text")}
    if not every:
        return "nothing left out"
    return (
        f"not, or not wholly, searched: {len(others):,} exhibits, set aside, damaged or not read to the end, "
        f"and {len(textless - others):,} in which nothing is written"
    )


def show_receipt(out: Output, made: Any) -> bool:  # noqa: ANN401  # as above
    """Show what was found of each term; return whether a repetition, if it is one, is intact."""
    terms = []
    for count in made.counts:
        days = sorted(made.received[each] for each in count.exhibits if each in made.received)
        first, last = (days[0], days[-1]) if days else (None, None)
        terms.append({**count.as_json(), "first_received": first, "last_received": last})
    searched, missing = len(made.document["manifest"]), made.document["not_searched"]
    document = {
        "receipt": made.sha256,
        "searched": searched,
        "not_searched": missing,
        "terms": terms,
        "verdict": made.repeated.verdict if made.repeated else None,
        "why": made.repeated.why if made.repeated else None,
    }
    left = not_searched((each["exhibit"], each["why"]) for each in missing)
    head = f"{len(terms):,} terms in {searched:,} layers and their tables; {left}"
    lines = [head, f"receipt {made.sha256}"]
    for count in made.counts:
        rows = sum(each.rows for each in count.rows)
        alike = sum(each.rows for each in count.rows if each.how == "sounds_alike")
        lines.append(
            f"  {count.term.written}: in texts {count.as_written.total():,} as written, {count.alike.total():,} alike; "
            f"in rows of tables {rows - alike:,} as written, {alike:,} alike; in {len(count.exhibits):,} exhibits"
        )
    if made.repeated is not None:
        lines.append(f"the repetition is {made.repeated.verdict}: {made.repeated.why}")
    out.result(document, lines)
    return made.repeated is None or made.repeated.verdict is Integrity.INTACT


def _place(hit: Any) -> str:  # noqa: ANN401  # as above
    """Return where a hit stands: characters of a part, or rows of a table."""
    if hit.held is not None:
        held = hit.held
        more = f" and {held.rows - 1:,} more" if held.rows > 1 else ""
        return f"{held.table}, {held.column} of row {held.row:,}{more}"
    place = f", characters {hit.marks[0].start} to {hit.marks[0].end}" if hit.marks else ""
    layer = "" if hit.layer == "text" else f", {_LAYERS.get(hit.layer, hit.layer)}"
    return f"{hit.label or hit.part}{place}{layer}"


def _marked(hit: Any) -> str:  # noqa: ANN401  # as above
    """Return the snippet on one line, marks in brackets, doubled where something only sounds alike."""
    snippet, out, at = hit.snippet, "", 0
    for mark in hit.marks:
        start, end = mark.start - snippet.start, mark.end - snippet.start
        if start >= 0 and end <= len(snippet.text):
            left, right = ("⟦⟦", "⟧⟧") if mark.alike else ("⟦", "⟧")
            out += f"{snippet.text[at:start]}{left}{snippet.text[start:end]}{right}"
            at = end
    return " ".join(f"{out}{snippet.text[at:]}".split())
