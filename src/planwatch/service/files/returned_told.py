"""What was changed in workbooks that came back, in words: the same on the screen and in the shell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.parts import PART
from planwatch.model.text.visible import short
from planwatch.service.files.returned import BackFile, Returned, Waiting
from planwatch.service.files.returned_items import LEFT, Item, Kind
from planwatch.service.files.returned_parts import Taken
from planwatch.words.kinds import count_in_words
from planwatch.words.numbers import number_of


def in_words(item: Item) -> str:
    """``C1.2 due: 20 Oct 2015 → 9 Feb 2016``: what an item says."""
    if item.row is not None:
        of = "" if item.part == "action" else f" of a {PART[item.part].one}"
        return f"new row{of} {item.place}: {item.text}" + (f" ({item.who})" if item.who else "")
    if item.column == "update":
        aside = "; ".join(filter(None, (item.before, item.who)))
        return f"{item.ref} update: {item.text}" + (f" ({aside})" if aside else "")
    return _WORDS[item.kind](item)


def _decide(item: Item) -> str:
    who = f": {item.who}" if item.kind is Kind.CONFLICT else f" ({item.who})"
    return f"{item.called} {_column(item)}: they say {item.text or 'nothing'}, the plan {item.now or 'nothing'}{who}"


def _edit(item: Item) -> str:
    return f"{item.called} {_column(item)}: {item.before or 'nothing'} → {item.text or 'nothing'}"


def _column(item: Item) -> str:
    return item.column.replace("told_", "").replace("_", " ")


_WORDS: Mapping[Kind, Callable[[Item], str]] = {
    Kind.CONFLICT: _decide,
    Kind.QUESTION: _decide,
    Kind.EDIT: _edit,
    Kind.MISSING: lambda item: f"{item.ref} {item.title}: not in the file",
    Kind.GONE: lambda item: f"{item.called}: taken out of the file, nothing is done to it",
    Kind.TOLD: lambda item: f"{_edit(item)}: only told there, not taken",
    Kind.UNREAD: lambda item: f"{item.called} {_column(item)}: {item.text}, not taken",
    Kind.COPIED: lambda item: f"{item.place} is a copy of another row{_titled(item)}: not taken",
    Kind.STRANGE: lambda item: f"{item.place}: its key {item.text} is none of this plan's{_titled(item)}: not taken",
}


def _titled(item: Item) -> str:
    return f" ({short(item.title)})" if item.title else ""


_SIGNS = {Kind.EDIT: "~", Kind.UPDATE: "+", Kind.NEW: "+", Kind.CONFLICT: "!", Kind.QUESTION: "?"}


def about_file(*parts: BackFile) -> str:
    """``plan.xlsx: 5 actions, 3 risks, as of change 41``: one file, and what should be known of how it was read."""
    file = parts[0]
    if all(each.is_untouched for each in parts):
        return f"{file.name}: as it was written here, so nobody has sent it back"
    of = f"as of change {file.change}" if file.change is not None else f"{file.why_unknown}: no conflict can be known"
    order = ", month first in its dates" if file.month_first else ""
    nothing = "" if any(each.changes.says_anything for each in parts) else ", nothing changed in it"
    held = ", ".join(count_in_words(each.kind, len(each.changes.seen)) for each in parts)
    return f"{file.name}: {held}, {of}{order}{nothing}"


def by_file(returned: Returned) -> list[list[BackFile]]:
    """The files with the parts of each that went out at one time."""
    found: dict[tuple[str, int | None], list[BackFile]] = {}
    for part in returned.files:
        found.setdefault((part.name, part.change), []).append(part)
    return list(found.values())


def waiting_in_words(one: Waiting) -> str:
    """``HR Partner (asked on 3 Nov 2015 about 2 actions, for Improvement Board, 5 Nov 2015)``."""
    meeting = f", for {one.meeting}" if one.meeting else ""
    return f"{one.lead} (asked on {day_in_full(one.on)} about {number_of(len(one.refs), 'action')}{meeting})"


def who_answered(returned: Returned) -> Iterator[str]:
    """Who answered, and to whom a sheet went out of whom nothing came, a line for each day and meeting."""
    if returned.answered:
        yield f"answered: {'; '.join(returned.answered)}"
    asked: dict[tuple[date, str], list[str]] = {}
    for one in returned.waiting:
        asked.setdefault((one.on, one.meeting), []).append(f"{one.lead} ({len(one.refs)})")
    for (on, meeting), leads in asked.items():
        meant = f" for {meeting}" if meeting else ""
        yield f"nobody answered what was asked on {day_in_full(on)}{meant}: {'; '.join(leads)}"


def lines(returned: Returned, found: Sequence[Item], taken: Taken | None = None) -> Iterator[str]:
    """All that was found, file by file; conflicts and questions at the end, with what decides on them."""
    told: set[str] = set()
    for parts in by_file(returned):
        name = parts[0].name
        yield about_file(*parts)
        own = [item for item in found if item.file == name and name not in told]
        told.add(name)
        yield from (f"  {_SIGNS[item.kind]} {in_words(item)}" for item in own if item.kind in _TAKEN)
        yield from (f"  ! {in_words(item)}" for item in own if item.kind in LEFT)
    for item in found:
        if item.kind in (Kind.CONFLICT, Kind.QUESTION):
            yield f"  {_SIGNS[item.kind]} {in_words(item)}: left as it is"
            yield from _how_to_take(item)
    if taken is not None:
        yield from (f"  ! {ref} {field}: {why}" for ref, field, why in taken.refused)
        if taken.brought:
            yield f"  ! {taken.brought}"
    yield from who_answered(returned)
    missing = [item for item in found if item.kind is Kind.MISSING]
    if missing:
        yield f"open actions that no file has, left as they are: {', '.join(item.ref for item in missing)}"
        yield f'  where work has stopped: planwatch set {missing[0].ref} status=withdrawn --why "…"'
    yield from _gone(found)


def _gone(found: Sequence[Item]) -> Iterator[str]:
    """What was taken out of its sheet, a line for each kind of part."""
    by_kind: dict[str, list[str]] = {}
    for item in found:
        if item.kind is Kind.GONE:
            by_kind.setdefault(item.part, []).append(item.ref)
    for kind, refs in by_kind.items():
        more = f" and {len(refs) - _MOST} more" if len(refs) > _MOST else ""
        told = count_in_words(kind, len(refs))
        yield f"{told} taken out of the file, left as the plan has it: {', '.join(refs[:_MOST])}{more}"


_MOST = 10
"""Refs that are named before they are only counted."""
_TAKEN = (Kind.EDIT, Kind.UPDATE, Kind.NEW)


def _how_to_take(item: Item) -> Iterator[str]:
    """The command by which theirs is taken, of what is typed by one."""
    if item.row is None and item.column != "update" and item.part != "reading":
        text = item.text.replace('"', "'")
        how = "set" if item.part == "action" else f"{item.part} set"
        ref = item.ref if " " not in item.ref else f'"{item.ref}"'
        yield f'      to take theirs: planwatch {how} {ref} "{item.column}={text}"'


def taken_in_words(taken: Taken) -> str:
    """``3 edits, 1 update; recorded that 2 leads answered``; ``nothing to change`` where that is so."""
    counts = (
        (taken.edits, "edit"), (taken.updates, "update"), (len(taken.new), "new action"),
    )  # fmt: skip
    others = (
        " new ".join(count_in_words(kind, number).split(" ", 1)) for kind, number in taken.parts.items() if number
    )
    told = ", ".join((*(number_of(number, noun) for number, noun in counts), *others))
    gone = f", {', '.join(taken.withdrawn)} withdrawn" if taken.withdrawn else ""
    answers = f"; recorded that {number_of(len(taken.answered), 'lead')} answered" if taken.answered else ""
    return f"{told}{gone}{answers}" if taken.number is not None else "nothing to change"
