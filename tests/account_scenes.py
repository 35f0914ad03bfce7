# SPDX-License-Identifier: Apache-2.0
"""One valid example of every act and question about accounts and emergency access."""

from dataclasses import dataclass, replace
from datetime import timedelta

from accounts_cast import accepting, asserted, with_passkey
from authenticator import HOST, ORIGIN, Authenticator
from cast import CASE
from sanad.accounts.sessions import SignedIn
from sanad.desk.acts.add_credential import AddCredential
from sanad.desk.acts.ask_emergency import AskEmergency
from sanad.desk.acts.bind_identity import BindIdentity
from sanad.desk.acts.choose_pages import ChoosePages
from sanad.desk.acts.confirm_emergency import ConfirmEmergency
from sanad.desk.acts.end_emergency import EndEmergency
from sanad.desk.acts.end_other_sessions import EndOtherSessions
from sanad.desk.acts.end_passkey import EndPasskey
from sanad.desk.acts.end_session import EndSession
from sanad.desk.acts.end_token import EndToken
from sanad.desk.acts.enrol_officer import EnrolOfficer
from sanad.desk.acts.invite_officer import InviteOfficer
from sanad.desk.acts.issue_token import IssueToken
from sanad.desk.acts.lift_wait import LiftWait
from sanad.desk.acts.rename_passkey import RenamePasskey
from sanad.desk.acts.sign_in import SignIn
from sanad.desk.acts.sign_out import SignOut
from sanad.desk.acts.state_purpose import StatePurpose
from sanad.desk.new_credentials import NewPasskey, offer
from sanad.desk.questions.list_accounts import ListAccounts
from sanad.desk.questions.list_emergencies import ListEmergencies
from sanad.desk.questions.list_sessions import ListSessions
from sanad.desk.questions.list_tokens import ListTokens
from sanad.desk.questions.my_account import MyAccount
from sanad.mandates.officer import Officer, find

IN_CASE = {"compartment": CASE}
VISITOR = "visitor"
"""Serves in the office, and not in the case."""


def signed_in(scene) -> SignedIn:
    return with_passkey(scene.house, "analyst")[1]


def _signing_in(scene) -> SignIn:
    key, _ = with_passkey(scene.house, "analyst")
    return SignIn(by="analyst", proof=asserted(scene.house, key))


def _adding(scene) -> AddCredential:
    session, key = signed_in(scene).session, Authenticator()
    options = offer(scene.house.office.tools, "analyst", HOST, ORIGIN).passkey
    credential = NewPasskey(key.register(options), HOST, ORIGIN, "Second key")
    return AddCredential(by="analyst", credential=credential, session=session)


def _ending_passkey(scene) -> EndPasskey:
    order = _adding(scene)
    scene.house.do(order)
    first, _ = scene.house.do(MyAccount(by="analyst")).passkeys
    return EndPasskey(by="analyst", passkey=first.id)


def _renaming(scene) -> RenamePasskey:
    return RenamePasskey(by="analyst", passkey=_ending_passkey(scene).passkey, label="On my belt")


def _issuing(scene) -> IssueToken:
    return IssueToken(
        by="analyst",
        label="Sample program",
        scope=frozenset({"list_subjects", "record_claim"}),
        compartments=frozenset({CASE}),
        until=scene.house.clock.now + timedelta(days=30),
    )


def visitor(scene) -> str:
    """Enrol somebody of another office who serves in the office alone."""
    with scene.house.office.tools.database.reading() as connection:
        known = find(connection, VISITOR)
    if known is None:
        enrolment = EnrolOfficer(
            by="supervisor",
            officer=Officer(VISITOR, "The visitor", "province"),
            roles=("analyst",),
            compartments=("office",),
            from_day=scene.house.clock.now.date(),
            until=None,
            order="Test order 1",
        )
        scene.house.do(enrolment)
    return VISITOR


def asking(scene) -> AskEmergency:
    """Have the visitor ask, whatever they asked before being over."""
    by = visitor(scene)
    for each in scene.house.do(ListEmergencies(by="chief", **IN_CASE)):
        if each.state in {"asked", "lasting"}:
            reason = "the sample is over"
            scene.house.do(EndEmergency(by="chief", **IN_CASE, emergency=each.emergency.id, reason=reason))  # fmt: skip
    return AskEmergency(by=by, wanted_compartment=CASE, reason="a child is missing", hours=2)


def _confirming(scene) -> ConfirmEmergency:
    return ConfirmEmergency(by="chief", **IN_CASE, emergency=scene.house.do(asking(scene)))


def _ending(scene) -> EndEmergency:
    made = scene.house.do(asking(scene))
    return EndEmergency(by="chief", **IN_CASE, emergency=made, reason="it was a mistake")


@dataclass(frozen=True, kw_only=True)
class _Bound(BindIdentity):
    """For as long as the order runs, the office has an identity provider."""

    def do(self, work):
        terms = replace(work.tools.terms, issuer="https://provider.example")
        return super().do(replace(work, tools=replace(work.tools, terms=terms)))


def _binding(scene) -> BindIdentity:
    subject = f"{scene.house.clock.now.timestamp()}"
    return _Bound(by="supervisor", officer="analyst", subject=subject)


ACCOUNTS = {
    "accept_invitation": lambda s: accepting(s.house, "analyst", Authenticator()),
    "add_credential": _adding,
    "ask_emergency": asking,
    "bind_identity": _binding,
    "choose_pages": lambda s: ChoosePages(by="analyst", language="ur", theme="dark"),
    "confirm_emergency": _confirming,
    "end_emergency": _ending,
    "end_other_sessions": lambda s: EndOtherSessions(by="analyst", session=signed_in(s).session),
    "end_passkey": _ending_passkey,
    "rename_passkey": _renaming,
    "end_session": lambda s: EndSession(by="chief", session=signed_in(s).session),
    "end_token": lambda s: EndToken(by="analyst", token=s.house.do(_issuing(s)).id),
    "invite_officer": lambda s: InviteOfficer(by="supervisor", officer="analyst"),
    "issue_token": _issuing,
    "lift_wait": lambda s: LiftWait(by="supervisor", officer="analyst", reason="stands beside me"),
    "list_accounts": lambda s: ListAccounts(by="supervisor"),
    "list_emergencies": lambda s: ListEmergencies(by="chief", **IN_CASE),
    "list_sessions": lambda s: ListSessions(by="analyst"),
    "list_tokens": lambda s: ListTokens(by="analyst"),
    "my_account": lambda s: MyAccount(by="analyst"),
    "sign_in": _signing_in,
    "sign_out": lambda s: SignOut(by="analyst", session=signed_in(s).session),
    "state_purpose": lambda s: StatePurpose(
        by="analyst", session=signed_in(s).session, stated="the sample case"
    ),
}
"""Name → a valid order on a scene."""
