"""``planwatch doctor``: whether the plan file is sound."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.model.text.visible import visible
from planwatch.service.files.open import faults, holds_no_plan, read_only_reason

_EPILOG = """\
\b
Examples:
  planwatch doctor
  planwatch --db copy.db doctor --json
"""

_NO_PLAN = "no plan: there is nothing in the file"


@click.command("doctor", epilog=_EPILOG)
@json_option("The findings as JSON.")
@pass_options
def command(options: Options, as_json: bool) -> int:
    """Check that the plan file is sound, and that every row is what its changes have made of it.

    Ends with 1 where something was found, and where there is no plan in the file.
    """
    with plan_file(options) as session:
        found = faults(session) or ([_NO_PLAN] if holds_no_plan(session) else [])
        read_only = read_only_reason(session)
    if as_json:
        out_json(found)
    else:
        out(visible(fault) for fault in found)
    hint = "import a plan, or take another file" if found == [_NO_PLAN] else "`planwatch restore` puts a backup back"
    sound = f"{options.path}: {len(found)} found. {hint}" if found else f"{options.path} is sound"
    say(f"{sound} (it can only be read: {read_only})" if read_only else sound)
    return 1 if found else 0
