"""What others than the lead decide: the board's rating, that the evidence shows it worked; and asking them to."""

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import OPEN, Status
from planwatch.service import read
from planwatch.service.actions import rate as voices
from planwatch.service.meetings import escalate as escalating
from planwatch.tui.desk import Agreed, FormField, PlanDesk, Values

_ROUTE = "route"
"""What is typed in place of a name for the next step of the plan's route."""


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

    def save(values: Values, agreed: Agreed) -> None:
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
        cell=meant.cell("board"),
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

    evidence = "" if meant.many else action.evidence

    def save(values: Values, agreed: Agreed) -> None:
        if not values["by"].strip() and values["evidence"].strip() in ("", evidence.strip()):
            raise PlanwatchError(
                f"nothing {plan.assured_label}", "say what shows it, or who looked at it; esc leaves it"
            )
        desk.change(
            meant, lambda targets: voices.assure(desk.session, targets, values["by"], values["evidence"]),
            lambda _: plan.assured_label, raising=True,
        )  # fmt: skip

    second = "not the lead, nor who completed it" if plan.second_person else "whose word it is"
    leads = list(read.names(desk.session, meant.row.of.id, "lead"))
    names = [desk.session.author, *leads] if desk.session.author else leads
    desk.form(
        f"{meant.named}: does the evidence show that it worked?",
        [
            FormField("evidence", "evidence", evidence, hint="what shows it: words, a file, a web address"),
            FormField("by", "by", "", names, hint=second),
        ],
        save,
        cell=meant.cell("evidence"),
    )


def escalate(desk: PlanDesk) -> None:
    """A form: before which forum or post, and what is asked for; the next step of the plan's route is proposed."""
    meant = desk.meant()
    if meant is None:
        return
    steps = () if meant.many else escalating.steps_reached(desk.session, meant.row)
    by_route = meant.many and bool(meant.row.of.plan.route)

    def save(values: Values, agreed: Agreed) -> None:
        to = values["to"].strip()
        if not to:
            raise PlanwatchError("nothing escalated", "name the forum or post; esc leaves it")
        whom = "" if by_route and to.casefold() == _ROUTE else to
        desk.change(
            meant, lambda targets: escalating.escalate(desk.session, targets, whom, values["why"]),
            lambda _: f"escalated {f'to {whom}' if whom else 'along the route'}", raising=True,
        )  # fmt: skip

    names = escalating.who_can_be_asked(desk.session, meant.row.of)
    why = steps[0].why if steps else ""
    fields = [
        FormField(
            "to", "to", steps[0].step.to if steps else "", (*names, _ROUTE) if by_route else names,
            hint="which forum, or whose post",
            beside=f'"{_ROUTE}": each goes the next step of the plan\'s route' if by_route else "",
        ),
        FormField("why", "why", hint=f"what is asked for; empty: {why}" if why else "what is asked for"),
    ]  # fmt: skip
    desk.form(f"Escalate {meant.named}{f' ({why})' if why else ''}", fields, save, cell=meant.cell("escalation"))
