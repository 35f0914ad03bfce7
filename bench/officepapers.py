# SPDX-License-Identifier: Apache-2.0
"""The papers of an office at full size: what each says, and which claims rest on which of its sentences. Everything is invented.

A statement is (about, property, value, sentence); the sentence stands in the paper of whoever it is about. Nothing is drawn by
chance: the same numbers give the same papers.
"""

from itertools import product
from typing import NamedTuple

from sanad.values.canonical import Json

ORGANISATIONS = 6
_FIRST = [
    "Zarak",
    "Bahram",
    "Kamran",
    "Yawar",
    "Anwar",
    "Sikandar",
    "Behroz",
    "Dilawar",
    "Farhad",
    "Gulab",
    "Hazar",
    "Imdad",
    "Jamal",
    "Karim",
    "Latif",
]
_LAST = [
    "Farzi",
    "Misali",
    "Khayali",
    "Namuna",
    "Tasawwur",
    "Sooratan",
    "Gumani",
    "Farzana",
    "Wahmi",
    "Kalpit",
    "Nazri",
    "Mafruz",
    "Bargi",
    "Sayagi",
    "Andesh",
]
_TOWNS = ["Testpur", "Samplabad", "Kohzard", "Namunapur", "Farzabad", "Khayalkot"]
_WORDS = [
    "market",
    "bridge",
    "letter",
    "meeting",
    "vehicle",
    "school",
    "river",
    "ledger",
    "garden",
    "harvest",
    "station",
    "workshop",
    "minutes",
    "parcel",
    "radio",
]


class Statement(NamedTuple):
    """One thing that a paper says of an entry of the register, in a sentence of its own."""

    about: str
    property: str
    value: Json
    sentence: str


class Paper(NamedTuple):
    """A text and what it says."""

    name: str
    statements: tuple[Statement, ...]

    @property
    def text(self) -> str:
        """Return the sentences, one a line."""
        return "\n".join(each.sentence for each in self.statements) + "\n"


def name_of(number: int) -> str:
    """Return the name of person `number`: a few hundred of them are all different."""
    first, last = list(product(_FIRST, _LAST))[number * 7 % (len(_FIRST) * len(_LAST))]
    return f"{first} {last}"


def number_of(number: int) -> str:
    """Return the telephone of person `number`: that of an owner in the call records."""
    return f"+92390{number:07}"


def person(number: int) -> Paper:
    """Return the paper about a person: twenty statements."""
    who, name, town = f"S-{number:03}", name_of(number), _TOWNS[number % len(_TOWNS)]
    year, organisation = 1960 + number % 40, f"O-{number % ORGANISATIONS}"
    day = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}"
    act = {"charge": "ATA-11H", "role": "paid for it", "act": "paid for the van", "place": town, "country": "PK", "from": day}  # fmt: skip
    warrant = {"number": f"W/{number}/2025", "issuer": "Sample court", "issuer_type": "court", "issued_on": "2025-02-01", "in_force_until": f"2027-0{number % 9 + 1}-01", "names_person": True}  # fmt: skip
    said: list[tuple[str, Json]] = [
        ("name", name), ("alias", f"{name} the {_WORDS[number % len(_WORDS)]}"), ("forename", name.split()[0]), ("family_name", name.split()[1]),
        ("father_name", name_of(number + 31)), ("birth_date", f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}"), ("sex", "M"),
        ("nationality", "PK"), ("national_id", f"9{number:04}-{1000000 + number * 37}-{number % 10}"), ("passport", f"ZZ9{number:06}"),
        ("phone", number_of(number)), ("account", f"XX{number:010}"), ("imei", f"0010010{number:07}1"),
        ("residence_country", ("PK", "AE", "TR")[number % 3]), ("status", ("named_in", "suspected", "charged")[number % 3]),
        ("role", {"organisation": organisation, "role": "is said to keep its money", "post": ("financier", "member", "facilitator")[number % 3], "country": "PK"}),
        ("act", act), ("charge", {"offence": "ATA-11H", "organisation": organisation}), ("warrant", warrant),
        ("physical_description", f"{160 + number % 30} cm tall"),
    ]  # fmt: skip
    return Paper(f"persons/{who}.txt", tuple(_stated(who, name, each) for each in said))


def organisation(number: int) -> Paper:
    """Return the paper about an organisation."""
    who, name = f"O-{number}", f"Sample Front {_WORDS[number].title()}"
    said: list[tuple[str, Json]] = [
        ("name", name),
        ("founded", f"{2001 + number}"),
        ("listing", {"body": "national", "on": f"20{10 + number}-05-01", "reference": f"S.R.O. {number}"}),
    ]  # fmt: skip
    return Paper(f"organisations/{who}.txt", tuple(_stated(who, name, each) for each in said))


def incident(number: int) -> Paper:
    """Return the paper about an incident."""
    who, town = f"I-{number:03}", _TOWNS[number % len(_TOWNS)]
    day = f"2024-{number % 12 + 1:02}-{number // 12 % 28 + 1:02}"
    said: list[tuple[str, Json]] = [
        ("kind", "bombing"), ("method", "a device beside the road"), ("target", "a bus"), ("damage", "the bus burnt out"),
        ("date", {"from": day, "said": "that day"}), ("place", {"name": town, "precision": "town"}),
        ("killed", {"category": "civilians", "low": number % 9, "said": f"{number % 9} were killed"}),
        ("injured", {"category": "civilians", "low": number % 30, "said": f"{number % 30} were hurt"}),
        ("claimed_by", "Sample Front Market"), ("party", name_of(number)),
    ]  # fmt: skip
    return Paper(
        f"incidents/{who}.txt", tuple(_stated(who, f"incident {who}", each) for each in said)
    )


def letter(number: int) -> str:
    """Return one of the many papers on which nothing rests yet: half a kilobyte that mentions somebody."""
    words = (_WORDS[(number * step + step) % len(_WORDS)] for step in range(1, 60))
    named, called = name_of(number % 200), number_of(number % 500)
    return f"Letter {number} of the sample office.\n{named} was seen; {called} was called.\n{' '.join(words)}\n"


def _stated(who: str, name: str, said: tuple[str, Json]) -> Statement:
    kind, value = said
    shown = " ".join(map(str, value.values())) if isinstance(value, dict) else str(value)
    return Statement(
        who, kind, value, f"Of {name} it is said, as to {kind.replace('_', ' ')}: {shown}."
    )
