"""The title line of a plan, and the counts that stand in it."""

from planwatch.cli.shared.title import title_line
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import weekday_and_day
from planwatch.model.due.three_dates import Share, share_words
from planwatch.service.read import counts
from planwatch.service.session import Session
from planwatch.words.row import late_on_agreed_words


def heading(session: Session, day: PlanDay) -> str:
    """The title line of a plan: its banner, its title, how much of it is overdue, and on what day."""
    count = counts(session, day)
    possibly = f"{count.possibly} possibly" if count.possibly else ""
    overdue = f"overdue {share_words(Share(count.overdue, count.dated))}"
    agreed = late_on_agreed_words(count)
    return title_line(day, overdue, possibly, agreed, f"as at {weekday_and_day(day.today)}")
