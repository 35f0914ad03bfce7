# SPDX-License-Identifier: Apache-2.0
"""Build documents and bind bundles; they are written below the compartment's folder, never over what is there."""

import hashlib
from pathlib import Path
from typing import Any

from sanad.desk.made import PACKAGES
from sanad.desk.procedures.build_dossier import build_dossiers
from sanad.desk.procedures.progress import Progress
from sanad.desk.procedures.write_bundle import write_bundle
from sanad.desk.sheets import Sheet, load
from sanad.desk.work_needs import Bind, Build, Document
from sanad.desk.working.site import Site, named, why
from sanad.errors import BadSheet
from sanad.values.canonical import Json
from sanad.values.said import Said


def build(site: Site, needs: Build, progress: Progress) -> dict[str, Json]:
    """Return each package and why others were refused; one that stands already is left as it is."""
    order = site.job.order
    rows = [{**_row(each), "by": order.by} for each in needs.documents]
    sheet = Sheet(Path(site.job.id), "", order.compartment, {"dossier": rows}, {})
    out = site.folder / PACKAGES
    out.mkdir(parents=True, exist_ok=True)
    built, refused = build_dossiers(site.desk, site.tools, sheet, None, out, progress)
    progress("building", len(rows), len(rows), len(refused))
    return {
        "built": [
            {**vars(each), "folder": site.shown(each.folder), "changes": list(each.changes)}
            for each in built
        ],
        "refused": named({**vars(each.document), **why(each.error)} for each in refused),
    }


def bind(site: Site, needs: Bind, progress: Progress) -> dict[str, Json]:
    """Return the folder of the bundle and its edition."""
    raw = needs.sheet.encode()
    room = site.tools.records.fresh()
    try:
        path = room / f"{hashlib.sha256(raw).hexdigest()[:12]}.toml"
        path.write_bytes(raw)
        sheet = load(path, "bundle")
    finally:
        site.tools.records.drop(room)
    if sheet.compartment != site.job.order.compartment:
        detail = Said("it is a sheet of compartment {compartment}", compartment=sheet.compartment)
        raise BadSheet(site.job.id, detail=detail)
    written = write_bundle(site.desk, site.tools, sheet, site.job.order.by, site.fresh())
    progress("binding", 1, 1)
    edition = written.bound.contents.edition
    return {"folder": site.shown(written.folder), "edition": edition.number}


def _row(document: Document) -> dict[str, Any]:
    return {name: value for name, value in vars(document).items() if value is not None}
