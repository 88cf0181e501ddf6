"""Telling which change was taken back, or done again."""

from planwatch.cli.shared.output import out_json, say
from planwatch.service.journal.undo import Change


def tell_undone(verb: str, change: Change, as_json: bool) -> None:
    """Say it on stderr; with ``as_json`` also on stdout."""
    say(f"{verb} change {change.id} of {change.who}: {change.what}")
    if as_json:
        out_json({"change": change.id, "who": change.who, "what": change.what})
