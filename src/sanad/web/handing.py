# SPDX-License-Identifier: Apache-2.0
"""A file that an act hands out whole, as a download that no browser opens in place; a refusal is shown as that of any form."""

from collections.abc import Callable

from fastapi.responses import Response

from sanad.desk.procedures.hand_out import Handed
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
