# SPDX-License-Identifier: Apache-2.0
"""`sanad build`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sanad.cli.frame import Session
from sanad.cli.frame import command as office_command
from sanad.cli.output import refusal

if TYPE_CHECKING:
    from sanad.desk.procedures.build_dossier import Built, Ordered

_ORDER = ("whole", "redacted", "withheld")
_TOLD = 5  # changes shown of each document; the rest stand in the file beside its package


@office_command("sanad build worksheet.toml --out packages --as supervisor.one")
@click.argument("sheet", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--check", is_flag=True, help="Build nothing: list everything that stands in the way of each document.")  # fmt: skip
def command(session: Session, sheet: Path, *, out: Path | None, check: bool) -> bool:
    """Build the documents of a worksheet SHEET: freeze each brief, sign the ledger, write each package into --out.

    The rows name who builds; --as names who signs the ledger. A sentence without a live source refuses its document. One that would say the
    same as its newest edition, whose package stands in --out, is left as it is.
    """
    if check is (out is not None):
        raise click.UsageError("give --out or --check")
    if out is None:
        return _check(session, sheet)
    from sanad.desk.procedures.build_dossier import build_dossiers
    from sanad.desk.sheets import load

    office = session.office
    with session.out.progress() as progress:
        built, refused = build_dossiers(
            office.desk, office.tools, load(sheet, "worksheet"), session.by, out, progress
        )
    queued = _queued(session) if any(item.written for item in built) else 0
    session.out.result(
        {
            "built": [{**vars(item), "folder": str(item.folder)} for item in built],
            "refused": [{**vars(each.document), **refusal(each.error)} for each in refused],
            "queued": queued,
        },
        [
            *(line for item in built for line in _lines(item)),
            *(f"  refused: {_name(each.document)}: {each.error}" for each in refused),
            *([f"  without a timestamp: {queued} checkpoints wait for the authority; `sanad timestamp` asks again"] if queued else []),
        ],
    )  # fmt: skip
    return not refused


def _queued(session: Session) -> int:
    """Return how many checkpoints no outside authority has dated: the packages just written rest on the newest."""
    from sanad.desk.questions.queued_checkpoints import QueuedCheckpoints

    return len(session.office.desk.ask(QueuedCheckpoints(by=session.by)))


def _name(document: "Ordered") -> str:
    """Return what a person calls a document; that it is in English is not said."""
    language = "" if document.language == "en" else f", in {document.language}"
    return f"{document.subject}, {document.kind} for {document.recipient}{language}"


def _lines(item: "Built") -> list[str]:
    """Return what a person is told of one document: of an edition beyond the first, how many changes and the first of them."""
    if not item.written:
        return [f"  {item.subject}: {item.folder} unchanged, edition {item.edition} stands"]
    told = [f"  {item.subject}: {item.folder} (edition {item.edition})"]
    told += [f"    {change}" for change in item.changes[:_TOLD]]
    if len(item.changes) > _TOLD:
        more = len(item.changes) - _TOLD
        told.append(f"    and {more} more: {item.folder}.difference.txt")
    return told


def _check(session: Session, sheet: Path) -> bool:
    from sanad.desk.procedures.build_dossier import preflight
    from sanad.desk.sheets import load

    told = preflight(session.office.desk, load(sheet, "worksheet"))
    document = [
        {
            **vars(each.document),
            "obstacles": [refusal(error) for error in each.obstacles],
            "exhibits": [
                {**{name: row[name] for name in ("sha256", "name", "given")}, "reason": row.get("reason")}
                for row in each.exhibits
            ],
        }
        for each in told
    ]  # fmt: skip
    lines = []
    for each in told:
        state = f"{len(each.obstacles)} in the way" if each.obstacles else "nothing in the way"
        lines.append(f"  {_name(each.document)}: {state}")
        lines += [f"    {error}" for error in each.obstacles]
        lines += [f"    {line}" for line in _given(each.exhibits)]
    session.out.result({"documents": document}, lines)
    return not any(each.obstacles for each in told)


def _given(exhibits: list[dict[str, Any]]) -> list[str]:
    """Return what the recipient would get: a line for what is whole, for what is redacted, and for each reason to withhold."""
    names: dict[str, list[str]] = {}
    for row in sorted(exhibits, key=lambda each: (_ORDER.index(each["given"]), each["name"])):
        reason = f" ({row['reason']})" if row["given"] == "withheld" else ""
        names.setdefault(f"{row['given']}{reason}", []).append(row["name"])
    return [f"{len(of)} exhibits {given}: {', '.join(of)}" for given, of in names.items()]
