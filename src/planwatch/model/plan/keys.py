"""The flat names under which files, JSON and columns hold a part of a plan."""

from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import cache
from types import NoneType
from typing import Any, NamedTuple, TypeVar, cast, get_args

P = TypeVar("P")


class Key(NamedTuple):
    """One flat name of a part."""

    name: str
    holds: type
    """``str``, ``int``, ``bool``, ``date``, ``datetime``, a StrEnum, or ``tuple`` for a list of texts."""
    default: object
    """``MISSING`` where it must be given."""

    @property
    def is_needed(self) -> bool:
        return self.default is MISSING


@cache
def keys_of(part: type) -> tuple[Key, ...]:
    """The flat names of a kind of part, in the order of its fields; parts that hang on it are not among them."""
    return tuple(
        Key(field.name, _holds(cast(type, field.type)), field.default)
        for field in fields(part)
        if field.name not in children_of(part)
    )


@cache
def children_of(part: type) -> tuple[str, ...]:
    """The fields that hold parts which hang on it."""
    return tuple(
        field.name
        for field in fields(part)
        if _holds(cast(type, field.type)) is tuple and get_args(field.type)[0] is not str
    )


def _holds(hint: type) -> type:
    kinds = [kind for kind in get_args(hint) or (hint,) if kind is not NoneType]
    return tuple if getattr(hint, "__origin__", None) is tuple else kinds[0]


def flat(part: object) -> dict[str, Any]:
    """What a part holds by its flat names."""
    return {key.name: getattr(part, key.name) for key in keys_of(type(part))}


def built(part: type[P], values: Mapping[str, Any]) -> P:
    """The part that holds these values, by its flat names; those left out are as if nothing was given."""
    return part(**values)
