"""``planwatch coverage``: each recommendation with what answers it, and the gaps."""

from collections.abc import Sequence

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.model.recommendations.coverage import IN_WORDS, Totals
from planwatch.service.recommendations.coverage import COVERAGE, class_totals
from planwatch.service.recommendations.recommendations import RecommendationRow

_EPILOG = f"""\
\b
Filter words: number: text: class: source: decision: response: status:
evidence: commitments: actions: due: late: gap: plan: and bare words, which
search everything; not:… turns one round. late:yes is what is open past its date,
late:C1.2 what that late action answers. gap:none is what is answered,
gap:nothing-answers, gap:only-withdrawn and gap:nobody-owns-it what is not.

\b
Stands: {IN_WORDS}.
A gap is accepted as any finding is:
  planwatch check --accept nothing-answers 18 --why "Done by the county"

\b
Examples:
  planwatch coverage
  planwatch coverage class:priority not:gap:none
  planwatch coverage --json
"""


@click.command("coverage", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a recommendation on a line with what answers it and its gaps.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> int:
    """Show what answers each recommendation, those for priority first: commitments, actions, measures; and the gaps.

    What answers a clause answers the whole, and so does what carries a commitment. Nothing is owed to what was not
    accepted or is closed. Ends with 1 where a gap stands that nobody accepted.
    """
    found = list_parts(options, COVERAGE, words, as_json=as_json, foot=_foot)
    return int(any(row.covered.standing_gaps for row in found))


_HEADS = ("Recommendations", "Open", "Implemented", "Closed", "With gaps", "Gaps accepted")


def _totals(found: Sequence[RecommendationRow]) -> list[str]:
    """A line for each class, and one for all."""
    by_class = class_totals(found)
    columns = (TextColumn("Class", 24), *(TextColumn(head, 15) for head in _HEADS))
    lines = [_line(name or "no class", counted) for name, counted in by_class.items()]
    return table(columns, [*lines, _line("all", sum(by_class.values(), Totals()))], terminal_width())


def _line(name: str, found: Totals) -> list[Cell]:
    numbers = (found.recommendations, found.open, found.implemented, found.closed, found.with_gaps, found.accepted)
    return [(name, ""), *((str(number), "late" if number and at == 4 else "") for at, number in enumerate(numbers))]


def _foot(rows: Sequence[RecommendationRow]) -> list[str]:
    return ["", *_totals(rows), "", f"{IN_WORDS}."]
