"""``planwatch review``: the review run in a terminal, or its order as a list."""

from typing import Any

import click

from planwatch.cli.shared.app import open_review
from planwatch.cli.shared.completion import forums
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import is_plain, is_terminal, joined, out, out_json, paint, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.errors import PlanwatchError
from planwatch.exchange.json import action_json
from planwatch.model.actions.row import ActionRow
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.text.visible import visible
from planwatch.service import read
from planwatch.service.reviews import page
from planwatch.service.reviews import run as reviews
from planwatch.service.reviews.run import Asked, ReviewRun
from planwatch.service.session import Session
from planwatch.words.row import rag_words
from planwatch.words.spoken import spoken

_EPILOG = """\
\b
Examples:
  planwatch review improvement
  planwatch review --theme Workforce --list
  planwatch review --lead "HR partner" --json
  planwatch review --theme Workforce --rag amber --achieved "36 posts" --next "a campaign"

\b
By the shell alone: --list gives the order; note, set, done, handover,
board-rag change actions one by one; note --unchanged says of one that it
stands as it stood; --rag rates a theme, or without --theme
the plan; `planwatch meetings` and `minutes` keep what was decided.
"""


@click.command("review", epilog=_EPILOG)
@click.argument("forum", required=False, default="", metavar="[FORUM]", shell_complete=forums)
@click.option("--theme", default="", metavar="THEME", help="One theme only.")
@click.option("--lead", default="", metavar="LEAD", help="The actions of one lead only.")
@click.option("--list", "as_list", is_flag=True, help="Print what is gone through, in order, and begin nothing.")
@json_option("The same as JSON, an action on a line.")
@click.option("--rag", default="", metavar="RAG", help="Rate the theme, or without --theme the plan.")
@click.option("--achieved", default="", metavar="TEXT", help="With --rag: what was achieved.")
@click.option("--next", "upcoming", default="", metavar="TEXT", help="With --rag: what is next.")
@click.option("--help-needed", default="", metavar="TEXT", help="With --rag: what help is needed.")
@click.option("--by", default="", metavar="NAME", help="With --rag: whose word it is; else yours.")
@pass_reading
def command(
    options: Options, forum: str, theme: str, lead: str, as_list: bool, as_json: bool, rag: str, achieved: str,
    upcoming: str, help_needed: str, by: str,
) -> int:  # fmt: skip
    """Go through the plan theme by theme, exceptions first, for a forum's meeting of today or for none.

    In a terminal the review opens full screen; where one was left, it goes on there. Without a terminal, with
    --list or --json, and in `planwatch --plain review`, its order is printed and nothing is begun.
    """
    asked = Asked(forum, theme, lead)
    said = {"achieved": achieved, "next": upcoming, "help needed": help_needed}
    if rag or any(said.values()) or by:
        if forum or lead or as_list or as_json:
            raise PlanwatchError("a rating is of a theme or of the plan", "give --rag with --theme, or without it")
        return _rate(options, asked, rag, said, by)
    if is_terminal() and not (as_list or as_json or options.plain):
        if options.as_of is not None:
            raise PlanwatchError("--as-of is for commands that read", "add --list, or review the plan as it is now")
        return open_review(options, asked)
    with plan_file(options) as session:
        _print(session, asked, as_json)
    return 0


def _rate(options: Options, asked: Asked, rag: str, said: dict[str, str], by: str) -> int:
    with plan_file(options) as session:
        run = reviews.prepare(session, session.one_plan(), asked)
        theme_id = next(iter(run.themes)) if asked.theme else None
        outcome = page.rate_part(run, theme_id, rag, said, by)
    say(f"{outcome.changed[0]}: rated {rag} (change {outcome.number})")
    return 0


def _print(session: Session, asked: Asked, as_json: bool) -> None:
    day = session.one_plan()
    run = reviews.prepare(session, day, asked)
    rows = {row.id: row for row in read.rows(session, (day,), list(run.ids)) if row is not None}
    if as_json:
        out_json(_json(run, rows))
    else:
        out(_lines(run, rows))
    if not run.ids:
        say("nothing to review: no open action was asked for")


def _json(run: ReviewRun, rows: dict[int, ActionRow]) -> list[dict[str, Any]]:
    return [
        {"step": number, "reviewed_as": stop.kind.value, "concerns": [each.value for each in stop.concerns]}
        | action_json(rows[key])
        for number, stop in enumerate(run.stops, 1)
        for key in stop.ids
        if key in rows
    ]


def _lines(run: ReviewRun, rows: dict[int, ActionRow]) -> list[str]:
    last, following = (day_in_full(day) if day else "none" for day in (run.between.last, run.between.next))
    lines = [
        paint(visible(joined(f"Review of {run.day.plan.title}", run.asked.in_words() or "for no meeting")), "bold")
    ]
    lines.append(joined(f"{len(run.ids)} open actions", f"last meeting {last}", f"next {following}"))
    theme: int | None = -1
    for stop in run.stops:
        if stop.theme != theme and stop.ids:
            theme = stop.theme
            lines += ["", paint(visible(run.themes[theme].name if theme is not None else "No theme"), "bold")]
        for key in (key for key in stop.ids if key in rows):
            action, why = rows[key].action, "; ".join(stop.concerns) or "on track"
            head = f"  {rag_words(rows[key])[0]:<6} {action.ref:<6} {action.title} ({action.lead or 'no lead'})"
            lines.append(visible(f"{spoken(rows[key])}; because {why}" if is_plain() else f"{head}: {why}"))
    return lines
