"""What became of parts of the other kinds, in words: recommendations, costs, versions and so on."""

import re
from datetime import date
from textwrap import shorten
from typing import Any, cast

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.history.difference import FieldChange, pair_in_words, value_in_words
from planwatch.model.history.entries import TAKEN_OUT, PartBecame, PartChange
from planwatch.model.history.kinds import WATCHED
from planwatch.model.plan.keys import flat
from planwatch.model.plan.parts import PART
from planwatch.model.plan.signoff import conditions_in_words
from planwatch.model.text.called import called, counted_as

_TITLE = 80
_LONG = 160
_ONLY_THEN = re.compile(r"\[([^\]]*)\]")
_NAME = re.compile(r"\{(\w+)\}")


def kinds_in_words(kind: str) -> str:
    """The heading over several: ``Recommendations``, ``Evidence``; the plan is but one."""
    one = PART[kind].one
    return (one if kind in ("plan", "evidence") else called(one, 2)).capitalize()


def count_in_words(kind: str, number: int) -> str:
    """``1 sign-off``, ``2 pieces of evidence``."""
    return counted_as("piece of evidence" if kind == "evidence" else PART[kind].one, number)


def part_named(entry: PartChange) -> str:
    """``recommendation 1a A single front door``, ``sign-off S2 Council: draft 2``; the start of a long title."""
    name = "" if entry.kind == "plan" else entry.ref
    return " ".join(filter(None, (PART[entry.kind].one, name, shorten(entry.title, _TITLE, placeholder=" …"))))


def part_change_in_words(entry: PartChange, today: date) -> str:
    """``added``, ``closed by the board, on: the audit; response: … → …``, ``signed 20 Jul, subject to: costs``."""
    if entry.became is PartBecame.WITHDRAWN:
        return entry.why or TAKEN_OUT
    new = ["added"] if entry.became is PartBecame.ADDED else []
    return "; ".join((*new, *dict.fromkeys(_changed(entry, one, today) for one in entry.fields)))


def _changed(entry: PartChange, change: FieldChange, today: date) -> str:
    watched = WATCHED[entry.kind].get(change.field)
    if watched is not None and watched.said and change.after not in (None, "", ()):
        values = flat(entry.part) | {name: getattr(entry.part, name) for name in PART[entry.kind].lists}
        return _filled(watched.said, values, today)
    fields = {field.name: field.called for field in PART[entry.kind].fields}
    return f"{fields.get(change.field, change.field)}: {pair_in_words(change)}"


def _filled(words: str, values: dict[str, Any], today: date) -> str:
    def text(name: str) -> str:
        value = values[name]
        if value in (None, "", ()):
            return ""
        if name == "conditions":
            return shorten(conditions_in_words(value), _LONG, placeholder=" …")
        said = day_in_words(value, today) if isinstance(value, date) else value_in_words(name, cast(object, value))
        return shorten(said, _LONG, placeholder=" …")

    kept = _ONLY_THEN.sub(lambda found: found[1] if all(map(text, _NAME.findall(found[1]))) else "", words)
    return _NAME.sub(lambda found: text(found[1]), kept)
