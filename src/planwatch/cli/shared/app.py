"""Opening the app, on the user's plans or on the samples; else, where it is of no use, printing the triage list."""

from typing import TYPE_CHECKING

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import is_terminal, say
from planwatch.cli.shared.progress_bar import bar
from planwatch.cli.shared.session import given_name, plan_file
from planwatch.errors import START, PlanwatchError
from planwatch.model.actions.filter import parse_filter, split_filter
from planwatch.model.actions.views import VIEWS, View, everybodys, find_view
from planwatch.paths import Address, Place

if TYPE_CHECKING:
    from planwatch.service.reviews.run import Asked


def open_app(options: Options, view: str = "", words: str = "") -> int:
    """Open the app on the plan file, in that view and with that filter where they are given; returns the exit code.

    Raises PlanwatchError, before anything is opened, where they cannot be read.
    """
    shown = _view(options, view or VIEWS[0].word)
    parse_filter(words)
    if is_printed(options):
        if not options.is_there:
            raise PlanwatchError(
                f"there is no plan file {options.path} yet",
                f"try `planwatch demo`; {START}, or empty by `planwatch init --template REF`",
            )
        return _print(options, options.path, shown, words)
    options.refuse_looking_back()
    options.make_folder()
    return _run(options, options.path, view=shown, words=words)


def _view(options: Options, typed: str) -> View:
    view = everybodys(typed)
    if view is not None or not options.is_there:
        return view or find_view(typed)
    from planwatch.service.views.own import amiss, find_own, own_views  # most are opened on a view of everybody

    with plan_file(options) as session:
        own = find_own(own_views(session, session.plan_days()).views, typed)
        amiss(session, own)
    return own


def open_demo(options: Options, path: Place, *, is_tour: bool = False) -> int:
    """Open the app on a plan file of samples that goes away again, or on the tour; returns the exit code."""
    if is_printed(options):
        return _print(options, path)
    options.refuse_looking_back()
    return _run(options, path, demo=True, is_tour=is_tour)


def open_review(options: Options, asked: "Asked") -> int:
    """Open the app on a review, begun or gone on with; returns the exit code."""
    return _run(options, options.path, review=asked)


def is_printed(options: Options) -> bool:
    """Whether lines are wanted, and no app."""
    return options.plain or not is_terminal()


def _print(options: Options, path: Place, view: View = VIEWS[0], words: str = "") -> int:
    # Loaded here: where the app opens, its first paint would wait for what makes tables of text.
    from planwatch.cli.shared.actions import print_actions

    with plan_file(options, path) as session:
        print_actions(options, session, view, split_filter(words))
    if options.plain:
        say("`planwatch show REF` tells all of one; `set`, `note`, `done` change it; `planwatch --help` tells the rest")
    return 0


def _run(
    options: Options,
    path: Place,
    *,
    demo: bool = False,
    is_tour: bool = False,
    review: "Asked | None" = None,
    view: View = VIEWS[0],
    words: str = "",
) -> int:
    from planwatch.tui.run import run

    if isinstance(path, Address):
        from planwatch.service.files.place import have_copy

        with bar("copying the plan to this machine") as step:
            have_copy(path, step)
    return run(
        path,
        who=given_name(options),
        today=options.day,
        plan=options.plan,
        settings=options.settings,
        demo=demo,
        is_tour=is_tour,
        review=review,
        view=view,
        words=words,
    )
