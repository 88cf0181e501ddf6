"""Parts of any kind: all of them, the one that is meant, those with the words of a filter."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.field import Holds
from planwatch.model.text.names import folded, nearest, none_such, place_of
from planwatch.model.text.refs import natural_key
from planwatch.service.plan.kind import Kind, R
from planwatch.service.session import Session


def part_rows(session: Session, kind: Kind[R], days: Sequence[PlanDay] | None = None) -> list[R]:
    """Those of the plans worked on, plan by plan."""
    return [row for day in (session.plan_days() if days is None else days) for row in kind.rows(session, day)]


def find_part(session: Session, kind: Kind[R], typed: str) -> R:
    """The one of that ref or number, or whose title or label is meant by the rule of ``names.place_of``.

    ``PLAN:REF`` where plans share it. Raises PlanwatchError where there is none, or where several may be meant.
    """
    days, wanted = session.plan_days(), typed.strip()
    plan, colon, rest = wanted.partition(":")
    if colon and any(day.plan.ref.casefold() == plan.casefold() for day in days):
        days, wanted = tuple(day for day in days if day.plan.ref.casefold() == plan.casefold()), rest
    known = part_rows(session, kind, days)
    found = [row for row in known if natural_key(row.name) == natural_key(wanted)] or _meant(kind, known, wanted)
    if len(found) > 1:
        names = ", ".join(f"{row.of.plan.ref}:{row.name}" for row in found)
        raise PlanwatchError(f"several plans have a {kind.called} {wanted}", f"say which: {names}")
    if found:
        return found[0]
    names = [row.name for row in known]
    near = nearest(wanted, [*names, *(_title(kind, row) for row in known)], 0.5)
    raise none_such(kind.called, wanted, [near] if near else names)


def _meant(kind: Kind[R], known: Sequence[R], wanted: str) -> list[R]:
    """Those of the title or label that is meant: several, where plans share it."""
    by_title = {_title(kind, row): row for row in reversed(known)}
    titles = list(dict.fromkeys(_title(kind, row) for row in known))
    at = place_of(kind.called, wanted, titles, [kind.label(by_title[title]) for title in titles]) if wanted else None
    return [row for row in known if _title(kind, row) == titles[at]] if at is not None else []


def _title(kind: Kind[R], row: R) -> str:
    return str(getattr(row.part, kind.adds[-1]))


_NONE = ("none", "no", "-")
_Test = Callable[[Any], bool]


def filtered(kind: Kind[R], rows: Sequence[R], words: Sequence[str]) -> list[R]:
    """Those that have all the words: ``lead:none``, ``class:priority``, ``not:status:closed``, or any text.

    A name is found by any part of it, unless one of the rows has just that name: then those are meant that have it.
    Raises PlanwatchError for a key that there is not, with the nearest.
    """
    tests = [_test(kind, rows, word) for word in words if word.strip()]
    return [row for row in rows if all(test(row) for test in tests)]


def filter_words(text: str) -> list[str]:
    """The words of a filter that is typed as one text: what is quoted, ``theme:"Looked after"``, is one."""
    from planwatch.model.actions.filter import split_filter  # a shell has its words apart

    return [word.replace('"', "") for word in split_filter(text)]


def keys(kind: Kind[Any]) -> tuple[str, ...]:
    """What a filter word can ask for."""
    return tuple(dict.fromkeys((*(field.name for field in kind.fields), *kind.words, "plan")))


def _test(kind: Kind[R], rows: Sequence[R], word: str) -> _Test:
    if word[:4].casefold() == "not:":
        inner = _test(kind, rows, word[4:])
        return lambda row: not inner(row)
    match = re.match(r"([A-Za-z_-]+):", word)
    if match is None:
        return _anywhere(kind, folded(word))
    key, value = match[1].casefold().replace("-", "_"), folded(word[match.end() :])
    if key not in keys(kind):
        near = nearest(key, keys(kind))
        hint = f"did you mean '{near}:'?" if near else f"known: {' '.join(keys(kind))}"
        raise PlanwatchError(f"no filter word '{key}:'", hint)
    told = _told(kind, key)
    if value in _NONE:
        return lambda row: not told(row)
    if key == kind.key:
        return lambda row: natural_key(told(row)) == natural_key(value)
    if _begins(kind, key):
        return lambda row: folded(told(row)).startswith(value)
    apart = next((field.apart for field in kind.fields if field.name == key and field.holds in _NAMED), None)
    if apart is not None and any(value in _names(told(row), apart) for row in rows):
        return lambda row: value in _names(told(row), apart)
    return lambda row: value in folded(told(row))


_NAMED = (Holds.NAME, Holds.NAMES, Holds.TEXT)


def _names(told: str, apart: str) -> list[str]:
    """All that stands in a cell, and each name of it."""
    every = folded(told)
    return [every, *map(str.strip, every.split(apart.strip() or None))]


def _anywhere(kind: Kind[R], value: str) -> _Test:
    told = [_told(kind, key) for key in keys(kind)]
    return lambda row: value in folded("\n".join(each(row) for each in told))


def _told(kind: Kind[R], key: str) -> Callable[[R], str]:
    if key in kind.words:
        return kind.words[key]
    if key == "plan":
        return lambda row: row.of.plan.ref
    return lambda row: row.text(key)


def _begins(kind: Kind[R], key: str) -> bool:
    """Whether what stands there is found by how it begins: "accepted" is not "not accepted"."""
    return key == "plan" or any(field.name == key and field.holds is Holds.CHOICE for field in kind.fields)
