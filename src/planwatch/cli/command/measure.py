"""``planwatch measure``: one that is added, changed, read or taken out; readings of a file."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import out, out_json, say, say_change
from planwatch.cli.shared.part_change import Done, change_part, changing_options
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.service.measures import readings
from planwatch.service.measures.measures import MEASURES
from planwatch.service.plan.part_read import find_part
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch measure add "Repeat referrals" unit=% baseline=26 target=18
  planwatch measure set M1 target_on="31 Mar 2016" cadence=quarterly lag=30
  planwatch measure set M1 actions="D2 D3" tolerance=2 owner="Head of Service"
  planwatch measure set M1 commitments=C1
  planwatch measure read "Repeat referrals" 18 --on "31 Dec"
  planwatch measure read M1 17.5 --on "31 Dec" --note "two records were double"
  planwatch measure import readings.xlsx --dry-run
  planwatch measure remove M1 --yes

\b
Fields: ref, title, unit, direction (up or down is good), baseline, baseline_on,
target, target_on, tolerance, cadence (weekly, fortnightly, monthly, quarterly,
half-yearly, yearly), lag (days until a figure is known), breakdown, source,
owner, actions, recommendations, commitments.
"""
_HOW = 'write it so: planwatch measure read M1 18 --on "31 Dec"'


@click.command("measure", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|remove|read|import REF|TITLE|FILE [VALUE] [FIELD=VALUE]...")
@click.option("--on", default="", metavar="DATE", help="Read: the day that it is of; else today.")
@click.option("--by", default="", metavar="WHO", help="Read: whose word it is; else the owner's.")
@click.option("--note", default="", metavar="TEXT", help="Read: what is to be known of it.")
@click.option("--provisional", is_flag=True, help="Read: it may still change.")
@click.option("--internal", is_flag=True, help="Read: a public forum is not given the note.")
@click.option("--dry-run", is_flag=True, help="Import: show what would be added, and change nothing.")
@click.option("--correct", is_flag=True, help="Import: other figures of the same days correct those of the plan.")
@changing_options
@pass_options
def command(
    options: Options, words: tuple[str, ...], on: str, by: str, note: str, provisional: bool, internal: bool,
    dry_run: bool, correct: bool, yes: bool, add: bool, as_json: bool,
) -> int:  # fmt: skip
    """Add a measure, change it, write a reading of it, or take it out of the plan.

    A reading is never overwritten: another of the same day corrects it, and the first is kept. Import takes readings
    of a workbook or CSV with columns headed measure, day and value. What is there already changes nothing; a figure
    that contradicts the plan's is told and left out.
    """
    if words[:1] == ("import",):
        return _import(options, words[1:], dry_run=dry_run, correct=correct, as_json=as_json)

    def read(session: Session, name: str, rest: tuple[str, ...]) -> Done:
        if len(rest) != 1:
            raise PlanwatchError("one figure is read at a time", _HOW)
        row = find_part(session, MEASURES, name)
        typed = readings.Typed(rest[0], on, by, note, provisional, internal)
        number = readings.read(session, row, typed)
        now, wrong = readings.after_reading(session, row, typed)
        return Done(row.name, f"read: {now.standing}", number, wrong)

    verbs = {"read": read, "import": _never}
    return change_part(options, MEASURES, words, yes=yes, add=add, as_json=as_json, verbs=verbs)


def _never(session: Session, name: str, rest: tuple[str, ...]) -> Done:
    raise PlanwatchError("import comes first", "planwatch measure import FILE")


def _import(options: Options, words: tuple[str, ...], *, dry_run: bool, correct: bool, as_json: bool) -> int:
    """Import the readings of a file; 1 where some of them were left out."""
    from planwatch.service.files.readings import import_readings, look  # nothing else here reads tables

    if len(words) != 1:
        raise PlanwatchError("which file is imported is missing", "planwatch measure import readings.csv")
    with plan_file(options) as session:
        seen = look(session, Path(words[0]), correct=correct)
        number = None if dry_run else import_readings(session, seen)
    if as_json:
        left = [one.in_words for one in seen.refused]
        new = [one.in_words for one in seen.new]
        out_json({"change": number, "new": new, "there_already": seen.there, "left_out": left})
    else:
        out(visible(one.in_words) for one in (seen.lines if dry_run else (*seen.new, *seen.refused)))
    if dry_run:
        say(f"{seen.in_words.replace('imported', 'would be imported')}; nothing was changed")
    elif number is None:
        say(f"{seen.in_words}; nothing was changed")
    else:
        say_change(seen.in_words, number)
    return 1 if seen.refused else 0
