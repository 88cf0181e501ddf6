"""Rows to the model's values and back, by the type of each field."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache, partial
from typing import Any, cast

from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.keys import Key, P, Reader, Values, builder, flat, keys_of
from planwatch.model.plan.meeting import Resolution
from planwatch.model.plan.parts import OF, PART, Part
from planwatch.storage.engine.values import Value, moment_text

SAID = (
    "(select b.why from journal j join batch b on b.id = j.batch_id "
    "where j.table_name = 'move' and j.row_id = m.id and j.field = '')"
)
"""Why a move ``m`` was made may have been said of the change, after it was written."""
_MADE = {("move", "why"): f"coalesce(nullif(m.why, ''), {SAID}, '')".replace("m.", "{0}.")}


def columns_of(part: type, alias: str) -> str:
    """The columns that ``part_of`` reads a part from, of a table ``alias`` joined as in ``select``."""
    kind = OF[part]
    said = [f"{alias}.{name}" for name in _own_columns(kind)]
    for key in keys_of(part):
        if key.name in kind.links:
            of = PART[kind.links[key.name]]
            said.append(f'{alias}_{key.name}.{of.named_by[0]} as "{key.name}"')
        elif key.name not in kind.lists:
            made = _MADE.get((kind.kind, key.name), f'{{0}}."{key.name}"').format(alias)
            said.append(f'{made} as "{key.name}"')
    return ", ".join(said)


def _own_columns(kind: Part) -> list[str]:
    """The columns that say which row it is, and what it hangs on."""
    return ["id", "version", *([] if kind.kind == "plan" else ["plan_id"]), *(f"{on}_id" for on in kind.hangs_on)]


def places(part: type) -> Mapping[str, int]:
    """Where each column of ``select`` stands in its rows."""
    kind = OF[part]
    names = [*_own_columns(kind), *(key.name for key in keys_of(part) if key.name not in kind.lists)]
    return {name: at for at, name in enumerate(names)}


def joined(part: type, alias: str) -> str:
    """The table of a part, and of those that it names: ``action a left join theme a_theme on …``."""
    kind = OF[part]
    joins = [
        f'left join "{of}" {alias}_{key} on {alias}_{key}.id = {alias}.{key}_id and {alias}_{key}.removed = 0'
        for key, of in kind.links.items()
    ]
    return " ".join([f'"{kind.kind}" {alias}', *joins])


def select(part: type, alias: str, also: str = "") -> str:
    """A select of all that ``part_of`` needs of a kind of part, and of the columns ``also``."""
    return f"select {columns_of(part, alias)}{f', {also}' if also else ''} from {joined(part, alias)}"


ACTION = select(Action, "a")
"""Actions ``a`` with the names of their theme ``a_theme`` and leads ``a_lead``, ``a_cover_for``."""
MOVE = columns_of(Move, "m")
"""The columns of a move ``m``."""
RESOLUTION = select(Resolution, "r")
"""Resolutions ``r`` with the ref of the action that they are about, while that is in the plan."""


@lru_cache(8192)
def day_or_none(text: str | None) -> date | None:
    """A day as the file keeps it. A plan has far fewer days than dates."""
    return date.fromisoformat(text) if text is not None else None


def span_of(words: str, first: str | None, last: str | None) -> Span:
    """A date as the file keeps it: its words and both its days."""
    return Span(words, day_or_none(first), day_or_none(last)) if words or first or last else NO_DATE


def part_of(part: type[P], row: Values, **hanging: tuple[Any, ...]) -> P:
    """A part from a row of ``select``; ``hanging`` are the fields that hold several."""
    return _builder(part)(row, hanging)


@cache
def by_place(part: type[P]) -> Callable[[tuple[Any, ...], Mapping[str, Any]], P]:
    """What makes parts from rows of ``select`` as tuples: quicker, for many of them."""
    return builder(part, partial(_reader_of, OF[part]), OF[part].lists, places(part).__getitem__)


@cache
def _builder(part: type[P]) -> Callable[[Values, Mapping[str, Any]], P]:
    return builder(part, partial(_reader_of, OF[part]), OF[part].lists)


def _reader_of(kind: Part, key: Key) -> Reader | None:
    return _text if key.name in kind.links else _reader(key)


def _reader(key: Key) -> Reader | None:
    if key.holds in (str, int):
        return None
    if key.holds is date:
        return day_or_none
    if key.holds is datetime:
        return _moment
    if key.holds is Decimal:
        return _figure
    if key.holds is tuple:
        return _lines
    if key.holds is bool:
        return bool
    return _choice(cast("type[StrEnum]", key.holds))


def _text(value: str | None) -> str:
    return value or ""


def _lines(value: str) -> tuple[str, ...]:
    return tuple(value.split("\n")) if value else ()


@lru_cache(8192)
def _figure(value: str | None) -> Decimal | None:
    return Decimal(value) if value is not None else None


@lru_cache(8192)
def _moment(value: str | None) -> datetime | None:
    return datetime.fromisoformat(value) if value else None


def _choice(kind: Callable[[Any], Any]) -> Reader:
    @lru_cache
    def read(value: str | None) -> Any:
        return kind(value) if value else None

    return read


def columns(part: Any, held: Mapping[str, Any] | None = None) -> dict[str, Value]:
    """The columns of a part of the plan that its row shares with the model; what refers to other rows is left out.

    ``held`` are its values by their flat names, where they are at hand.
    """
    own = _own(cast(type[Any], type(part)))
    values = held if held is not None else flat(part)
    return {
        name: column_value(value) if is_read and value is not None else value
        for name, is_read in own
        for value in (values[name],)
    }


@cache
def _own(part: type[Any]) -> tuple[tuple[str, bool], ...]:
    """Its columns, and whether their values are others in the model."""
    kind = OF[part]
    others = {*kind.links, *kind.lists}
    return tuple((key.name, key.holds not in (str, int)) for key in keys_of(part) if key.name not in others)


def column_value(value: Any) -> Value:
    """A model's value as a column keeps it."""
    if value is None or type(value) is str or type(value) is int:
        return value
    if isinstance(value, StrEnum):
        return value.value
    match value:
        case Decimal():
            return figure_text(value)
        case datetime():
            return moment_text(value)
        case date():
            return value.isoformat()
        case tuple():
            return "\n".join(cast("tuple[str, ...]", value))
        case bool():
            return int(value)
        case _:
            return value
