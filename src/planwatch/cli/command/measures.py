"""``planwatch measures``: what shows that the plan worked, and how each measure stands."""

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.parts import list_parts
from planwatch.cli.shared.session import pass_reading
from planwatch.service.measures.measures import MEASURES

_EPILOG = """\
\b
Filter words: ref: title: unit: direction: baseline: target: cadence: owner:
actions: recommendations: commitments: rag: last: travel: overdue: met: reopen:
plan: and bare words, which search everything; not:… turns one round.
target:none is what no target was set for, overdue:yes what a reading is missing
of, reopen:E3 what proposes to reopen that action.

\b
Examples:
  planwatch measures
  planwatch measures rag:red
  planwatch measures not:met:yes travel:worse --json
"""


@click.command("measures", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[FILTER]...")
@json_option("As JSON, a measure on a line, with all its readings.")
@pass_reading
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """List measures with baseline, target, last reading, RAG and travel: better or worse, not up or down.

    RAG is calculated: green on target, amber within tolerance, red off; by the plan's measure_rule before the target's
    day a reading is held against the straight line from baseline to target, or against the target itself.
    """
    list_parts(options, MEASURES, words, as_json=as_json)
