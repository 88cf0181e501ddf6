"""Writing ``config.toml``: single settings are put in or changed; comments, order and all else stay as they are.

A writer of our own and no library: only the four plain settings above the first table are ever written, a library for
it would be one more to install, and what is written is read again and compared before it takes the file's place.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from planwatch.errors import PlanwatchError
from planwatch.settings import load, read_toml
from planwatch.unfinished import unfinished

Value = str | int | bool


def keep(path: Path, values: Mapping[str, Value]) -> None:
    """Write those settings into the file, made with its folder where there is none.

    Raises PlanwatchError, and leaves the file as it is, where it cannot be read or written, or where the change cannot
    be made without touching anything else.
    """
    path = path.resolve()  # a link to where somebody keeps their settings stays one
    try:
        before = read_toml(path)
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        before, text = dict[str, object](), ""
    made = text
    for name, value in values.items():
        made = _with(made, name, value)
    try:
        same = tomllib.loads(made) == {**before, **values}
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        names = ", ".join(values)
        raise PlanwatchError(f"{path}: {names} can't be changed without touching the rest", "change it there by hand")
    _write(path, made)


def _with(text: str, name: str, value: Value) -> str:
    """The text with that setting: in its line, what stands behind it kept; else as a line above the first table."""
    said = f"{name} = {json.dumps(value, ensure_ascii=False)}"
    lines = text.splitlines(keepends=True)
    end = "\r\n" if "\r\n" in text else "\n"
    head = next((at for at, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    for at, line in enumerate(lines[:head]):
        if re.match(rf"""\s*["']?{name}["']?\s*=""", line):
            lines[at] = f"{said}{_comment(line)}{end}"
            return "".join(lines)
    settings = [at for at, line in enumerate(lines[:head]) if "=" in line and not line.lstrip().startswith("#")]
    at = settings[-1] + 1 if settings else head
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    lines.insert(at, said + end)
    return "".join(lines)


def _comment(line: str) -> str:
    """What stands behind the value of a line, with the blanks before it; empty where there is none."""
    for mark in (at for at, sign in enumerate(line) if sign == "#"):
        try:
            tomllib.loads(line[:mark])
        except tomllib.TOMLDecodeError:
            continue
        value = line[:mark].rstrip()
        return line[len(value) :].rstrip("\r\n")
    return ""


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished(path) as beside:
            beside.write_text(text, encoding="utf-8", newline="")
            load(beside)  # what would be refused at the next start is refused now
            beside.replace(path)
    except OSError as error:
        raise PlanwatchError(f"{path}: can't be written: {error.strerror}", "check its rights and the disk") from error
