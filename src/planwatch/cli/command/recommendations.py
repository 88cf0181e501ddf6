"""``planwatch recommendations``: what the plan's sources recommend, what was said to it, and what answers it."""

from collections.abc import Sequence

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.model.plan.keys import flat
from planwatch.service.recommendations.read import RecommendationRow, filtered, recommendations
from planwatch.words.recommendations import signed_in_words

_EPILOG = """\
\b
Filter words: number: class: decision: response: by: actions: plan: and bare
words, which search everything; not:… turns one round. response:none is what
nobody has responded to, actions:none what no action answers, actions:C1.2 what
that one answers.

\b
Examples:
  planwatch recommendations
  planwatch recommendations class:priority decision:none
  planwatch recommendations actions:none not:decision:not --json
"""


@click.command("recommendations", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a recommendation on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List recommendations by their numbers: class, decision and management response, and the actions that answer each.

    An action that answers 1a answers 1, where the plan has no recommendation 1a.
    """
    with plan_file(options) as session:
        every = recommendations(session)
    found = filtered(every, words)
    if as_json:
        out_json([_json(row) for row in found])
    elif found:
        out(_table(found))
    if not every:
        say('no recommendations yet. add one with `planwatch recommendation add NUMBER "TEXT"`')
    elif not found:
        say("no recommendation has all of these words")


def _json(row: RecommendationRow) -> dict[str, object]:
    answering = [{"ref": one.ref, "status": one.status} for one in row.answering]
    return {"plan": row.of.plan.ref, **flat(row.recommendation), "answered_by": answering}


def _table(rows: Sequence[RecommendationRow]) -> list[str]:
    several = len({row.of.id for row in rows}) > 1
    cells: list[list[Cell]] = []
    for row in rows:
        one = row.recommendation
        plan: list[Cell] = [(row.of.plan.ref, "")] if several else []
        cells.append(
            [
                *plan, (one.number, ""), (one.class_, ""), (one.text, ""),
                (one.decision or "none yet", "" if one.decision else "possibly"),
                (one.response or "none yet", "" if one.response else "possibly"),
                (signed_in_words(one, row.of.today), ""), (row.refs or "none", "" if row.refs else "muted"),
                (row.standing, ""),
            ]
        )  # fmt: skip
    columns = (
        *((TextColumn("Plan", 12),) if several else ()),
        TextColumn("No", 8),
        TextColumn("Class", 12, drop=2, least=8),
        TextColumn("Recommendation", 0, least=24),
        TextColumn("Decision", 15),
        TextColumn("Response", 24, drop=3, least=12),
        TextColumn("Given", 22, drop=4, least=9),
        TextColumn("Actions", 16, least=8),
        TextColumn("Done", 13, drop=1),
    )
    return table(columns, cells, terminal_width())
