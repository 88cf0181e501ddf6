"""The words of the title line: plan, view, filter, what is shown, what is overdue, as at which day."""

from datetime import date

from rich.cells import cell_len

from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full, day_in_words, weekday_and_day
from planwatch.model.text.visible import short as shortened
from planwatch.model.text.visible import visible
from planwatch.tui.table.worklist import Worklist
from planwatch.words.row import late_on_agreed_words, report_backs_words


def title(worklist: Worklist, findings: int, room: int) -> str:
    """The fullest of them that has room in so many cells; else the shortest."""
    lines = [visible(f"{past}{line}") for past in _past(worklist) for line in _lines(worklist, findings)]
    return next((line for line in lines if cell_len(line) <= room), lines[-1])


def _past(worklist: Worklist) -> tuple[str, ...]:
    """The mark of a plan as it was, long and short; that it is the past is never dropped."""
    moment = worklist.session.as_of
    return (f"AS OF {moment.label} · ", f"AS OF {day_in_full(moment.at)} · ") if moment is not None else ("",)


def _lines(worklist: Worklist, findings: int) -> list[str]:
    """What to show, fullest first."""
    plans = [day.plan for day in worklist.days]
    name = plans[0].title if len(plans) == 1 else f"{len(plans)} plans" if plans else "no plan"
    banner = " · ".join(dict.fromkeys(plan.banner for plan in plans if plan.banner))
    view = f"{worklist.view.key} {worklist.view.name}"
    search = f"/ {worklist.filter}" if worklist.filter else ""
    shown = len(worklist.rows)
    if worklist.tallies is None:
        return [_joined(banner, name, view, search), _joined(banner, view, search)]
    count = worklist.counts()
    overdue, dated = count.overdue, count.dated
    maybe = f"{count.possibly} possibly" if count.possibly else ""
    long_day, short_day = _as_at(worklist.days)
    wrong = f"{findings} finding{'s' * (findings != 1)}" if findings else ""
    few = f"F {findings}" if findings else ""
    agreed = late_on_agreed_words(count)
    promises = report_backs_words(worklist.report_backs)
    owed = f"{worklist.report_backs} owed" if promises else ""
    short = f", {count.late_on_agreed} agreed" if agreed else ""
    full = (f"showing {shown}", f"overdue {overdue} of {dated} dated open", maybe, agreed, promises, wrong)
    return [
        _joined(banner, name, view, search, *full, f"as at {long_day}"),
        _joined(banner, _refs(worklist.days), view, search, *full, f"as at {long_day}"),
        _joined(banner, view, search, *full, f"as at {long_day}"),
        _joined(banner, view, search, f"showing {shown}", f"overdue {overdue} of {dated} dated open{short}", maybe,
                promises, wrong, f"as at {long_day}"),
        _joined(banner, _refs(worklist.days), view, search, f"{shown} shown", f"overdue {overdue} of {dated}{short}",
                promises, wrong, f"as at {short_day}"),
        _joined(banner, _refs(worklist.days), view, search, f"{shown} shown", f"! {overdue}/{dated}{short}", owed,
                wrong, f"as at {short_day}"),
        _joined(banner, view, search, str(shown), f"! {overdue}/{dated}{short}", owed, wrong, short_day),
        _joined(banner, worklist.view.name, shortened(search, 12), f"! {overdue}/{dated}", wrong, short_day),
        # F is the key that lists them.
        _joined(banner, worklist.view.name, shortened(search, 12), f"! {overdue}/{dated}", few, short_day),
        _joined(banner, worklist.view.key, f"! {overdue}/{dated}", few, short_day),
        _joined(banner, worklist.view.key, f"! {overdue}/{dated}", few),
    ]  # fmt: skip


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _refs(days: tuple[PlanDay, ...]) -> str:
    return ", ".join(day.plan.ref for day in days) if len(days) < 4 else f"{len(days)} plans"


def _as_at(days: tuple[PlanDay, ...]) -> tuple[str, str]:
    """The day the rows are judged by, long and short; several plans may each have their own."""
    own = sorted({day.today for day in days})
    if len(own) != 1:
        words = ", ".join(day_in_full(day) for day in own[:3]) + (" …" if len(own) > 3 else "")
        return words or "today", ", ".join(day_in_words(day, date.min) for day in own[:2]) or "today"
    return weekday_and_day(own[0]), day_in_words(own[0], date.min)
