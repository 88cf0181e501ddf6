"""What a file says of a plan: of each part the names that it gives, so that all else can stay as the plan has it."""

from collections.abc import Mapping
from functools import cache

from msgspec import NODEFAULT, Struct, field

from planwatch.model.plan.keys import children_of, flat, keys_of
from planwatch.model.plan.parts import OF
from planwatch.model.plan.snapshot import Snapshot


class Given(Struct, frozen=True):
    """The flat names that are given of one part, and the same of what hangs on it, by kind and in its order.

    A whole snapshot gives no names of its own; its parts hang on it, the plan itself (``plan``) among them.
    """

    names: frozenset[str]
    hanging: Mapping[str, tuple["Given", ...]] = field(default_factory=dict[str, tuple["Given", ...]])


class Incoming(Struct, frozen=True):
    """A plan as a file tells it, made whole by what the plan has already."""

    snapshot: Snapshot
    given: Given
    since: int | None = None
    """The number of the change that the file is of: what was changed since is not overwritten. None: of now."""


@cache
def told_unless(part: type[Struct]) -> tuple[tuple[str, object], ...]:
    """The flat names of a kind of part, each with the empty value that is not worth telling.

    ``NODEFAULT`` for those that are told even so.
    """
    always = OF[part].always
    return tuple((key.name, NODEFAULT if key.name in always else key.default) for key in keys_of(part))


def is_told(value: object, unless: object) -> bool:
    """Whether a value is worth telling."""
    return bool(value) or value != unless


def given_by(part: Struct) -> Given:
    """What a part tells of itself where nothing else says what is given: all that is not empty."""
    if isinstance(part, Snapshot):
        return Given(frozenset(), {"plan": (given_by(part.plan),), **_hanging(part)})
    names = zip(told_unless(type(part)), flat(part).values(), strict=True)
    return Given(frozenset(name for (name, unless), value in names if is_told(value, unless)), _hanging(part))


def _hanging(part: Struct) -> dict[str, tuple[Given, ...]]:
    return {kind: tuple(map(given_by, held)) for kind in children_of(type(part)) if (held := getattr(part, kind))}
