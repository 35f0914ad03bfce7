# SPDX-License-Identifier: Apache-2.0
"""A file that an act hands out whole, as a download that no browser opens in place; a refusal is shown as that of any form."""

from base64 import b64encode
from collections.abc import Callable
from urllib.parse import quote

from fastapi.responses import Response, StreamingResponse

from sanad.desk.procedures.hand_out import Handed
from sanad.desk.procedures.hand_out_encrypted import hand_out_encrypted as encrypted
from sanad.desk.procedures.hand_out_made import Going
from sanad.desk.procedures.hand_out_made import hand_out_made as going_out
from sanad.desk.questions.list_made import ListMade
from sanad.errors import SanadError
from sanad.web.posting import Posting


def handed(made: Handed) -> Response:
    """Return the file as an attachment."""
    headers = {"Content-Disposition": f'attachment; filename="{made.name}"'}
    return Response(made.raw, media_type=made.media_type, headers=headers)


def hand_out(post: Posting, make: Callable[[], Handed]) -> Response:
    """Make a file and hand it out, or show why not."""
    try:
        return handed(make())
    except SanadError as error:
        return post.refused(error)


def hand_out_made(post: Posting, order: ListMade, file: str = "") -> Response:
    """Hand out what ordered work made, whole or one file of it, as a stream; a refusal is shown as that of any form."""
    return _going(post, lambda: going_out(post.desk, post.office.tools, order, file))


def hand_out_encrypted(post: Posting, order: ListMade, keys: list[str], recipient: str) -> Response:
    """Hand out a package that only the holders of `keys` can open, in the same way."""
    tools = post.office.tools
    return _going(post, lambda: encrypted(post.desk, tools, order, keys, recipient))


def _going(post: Posting, make: Callable[[], Going]) -> Response:
    try:
        going = make()
    except SanadError as error:
        return post.refused(error)
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(going.name)}",
        "Content-Length": str(going.size),
        "Repr-Digest": f"sha-256=:{b64encode(bytes.fromhex(going.sha256)).decode()}:",  # RFC 9530
    }
    return StreamingResponse(going.pieces, media_type=going.media_type, headers=headers)
