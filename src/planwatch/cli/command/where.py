"""``planwatch where``: every path in use."""

import click

from planwatch import paths
from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.output import out, out_json
from planwatch.cli.shared.params import json_option
from planwatch.model.text.visible import visible
from planwatch.resources import bundled

_EPILOG = """\
\b
Examples:
  planwatch where
  planwatch where --json
"""


@click.command("where", epilog=_EPILOG)
@json_option("As JSON.")
@pass_options
def command(options: Options, as_json: bool) -> None:
    """Show every path in use, whether there is anything yet or not.

    Of a plan on a server also this machine's copy, which can be taken away at any time.
    """
    found: dict[str, paths.Place] = {
        "plan file": options.path if isinstance(options.path, paths.Address) else options.path.absolute(),
        **_copy(options.path),
        "settings": paths.config_file(),
        "own skins": paths.skins_folder(),
        "own templates": paths.templates_folder(),
        "state": paths.state_folder(),
        "samples": bundled("db") / "samples",
        "skins": bundled("themes"),
    }
    if as_json:
        out_json({name.replace(" ", "_"): str(path) for name, path in found.items()})
    else:
        out(f"{name:<13} {visible(str(path))}{_absent(path)}" for name, path in found.items())


def _copy(place: paths.Place) -> dict[str, paths.Place]:
    """This machine's copy, of a plan on a server."""
    if not isinstance(place, paths.Address):
        return {}
    from planwatch.service.files.server import copy  # what speaks to servers

    return {"this copy": copy(place)}


def _absent(place: paths.Place) -> str:
    return "" if isinstance(place, paths.Address) or place.exists() else "  (not there yet)"
