# SPDX-License-Identifier: Apache-2.0
"""Sign in, or be rejected: either is an entry, and a rejection is a thing done, so that its counting stays."""

from dataclasses import dataclass
from typing import ClassVar

from sanad.accounts import sessions
from sanad.accounts.sessions import Browser, SignedIn
from sanad.desk.act import Done, LongAct, Work
from sanad.desk.own import Own
from sanad.desk.proofs import Proof
from sanad.values.canonical import Json


@dataclass(frozen=True, kw_only=True)
class SignIn(Own[SignedIn | None], LongAct[SignedIn | None]):
    """An order to begin a session; the result is None when the proof was rejected. Faces give it through `desk.procedures.sign_in`, which bears strangers.

    `agent` and `address` are what the request says of the browser; `before` is the secret of the session that it had, which ends.
    """

    name: ClassVar[str] = "sign_in"

    proof: Proof
    agent: str = ""
    address: str = ""
    before: str = ""

    def prepare(self, work: Work) -> Done[object]:
        """Compare what is shown with what is kept, which is slow on purpose."""
        return Done(self.proof.compare(work, self.by), ())

    def do(self, work: Work) -> Done[SignedIn | None]:
        """Begin the session if the proof still counts, else keep that it was none."""
        found, thing = work.prepared, f"officer:{self.by}"
        what: dict[str, Json] = {"way": self.proof.way, "accepted": False}
        private: dict[str, Json] = {"agent": self.agent, "address": self.address}
        if found is None or not self.proof.take(work, self.by, found):
            self.proof.reject(work, self.by)
            return Done(None, (thing,), what, private)
        browser = Browser(self.agent, self.address, self.before)
        made = sessions.begin(work.connection, self.by, self.proof.way, browser, work.now)
        return Done(made, (thing,), {**what, "accepted": True, "session": made.session}, private)
