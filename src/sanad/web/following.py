# SPDX-License-Identifier: Apache-2.0
"""How far long work is, as `static/js/progress.js` asks for it every second: figures alone, which leave no entry for each look."""

from fastapi.responses import JSONResponse

from sanad.desk.glimpse import glimpse
from sanad.web.visit import Visit
from sanad.web.words import words


def followed(visit: Visit, name: str) -> JSONResponse:
    """Return how far a job of the place is: state and its word, done, of, failed, now, seconds left.

    Raises:
        NotFound: there is none by that id here.
    """
    job = glimpse(visit.office.tools, visit.seat.officer, visit.compartment, name)
    note, say = job.note, words(visit.seat.language).gettext
    told = {
        "state": str(job.state),
        "word": say(str(job.state)),
        "done": note.done if note else 0,
        "of": note.total if note else 0,
        "failed": note.failed if note else 0,
        "now": say(note.doing) if note else "",
        "left": note.left_s if note else None,
    }
    return JSONResponse(told, headers={"Cache-Control": "no-store"})
