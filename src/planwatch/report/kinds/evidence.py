"""The evidence report: what was done about each recommendation, and what shows that it worked."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from planwatch.model.dates.in_words import day_in_words
from planwatch.model.plan.kinds import DONE, Status
from planwatch.model.text.refs import natural_key, with_clauses
from planwatch.report import cells
from planwatch.report.counts import Counted, counted
from planwatch.report.document import Block, Cell, Document, Items, Section, Side, Table, Words, row, section
from planwatch.report.input import ReportInput
from planwatch.report.kinds.frame import framed
from planwatch.report.rows import ReportRow
from planwatch.report.sections.themes import count_table

_HEADS = ("Action", "Lead", "RAG", "Status", "Completed", "Due (agreed)", "Evidence", "Second person")


def evidence(given: ReportInput, numbers: Sequence[str] = ()) -> Document:
    """A section for each recommendation, in the order of their numbers.

    Only those asked for, where any are, with their clauses: 1a and 1b of 1. An action that answers several stands under
    each of them, and once in the total.
    """
    groups = _by_number(given.rows)
    shown = {number: rows for number, rows in groups.items() if not numbers or _is_asked(number, numbers)}
    nothing: dict[str, list[ReportRow]] = {
        number: [] for number in numbers if not any(_is_asked(other, (number,)) for other in shown)
    }
    parts = [_section(given, number, rows) for number, rows in _in_order(shown | nothing).items()]
    others = [] if numbers else [row for row in given.rows if not row.action.answers]
    if others:
        title = "Actions that answer no recommendation"
        parts.append(section("no-recommendation", title, [_table(given, others, title), *_updates(given, others)], ""))
    side = Side("", (_summary(given, shown), *parts))
    told = {row.action.ref for rows in shown.values() for row in rows} | {row.action.ref for row in others}
    return framed(given, "Evidence", (side,), _internal(given, told))


def _internal(given: ReportInput, refs: Collection[str]) -> int:
    """How many updates in it are marked internal; for a public forum, how many on its actions were left out."""
    actions = [one for one in given.whole.action if one.ref in refs]
    if given.is_public:
        return sum(update.internal for one in actions for update in one.update)
    return sum(said.internal for one in actions if (said := cells.newest(one)) is not None)


def _by_number(rows: Sequence[ReportRow]) -> dict[str, list[ReportRow]]:
    groups: dict[str, list[ReportRow]] = defaultdict(list)
    for one in rows:
        for number in dict.fromkeys(one.action.answers):
            groups[number].append(one)
    return _in_order(groups)


def _in_order(groups: dict[str, list[ReportRow]]) -> dict[str, list[ReportRow]]:
    return {number: groups[number] for number in sorted(groups, key=natural_key)}


def _is_asked(number: str, asked: Sequence[str]) -> bool:
    """Whether it is one of those numbers, or a clause of one: 1a of 1."""
    return natural_key(number) in {natural_key(each) for one in asked for each in with_clauses(one)}


def _summary(given: ReportInput, groups: dict[str, list[ReportRow]]) -> Section:
    table = count_table(
        "Recommendations",
        [(number, counted(rows)) for number, rows in groups.items()],
        _once(given.rows, groups),
        of="Recommendation",
    )
    several = Words("An action that answers several recommendations is counted once in the last line.")
    return section("summary", "Recommendations", [table, several] if table.rows else [], "No action answers any.")


def _once(rows: Sequence[ReportRow], groups: dict[str, list[ReportRow]]) -> Counted:
    refs = {one.action.ref for group in groups.values() for one in group}
    return counted([one for one in rows if one.action.ref in refs])


def _section(given: ReportInput, number: str, rows: list[ReportRow]) -> Section:
    caption = f"Actions that answer recommendation {number}"
    table = _table(given, rows, caption)
    return section(
        f"rec-{_anchor(number)}", f"Recommendation {number}", [Words(_gap(rows)), table, *_updates(given, rows)], ""
    )


def _updates(given: ReportInput, rows: Sequence[ReportRow]) -> tuple[Block, ...]:
    """What was last said on each of the actions."""
    found = [(one.action.ref, said) for one in rows if (said := cells.newest(one.action)) is not None]
    items = (f"{ref}, {said.by or 'nobody named'}, {cells.said(said, given.today)}" for ref, said in found)
    return (Words("What was last said:"), Items(tuple(items))) if found else ()


def _anchor(number: str) -> str:
    """Letters and digits only, and others for every number."""
    return "".join(one if one.isascii() and one.isalnum() else f"-{ord(one):x}-" for one in number)


def _gap(rows: list[ReportRow]) -> str:
    """What is missing for the recommendation to be answered."""
    if not rows:
        return "No action answers it."
    kept = [one for one in rows if one.action.status is not Status.WITHDRAWN]
    done = [one for one in kept if one.action.status in DONE]
    bare = [one.action.ref for one in done if not one.action.evidence.strip()]
    told = [f"{len(done)} of {len(kept)} action{'s' * (len(kept) != 1)} done"]
    told += [f"{sum(one.action.status is Status.ASSURED for one in done)} {rows[0].listed.of.plan.assured_label}"]
    told += [f"without evidence: {', '.join(bare)}"] if bare else []
    return f"{'; '.join(told)}."


def _table(given: ReportInput, rows: Sequence[ReportRow], caption: str) -> Table:
    return Table(caption, _HEADS, tuple(_line(one, given) for one in rows))


def _line(one: ReportRow, given: ReportInput) -> tuple[Cell, ...]:
    action, today = one.action, given.today
    done = action.status in DONE
    shown = action.evidence or ("none given yet" if done else "")
    said = action.assurance
    second = said.by if said else ""
    if said and said.by and said.on:
        second = f"{said.by}, {day_in_words(said.on, today)}"
    return row(
        cells.ref_and_title(action),
        cells.lead_cell(one.listed),
        cells.rag_cell(one.listed),
        f"withdrawn: {action.reason}" if action.status is Status.WITHDRAWN else str(action.status),
        cells.completed_cell(one, today) if done else "",
        cells.when(one.dates.agreed, today),
        Cell(shown, "" if action.evidence else "muted"),
        second,
    )
