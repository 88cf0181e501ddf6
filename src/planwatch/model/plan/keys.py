"""The flat names under which files, JSON and columns hold a part of a plan, and the values behind them.

A date is three of them (``due``, ``due_from``, ``due_by``); a value such as an agreement has those of its own fields.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, TypeVar, cast, get_args, get_origin

from msgspec import NODEFAULT, Struct

from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.values import replace

P = TypeVar("P", bound=Struct)


class Key(NamedTuple):
    """One flat name of a part."""

    name: str
    hint: Any
    """The type of its values, as it is annotated."""
    default: object
    """``NODEFAULT`` where it must be given."""

    @property
    def holds(self) -> type:
        """``str``, ``int``, ``bool``, ``date``, ``datetime``, a StrEnum, or ``tuple`` for a list of texts."""
        return _kind(self.hint)


class _Field(NamedTuple):
    name: str
    key: str
    """Its flat name; of a date the one of its words."""
    of: type[Any]
    hint: Any
    default: object

    @property
    def is_value(self) -> bool:
        """Whether it holds a value with fields of its own, or None."""
        return issubclass(self.of, Struct)


def _kind(hint: Any) -> type[Any]:
    if get_origin(hint) is tuple:
        return tuple
    return cast(type[Any], next(kind for kind in get_args(hint) or (hint,) if kind is not NoneType))


@cache
def _fields(part: type[Struct]) -> tuple[_Field, ...]:
    """The fields of a class, but for those that hold parts which hang on it."""
    hints, given = part.__annotations__, part.__struct_defaults__
    defaults = (*[NODEFAULT] * (len(part.__struct_fields__) - len(given)), *given)
    rows = zip(part.__struct_fields__, part.__struct_encode_fields__, defaults, strict=True)
    return tuple(
        _Field(name, key, _kind(hints[name]), hints[name], default)
        for name, key, default in rows
        if name not in children_of(part)
    )


@cache
def children_of(part: type[Struct]) -> tuple[str, ...]:
    """The fields that hold parts which hang on it."""
    hints = part.__annotations__
    return tuple(
        name for name in part.__struct_fields__ if _kind(hints[name]) is tuple and get_args(hints[name])[0] is not str
    )


@cache
def keys_of(part: type[Struct]) -> tuple[Key, ...]:
    """The flat names of a kind of part, in the order of its fields; parts that hang on it are not among them."""
    found = {key.name: key for field in _fields(part) for key in _keys(field)}
    return tuple(_ordered(part, found).values())


def _keys(field: _Field) -> Iterator[Key]:
    if field.of is Span:
        words, first, last = _names(field.key)
        yield Key(words, str, field.default if field.default is NODEFAULT else "")
        yield Key(first, date | None, None)
        yield Key(last, date | None, None)
    elif field.is_value:
        yield from keys_of(field.of)
    else:
        yield Key(field.key, field.hint, field.default)


def _names(key: str) -> tuple[str, str, str]:
    return key, f"{key}_from", f"{key}_by"


def _ordered(part: type[Struct], values: dict[str, Any]) -> dict[str, Any]:
    first: tuple[str, ...] = getattr(part, "FIRST", ())
    return {name: values[name] for name in first} | values


class _Step(NamedTuple):
    """How a field fills the flat names: one for a plain value, three for a date, none for a value with its own."""

    name: str
    keys: tuple[str, ...]


@cache
def _steps(part: type[Struct]) -> tuple[dict[str, Any], tuple[_Step, ...]]:
    """The flat names of a part in which nothing stands, in their order, and what fills them."""
    empty: dict[str, Any] = {key.name: None for key in keys_of(part)}
    steps: list[_Step] = []
    for field in _fields(part):
        if field.of is Span:
            steps.append(_Step(field.name, _names(field.key)))
        elif field.is_value:
            empty.update(flat(field.of()))
            steps.append(_Step(field.name, ()))
        else:
            steps.append(_Step(field.name, (field.key,)))
    return empty, tuple(steps)


def flat(part: Struct) -> dict[str, Any]:
    """What a part holds by its flat names."""
    empty, steps = _steps(type(part))
    values = empty.copy()
    for name, keys in steps:
        held = getattr(part, name)
        if len(keys) == 1:
            values[keys[0]] = held
        elif keys:
            values[keys[0]], values[keys[1]], values[keys[2]] = held.text, held.first, held.last
        elif held is not None:
            values.update(flat(held))
    return values


def built(part: type[P], values: Mapping[str, Any]) -> P:
    """The part that holds these values, by its flat names and with what hangs on it; those left out are not given."""
    given: dict[str, Any] = {name: values[name] for name in children_of(part) if name in values}
    for field in _fields(part):
        if field.of is Span:
            given[field.name] = _span(*map(values.get, _names(field.key)))
        elif field.is_value:
            value = built(field.of, values)
            given[field.name] = value if value != field.of() else None
        elif field.key in values:
            given[field.name] = values[field.key]
    return part(**given)


def _span(words: str | None, first: date | None, last: date | None) -> Span:
    return Span(words or "", first, last) if words or first or last else NO_DATE


def spans(part: Struct) -> dict[str, Span]:
    """The dates of a part by the flat names of their words."""
    found: dict[str, Span] = {}
    for field in _fields(type(part)):
        held = getattr(part, field.name)
        if field.of is Span:
            found[field.key] = held
        elif field.is_value and held is not None:
            found |= spans(held)
    return found


def with_spans(part: P, change: Callable[[str, Span], Span]) -> P:
    """The part with each of its dates as ``change`` gives it for its flat name; itself where all are the same."""
    changes: dict[str, Any] = {}
    for field in _fields(type(part)):
        held = getattr(part, field.name)
        if held is None or not field.is_value:
            continue
        new = change(field.key, held) if field.of is Span else with_spans(held, change)
        if new is not held:
            changes[field.name] = new
    return replace(part, **changes) if changes else part
