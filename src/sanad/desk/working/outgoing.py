# SPDX-License-Identifier: Apache-2.0
"""Write what goes out to other programs; who ordered it, and what for, stands in the ledger before the first file."""

from collections.abc import Callable

from sanad.desk.door import Refused
from sanad.desk.outgoing import Export as Order
from sanad.desk.procedures.date_checkpoints import date_checkpoints
from sanad.desk.procedures.draw_to_file import draw_to_file
from sanad.desk.procedures.progress import Progress
from sanad.desk.procedures.write_outgoing import write_outgoing
from sanad.desk.questions.draw_finding import DrawFinding
from sanad.desk.questions.export_ftm import ExportFtm
from sanad.desk.questions.export_judgements import ExportJudgements
from sanad.desk.questions.export_stix import ExportStix
from sanad.desk.work_needs import Draw, Export, Nothing
from sanad.desk.working.site import Site, named, why
from sanad.values.canonical import Json

_EXPORTS: dict[str, Callable[..., Order]] = {
    "ftm": ExportFtm,
    "stix": ExportStix,
    "judgements": ExportJudgements,
}


def export(site: Site, needs: Export, progress: Progress) -> dict[str, Json]:
    """Return the folder, its files, and what was left out with the reason."""
    folder = site.fresh()
    order = _EXPORTS[needs.what](recipient=needs.recipient, stays=True, **site.who)
    gone = write_outgoing(site.desk, order, folder)
    progress("writing", 1, 1)
    left_out: list[Json] = [{"id": name, "reason": reason} for name, reason in gone.left_out]
    return {
        "folder": site.shown(folder),
        "files": sorted(gone.files),
        "counts": dict(gone.counts),
        "left_out": left_out,
    }


def draw(site: Site, needs: Draw, progress: Progress) -> dict[str, Json]:
    """Return the file."""
    folder = site.fresh()
    folder.mkdir(parents=True)
    file = folder / f"{needs.finding}.{needs.form}"
    order = DrawFinding(finding=needs.finding, form=needs.form, kind=needs.picture, **site.who)
    size = len(draw_to_file(site.desk, order, file))
    progress("drawing", 1, 1)
    return {"file": site.shown(file), "size": size}


def timestamp(site: Site, needs: Nothing, progress: Progress) -> dict[str, Json]:
    """Return which signed heads of the ledger the outside authority dated, and which stay queued; without an address of one, none is asked."""
    del needs
    outcomes = date_checkpoints(site.desk, site.tools, site.job.order.by)
    dated: list[Json] = [each for each in outcomes if isinstance(each, int)]
    queued = [each.error for each in outcomes if isinstance(each, Refused)]
    progress("dating", len(outcomes), len(outcomes), len(queued))
    return {
        "dated": dated,
        "queued": named({"name": error.where, **why(error)} for error in queued),
    }
