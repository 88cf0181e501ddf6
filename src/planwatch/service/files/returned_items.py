"""What was found in workbooks that came back, one thing at a time, each to be taken over, left out or decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from planwatch.exchange.workbook.back import BackRow
from planwatch.exchange.workbook.returned import Clash, Doubt, Edit
from planwatch.model.values import Struct, field, replace
from planwatch.service.change import Target, rows_of
from planwatch.service.files.returned import BackFile, Returned
from planwatch.service.session import Session
from planwatch.storage.writing.tables import FIELD_OF
from planwatch.storage.writing.words import last_writer


class Kind(StrEnum):
    """What a thing is."""

    CONFLICT = "conflict"
    QUESTION = "question"
    EDIT = "edit"
    UPDATE = "update"
    NEW = "new action"
    TOLD = "only told"
    UNREAD = "not readable"
    COPIED = "copied row"
    STRANGE = "unknown key"
    MISSING = "not in the file"


DECIDED = (Kind.CONFLICT, Kind.QUESTION)
"""What stays as the plan has it until somebody says otherwise."""
LEFT = (Kind.TOLD, Kind.UNREAD, Kind.COPIED, Kind.STRANGE)
"""What is told and never taken over."""


class Item(Struct, frozen=True, kw_only=True):
    """One thing that was found."""

    number: int = 0
    kind: Kind
    file: str
    place: str = ""
    action: int | None = None
    seen: int | None = None
    """The version of the action that it was compared with."""
    ref: str = ""
    title: str = ""
    lead: str = ""
    column: str = ""
    before: str = ""
    """What went out; of an update the day that stands beside it."""
    text: str = ""
    now: str = ""
    """What the plan has, where that is to be decided on."""
    who: str = ""
    """Who changed that in the plan, when and by which change; or why it has to be decided."""
    why: str = ""
    """What stands under *Why moved*."""
    row: BackRow | None = None
    """Of a new action."""


class Choice(Struct, frozen=True):
    """What a person has decided: by the numbers of items."""

    left_out: frozenset[int] = frozenset()
    theirs: frozenset[int] = frozenset()
    ours: frozenset[int] = frozenset()
    withdrawn: Mapping[int, str] = field(default_factory=dict[int, str])
    """Actions that no file has, each with the reason for which it is withdrawn."""

    def takes(self, item: Item) -> bool:
        """Whether it is taken over."""
        if item.kind in LEFT:
            return False
        if item.kind is Kind.MISSING:
            return item.number in self.withdrawn
        return item.number in self.theirs if item.kind in DECIDED else item.number not in self.left_out

    def is_open(self, item: Item) -> bool:
        """Whether nobody has decided yet what becomes of it."""
        return item.kind in DECIDED and item.number not in self.theirs | self.ours


NOTHING_DECIDED = Choice()


def items(session: Session, returned: Returned) -> tuple[Item, ...]:
    """All that was found: conflicts first, then other questions, what is taken over, what is told, what no file has."""
    found = [item for file in returned.files for item in _of_file(session, returned, file)]
    found = [*_between_files(found), *_missing(returned)]
    order = {kind: at for at, kind in enumerate(Kind)}
    places = {row_id: at for at, row_id in enumerate(returned.now)}
    joined = {Kind.UPDATE: Kind.EDIT}

    def place(item: Item) -> tuple[int, int]:
        return order[joined.get(item.kind, item.kind)], places.get(item.action or 0, len(places))

    ids = list(dict.fromkeys(item.action for item in found if item.action is not None))
    versions = {row.id: row.version for row in rows_of(session, [Target(row_id) for row_id in ids])}
    return tuple(
        _about(replace(item, number=number, seen=versions.get(item.action or 0)), returned)
        for number, item in enumerate(sorted(found, key=place))
    )


def _about(item: Item, returned: Returned) -> Item:
    action = returned.now.get(item.action or 0)
    return replace(item, ref=action.ref, title=action.title, lead=action.lead) if action is not None else item


def _of_file(session: Session, returned: Returned, file: BackFile) -> Iterator[Item]:
    found, name = file.changes, file.name
    asked = file.change is None
    for clash in found.clashes:
        yield _clash(session, clash, file)
    for edit in found.edits:
        yield _edit(Kind.EDIT, edit, file)
    for said in found.updates:
        item = _edit(Kind.UPDATE, said, file)
        yield replace(item, kind=Kind.QUESTION, who=Doubt.NO_BASE.value) if asked else item
    for row in found.new:
        kind, who = (Kind.QUESTION, Doubt.NO_BASE.value) if asked else (Kind.NEW, "")
        title, ref, lead = (row.text(column) for column in ("title", "ref", "lead"))
        yield Item(kind=kind, file=name, place=row.place, ref=ref, title=title, lead=lead, text=title, who=who, row=row)
    yield from (_edit(Kind.TOLD, edit, file) for edit in found.told)
    yield from (_edit(Kind.UNREAD, edit, file) for edit in found.unread)
    for kind, rows in ((Kind.COPIED, found.copied), (Kind.STRANGE, found.strange)):
        for row in rows:
            ref, title = row.text("ref"), row.text("title")
            yield Item(kind=kind, file=name, place=row.place, ref=ref, title=title, text=row.key)


def _edit(kind: Kind, edit: Edit, file: BackFile) -> Item:
    why = file.changes.why.get(edit.action, "") if edit.column == "due" else ""
    return Item(
        kind=kind, file=file.name, place=edit.place, action=edit.action, column=edit.column, before=edit.before,
        text=edit.text, why=why,
    )  # fmt: skip


def _clash(session: Session, clash: Clash, file: BackFile) -> Item:
    if clash.doubt is not Doubt.CONFLICT:
        return replace(_edit(Kind.QUESTION, clash.edit, file), now=clash.now, who=clash.doubt.value)
    column = _KEPT_AS.get(clash.edit.column, clash.edit.column)
    by = last_writer(session.database, "action", clash.edit.action, FIELD_OF["action"].get(column, column))
    return replace(_edit(Kind.CONFLICT, clash.edit, file), now=clash.now, who=f"set by {by}")


_KEPT_AS = {"theme": "theme_id", "lead": "lead_id"}
"""The columns that keep what a workbook calls otherwise."""


def _between_files(found: Iterable[Item]) -> Iterator[Item]:
    """What several files say of one cell once; where they differ, each of them as a conflict."""
    by_cell: dict[tuple[int, str], list[Item]] = defaultdict(list)
    for item in found:
        if item.action is None or item.kind not in (Kind.EDIT, Kind.UPDATE, *DECIDED):
            yield item
        else:
            by_cell[item.action, item.column].append(item)
    for (_, column), same in by_cell.items():
        texts: dict[str, Item] = {}
        for item in same:
            texts.setdefault(item.text, item)
        if len(texts) == 1 or column == "update":
            yield from texts.values()
            continue
        for item in texts.values():
            others = ", ".join(other.file for other in same if other.text != item.text)
            yield replace(
                item, kind=Kind.CONFLICT, now=item.now or item.before,
                who="; ".join(filter(None, (item.who, f"another answer is in {others}"))),
            )  # fmt: skip


def _missing(returned: Returned) -> Iterator[Item]:
    return (Item(kind=Kind.MISSING, file="", action=row_id) for row_id in returned.missing_ids)
