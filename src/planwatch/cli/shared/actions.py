"""Printing actions: as a table, as lines of words, as JSON or as CSV."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from planwatch.cli.shared.cells import cells, columns
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.heading import heading
from planwatch.cli.shared.output import is_file, is_plain, joined, out, out_data, out_json_lines, say
from planwatch.cli.shared.table import TextColumn, table, terminal_width
from planwatch.errors import START, with_hint
from planwatch.model.actions.filter import parse_filter
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.actions.views import BY_WORD, CHANGED, View
from planwatch.model.text.visible import visible
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.read import Listing, Order
from planwatch.service.session import Session
from planwatch.service.views.sorting import Sorting, read_order, read_sorting
from planwatch.words.row import report_backs_words

if TYPE_CHECKING:
    from planwatch.service.journal.others import Others


def print_actions(
    options: Options, session: Session, view: View, words: Sequence[str], sort: str = "", form: str = ""
) -> None:
    """Print the actions of a view that pass the filter; ``form`` is ``json``, ``csv`` or empty, for people."""
    days = tuple(day for day in session.plan_days() if view.plan in (None, day.id))
    others = _others(session) if view == CHANGED else None
    among = tuple(others.listed({day.id for day in days})) if others is not None else ()
    asked = replace(_asked(options, session, days, view, words, sort), among=among)
    if form == "json":
        from planwatch.exchange.json import action_lines  # a table needs none of it

        listed = [row for row in read.rows(session, days, read.list_ids(session, asked)) if row is not None]
        out_json_lines(action_lines(listed, others.told_apart if others is not None else None))
    elif form == "csv":
        from planwatch.exchange.csv import BOM, listed_csv

        told = read.with_newest_updates(session, asked)
        listed = [row for row, _ in told]
        lines = listed_csv(told)
        if others is not None:
            from planwatch.service.journal.others import KEYS

            lines = listed_csv(told, names=KEYS, more=others.told_apart)
        out_data(([BOM] if is_file() else []) + list(lines))
    else:
        listed = read.table_rows(session, asked)
        _print_list(session, days, view, words, listed, others.told if others is not None else None)
    if not listed:
        say(_nothing(session, days, view, words))


def _others(session: Session) -> "Others":
    """What others changed since the person looked in the app; this is no look."""
    from planwatch.paths import state_folder
    from planwatch.service.journal.others import Others  # no other view needs it

    return Others(session, state_folder())


def _asked(
    options: Options, session: Session, days: tuple[PlanDay, ...], view: View, words: Sequence[str], sort: str
) -> Listing:
    sorting = Sorting(*read_order(sort)) if sort else read_sorting(view.sorted_by)
    (order, down), then = sorting.keys
    return Listing(
        view.base,
        days,
        parse_filter(" ".join((view.filter, *map(_one_word, words)))),
        order or (Order.PLAN_ORDER if view.base == "all" else Order.TRIAGE),
        down,
        *then,
        me=session.who,
        soon=options.settings.due_soon,
    )


def _one_word(word: str) -> str:
    """What the shell gave as one word is one word of the filter, though it holds blanks: lead:"HR partner"."""
    if not re.search(r"\s", word) or '"' in word:
        return word
    match = re.match(r"((?:not:|!)*(?:[A-Za-z]+:)?)(.*)", word, re.DOTALL)
    return f'{match[1]}"{match[2]}"' if match else word


def _print_list(
    session: Session,
    days: tuple[PlanDay, ...],
    view: View,
    words: Sequence[str],
    listed: list[ActionRow],
    changed: Callable[[int], str] | None,
) -> None:
    lines = [heading(session, day) for day in days]
    lines.append(visible(joined(f"{view.key} {view.name}".strip(), *words, f"{len(listed)} listed")))
    if is_plain():
        from planwatch.words.spoken import spoken  # a table needs none of it

        for row in listed:
            said = f"; changed: {changed(row.id)}" if changed is not None else ""
            lines.append(visible(spoken(row, several_plans=len(days) > 1) + said))
    elif listed:
        shown = columns(len(days) > 1)
        rows = cells(listed, shown)
        if changed is not None:
            shown["changed"] = TextColumn("Changed", 60, least=30)
            rows = [[*told, (changed(row.id), "")] for told, row in zip(rows, listed, strict=True)]
        lines += ["", *table(tuple(shown.values()), rows, terminal_width())]
    if view.word == "overdue" and not words:
        lines += _promises(session, days)
    out(lines)


def _promises(session: Session, days: tuple[PlanDay, ...]) -> list[str]:
    """The reports back that meetings still wait for: overdue like any promise."""
    owed = read.late_report_backs(session, days)
    if not owed:
        return []
    from planwatch.model.meetings.cadence import matter_in_words  # few plans owe any

    told = (f"{one.forum or 'a meeting'}, {matter_in_words(one)}" for one in owed)
    return ["", report_backs_words(len(owed)), *(f"  {visible(line)}" for line in told)]


def _nothing(session: Session, days: tuple[PlanDay, ...], view: View, words: Sequence[str]) -> str:
    """What is said where nothing is listed: why, and the one next thing to do."""
    if not days:
        return f"{session.database.name} holds no plan yet. {START}"
    if not any(read.counts(session, day).actions for day in days):
        return 'no actions yet. add one with `planwatch add "WHAT IS TO BE DONE" --theme THEME --new`'
    if not words:
        return f"{view.empty[:1].lower()}{view.empty[1:]}. `planwatch list all` lists every action"
    import difflib  # seldom needed, and large

    near = difflib.get_close_matches(words[0].casefold(), BY_WORD, 1)
    hint = f"did you mean the view '{near[0]}'?" if near else "leave a word out"
    return with_hint(f"nothing in '{view.name}' matches {' '.join(words)}", hint)
