"""Themes that stand in no column: the headings over tables, and the epics of which actions are parts."""

import re
from collections.abc import Mapping, Sequence

from planwatch.exchange.table.drafted import Drafted
from planwatch.exchange.table.headings import words_of
from planwatch.exchange.table.records import Read
from planwatch.exchange.table.row import Role, Row
from planwatch.exchange.table.words import folded

_NO_THEME = """
    open closed completed complete done archive archived current live active outstanding action actions plan plans log
    tracker list sheet sheets tab table data export main register item items all and the of
"""
_SAY_NOTHING = frozenset(_NO_THEME.split())
_NUMBERED = re.compile(r"([^\d]{0,40})(\d{1,3})\b", re.ASCII)


def themes_of_tables(taken: Sequence[Drafted]) -> dict[int, str]:
    """The heading under which each table stands as its theme, where the tables have several that say anything."""
    names = {draft.number: " ".join((draft.table.name or (draft.table.above or ("",))[-1]).split()) for draft in taken}
    if len(set(names.values())) < 2 or all(_says_nothing(name) for name in names.values()):
        return {}
    return {number: name for number, name in names.items() if not _says_nothing(name)}


def _says_nothing(name: str) -> bool:
    return all(word in _SAY_NOTHING or word.isdecimal() for word in words_of(name))


def first_theme(draft: Drafted, rows: Sequence[Row]) -> str:
    """The words right above the headings, where they are of a kind with those that name themes below.

    They are where the headings stand again under those below, and where all are numbered alike: ``Priority 1: …``
    above the headings, ``Priority 2: …`` further down.
    """
    table, header = draft.table, draft.known.header
    above = next((at for at in range(header.first - 1, max(-1, header.first - 4), -1) if any(table.rows[at])), None)
    texts = [cell.text for cell in table.rows[above] if cell.text] if above is not None else []
    if above is None or len(texts) != 1:
        return ""
    heads, apart = [cell.text for cell in table.rows[header.first]], header.first - above
    themes = [row for row in rows if row.role is Role.THEME]
    again = any([cell.text for cell in each] == heads for row in themes for each in table.rows[row.at + apart :][:1])
    return " ".join(texts[0].split()) if again or any(_follows(row.text, texts[0]) for row in themes) else ""


def _follows(text: str, before: str) -> bool:
    """Whether the words are the next of a series: the same up to a number, which is the next one."""
    first, second = _NUMBERED.match(before.strip()), _NUMBERED.match(text.strip())
    return (
        first is not None
        and second is not None
        and first[1].casefold() == second[1].casefold()
        and int(second[2]) == int(first[2]) + 1
    )


def give_epics(taken: Sequence[Drafted], rows: Mapping[int, Sequence[Row]], read: Sequence[Read]) -> None:
    """Give the parts of epics these as their theme: by key, id or title, as the column of parents names them."""
    for draft, each in zip(taken, read, strict=True):
        if not draft.mapped.has("parent"):
            continue
        epics = _epics(draft, rows[draft.number])
        by_title = {one.given["title"].casefold(): one.given["title"] for one in each.drafts}
        for one in each.drafts:
            parent = one.parent.casefold()
            if parent in epics:
                one.theme = epics[parent]
            elif one.parent and not epics and not one.theme and parent not in by_title and not _is_key(one.parent):
                one.theme = one.parent
            elif epics and not draft.mapped.has("theme"):
                one.theme = one.theme if one.parent and one.theme else ""


def _is_key(text: str) -> bool:
    return " " not in text and any(letter.isdigit() for letter in text)


def _epics(draft: Drafted, rows: Sequence[Row]) -> dict[str, str]:
    kind = draft.mapped.of("kind")
    if kind is None:
        return {}
    found: dict[str, str] = {}
    for row in rows:
        if row.role is Role.THEME and folded(draft.table.rows[row.at][kind.index].text) == "epic":
            for field in ("ref", "id", "title"):
                column = draft.mapped.of(field)
                key = draft.table.rows[row.at][column.index].text.strip() if column else ""
                if key:
                    found.setdefault(key.casefold(), row.text)
    return found
