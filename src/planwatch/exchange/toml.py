"""The snapshot as TOML: readable, complete, and the same bytes for the same plan."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from textwrap import wrap
from typing import Any, cast

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.exchange.decode import decode
from planwatch.exchange.files import read_text, write_whole
from planwatch.exchange.keep import with_kept
from planwatch.exchange.rules import check
from planwatch.exchange.settle import settled, utc, without_stale_days
from planwatch.exchange.wording import place, shown, shown_path, text_fault, within
from planwatch.model.plan.keys import children_of, flat, keys_of
from planwatch.model.plan.parts import OF, PART
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.ratings.rule import rule_in_words, rule_of

FORMAT = 1
"""The newest format that this planwatch reads, and the one that it writes."""

Known = Callable[[str], Snapshot | None]
"""The plan of a ref as it is now, None where there is none."""

_LINE = 100


def nothing_known(ref: str) -> Snapshot | None:
    """No plan is there yet."""
    return None


def to_toml(snapshot: Snapshot) -> str:
    """The snapshot as TOML; keys in the order of the model's fields, empty ones left out.

    ``read_toml`` gives the snapshot back, and writing that gives the same text. Raises PlanwatchError for a text that
    cannot be stored (NUL, half a surrogate pair).
    """
    return "".join(_blocks(snapshot))


def write_toml(snapshot: Snapshot, path: Path) -> None:
    """Write the snapshot to ``path`` with mode 0600: wholly, or PlanwatchError and the old file as it was."""
    write_whole(path, (block.encode() for block in _blocks(snapshot)))


def read_toml_file(path: Path, today: date, known: Known = nothing_known, *, keep: bool = True) -> Snapshot:
    """The snapshot in the file at ``path``, as ``read_toml`` reads it."""
    return read_toml(read_text(path), str(path), today, known, keep=keep)


def read_toml(text: str, name: str, today: date, known: Known = nothing_known, *, keep: bool = True) -> Snapshot:
    """The snapshot that ``text`` holds; ``name`` is what messages call the file.

    Due words without days are read on the day ``today``, so that "tomorrow" comes back as a day; ``settled`` has all
    rules of dates. ``known`` gives the plan of a ref as it was before the file was edited, where there is one: words
    that alone differ from it are read again, and with ``keep`` what others said is taken from it where the file leaves
    it out, as a merge needs it and a comparison does not.
    Whatever is wrong with the text, PlanwatchError says what, where and what to do: nothing else is ever raised.
    """
    try:
        tables = _parsed(text)
        decoded = decode(tables)
        before = known(decoded.plan.ref)
        whole = with_kept(decoded, tables, before) if keep else decoded
        snapshot = settled(without_stale_days(whole, before), today)
        check(snapshot, before)
    except RecursionError:
        fault = PlanwatchError("lists or tables are nested too deep", "compare it with an exported plan")
    except PlanwatchError as error:
        fault = error
    else:
        return snapshot
    raise within(shown_path(name), fault) from None


def _parsed(text: str) -> dict[str, Any]:
    import tomllib

    text = text.removeprefix("\ufeff")  # some Windows editors put it before a file
    try:
        text.encode()
        tables = tomllib.loads(text)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise PlanwatchError(
            f"line {line} holds half of a surrogate pair", "take it out: it cannot be stored"
        ) from None
    except ValueError as error:  # TOMLDecodeError is one; a number of thousands of digits gives a bare one
        raise _unreadable(str(error)) from None
    _check_format(tables)
    return tables


def _unreadable(said: str) -> PlanwatchError:
    hint = "correct that line; texts stand in double quotes"
    if match := re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", said, re.DOTALL):
        where = f"line {match[2]}, column {match[3]}" if match[2] else "end of file"
        return PlanwatchError(f"{where}: {shown(match[1])}", hint)
    return PlanwatchError(f"not TOML: {shown(said)}", hint)


def _check_format(tables: dict[str, Any]) -> None:
    number = tables.get("format")
    if type(number) is not int or number < 1:
        raise PlanwatchError("not a planwatch snapshot", f"its first line should be: format = {FORMAT}")
    if number > FORMAT:
        raise PlanwatchError("made by a newer planwatch", "install the newest planwatch to read it")


def _blocks(snapshot: Snapshot) -> Iterator[str]:
    yield f"format = {FORMAT}\n"
    for line in rule_in_words(rule_of(snapshot.plan)):
        yield from (f"# {part}\n" for part in wrap(line, _LINE))
    yield from _part("plan", snapshot.plan, "plan", array=False)
    for kind in children_of(Snapshot):
        for index, part in enumerate(getattr(snapshot, kind)):
            yield from _part(kind, part, place(kind, index, name_of(part)))


def name_of(part: Struct) -> object:
    """What a message calls a part beside its number; empty where one word alone does not tell it from others."""
    names = OF[type(part)].named_by
    return getattr(part, names[0]) if len(names) == 1 else ""


def _part(key: str, part: Struct, where: str, array: bool = True) -> Iterator[str]:
    """A table and the arrays of tables in it, which tomli-w alone would write as inline tables where they are short."""
    head = f"\n[[{key}]]\n" if array else f"\n[{key}]\n"
    block = head + _literals(part)
    if "\\u0000" in block or text_fault(block):
        _refuse_unstorable(part, where)
    yield block
    for name in children_of(type(part)):
        for index, item in enumerate(getattr(part, name)):
            yield from _part(f"{key}.{name}", item, f"{where}, {place(name, index)}")


@cache
def _layout(part: type[Struct]) -> tuple[tuple[str, object], ...]:
    return tuple((key.name, key.default) for key in keys_of(part))


def _literals(part: Struct) -> str:
    import tomli_w

    written = ""
    run: dict[str, object] = {}
    kept = PART["plan"].kept if type(part) is Plan else ()
    held = flat(part)
    for name, default in _layout(type(part)):
        value = held[name]
        if not value and value == default and name not in kept:  # what is left out would stay as the plan has it
            continue
        if isinstance(value, tuple):
            written += (tomli_w.dumps(run) if run else "") + _array(name, cast("tuple[str, ...]", value))
            run = {}
        else:
            run[name] = utc(value) if isinstance(value, datetime) else value
    return written + tomli_w.dumps(run)


def _array(name: str, items: tuple[str, ...]) -> str:
    """On one line where it fits: tomli-w gives every item a line of its own."""
    import tomli_w

    line = f"{name} = [{', '.join(tomli_w.dumps({'v': item})[4:-1] for item in items)}]\n"
    return line if len(line) <= _LINE else tomli_w.dumps({name: items})


def _refuse_unstorable(part: Struct, where: str) -> None:
    for name, value in flat(part).items():
        for text in cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,):
            if isinstance(text, str) and (fault := text_fault(text)):
                raise PlanwatchError(f"{where}: {name} {fault}", "take it out: it cannot be stored")
