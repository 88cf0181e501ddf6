"""``planwatch about``: what is true of the plan, a theme or a lead, shown and set."""

from collections.abc import Callable, Iterator
from datetime import date

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.field_value import read_changes
from planwatch.cli.shared.outcome import shell_hints
from planwatch.cli.shared.output import out, out_json, say, say_change
from planwatch.cli.shared.params import json_option
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.reading import read_date
from planwatch.model.plan.field import Holds
from planwatch.model.plan.parts import field_of
from planwatch.model.ratings.rule import rule_in_words, rule_of
from planwatch.model.text.names import named
from planwatch.model.text.visible import visible
from planwatch.service.checks.typed import on_part
from planwatch.service.life.missing import missing_signoffs
from planwatch.service.plan.records import Record, records, set_record
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch about
  planwatch about rag_rule=evidence red_after=30 no_update_after=28
  planwatch about lead "HR partner" until="30 Nov 2015"
  planwatch about theme Workforce lead="Head of Service"

\b
rag_rule is lateness, percent or evidence; days is calendar or working, by the
bank holidays of nation; blue is never, assured or complete; second_person is
yes where assuring takes somebody other than who did the work.
"""


@click.command("about", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="[theme NAME|lead NAME] [FIELD=VALUE]...")
@click.option("--new", "add", is_flag=True, help="Let lead= or sponsor= add a lead that the plan does not have.")
@json_option("As JSON.")
@pass_reading
def command(options: Options, words: tuple[str, ...], add: bool, as_json: bool) -> None:
    """Show the plan with the rule that its ratings are calculated by, a theme or a lead; FIELD=VALUE sets it."""
    kind, name, changes = _split(words)
    with plan_file(options) as session, shell_hints():
        day = session.one_plan()
        record = _find(session, day, kind, name)
        if changes:
            number = set_record(session, day, record, changes, add=add)
            day = session.one_plan()
            record = _find(session, day, kind, changes.get("name", changes.get("title", name)))
            told = ", ".join(f"{name}: {record.values[name] or 'none'}" for name in changes)
            wrong = on_part(session, day, kind, "" if kind == "plan" else record.name, changes.values())
            say_change("; ".join(filter(None, (f"{kind} {record.name} {told}", wrong))), number)
            if kind == "plan" and "status" in changes and (missing := missing_signoffs(session, day)):
                say(missing)
            if not as_json:
                return
    if as_json:
        rule = {"rule": rule_in_words(rule_of(day.plan))} if kind == "plan" else {}
        out_json({"kind": kind, **_typed(kind, record.values), **rule})
    else:
        out(_lines(day, kind, record))


def _typed(kind: str, values: dict[str, str]) -> dict[str, object]:
    """As JSON has them elsewhere: numbers, truth and days as such, null where a day is not given."""
    as_such: dict[Holds, Callable[[str], object]] = {
        Holds.NUMBER: int,
        Holds.SWITCH: lambda text: text == "yes",
        Holds.DAY: lambda text: read_date(text, date.min).first,
    }
    return {name: as_such.get(field_of(kind, name).holds, str)(text) for name, text in values.items()}


def _split(words: tuple[str, ...]) -> tuple[str, str, dict[str, str]]:
    kind, name, rest = "plan", "", list(words)
    if rest and rest[0] in ("theme", "lead"):
        kind = rest.pop(0)
        if not rest or "=" in rest[0]:
            raise PlanwatchError(f"which {kind} is missing", f"write it so: planwatch about {kind} NAME")
        name = rest.pop(0)
    return kind, name, read_changes(rest, "theme NAME or lead NAME come first")


def _find(session: Session, day: PlanDay, kind: str, name: str) -> Record:
    found = records(session, day, kind)
    if kind == "plan":
        return found[0]
    labels = {one.name: one.values.get("label", "") for one in found}
    chosen = named(kind, name, list(labels), labels)
    return next(one for one in found if one.name == chosen)


def _lines(day: PlanDay, kind: str, record: Record) -> Iterator[str]:
    for name, value in record.values.items():
        field = field_of(kind, name)
        lines = value.split(field.apart) if field.holds is Holds.LINES else [value]
        for at, line in enumerate(lines if value else ()):
            yield visible(f"{'' if at else name:<17} {line}")
    if kind == "plan":
        yield ""
        yield from rule_in_words(rule_of(day.plan))
