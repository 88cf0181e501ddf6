"""The review: begun or gone on with, one key for each decision, and its end."""

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.reviews.queue import Kind, Verdict
from planwatch.service import read
from planwatch.service.meetings import forums
from planwatch.service.people.present import cell
from planwatch.service.reviews import answers, page
from planwatch.service.reviews import run as reviews
from planwatch.service.reviews.run import ReviewRun
from planwatch.tui.commands import edit as editing
from planwatch.tui.desk import Agreed, FormField, Values
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.review.end import ReviewEndScreen
from planwatch.tui.screens.review.screen import ReviewScreen
from planwatch.tui.screens.triage.screen import TriageScreen

ReviewDesk = ActionDesk[ReviewScreen]
EndDesk = ScreenDesk[ReviewEndScreen]
_PARTS = {"achieved": "achieved", "next": "next", "help_needed": "help needed"}
_HINTS = {"help needed": "from whom, for what"}
_MANY = 200


def review(desk: ActionDesk[TriageScreen]) -> None:
    """Choose what to review, or which review to go on with."""
    day = desk.plan()
    if day is not None:
        desk.pick(f"Review {day.plan.ref}", _choices(desk, day), lambda key: show(desk, _begun(desk, day, key)))


def _choices(desk: ActionDesk[TriageScreen], day: PlanDay) -> list[tuple[str, str]]:
    going = [
        (f"go on:{number}", f"go on: {asked.in_words() or 'for no meeting'} ({begun})")
        for number, asked, begun in reviews.unfinished(desk.session, day)
    ]
    names = [row.forum.name for row in forums.forums(desk.session, (day,))]
    return [*going, *((f"forum:{name}", f"for {name}") for name in names), ("plan:", "for no meeting")]


def _begun(desk: ActionDesk[TriageScreen], day: PlanDay, key: str) -> ReviewRun:
    kind, _, name = key.partition(":")
    if kind == "go on":
        return reviews.resume(desk.session, day, int(name))
    return reviews.begin(desk.session, day, reviews.Asked(forum=name))


def show(desk: ActionDesk[TriageScreen], run: ReviewRun) -> None:
    """Show a review; afterwards the list as it is then."""
    desk.go(ReviewScreen(run), lambda _: desk.changed([], reload=True))


def edit(desk: ReviewDesk) -> None:
    """Edit the cell under the cursor; of a theme or the plan, its rating."""
    if desk.screen.on_page:
        _rate_part(desk)
    else:
        editing.edit(desk)


def next_(desk: ReviewDesk) -> None:
    """Mark what is looked at as gone through, and go on; of a theme or the plan, ask for its rating."""
    if desk.screen.on_page:
        _rate_part(desk)
    else:
        _pass_on(desk)


def skip(desk: ReviewDesk) -> None:
    """Go on without an answer."""
    if desk.screen.stop.kind is Kind.ACTION:
        _pass_on(desk)
    elif desk.screen.review.stops:
        _advance(desk, "left as it is")


def unchanged(desk: ReviewDesk) -> None:
    """The action stands as it stood: an answer; on to the next."""
    screen, row = desk.screen, desk.row()
    if row is None:
        return
    try:
        outcome = answers.unchanged(screen.review, row)
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    desk.changed((row.id,))
    said = f"{row.action.ref} {outcome.note} · u undoes"
    if screen.stop.kind is Kind.ACTION:
        _advance(desk, said)
    else:
        screen.go_to_row_below()
        desk.tell(said)


def _pass_on(desk: ReviewDesk) -> None:
    screen, row, many = desk.screen, desk.row(), len(desk.screen.stop.ids)
    try:
        verdict = reviews.pass_on(screen.review, screen.stop)
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        return
    if verdict is None:
        _advance(desk, "it was removed meanwhile")
        return
    desk.changed(screen.stop.ids if many < _MANY else ())
    many = sum(1 for each in screen.rows.by_id(screen.stop.ids) if each is not None)
    which = row.action.ref if many == 1 and row is not None else f"{many} actions"
    missed = " · nobody answered for it" if verdict is Verdict.SKIPPED else ""
    _advance(desk, f"{which} {verdict}{missed} · u undoes")


def _advance(desk: ReviewDesk, said: str) -> None:
    screen = desk.screen
    if screen.at + 1 >= len(screen.review.stops):
        desk.tell(said)
        end(desk)
        return
    screen.go(screen.at + 1)
    desk.tell(said)


def _rate_part(desk: ReviewDesk) -> None:
    """A form for the rating and commentary of the theme or the plan: empty, with what is proposed beside each field.

    What is proposed is nobody's word until somebody types it, so enter on an empty form sets nothing.
    """
    screen, stop, run = desk.screen, desk.screen.stop, desk.screen.review
    if not run.stops:
        return
    proposal, name = page.proposal(run, stop.theme), screen.part_name
    leads = read.names(desk.session, run.day.id, "lead")

    def save(values: Values, agreed: Agreed) -> None:
        said = {part: values[key] for key, part in _PARTS.items()}
        if any(text.strip() for text in (values["rag"], *said.values())):
            page.rate_part(run, stop.theme, values["rag"], said, values["by"])

    def left(saved: bool) -> None:
        if not saved:
            return
        rated = page.said_now(run, stop.theme)
        desk.changed(())
        _advance(desk, f"{name} rated · u undoes" if rated else f"{name} left as it is: nothing was set")

    reasons = "; ".join(proposal.rating.reasons)
    parts = [
        FormField(key, part, hint=_HINTS.get(part, ""), beside=_proposed(proposal.said[part]))
        for key, part in _PARTS.items()
    ]
    fields = [
        FormField("rag", "RAG", hint="r, a or g"),
        *parts,
        FormField("by", "by", desk.session.author, leads, hint="whose word it is"),
    ]
    why = f" ({reasons})" if reasons else ""
    at = cell("plan", run.day.id, "rating") if stop.theme is None else cell("theme", stop.theme, "rating")
    desk.form(f"{name}: proposed {proposal.rating.rag or 'none'}{why}", fields, save, left, cell=at)


def _proposed(words: str) -> str:
    return f"proposed: {words}" if words else ""


def escalate(desk: ReviewDesk) -> None:
    """A form: to which forum, and what it is asked for."""
    meant, run = desk.meant(), desk.screen.review
    if meant is None:
        return
    others = [each.forum.name for each in forums.forums(desk.session, (run.day,))]
    others = [name for name in others if name != run.asked.forum]
    if not others:
        desk.tell("the plan has no other forum · f adds one, among the meetings (B)", wrong=True)
        return

    def save(values: Values, agreed: Agreed) -> None:
        desk.change(
            meant, lambda _: answers.escalate(run, meant.row, values["to"], values["why"]),
            lambda _: f"on the agenda of {values['to']}", raising=True,
        )  # fmt: skip

    fields = [
        FormField("to", "to", others[0] if len(others) == 1 else "", others, hint="which forum"),
        FormField("why", "why", hint="what it is asked for"),
    ]
    desk.form(f"Escalate {meant.row.action.ref} to the next meeting of", fields, save, cell=meant.cell("escalation"))


def theme(desk: ReviewDesk, step: int) -> None:
    """Go to the next theme (``step`` 1) or the one before (-1)."""
    desk.screen.go_to_theme(step)


def more(desk: ReviewDesk) -> None:
    """What is told, further down."""
    desk.screen.read_on()


def end(desk: ReviewDesk) -> None:
    """The page of the review: who was present, what was decided; from there it is ended."""

    def left(ended: bool | None) -> None:
        if ended:
            desk.screen.dismiss(None)
        else:
            desk.rest()

    desk.go(ReviewEndScreen(desk.screen.review), left)


def present(desk: EndDesk) -> None:
    """Ask who was present: names, apart by semicolons."""
    run = desk.screen.review
    desk.ask(
        "present (names, apart by semicolons) ",
        lambda typed: desk.screen.keep(present=typed.split(";")),
        value="; ".join(run.present),
        names=read.names(desk.session, run.day.id, "lead"),
    )


def write(desk: EndDesk) -> None:
    """Edit the page in the user's own editor; what comes of it is kept."""
    before = desk.screen.page
    try:
        text = desk.edit_outside(before, cell=cell("review", desk.screen.review.id))
        if text.strip() != before.strip():
            desk.screen.keep(minutes=text)
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)


def anew(desk: EndDesk) -> None:
    """Drop what was edited, and make the page of what was decided; undo brings the edited one back."""
    desk.screen.keep(minutes="")


def finish(desk: EndDesk) -> None:
    """Ask, and end the review."""
    run = desk.screen.review
    left = len(page.unanswered(run))
    words = [f"End the review of {page.name_of(run)}?"]
    words += [f"{left} actions were skipped or not reached: the page names them."] if left else []
    words += [f"The page becomes the minutes of {run.asked.forum}."] if run.asked.forum else []

    def yes() -> None:
        page.finish(run, run.present, desk.screen.page)
        desk.screen.dismiss(True)

    desk.question("\n\n".join(words), yes)


def scroll(desk: EndDesk, step: int) -> None:
    """So many lines down the page."""
    desk.screen.scroll_lines(step)
