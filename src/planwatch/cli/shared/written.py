"""Writing what was asked for to a file."""

from pathlib import Path

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import say


def write(options: Options, file: Path, text: str, what: str) -> None:
    """Write a text to a file, never over the plan file, and say so."""
    from planwatch.exchange.files import write_whole  # most of what could be written is printed

    options.refuse_plan_file(file)
    replaced = in_place_of(file)
    write_whole(file, [text.encode()])
    say(f"{what} written to {file}{replaced}")


def in_place_of(file: Path) -> str:
    """What is said, before a file is written, of the one that it replaces; empty where there is none."""
    return ", in place of the file that was there" if file.exists() else ""
