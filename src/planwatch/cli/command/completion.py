"""``planwatch completion``: the script that makes a shell complete planwatch's words."""

import click
from click.shell_completion import ShellComplete, get_completion_class

from planwatch.cli.shared.output import out

_EPILOG = """\
\b
Put one of these into the shell's start-up file:
  bash  eval "$(planwatch completion bash)"
  zsh   eval "$(planwatch completion zsh)"
  fish  planwatch completion fish | source
"""


@click.command("completion", epilog=_EPILOG)
@click.argument("shell", metavar="SHELL", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the script that makes a shell complete planwatch's commands, options, refs, leads and themes."""
    made = get_completion_class(shell)
    assert made is not None
    # The shells' own classes first ask the shell for its version, which may not be installed where this runs.
    out(ShellComplete.source(made(ctx.find_root().command, {}, "planwatch", "_PLANWATCH_COMPLETE")).splitlines())
