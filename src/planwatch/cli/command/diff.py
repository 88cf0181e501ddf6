"""``planwatch diff``: what differs between two versions or snapshots, or one of them and now."""

from pathlib import Path

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.difference import difference_json, print_difference
from planwatch.cli.shared.output import out, out_json, say
from planwatch.cli.shared.params import FILE, json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.written import replace_option, writing
from planwatch.errors import PlanwatchError
from planwatch.exchange.registry import reader_for
from planwatch.model.text.visible import visible
from planwatch.service import read
from planwatch.service.files.preview import read_plan
from planwatch.service.files.revised import State, differing, state
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch diff "draft 1" "draft 2"
  planwatch diff "draft 1" --out changes.html
  planwatch diff last-month.toml plan.toml
  planwatch diff last-month.toml

\b
A and B are snapshots, or what --as-of takes: versions, meetings, days, changes.
Between files every line that differs is told; else what an approver asks for:
added, withdrawn, reworded, moved, re-owned, re-costed, without updates, ratings
and how far the work has come. --out writes that as a paper.
"""


@click.command("diff", epilog=_EPILOG)
@click.argument("before", metavar="A", type=FILE)
@click.argument("after", metavar="[B]", type=FILE, required=False)
@click.option(
    "--out", "file", type=FILE, metavar="FILE", help="Write the paper for the approver: FILE.html or FILE.md."
)
@json_option("As JSON.")
@replace_option()
@pass_reading
def command(
    options: Options, before: Path, after: Path | None, file: Path | None, as_json: bool, replace: bool
) -> int:  # fmt: skip
    """Show what differs between two versions of the plan or two snapshots; without B, between one and the plan now.

    Ends with 1 where something differs.
    """
    moment, options.as_of = options.as_of, None
    if after is not None and moment is not None:
        raise PlanwatchError("two files or versions are compared as they are", "leave --as-of or the second one out")
    if after is not None and _is_file(before) and _is_file(after) and file is None:
        states = _of_file(options, before), _of_file(options, after)
    else:
        with plan_file(options) as session:
            states = _states(options, session, before, after, moment or "")
            if file is not None:
                _write(session, states, file, replace=replace)
    difference, told = differing(*states)
    if as_json:
        out_json(difference_json(difference, told.found))
    elif file is not None:
        pass  # the paper says it
    elif _is_file(before) and (after is None or _is_file(after)):
        print_difference(difference)
    else:
        from planwatch.words.revision import revision_lines  # files are told line by line

        out(map(visible, revision_lines(told.found)))
    is_same = not difference if _is_file(before) else not told.found
    if is_same:
        say("no difference")
    return 0 if is_same else 1


def _is_file(path: Path) -> bool:
    """Whether a file is meant: there is one, or it has an ending as files have, which no version ends in."""
    return path.exists() or path.suffix[1:].isalpha()


def _of_file(options: Options, path: Path) -> State:
    return State(reader_for(path)(path, options.calendar_day).snapshot, path.name)


def _states(options: Options, session: Session, before: Path, after: Path | None, moment: str) -> tuple[State, State]:
    if _is_file(before):
        old = State(read_plan(session, before, options.calendar_day, keep=False).snapshot, before.name)
        options.check_plan(old.snapshot.plan.ref)
        session = read.only_plan(session, old.snapshot.plan.ref)
    else:
        old = state(session, str(before))
    if after is not None and _is_file(after):
        return old, _of_file(options, after)
    return old, state(session, str(after) if after is not None else moment)


def _write(session: Session, states: tuple[State, State], file: Path, *, replace: bool) -> None:
    from planwatch.report.kinds.revision import revision_report  # mostly nothing is written
    from planwatch.report.rows import no_step
    from planwatch.service.files.papers import render_for
    from planwatch.service.files.target import write

    render = render_for(file)
    text = render(revision_report(differing(*states)[1]), no_step)
    with writing(session, [file], replace=replace):
        say(write(session, file, [text.encode()], "paper of what changed", replace=True))
