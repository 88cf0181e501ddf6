"""``planwatch completion``: the script that makes a shell complete planwatch's words."""

import click
from click.shell_completion import FishComplete, ShellComplete, ZshComplete

from planwatch.cli.shared.bash import Bash
from planwatch.cli.shared.output import out

_SHELLS = {"bash": Bash, "zsh": ZshComplete, "fish": FishComplete}

_EPILOG = """\
\b
Put one of these into the shell's start-up file:
  bash  eval "$(planwatch completion bash)"
  zsh   eval "$(planwatch completion zsh)"
  fish  planwatch completion fish | source
"""


@click.command("completion", epilog=_EPILOG)
@click.argument("shell", metavar="SHELL", type=click.Choice(list(_SHELLS)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete planwatch's commands, options, fields and names."""
    made = _SHELLS[shell](ctx.find_root().command, {}, "planwatch", "_PLANWATCH_COMPLETE")
    # The shells' own classes first ask the shell for its version, which may not be installed where this runs.
    out(ShellComplete.source(made).splitlines())
