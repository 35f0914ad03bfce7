# SPDX-License-Identifier: Apache-2.0
"""A goAML report as plain values, in the words of its schema (UNODC goAML 2.0 and 5.0.2).

Fields stand in the order of the schema, which is the order in which they are written. Codes (funds, modes, countries, roles)
are those of the unit that receives the report; its schema lists them. `None` and an empty tuple are not written.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal


def _several(name: str, group: str | None = None) -> tuple[()]:
    """Return a field of several values, each written as `name`, inside an element `group` if one is named."""
    found: tuple[()] = field(default=(), metadata={"name": name, "group": group})
    return found


@dataclass(frozen=True, kw_only=True)
class Phone:
    """A telephone number."""

    tph_contact_type: str
    tph_communication_type: str
    tph_country_prefix: str | None = None
    tph_number: str
    tph_extension: str | None = None
    comments: str | None = None


@dataclass(frozen=True, kw_only=True)
class Address:
    """An address."""

    address_type: str
    address: str
    town: str | None = None
    city: str
    zip: str | None = None
    country_code: str
    state: str | None = None
    comments: str | None = None


@dataclass(frozen=True, kw_only=True)
class Identification:
    """A document that says who somebody is."""

    type: str
    number: str
    issue_date: date | None = None
    expiry_date: date | None = None
    issued_by: str | None = None
    issue_country: str
    comments: str | None = None


@dataclass(frozen=True, kw_only=True)
class Person:
    """A human being."""

    gender: str | None = None
    title: str | None = None
    first_name: str
    middle_name: str | None = None
    prefix: str | None = None
    last_name: str
    birthdate: date | None = None
    birth_place: str | None = None
    mothers_name: str | None = None
    alias: str | None = None
    ssn: str | None = None
    passport_number: str | None = None
    passport_country: str | None = None
    id_number: str | None = None
    nationality1: str | None = None
    nationality2: str | None = None
    nationality3: str | None = None
    residence: str | None = None
    phones: tuple[Phone, ...] = _several("phone", "phones")
    addresses: tuple[Address, ...] = _several("address", "addresses")
    emails: tuple[str, ...] = _several("email")
    occupation: str | None = None
    employer_name: str | None = None
    identifications: tuple[Identification, ...] = _several("identification")
    deceased: bool | None = None
    date_deceased: date | None = None
    tax_number: str | None = None
    tax_reg_number: str | None = None
    source_of_wealth: str | None = None
    comments: str | None = None


@dataclass(frozen=True, kw_only=True)
class Director(Person):
    """A person who acts for an entity."""

    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class Entity:
    """A company, firm or association."""

    name: str
    commercial_name: str | None = None
    incorporation_legal_form: str | None = None
    incorporation_number: str | None = None
    business: str | None = None
    phones: tuple[Phone, ...] = _several("phone", "phones")
    addresses: tuple[Address, ...] = _several("address", "addresses")
    emails: tuple[str, ...] = _several("email")
    url: str | None = None
    incorporation_state: str | None = None
    incorporation_country_code: str | None = None
    directors: tuple[Director, ...] = _several("director_id")
    incorporation_date: date | None = None
    tax_number: str | None = None
    tax_reg_number: str | None = None
    comments: str | None = None


@dataclass(frozen=True, kw_only=True)
class Signatory:
    """A person who may sign for an account."""

    is_primary: bool | None = None
    t_person: Person
    role: str | None = None


@dataclass(frozen=True, kw_only=True)
class Account:
    """A bank account. One of `institution_code` and `swift` names the bank."""

    institution_name: str | None = None
    institution_code: str | None = None
    swift: str | None = None
    non_bank_institution: bool | None = None
    branch: str | None = None
    account: str
    currency_code: str | None = None
    account_name: str | None = None
    iban: str | None = None
    client_number: str | None = None
    personal_account_type: str | None = None
    t_entity: Entity | None = None
    signatories: tuple[Signatory, ...] = _several("signatory")
    opened: date | None = None
    closed: date | None = None
    balance: Decimal | None = None
    date_balance: date | None = None
    status_code: str | None = None
    beneficiary: str | None = None
    beneficiary_comment: str | None = None
    comments: str | None = None


Party = Person | Entity | Account


@dataclass(frozen=True, kw_only=True)
class ForeignCurrency:
    """An amount in another currency than the report's."""

    foreign_currency_code: str
    foreign_amount: Decimal
    foreign_exchange_rate: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Side:
    """Who paid, or who was paid. `is_client` says that it is a client of the institution that reports."""

    funds_code: str
    funds_comment: str | None = None
    foreign_currency: ForeignCurrency | None = None
    conductor: Person | None = None  # of the paying side only
    party: Party
    country: str
    is_client: bool = False


@dataclass(frozen=True, kw_only=True)
class Transaction:
    """Money that one party paid to another."""

    transactionnumber: str
    internal_ref_number: str | None = None
    transaction_location: str | None = None
    transaction_description: str
    date_transaction: datetime
    value_date: date | None = None
    transmode_code: str
    transmode_comment: str | None = None
    amount_local: Decimal
    payer: Side
    payee: Side
    comments: str | None = None


@dataclass(frozen=True, kw_only=True)
class ReportParty:
    """A party of an activity, and why it is reported."""

    party: Party
    is_client: bool = False
    significance: int | None = None
    reason: str | None = None
    comments: str | None = None


@dataclass(frozen=True)
class Activity:
    """Conduct without a transaction, by those who took part."""

    parties: tuple[ReportParty, ...]


@dataclass(frozen=True, kw_only=True)
class Report:
    """A report: a header, then transactions or an activity, then the unit's indicators."""

    rentity_id: int
    rentity_branch: str | None = None
    submission_code: str
    report_code: str
    entity_reference: str | None = None
    fiu_ref_number: str | None = None
    submission_date: datetime
    currency_code_local: str
    reporting_person: Person | None = None
    location: Address | None = None
    reason: str | None = None
    action: str | None = None
    content: tuple[Transaction, ...] | Activity
    report_indicators: tuple[str, ...] = _several("indicator", "report_indicators")
