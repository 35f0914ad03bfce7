# SPDX-License-Identifier: Apache-2.0
"""Read the expressions of rules: a small part of Python's expression grammar, parsed and never executed.

Let through: `and`, `or`, `not`; one comparison at a time (`== != < <= > >= in`, `not in`); texts, whole numbers, `true`, `false`;
lists; dotted fact paths; `any`, `all`, `count`, `present`, `days_between`, `years_between`, `within`, `answer`; the names `today`, `item` and `facts`. A field whose name is
a word of the grammar takes a low line: `from_` is the field `from`.
Everything else is refused with its line of thought named. A text longer than `LONGEST` or nested deeper than
`DEEPEST` is refused before it is walked.
"""

import ast
import keyword
import warnings
from typing import NoReturn

from sanad.errors import BadRule
from sanad.rules.conditions import Compare, Holds, Joined, Not, Operator, Present, Quantified
from sanad.rules.scope import Condition, Term
from sanad.rules.span import days, years
from sanad.rules.terms import Answer, Between, Choice, Constant, Count, Fact, Today

LONGEST = 2_000
DEEPEST = 12
LARGEST = 10**9
"""The largest whole number a rule may hold: no lawful threshold of years, days or persons comes near it."""

_OPERATORS: dict[type[ast.cmpop], Operator] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.In: "in",
    ast.NotIn: "not in",
}
_TRUTHS = {"true": True, "false": False}
_BETWEEN = {"days_between": days, "years_between": years}
_WITHIN = 3
_WITH_CONDITION = 2


def parse(text: str, where: str) -> Condition:
    """Return the condition that `text` spells.

    Raises:
        BadRule: naming `where` and what is not let through.

    >>> parse("warrant.recalled == false and count(charges) >= 1", "example").judge  # doctest: +ELLIPSIS
    <bound method Joined.judge of ...>
    """
    return _Parser(where).condition(_tree(text, where), "", 1)


def _tree(text: str, where: str) -> ast.expr:
    if len(text) > LONGEST:
        raise BadRule(where, detail=f"the expression is longer than {LONGEST} characters")
    if any(not (" " <= sign <= "~" or sign == "\n") or sign == "\\" for sign in text):
        raise BadRule(
            where, detail="the expression holds a backslash or a sign outside printable ASCII"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            return ast.parse(f"(\n{text}\n)", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError, Warning) as error:
        raise BadRule(where, detail=f"the expression cannot be read: {error}") from error


def _field(name: str) -> str:
    """Return the field that a name means: `from_` is `from`, which the grammar keeps for itself (PEP 8, naming)."""
    plain = name.removesuffix("_")
    return plain if keyword.iskeyword(plain) else name


class _Parser:
    """Turns a syntax tree into conditions and terms. `prefix` spells the item inside any, all and count."""

    def __init__(self, where: str) -> None:
        self.where = where

    def condition(self, node: ast.expr, prefix: str, depth: int) -> Condition:
        self._deep(depth)
        if isinstance(node, ast.BoolOp):
            parts = tuple(self.condition(value, prefix, depth + 1) for value in node.values)
            return Joined("and" if isinstance(node.op, ast.And) else "or", parts)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return Not(self.condition(node.operand, prefix, depth + 1))
        if isinstance(node, ast.Compare):
            return self._comparison(node, prefix, depth + 1)
        if isinstance(node, ast.Call):
            return self._condition_call(node, prefix, depth + 1)
        return self._truth(node, prefix, depth)

    def term(self, node: ast.expr, prefix: str, depth: int) -> Term:
        self._deep(depth)
        if isinstance(node, ast.Constant):
            return self._constant(node.value)
        if isinstance(node, ast.List):
            return Choice(tuple(self.term(value, prefix, depth + 1) for value in node.elts))
        if isinstance(node, ast.Call):
            return self._term_call(node, prefix, depth + 1)
        return self._name(node, prefix)

    def _truth(self, node: ast.expr, prefix: str, depth: int) -> Condition:
        term = self.term(node, prefix, depth)
        if isinstance(term, Fact) or (isinstance(term, Constant) and isinstance(term.value, bool)):
            return Holds(term)
        return self._refuse("a value stands where something must hold or not hold")

    def _comparison(self, node: ast.Compare, prefix: str, depth: int) -> Condition:
        operator = _OPERATORS.get(type(node.ops[0]))
        if len(node.ops) != 1 or operator is None:
            return self._refuse("one comparison at a time, by == != < <= > >= in, not in")
        left = self.term(node.left, prefix, depth)
        right = self.term(node.comparators[0], prefix, depth)
        if operator in {"in", "not in"} and not isinstance(right, Choice | Fact):
            return self._refuse(f"{operator} asks for a list or a fact on its right")
        return Compare(left, operator, right)

    def _condition_call(self, node: ast.Call, prefix: str, depth: int) -> Condition:
        name, arguments = self._call(node)
        if name in {"any", "all"} and len(arguments) == _WITH_CONDITION:
            over = self._fact(arguments[0], prefix)
            condition = self.condition(arguments[1], f"{over.name}[]", depth)
            return Quantified("any" if name == "any" else "all", over, condition)
        if name == "present" and len(arguments) == 1:
            return Present(self._fact(arguments[0], prefix))
        if name == "within" and len(arguments) == _WITHIN:
            day, since, until = (self.term(argument, prefix, depth) for argument in arguments)
            return Joined("and", (Compare(since, "<=", day), Compare(day, "<=", until)))
        return self._refuse(
            f"{name} with {len(arguments)} arguments is not among what may be called here"
        )

    def _term_call(self, node: ast.Call, prefix: str, depth: int) -> Term:
        name, arguments = self._call(node)
        if name == "count" and len(arguments) in {1, _WITH_CONDITION}:
            over = self._fact(arguments[0], prefix)
            if len(arguments) == 1:
                return Count(over, None)
            return Count(over, self.condition(arguments[1], f"{over.name}[]", depth))
        if name in _BETWEEN and len(arguments) == _WITH_CONDITION:
            since, until = (self.term(argument, prefix, depth) for argument in arguments)
            return Between(_BETWEEN[name], since, until)
        if name == "answer" and len(arguments) == 1:
            question = self.term(arguments[0], prefix, depth)
            if isinstance(question, Constant) and isinstance(question.value, str):
                return Answer(question.value)
        return self._refuse(
            f"{name} with {len(arguments)} arguments is not among what may be called here"
        )

    def _call(self, node: ast.Call) -> tuple[str, list[ast.expr]]:
        if not isinstance(node.func, ast.Name) or node.keywords:
            self._refuse(
                "only any, all, count, present, days_between, years_between, within and answer may be called"
            )
        return node.func.id, node.args

    def _fact(self, node: ast.expr, prefix: str) -> Fact:
        term = self._name(node, prefix)
        return (
            term if isinstance(term, Fact) else self._refuse("the path of a fact is asked for here")
        )

    def _name(self, node: ast.expr, prefix: str) -> Term:
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.insert(0, _field(node.attr))
            node = node.value
        if not isinstance(node, ast.Name):
            return self._refuse(f"{type(node).__name__} is not let through")
        parts.insert(0, _field(node.id))
        if parts[0] in _TRUTHS and len(parts) == 1:
            return Constant(_TRUTHS[parts[0]])
        if parts == ["today"]:
            return Today()
        return self._path(tuple(parts), prefix)

    def _path(self, parts: tuple[str, ...], prefix: str) -> Fact:
        if any(part.startswith("_") for part in parts):
            return self._refuse("the name of a fact begins with a letter")
        if parts[0] == "facts" or not prefix:
            whole = parts[1:] if parts[0] == "facts" else parts
            if not whole or whole[0] == "item":
                return self._refuse(
                    "facts needs a name after it, and item stands only inside any, all, count"
                )
            return Fact(whole, ".".join(whole))
        own = parts[1:] if parts[0] == "item" else parts
        return Fact(own, ".".join((prefix, *own)), of_item=True)

    def _constant(self, value: object) -> Constant:
        if isinstance(value, bool | str):
            return Constant(value)
        if isinstance(value, int) and value <= LARGEST:
            return Constant(value)
        return self._refuse(f"a constant is a text, true, false or a whole number up to {LARGEST}")

    def _deep(self, depth: int) -> None:
        if depth > DEEPEST:
            self._refuse(f"the expression is nested deeper than {DEEPEST}")

    def _refuse(self, detail: str) -> NoReturn:
        raise BadRule(self.where, detail=detail)
