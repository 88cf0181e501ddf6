"""``planwatch add`` and ``remove``: actions that come into the plan and go out of it."""

import click

from planwatch.cli.completing import leads, refs, themes
from planwatch.cli.context import Options, pass_options
from planwatch.cli.output import is_terminal, say
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible

_ADD_EPILOG = """\
\b
Examples:
  planwatch add "Map the early help offer" --theme "Early help"
  planwatch add "Recruit managers" --theme Work --lead "HR partner" --due "end of June 2016"
  planwatch --plan WB add "Brief the panel" --theme Governance --ref E9 --new
"""
_REMOVE_EPILOG = """\
\b
Examples:
  planwatch remove C1.2
  planwatch remove C1.2 C1.3 --yes
"""


@click.command("add", short_help="Add an action.", epilog=_ADD_EPILOG)
@click.argument("title", metavar="TITLE")
@click.option("--theme", required=True, metavar="THEME", shell_complete=themes, help="The theme, or how it begins.")
@click.option("--lead", default="", metavar="LEAD", shell_complete=leads, help="Who answers for it.")
@click.option("--due", default="", metavar="WORDS", help="When, as you would write it: 24 Aug 2015, autumn 2016, +2w.")
@click.option("--ref", default="", metavar="REF", help="Its ref; else the next one of the theme.")
@click.option("--new", is_flag=True, help="Add a lead or theme that the plan does not have yet.")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was added.")
@pass_options
def add(options: Options, title: str, theme: str, lead: str, due: str, ref: str, new: bool, as_json: bool) -> None:
    """Add an action at the end of its theme."""
    from planwatch.cli.cells import field_in_words
    from planwatch.cli.outcome import shell_hints, tell
    from planwatch.service import read
    from planwatch.service.actions import edit

    with options.session() as session, shell_hints():
        day = session.one_plan()
        values = {"title": title, "theme": theme, "lead": lead, "due": due, "ref": ref}
        outcome = edit.add_action(session, day, values, add=new)
        row = read.find_action(read.only_plan(session, day.plan.ref), outcome.changed[0])
    said = f"{row.action.ref} added to {row.action.theme or 'no theme'}: {row.action.title}"
    tell(outcome, f"{said}; due: {field_in_words(row, 'due')}" if due else said, "", as_json)


@click.command("remove", short_help="Take actions out of the plan.", epilog=_REMOVE_EPILOG)
@click.argument("action_refs", nargs=-1, required=True, metavar="REF...", shell_complete=refs)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Tell as JSON what was removed.")
@pass_options
def remove(options: Options, action_refs: tuple[str, ...], yes: bool, as_json: bool) -> int:
    """Take actions out of the plan, as one change; undo brings them back.

    Work that stopped is better withdrawn, which keeps it on the list: planwatch set REF status=withdrawn --why TEXT.
    """
    from planwatch.cli.outcome import find, targets, tell
    from planwatch.service.actions import edit

    with options.session() as session:
        rows = find(session, action_refs)
        names = ", ".join(row.action.ref for row in rows)
        if not yes and not _agreed(rows[0].action.title if len(rows) == 1 else "", names):
            say("nothing was removed")
            return 1
        outcome = edit.remove(session, targets(rows))
    tell(outcome, f"{names} removed", "removed", as_json)
    return 0


def _agreed(title: str, names: str) -> bool:
    if not is_terminal():
        raise PlanwatchError(f"removing {names} needs a yes, and nobody can be asked here", "add --yes")
    return click.confirm(visible(f"Remove {names} {title}".strip() + " from the plan?"), default=False, err=True)
