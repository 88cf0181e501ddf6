"""``planwatch close``: a plan that has ended, with what becomes of what is still open in it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.field_value import read_changes
from planwatch.cli.shared.output import out, out_data, out_json, say, say_change
from planwatch.cli.shared.params import FILE, json_option
from planwatch.cli.shared.session import plan_file
from planwatch.cli.shared.written import replace_option, writing
from planwatch.model.life.closing import Open
from planwatch.model.text.visible import visible

if TYPE_CHECKING:
    from planwatch.service.life.closing import Into

_EPILOG = """\
\b
Examples:
  planwatch close --dry-run
  planwatch close --into WB2 rest=carry --dry-run
  planwatch close rest="usual: Head of Service: the register" --dry-run
  planwatch close --into WB2 rest=carry A10="withdrawn: done by the council"
  planwatch --plan WB report closing --out closing.html

\b
WHAT is a ref (risk:R1 where several kinds have it), actions, commitments,
risks, measures, recommendations, or rest; the narrower word counts. HOW is
carry, usual: POST: WHAT IT WILL LOOK AT, or withdrawn: REASON.
"""


@click.command("close", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[WHAT=HOW]...")
@click.option("--into", default="", metavar="PLAN", help="The plan that what is carried goes into; else a new one.")
@click.option("--dry-run", is_flag=True, help="Print the closing report, and change nothing.")
@click.option("--out", "file", type=FILE, metavar="FILE", help="Write the closing report: FILE.html or FILE.md.")
@json_option()
@replace_option()
@pass_options
def command(
    options: Options, words: tuple[str, ...], into: str, dry_run: bool, file: Path | None, as_json: bool, replace: bool
) -> None:
    """Close a plan as one change: each open part is carried forward, goes to a post as business as usual, or ends.

    Open are actions, risks, commitments not all done, measures not met, recommendations without a response. Where one
    is not decided, nothing is done. What is carried keeps a word of where it comes from.
    """
    from planwatch.report.render.markdown import to_markdown
    from planwatch.report.rows import no_step
    from planwatch.service.files.papers import export_page, render_for
    from planwatch.service.life import closing  # loads what imports load
    from planwatch.service.reports import closing_paper

    files = [file] if file is not None else []
    for path in files:
        render_for(path)
    typed = read_changes(words, "write it so: WHAT=HOW")
    with plan_file(options) as session, writing(session, files, replace=replace):
        day = session.one_plan()
        if dry_run and not words and not files:
            _say_open(
                closing.still_open(session, day), closing.going_into(session, day, into) if into else None, as_json
            )
            return
        # A paper that cannot be written leaves the plan open: it is there before that is closed.
        made = closing.try_close(session, day, into, typed) if dry_run or files else None
        paper = closing_paper(session, day, made) if made is not None else None
        said = export_page(session, paper, files, "closing report", replace=True) if paper is not None else []
        if made is None or not dry_run:
            made = closing.close(session, day, into, typed)
    for sentence in said:
        say(sentence)
    if as_json:
        every = [_open_json(one.of) | {"became": one.in_words()} for one in made.every]
        out_json({"change": made.number, "closed": every, "into": _into_json(made.into)})
    elif dry_run and paper is not None and not files:
        out_data([to_markdown(paper, no_step)])
    if dry_run and made.into is not None:
        say(made.into.in_words())
    if not dry_run:
        started = f"; plan {made.into.ref} started as a draft" if made.into is not None and not made.into.title else ""
        say_change(f"plan {day.plan.ref} closed{started}", made.number)


def _say_open(found: Sequence[Open], into: "Into | None", as_json: bool) -> None:
    if as_json:
        out_json({"open": [_open_json(one) | {"title": one.title} for one in found], "into": _into_json(into)})
    else:
        out(visible(f"{one.in_words()}  {one.title}") for one in found)
    if into is not None:
        say(into.in_words())


def _into_json(into: "Into | None") -> dict[str, object] | None:
    return {"plan": into.ref, "new": not into.title} if into is not None else None


def _open_json(one: Open) -> dict[str, object]:
    return {"kind": one.kind, "ref": one.name}
