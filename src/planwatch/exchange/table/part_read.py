"""The cells of a row to a part of its kind: each by what its field holds."""

import re
from collections.abc import Sequence
from datetime import date

from planwatch.exchange.table.dates import as_due
from planwatch.exchange.table.notes import line_of, text_of
from planwatch.exchange.table.part_levels import level_of
from planwatch.exchange.table.part_numbers import HOLD_NUMBERS, read_number, read_period, settle_cost
from planwatch.exchange.table.part_scene import EMPTY, Draft, Scene
from planwatch.exchange.table.part_words import COST, IMPLIED, READING, RISK, SCORES, SHARE, Listed, begins, meanings
from planwatch.exchange.table.proposal import NONE
from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.record import Record
from planwatch.exchange.table.words import folded
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.span import NO_DATE
from planwatch.model.plan.field import Field, Holds
from planwatch.model.plan.kinds import Decision, RecommendationStatus, RiskStatus
from planwatch.model.plan.parts import field_of

_NO_DAY_YET = frozenset({"tbc", "tbd"})
_NOT_IN_NAMES = re.compile(r"[,;:\s]+")
_LEVELS = ("likelihood", "impact", "target_likelihood", "target_impact")


def read_part(scene: Scene, row: int, cells: Sequence[Cell]) -> Draft | None:
    """The part in a row; None where the row says that it is of another kind."""
    draft, scores = Draft(row), list[tuple[int, str, Cell]]()
    for column in scene.columns.columns:
        name, cell = column.field, cells[column.index]
        if name == NONE:
            continue
        if cell.fault:
            scene.readers.notes.not_read(scene.at(row, column.index), cell.fault, "nothing can be read in it")
        elif name in SCORES:
            scores.append((column.index, name, cell))
        elif name in (READING, SHARE):
            read_period(scene, draft, column, cell)
        elif not _read(scene, draft, name, cell, column.index):
            return None
    _conclude(scene, draft)
    for at, name, cell in scores:
        _hold_against(scene, draft, at, name, cell)
    return draft


def more(scene: Scene, draft: Draft, cells: Sequence[Cell]) -> None:
    """What a row says beyond the part above it: texts go on."""
    for column in scene.columns.columns:
        if column.field not in (NONE, *SCORES, READING, SHARE) and _field(scene, column.field).holds is Holds.PROSE:
            text, before = text_of(cells[column.index]), draft.given.get(column.field, "")
            if text and text not in before.split("\n"):
                draft.given[column.field] = f"{before}\n{text}".strip()


def _field(scene: Scene, name: str) -> Field:
    return field_of(scene.listed.kind, name)


def _read(scene: Scene, draft: Draft, name: str, cell: Cell, column: int) -> bool:
    """Read one cell; False where it says that the row is of another kind."""
    field, text = _field(scene, name), text_of(cell)
    if field.choices is not None:
        return _choice(scene, draft, field, text, column)
    if name in _LEVELS:
        _level(scene, draft, name, text, column)
    elif field.holds in HOLD_NUMBERS:
        read_number(scene, draft, field, cell, column)
    elif field.holds is Holds.DAY:
        _day(scene, draft, field, cell, column)
    elif field.holds is Holds.WORDED:
        _worded(scene, draft, field, cell, column)
    elif field.of == "lead":
        _name(scene, draft, name, text, column)
    elif name in ("ref", "number"):
        ref = _NOT_IN_NAMES.sub("-", line_of(cell).strip("*_ .:;,"))
        if ref.casefold() not in EMPTY:
            draft.given[name] = ref
    else:
        draft.given[name] = text if field.holds is Holds.PROSE else line_of(cell)
        if draft.given[name].casefold() in EMPTY:
            draft.given[name] = ""
    return True


def _choice(scene: Scene, draft: Draft, field: Field, text: str, column: int) -> bool:
    notes = scene.readers.notes
    choices = field.choices
    if choices is None or folded(text) in EMPTY:
        return True
    found = notes.choice(f"{scene.listed.kind} {field.name}", text, lambda said: choice_of(scene.listed, field, said))
    if found is not None:
        if found:
            draft.given[field.name] = choices(found)
        if field.name == "status" and found in (RiskStatus.CLOSED, RecommendationStatus.CLOSED):
            draft.implied["reason"] = f"{' '.join(text.split())} in {scene.file}"
        return True
    if field.name == "kind":
        return False
    notes.not_read(scene.at(draft.row, column), text, f"no {field.name} of a {scene.listed.kind} is called so")
    return True


def choice_of(listed: Listed, field: Field, text: str) -> str | None:
    """What a word of a field of choices means; None where it is not known."""
    said, known = folded(text), meanings(listed.kind, field.name)
    if field.choices is None:
        return None
    for form in dict.fromkeys((said, begins(text))):
        meaning = next((one for one in field.choices if one == form), None) or known.get(form)
        if meaning is not None:
            return str(meaning)
    return None


def _level(scene: Scene, draft: Draft, name: str, text: str, column: int) -> None:
    if folded(text) in EMPTY:
        draft.given[name] = None
        return
    scale, notes = name.removeprefix("target_"), scene.readers.notes
    found = notes.choice(f"risk {scale}", text, lambda said: _told(level_of(scale, said, scene.matrix)))
    if found:
        draft.given[name] = int(found)
    elif found is None:
        known = ", ".join(level.in_words() for level in scene.matrix.scale(scale))
        notes.not_read(scene.at(draft.row, column), text, f"no level of the plan's matrix, which has {known}")


def _told(level: int | None) -> str | None:
    return str(level) if level is not None else None


def _day(scene: Scene, draft: Draft, field: Field, cell: Cell, column: int) -> None:
    found, notes, where = scene.readers.dates.read(cell), scene.readers.notes, scene.at(draft.row, column)
    day: date | None = found.span.last
    if field.is_past and day is not None and day > scene.readers.today:
        notes.not_read(where, cell.text, "it is still to come")
        return
    draft.given[field.name] = day
    if day is None and cell.text and folded(cell.text) not in EMPTY:
        notes.not_read(where, cell.text, found.fault or "no day can be told from it")
        del draft.given[field.name]
    elif day is not None and (found.doubt or found.span.first != day):
        notes.doubt_at(where, found.doubt or f"taken as its last day, {day_in_full(day)}", cell.text)


def _worded(scene: Scene, draft: Draft, field: Field, cell: Cell, column: int) -> None:
    """A date as it stands there; words that give no day are kept."""
    found = scene.readers.dates.read(cell)
    draft.given[field.name] = as_due(found.span) if folded(cell.text) not in EMPTY - _NO_DAY_YET else NO_DATE
    if found.fault:
        scene.readers.notes.not_read(scene.at(draft.row, column), cell.text, found.fault)
        del draft.given[field.name]
    elif found.doubt:
        scene.readers.notes.doubt_at(scene.at(draft.row, column), found.doubt, cell.text)


def _name(scene: Scene, draft: Draft, name: str, text: str, column: int) -> None:
    names = scene.readers.leads.names(text)
    draft.given[name] = names[0] if names else ""
    if len(names) > 1:
        told = f"a {scene.listed.kind} has one {name}: {', '.join(names[1:])} left out"
        scene.readers.notes.doubt_at(scene.at(draft.row, column), told, text)


def _conclude(scene: Scene, draft: Draft) -> None:
    given, listed = draft.given, scene.listed
    if not given.get(listed.title) and listed.instead and given.get(listed.instead):
        given[listed.title] = " ".join(given[listed.instead].split())
    if listed.kind == RISK.kind:
        if given.get("status") is RiskStatus.CLOSED:
            if given.get("reason"):
                draft.implied.pop("reason", None)
            else:
                given.pop("reason", None)
        elif given.get("status") is not None:
            draft.implied.pop("reason", None)
            given.pop("closed_on", None)
        elif given.get("closed_on"):
            given["status"] = RiskStatus.CLOSED
            draft.implied.setdefault("reason", f"closed in {scene.file}")
    elif listed.kind == COST.kind:
        settle_cost(draft)
    elif given.get("response") and not given.get("decision"):
        said = choice_of(listed, field_of(listed.kind, "decision"), given["response"])
        if said:
            given["decision"] = Decision(said)
    draft.implied = {name: value for name, value in draft.implied.items() if name in IMPLIED[listed.kind]}


def _hold_against(scene: Scene, draft: Draft, column: int, name: str, cell: Cell) -> None:
    """Tell where the file's own score is another than the plan's matrix gives."""
    prefix = name.removesuffix("score")
    score = scene.matrix.score(draft.given.get(f"{prefix}likelihood"), draft.given.get(f"{prefix}impact"))
    said = re.fullmatch(r"(\d{1,4})(?:\.0+)?", cell.text.strip(), re.ASCII)
    if score is not None and said is not None and int(said[1]) != score.number:
        told = f"the score is {score.number} by the plan's matrix"
        scene.readers.notes.doubt_at(scene.at(draft.row, column), told, cell.text)


def as_record(scene: Scene, draft: Draft, nth: int) -> Record:
    """The part as a record of the file."""
    return Record(
        kind=scene.listed.kind,
        table=scene.number,
        row=draft.row,
        place=scene.table.where(draft.row),
        given=draft.given,
        implied={name: value for name, value in draft.implied.items() if name not in draft.given},
        readings=tuple(draft.readings),
        within=draft.within,
        nth=nth,
    )
