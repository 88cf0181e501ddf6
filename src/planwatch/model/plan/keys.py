"""The flat names under which files, JSON and columns hold a part of a plan."""

from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, TypeVar, get_args

from msgspec import NODEFAULT, Struct

P = TypeVar("P", bound=Struct)


class Key(NamedTuple):
    """One flat name of a part."""

    name: str
    holds: type
    """``str``, ``int``, ``bool``, ``date``, ``datetime``, a StrEnum, or ``tuple`` for a list of texts."""
    default: object
    """``NODEFAULT`` where it must be given."""


def _defaults(part: type[Struct]) -> dict[str, object]:
    """The defaults of a kind's fields; fields that must be given come first and have none."""
    given = part.__struct_defaults__
    needed = len(part.__struct_fields__) - len(given)
    return dict(zip(part.__struct_fields__, (*[NODEFAULT] * needed, *given), strict=True))


@cache
def keys_of(part: type[Struct]) -> tuple[Key, ...]:
    """The flat names of a kind of part, in the order of its fields; parts that hang on it are not among them."""
    return tuple(
        Key(name, _holds(part.__annotations__[name]), default)
        for name, default in _defaults(part).items()
        if name not in children_of(part)
    )


@cache
def children_of(part: type[Struct]) -> tuple[str, ...]:
    """The fields that hold parts which hang on it."""
    hints = part.__annotations__
    return tuple(
        name for name in part.__struct_fields__ if _holds(hints[name]) is tuple and get_args(hints[name])[0] is not str
    )


def _holds(hint: type) -> type:
    kinds = [kind for kind in get_args(hint) or (hint,) if kind is not NoneType]
    return tuple if getattr(hint, "__origin__", None) is tuple else kinds[0]


def flat(part: Struct) -> dict[str, Any]:
    """What a part holds by its flat names."""
    return {key.name: getattr(part, key.name) for key in keys_of(type(part))}


def built(part: type[P], values: Mapping[str, Any]) -> P:
    """The part that holds these values, by its flat names; those left out are as if nothing was given."""
    return part(**values)
