# SPDX-License-Identifier: Apache-2.0
"""`sanad judge`."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from sanad.cli.batch import show_entered
from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command


@office_command(
    "sanad judge worksheet.toml     # or: sanad judge --pair S-01 M-03 --as analyst.two"
)
@click.argument("sheet", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--pair", nargs=2, help="Two register entries: what is known of both, and what each answer would do.")  # fmt: skip
def command(session: Session, sheet: Path | None, pair: tuple[str, str] | None) -> bool | None:
    """Record the judgements of a worksheet SHEET; without one, list the pairs that need a judgement or a second review, and why.

    First the pair on whose answer most rests: requests and documents, then claims. The list decides nothing: a name alone never proves identity. A second review is blind: whoever may give it is not
    shown the first answer.
    """
    from sanad.desk.procedures.enter_worksheet import enter_judgements
    from sanad.desk.questions.identity_pair import IdentityPair
    from sanad.desk.questions.list_candidates import ListCandidates
    from sanad.desk.sheets import load

    desk = session.office.desk
    order = {"by": session.by, "compartment": session.compartment}
    if sheet is not None:
        worksheet = load(sheet, "worksheet")
        return show_entered(session.out, "judgements", enter_judgements(desk, worksheet))
    if pair is not None:
        document = _pair(desk.ask(IdentityPair(**order, left=pair[0], right=pair[1])))
        session.out.result(document, _pair_lines(document))
        return None
    queue = desk.ask(ListCandidates(**order))
    document = {
        "candidates": [asdict(one) for one in queue.candidates],
        "to_review": [asdict(one) for one in queue.to_review],
        "agreement": vars(queue.agreement),
    }
    session.out.result(document, _queue_lines(document))
    return None


def _pair(found: Any) -> dict[str, Any]:  # noqa: ANN401  # the desk's answer
    pair = asdict(found.candidate)
    del pair["moves"]  # told of a queue alone; of one pair the effects say more
    return {
        **pair,
        "claims": [
            {"about": claim.about, "claim": claim.id, "property": claim.property, "value": claim.value, "said_by": claim.said_by}
            for claim in (*found.left, *found.right)
        ],
        "history": [{**each.as_json(), "entry": each.seq} for each in found.history],
        "waits_for_review": found.waits_for_review,
        "if_same": _change(found.if_same),
        "if_different": _change(found.if_different),
        "contradictions": [
            {"words": each.words, "claims": [claim.id for claim in each.claims]}
            for each in found.contradictions
        ],
        "requests": list(found.requests),
        "sentences": [{"brief": brief, "text": text} for brief, text in found.sentences],
    }  # fmt: skip


def _change(change: Any) -> dict[str, Any]:  # noqa: ANN401  # as above
    groups = ("before", "after", "conflicts")
    return {name: [sorted(group) for group in getattr(change, name)] for name in groups}


def _compared(pair: dict[str, Any]) -> str:
    words = (
        ("agree on", "agrees"),
        ("differ on", "differs"),
        ("missing on one side or both", "missing"),
    )
    told = [
        f"{says}: {', '.join(pair[name]).replace('_', ' ') or 'nothing'}" for says, name in words
    ]
    alike = pair["name"]
    names = f"; “{alike['left']}” / “{alike['right']}”, {alike['total']:.2f}: {'; '.join(alike['why'])}" if alike else ""  # fmt: skip
    apart = f"; at other times: {', '.join(pair['apart'])}" if pair["apart"] else ""
    moves = pair.get("moves", {})
    touches = ", ".join(f"{n} {what}" for what, n in moves.items())
    return "; ".join(told) + apart + names + (f"; an answer touches: {touches}" if moves else "")


def _queue_lines(document: dict[str, Any]) -> Iterator[str]:
    for pair in document["candidates"]:
        yield f"{pair['left']} / {pair['right']}: {_compared(pair)}"
    for pair in document["to_review"]:
        yield f"to review  {pair['left']} / {pair['right']}: {_compared(pair)}"
    if not document["candidates"] and not document["to_review"]:
        yield "no pair waits"
    agreed = document["agreement"]
    if agreed["reviewed"]:
        yield (
            f"second reviews: {agreed['same']} of {agreed['reviewed']} gave the answer of the first; "
            f"{agreed['unreviewed']} pairs have none"
        )


def _pair_lines(document: dict[str, Any]) -> Iterator[str]:
    from sanad.cli.values import spelt

    yield f"{document['left']} / {document['right']}: {_compared(document)}"
    for claim in document["claims"]:
        yield f"  {claim['about']}  {claim['property'].replace('_', ' ')}: {spelt(claim['value'])}, according to {claim['said_by']}  [{claim['claim']}]"
    for each in document["history"]:
        review = "reviewed" if each["review"] else "judged"
        yield f"  {review} {each['answer']} by {each['by']} (entry {each['entry']}): {each['reasons']}"
    if document["waits_for_review"]:
        yield "  an answer waits for a second review; it is not shown before you gave yours"
    for answer in ("same", "different"):
        change = document[f"if_{answer}"]
        if change["before"] != change["after"]:
            persons = " and ".join("{" + ", ".join(group) + "}" for group in change["after"])
            yield f"if {answer}: the persons would be {persons}"
        for conflict in change["conflicts"]:
            yield f"if {answer}: {' and '.join(conflict)} are judged different inside one person"
    for each in document["contradictions"]:
        yield f"if same: {each['words']} ({', '.join(each['claims'])})"
    if document["requests"]:
        yield f"requests that rest on them: {', '.join(document['requests'])}"
    for each in document["sentences"]:
        yield f"if different, without support in {each['brief'][:12]}: {each['text']}"
