"""An action and what hangs on it under the keys that JSON and CSV have for them; money is a text of pounds."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import cast

import msgspec

from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.span import NO_DATE
from planwatch.model.due.three_dates import three_dates
from planwatch.model.plan.action import FIELDS, Action, Chase, Move, Occurrence
from planwatch.model.plan.field import Holds
from planwatch.model.plan.keys import flat, keys_of
from planwatch.model.plan.kinds import PlanStatus
from planwatch.model.plan.money import in_pounds
from planwatch.model.plan.update import Update


def action_json(row: ActionRow) -> dict[str, object]:
    """The action with what follows from its dates, as JSON and CSV have it; nothing is "" for a text, else null."""
    action = row.action
    dates = three_dates(action)
    original, agreed = dates.original, dates.agreed
    if row.of.plan.status is PlanStatus.DRAFT and not action.original_due and not action.agreed_due:
        original = agreed = NO_DATE  # while a plan is a draft its dates move freely
    held: dict[str, object] = {
        **flat(action),
        "calculated_rag": row.rating.rag,
        "original_due": original.text,
        "original_due_by": original.last,
        "agreed_due": agreed.text,
        "agreed_due_from": agreed.first,
        "agreed_due_by": agreed.last,
        "overdue": row.overdue,
        "days_late": row.days_late,
        "updated": row.updated,
        "version": row.version,
        "plan": row.of.plan.ref,
        "moves": row.moves,
        "reasons": row.rating.reasons,
        "agreed_days_late": row.agreed_late,
        **{name: in_pounds(pence) for name in MONEY if (pence := getattr(action, name)) is not None},
    }
    return dict(zip(_KEYS, _in_order(held), strict=True))


MONEY = tuple(field.name for field in FIELDS if field.holds is Holds.MONEY)
"""What is a sum of money."""
_FIRST = (
    "ref", "title", "theme", "lead", "status", "rag", "calculated_rag", "due", "due_from", "due_by", "original_due_by",
    "overdue", "days_late", "updated", "version", "plan", "how", "support", "start", "start_from", "start_by",
    "agreed_due_by", "original_due", "percent", "reason", "completed", "completed_from", "completed_by", "success",
    "evidence", "priority", "cost", "answers", "added", "moves", "reasons", "board_rag", "board_why", "board_by",
    "board_on", "agreed_due", "agreed_due_from", "agreed_by", "agreed_on", "depends_on", "cover_for", "cover_until",
    "assured_by", "assured_on",
)  # fmt: skip
"""The keys in the order that programs know which read a line of the CSV by its place; what is newer follows them."""
_LATER = (key.name for key in keys_of(Action) if key.name != "original_due_from")
_KEYS = tuple(dict.fromkeys((*_FIRST, *_LATER, "agreed_days_late")))
_in_order = cast("Callable[[dict[str, object]], tuple[object, ...]]", itemgetter(*_KEYS))


def action_lines(rows: Iterable[ActionRow], more: Callable[[int], Mapping[str, object]] | None = None) -> Iterator[str]:
    """Each action as one line of JSON, ASCII only: as ``json`` writes it, which takes three times as long.

    ``more`` gives what else stands in the line of the action of that id.
    """
    encode = msgspec.json.Encoder().encode
    for row in rows:
        held = {**action_json(row), **more(row.id)} if more is not None else action_json(row)
        line = msgspec.json.format(encode(held), indent=0)
        yield line.decode() if line.isascii() and b"\x7f" not in line else _escaped(held)


def _escaped(held: dict[str, object]) -> str:
    """One line with signs that ASCII lacks, or that no terminal shows."""
    import json  # `planwatch show` needs none

    return json.dumps(held, default=lambda day: day.isoformat())


def action_keys() -> tuple[str, ...]:
    """The keys of ``action_json`` in their order."""
    return _KEYS


def part_json(part: Update | Move | Occurrence | Chase) -> dict[str, object]:
    """An update, a move, an occurrence or a chase under its own field names."""
    return flat(part)


_HEADERS = {name: f"{name} (£)" for name in MONEY}
LISTED_UPDATE = {
    "text": "latest_update", "as_at": "latest_update_on", "by": "latest_update_by", "rag": "latest_update_rag",
    "internal": "latest_update_internal",
}  # fmt: skip
"""The columns of a list that tell the newest update, by the names of its fields."""


def listed_columns() -> dict[str, str]:
    """The headings of a list of actions by the names of what stands below them."""
    return {key: _HEADERS.get(key, key) for key in (*action_keys(), *LISTED_UPDATE.values(), "banner")}
