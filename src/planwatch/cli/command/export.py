"""``planwatch export``: a plan as a snapshot."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out_data, say
from planwatch.cli.shared.params import FILE
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.written import replace_option, writing
from planwatch.errors import PlanwatchError
from planwatch.service.files.export import export_plan, plan_as_toml

_EPILOG = """\
\b
Examples:
  planwatch export now.toml
  planwatch export now.json
  planwatch export now.csv
  planwatch export now.xlsx --by theme
  planwatch export risks.csv --of risks
  planwatch export leads.xlsx --of leads
  planwatch --plan WB export -
"""


@click.command("export", epilog=_EPILOG)
@click.argument("file", metavar="FILE|-", type=FILE)
@click.option("--by", type=click.Choice(["theme", "lead"]), help="A workbook with a sheet for each.")
@click.option("--of", default="", metavar="KIND", help="Only risks, costs, readings …: .csv or .xlsx.")
@replace_option()
@pass_reading
def command(options: Options, file: Path, by: str | None, of: str, replace: bool) -> None:
    """Write a plan in the format that the suffix of FILE names; - prints it as TOML.

    Written are a snapshot, which `planwatch import` reads as the same plan (.toml, .json), a calendar of what is due
    and who meets (.ics), in which what is complete or withdrawn is cancelled, all actions as a list (.csv), and a
    workbook that people can work in (.xlsx), with a sheet for each kind of part that the plan has: leads, themes,
    sources, recommendations, commitments, measures, readings, risks, costs, forums, versions, sign-offs, consultees,
    communications, deep dives, evidence, findings. --of writes one kind alone, as .csv or .xlsx.

    Of a workbook or list that was edited `planwatch import` takes back what was changed in it: in a list of actions
    the columns ref to answers, named as the fields are; its other columns, and new rows in it without a title, are not
    read.

    A file that planwatch wrote is written anew, wholly or not at all; one that is not as planwatch last wrote it only
    with --replace.
    """
    with plan_file(options) as session:
        day = session.one_plan()
        if str(file) == "-":
            if by or of:
                raise PlanwatchError(
                    f"{'--of' if of else '--by'} is for a file: - prints the whole plan", "name a file"
                )
            out_data([plan_as_toml(session, day)])
        else:
            with writing(session, [file], replace=replace):
                say(export_plan(session, day, file, by=by or "", of=of, replace=True))
