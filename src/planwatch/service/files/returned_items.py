"""What was found in workbooks that came back, one thing at a time, each to be taken over, left out or decided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from planwatch.exchange.workbook.back import BackRow
from planwatch.exchange.workbook.returned import Clash, Doubt, Edit
from planwatch.exchange.workbook.rows import BookRows
from planwatch.model.plan.parts import PART
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
    NEW = "new row"
    TOLD = "only told"
    UNREAD = "not readable"
    COPIED = "copied row"
    STRANGE = "unknown key"
    MISSING = "not in the file"
    GONE = "taken out of the file"
    """Of a part other than an action; what is told, and never taken over."""


DECIDED = (Kind.CONFLICT, Kind.QUESTION)
"""What stays as the plan has it until somebody says otherwise."""
LEFT = (Kind.TOLD, Kind.UNREAD, Kind.COPIED, Kind.STRANGE, Kind.GONE)
"""What is told and never taken over."""


class Item(Struct, frozen=True, kw_only=True):
    """One thing that was found."""

    number: int = 0
    kind: Kind
    file: str
    place: str = ""
    part: str = "action"
    """The kind of part that it is about."""
    id: int | None = None
    """Of that."""
    seen: int | None = None
    """The version of it that was compared."""
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
    """Of a new part."""

    @property
    def called(self) -> str:
        """``C1.2``, ``risk R1``: what a line says of it."""
        return self.ref if self.part == "action" else f"{PART[self.part].one} {self.ref}".strip()


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
    kinds = {kind: at for at, kind in enumerate(PART)} | {"action": -1}
    places = {kind: {row_id: at for at, row_id in enumerate(rows)} for kind, rows in returned.rows.items()}
    joined = {Kind.UPDATE: Kind.EDIT}

    def place(item: Item) -> tuple[int, int, int]:
        among = places.get(item.part, {})
        return order[joined.get(item.kind, item.kind)], kinds[item.part], among.get(item.id or 0, len(among))

    ids = list(dict.fromkeys(item.id for item in found if item.id is not None and item.part == "action"))
    versions = {row.id: row.version for row in rows_of(session, [Target(row_id) for row_id in ids])}
    return tuple(
        _about(replace(item, number=number), returned, versions) for number, item in enumerate(sorted(found, key=place))
    )


def _about(item: Item, returned: Returned, versions: Mapping[int, int]) -> Item:
    row = returned.rows.get(item.part, {}).get(item.id or 0)
    if row is None:
        return item
    seen = versions.get(row.id) if item.part == "action" else row.version
    return replace(item, seen=seen, ref=row.called or row.ref, title=row.title, lead=row.lead)


def _of_file(session: Session, returned: Returned, file: BackFile) -> Iterator[Item]:
    found, name = file.changes, file.name
    asked = file.change is None
    for clash in found.clashes:
        yield _clash(session, clash, file, returned.rows[file.kind])
    for edit in found.edits:
        yield _edit(Kind.EDIT, edit, file)
    for said in found.updates:
        item = _edit(Kind.UPDATE, said, file)
        yield replace(item, kind=Kind.QUESTION, who=Doubt.NO_BASE.value) if asked else item
    for row in found.new:
        kind, who = (Kind.QUESTION, Doubt.NO_BASE.value) if asked else (Kind.NEW, "")
        lead, text = row.text("lead") or row.text("owner"), row.title
        if file.kind != "action":
            text = " ".join(filter(None, (row.ref, text if text != row.ref else "")))
        yield Item(
            kind=kind, file=name, part=file.kind, place=row.place, ref=row.ref, title=row.title, lead=lead, text=text,
            who=who, row=row,
        )  # fmt: skip
    yield from (_edit(Kind.TOLD, edit, file) for edit in found.told)
    yield from (_edit(Kind.UNREAD, edit, file) for edit in found.unread)
    for kind, rows in ((Kind.COPIED, found.copied), (Kind.STRANGE, found.strange)):
        for row in rows:
            ref, title = row.ref, row.title
            yield Item(kind=kind, file=name, part=file.kind, place=row.place, ref=ref, title=title, text=row.key)


def _edit(kind: Kind, edit: Edit, file: BackFile) -> Item:
    why = file.changes.why.get(edit.id, "") if edit.column == "due" else ""
    return Item(
        kind=kind, file=file.name, part=file.kind, place=edit.place, id=edit.id, column=edit.column,
        before=edit.before, text=edit.text, why=why,
    )  # fmt: skip


def _clash(session: Session, clash: Clash, file: BackFile, now: BookRows) -> Item:
    if clash.doubt is not Doubt.CONFLICT:
        return replace(_edit(Kind.QUESTION, clash.edit, file), now=clash.now, who=clash.doubt.value)
    name = clash.edit.column
    field = FIELD_OF[file.kind].get(f"{name}_id", FIELD_OF[file.kind].get(name, name))
    by = last_writer(session.database, file.kind, now[clash.edit.id].id, field)
    return replace(_edit(Kind.CONFLICT, clash.edit, file), now=clash.now, who=f"set by {by}")


def _between_files(found: Iterable[Item]) -> Iterator[Item]:
    """What several files say of one cell once; where they differ, each of them as a conflict."""
    by_cell: dict[tuple[str, int, str], list[Item]] = defaultdict(list)
    for item in found:
        if item.id is None or item.kind not in (Kind.EDIT, Kind.UPDATE, *DECIDED):
            yield item
        else:
            by_cell[item.part, item.id, item.column].append(item)
    for (_, _, column), same in by_cell.items():
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
    yield from (Item(kind=Kind.MISSING, file="", id=row_id) for row_id in returned.missing_ids)
    yield from (Item(kind=Kind.GONE, file="", part=kind, id=row_id) for kind, row_id in returned.gone)
