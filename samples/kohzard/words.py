# SPDX-License-Identifier: Apache-2.0
"""Hand-written texts with their blanks filled from the cast, so that no number is written twice."""

from collections.abc import Iterable
from datetime import date
from string import Template

from kohzard.bank import accounts
from kohzard.cast import TEXTS, Person, people
from kohzard.planted import OUT_OF_SCOPE, VICTIM_EMPLOYER
from kohzard.records import lines

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def filled(path: str, **more: str) -> str:
    """Return the text at `path` under `samples/texts` with every blank filled.

    Raises:
        KeyError: a blank that nothing fills; a fault of the text, found when the sample is made.
    """
    template = Template((TEXTS / path).read_text(encoding="utf-8"))
    return template.substitute(blanks() | more)


def blanks() -> dict[str, str]:
    """Return what every text may name: people, numbers, accounts and the lists made of them."""
    found = {"employer": VICTIM_EMPLOYER, "out_of_scope": OUT_OF_SCOPE}
    for person in people():
        found |= _of(person)
    for key, account in accounts().items():
        found["iban_" + key.replace("-", "")] = account.iban
    alpha, beta = (lines(carrier) for carrier in ("alpha", "beta"))
    ours = [
        account.iban for account in accounts().values() if account.country == "PK" and account.file
    ]
    return found | {
        "identity_lines": "\n".join(_identity(n, p) for n, p in enumerate(people(), start=1)),
        "description_lines": "\n".join(_description(p) for p in people() if p.height),
        "spelling_lines": "\n".join(
            f"{p.name}: also written {' or '.join(p.variants)}." for p in people()
        ),
        "subscriber_lines": "\n".join(_contract(line, p) for line, p in [*alpha, *beta]),
        "urdu_lines": "\n".join(_urdu(p) for p in people()),
        "alpha_numbers": "\n".join(line for line, _ in alpha),
        "beta_numbers": "\n".join(line for line, _ in beta),
        "bank_accounts": "\n".join(ours),
        "alpha_list": _list(line for line, _ in alpha),
        "beta_list": _list(line for line, _ in beta),
        "bank_list": _list(ours),
        "zard_list": _list(iban for iban in ours if "ZARD" in iban),
        "namuna_list": _list(iban for iban in ours if "NMNB" in iban),
    }


def day(on: date) -> str:
    """Return a date as the papers write it: 5 March 1984."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def _list(items: Iterable[str]) -> str:
    """Return the inside of an array of TOML."""
    return ", ".join(f'"{each}"' for each in items)


def _of(person: Person) -> dict[str, str]:
    key = person.id.replace("-", "")
    return {
        f"{key}_name": person.name,
        f"{key}_name_ur": person.name_ur,
        f"{key}_father": person.father,
        f"{key}_born": day(person.born),
        f"{key}_born_iso": person.born.isoformat(),
        f"{key}_cnic": person.cnic,
        f"{key}_passport": person.passport,
        f"{key}_line": person.lines[0],
        f"{key}_line_national": f"0{person.lines[0][3:]}",
        f"{key}_newest_line": person.lines[-1],
        f"{key}_imsi": person.imsis[0],
        f"{key}_height": person.height,
        f"{key}_mark": person.mark,
    }


def _identity(number: int, person: Person) -> str:
    child, sex = ("son", "male") if person.sex == "M" else ("daughter", "female")
    passport = f", passport {person.passport}" if person.passport else ""
    return (
        f"{number}. {person.name}, {child} of {person.father}, {sex}, national of Pakistan,\n"
        f"born on {day(person.born)}, identity card {person.cnic}{passport}."
    )


def _description(person: Person) -> str:
    return f"{person.forename} {person.family_name}: height {person.height}, {person.mark}."


def _contract(line: str, person: Person) -> str:
    return f"{line} was contracted to {person.name}, identity card {person.cnic}."


def _urdu(person: Person) -> str:
    child = "ولد" if person.sex == "M" else "بنت"
    return (
        f"{person.name_ur} {child} {person.father_ur}؛ دیگر املا: {'، '.join(person.variants_ur)}"
    )
