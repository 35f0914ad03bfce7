# SPDX-License-Identifier: Apache-2.0
"""Draft a worksheet from judgements that came from elsewhere: an officer completes each, or deletes it.

Reasons, evidence and officer are blanks, and a judgement with a blank is refused: what others decided is no reason of ours. The lines it follows from
stand above each, as they came; so do, at the end, those that propose nothing.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from sanad.desk.door import Desk
from sanad.desk.questions.propose_judgements import ProposeJudgements
from sanad.errors import AlreadyDone, BadValue, Unreadable
from sanad.identity.interchange import Proposal, Proposed
from sanad.storage.files import named, shown

_HEAD = """\
sheet = "sanad/worksheet/1"
compartment = {compartment}
# A draft from {file}. Others judged so, on what they had. Give reasons and evidence of your own and sign each judgement,
# or delete it. "different" may have meant "related" there: the form knows no other word for it.
"""
_ROW = """
{lines}[[judgement]]
left = {left}
right = {right}
answer = {answer}
reasons = ""
evidence = []                      # claims of this register
by = ""
"""


def draft_judgements(desk: Desk, file: Path, out: Path, *, by: str, compartment: str) -> Proposed:
    """Write the draft into the new file `out`, and return what it holds.

    Raises:
        AlreadyDone: the file `out` is there.
        BadValue: `file` is no text in UTF-8, or has a line that is no edge.
        Unreadable: one of the files cannot be opened.
        SanadError: the officer may not judge here.
    """
    if out.exists():
        raise AlreadyDone(shown(out.parent), kind="file", name=shown(Path(out.name)))
    order = {"by": by, "compartment": compartment}
    called = shown(Path(file.name))
    found = desk.ask(ProposeJudgements(**order, text=_text(file), file=called))
    try:
        with out.open("x", encoding="utf-8", newline="\n") as sheet:
            sheet.write(_HEAD.format(compartment=_quoted(compartment), file=_quoted(called)))
            sheet.writelines(map(_row, found.proposals))
            sheet.writelines(
                _left("Contradicted by other lines, so nothing is proposed", found.torn)
            )
            sheet.writelines(_left("About no two entries of this register", found.unplaced))
    except OSError as error:
        raise named(error, shown(out), "the draft") from error
    return found


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except OSError as error:
        raise Unreadable(shown(file), detail=error.strerror or error) from error
    except UnicodeDecodeError as error:
        detail = f"byte {error.start} is no UTF-8"
        raise BadValue(shown(file), value="the file", type="text", detail=detail) from error


def _row(proposal: Proposal) -> str:
    return _ROW.format(
        lines="".join(map(_comment, proposal.lines)),
        left=_quoted(proposal.left),
        right=_quoted(proposal.right),
        answer=_quoted(str(proposal.answer)),
    )


def _left(why: str, lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number == 0:
            yield f"\n# {why}:\n"
        yield _comment(line)


def _comment(line: str) -> str:
    """Return a line of hostile hands as a comment that stays one: nothing but printable ASCII."""
    return f"# {json.dumps(line)[1:-1]}\n".replace("\x7f", "\\u007f").replace('\\"', '"')


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
