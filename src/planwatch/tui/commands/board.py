"""What others than the lead decide: the board's rating, that the evidence shows it worked; and asking them to."""

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import OPEN, Status
from planwatch.service import read
from planwatch.service.actions import rate as voices
from planwatch.service.meetings import escalate as escalating
from planwatch.tui.desk import FormField, PlanDesk, Values


def rate(desk: PlanDesk) -> None:
    """A form for the board's rating; none ends it."""
    meant = desk.meant()
    if meant is None:
        return
    action, of = meant.row.action, meant.row.of
    if not meant.many and action.status not in OPEN and action.board_rag is None:
        desk.tell(f"{action.ref} is {action.status}: only an open action is rated", wrong=True)
        return
    one = None if meant.many else action
    board = one.board if one else None
    on = board.on if board else None

    def save(values: Values, agreed: bool) -> None:
        rag, why, by, day = (values[name] for name in ("rag", "why", "by", "on"))
        desk.change(
            meant, lambda targets: voices.board_rate(desk.session, targets, rag, why, by, day),
            lambda _: f"board's rating: {rag}", raising=True,
        )  # fmt: skip

    desk.form(
        f"The board's rating of {meant.named}",
        [
            FormField("rag", "board's RAG", (one.board_rag or "") if one else "", hint="r, a or g; none ends it"),
            FormField("why", "why", board.why if board else "", hint="the board's reason"),
            FormField("by", "forum", board.by if board else "", hint="which board"),
            FormField("on", "on", day_in_full(on) if on else "today", understood=of.understood_past),
        ],
        save,
    )


def assure(desk: PlanDesk) -> None:
    """A form for the evidence and who looked at it."""
    meant = desk.meant()
    if meant is None:
        return
    action, plan = meant.row.action, meant.row.of.plan
    if not meant.many and action.status is not Status.COMPLETE:
        desk.tell(f"{action.ref} is {action.status}, not complete: c completes it", wrong=True)
        return

    def save(values: Values, agreed: bool) -> None:
        desk.change(
            meant, lambda targets: voices.assure(desk.session, targets, values["by"], values["evidence"]),
            lambda _: plan.assured_label, raising=True,
        )  # fmt: skip

    second = "not the lead, nor who completed it" if plan.second_person else "whose word it is"
    evidence = "" if meant.many else action.evidence
    leads = read.names(desk.session, meant.row.of.id, "lead")
    desk.form(
        f"{meant.named}: does the evidence show that it worked?",
        [
            FormField("evidence", "evidence", evidence, hint="what shows it: words, a file, a web address"),
            FormField("by", "by", desk.session.author, leads, hint=second),
        ],
        save,
    )


def escalate(desk: PlanDesk) -> None:
    """A form: before which forum or post, and what is asked for; the next step of the plan's route is proposed."""
    meant = desk.meant()
    if meant is None:
        return
    steps = () if meant.many else escalating.steps_reached(desk.session, meant.row)

    def save(values: Values, agreed: bool) -> None:
        desk.change(
            meant, lambda targets: escalating.escalate(desk.session, targets, values["to"], values["why"]),
            lambda _: f"escalated to {values['to'] or 'the next of the route'}", raising=True,
        )  # fmt: skip

    names = escalating.who_can_be_asked(desk.session, meant.row.of)
    why = steps[0].why if steps else ""
    route = "empty: the next step of the plan's route" if meant.row.of.plan.route else "which forum, or whose post"
    fields = [
        FormField("to", "to", steps[0].step.to if steps else "", names, hint=route),
        FormField("why", "why", hint=f"what is asked for; empty: {why}" if why else "what is asked for"),
    ]
    desk.form(f"Escalate {meant.named}{f' ({why})' if why else ''}", fields, save)
