"""Actions as they were read, made whole: names that are one, refs that repeat, and what each is known by next time."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planwatch.exchange.table.draft import Draft
from planwatch.exchange.table.fingerprint import plain_once
from planwatch.exchange.table.leads import Names
from planwatch.exchange.table.notes import Notes, Place
from planwatch.exchange.table.once import Once
from planwatch.exchange.table.proposal import Name
from planwatch.exchange.table.provenance import Table
from planwatch.exchange.table.record import Record
from planwatch.model.plan.parts import PART

_REF = re.compile(
    r"[*_(]*(?P<ref>[A-Za-z]{0,4}[-.]?\d{1,4}(?:[.-]\d{1,3}){0,4}[a-z]?)(?P<sign>[*_]*[.):]?[*_]*\s+[-–:]?\s*|[*_]*[.):]\s*)(?P<title>\S.*)",
    re.ASCII | re.DOTALL,
)
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")


class Read(NamedTuple):
    """One table's actions as read."""

    number: int
    table: Table
    ref_column: int
    """Where refs stand, for telling of them."""
    drafts: Sequence[Draft]


class Whole(NamedTuple):
    """All actions of a file, with the themes and leads that they name."""

    records: tuple[Record, ...]
    themes: tuple[Name, ...]
    leads: tuple[Name, ...]


def split_refs(drafts: Sequence[Draft]) -> None:
    """Take the refs off the heads of titles, where most titles have one and all of these differ."""
    found = [_REF.fullmatch(draft.given["title"]) for draft in drafts]
    refs = [match["ref"] for match in found if match and not _BARE_YEAR.fullmatch(match["ref"])]
    pointed = all("." in ref or any(letter.isalpha() for letter in ref) for ref in refs)
    signed = all(match["sign"].strip(" *_") for match in found if match)
    if not refs or len(refs) < 0.6 * len(drafts) or len(set(refs)) < len(refs) or not (pointed or signed):
        return
    for draft, match in zip(drafts, found, strict=True):
        if match and not _BARE_YEAR.fullmatch(match["ref"]):
            draft.given["ref"] = match["ref"]
            draft.given["title"] = match["title"].strip("*_ ")


def made_whole(tables: Sequence[Read], notes: Notes) -> Whole:
    """The actions of all tables of a file."""
    themes, leads = Names(), Names()
    for read in tables:
        for draft in read.drafts:
            _meet(draft, themes, leads)
    _tell_joined("theme", themes, notes)
    _tell_joined("lead", leads, notes)
    _number(tables, notes)
    sources = Counter(draft.id for read in tables for draft in read.drafts if draft.id)
    repeated = sum(count for count in sources.values() if count > 1)
    if repeated:
        notes.doubt(f"{repeated} rows share what the other program tells them by: it cannot tell them apart")
    likes: Counter[tuple[str, str]] = Counter()
    called = themes.called(), leads.called()
    records = [_record(read, draft, called, sources, likes) for read in tables for draft in read.drafts]
    return Whole(tuple(records), themes.told(), leads.told())


def with_names(names: Sequence[Name], parts: Sequence[Record], of: str) -> tuple[Name, ...]:
    """The leads or themes of a file, with those that its parts of other kinds name."""
    met, known = Names(), {plain_once(spelling) for name in names for spelling in name.spellings}
    for part in parts:
        for field in PART[part.kind].fields:
            said = part.given.get(field.name) if field.of == of else None
            if said and plain_once(said) not in known:
                met.add(said)
    return (*names, *met.told())


def _meet(draft: Draft, themes: Names, leads: Names) -> None:
    if draft.theme:
        draft.theme = themes.add(draft.theme)
    if draft.lead:
        draft.lead = leads.add(draft.lead)
    if draft.support:
        met = dict.fromkeys(map(leads.add, draft.support))
        draft.support = tuple(key for key in met if key != draft.lead)


def _tell_joined(kind: str, names: Names, notes: Notes) -> None:
    for name in names.told():
        if len(name.spellings) > 1:
            notes.doubt(f"one {kind}, written in {len(name.spellings)} ways", text=", ".join(name.spellings))


def _number(tables: Sequence[Read], notes: Notes) -> None:
    """Give refs that stand there already a suffix, and tell of it."""
    once = Once(draft.given["ref"] for read in tables for draft in read.drafts if draft.given.get("ref"))
    for read in tables:
        for draft in read.drafts:
            ref = draft.given.get("ref")
            if ref and (own := once.of(ref)) != ref:
                draft.given["ref"] = own
                where = Place(read.table, read.number, draft.row, read.ref_column)
                notes.doubt_at(where, f"the ref stands above already: {own} here", ref)


def _record(
    read: Read,
    draft: Draft,
    called: tuple[Mapping[str, str], Mapping[str, str]],
    sources: Mapping[str, int],
    likes: Counter[tuple[str, str]],
) -> Record:
    themes, leads = called
    given = draft.given
    if draft.theme is not None:
        given["theme"] = themes.get(draft.theme, "")
    if draft.lead is not None:
        given["lead"] = leads.get(draft.lead, "")
    if draft.support is not None:
        given["support"] = tuple(leads[key] for key in draft.support)
    name = draft.theme or "", plain_once(given["title"])
    nth = likes[name]
    likes[name] += 1
    return Record(
        table=read.number,
        row=draft.row,
        place=read.table.where(draft.row),
        given=given,
        implied={key: value for key, value in draft.implied.items() if key not in given} if draft.implied else {},
        updates=tuple(dict.fromkeys(draft.updates)) if len(draft.updates) > 1 else tuple(draft.updates),
        source=draft.id if sources.get(draft.id) == 1 else "",
        due_kind=draft.due_kind,
        nth=nth,
    )
