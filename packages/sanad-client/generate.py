# SPDX-License-Identifier: Apache-2.0
# ruff: noqa: INP001  # a script beside the distribution, not a module of it
"""Write the typed part of the client from docs/formats/openapi.json: `types.py` and `operations.py`.

The same description gives the same bytes. Run it after `tools/document-api`: `python packages/sanad-client/generate.py`.
"""

import json
import keyword
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DESCRIPTION = HERE.parents[1] / "docs" / "formats" / "openapi.json"
TARGET = HERE / "src" / "sanad_client"
_HEAD = '''\
# SPDX-License-Identifier: Apache-2.0
"""{}

Written by generate.py from the description of the API; the words are those of the office's own classes.
"""

from __future__ import annotations

'''
_PLAIN = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
_GROUPS = (
    ("Acts", "acts", "What can be ordered."),
    ("Questions", "questions", "What can be asked."),
)

Schema = dict[str, Any]


class Types:
    """The types that the description names, as classes of Python."""

    def __init__(self, components: dict[str, Schema]) -> None:
        """Write one for each component."""
        self.written: dict[str, str] = {}
        for name, schema in components.items():
            self.written[_class(name)] = ""  # its place, before what it holds
            self._write(_class(name), schema)

    def of(self, schema: Schema, within: str) -> str:  # noqa: PLR0911  # one for each shape of a schema
        """Return the annotation of a schema; objects without a name of their own are called after where they stand."""
        match schema:
            case {"$ref": str(reference)}:
                return _class(reference.rpartition("/")[2])
            case {"anyOf": list(choices)}:
                every = [self.of(each, f"{within}{number}") for number, each in enumerate(choices, 1)]  # fmt: skip
                return " | ".join(dict.fromkeys(every))
            case {"const": value}:
                return f"Literal[{value!r}]"
            case {"enum": list(values)}:
                return f"Literal[{', '.join(map(repr, values))}]"
            case {"type": list(kinds)}:
                return " | ".join(_PLAIN[each] for each in kinds)
            case {"type": "array"}:
                return f"list[{self._items(schema, within)}]"
            case {"type": "object", "properties": dict()}:
                self._write(within, schema)
                return within
            case {"type": "object"}:
                held = schema.get("additionalProperties", True)
                return f"dict[str, {'Json' if held is True else self.of(held, within)}]"
            case {"type": str(kind)}:
                return _PLAIN[kind]
        return "Json"

    def _items(self, schema: Schema, within: str) -> str:
        if "prefixItems" in schema:  # JSON has no tuples
            each = [self.of(item, f"{within}{number}") for number, item in enumerate(schema["prefixItems"], 1)]  # fmt: skip
            return " | ".join(dict.fromkeys(each))
        return self.of(schema.get("items", {}), within)

    def _write(self, name: str, schema: Schema) -> None:
        needed = set(schema.get("required", ()))
        fields = {
            field: self.of(inner, f"{name}{_class(field)}")
            for field, inner in schema.get("properties", {}).items()
        }
        typed = {
            field: kind if field in needed else f"NotRequired[{kind}]"
            for field, kind in fields.items()
        }
        self.written[name] = _typed_dict(name, typed, schema.get("description", ""))


def _typed_dict(name: str, fields: dict[str, str], words: str) -> str:
    if any(keyword.iskeyword(field) or not field.isidentifier() for field in fields):
        each = "".join(f'    {field!r}: "{kind}",\n' for field, kind in fields.items())
        return f"{name} = TypedDict({name!r}, {{\n{each}}})  # {_first(words)}\n"
    lines = "".join(f"    {field}: {kind}\n" for field, kind in fields.items())
    return f"class {name}(TypedDict):\n{_docstring(words or name, 4)}\n{lines}"


def types(document: Schema) -> str:
    """Return the module of types."""
    made = Types(document["components"]["schemas"])
    for operation in operations(document):
        made.written[f"{operation['type']}Answer"] = (
            f"{operation['type']}Answer: TypeAlias = {made.of(operation['answer'], operation['type'] + 'Told')!r}\n"
        )
    body = "\n\n".join(made.written[name] for name in sorted(made.written))
    head = _HEAD.format("Every order and answer of the API, as JSON holds it.")
    imports = "from typing import Any, Literal, NotRequired, TypeAlias, TypedDict\n\nJson: TypeAlias = Any\n\n\n"
    return head + imports + body


def operations(document: Schema) -> Iterator[dict[str, Any]]:
    """Yield what is needed of each act and question, by name."""
    for path, methods in sorted(document["paths"].items()):
        described = methods["post"]
        envelope = described["responses"]["200"]["content"]["application/json"]["schema"]
        order = described["requestBody"]["content"]["application/json"]["schema"]["$ref"]
        yield {
            "name": described["operationId"],
            "kind": path.split("/")[3],
            "order": _class(order.rpartition("/")[2]),
            "type": _class(described["operationId"]),
            "answer": envelope["properties"]["answer"],
            "paged": "page" in envelope["properties"],
            "words": described["summary"],
        }


def methods(document: Schema) -> str:
    """Return the module of acts and questions."""
    head = _HEAD.format("Every act and question, as a method that takes what the order takes.")
    imports = (
        "from collections.abc import Iterator\nfrom dataclasses import dataclass\nfrom typing import Unpack\n\n"
        "from sanad_client import types\nfrom sanad_client.connection import Answer, Connection\n\n"
    )
    every = list(operations(document))
    groups = [
        _group(name, words, [each for each in every if each["kind"] == kind])
        for name, kind, words in _GROUPS
    ]
    return head + imports + "\n".join(groups)


def _group(name: str, words: str, every: list[dict[str, Any]]) -> str:
    body = "".join(_method(each) for each in every)
    return f'\n@dataclass(frozen=True)\nclass {name}:\n    """{words}"""\n\n    _connection: Connection\n{body}'


def _method(each: dict[str, Any]) -> str:
    name, order, answer = each["name"], each["order"], f"types.{each['type']}Answer"
    given = f"**order: Unpack[types.{order}]"
    said = _docstring(each["words"] + ".", 8)
    if each["kind"] == "acts":
        return (
            f"\n    def {name}(self, *, idempotency_key: str | None = None, unless_changed_since: int | None = None, {given}) -> Answer[{answer}]:\n{said}"
            f'        return self._connection.act("{name}", order, idempotency_key, unless_changed_since)\n'
        )
    if not each["paged"]:
        return f'\n    def {name}(self, {given}) -> Answer[{answer}]:\n{said}        return self._connection.ask("{name}", order)\n'
    return (
        f"\n    def {name}(self, *, page_limit: int = 100, page_cursor: str | None = None, {given}) -> Answer[{answer}]:\n{said}"
        f'        return self._connection.ask_page("{name}", order, page_limit, page_cursor)\n'
        f"\n    def {name}_lines(self, {given}) -> Iterator[str]:\n"
        f'        """Yield all of the list, an item of JSON a line."""\n        return self._connection.lines("{name}", order)\n'
    )


def _class(name: str) -> str:
    parts = name.replace(".", "_").replace("-", "_").split("_")
    return "".join(part[:1].upper() + part[1:] for part in parts)


def _docstring(words: str, indent: int) -> str:
    told = words.replace("\\", "\\\\").replace('"""', "'''").strip()
    if told.endswith('"'):
        told += " "
    text = f'"""{told}"""' if "\n" not in told else f'"""{told}\n"""'
    return textwrap.indent(text, " " * indent) + "\n"


def _first(words: str) -> str:
    return words.partition("\n")[0] or "an object"


if __name__ == "__main__":
    description = json.loads(DESCRIPTION.read_bytes())
    (TARGET / "types.py").write_text(types(description), encoding="utf-8")
    (TARGET / "operations.py").write_text(methods(description), encoding="utf-8")
