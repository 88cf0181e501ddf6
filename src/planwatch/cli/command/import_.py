"""``planwatch import``: a file merged into the plan file, a snapshot of planwatch or a table of another program."""

from collections.abc import Sequence
from pathlib import Path

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.difference import difference_json, print_difference
from planwatch.cli.shared.imported import say_imported, say_tried
from planwatch.cli.shared.output import out_json
from planwatch.cli.shared.params import FILE, json_option
from planwatch.cli.shared.progress_bar import bar
from planwatch.cli.shared.session import begun, plans_in
from planwatch.exchange.registry import is_snapshot
from planwatch.service.files import import_
from planwatch.service.files.preview import read_plan

_EPILOG = """\
\b
Examples:
  planwatch import plan.toml --dry-run
  planwatch import plan.toml
  planwatch import "Action plan.xlsx" --dry-run
  planwatch import "Risk register.xlsx" --words "High=4" --as "Sheet1=risks"
  planwatch import "Action plan.xlsx" --map "Who=lead" --words "On hold=in progress" --uk-dates
"""


@click.command("import", epilog=_EPILOG)
@click.argument("file", type=FILE, metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Show what would be added and changed, and change nothing.")
@click.option("--map", "columns", multiple=True, metavar="COLUMN=FIELD", help='"Who=lead", D=due; F=- for none.')
@click.option("--sheet", "sheets", multiple=True, metavar="NAME", help="Which sheet or table to take.")
@click.option("--as", "kinds", multiple=True, metavar="KIND", help='What a sheet is: risks, or "Sheet=risks".')
@click.option("--header", default="", metavar="ROW", help="The row of the headings; 3-4 for two rows.")
@click.option("--us-dates/--uk-dates", "month_first", default=None, help="5/6/2016 is 6 May, or 5 June.")
@click.option("--words", multiple=True, metavar="WORD=MEANING", help='"On hold=in progress", "High=4": what it is.')
@click.option("--save-map", "mapping", flag_value="save", help="Keep what is decided, also if nothing is imported.")
@click.option("--forget-map", "mapping", flag_value="forget", help="Read it afresh, and forget what was kept.")
@json_option("Tell as JSON what was added and changed.")
@pass_options
def command(
    options: Options, file: Path, dry_run: bool, columns: Sequence[str], sheets: Sequence[str], header: str,
    month_first: bool | None, words: Sequence[str], kinds: Sequence[str], mapping: str | None, as_json: bool,
) -> int:  # fmt: skip
    """Merge a file into the plan file, as one change: a snapshot (TOML, JSON), or a plan kept elsewhere.

    Where there is no plan file yet, or no such plan in it, the file starts it, and that is said.

    What the file gives of an action replaces what the plan has of it, and its updates and date changes are added;
    what it leaves out is left as it is. In a snapshot a key is emptied by "". Actions, themes and leads that only the
    plan has are left as they are.

    Registers of risks and lists of recommendations, measures and costs come in as what they are; --as says what a sheet
    is: actions, risks, recommendations, measures, costs, nothing. Months, quarters and years over columns are readings
    of measures, or shares of costs; a row of totals is the paper's own. Words of a scale that the plan's risk matrix
    has not are told, and --words says them.

    A plan kept elsewhere is a workbook (XLSX, XLS, ODS), CSV, Word, Markdown, HTML or JSON. What each column means is
    found out by its heading and contents, shown by --dry-run, and corrected by --map; what is decided is kept with the
    import for the next file of these headings, by --save-map also without one; headings chosen by --header are found
    by their words in it. The same file again changes what changed in it, and leaves what was changed in the plan
    meanwhile; a cell changed in both is a conflict, which is told, left as the plan has it, and ends with 1. So does a
    question that is open: nothing is then changed.
    """
    if not is_snapshot(file):
        from planwatch.cli.shared.foreign import decided, import_foreign  # a snapshot needs nothing that reads tables

        return import_foreign(
            options, file, decided(columns, sheets, header, month_first, words, kinds), dry_run=dry_run,
            as_json=as_json, mapping=mapping or "",
        )  # fmt: skip
    with begun(options) as session:
        incoming = read_plan(session, file, options.calendar_day)
        plan = incoming.snapshot.plan
        options.check_plan(plan.ref)
        is_new = plan.ref not in plans_in(session)
        with bar("import") as step:
            if dry_run:
                merged = import_.try_import(session, incoming, file.name, step)
            else:
                merged = import_.import_given(session, incoming, file.name, step=step)
    if as_json:
        out_json({"change": merged.number, **difference_json(merged.difference)})
    elif dry_run:
        print_difference(merged.difference)
    started = plan.title if is_new else ""
    if dry_run:
        say_tried(plan.ref, import_.in_words(merged), started)
    else:
        say_imported(plan.ref, merged, started)
    return 0
