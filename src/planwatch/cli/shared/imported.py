"""What is said of an import, whatever was imported."""

from planwatch.cli.shared.output import say
from planwatch.service.files.import_ import Merged, in_words


def say_imported(plan: str, merged: Merged, *, dry_run: bool = False) -> None:
    """Tell what an import did to a plan, or would do, and how it is taken back."""
    done = f"{plan}: {in_words(merged)}"
    if dry_run:
        say(f"would import into {done}; nothing was changed")
    elif merged.number is None:
        say(f"{done}; nothing to change")
    else:
        say(f"{done}; change {merged.number}, `planwatch undo {merged.number}` takes it back")
