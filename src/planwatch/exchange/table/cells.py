"""The cells of a row to an action: each by the field of its column, and what follows from all of them."""

import re
from collections.abc import Sequence

from planwatch.exchange.table.columns import Mapped
from planwatch.exchange.table.draft import Draft, Readers, Scales, Scene
from planwatch.exchange.table.fields import NAMED, ORDER, READ
from planwatch.exchange.table.notes import text_of
from planwatch.exchange.table.provenance import Cell, Table
from planwatch.exchange.table.updates import updates_in
from planwatch.model.dates.span import NO_DATE, Span
from planwatch.model.plan.kinds import DONE as DONE_STATUSES
from planwatch.model.plan.kinds import Status
from planwatch.model.ratings.calculate import may_be_rated

NOT_RECORDED = Span("not recorded")
"""The completed date of what is done, where no day of it is known."""
_LISTED = re.compile(r"^[ \t]*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})[.)]|[-–•*▪●◦➢✓])[ \t]+\S", re.MULTILINE)
"""A line that begins with a number, a letter or a bullet."""


class RowReader:
    """Reads the actions of one table."""

    def __init__(self, number: int, table: Table, mapped: Mapped, readers: Readers, scales: Scales) -> None:
        self.scene = Scene(number, table, readers, scales, mapped.has("status"), readers.notes)
        self.notes = readers.notes
        title = mapped.of("title")
        self._title = title.index if title else None
        order = {field: place for place, field in enumerate(ORDER)}
        found = [(order[c.field], c.index, READ[c.field]) for c in mapped.columns if c.field in READ]
        self._columns = [(at, read) for _, at, read in sorted(found, key=lambda each: each[:2])]

    def read(self, row: int, cells: Sequence[Cell]) -> Draft:
        """The action in a row."""
        draft, scene = Draft(row), self.scene
        for column, read in self._columns:
            cell = cells[column]
            if cell.fault:
                self.notes.not_read(scene.at(row, column), cell.fault, _why(cell.fault))
            else:
                read(scene, draft, cell, column)
        self._conclude(draft)
        if self._title is not None and "\n" in cells[self._title].text:
            self._doubt_list(row, self._title, cells[self._title])
        return draft

    def _doubt_list(self, row: int, column: int, title: Cell) -> None:
        if (count := len(_LISTED.findall(title.text))) > 1:
            told = f"{count} things stand in one cell: they are one action"
            self.notes.doubt_at(self.scene.at(row, column), told, text_of(title))

    def more(self, draft: Draft, cells: Sequence[Cell]) -> None:
        """What a row says beyond the action above it: words go on, further names support."""
        for column, read in self._columns:
            text = text_of(cells[column])
            if not text:
                continue
            name = NAMED[read]
            if name in ("how", "success", "evidence", "title"):
                field = "how" if name == "title" else name
                before = draft.given.get(field, "")
                if text not in before.split("\n"):
                    draft.given[field] = f"{before}\n{text}".strip()
            elif name == "update":
                draft.updates.extend(
                    updates_in(text, draft.updated, self.scene.readers.dates, self.scene.readers.today)
                )
            elif name in ("lead", "support"):
                more = [n for n in self.scene.readers.leads.names(text) if n != draft.lead]
                draft.support = tuple(dict.fromkeys((*(draft.support or ()), *more)))

    def _conclude(self, draft: Draft) -> None:
        """What follows from the status, and whether a rating may stand beside it."""
        given, implied = draft.given, draft.implied
        if "status" not in given and "status" not in implied:
            if given.get("percent") == 100:
                implied["status"] = Status.COMPLETE
            elif given.get("percent") or given.get("rag"):
                implied["status"] = Status.IN_PROGRESS
        status = given.get("status") or implied.get("status") or Status.NOT_STARTED
        if status in DONE_STATUSES:
            self._done(draft, status)
        if status is Status.WITHDRAWN and not given.get("reason"):
            given.pop("reason", None)
            implied.setdefault("reason", f"withdrawn in {self.scene.readers.file}")
        if given.get("rag") is not None:
            self._rated(draft, status)

    def _done(self, draft: Draft, status: Status) -> None:
        given = draft.given
        if not given.get("completed"):
            given.pop("completed", None)
            draft.implied.setdefault("completed", NOT_RECORDED)
        if given.get("percent") not in (None, 100):
            self.notes.doubt_at(self.scene.at(draft.row, draft.counted_in), f"{given['percent']} %, but it is {status}")
            del given["percent"]

    def _rated(self, draft: Draft, status: Status) -> None:
        rag, start = draft.given["rag"], draft.given.get("start") or draft.implied.get("start", NO_DATE)
        if may_be_rated(status, start.last, self.scene.readers.today):
            return
        draft.given["rag"] = None
        told = "it has not started" if status is Status.NOT_STARTED else f"it is {status}"
        self.notes.doubt_at(
            self.scene.at(draft.row, draft.rated_in), f"rated {rag}, but {told}: no rating is taken", rag
        )


def _why(fault: str) -> str:
    return "the file holds a fault there" if fault.startswith("#") else "nothing can be read in it"
