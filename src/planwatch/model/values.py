"""What frozen values have in common: those that commands load are Structs, which load sooner than dataclasses.

``Struct`` and ``field`` are handed on from here to services, storage and the shell: no more of msgspec is known there.
"""

from typing import Any, TypeVar

from msgspec import Struct, field, structs

__all__ = ["Struct", "as_dict", "field", "replace"]

V = TypeVar("V")


def replace(value: V, **changes: Any) -> V:
    """A copy of a value, a Struct or a dataclass, with some fields otherwise."""
    if isinstance(value, Struct):
        return structs.replace(value, **changes)
    import dataclasses

    return dataclasses.replace(value, **changes)  # pyright: ignore[reportArgumentType, reportUnknownVariableType]


def as_dict(value: Struct) -> dict[str, Any]:
    """A value's fields by their names."""
    return structs.asdict(value)
