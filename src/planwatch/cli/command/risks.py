"""``planwatch risks``: what may go wrong or right, how it scores, and what lessens it."""

from collections.abc import Iterator

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import TextColumn, table, terminal_width
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.service.risks.risks import RISKS, heat_map
from planwatch.service.session import Session
from planwatch.words.risks import HeatMap, cell_in_words

_EPILOG = """\
\b
Filter words: ref: title: kind: theme: owner: status: score: band: moved:
mitigated: look: plan: and the other fields; bare words search everything;
not:… turns one round. mitigated:none is what nothing lessens, look:past what
should have been looked at, moved:up what scores higher than before.

\b
Examples:
  planwatch risks status:open band:red
  planwatch risks mitigated:none owner:none
  planwatch risks --matrix
"""


@click.command("risks", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@click.option("--matrix", "as_matrix", is_flag=True, help="The plan's matrix with the open risks in it.")
@json_option("As JSON, a risk on a line.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_matrix: bool, as_json: bool) -> None:
    """List risks, issues and opportunities, the highest score first: owner, score, target, next look.

    Scores and bands are by the plan's own matrix (`planwatch about risk_matrix=…`). A risk is not mitigated where no
    action lessens it, or all that would are late or withdrawn.
    """
    if not as_matrix:
        list_parts(options, RISKS, words, as_json=as_json)
        return
    if words:
        raise PlanwatchError("--matrix takes no filter words", "leave them out: it has all open risks")
    with plan_file(options) as session:
        if as_json:
            out_json([_map_json(ref, found) for ref, found in _maps(session)])
        else:
            out(_drawn(session))


def _maps(session: Session) -> list[tuple[str, HeatMap]]:
    return [(day.plan.ref, heat_map(session, day)) for day in session.plan_days()]


def _drawn(session: Session) -> Iterator[str]:
    found = _maps(session)
    for place, (ref, one) in enumerate(found):
        if len(found) > 1:
            yield from ("",) * (place > 0)
            yield visible(ref)
        columns = [TextColumn(head, 18, least=8) for head in one.heads]
        rows = [
            [
                (level, "bold"),
                *((cell_in_words(*cell), str(cell[0].band.rag) if cell[1] else "muted") for cell in cells),
            ]
            for level, cells in one.rows()
        ]
        yield from table(columns, rows, terminal_width())
        yield visible(one.foot)


def _map_json(ref: str, found: HeatMap) -> dict[str, object]:
    by = found.by
    cells = [
        {
            "likelihood": a.value, "impact": b.value, "score": by.scores[row][column],
            "band": by.banded(by.scores[row][column]).band.rag, "risks": found.refs(a.value, b.value),
        }
        for row, a in enumerate(by.likelihood)
        for column, b in enumerate(by.impact)
    ]  # fmt: skip
    return {"plan": ref, "matrix": by.lines, "cells": cells, "not_scored": found.unscored}
