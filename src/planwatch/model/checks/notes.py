"""Check of texts: notes to self that were left in."""

import re
from collections.abc import Iterator
from functools import cache

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.plan.action import Action
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.field import Holds
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.measure import Measure
from planwatch.model.plan.parts import OF
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.text.visible import short

NOTE = re.compile(
    r"""
      \bnote\ to\ self\b | \b(?:TODO|FIXME)\b | \bTO\ DO: | \bto\ be\ deleted\ before\b
    | \b(?:double|re)[- ]?check\ (?:this|these|those|that|figures?|numbers?|dates?|the\ (?:figures?|numbers?|dates?))\b
    | \binsert\ (?:[a-z]+\ )?(?:name|date|figure|number|text|link|title)s?\ here\b
    | [\[(<{]\s*(?:please\ )?(?:
          (?:double[- ]?)?check(?!\ and\b|ing|s?\ by\b|list)\b | confirm\b | ask\b | insert\b | is\ this\b | not\ sure\b
        | find\ out\b | delete\ this\b | add\ (?:date|name|link|figure|number)s?\b
        | (?:name|date|figure|number|link)s?\s*[\])>}]
      )[^\])>}]{0,60}[\])>}]?
    | \([^()]{0,40}\?\s*\) | \?\?+ | £[x?]{1,3}\b | \bx{3,}\b | \blorem\ ipsum\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What people write to themselves, in a form that hardly stands in a text meant for others. ``(check and challenge)``
is a field's own term; a single question mark outside brackets may be a question that the action asks."""

_SIGNS = ("note", "todo", "to do:", "xme", "deleted", "check", "nsert", "[", "(", "<", "{", "??", "£", "xxx", "lorem")
"""One of these is in all that ``NOTE`` finds, and in few other texts: to look for them is far quicker. None has an i,
which a pattern that ignores case finds in more letters than casefolding does."""


def note_in(text: str) -> str:
    """The first note to self in a text; empty where there is none."""
    match = NOTE.search(text) if _has_sign(text) else None
    return match[0] if match else ""


def _has_sign(text: str) -> bool:
    folded = text.casefold()
    return any(sign in folded for sign in _SIGNS)


def _texts(part: Plan | Theme | Recommendation | Commitment | Measure | Risk | Cost | Action) -> list[tuple[str, str]]:
    return [(name, getattr(part, name)) for name in _prose(type(part))]


@cache
def _prose(part: type[Plan | Theme | Recommendation | Commitment | Measure | Risk | Cost | Action]) -> tuple[str, ...]:
    return tuple(field.name for field in OF[part].fields if field.holds is Holds.PROSE)


def note_to_self(look: CheckInput) -> Iterator[Found]:
    """In texts that go out: an internal update does not, an older update is history."""
    plan = look.snapshot.plan
    yield from _notes("", About.PLAN, _texts(plan), plan.update)
    for theme in look.snapshot.theme:
        yield from _notes(theme.title, About.THEME, _texts(theme), theme.update)
    for one in look.snapshot.recommendation:
        yield from _notes(one.number, About.RECOMMENDATION, _texts(one), ())
    for measure in look.snapshot.measure:
        yield from _notes(measure.ref, About.MEASURE, _texts(measure), ())
    for one in look.snapshot.commitment:
        yield from _notes(one.ref, About.COMMITMENT, _texts(one), ())
    for risk in look.snapshot.risk:
        yield from _notes(risk.ref, About.RISK, _texts(risk), ())
    for cost in look.snapshot.cost:
        yield from _notes(cost.ref, About.COST, [("title", cost.title), *_texts(cost)], ())
    for action in look.snapshot.action:
        if action.status is not Status.WITHDRAWN:
            yield from _notes(action.ref, About.ACTION, _texts(action), action.update)


def _notes(about: str, part: About, texts: list[tuple[str, str]], updates: tuple[Update, ...]) -> Iterator[Found]:
    public = [update for update in updates if not update.internal]
    if public:
        texts.append(("last update", max(reversed(public), key=lambda update: update.as_at).text))
    if not _has_sign("\n".join([text for _, text in texts])):  # one look at them all is quicker
        return
    for name, text in texts:
        if match := note_in(text):
            words = short(match)
            yield Found(
                about,
                f"A note to self is left in its {name.replace('_', ' ')}: “{words}”",
                f"{name}: {words}",
                part=part,
            )
