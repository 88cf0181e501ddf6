"""Checks of what is said of the work: no update, copied text, a rating or a completion that nothing stands behind."""

from collections.abc import Iterator
from operator import attrgetter

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.plan.kinds import DONE, Rag
from planwatch.model.plan.update import Update
from planwatch.model.ratings.calculate import facts_of, has_no_update, last_heard, last_word, may_be_rated
from planwatch.model.ratings.facts import last_said
from planwatch.model.text.copied import is_copied, is_unchanged

_AS_AT = attrgetter("as_at")


def no_update(look: CheckInput) -> Iterator[Found]:
    """As the rule of *no update* has it; an update that only repeats the one before is none."""
    for action in look.open:
        heard = last_heard(last_said(action.update), action.heard_on)
        facts = facts_of(action, None, heard, moves=0, lead_until=None)
        if has_no_update(facts, look.today, look.snapshot.plan.no_update_after):
            since = last_word(facts, look.today)
            sentence = f"No update for {(look.today - since).days} days" if since else "No update so far"
            yield Found(action.ref, sentence, f"last {facts.updated or 'none'}")


def copied_update(look: CheckInput) -> Iterator[Found]:
    """The newest word on each open action and theme, where it is the one before it over again: copied, or no word."""
    for action in look.open:
        if found := _copied(look, action.update):
            yield Found(action.ref, *found)
    for theme in look.snapshot.theme:
        if found := _copied(look, theme.update):
            yield Found(theme.title, *found, part=About.THEME)


def _copied(look: CheckInput, updates: tuple[Update, ...]) -> tuple[str, str] | None:
    if len(updates) < 2:
        return None
    before, last = sorted(updates, key=_AS_AT)[-2:]
    if last.as_at == before.as_at or not is_copied(last.text, before.text):
        return None
    first, second = look.days(before.as_at), look.days(last.as_at)
    sentence = f"The update of {second} repeats that of {first}"
    if is_unchanged(last.text):
        sentence = f"Confirmed unchanged on {first} and again on {second}, without a word"
    return sentence, f"{before.as_at} {last.as_at}"


def rag_without_progress(look: CheckInput) -> Iterator[Found]:
    """Rated before it can have begun; or better than red, with neither an update nor a percentage to say why."""
    for action in look.open:
        if action.rag is None:
            continue
        if not may_be_rated(action.status, action.start.last, look.today):
            yield Found(action.ref, f"Rated {action.rag}, but not begun", f"{action.rag} {action.status}")
        elif action.rag is not Rag.RED and not action.update and not action.percent:
            sentence = f"Rated {action.rag}, but nothing says what was done: no update, no percentage"
            yield Found(action.ref, sentence, f"{action.rag} {action.percent} no update")


def complete_without_evidence(look: CheckInput) -> Iterator[Found]:
    """What is complete or assured while its evidence is blank."""
    for action in look.snapshot.action:
        if action.status in DONE and not action.evidence.strip():
            yield Found(
                action.ref,
                f"{action.status.value.capitalize()}, but no evidence is given",
                f"{action.status} {action.completed}",
            )
