"""What stands at the foot of every report: the plan's rule, and what its words mean."""

from planwatch.model.dates.working_days import DayCount
from planwatch.model.plan.kinds import Blue, PlanStatus
from planwatch.model.plan.plan import Plan
from planwatch.model.ratings.rule import rule_in_words, rule_of


def foot(plan: Plan) -> tuple[str, ...]:
    """The rule and the definitions, a paragraph each."""
    return (" ".join(rule_in_words(rule_of(plan))), *_definitions(plan), *_route(plan))


def _definitions(plan: Plan) -> tuple[str, ...]:
    days = "working days" if plan.days is DayCount.WORKING else "calendar days"
    blue = {
        Blue.NEVER: "",
        Blue.ASSURED: f" B, blue: {plan.assured_label}.",
        Blue.COMPLETE: " B, blue: complete.",
    }[plan.blue]
    free = " While the plan is a draft its dates move freely, and all three are one." * (
        plan.status is PlanStatus.DRAFT
    )
    return (
        (
            "RAG: ■ R red, ◆ A amber, ● G green, · – not rated: the lead's word as reported. Where a board overruled "
            "it, the board's stands first; where the facts say otherwise by that rule, the calculated one stands "
            f"beside it. ✓ C complete: the task was done. ✓✓ C {plan.assured_label}: evidence shows that it "
            f"worked.{blue} A rating marked proposed is the rule's, until a person sets one."
        ),
        (
            "Dates: original is the one approved, agreed the last that a meeting or named person accepted, current "
            f"the lead's.{free} Overdue: open, and the last day that the due date can mean has passed; due today is "
            f"not late. Lateness is told on the agreed date, in {days}. A share is of the open actions that have such "
            "a date."
        ),
        (
            f"No update: under way or due to start, and nobody said anything for {plan.no_update_after} days. Not "
            "started, late: not begun and past its agreed date. R, A, G and – count actions in progress, by the "
            "board's rating where one stands, else the lead's, else the rule's."
        ),
    )


def _route(plan: Plan) -> tuple[str, ...]:
    """Before whom what is late or moved comes, where the plan lays that down."""
    if not plan.route:
        return ()
    # Loaded here: few plans lay one down.
    from planwatch.model.due.route import read_route

    steps = "; ".join(step.in_words() for step in read_route(plan.route))
    days = "working days" if plan.days is DayCount.WORKING else "days"
    words = f"Escalation, by the route that the plan lays down: {steps}. The {days} are those past the agreed date, "
    return (f"{words}the moves those of the due date, corrections left out.",)
