# SPDX-License-Identifier: Apache-2.0
"""One statement of FollowTheMoney: that an entity has a value, in which data set, seen when.

The statement becomes a row of its own, cited in its own record. What qualifies it (its data set, origin, language, dates and ids, the schema) is
the detail, as JSON; the original value is a row of its own, for it may be long.
"""

import csv
import json
from collections.abc import Mapping, Sequence

from sanad.readers.entries import LONGEST, Said, SetAside
from sanad.readers.formats.ftm.words import KINDS, WORDS, Found

_OWN = frozenset({"entity_id", "prop", "prop_type", "value", "original_value"})
"""What the row itself says, or follows from it."""
_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def of_record(raw: bytes, columns: Sequence[str]) -> Found:
    """Return the statement of one record of a table.

    Raises:
        SetAside: it is none.
    """
    csv.field_size_limit(LONGEST)  # of the whole process, and no more than a record may hold
    try:
        fields = next(csv.reader([raw.decode("utf-8")], strict=True))
    except UnicodeDecodeError as error:
        raise SetAside("not_utf8") from error
    except csv.Error as error:
        raise SetAside("not_the_shape") from error
    if len(fields) != len(columns):
        raise SetAside("field_count")
    return _of_texts(dict(zip(columns, fields, strict=True)))


def of_members(told: Mapping[str, object]) -> Found:
    """Return the statement that an object is, by the names of its parts.

    Raises:
        SetAside: it has no entity, property or schema, or a part that is no text.
    """
    return _of_texts({name: _text(value) for name, value in told.items()})


def _of_texts(texts: Mapping[str, str]) -> Found:
    entity, prop, schema = (texts.get(name) for name in ("entity_id", "prop", "schema"))
    if not entity:
        raise SetAside("no_id")
    if not prop or not schema:
        raise SetAside("not_the_shape")
    word = WORDS.get(prop, prop)
    left = {name: text for name, text in texts.items() if text and name not in _OWN}
    said = [Said(word, texts.get("value", ""), _JSON.encode(left))]
    if texts.get("original_value"):
        said.append(Said(f"{word}/original_value", texts["original_value"]))
    datasets = [texts["dataset"]] if texts.get("dataset") else []
    return Found(entity, KINDS.get(schema, "object"), said, datasets)


def _text(value: object) -> str:
    match value:
        case str():
            return value
        case None:
            return ""
        case bool():
            return "t" if value else "f"  # as the table writes it
        case _:
            raise SetAside("not_the_shape")
