# SPDX-License-Identifier: Apache-2.0
"""A fictional register of incidents in the columns of UCDP GED, and one in those of ACLED."""

import csv
import io
import tomllib
from pathlib import Path

TEMPLATES = Path(__file__).parents[1] / "src" / "sanad" / "rulebook" / "templates"
GED, ACLED = (
    tomllib.loads((TEMPLATES / f"{name}.toml").read_text()) for name in ("ucdp-ged", "acled")
)

POST = {
    "id": "900001", "relid": "SAM-2025-1-1-1", "year": "2025", "active_year": "True", "code_status": "Clear", "type_of_violence": "1",
    "conflict_name": "Sampleland: Namuna", "dyad_name": "Government of Sampleland - Namuna Front", "side_a": "Government of Sampleland",
    "side_b": "Namuna Front", "number_of_sources": "2",
    "source_article": '"Sample Gazette,2025-03-06,Two killed at ""the post"""; "Model Herald,2025-03-07,Post attacked"',
    "source_office": "Sample Gazette;Model Herald", "source_date": "2025-03-06;2025-03-07",
    "source_headline": "Two killed at the post;Post attacked", "source_original": "police\r\nspokesman", "where_prec": "1",
    "where_coordinates": "Killi Namuna", "where_description": "Killi Namuna, near the river", "adm_1": "Namunistan province",
    "adm_2": "Misal district", "latitude": "29.500000", "longitude": "66.250000", "geom_wkt": "POINT (66.250000 29.500000)",
    "priogrid_gid": "171853", "country": "Sampleland", "country_id": "990", "region": "Asia", "event_clarity": "1", "date_prec": "1",
    "date_start": "2025-03-05 00:00:00.000", "date_end": "2025-03-05 00:00:00.000", "deaths_a": "2", "deaths_b": "3",
    "deaths_civilians": "0", "deaths_unknown": "0", "best": "5", "high": "9", "low": "4", "gwnoa": "990",
}  # fmt: skip
"""An attack tied to a village and a day; cells of several kinds hold quotation marks, commas and a line end."""
PROVINCE = {
    **POST, "id": "900002", "type_of_violence": "3", "side_a": "Misal Group", "side_b": "Civilians", "where_prec": "4",
    "where_coordinates": "Namunistan province", "date_prec": "4", "date_start": "2025-03-01", "date_end": "2025-03-31", "deaths_a": "0",
    "deaths_b": "0", "deaths_civilians": "12", "best": "12", "high": "12", "low": "12",
}  # fmt: skip
"""Civilians killed some time in March, somewhere in the province."""


def ged(*rows: dict[str, str], header: list[str] | None = None) -> bytes:
    """Return rows as a CSV file in the columns of UCDP GED, or of another `header`."""
    names = header or GED["header"]
    made = io.StringIO(newline="")
    written = csv.writer(made)
    written.writerow(names)
    written.writerows([row.get(name, "") for name in names] for row in rows)
    return made.getvalue().encode()
