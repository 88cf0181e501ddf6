"""The snapshot that a TOML file holds, checked: every fault is told by its place."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.exchange.files import read_text
from planwatch.exchange.keep import with_kept
from planwatch.exchange.rules import check
from planwatch.exchange.settle import settled, without_stale_days
from planwatch.exchange.spelt import as_spelt
from planwatch.exchange.toml.decode import decode
from planwatch.exchange.wording import shown, shown_path, within
from planwatch.model.plan.given import Given, Incoming
from planwatch.model.plan.snapshot import Snapshot

_MOST_TABLES = 200_000
FORMAT = 1
"""The newest format that this planwatch reads, and the one that it writes."""

Known = Callable[[str], Snapshot | None]
"""The plan of a ref as it is now, None where there is none."""


def nothing_known(ref: str) -> Snapshot | None:
    """No plan is there yet."""
    return None


def read_toml_file(path: Path, today: date) -> Snapshot:
    """The snapshot in the file at ``path``, where no plan is known."""
    return read_incoming_file(path, today).snapshot


def read_incoming_file(path: Path, today: date, known: Known = nothing_known, *, keep: bool = True) -> Incoming:
    """What the file at ``path`` tells, as ``read_incoming`` reads it."""
    return read_incoming(read_text(path), str(path), today, known, keep=keep)


def read_toml(text: str, name: str, today: date, known: Known = nothing_known, *, keep: bool = True) -> Snapshot:
    """The snapshot alone of what ``read_incoming`` reads."""
    return read_incoming(text, name, today, known, keep=keep).snapshot


def read_incoming(text: str, name: str, today: date, known: Known = nothing_known, *, keep: bool = True) -> Incoming:
    """The snapshot that ``text`` holds, and what of it is given; ``name`` is what messages call the file.

    Due words without days are read on the day ``today``, so that "tomorrow" comes back as a day; ``settled`` has all
    rules of dates. ``known`` gives the plan of a ref as it was before the file was edited, where there is one: words
    that alone differ from it are read again, and with ``keep`` what the file leaves out is taken from it, as a merge
    needs it and a comparison does not.
    Whatever is wrong with the text, PlanwatchError says what, where and what to do: nothing else is ever raised.
    """
    return read_parsed(lambda: decode(check_format(_parsed(text))), name, today, known, keep=keep)


def read_parsed(
    parse: Callable[[], tuple[Snapshot, Given]],
    name: str,
    today: date,
    known: Known = nothing_known,
    *,
    keep: bool = True,
) -> Incoming:
    """The same of what ``parse`` gives, whatever format it reads; RecursionError and PlanwatchError are told of it."""
    try:
        decoded, given = parse()
        before = known(decoded.plan.ref)
        decoded = as_spelt(decoded, before)
        whole = with_kept(decoded, given, before) if keep else Incoming(decoded, given)
        snapshot = settled(without_stale_days(whole.snapshot, before), today)
        check(snapshot, before)
    except RecursionError:
        fault = PlanwatchError("lists or tables are nested too deep", "compare it with an exported plan")
    except PlanwatchError as error:
        fault = error
    else:
        return Incoming(snapshot, whole.given)
    raise within(shown_path(name), fault) from None


def _parsed(text: str) -> dict[str, Any]:
    import tomli

    if text.count("[[") > _MOST_TABLES:
        raise PlanwatchError(f"it holds more than {_MOST_TABLES:,} tables", "no plan is so large: keep the plan alone")
    text = text.removeprefix("\ufeff")  # some Windows editors put it before a file
    try:
        text.encode()
        tables = tomli.loads(text)
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise PlanwatchError(
            f"line {line} holds half of a surrogate pair", "take it out: it cannot be stored"
        ) from None
    except ValueError as error:  # TOMLDecodeError is one; a number of thousands of digits gives a bare one
        raise _unreadable(str(error)) from None
    return tables


def _unreadable(said: str) -> PlanwatchError:
    hint = "correct that line; texts stand in double quotes"
    if match := re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", said, re.DOTALL):
        where = f"line {match[2]}, column {match[3]}" if match[2] else "end of file"
        return PlanwatchError(f"{where}: {shown(match[1])}", hint)
    return PlanwatchError(f"not TOML: {shown(said)}", hint)


def check_format(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables of a file, where they are a snapshot that this planwatch reads; else raises PlanwatchError."""
    number = tables.get("format")
    if type(number) is not int or number < 1:
        raise PlanwatchError("not a planwatch snapshot", f"its first line should be: format = {FORMAT}")
    if number > FORMAT:
        raise PlanwatchError("made by a newer planwatch", "install the newest planwatch to read it")
    return tables
