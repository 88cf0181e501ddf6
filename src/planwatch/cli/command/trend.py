"""``planwatch trend``: open, complete, overdue and red over time."""

from collections.abc import Iterator

import click

from planwatch.cli.shared.completion import themes
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import is_plain, out, out_json, paint, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import terminal_width
from planwatch.cli.shared.title import title_line
from planwatch.model.dates.in_words import day_in_full, weekday_and_day
from planwatch.model.history.trend import Point
from planwatch.model.text.visible import visible
from planwatch.service.history.trend import PlanTrend, trends
from planwatch.words.chart import chart, legend, point_in_words

_EPILOG = """\
\b
Examples:
  planwatch trend
  planwatch trend --theme Workforce
  planwatch --plan WB trend --json
"""


@click.command("trend", epilog=_EPILOG)
@click.option("--theme", default="", metavar="THEME", help="Of one theme only.", shell_complete=themes)
@json_option("As JSON, a day of a plan or theme on a line.")
@pass_reading
def command(options: Options, theme: str, as_json: bool) -> None:
    """Draw how many actions were open, complete, overdue and red (the board's rating, else the lead's) over time.

    A day counts as the plan then was; before the file began, as its dates tell.
    """
    with plan_file(options) as session:
        found = trends(session, theme)
    if as_json:
        out_json([_point_json(plan, one.theme, point) for plan in found for one in plan.trends for point in one.points])
    else:
        out(line for number, plan in enumerate(found) for line in _told(plan, number))
    if not found:
        say("nothing to draw yet")


def _point_json(plan: PlanTrend, theme: str, point: Point) -> dict[str, object]:
    counts = {name: getattr(point, name) for name in ("open", "complete", "overdue", "red")}
    return {"plan": plan.of.plan.ref, "theme": theme, "on": point.on, **counts}


def _told(plan: PlanTrend, number: int) -> Iterator[str]:
    of, whole = plan.of, plan.trends[0]
    if number:
        yield ""
    yield title_line(of, whole.theme, f"as at {weekday_and_day(of.today)}")
    if not is_plain():
        yield legend()
        yield from chart(whole.points, min(terminal_width(), 120), 16)
    for one in plan.trends:
        then, now = one.points[0], one.points[-1]
        yield paint(visible(one.theme or "all"), "bold")
        yield f"  {day_in_full(then.on):<12} {point_in_words(then)}"
        if now is not then:
            yield f"  {day_in_full(now.on):<12} {point_in_words(now)}"
