"""What the plan's route of escalation proposes, and where that route leads to nobody."""

from collections.abc import Iterator

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.due.route import HOW, reached, read_route, read_step
from planwatch.model.ratings.rule import counting_of
from planwatch.model.text.names import plain


def escalate(look: CheckInput) -> Iterator[Found]:
    """The open actions that have reached steps of the route which nobody took."""
    plan = look.snapshot.plan
    route = read_route(plan.route)
    for action in look.open if route else ():
        steps = reached(action, route, look.today, counting_of(plan))
        if steps:
            to = ", then ".join(f"{one.step.to} ({one.step.when})" for one in steps)
            yield Found(action.ref, f"{steps[-1].why}: escalate to {to}", "; ".join(one.step.to for one in steps))


def route_to_nobody(look: CheckInput) -> Iterator[Found]:
    """The steps of the route that cannot be read, or that name neither a forum nor a lead of the plan."""
    parts = (*look.snapshot.forum, *look.snapshot.lead)
    known = {plain(one.name) for one in parts}
    for words in look.snapshot.plan.route:
        step = read_step(words)
        if step is None:
            yield Found("", f'Its route of escalation has "{words}": {HOW}', words, part=About.PLAN)
        elif plain(step.to) not in known:
            sentence = f"Its route of escalation leads to {step.to}, neither a forum nor a lead of the plan"
            yield Found("", sentence, words, part=About.PLAN)
