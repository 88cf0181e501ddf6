"""``planwatch date``: what planwatch makes of a wording, with no plan needed."""

import sys
from datetime import date

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import out, out_json
from planwatch.cli.shared.params import json_option
from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.when import Period, Reading
from planwatch.model.text.visible import visible

_EPILOG = """\
\b
Examples:
  planwatch date autumn 2016
  planwatch --today 2016-01-11 date "by end of June"
  planwatch --plan WB date "mid May" --json
  planwatch date - < wordings.txt

\b
With --plan, a date without a year takes it from the plan's period.
What is typed into a field may be shorter: 31/3, "in 3 weeks".
"""


@click.command("date", epilog=_EPILOG)
@click.argument("words", nargs=-1, required=True, metavar="WORDS|-")
@json_option("As JSON: text, kind, from and by, null where there is none.")
@pass_options
def command(options: Options, words: tuple[str, ...], as_json: bool) -> None:
    """Show the kind, the first and the last day of a date as written; ``-`` reads one wording a line."""
    today, period = _day_and_period(options)
    wordings = _lines() if words == ("-",) else [" ".join(words)]
    read = [(text, read_date(text, today, period)) for text in wordings]
    if as_json:
        out_json([_as_json(text, when) for text, when in read])
    else:
        out(_in_words(text, when) for text, when in read)


def _day_and_period(options: Options) -> tuple[date, Period]:
    if not options.plan:
        return options.calendar_day, Period()
    from planwatch.cli.shared.session import plan_file  # most dates need no plan file

    with plan_file(options) as session:
        day = session.one_plan()
    return day.today, day.period


def _lines() -> list[str]:
    """The lines of standard input; a blank one is a wording too, so that answers stand beside their lines."""
    lines = sys.stdin.buffer.read().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    if not lines[-1]:
        lines.pop()
    wordings: list[str] = []
    for number, line in enumerate(lines, 1):
        try:
            wordings.append(line.removesuffix(b"\r").decode())
        except UnicodeDecodeError:
            raise PlanwatchError(f"standard input, line {number}: this is not UTF-8", "save it as UTF-8") from None
    return wordings


def _as_json(text: str, when: Reading) -> dict[str, object]:
    return {"text": text, "kind": when.kind, "from": when.first, "by": when.last}


def _in_words(text: str, when: Reading) -> str:
    told = f"{visible(text) or '(blank)'}: {when.kind.value}"
    if when.first is None:
        told += ", no date"
    elif when.last is None:
        told += f", from {day_in_full(when.first)}, no end"
    elif when.is_one_day:
        told += f", {day_in_full(when.first)}"
    else:
        told += f", from {day_in_full(when.first)} by {day_in_full(when.last)}"
    return f"{told} ({visible(when.doubt)})" if when.doubt else told
