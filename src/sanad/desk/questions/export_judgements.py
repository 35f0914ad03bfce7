# SPDX-License-Identifier: Apache-2.0
"""The judgements of a compartment as nomenklatura's resolver reads them, with what that form cannot carry beside it."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.desk.act import Done, Work
from sanad.desk.outgoing import (
    Export,
    Outgoing,
    entries_of,
    instants,
    json_lines,
    shown_judgements,
)
from sanad.identity import judgement
from sanad.identity.interchange import lines_of

EDGES, JUDGEMENTS = "resolver.ijson", "sanad-judgements.jsonl"


@dataclass(frozen=True, kw_only=True)
class ExportJudgements(Export):
    """An order to hand out who was judged to be who: what stands about each pair, and every judgement with its reasons."""

    name: ClassVar[str] = "export_judgements"

    def do(self, work: Work) -> Done[Outgoing]:
        """Gather; what waits for a second review by whoever asks stays, for that review is blind."""
        self.check()
        subjects, _ = entries_of(work, self.compartment)
        ids = {each.id for each in subjects}
        shown = sorted(shown_judgements(work, subjects, self.reader), key=lambda each: each.seq)
        pairs = {each.pair for each in shown}
        waiting = {
            each.pair for each in judgement.all_judgements(work.connection) if each.pair <= ids
        } - pairs
        at = instants(work, [each.seq for each in shown])
        beside = ({**each.as_json(), "entry": each.seq, "given_at": at[each.seq]} for each in shown)
        files = {
            EDGES: "".join(lines_of(shown, at.__getitem__)).encode(),
            JUDGEMENTS: json_lines(beside),
        }
        counts = {"pairs": len(pairs), "judgements": len(shown)}
        why = "it waits for a second review by whoever asks"
        left = tuple((" / ".join(pair), why) for pair in sorted(map(sorted, waiting)))
        return self.told(
            Outgoing(files, counts, left), sorted({one for pair in pairs for one in pair})
        )
