"""The flat names under which files, JSON and columns hold a part of a plan, and the values behind them.

A date is four of them (``due``, ``due_from``, ``due_by``, ``due_said``); a value such as an agreement has those of its
own fields, and is None where nothing stands in any of them.
"""

from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter, itemgetter
from types import NoneType
from typing import Any, NamedTuple, Protocol, TypeVar, cast, get_args, get_origin

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
        """``str``, ``int``, ``bool``, ``Decimal``, ``date``, ``datetime``, a StrEnum; ``tuple``: a list of texts."""
        return _kind(self.hint)


class _Field(NamedTuple):
    name: str
    key: str
    """Its flat name; of a date the one of its words."""
    of: type[Any]
    hint: Any
    default: object


class _Fields(NamedTuple):
    """The fields of a class, but for those that hold parts which hang on it."""

    plain: tuple[_Field, ...]
    dates: tuple[_Field, ...]
    values: tuple[_Field, ...]
    """Those that hold a value with fields of its own, or None."""


def _kind(hint: Any) -> type[Any]:
    if get_origin(hint) is tuple:
        return tuple
    return cast(type[Any], next(kind for kind in get_args(hint) or (hint,) if kind is not NoneType))


@cache
def children_of(part: type[Struct]) -> tuple[str, ...]:
    """The fields that hold parts which hang on it."""
    hints = part.__annotations__
    return tuple(
        name for name in part.__struct_fields__ if _kind(hints[name]) is tuple and get_args(hints[name])[0] is not str
    )


def _all_fields(part: type[Struct]) -> Iterator[_Field]:
    hints, given = part.__annotations__, part.__struct_defaults__
    defaults = (*[NODEFAULT] * (len(part.__struct_fields__) - len(given)), *given)
    rows = zip(part.__struct_fields__, part.__struct_encode_fields__, defaults, strict=True)
    for name, key, default in rows:
        if name not in children_of(part):
            yield _Field(name, key, _kind(hints[name]), hints[name], default)


@cache
def _fields(part: type[Struct]) -> _Fields:
    every = tuple(_all_fields(part))
    structs = [field for field in every if issubclass(field.of, Struct)]
    return _Fields(
        tuple(field for field in every if field not in structs),
        tuple(field for field in structs if field.of is Span),
        tuple(field for field in structs if field.of is not Span),
    )


@cache
def keys_of(part: type[Struct]) -> tuple[Key, ...]:
    """The flat names of a kind of part, in the order of its fields; parts that hang on it are not among them."""
    found = {key.name: key for field in _all_fields(part) for key in _keys(field)}
    first: tuple[str, ...] = getattr(part, "FIRST", ())
    return tuple(({name: found[name] for name in first} | found).values())


def _keys(field: _Field) -> Iterator[Key]:
    if field.of is Span:
        words, *days = _names(field)
        yield Key(words, str, field.default if field.default is NODEFAULT else "")
        yield from (Key(day, date | None, None) for day in days)
    elif issubclass(field.of, Struct):
        yield from keys_of(field.of)
    else:
        yield Key(field.key, field.hint, field.default)


def _names(field: _Field) -> tuple[str, str, str, str]:
    return field.key, f"{field.key}_from", f"{field.key}_by", f"{field.key}_said"


@lru_cache(4096)
def wholly(part: type[Struct], names: frozenset[str]) -> frozenset[str]:
    """These flat names and those that are one with them: a date is four of them, a value has those of its fields."""
    fields = _fields(part)
    wholes = [frozenset(_names(field)) for field in fields.dates]
    wholes += [frozenset(key.name for key in keys_of(field.of)) for field in fields.values]
    return names.union(*(whole for whole in wholes if whole & names))


class _Flattened(NamedTuple):
    """What it takes to flatten a part: most is got in one call, for there are very many of them."""

    empty: dict[str, Any]
    names: tuple[str, ...]
    get: Callable[[Any], tuple[Any, ...]]
    values: tuple[str, ...]


@cache
def _flattened(part: type[Struct]) -> _Flattened:
    fields = _fields(part)
    paths = {field.key: field.name for field in fields.plain}
    for field in fields.dates:
        ends = (f"{field.name}.{end}" for end in Span.__struct_fields__)
        paths |= dict(zip(_names(field), ends, strict=True))
    empty = {key.name: None if key.default is NODEFAULT else key.default for key in keys_of(part)}
    return _Flattened(empty, tuple(paths), _together(attrgetter, paths.values()), tuple(f.name for f in fields.values))


def _together(getter: Callable[..., Any], names: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What gets all of these at once, as a tuple."""
    found = tuple(names)
    if len(found) == 1:
        get = getter(*found)
        return lambda whole: (get(whole),)
    return getter(*found) if found else lambda whole: ()


def flat(part: Struct) -> dict[str, Any]:
    """What a part holds by its flat names, in their order."""
    how = _flattened(type(part))
    values = how.empty.copy()
    values.update(zip(how.names, how.get(part), strict=True))
    for name in how.values:
        held = getattr(part, name)
        if held is not None:
            values.update(flat(held))
    return values


def empty(part: type[Struct]) -> dict[str, Any]:
    """What a part holds of which nothing is told, by its flat names; None also for what must be given."""
    return _flattened(part).empty.copy()


class Values(Protocol):
    """Something that gives values by their flat names."""

    def __getitem__(self, name: str, /) -> Any: ...


Reader = Callable[[Any], Any]


def builder(
    part: type[P],
    reader: Callable[[Key], Reader | None],
    hanging: Container[str] = (),
    place: Callable[[str], Any] = str,
) -> Callable[[Any, Mapping[str, Any]], P]:
    """What makes parts out of what gives all flat names, and of what else is given by the fields of the class.

    ``reader`` gives what reads the value of a key; None where that is as it is. ``hanging`` are flat names that are
    among what else is given. ``place`` says by what a flat name is found, where that is not the name itself.
    """
    keys, fields = {key.name: key for key in keys_of(part)}, _fields(part)
    readers = {field: reader(keys[field.key]) for field in fields.plain if field.key not in hanging}
    plain = [field for field, read in readers.items() if read is None]
    names, get = [field.name for field in plain], _together(itemgetter, (place(field.key) for field in plain))
    others = [(field.name, place(field.key), read) for field, read in readers.items() if read is not None]
    dates = [(field.name, *map(place, _names(field)), reader(keys[f"{field.key}_by"])) for field in fields.dates]
    values = [
        (
            field.name,
            _together(itemgetter, (place(key.name) for key in keys_of(field.of))),
            builder(field.of, reader, place=place),
        )
        for field in fields.values
    ]

    def build(given: Any, also: Mapping[str, Any]) -> P:
        made = dict(zip(names, get(given), strict=True))
        for name, key, read in others:
            made[name] = read(given[key])
        for name, words, first, last, said, read in dates:
            text, begin, end, on = given[words], given[first], given[last], given[said]
            if not (text or begin or end or on):
                made[name] = NO_DATE
            else:
                made[name] = Span(text, read(begin), read(end), read(on)) if read else Span(text, begin, end, on)
        for name, get_value, make in values:
            if any(get_value(given)):
                made[name] = make(given, {})
        return part(**made, **also)

    return build


@cache
def _plainly(part: type[P]) -> Callable[[Values, Mapping[str, Any]], P]:
    return builder(part, lambda key: None)


def built(part: type[P], given: Values, also: Mapping[str, Any]) -> P:
    """The part that holds these values by its flat names, all of them given, and ``also`` what hangs on it."""
    return _plainly(part)(given, also)


def spans(part: Struct) -> dict[str, Span]:
    """The dates of a part by the flat names of their words."""
    fields = _fields(type(part))
    found = {field.key: getattr(part, field.name) for field in fields.dates}
    for field in fields.values:
        found |= spans(value) if (value := getattr(part, field.name)) is not None else {}
    return found


def with_spans(part: P, change: Callable[[str, Span], Span]) -> P:
    """The part with each of its dates as ``change`` gives it for its flat name; itself where all are the same."""
    changes: dict[str, Any] = {}
    fields = _fields(type(part))
    for field in fields.dates:
        held = getattr(part, field.name)
        if (new := change(field.key, held)) is not held:
            changes[field.name] = new
    for field in fields.values:
        held = getattr(part, field.name)
        if held is not None and (new := with_spans(held, change)) is not held:
            changes[field.name] = new
    return replace(part, **changes) if changes else part
