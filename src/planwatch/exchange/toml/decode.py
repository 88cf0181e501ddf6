"""Plain tables, as a parser gives them, to a Snapshot: keys and types checked, every fault named by its place."""

import re
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Any, cast, get_args, get_type_hints

import msgspec
from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.toml.former import brought_up
from planwatch.exchange.wording import nearest, place, shown, within
from planwatch.model.plan.field import Holds
from planwatch.model.plan.given import Given
from planwatch.model.plan.keys import P, built, children_of, keys_of
from planwatch.model.plan.parts import PART, PARTS
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot

_TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number with a fraction",
    "decimal": "a number",
    "bool": "true or false",
    "date": "a date",
    "datetime": "a moment",
    "time": "a time of day",
    "array": "a list",
    "object": "a table",
    "null": "nothing",
}
_HINTS = {
    "str": "put it in quotes",
    "int": "write it without quotes and without a fraction",
    "bool": "write true or false, without quotes",
    "date": "write it without quotes, as 2016-01-31",
    "datetime": "write it without quotes, as 2016-01-31T09:30:00Z",
}

_MONEY = {part.of.__name__: {field.name for field in part.fields if field.holds is Holds.MONEY} for part in PARTS}
_POUNDS = re.compile(r"£?([0-9][0-9,]{0,30})(?:\.([0-9]{2}))?")


def decode(tables: dict[str, Any], days: tuple[type, ...] = (date, datetime)) -> tuple[Snapshot, Given]:
    """The snapshot that ``tables`` hold, and what of it they give; ``days`` are the types that days come in.

    Where the format has none (JSON), they are texts such as ``2016-01-31``.

    A number, day or choice that may be none is emptied by ``""``, as a text is. Raises PlanwatchError for the first
    unknown key, wrong type or lost field.
    """
    tables = brought_up(tables)
    _check_table(tables, _table(Snapshot), tables, "$")
    try:
        # In TOML dates must come as dates: one in quotes is a text, as it is for every other reader of the file.
        snapshot = _built(Snapshot, msgspec.convert(tables, _table(Snapshot), builtin_types=days))
    except msgspec.ValidationError as error:
        raise _explained(str(error), tables) from None
    return snapshot, Given(frozenset(), {"plan": (_given(Plan, tables["plan"]),), **_given(Snapshot, tables).hanging})


def _given(part: type[Struct], table: dict[str, Any]) -> Given:
    kinds = [kind for kind in children_of(part) if kind in table]
    hanging = {kind: tuple(_given(PART[kind].of, one) for one in table[kind]) for kind in kinds}
    return Given(frozenset(table).difference(kinds), hanging) if hanging else Given(frozenset(table))


@cache
def _table(part: type[Struct]) -> type[Struct]:
    """A part as a file has it: a table of its flat names, with the tables of what hangs on it."""
    children = [(kind, tuple[_table(PART[kind].of), ...], ()) for kind in children_of(part)]
    if part is Snapshot:
        fields = [("plan", _table(Plan), msgspec.NODEFAULT), *children, ("format", int, 1)]
    else:
        fields = [*((key.name, key.hint, key.default) for key in keys_of(part)), *children]
    return msgspec.defstruct(part.__name__, fields, kw_only=True)


def _built(part: type[P], table: Any) -> P:
    hanging: dict[str, Any] = {}
    for kind in children_of(part):
        if children := getattr(table, kind):
            hanging[kind] = tuple(_built(PART[kind].of, child) for child in children)
    if part is Snapshot:
        return part(plan=_built(Plan, table.plan), format=table.format, **hanging)
    return built(part, msgspec.structs.asdict(table), hanging)


@cache
def _keys_of(part: type[Struct]) -> dict[str, type[Struct] | None]:
    """The keys of a table, and for those that hold tables the class of these."""
    hints = get_type_hints(part)
    return {name: next(filter(_is_part, _types_in(hints[name])), None) for name in part.__struct_fields__}


@cache
def _emptied(part: type[Struct]) -> frozenset[str]:
    """The keys of a table that can be none and are no texts."""
    return frozenset(name for name, hint in get_type_hints(part).items() if NoneType in get_args(hint))


def _is_part(kind: type) -> bool:
    return issubclass(kind, Struct)


def _types_in(hint: Any) -> list[type]:
    return (
        [hint] if isinstance(hint, type) and not get_args(hint) else [t for h in get_args(hint) for t in _types_in(h)]
    )


def _check_table(table: dict[str, Any], part: type[Struct], tables: dict[str, Any], path: str) -> None:
    known = _keys_of(part)
    if not table.keys() <= known.keys():
        key = next(key for key in table if key not in known)
        fault = PlanwatchError(f'unknown key "{shown(key)}"', nearest(key, known) or f"known: {', '.join(known)}")
        raise _at(tables, path, fault)
    for key, value in table.items():
        if isinstance(value, str):
            _check_text(value, tables, f"{path}.{key}")
            if not value and key in _emptied(part):
                table[key] = None
            elif key in _MONEY.get(part.__name__, ()):
                table[key] = _pence(value, tables, f"{path}.{key}")
        elif isinstance(value, list):
            for index, item in enumerate(cast("list[object]", value)):
                _check_item(item, known[key], tables, f"{path}.{key}[{index}]")
        else:
            _check_item(value, known[key], tables, f"{path}.{key}")


def _check_item(item: object, part: type[Struct] | None, tables: dict[str, Any], path: str) -> None:
    if part is not None and isinstance(item, dict):
        _check_table(cast("dict[str, Any]", item), part, tables, path)
    elif isinstance(item, str):
        _check_text(item, tables, path)


def _check_text(text: str, tables: dict[str, Any], path: str) -> None:
    # Half surrogates can't get here: the parser refuses them escaped, the reader unescaped.
    if "\0" in text:
        raise _at(tables, path, PlanwatchError("holds a NUL character", "take it out: it cannot be stored"))


def _pence(text: str, tables: dict[str, Any], path: str) -> int:
    """What a text of pounds is in pence, which a bare number is in files of older planwatches."""
    match = _POUNDS.fullmatch(text.replace(" ", ""))
    if match is None:
        fault = PlanwatchError(f'"{shown(text)}" is not a sum of money', 'write pounds, as "£350" or "£350.50"')
        raise _at(tables, path, fault)
    return int(match[1].replace(",", "")) * 100 + int(match[2] or 0)


def _at(tables: dict[str, Any], path: str, fault: PlanwatchError) -> PlanwatchError:
    words, field, _ = _follow(tables, path)
    where = ": ".join(filter(None, (", ".join(words), field)))
    return within(where, fault) if where else fault


def _follow(tables: dict[str, Any], path: str) -> tuple[list[str], str, Any]:
    """The places that a path such as ``$.action[11].update[0].as_at`` leads through, its last field, and its type."""
    value: Any = tables
    hint: Any = _table(Snapshot)
    words: list[str] = []
    pending = ""
    for key, index in re.findall(r"\.(\w+)|\[(\d+)\]", path):
        if key:
            words += [pending] if pending else []
            value, hint, pending = value[key], get_type_hints(hint)[key], key
        else:
            value = value[int(index)]
            words.append(place(pending, int(index), _name_in(value, pending)))
            pending = ""
        hint = next(filter(_is_part, _types_in(hint)), hint)
    return words, pending, hint


def _name_in(item: object, kind: str) -> object:
    names = PART[kind].named_by if kind in PART else ()
    return cast("dict[str, object]", item).get(names[0]) if isinstance(item, dict) and len(names) == 1 else ""


def _explained(said: str, tables: dict[str, Any]) -> PlanwatchError:
    """Msgspec's message in the words of the file; its path is the last thing in it, after text that may be hostile."""
    what, _, path = said.rpartition(" - at `$")
    path = path.rstrip("`")
    if match := re.fullmatch(r"Object missing required field `(\w+)`", what or said):
        fault = PlanwatchError(f"{match[1]} is missing", f"add {match[1]} = …")
    elif match := re.fullmatch(r"Expected `(?:int \| (?=str))?(\w+)(?: \| null)?`, got `(\w+)`", what):
        wanted, found = (_TYPES.get(word, word) for word in match.groups())
        hint = (
            _HINTS.get(match[1], f"make it {wanted}") if match[2] != "null" else 'write "" to empty it, or leave it out'
        )
        fault = PlanwatchError(f"expected {wanted}, found {found}", hint)
    elif match := re.fullmatch(r"Invalid enum value '(.*)'", what, re.DOTALL):
        choices = [
            str(choice) for kind in _types_in(_follow(tables, path)[2]) if issubclass(kind, StrEnum) for choice in kind
        ]
        hint = f"{nearest(match[1], choices)} One of: {', '.join(choices)}".strip()
        fault = PlanwatchError(f'"{shown(match[1])}" is none of its words', hint)
    else:
        fault = PlanwatchError(shown(what or said), "compare it with an exported plan")
    return _at(tables, path, fault)
