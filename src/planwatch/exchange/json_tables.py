"""Tables of JSON: exports of task programs, and lists of objects of any other."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, cast

from planwatch.errors import PlanwatchError
from planwatch.exchange.json_shapes import Object, Shape, moment_of, shape_of
from planwatch.exchange.table.build import Taken, check_size, even, tidy
from planwatch.exchange.table.number_format import general, plain_moment
from planwatch.exchange.table.provenance import EMPTY, Cell, Table

_MOST_LISTS = 50
_MOST_OBJECTS, _MOST_VALUES = 200_000, 1_000_000
_DEEPEST = 4
"""Objects within each other in which lists of objects are looked for."""
_NAMES = ("name", "displayName", "title", "login", "fullName", "username", "key", "value", "text", "label", "id")
"""What an object is called by, where it stands for one thing: the first that it has."""


def read_json(text: str, file: str, notes: tuple[str, ...] = ()) -> list[Table]:
    """The tables of the text; raises PlanwatchError for JSON that is broken or of a shape that holds no rows."""
    root = _parsed(text)
    if isinstance(root, dict) and _is_oscal(cast("Object", root)):
        raise PlanwatchError("it is OSCAL, a shape that is not supported", "import the plan as .xlsx, .docx or .csv")
    if shape := shape_of(root):
        return [_table(shape, file, notes)]
    tables = [_table(shape, file, notes) for shape in _lists(root, (), _DEEPEST)]
    if not tables:
        hint = "planwatch reads lists of objects, and exports of Taskwarrior, Trello, Jira and GitHub"
        raise PlanwatchError("there is no list of objects in it", hint)
    return tables


def check_values(text: str | bytes) -> None:
    """Raises PlanwatchError for JSON of so many objects or values that they would fill the memory."""
    objects, values = map(text.count, "{,") if isinstance(text, str) else map(text.count, (b"{", b","))
    if objects > _MOST_OBJECTS or values > _MOST_VALUES:
        said = f"{_MOST_OBJECTS:,} objects" if objects > _MOST_OBJECTS else f"{_MOST_VALUES:,} values"
        raise PlanwatchError(f"it holds more than {said}", "export what is of the plan alone")


def _parsed(text: str) -> Any:
    check_values(text)
    try:
        return json.loads(text.removeprefix("\ufeff"))
    except ValueError as error:
        fault = error
    lines = [line.strip().rstrip(",") for line in text.splitlines() if line.strip()]
    try:  # one object on each line, as some programs write lists
        return [json.loads(line) for line in lines] if len(lines) > 1 else json.loads(text)
    except ValueError:
        where = f" in line {fault.lineno}" if isinstance(fault, json.JSONDecodeError) else ""
        raise PlanwatchError(f"it is broken JSON{where}", "export it anew from the program that made it") from None


def _is_oscal(root: Object) -> bool:
    parts = (cast("Object", part) for part in root.values() if isinstance(part, dict))
    return any("oscal-version" in str(part.get("metadata", "")) for part in parts)


def _lists(value: Any, path: tuple[str, ...], deep: int) -> Iterator[Shape]:
    """The lists of objects in it, each named by the keys that lead to it."""
    if isinstance(value, list):
        rows = tuple(cast("Object", one) for one in cast("list[Any]", value) if isinstance(one, dict))
        if rows:
            yield Shape("", ".".join(path), rows)
    elif isinstance(value, dict) and deep:
        for count, (key, inner) in enumerate(cast("Object", value).items()):
            if count < _MOST_LISTS:
                yield from _lists(inner, (*path, key), deep - 1)


def _table(shape: Shape, file: str, notes: tuple[str, ...]) -> Table:
    columns = shape.columns or tuple(dict.fromkeys(key for row in shape.rows for key in row))
    check_size(len(shape.rows) + 1, len(columns))
    taken = Taken()
    rows = [[Cell(tidy(taken.of(column, "a heading"))) for column in columns]]
    for number, row in enumerate(shape.rows, 1):
        rows.append([_cell(row.get(column), number, taken) for column in columns])
    return Table(
        file=file,
        name=tidy(taken.of(shape.name, "its name")),
        rows=even(rows),
        heads=1,
        first_row=0,
        kind=shape.kind,
        notes=(*notes, *shape.notes, *taken.notes()),
    )


def _cell(value: Any, number: int, taken: Taken) -> Cell:
    if moment := moment_of(value):
        return Cell(plain_moment(moment), moment)
    text = tidy(taken.of(words(value), f"row {number}"))
    if not text:
        return EMPTY
    return Cell(text, value if isinstance(value, (bool, int, float)) else None)


def words(value: Any) -> str:
    """What a person reads of a value: of a list its members, of an object its name."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return general(value)
    if isinstance(value, list):
        return "; ".join(_said(cast("list[Any]", value)))
    if isinstance(value, dict):
        return _name(cast("Object", value))
    return str(value)


def _said(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if said := words(value):
            yield said


def _name(value: Object) -> str:
    name = next((key for key in _NAMES if value.get(key) not in (None, "", [], {})), "")
    if name:
        return words(value[name])
    if "content" in value:  # how Jira keeps texts: paragraphs within paragraphs
        return "\n".join(_said(cast("list[Any]", value["content"]))) if isinstance(value["content"], list) else ""
    return "; ".join(f"{key}: {said}" for key, inner in value.items() if (said := words(inner)))
