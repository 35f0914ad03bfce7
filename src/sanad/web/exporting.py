# SPDX-License-Identifier: Apache-2.0
"""A list as a file, just as the page shows it: all that the filters leave, for a purpose, on record before it goes.

Export is a power of its own, asked by the door. An address of an export that another site links to is not followed.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence

from fastapi.responses import Response, StreamingResponse
from starlette.exceptions import HTTPException

from sanad.desk.procedures.export_shown import export_shown
from sanad.values.canonical import Json
from sanad.web.visit import Visit

AS, PURPOSE = "as", "purpose"
KINDS = (("csv", "CSV"), ("jsonl", "JSON"))
"""What the export menu of a list offers: value of `as`, label."""
_AROUND = {AS, PURPOSE, "after", "before", "sort"}
_OURS = {"same-origin", "none"}


def wanted(visit: Visit) -> bool:
    """Tell whether the request asks for the list as a file."""
    return AS in visit.request.query_params


def exported(
    visit: Visit, listed: str, columns: Sequence[str], rows: Iterable[Mapping[str, Json]]
) -> Response:
    """Return the list as a download.

    Raises:
        NoMandate: the officer may not export.
        BadValue: no purpose was stated.
    """
    if visit.request.headers.get("sec-fetch-site", "same-origin") not in _OURS:
        raise HTTPException(403)
    query = dict(visit.request.query_params)
    asked = {name: value for name, value in query.items() if name not in _AROUND}
    order = {**visit.order, "purpose": query.get(PURPOSE, "")}
    file = export_shown(visit.desk, order, listed, asked, columns, rows, query.get(AS, "csv"))
    headers = {
        "Content-Disposition": f'attachment; filename="{file.name}"',
        "Repr-Digest": f"sha-256=:{_base64(file.sha256)}:",  # RFC 9530
    }
    return StreamingResponse(file.pieces, media_type=file.media_type, headers=headers)


def _base64(sha256: str) -> str:
    return b64encode(bytes.fromhex(sha256)).decode()
