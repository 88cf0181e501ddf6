"""The snapshot as TOML: readable, complete, and the same bytes for the same plan."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import cast

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.files import write_whole
from planwatch.exchange.settle import utc
from planwatch.exchange.toml.read import FORMAT
from planwatch.exchange.wording import name_of, place, text_fault
from planwatch.model.plan.field import Holds
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.given import is_told, told_unless
from planwatch.model.plan.keys import children_of, flat
from planwatch.model.plan.money import pounds
from planwatch.model.plan.parts import OF
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.ratings.rule import rule_in_words, rule_of

_LINE = 100
_ESCAPED = re.compile(r'["\\\x00-\x08\x0a-\x1f\x7f]')
"""What cannot stand in a text between quotes as it is."""
_PLAIN = (int, date, datetime)


def to_toml(snapshot: Snapshot) -> str:
    """The snapshot as TOML; keys in the order of the model's fields, empty ones left out.

    ``read_toml`` gives the snapshot back, and writing that gives the same text. Raises PlanwatchError for a text that
    cannot be stored (NUL, half a surrogate pair).
    """
    return "".join(_blocks(snapshot))


def write_toml(snapshot: Snapshot, path: Path) -> None:
    """Write the snapshot to ``path`` with mode 0600: wholly, or PlanwatchError and the old file as it was."""
    write_whole(path, (block.encode() for block in _blocks(snapshot)))


def _blocks(snapshot: Snapshot) -> Iterator[str]:
    yield f"format = {FORMAT}\n"
    for line in rule_in_words(rule_of(snapshot.plan)):
        yield from (f"# {part}\n" for part in wrap(line, _LINE))
    yield from _part("plan", snapshot.plan, "plan", array=False)
    for kind in children_of(Snapshot):
        for index, part in enumerate(getattr(snapshot, kind)):
            yield from _part(kind, part, place(kind, index, name_of(part)))


def _part(key: str, part: Struct, where: str, array: bool = True) -> Iterator[str]:
    """A table and the arrays of tables in it, which tomli-w alone would write as inline tables where they are short."""
    head = f"\n[[{key}]]\n" if array else f"\n[{key}]\n"
    block = head + _literals(part)
    if "\\u0000" in block or text_fault(block):
        refuse_unstorable(part, where)
    yield block
    for name in children_of(type(part)):
        for index, item in enumerate(getattr(part, name)):
            yield from _part(f"{key}.{name}", item, f"{where}, {place(name, index)}")


@cache
def _layout(part: type[Struct]) -> tuple[tuple[str, object, bool], ...]:
    """Each flat name with what is not told of it, and whether it is money."""
    money = {field.name for field in OF[part].fields if field.holds is Holds.MONEY}
    return tuple((name, unless, name in money) for name, unless in told_unless(part))


def told_keys(part: Struct) -> Iterator[tuple[str, object]]:
    """The flat names of a part with what is worth telling of it; money is a text of pounds, moments are in UTC."""
    for (name, unless, is_money), value in zip(_layout(type(part)), flat(part).values(), strict=True):
        if is_told(value, unless):
            yield name, pounds(cast(int, value)) if is_money else utc(value) if isinstance(value, datetime) else value


def _literals(part: Struct) -> str:
    written: list[str] = []
    for name, value in told_keys(part):
        if isinstance(value, tuple):
            written.append(_array(name, cast("tuple[str, ...]", value)))
        else:
            written.append(f"{name} = {literal(value)}\n")
    return "".join(written)


def _array(name: str, items: tuple[str, ...]) -> str:
    """On one line where it fits: tomli-w gives every item a line of its own."""
    line = f"{name} = [{', '.join(map(literal, items))}]\n"
    return line if len(line) <= _LINE else f"{name} = {literal(items)}\n"


def literal(value: object) -> str:
    """A value as tomli-w writes it; it is asked itself wherever that is more than the value between quotes."""
    if isinstance(value, str) and not _ESCAPED.search(value):
        return f'"{value}"'
    if type(value) in _PLAIN:
        return str(value)
    if isinstance(value, Decimal):
        return figure_text(value)
    import tomli_w

    return tomli_w.dumps({"v": value})[len("v = ") : -1]


def refuse_unstorable(part: Struct, where: str) -> None:
    """Raise PlanwatchError for a text of a part that no file can hold: with NUL, or half a surrogate pair."""
    for name, value in flat(part).items():
        for text in cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and (fault := text_fault(text)):
                raise PlanwatchError(f"{where}: {name} {fault}", "take it out: it cannot be stored")
