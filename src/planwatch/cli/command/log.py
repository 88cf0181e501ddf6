"""``planwatch log``: the journal."""

from collections.abc import Iterator

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.model.text.visible import visible
from planwatch.service.find import find_action
from planwatch.service.journal import log
from planwatch.service.journal.log import Entry, when_in_words
from planwatch.words.numbers import and_more

_EPILOG = """\
\b
Examples:
  planwatch log
  planwatch log C1.2 --most 20
  planwatch --plan WB log --json
"""


@click.command("log", epilog=_EPILOG)
@click.argument("ref", metavar="[REF]", default="", shell_complete=refs)
@click.option(
    "--most", type=click.IntRange(1, 1_000_000), default=100, metavar="N", help="No more than so many changes."
)
@json_option("As JSON, a change on a line.")
@pass_reading
def command(options: Options, ref: str, most: int, as_json: bool) -> None:
    """Show who changed what and when, newest first: in the whole file, in one plan, or of one action.

    The number of a change is what `planwatch undo` takes.
    """
    with plan_file(options) as session:
        action = find_action(session, ref) if ref else None
        entries = log.entries(session, action, most)
    if as_json:
        out_json([_entry_json(entry) for entry in entries])
        return
    out(line for entry in entries for line in _entry_lines(entry))
    if not entries:
        say("nothing was changed yet")


def _entry_lines(entry: Entry) -> Iterator[str]:
    why = f" ({entry.why})" if entry.why else ""
    undone = "  [undone]" if entry.undone else ""
    yield f"{entry.number:>5}  {when_in_words(entry)}  {visible(f'{entry.who}: {entry.what}{why}')}{undone}"
    for detail in entry.details:
        yield f"{'':>7}{visible(detail.in_words())}"
    if entry.more:
        yield f"{'':>7}{and_more(entry.more)}"


def _entry_json(entry: Entry) -> dict[str, object]:
    told: dict[str, object] = {
        "change": entry.number, "at": entry.at, "who": entry.who, "kind": entry.kind, "what": entry.what,
        "why": entry.why, "undone": entry.undone,
    }  # fmt: skip
    names = ("table", "ref", "field", "before", "after")
    details = [{name: getattr(detail, name) for name in names} for detail in entry.details]
    return told | {"details": details, "more": entry.more}
