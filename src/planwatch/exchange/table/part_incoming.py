"""Parts of other kinds than actions as an import takes them: what each row gives, by the names that the plan has."""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from msgspec import Struct

from planwatch.exchange.table.held import Held, held_back, stands
from planwatch.exchange.table.matching import Came, Matched, name_of
from planwatch.exchange.table.names import Names
from planwatch.exchange.table.record import Record
from planwatch.model.dates.span import Span
from planwatch.model.plan.given import Given, given_by
from planwatch.model.plan.keys import built, children_of, empty, flat, with_spans
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.plan.parts import PART, Part
from planwatch.model.text.refs import natural_key, next_ref

_PREFIX = {"risk": "R", "recommendation": "", "measure": "M", "cost": "K"}
"""What refs begin with that the plan gives where the file has none."""


class Brought(Struct, frozen=True):
    """The parts of other kinds that a file brings."""

    parts: dict[str, list[Struct]]
    given: dict[str, list[Given]]
    names: tuple[str, ...]
    """The refs or numbers that they have in the plan, in the file's order."""
    said: tuple[Mapping[str, Any], ...]
    held: tuple[Held, ...]
    numbers: Mapping[str, str]
    """The number in the plan of each recommendation, by that in the file."""


def brought(
    matched: Sequence[Matched], known: Mapping[str, Mapping[int, Struct]], named: Mapping[str, Names],
    came: Sequence[Came], taken: AbstractSet[tuple[int, int]],
) -> Brought:  # fmt: skip
    """What the rows give; ``known`` are the plan's parts by kind and id, ``named`` names by the kind they are of."""
    last = {(one.kind, one.action): one.cells for one in came}
    refs = {kind: _Refs(kind, known.get(kind, {}).values()) for kind in _PREFIX}
    parts, given_of = dict[str, list[Struct]](), dict[str, list[Given]]()
    names, said, held, numbers = list[str](), list[Mapping[str, Any]](), list[Held](), dict[str, str]()
    for one in matched:  # all names first: a cost names the total that comes below it
        there, key = _there(one, known), PART[one.record.kind].named_by[0]
        names.append(name_of(there) if there is not None else refs[one.record.kind].new(_wanted(one.record, key)))
    totals = {(one.record.table, one.record.row): name for one, name in zip(matched, names, strict=True)}
    for one, name in zip(matched, names, strict=True):
        record, part, there = one.record, PART[one.record.kind], _there(one, known)
        given = _named(part, dict(record.given), named)
        said.append(dict(given))
        if there is not None and one.action is not None and (record.table, record.row) not in taken:
            kept = held_back(record, given, there, one.action, last.get((record.kind, one.action), ""))
            held += kept
            given = {name: value for name, value in given.items() if name not in {each.field for each in kept}}
        given = _with_implied(record, given, there)
        key = part.named_by[0]
        if record.kind == "recommendation":
            numbers[_wanted(record, key)] = name
        if there is None and record.within is not None:
            given["included_in"] = totals.get((record.table, record.within), "")
        readings = _new(record, there)
        parts.setdefault(record.kind, []).append(_built(part, {**given, key: name}, there, readings))
        hanging = {"reading": tuple(map(given_by, readings))} if readings else {}
        given_of.setdefault(record.kind, []).append(Given(frozenset({*given, key}), hanging))
    return Brought(parts, given_of, tuple(names), tuple(said), tuple(held), numbers)


def _there(one: Matched, known: Mapping[str, Mapping[int, Struct]]) -> Struct | None:
    return known[one.record.kind][one.action] if one.action is not None else None


def _new(record: Record, there: Struct | None) -> tuple[Reading, ...]:
    """The readings of a row that the plan has not."""
    known = {(one.on, one.value) for one in there.reading} if isinstance(there, Measure) else set[object]()
    return tuple(one for one in record.readings if (one.on, one.value) not in known)


def _wanted(record: Record, key: str) -> str:
    return str(record.given.get(key) or record.implied.get(key, ""))


def _named(part: Part, given: dict[str, Any], named: Mapping[str, Names]) -> dict[str, Any]:
    """The same with the names that the plan has."""
    for field in part.fields:
        if field.of in named and field.name in given and field.name not in part.lists:
            given[field.name] = named[field.of].of(given[field.name])
    return given


def _with_implied(record: Record, given: dict[str, Any], there: Struct | None) -> dict[str, Any]:
    """What the row gives, what follows from it where the plan says nothing itself, and what is over by it."""
    own = PART[record.kind].named_by[0]
    implied = {n: v for n, v in record.implied.items() if n != own and (there is None or not stands(there, n))}
    given = implied | given
    status = given.get("status")
    if there is not None and status == "open" and stands(there, "status") == "closed":
        over = {"closed_on": None, "closed_by": "", "reason": ""}
        given |= {name: value for name, value in over.items() if name in type(there).__struct_fields__}
    return given


def _built(part: Part, given: Mapping[str, Any], there: Struct | None, readings: tuple[Reading, ...]) -> Struct:
    values = flat(there) if there is not None else empty(part.of)
    dates = {name: value for name, value in given.items() if isinstance(value, Span)}
    plain = {name: value for name, value in given.items() if name not in dates}
    found = built(part.of, {**values, **plain}, dict.fromkeys(children_of(part.of), readings))
    return with_spans(found, dates.get)


class _Refs:
    """The refs or numbers of a kind, and those given to new ones."""

    def __init__(self, kind: str, known: Iterable[Struct]) -> None:
        self._prefix = _PREFIX[kind]
        self._used = [name_of(part) for part in known]
        self._taken = {natural_key(name) for name in self._used}

    def new(self, wanted: str) -> str:
        """That one, with a suffix where another has it; the next one where none is wanted."""
        name, number = wanted or self._next(), 2
        while natural_key(name) in self._taken:
            name, number = f"{wanted}-{number}" if wanted else next_ref([name]), number + 1
        self._used.append(name)
        self._taken.add(natural_key(name))
        return name

    def _next(self) -> str:
        last = next((name for name in reversed(self._used) if re.search(r"\d$", name, re.ASCII)), "")
        return next_ref([last]) if last else f"{self._prefix}1"
