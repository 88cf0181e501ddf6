"""``planwatch trend``: open, complete, overdue and red over time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from planwatch.cli.completing import themes
from planwatch.cli.context import Options, pass_reading
from planwatch.cli.output import out, out_json, paint, say
from planwatch.model.text.visible import visible

if TYPE_CHECKING:
    from planwatch.model.history.trend import Point
    from planwatch.service.history.trend import PlanTrend

_EPILOG = """\
\b
Examples:
  planwatch trend
  planwatch trend --theme Workforce
  planwatch --plan WB trend --json
"""


@click.command("trend", short_help="Open, complete, overdue and red over time.", epilog=_EPILOG)
@click.option("--theme", default="", metavar="THEME", help="Of one theme only.", shell_complete=themes)
@click.option("--json", "as_json", is_flag=True, help="As JSON, a day of a plan or theme on a line.")
@pass_reading
def trend(options: Options, theme: str, as_json: bool) -> None:
    """Draw how many actions were open, complete, overdue and red (the board's rating, else the lead's) over time.

    A day counts as the plan then was; before the file began, as its dates tell.
    """
    from planwatch.service.history.trend import trends

    with options.session() as session:
        found = trends(session, theme)
    if as_json:
        out_json([_point_json(plan, one.theme, point) for plan in found for one in plan.trends for point in one.points])
    else:
        out(line for number, plan in enumerate(found) for line in _told(plan, number))
    if not found:
        say("nothing to draw yet")


def _point_json(plan: "PlanTrend", theme: str, point: "Point") -> dict[str, object]:
    counts = {name: getattr(point, name) for name in ("open", "complete", "overdue", "red")}
    return {"plan": plan.of.plan.ref, "theme": theme, "on": point.on, **counts}


def _told(plan: "PlanTrend", number: int) -> Iterator[str]:
    from planwatch.cli.listing import title_line
    from planwatch.cli.table import terminal_width
    from planwatch.model.dates.in_words import day_in_full, weekday_and_day
    from planwatch.words.chart import chart, legend, point_in_words

    of, whole = plan.of, plan.trends[0]
    if number:
        yield ""
    yield title_line(of, whole.theme, f"as at {weekday_and_day(of.today)}")
    yield legend()
    yield from chart(whole.points, min(terminal_width(), 120), 16)
    for one in plan.trends:
        then, now = one.points[0], one.points[-1]
        yield paint(visible(one.theme or "all"), "bold")
        yield f"  {day_in_full(then.on):<12} {point_in_words(then)}"
        if now is not then:
            yield f"  {day_in_full(now.on):<12} {point_in_words(now)}"
