# SPDX-License-Identifier: Apache-2.0
"""From the body of a request to an order of the desk, strictly: each field of its own type, no field that the order does not have.

The types are those of the order's own class. Pydantic checks them (strict mode: `false` is not 0, `"1"` is not 1); days, words of a fixed list and
sequences come as JSON writes them. Who orders, and where, is never in the body. What the desk writes into an order itself (`NOBODY_STATES`) cannot be sent.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache, partial
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel, ConfigDict, JsonValue, ValidationError, create_model
from pydantic import Field as Described

from sanad.api.kinds import is_choice, is_json, words_of
from sanad.api.operations import Operation
from sanad.api.strict import read
from sanad.desk.act import Act
from sanad.desk.seat import Seat
from sanad.errors import BadValue
from sanad.values.canonical import Json

PURPOSE = "purpose"
NOBODY_STATES = frozenset({"by", "seq", "drafted_on", "stated"})
"""Fields of what an order holds that the desk fills when it carries the order out."""
_OF_THE_SEAT = frozenset({"by", "compartment", PURPOSE})
_STRICT = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)
_OPEN = {Mapping: dict, Sequence: list}
_HOLDERS = frozenset({tuple, list, frozenset, dict})
_IN_WORDS = {"extra_forbidden": "there is no such field", "missing": "this field must be stated"}
_WHY = "why it is ordered; goes into the entry, and stays in the office"


@dataclass(frozen=True)
class Ordered:
    """An order, and the document from which it was read."""

    act: Act[Any]
    document: dict[str, Json]

    @property
    def own(self) -> dict[str, Json]:
        """Return what was sent of the order's own fields: all but why."""
        return {name: value for name, value in self.document.items() if name != PURPOSE}


def ordered(operation: Operation, raw: bytes, seat: Seat, compartment: str) -> Ordered:
    """Return the order that a body gives; an empty body gives one without fields.

    Raises:
        BadValue: it is no such order; `where` is the place in the body.
        SanadError: a value in it is not what its type says.
    """
    document = read(raw) if raw.strip() else {}
    try:
        body = body_of(operation.order).model_validate_json(raw.strip() or b"{}")
    except ValidationError as error:
        raise _refused(error) from error
    given = {name: getattr(body, name) for name in body.model_fields_set - {PURPOSE}}
    purpose = getattr(body, PURPOSE) or ""
    return Ordered(operation.order(**seat.order(compartment, purpose), **given), document)


@cache
def body_of(order: type[Act[Any]]) -> type[BaseModel]:
    """Return the model of the body that gives an order of this class."""
    own = {name: described for name, described in _fields(order) if name not in _OF_THE_SEAT}
    purpose = (str, Described(default="", description=_WHY))
    model: type[BaseModel] = create_model(
        f"{order.__name__}Order", __config__=_STRICT, **{**own, PURPOSE: purpose}
    )
    return model


def _fields(kind: type) -> list[tuple[str, Any]]:
    """Return, for each field of a dataclass that may be stated, its type and its default."""
    hints = get_type_hints(kind)
    return [
        (field.name, (_as_sent(hints[field.name]), _default(field)))
        for field in fields(kind)
        if field.init and not field.name.startswith("_")
    ]


def _default(field: Field[Any]) -> Any:  # noqa: ANN401  # of any type
    if field.default_factory is not MISSING:
        return Described(default_factory=field.default_factory)
    return ... if field.default is MISSING else field.default


def _as_sent(hint: Any) -> Any:  # noqa: ANN401  # a type
    """Return a type as Pydantic is to read it: a dataclass by a strict model of it, JSON as JSON."""
    if is_json(hint):
        return JsonValue
    if is_dataclass(hint) and isinstance(hint, type):
        return _built(hint)
    arguments = tuple(map(_as_sent, get_args(hint)))
    if is_choice(hint):
        return Union[arguments]  # noqa: UP007  # of as many as there are
    origin = _OPEN.get(get_origin(hint), get_origin(hint))
    return hint if origin not in _HOLDERS else origin[arguments]


@cache
def _built(kind: type) -> Any:  # noqa: ANN401  # a type
    """Return the type of an object that becomes a `kind`, whose own checks then run."""
    stated = {name: described for name, described in _fields(kind) if name not in NOBODY_STATES}
    model = create_model(kind.__name__, __config__=_STRICT, __doc__=words_of(kind), **stated)
    return Annotated[model, AfterValidator(_builder(kind))]


def _builder(kind: type) -> Callable[[BaseModel], Any]:
    unstated = {
        field.name: ""
        for field in fields(kind)
        if field.name in NOBODY_STATES and field.default is field.default_factory is MISSING
    }
    return partial(_build, kind, unstated)


def _build(kind: type, unstated: Mapping[str, str], sent: BaseModel) -> Any:  # noqa: ANN401  # a `kind`
    return kind(**unstated, **{name: getattr(sent, name) for name in sent.model_fields_set})


def _refused(error: ValidationError) -> BadValue:
    """Return what is wrong first; what was sent is not repeated, it may be evidence."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = "/" + "/".join(map(str, first["loc"]))
    detail = _IN_WORDS.get(first["type"], first["msg"])
    return BadValue(where, value="What was sent", type="order", detail=detail)
