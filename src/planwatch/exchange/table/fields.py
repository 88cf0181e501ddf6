"""The cells of one action to the fields that they give: one reader for each field that a column can have."""

from collections.abc import Callable, Sequence
from datetime import date

from planwatch.exchange.table import date_fields
from planwatch.exchange.table.dates import Dated
from planwatch.exchange.table.draft import Draft, Scene
from planwatch.exchange.table.notes import line_of, text_of
from planwatch.exchange.table.provenance import Cell
from planwatch.exchange.table.updates import updates_in
from planwatch.exchange.table.values import is_about, numbers_of, pence_of, percent_of
from planwatch.exchange.table.words import DONE, status_of, yes_or_no
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.dates.when import DateKind
from planwatch.model.plan.kinds import DONE as DONE_STATUSES
from planwatch.model.plan.kinds import OPEN, Priority, Rag, Status

# A look into a table takes a third of the time that making a member of an enumeration does.
_STATUS = {str(one): one for one in Status}
_RAG = {str(one): one for one in Rag}
_PRIORITY = {str(one): one for one in Priority}
_THOUSANDS = 10_000
"""A number from which on nobody counts in thousands."""
_EMPTY = frozenset({"", "-", "–", "—", "n/a", "na", "none", "nil", "tbc", "."})


def _title(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    draft.given["title"] = line_of(cell)


def _ref(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    text = line_of(cell).strip("*_ ").rstrip(".")
    if text.casefold() not in _EMPTY and text != "0":
        draft.given["ref"] = text


def _prose(name: str) -> "Read":
    def read(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
        draft.given[name] = text_of(cell)

    return read


def _theme(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    draft.theme = line_of(cell).strip("*_ ")


def _lead(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    names = scene.readers.leads.names(text_of(cell))
    draft.lead = names[0] if names else ""
    if len(names) > 1:
        draft.support = tuple(dict.fromkeys((*names[1:], *(draft.support or ()))))


def _support(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    names = scene.readers.leads.names(text_of(cell))
    draft.support = tuple(dict.fromkeys((*draft.support, *names))) if draft.support else names


def _status(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    text = text_of(cell)
    if not text:
        return
    found = scene.notes.meaning("status", text)
    if found.meaning is None:
        _set_yes(scene, draft, text, column)
    elif found.meaning:
        _set_status(scene, draft, _STATUS[found.meaning], text)
        _rest_of_status(scene, draft, found.rest, text)


def _set_yes(scene: Scene, draft: Draft, text: str, column: int) -> None:
    said = yes_or_no(text)
    if said is None:
        if text.count(" ") >= 5:
            draft.updates.extend(updates_in(text, None, scene.readers.dates, scene.readers.today))
        scene.notes.not_read(scene.at(draft.row, column), text, "no status is known by that word")
    elif said:
        _set_status(scene, draft, Status.COMPLETE, text)


def _set_status(scene: Scene, draft: Draft, status: Status, text: str) -> None:
    draft.given["status"] = status
    if status is Status.WITHDRAWN:
        draft.implied["reason"] = f"{' '.join(text.split())} in {scene.readers.file}"


def _rest_of_status(scene: Scene, draft: Draft, rest: str, text: str) -> None:
    if not rest:
        return
    day = scene.readers.dates.reading(rest)
    if draft.given["status"] in DONE_STATUSES and day.last is not None and _is_past(day.first, scene):
        draft.implied["completed"] = day.span
        if day.kind is DateKind.DATE and len(rest) < 30:
            return
    draft.updates.extend(updates_in(text, None, scene.readers.dates, scene.readers.today))


def _is_past(day: date | None, scene: Scene) -> bool:
    return day is not None and day <= scene.readers.today


def _completed(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    text, given = text_of(cell), draft.given
    said = given.get("status")
    if not text or (yes_or_no(text) is False and not isinstance(cell.value, date)):
        if said in OPEN:
            given["completed"] = NO_DATE
        return
    found = Dated(NO_DATE) if yes_or_no(text) else scene.readers.dates.read(cell)
    if found.span.last is not None and found.kind is not DateKind.RECURRING:
        if found.doubt:
            scene.notes.doubt_at(scene.at(draft.row, column), found.doubt, text)
        elif scene.readers.is_order_open and not isinstance(cell.value, date):
            date_fields.doubt_order(scene, draft, cell, column)
        _completed_on(scene, draft, found.span, cell, column)
    elif yes_or_no(text):
        if said is None:
            given["status"] = Status.COMPLETE
    elif found.doubt:
        scene.notes.doubt_at(scene.at(draft.row, column), found.doubt, text)
    else:
        _completed_in_words(scene, draft, text)


def _completed_on(scene: Scene, draft: Draft, when: Span, cell: Cell, column: int) -> None:
    given, said = draft.given, draft.given.get("status")
    if not _is_past(when.first, scene):
        scene.notes.not_read(scene.at(draft.row, column), cell.text, "nothing can be completed in the future")
    elif said in OPEN:
        given["completed"] = NO_DATE
        scene.notes.not_read(scene.at(draft.row, column), cell.text, f"a day of completion, but it is {said}")
    elif said is not Status.WITHDRAWN:
        given["completed"] = when
        given.setdefault("status", Status.COMPLETE)


def _completed_in_words(scene: Scene, draft: Draft, text: str) -> None:
    found, given = status_of(text), draft.given
    if found.meaning and not found.rest:
        if "status" not in given:
            _set_status(scene, draft, _STATUS[found.meaning], text)
        return
    draft.updates.extend(updates_in(text, None, scene.readers.dates, scene.readers.today))
    if given.get("status") in OPEN:
        given["completed"] = NO_DATE


def _rag(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    text = text_of(cell)
    draft.rated_in = column
    if not text and scene.scales.by_fill and cell.fill:
        text = cell.fill
    if not text:
        draft.given["rag"] = None
        return
    meaning = scene.notes.meaning("rag", text).meaning
    also = "" if scene.has_status else status_of(text).meaning
    if meaning is None and also:  # a column of statuses that is called RAG
        draft.given["rag"] = None
        draft.given.setdefault("status", _STATUS[also])
        return
    if meaning is None:
        scene.notes.not_read(scene.at(draft.row, column), text, "no rating is known by that word")
        return
    draft.given["rag"] = _RAG.get(meaning)
    if meaning == DONE and "status" not in draft.given:
        draft.given["status"] = Status.COMPLETE
    elif not meaning and also:
        draft.given.setdefault("status", _STATUS[also])


def _percent(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    draft.counted_in = column
    number, is_sure = percent_of(cell, of_one=scene.scales.of_one)
    if not is_sure and cell.text:
        scene.notes.not_read(scene.at(draft.row, column), cell.text, "no per cent from 0 to 100")
    else:
        draft.given["percent"] = number


def _cost(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    value, text = cell.value, text_of(cell)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 1e12:
        draft.given["cost"] = round(value * 100 * (scene.scales.pence if value < _THOUSANDS else 1))
        return
    pence, is_sure = pence_of(text, scene.scales.pence)
    if not is_sure:
        scene.notes.not_read(scene.at(draft.row, column), text, "no one sum of money")
        return
    draft.given["cost"] = pence
    if pence and is_about(text):
        scene.notes.doubt_at(scene.at(draft.row, column), f"taken as £{pence / 100:,.0f}", text)


def _priority(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    text = text_of(cell)
    meaning = scene.notes.meaning("priority", text).meaning if text else ""
    if meaning is None:
        scene.notes.not_read(scene.at(draft.row, column), text, "no priority is known by that word")
    else:
        draft.given["priority"] = _PRIORITY.get(meaning)


def _answers(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    numbers, is_sure = numbers_of(text_of(cell))
    if is_sure:
        draft.given["answers"] = numbers
    else:
        scene.notes.not_read(scene.at(draft.row, column), cell.text, "no numbers of recommendations")


def _update(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    text = text_of(cell)
    if text.casefold() in _EMPTY:
        return
    if not scene.has_status and "status" not in draft.given:
        found = status_of(text)
        if found.meaning:
            _set_status(scene, draft, _STATUS[found.meaning], text if not found.rest else found.meaning)
            if not found.rest:
                return
    as_at = (scene.scales.as_at or {}).get(column) or draft.updated
    draft.updates.extend(updates_in(text, as_at, scene.readers.dates, scene.readers.today))


def _id(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    draft.id = text_of(cell)


def _parent(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    draft.parent = line_of(cell)


def _reason(scene: Scene, draft: Draft, cell: Cell, column: int) -> None:
    draft.given["reason"] = line_of(cell)


Read = Callable[[Scene, Draft, Cell, int], None]
READ: dict[str, Read] = {
    "title": _title, "ref": _ref, "theme": _theme, "how": _prose("how"), "success": _prose("success"),
    "evidence": _prose("evidence"), "lead": _lead, "support": _support, "due": date_fields.due,
    "original_due": date_fields.original_due, "inferred": date_fields.inferred, "start": date_fields.start,
    "updated": date_fields.updated, "status": _status, "completed": _completed, "rag": _rag, "percent": _percent,
    "cost": _cost, "priority": _priority, "answers": _answers, "update": _update, "id": _id, "parent": _parent,
    "reason": _reason,
}  # fmt: skip
"""What reads the cell of each field, in the order in which they are read: the rating needs the status and the start."""
NAMED = {read: name for name, read in READ.items()}
ORDER: Sequence[str] = tuple(READ)
