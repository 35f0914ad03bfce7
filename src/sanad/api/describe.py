# SPDX-License-Identifier: Apache-2.0
"""The description of the API as OpenAPI 3.1, made of the classes themselves: nothing in it is written by hand a second time."""

from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from sanad import __version__, errors
from sanad.api.kinds import has_fields
from sanad.api.operations import Operation, offered
from sanad.api.ordering import body_of
from sanad.api.piles import Pile, pile_of
from sanad.api.schemas import Schema, Schemas
from sanad.errors import SanadError, SignedOut
from sanad.gate.refusal import BAD_REQUEST, MEDIA_TYPE
from sanad.gate.status import UNEXPECTED, status_of

ADDRESS = "/api/v1"
"""Where the application is mounted."""
ENTRY = "Sanad-Entry"
"""The header that says up to which ledger entry an answer holds what is on record; of an act, its own entry."""
CSV, LINES = "text/csv", "application/x-ndjson"
_JSON = "application/json"
_PROBLEM, _PAGE_NAME = "Api.Problem", "Api.Page"
_ENTRY: Schema = {
    "description": "Number of a ledger entry: what was answered holds at least all that is on record up to it; of an act it is its own entry.",
    "schema": {"type": "integer"},
}
_CODES: dict[int, tuple[str, tuple[str, ...]]] = {
    400: ("The request is not HTTP or JSON as this address takes it", (BAD_REQUEST,)),
    401: ("Nobody is signed in", (SignedOut.code,)),
    413: ("The body is too long", (BAD_REQUEST,)),
    415: ("The body is not JSON", (BAD_REQUEST,)),
    406: ("The answer cannot be had in that form", (BAD_REQUEST,)),
}
"""Status → what it means, and the codes, of what is not an error of the office."""
_MEANS = {
    403: "The officer, the token or the law does not let it pass",
    404: "It is not here, or not to be seen",
    409: "The office stands otherwise than the order takes it to",
    422: "The order is not one, or rests on evidence that does not carry it",
    429: "This session or token asked for too much in a minute",
    500: "The program failed",
    502: "Somebody outside did not answer as they must",
    503: "The office cannot work at present",
    507: "The disk is full",
}


@cache
def schemas() -> Schemas:
    """Return what describes the answers of all operations."""
    piles = [pile for pile in map(pile_of, offered()) if pile is not None]
    fields = [kind for each in offered() for _, kind, _ in _fields(each)]
    return Schemas([*(each.answer for each in offered() if pile_of(each) is None), *fields, *(each.item for each in piles)])  # fmt: skip


def described(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of the application; its routes were made with `route_of`."""
    document = get_openapi(
        title="Sanad",
        version=__version__,
        openapi_version="3.1.0",
        summary="Every act and question of an office, as JSON over HTTP.",
        description="docs/formats/api.md says what holds for all addresses.",
        routes=app.routes,
        servers=[{"url": ADDRESS}],
    )
    orders = {name: each for operation in offered() for name, each in _order(operation).items()}
    components = {**schemas().components(), **orders, _PROBLEM: _problem(), _PAGE_NAME: _PAGE}
    document["components"] = {
        "schemas": dict(sorted(components.items())),
        "responses": {str(status): each for status, each in _refusals().items()},
        "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
    }
    document["security"] = [{"token": []}]
    return document


def route_of(operation: Operation) -> dict[str, Any]:
    """Return what FastAPI is told of one operation."""
    pile = pile_of(operation)
    return {
        "path": operation.path,
        "methods": ["POST"],
        "operation_id": operation.name,
        "tags": [operation.kind],
        "summary": operation.heading,
        "description": operation.words,
        "responses": {200: _answered(operation, pile), **_referred()},
        "openapi_extra": {"requestBody": _body(operation)},
    }


def _answered(operation: Operation, pile: Pile | None) -> Schema:
    properties: dict[str, Schema] = {"answer": _answer(operation, pile)}
    if pile is not None:
        properties["page"] = {"$ref": f"#/components/schemas/{_PAGE_NAME}"}
    envelope = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    content: dict[str, Schema] = {_JSON: {"schema": envelope}}
    if pile is not None:
        content[LINES] = {"schema": {"type": "string", "description": "one item a line"}}
        if has_fields(pile.item):
            content[CSV] = {"schema": {"type": "string", "description": "RFC 4180, with a head"}}
    return {"description": "Done.", "content": content, "headers": {ENTRY: _ENTRY}}


def _answer(operation: Operation, pile: Pile | None) -> Schema:
    known = schemas()
    if pile is None:
        return known.of(operation.answer)
    items: Schema = {"type": "array", "items": known.of(pile.item)}
    if not pile.under:
        return items
    properties = {name: known.of(kind) for name, kind, _ in _fields(operation)} | {
        pile.under: items
    }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }  # fmt: skip


def _fields(operation: Operation) -> list[tuple[str, Any, Any]]:
    pile = pile_of(operation)
    return [] if pile is None else list(pile.fields(operation.answer))


def _body(operation: Operation) -> Schema:
    model = body_of(operation.order)
    needed = any(field.is_required() for field in model.model_fields.values())
    reference = {"$ref": f"#/components/schemas/{model.__name__}"}
    return {"required": needed, "content": {_JSON: {"schema": reference}}}


def _order(operation: Operation) -> dict[str, Schema]:
    """Return the body's component and what it holds, each under a name of its own."""
    name = body_of(operation.order).__name__
    template = f"#/components/schemas/{name}.{{model}}"
    schema = body_of(operation.order).model_json_schema(ref_template=template)
    inner = schema.pop("$defs", {})
    return {name: _untitled(schema), **{f"{name}.{each}": _untitled(inner[each]) for each in inner}}


def _untitled(schema: Any) -> Any:  # noqa: ANN401  # a schema, or a part of one
    """Return a schema without the titles that repeat its names."""
    if isinstance(schema, list):
        return [_untitled(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        name: {each: _untitled(inner) for each, inner in value.items()} if name == "properties" else _untitled(value)
        for name, value in schema.items()
        if name != "title" or not isinstance(value, str)
    }  # fmt: skip


def _referred() -> dict[int, dict[str, Any]]:
    return {
        status: {"$ref": f"#/components/responses/{status}", "description": each["description"]}
        for status, each in _refusals().items()
    }


@cache
def _refusals() -> dict[int, dict[str, Any]]:
    """Return what each status of a refusal means, with every code that it may carry."""
    told = {status: (words, list(codes)) for status, (words, codes) in _CODES.items()}
    for leaf in _leaves(SanadError):
        status = 401 if leaf is SignedOut else _status(leaf)
        told.setdefault(status, (_MEANS.get(status, ""), []))[1].append(leaf.code)
    told[500][1].append(UNEXPECTED)
    told[422][1].append(BAD_REQUEST)
    return {status: _refusal(words, sorted(set(codes))) for status, (words, codes) in sorted(told.items())}  # fmt: skip


def _refusal(words: str, codes: list[str]) -> dict[str, Any]:
    schema = {
        "allOf": [
            {"$ref": f"#/components/schemas/{_PROBLEM}"},
            {"properties": {"code": {"enum": codes}}},
        ]
    }
    return {"description": f"{words}.", "content": {MEDIA_TYPE: {"schema": schema}}}


def _status(leaf: type[SanadError]) -> int:
    return status_of(leaf.__new__(leaf))


def _leaves(family: type[SanadError]) -> list[type[SanadError]]:
    return [
        each
        for each in vars(errors).values()
        if isinstance(each, type) and issubclass(each, family) and hasattr(each, "code")
    ]


def _problem() -> Schema:
    text = {"type": "string"}
    return {
        "type": "object",
        "description": "What was refused, and why (RFC 9457); the codes are those of docs/errors.md.",
        "properties": {
            "type": {"type": "string", "description": "`urn:sanad:error:` and the code"},
            "title": text,
            "status": {"type": "integer"},
            "detail": text,
            "instance": text,
            "code": text,
            "where": text,
            "facts": {"type": "object", "additionalProperties": text},
        },
        "required": ["type", "title", "status", "detail", "instance", "code", "where", "facts"],
        "additionalProperties": False,
    }


_PAGE: Schema = {
    "type": "object",
    "description": "Which part of the list this is: it begins at item `start` of `of`, and `next` leads on.",
    "properties": {
        "start": {"type": "integer"},
        "of": {"type": "integer"},
        "next": {"type": ["string", "null"]},
    },
    "required": ["start", "of", "next"],
    "additionalProperties": False,
}
