"""Opening the app, on the user's plans or on the samples; where there is no terminal the triage list is printed."""

from pathlib import Path
from typing import TYPE_CHECKING

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import is_terminal
from planwatch.cli.shared.session import plan_file, signer
from planwatch.errors import PlanwatchError

if TYPE_CHECKING:
    from planwatch.service.reviews.run import Asked


def open_app(options: Options) -> int:
    """Open the app on the plan file; returns the exit code."""
    if not is_terminal():
        if not options.path.exists():
            raise PlanwatchError(
                f"there is no plan file {options.path} yet",
                "try `planwatch demo`, or start one with `planwatch init FILE.toml`",
            )
        return _print(options, options.path)
    options.refuse_looking_back()
    options.make_folder()
    return _run(options, options.path)


def open_demo(options: Options, path: Path) -> int:
    """Open the app on a plan file of samples that goes away again; returns the exit code."""
    if not is_terminal():
        return _print(options, path)
    options.refuse_looking_back()
    return _run(options, path, demo=True)


def open_review(options: Options, asked: "Asked") -> int:
    """Open the app on a review, begun or gone on with; returns the exit code."""
    return _run(options, options.path, review=asked)


def _print(options: Options, path: Path) -> int:
    # Loaded here: where the app opens, its first paint would wait for what makes tables of text.
    from planwatch.cli.shared.actions import print_actions
    from planwatch.model.actions.views import BY_WORD

    with plan_file(options, path) as session:
        print_actions(options, session, BY_WORD["overdue"], ())
    return 0


def _run(options: Options, path: Path, *, demo: bool = False, review: "Asked | None" = None) -> int:
    from planwatch.tui.run import run

    return run(
        path,
        who=signer(options),
        today=options.day,
        plan=options.plan,
        settings=options.settings,
        demo=demo,
        review=review,
    )
