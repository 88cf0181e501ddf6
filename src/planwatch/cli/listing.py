"""``planwatch list``: actions as a table, as JSON or as CSV, and the triage list that stands in for the app."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from planwatch.cli.completing import filter_words
from planwatch.cli.context import Options, pass_reading
from planwatch.cli.output import out, out_data, out_json, paint, say
from planwatch.errors import PlanwatchError
from planwatch.model.views import BY_WORD, VIEWS, View, find_view
from planwatch.model.visible import visible

if TYPE_CHECKING:
    from planwatch.model.listed import Listed, PlanDay
    from planwatch.service.reading import Listing, Order
    from planwatch.service.session import Session

_EPILOG = """\
\b
Views (the first word, or its digit):
  1 overdue  2 soon  3 red  4 no-update  5 no-lead
  6 challenge  7 moved  8 complete  9 all  0 mine

\b
Filter words: lead: theme: status: rag: calc: board: due: priority: plan:
answers: and bare words, which search title, ref, how and lead; not:… turns
one round. due:14d is what falls due within 14 days, rag:none what has none.

\b
Examples:
  planwatch list overdue
  planwatch list overdue lead:hr rag:r
  planwatch list recruit not:status:complete
  planwatch list "lead:HR partner" --sort due
  planwatch list soon --sort updated- --json
  planwatch list all --csv > actions.csv

\b
In JSON and CSV days are ISO dates, and cost is in pence.
"""


@click.command("list", short_help="Actions: a view, a filter, or all.", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[VIEW] [FILTER]...", shell_complete=filter_words)
@click.option("--json", "as_json", is_flag=True, help="As JSON, an action on a line.")
@click.option("--csv", "as_csv", is_flag=True, help="As CSV for a spreadsheet.")
@click.option(
    "--sort", metavar="COLUMN[-]", default="", help="Sort by a column; with - at its end, the other way round."
)
@pass_reading
def list_actions(options: Options, words: tuple[str, ...], as_json: bool, as_csv: bool, sort: str) -> None:
    """List actions: those of a view, those that a filter leaves, or all.

    Where the first word is no view, all words are the filter and all actions are looked at. A view is in the order of
    triage, all actions are in the plan's order, unless --sort says otherwise: rag, ref, title, theme, lead, due, late,
    moves, updated, status, plan, triage.
    """
    if as_json and as_csv:
        raise PlanwatchError("--json and --csv exclude each other", "give one of them")
    view, rest = split_view(words)
    with options.session() as session:
        print_actions(options, session, view, rest, sort, "json" if as_json else "csv" if as_csv else "")


def split_view(words: Sequence[str]) -> tuple[View, tuple[str, ...]]:
    """The view that the first word names, and the words of the filter; all actions where it names none."""
    if words and (words[0].casefold() in BY_WORD or words[0] in [view.key for view in VIEWS]):
        return find_view(words[0]), tuple(words[1:])
    return BY_WORD["all"], tuple(words)


def print_actions(
    options: Options, session: "Session", view: View, words: Sequence[str], sort: str = "", form: str = ""
) -> None:
    """Print the actions of a view that pass the filter; ``form`` is ``json``, ``csv`` or empty for a table."""
    from planwatch.service import reading

    days = session.plan_days()
    asked = _asked(options, session, days, view, words, sort)
    listed = [row for row in reading.rows(session, days, reading.list_ids(session, asked)) if row is not None]
    if form == "json":
        from planwatch.exchange.json import action_json

        out_json([action_json(row) for row in listed])
    elif form == "csv":
        from planwatch.exchange.csv import actions_csv
        from planwatch.exchange.json import action_json, action_keys

        out_data(actions_csv(map(action_json, listed), action_keys()))
    else:
        _print_table(session, days, view, words, listed)
    if not listed:
        say(_nothing(session, days, view, words))


def _asked(
    options: Options, session: "Session", days: "tuple[PlanDay, ...]", view: View, words: Sequence[str], sort: str
) -> "Listing":
    from planwatch.model.filter import parse_filter
    from planwatch.service.reading import Listing, Order

    order, descending = _order(sort) if sort else (Order.PLAN_ORDER if view.word == "all" else Order.TRIAGE, False)
    return Listing(
        view.word,
        days,
        parse_filter(" ".join(map(_one_word, words))),
        order,
        descending,
        me=session.who,
        soon=options.settings.due_soon,
    )


def _one_word(word: str) -> str:
    """What the shell gave as one word is one word of the filter, though it holds blanks: lead:"HR partner"."""
    if not re.search(r"\s", word) or '"' in word:
        return word
    match = re.match(r"((?:not:|!)*(?:[A-Za-z]+:)?)(.*)", word, re.DOTALL)
    return f'{match[1]}"{match[2]}"' if match else word


def _order(sort: str) -> "tuple[Order, bool]":
    from planwatch.service.reading import Order

    known = {order.value: order for order in Order if order is not Order.PLAN_ORDER}
    known |= {"order": Order.PLAN_ORDER, "action": Order.TITLE, "moved": Order.MOVES}
    name = sort.casefold().removesuffix("-")
    if name not in known:
        import difflib

        near = difflib.get_close_matches(name, known, 1)
        hint = f"did you mean '{near[0]}'?" if near else f"one of {', '.join(known)}"
        raise PlanwatchError(f"there is no column '{name}' to sort by", hint)
    return known[name], sort.endswith("-")


def _print_table(
    session: "Session", days: "tuple[PlanDay, ...]", view: View, words: Sequence[str], listed: "list[Listed]"
) -> None:
    from planwatch.cli.cells import columns, row_cells
    from planwatch.cli.table import table, terminal_width

    several = len(days) > 1
    lines = [heading(session, day) for day in days]
    lines.append(visible(" · ".join([f"{view.key} {view.name}", *words, f"{len(listed)} listed"])))
    if listed:
        lines += ["", *table(columns(several), [row_cells(row, several) for row in listed], terminal_width())]
    out(lines)


def heading(session: "Session", day: "PlanDay") -> str:
    """The title line of a plan: its banner, its title, how much of it is overdue, and on what day."""
    from planwatch.model.dates import weekday_and_day
    from planwatch.model.three_dates import Share, share_words

    count = counts(session, day)
    possibly = f"{count['possibly']} possibly" if count["possibly"] else ""
    overdue = f"overdue {share_words(Share(count['overdue'], count['dated']))}"
    return title_line(day, overdue, possibly, f"as at {weekday_and_day(day.today)}")


def title_line(day: "PlanDay", *parts: str) -> str:
    """A plan's banner, its title, and what else is to be said there."""
    told = (day.plan.banner, f"{day.plan.title} ({day.plan.ref})", *parts)
    return paint(visible(" · ".join(part for part in told if part)), "bold")


def counts(session: "Session", day: "PlanDay") -> dict[str, int]:
    """How many actions a plan has, how many of them are open with a date, overdue, and possibly so."""
    from planwatch.model.kinds import OPEN
    from planwatch.model.lateness import Overdue
    from planwatch.service.reading import tallies

    tallied = tallies(session, (day,)).items()
    return {
        "actions": sum(number for _, number in tallied),
        "dated": sum(number for tally, number in tallied if tally.dated and tally.status in OPEN),
        "overdue": sum(number for tally, number in tallied if tally.overdue is Overdue.YES),
        "possibly": sum(number for tally, number in tallied if tally.overdue is Overdue.POSSIBLY),
    }


def _nothing(session: "Session", days: "tuple[PlanDay, ...]", view: View, words: Sequence[str]) -> str:
    """What is said where nothing is listed: why, and the one next thing to do."""
    if not days:
        return f"{session.path} holds no plan yet. start one with `planwatch init FILE.toml`"
    if not any(counts(session, day)["actions"] for day in days):
        return 'no actions yet. add one with `planwatch add "WHAT IS TO BE DONE" --theme THEME --new`'
    if not words:
        return f"{view.empty.lower()}. `planwatch list all` lists every action"
    import difflib

    near = difflib.get_close_matches(words[0].casefold(), BY_WORD, 1)
    hint = f"did you mean the view '{near[0]}'?" if near else "leave a word out"
    return f"nothing in '{view.name}' matches {' '.join(words)}. {hint}"
