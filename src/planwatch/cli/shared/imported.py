"""What is said of an import, whatever was imported."""

from planwatch.cli.shared.output import say
from planwatch.service.files.import_ import Merged, in_words


def say_imported(plan: str, merged: Merged, started: str = "") -> None:
    """Tell what an import did to a plan, and how it is taken back; ``started`` is the title of a new one."""
    begun = f' "{started}" started' if started else ""
    done = f"plan {plan}{begun}: {in_words(merged)}"
    if merged.number is None:
        say(f"{done}; nothing to change")
    else:
        say(f"{done}; change {merged.number}, `planwatch undo {merged.number}` takes it back")


def say_tried(plan: str, what: str, started: str = "", changed: str = "nothing was changed") -> None:
    """Tell what an import would do to a plan."""
    into = f'start plan {plan} "{started}"' if started else f"import into plan {plan}"
    say(f"would {into}: {what}; {changed}")
