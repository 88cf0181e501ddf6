"""How plans, themes and single actions went over time."""

from datetime import date

from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.history.trend import History, Pace, Trend, added_up, days_of, pace, points, strip
from planwatch.model.text.names import named
from planwatch.model.values import Struct
from planwatch.service.session import Session
from planwatch.storage.history.histories import histories
from planwatch.storage.meetings.meetings import met_on
from planwatch.storage.plan import records


class PlanTrend(Struct, frozen=True):
    """The trend of a plan, then those of its themes, and the pace that is needed."""

    of: PlanDay
    trends: tuple[Trend, ...]
    pace: Pace


def trends(session: Session, theme: str = "") -> list[PlanTrend]:
    """Every plan worked on that has actions; of one theme only where one is meant, by the rule of ``names.place_of``.

    Raises PlanwatchError for a theme that no plan has.
    """
    days = session.plan_days()
    if theme:
        known = [one for day in days for one in records.names(session.database, day.id, "theme")]
        labels = {one.name: one.label for one in known}
        theme = named("theme", theme, list(labels), labels)
    found = (_plan_trend(session, day, theme) for day in days)
    return [one for one in found if one is not None]


def _plan_trend(session: Session, day: PlanDay, theme: str) -> PlanTrend | None:
    every = histories(session.database, day.id, day.today)
    names = _themes(session, day, every)
    if theme:
        names = [name for name in names if name == theme]
    begun = [one.stands[0].on for one in every if one.stands]
    if not begun or not names:
        return None
    days = days_of(min([*begun, day.today]), day.today)
    of_theme: dict[str, list[History]] = {name: [] for name in names}
    for one in every:
        of_theme.setdefault(one.theme, []).append(one)
    counted = {name: points(part, days) for name, part in of_theme.items() if not theme or name in names}
    whole = [] if theme else [Trend("", added_up(counted.values()))]
    found = (*whole, *(Trend(name or "no theme", counted[name]) for name in names))
    return PlanTrend(day, found, pace(found[0].points, day.plan.ends))


def _themes(session: Session, day: PlanDay, every: list[History]) -> list[str]:
    there = {one.theme for one in every}
    known = [one.name for one in records.names(session.database, day.id, "theme")]
    return [name for name in (*known, "") if name in there]


def meeting_days(session: Session, day: PlanDay) -> list[date]:
    """The days on which a forum of the plan met, up to the plan's day."""
    return met_on(session.database, day.id, day.today)


def action_strip(session: Session, row: ActionRow) -> str:
    """How an action was rated at the last meetings, a letter for each: ``– A A R``; empty where none was held."""
    days = meeting_days(session, row.of)
    if not days:
        return ""
    found = histories(session.database, row.of.id, row.of.today, row.id)
    return strip(found[0], days) if found else ""
