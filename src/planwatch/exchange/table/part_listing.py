"""The rows of a table to the parts of a kind, each once, and which of them a row of actions answers."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planwatch.exchange.table.draft import Readers
from planwatch.exchange.table.filled import Filled
from planwatch.exchange.table.fingerprint import plain_once
from planwatch.exchange.table.notes import Notes, Place
from planwatch.exchange.table.once import Once
from planwatch.exchange.table.part_kinds import Listing
from planwatch.exchange.table.part_read import as_record, more, read_part
from planwatch.exchange.table.part_scene import Draft, Scene
from planwatch.exchange.table.part_totals import Totals
from planwatch.exchange.table.part_words import RECOMMENDATION
from planwatch.exchange.table.proposal import NONE, Answers
from planwatch.exchange.table.record import Record
from planwatch.exchange.table.row import Role, Row
from planwatch.exchange.table.rows import roles
from planwatch.model.plan.parts import PART
from planwatch.model.risks.matrix import Matrix


class Listed(NamedTuple):
    """The parts of one listing as they were read."""

    listing: Listing
    rows: Sequence[Row]
    drafts: Sequence[Draft]
    of_row: Mapping[int, Draft]
    """The part that each row of the table is, or goes on with."""


def read_listing(
    listing: Listing, readers: Readers, matrix: Matrix, answers: Answers, only: frozenset[int] | None
) -> Listed:
    """The parts of a table; ``only`` are the rows that count, where not all do."""
    draft = listing.as_actions
    table, header, columns = draft.table, draft.known.header, listing.columns
    rows = roles(draft.number, table, header, draft.mapped, answers) if draft.mapped.has("title") else []
    if only is not None:
        rows = [Row(row.at, Role.ACTION) for row in rows if row.at in only]
    scene = Scene(draft.number, table, listing.listed, columns, readers, matrix, table.file)
    filled = Filled(table, draft.mapped, [row.at for row in rows if row.role is Role.ACTION], readers.leads)
    found: list[Draft] = []
    of_row: dict[int, Draft] = {}
    theme, known = "", dict[str, Draft]()
    totals = Totals(scene)
    for row in rows:
        if totals.takes(row, found):
            continue
        if row.role is Role.THEME:
            theme = row.text
        elif row.role is Role.ACTION and (one := read_part(scene, row.at, filled.row(row.at))) is not None:
            if theme and "theme" in listing.listed.heads and not one.given.get("theme"):
                one.given["theme"] = theme
            key = _same(one, listing)
            if key and key in known:
                more(scene, known[key], table.rows[row.at])
            else:
                known[key] = one
                found.append(one)
            of_row[row.at] = known.get(key, one)
        elif row.role is Role.CONTINUES and found and only is None:
            more(scene, found[-1], table.rows[row.at])
        elif row.role is Role.SKIPPED and row.why and not listing.is_beside:
            readers.notes.doubt_at(Place(table, draft.number, row.at, 0), f"left out: {row.why}")
    return Listed(listing, rows, found, of_row)


def _same(draft: Draft, listing: Listing) -> str:
    """By what a row repeats one above: recommendations stand at each of the actions that answer them."""
    if listing.listed is not RECOMMENDATION or not listing.is_beside:
        return f"row {draft.row}"
    return f"{draft.given.get('number', '')} {plain_once(draft.given.get('text', ''))}"


def as_records(read: Sequence[Listed], notes: Notes, matrix: Matrix, readers: Readers) -> tuple[Record, ...]:
    """All of them, each with a name of its own: one that stands there already gets a suffix, which is told."""
    drafts = [(each.listing.listed.kind, draft) for each in read for draft in each.drafts]
    given: dict[str, list[str]] = {}
    for kind, draft in drafts:
        given.setdefault(kind, []).append(draft.given.get(PART[kind].named_by[0], ""))
    once = {kind: Once(names) for kind, names in given.items()}
    likes: Counter[tuple[str, str]] = Counter()
    records: list[Record] = []
    for each in read:
        listed, table, number = each.listing.listed, each.listing.as_actions.table, each.listing.number
        scene = Scene(number, table, listed, each.listing.columns, readers, matrix, table.file)
        for draft in each.drafts:
            _name(draft, PART[listed.kind].named_by[0], once[listed.kind], notes, scene)
            like = listed.kind, plain_once(str(draft.given.get(listed.title, "")))
            records.append(as_record(scene, draft, likes[like]))
            likes[like] += 1
    return tuple(records)


def _name(draft: Draft, key: str, once: Once, notes: Notes, scene: Scene) -> None:
    wanted = draft.given.get(key, "")
    if not wanted:
        draft.given.pop(key, None)
        if key == "number":  # of any other kind the plan gives it the next of its own
            draft.implied[key] = once.number()
    elif (name := once.of(wanted)) != wanted:
        draft.given[key] = name
        column = next((one.index for one in scene.columns.columns if one.field == key), 0)
        notes.doubt_at(scene.at(draft.row, column), f"the {key} stands above already: {name} here", wanted)


def answered_in(read: Listed) -> dict[int, str]:
    """The number of the recommendation that stands at each row of a table, or above it."""
    last, found = "", dict[int, str]()
    first = min(read.of_row, default=0)
    for at in range(first, len(read.listing.as_actions.table.rows)):
        one = read.of_row.get(at)
        last = str(one.given.get("number") or one.implied.get("number", "")) if one is not None else last
        found[at] = last
    return found


def lost_of(listing: Listing) -> list[str]:
    """The headings of columns that hold something and go nowhere."""
    pairs = zip(listing.columns.columns, listing.columns.contents, strict=True)
    return [column.heading or column.name for column, held in pairs if held.filled and column.field == NONE]


def tell_columns(listing: Listing, notes: Notes) -> None:
    """Tell of a column of which a person should know how it was taken."""
    if listing.columns.doubt is not None:
        at, told = listing.columns.doubt
        column = listing.columns.columns[at]
        notes.doubt(told, table=listing.number, column=at, place=column.name)
