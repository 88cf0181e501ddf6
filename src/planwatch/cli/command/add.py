"""``planwatch add``: an action that comes into the plan."""

import click

from planwatch.cli.shared.completion import fields_and_values, leads, themes
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.field_value import read_changes
from planwatch.cli.shared.outcome import shell_hints, tell
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.values import replace
from planwatch.service.actions import add
from planwatch.service.find import find_action
from planwatch.words.fields import field_in_words

_EPILOG = """\
\b
Examples:
  planwatch add "Map the early help offer" --theme Practice
  planwatch add "Recruit managers" --theme Work --lead "HR partner" --due "end of June 2016"
  planwatch --plan WB add "Brief the panel" --theme Governance --ref G1 --new
  planwatch add "Train the panel" theme=Practice lead=HR rag=amber success="All trained"
"""


@click.command("add", epilog=_EPILOG)
@click.argument("title", metavar="TITLE")
@click.argument("words", nargs=-1, metavar="[FIELD=VALUE]...", shell_complete=fields_and_values)
@click.option("--theme", default="", metavar="THEME", shell_complete=themes, help="The theme, or how it begins.")
@click.option("--lead", default="", metavar="LEAD", shell_complete=leads, help="Who answers for it.")
@click.option("--due", default="", metavar="WORDS", help="When, as you would write it: 24 Aug 2015, autumn 2016, +2w.")
@click.option("--ref", default="", metavar="REF", help="Its ref; else the next one of the theme.")
@click.option("--new", is_flag=True, help="Add a lead or theme that the plan does not have yet.")
@json_option("Tell as JSON what was added.")
@pass_options
def command(
    options: Options,
    title: str,
    words: tuple[str, ...],
    theme: str,
    lead: str,
    due: str,
    ref: str,
    new: bool,
    as_json: bool,
) -> None:
    """Add an action at the end of its theme, with any of its fields; a rating begins it."""
    with plan_file(options) as session, shell_hints():
        day = session.one_plan()
        given = {"title": title, "theme": theme, "lead": lead, "due": due, "ref": ref}
        options_typed = [f"{name}={text}" for name, text in given.items() if text]
        values = read_changes([*words, *options_typed], "the title comes first, in quotes")
        if not values.get("theme", "").strip():
            raise PlanwatchError("which theme?", "--theme Practice, or theme=Practice")
        outcome = add.add_action(session, day, values, add=new)
        row = find_action(replace(session, plan=day.plan.ref), outcome.changed[0])
    said = f"{row.action.ref} added to {row.action.theme or 'no theme'}: {row.action.title}"
    tell(outcome, f"{said}; due: {field_in_words(row, 'due')}" if row.action.due.text else said, "", as_json)
