"""Checks of measures: a target, readings when they are due, and what they say of actions that are done."""

from collections.abc import Iterator

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.measures.fallen import Behind, fallen
from planwatch.model.measures.in_words import figure_in_words, proposal_in_words, reading_in_words, target_in_words
from planwatch.model.measures.progress import Progress, progress
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import DONE, Rag
from planwatch.model.plan.measure import Measure
from planwatch.model.text.refs import natural_key
from planwatch.model.text.visible import short


def _each(look: CheckInput) -> list[tuple[Measure, Progress]]:
    """The measures by their refs, with how each stands."""
    return look.once(_all)


def _all(look: CheckInput) -> list[tuple[Measure, Progress]]:
    every = sorted(look.snapshot.measure, key=lambda each: natural_key(each.ref))
    return [(one, progress(one, look.today, look.snapshot.plan.measure_rule)) for one in every]


def _found(one: Measure, sentence: str, facts: str) -> Found:
    return Found(one.ref, sentence, facts, part=About.MEASURE)


def no_target(look: CheckInput) -> Iterator[Found]:
    """The measures that nobody has set a target for."""
    for one, _ in _each(look):
        if one.target is None:
            day = f"by {look.days(one.target_on)}" if one.target_on is not None else ""
            yield _found(one, f"No target is set{' ' * bool(day)}{day} for {short(one.title, 120)}", day)


def target_past(look: CheckInput) -> Iterator[Found]:
    """The measures whose target is not reached though its day is past."""
    for one, found in _each(look):
        if one.target is None or one.target_on is None or one.target_on >= look.today or found.is_met:
            continue
        last = reading_in_words(found.last, one.unit, look.today) if found.last is not None else "no reading"
        facts = f"{target_in_words(one, one.target_on)}; {last}"
        yield _found(one, f"Its target of {target_in_words(one, look.today)} is past and not reached: {last}", facts)


def no_reading(look: CheckInput) -> Iterator[Found]:
    """The measures whose next reading should be known by now, by their cadence and lag."""
    for one, found in _each(look):
        late = found.days_overdue(look.today)
        if late and found.next_on is not None:
            lag = f" after its lag of {one.lag} days" if one.lag else ""
            sentence = f"No reading for {look.days(found.next_on)}, {late} d overdue{lag}: {short(one.title, 120)}"
            yield _found(one, sentence, f"of {found.next_on}")


def off_target(look: CheckInput) -> Iterator[Found]:
    """The measures whose last reading is off target, beyond tolerance."""
    for one, found in _each(look):
        if found.rag is Rag.RED and found.last is not None and found.expected is not None:
            last, wanted = reading_in_words(found.last, one.unit, look.today), figure_in_words(found.expected, one.unit)
            yield _found(one, f"{short(one.title, 120)}: {last} is off target ({wanted} by then)", f"{last}; {wanted}")


def done_without_readings(look: CheckInput) -> Iterator[Found]:
    """The measures of which there is no reading though an action that they show to have worked is done."""
    for one, found in _each(look):
        done = [action.ref for action in _actions(look, one) if action.status in DONE]
        if found.last is None and done:
            refs = ", ".join(done)
            yield _found(one, f"{refs} is said to be done, and nothing was read of {short(one.title, 120)}", refs)


def fell_after_assurance(look: CheckInput) -> Iterator[Found]:
    """The measures that are off target by a reading of after their actions were assured: those may need reopening."""
    for one, found in _each(look):
        behind = [_behind(action) for action in _actions(look, one)]
        again = list(fallen(found, behind))
        if said := proposal_in_words(one, found, again, look.today):
            yield _found(one, f"{said[0].upper()}{said[1:]}", said)


def _actions(look: CheckInput, one: Measure) -> list[Action]:
    return [action for ref in one.actions if (action := look.actions.get(natural_key(ref))) is not None]


def _behind(action: Action) -> Behind:
    said = action.assurance.on if action.assurance is not None else None
    return Behind(0, action.ref, action.status, said or action.completed.last)
