"""``planwatch check``: what is wrong with a plan, and accepting that some of it is so."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from planwatch.cli.shared.completion import refs
from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_data, out_json, say, say_change
from planwatch.cli.shared.params import json_option, offered
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.table import Cell, TextColumn, table, terminal_width
from planwatch.errors import PlanwatchError
from planwatch.model.checks.checks import CHECKS
from planwatch.model.checks.finding import About
from planwatch.service import read
from planwatch.service.checks import check as checking
from planwatch.service.checks.check import Checked
from planwatch.service.session import Session
from planwatch.words.findings import mark_of
from planwatch.words.numbers import number_of

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_EPILOG = """\
\b
Examples:
  planwatch check
  planwatch check C1.2 --json
  planwatch check --code no-lead --code no-date
  planwatch check --accept no-lead A10 --why "The post is being filled"
  planwatch check --unaccept no-lead A10
  planwatch check --codes
"""


_OTHERWISE = (About.ACTION, About.THEME, About.PLAN)
"""What is found by other means than what was found."""


def _codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem[str]]":
    return offered((check.code, check.says) for check in CHECKS if check.code.startswith(incomplete))


@click.command("check", epilog=_EPILOG)
@click.argument("names", nargs=-1, metavar="[REF]...", shell_complete=refs)
@json_option("As JSON, a finding on a line.")
@click.option("--count", "count_only", is_flag=True, help="Only how many findings stand.")
@click.option("--all", "everything", is_flag=True, help="Show what was accepted as well.")
@click.option("--code", "codes", multiple=True, metavar="CODE", shell_complete=_codes, help="Only this check.")
@click.option("--accept", metavar="CODE", shell_complete=_codes, help="Accept what this check finds about the REFs.")
@click.option("--why", metavar="TEXT", default="", help="Why it is accepted.")
@click.option("--unaccept", metavar="CODE", shell_complete=_codes, help="Let what was accepted count again.")
@click.option("--codes", "explain", is_flag=True, help="Tell what each check looks for.")
@pass_reading
def command(
    options: Options, names: tuple[str, ...], as_json: bool, count_only: bool, everything: bool, codes: tuple[str, ...],
    accept: str | None, why: str, unaccept: str | None, explain: bool,
) -> int:  # fmt: skip
    """Look for what is wrong with a plan: no lead, a vague date, copied text, everything due on one day …

    A REF is an action's, a theme's title, another part's number or ref, or the plan's own for what is about the plan
    as a whole. Hints are shown but not counted. What is accepted, with a reason, stays accepted until its facts
    change. Ends with 1 where a finding stands.
    """  # noqa: D415  the help's first line ends in an ellipsis
    if explain:
        return _explain(as_json)
    if accept is not None and unaccept is not None:
        raise PlanwatchError("--accept and --unaccept exclude each other", "give one of them")
    if why and accept is None:
        raise PlanwatchError("--why is for --accept", "give --accept CODE as well, or leave it out")
    with plan_file(options) as session:
        wanted = [*codes, *filter(None, (accept, unaccept))]
        if count_only and not (names or wanted):
            return _count(checking.standing(session))
        known = {checking.checked_code(code) for code in wanted}
        found = _about(session, names, checking.check(session, codes=known or checking.CODES))
        if accept is not None or unaccept is not None:
            return _decide(session, names, found, why, as_json, accepting=accept is not None)
    return _count(checking.counted(found)) if count_only else _tell(found, everything, as_json)


def _count(number: int) -> int:
    out_data([f"{number}\n"])
    return int(number > 0)


def _explain(as_json: bool) -> int:
    if as_json:
        out_json([{"code": check.code, "says": check.says} for check in CHECKS])
    else:
        columns = (TextColumn("Code", 26), TextColumn("Looks for", 0))
        out(table(columns, [[(check.code, "bold"), (check.says, "")] for check in CHECKS], terminal_width()))
    return 0


def _about(session: Session, names: Sequence[str], found: Sequence[Checked]) -> list[Checked]:
    """What is about these actions, themes or plans; raises PlanwatchError for a name that nothing has."""
    if not names:
        return list(found)
    wanted: set[tuple[int, str]] = set()
    for name in names:
        plans = [(day.id, "") for day in session.plan_days() if day.plan.ref.casefold() == name.casefold()]
        themes = [
            (day.id, title)
            for day in session.plan_days()
            for title in read.names(session, day.id, "theme")
            if title.casefold() == name.casefold()
        ]
        numbered = [
            (each.of.id, each.finding.about)
            for each in found
            if each.finding.part not in _OTHERWISE and each.finding.about.casefold() == name.casefold()
        ]
        if not plans and not themes and not numbered:
            row = read.find_action(session, name)
            themes = [(row.of.id, row.action.ref)]
        wanted.update(plans, themes, numbered)
    return [each for each in found if (each.of.id, each.finding.about) in wanted]


_NAMED_OTHERWISE = (About.ACTION, About.THEME, About.PLAN)


def _decide(
    session: Session, names: Sequence[str], found: list[Checked], why: str, as_json: bool, *, accepting: bool
) -> int:
    """Accept what was found, or let it count again."""
    if not names:
        raise PlanwatchError("nothing is named to accept" if accepting else "nothing is named", "give the REFs")
    if not found:
        raise PlanwatchError(f"there is no such finding about {', '.join(names)}", "`planwatch check --all` lists them")
    number = checking.accept(session, found, why) if accepting else checking.unaccept(session, found)
    count = number_of(len(found), "finding")
    say_change(f"{count} {'accepted' if accepting else 'no longer accepted'}", number)
    if as_json:
        out_json({"change": number, "findings": [_json(each) for each in found]})
    return 0


def _tell(found: list[Checked], everything: bool, as_json: bool) -> int:
    counted = checking.counted(found)
    accepted = sum(each.finding.accepted is not None for each in found)
    shown = sorted(
        (each for each in found if everything or each.finding.accepted is None),
        key=lambda each: (each.finding.accepted is not None, each.finding.hint),
    )
    if as_json:
        out_json([_json(each) for each in shown])
    elif shown:
        _print_table(shown)
    hints = len(found) - counted - accepted
    parts = [number_of(counted, "finding") if counted else "no findings"]
    parts += [number_of(hints, "hint")] if hints else []
    parts += [f"{accepted} accepted"] if accepted else []
    say(", ".join(parts))
    return 1 if counted else 0


def _print_table(shown: list[Checked]) -> None:
    several = len({each.of.id for each in shown}) > 1
    columns = [TextColumn("About", 12, least=6), TextColumn("Code", 25, drop=1), TextColumn("Finding", 0, least=40)]
    rows: list[list[Cell]] = []
    for each in shown:
        finding = each.finding
        muted = "" if finding.is_counted else "muted"
        plan: list[Cell] = [(each.of.plan.ref, "muted")] if several else []
        why = f" ({finding.accepted.why})" if finding.accepted else ""
        said = f"{mark_of(finding)}{finding.sentence}{why}"
        rows.append([*plan, (finding.about or "plan", muted), (finding.code, muted), (said, muted)])
    if several:
        columns.insert(0, TextColumn("Plan", 8))
    out(table(columns, rows, terminal_width()))


def _json(each: Checked) -> dict[str, object]:
    finding, held = each.finding, each.finding.accepted
    return {
        "plan": each.of.plan.ref, "code": finding.code, "ref": finding.about, "sentence": finding.sentence,
        "hint": finding.hint,
        "accepted": {"why": held.why, "who": held.who, "on": held.on} if held else None,
    }  # fmt: skip
