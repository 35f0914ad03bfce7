# SPDX-License-Identifier: Apache-2.0
"""Set one text in two languages side by side: each sentence of the second beside the sentence of the first that is made of the same row.

Both texts are filled from the same rows, so beside each other they rest on the same sources. A form that tells more or less than the other is refused
(`sanad.dossier.form_lint` says so before anything is built): a reader of one side alone would otherwise read another document.
"""

from typing import Any

from sanad.errors import BadForm
from sanad.values.canonical import Json
from sanad.values.said import Said

_TOLD = {
    "sentence": ("text",),
    "table": ("caption", "columns", "rows"),
    "figure": (),
}  # what of a block is in words of the language; a picture has its own, as the finding has
_TEXT = ("language", "title", "note", "words")


def side_by_side(first: dict[str, Json], second: dict[str, Json]) -> dict[str, Json]:
    """Return the text `first` with `beside` in it, in each of its sections, and in each of its sentences and tables.

    `beside` is the words of `second` there: of a sentence its text, of a table an object of `caption`, `columns` and `rows`, of a section its heading, of the whole an
    object of `language`, `title`, `note` and `words`.

    Raises:
        BadForm: one tells what the other does not.
    """
    one: Any = first["sections"]  # as the writer made them
    other: Any = second["sections"]
    names, others = ([section["id"] for section in each] for each in (one, other))
    if names != others:
        raise _uneven(first, second, ", ".join(sorted({*names} ^ {*others})) or "their order")
    sections: list[Json] = []
    for left, right in zip(one, other, strict=True):
        if [*map(_made, left["blocks"])] != [*map(_made, right["blocks"])]:
            raise _uneven(first, second, f"section {left['id']}")
        blocks: list[Json] = [*map(_block, left["blocks"], right["blocks"])]
        sections.append({**left, "beside": right["heading"], "blocks": blocks})
    return {**first, "sections": sections, "beside": {name: second[name] for name in _TEXT}}


def _made(block: Any) -> tuple[str, list[str], int]:  # noqa: ANN401  # as the writer made it
    """Return what must be alike on both sides: which kind of block, what it rests on, how many columns."""
    [(kind, piece)] = block.items()
    return kind, piece["rests_on"], len(piece.get("columns", ()))


def _block(block: Any, beside: Any) -> Json:  # noqa: ANN401  # as above
    [(kind, piece)] = block.items()
    told = {name: beside[kind][name] for name in _TOLD[kind]}
    if not told:
        return {kind: piece}
    return {kind: {**piece, "beside": told["text"] if kind == "sentence" else told}}


def _uneven(first: dict[str, Json], second: dict[str, Json], where: str) -> BadForm:
    pair = f"{first['language']} and {second['language']}"
    detail = Said(
        "side by side its two languages must tell the same, and they differ in {where}", where=where
    )
    return BadForm(f"{pair} of “{first['title']}”", detail=detail)
