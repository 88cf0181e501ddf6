"""``planwatch portfolio``: several plans as one picture."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_data, out_json, say
from planwatch.cli.shared.params import FILE, json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.cli.shared.written import replace_option, writing
from planwatch.errors import PlanwatchError
from planwatch.model.checks.clashes import MANY
from planwatch.model.due.three_dates import share_words
from planwatch.model.text.visible import visible
from planwatch.report.kinds.portfolio import Line, Portfolio
from planwatch.report.kinds.portfolio import portfolio as document_of
from planwatch.report.render.markdown import to_markdown
from planwatch.service.files.papers import export_page, render_for
from planwatch.service.reports import portfolio

_EPILOG = """\
\b
Examples:
  planwatch portfolio
  planwatch --db wb.db --db slough.db portfolio
  planwatch portfolio --many 3 --json
  planwatch portfolio --out portfolio.html
"""


@click.command("portfolio", epilog=_EPILOG)
@click.option("--many", type=click.IntRange(2), default=MANY, help="Actions of one lead in a fortnight that are many.")
@click.option("--markdown", is_flag=True, help="Print the page as Markdown.")
@click.option("--out", "files", type=FILE, multiple=True, metavar="FILE", help="Write FILE.md or FILE.html.")
@json_option("As JSON: a plan on a line of plans, and the clashes.")
@replace_option()
@pass_reading
def command(options: Options, many: int, markdown: bool, files: tuple[Path, ...], as_json: bool, replace: bool) -> None:
    """Show all plans of the file together: a rating for each plan and theme, and where plans clash.

    --db can be given more than once: nothing is written to any of the files. A clash is the same action in two plans,
    a lead with many actions of several plans due in one fortnight, or a recommendation that two plans answer by
    different days.
    """
    for path in files:
        render_for(path)
    with ExitStack() as stack:
        sessions = [stack.enter_context(plan_file(options, path)) for path in options.paths]
        with writing(sessions[0], files, replace=replace):
            found = portfolio(sessions, many)
            _refuse_twice(found)
            document = document_of(found)
            said = export_page(sessions[0], document, files, replace=True)
    for sentence in said:
        say(sentence)
    if as_json:
        out_json(_json(found))
    elif markdown:
        out_data([to_markdown(document)])
    elif not files and found.plans:
        out(_lines(found))
    if not found.plans:
        say("there is no plan yet: `planwatch init` starts one")


def _refuse_twice(found: Portfolio) -> None:
    refs = [each.plan.ref for each in found.plans]
    twice = next((ref for ref in refs if refs.count(ref) > 1), None)
    if twice is not None:
        raise PlanwatchError(f"two of the files hold a plan {twice}", "leave one out, or give one another ref")


def _lines(found: Portfolio) -> Iterator[str]:
    columns = (
        TextColumn("Plan", 12), TextColumn("Theme", 0, least=16), TextColumn("Said", 8), TextColumn("Proposed", 8),
        TextColumn("Actions", 7), TextColumn("Done", 9), TextColumn("R", 4), TextColumn("A", 4), TextColumn("G", 4),
        TextColumn("Not started", 14, drop=1), TextColumn("Overdue", 15),
    )  # fmt: skip
    rows = [_cells(one) for lines in found.lines for one in lines]
    yield from table(columns, rows, terminal_width())
    for one in found.clashes:
        yield ""
        yield visible(f"{one.kind}: {one.sentence}")
        yield visible(f"  {', '.join(one.actions)}")


def _cells(one: Line) -> list[Cell]:
    counted, said = one.counted, one.said.rag if one.said is not None else None
    late = f" ({counted.not_started_late} late)" if counted.not_started_late else ""
    return [
        (one.given.plan.ref if one.theme is None else "", ""),
        ("the plan" if one.theme is None else one.theme or "no theme", ""),
        (said or "not said", said or "muted"), (one.proposed or "–", one.proposed or "muted"),
        (str(counted.actions), ""), (str(counted.complete + counted.assured), ""), (str(counted.red), ""),
        (str(counted.amber), ""), (str(counted.green), ""), (f"{counted.not_started}{late}", ""),
        (share_words(counted.agreed), "overdue" if counted.late_agreed else ""),
    ]  # fmt: skip


def _json(found: Portfolio) -> dict[str, object]:
    return {
        "plans": [
            {
                "plan": each.plan.ref,
                "title": each.plan.title,
                "as_at": each.today,
                **_line_json(whole),
                "themes": [{"theme": one.theme, **_line_json(one)} for one in themes],
            }
            for each, (whole, *themes) in zip(found.plans, found.lines, strict=True)
        ],
        "clashes": [
            {"kind": one.kind, "about": one.about, "sentence": one.sentence, "actions": list(one.actions)}
            for one in found.clashes
        ],
    }


def _line_json(one: Line) -> dict[str, object]:
    found = one.counted
    return {
        "said": one.said.rag if one.said else None, "proposed": one.proposed, "actions": found.actions,
        "complete": found.complete, "assured": found.assured, "red": found.red, "amber": found.amber,
        "green": found.green, "not_started": found.not_started, "withdrawn": found.withdrawn,
        "open": found.open, "overdue": found.late_agreed, "dated": found.dated_agreed, "no_update": found.no_update,
    }  # fmt: skip
