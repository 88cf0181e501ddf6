"""``planwatch doctor``: whether the plan file is sound."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import plan_file
from planwatch.model.text.visible import visible
from planwatch.paths import Address
from planwatch.service.files.open import STALE, away, faults, holds_no_plan, made_anew, read_only_reason

_EPILOG = """\
\b
Examples:
  planwatch doctor
  planwatch --db copy.db doctor --json
"""

_HINTS = "`planwatch restore` puts a backup back", "whoever runs the server has backups of it"
_NO_PLAN = "no plan: there is nothing in the file"


@click.command("doctor", epilog=_EPILOG)
@json_option("The findings as JSON.")
@pass_options
def command(options: Options, as_json: bool) -> int:
    """Check that the plan file is sound, and that every row is what its changes have made of it.

    What planwatch makes from the rest, such as the words that are searched, is made anew where it differs. On a
    server this machine's copy is compared with it first, row for row, and put right where it differs.

    Ends with 1 where something was found, and where there is no plan in the file.
    """
    mended = _mended(options)
    with plan_file(options) as session:
        anew = made_anew(session)
        found = faults(session) or ([_NO_PLAN] if holds_no_plan(session) else [])
        read_only = read_only_reason(session)
    if as_json:
        out_json(mended + anew + found)
    else:
        out(visible(fault) for fault in mended + anew + found)
    if mended:
        say("this machine's copy was not as the server's plan, and was put right")
    if anew:
        say("what is made from the rest of the plan was not as that, and was made anew")
    hint = _hint(options, found)
    sound = f"{options.path}: {len(found)} found. {hint}" if found else f"{options.path} is sound"
    say(f"{sound} (it can only be read: {read_only})" if read_only else sound)
    return 1 if mended or anew or found else 0


def _hint(options: Options, found: list[str]) -> str:
    if found == [_NO_PLAN]:
        return "import a plan, or take another file"
    if found and all(fault.endswith(STALE) for fault in found):
        return "whoever may change the plan makes them anew with `planwatch doctor`"
    return _HINTS[isinstance(options.path, Address)]


def _mended(options: Options) -> list[str]:
    """Where this machine's copy of a plan on a server was not as that; it is put right."""
    if not isinstance(options.path, Address):
        return []
    with plan_file(options) as session:
        if reason := away(session):
            say(f"{reason.message}: this machine's copy is looked through alone")
            return []
    from planwatch.service.files.server import differences  # what speaks to servers

    return differences(options.path)
