"""Recommendations: responded to, added, taken out; and going to what answers them."""

from planwatch.model.actions.row import PlanDay
from planwatch.service.journal import undo as undoing
from planwatch.service.recommendations.edit import answered_in_words, remove_recommendation
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.recommendations.forms import new_form, recommendation_form
from planwatch.tui.screens.recommendations.screen import RecommendationsScreen
from planwatch.tui.screens.triage.screen import TriageScreen

RecommendationDesk = ScreenDesk[RecommendationsScreen]


def recommendations(desk: ActionDesk[TriageScreen]) -> None:
    """What was recommended, what was said to it, and what answers it."""
    desk.go(RecommendationsScreen(desk.session), lambda _: desk.screen.reload())


def edit(desk: RecommendationDesk) -> None:
    """The form of the recommendation under the cursor."""
    row = desk.screen.row()
    if row is not None:
        recommendation_form(desk, row, desk.screen.changed)


def add(desk: RecommendationDesk) -> None:
    """A form for one that comes into the plan of the row, else into one that is chosen."""
    row, days = desk.screen.row(), desk.session.plan_days()
    by_ref: dict[str, PlanDay] = {day.plan.ref: day for day in days}
    if row is not None or len(days) == 1:
        new_form(desk, row.of if row is not None else days[0], desk.screen.changed)
    elif days:
        entries = [(ref, f"{ref}  {day.plan.title}") for ref, day in by_ref.items()]
        desk.pick("Add to which plan?", entries, lambda ref: new_form(desk, by_ref[ref], desk.screen.changed))


def actions(desk: RecommendationDesk) -> None:
    """One of the actions that answer it, whole."""
    row = desk.screen.row()
    if row is None:
        return
    if not row.answering:
        desk.tell(f"no action answers {row.recommendation.number}")
        return

    def picked(key: str) -> None:
        desk.do("open:show", desk.session, int(key), desk.screen.load)

    if len(row.answering) == 1:
        picked(str(row.answering[0].id))
    else:
        desk.pick("Open which action?", [(str(one.id), f"{one.ref}  {one.status}") for one in row.answering], picked)


def remove(desk: RecommendationDesk) -> None:
    """Take the recommendation under the cursor out of the plan, after a question that says what answers it."""
    row = desk.screen.row()
    if row is None:
        return
    named, answered = row.recommendation.number, answered_in_words(row)

    def yes() -> None:
        remove_recommendation(desk.session, row)
        desk.screen.changed(f"recommendation {named} removed")

    desk.question(f"Remove recommendation {named} from the plan?{f' {answered}.' * bool(answered)}", yes)


def undo(desk: RecommendationDesk) -> None:
    """Take back my last change, and read them again."""
    change = undoing.undo(desk.session)
    desk.screen.load()
    desk.tell(f"took back change {change.id}: {change.what}")
