"""Checks of who answers: no lead, a lead who left or is about to, cover that has ended."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.plan.action import Action
from planwatch.model.plan.theme import Theme
from planwatch.model.text.visible import short

_SOON = timedelta(days=30)


def no_lead(look: CheckInput) -> Iterator[Found]:
    """The open actions that nobody leads."""
    for action in look.open:
        if not action.lead:
            yield Found(action.ref, "Nobody leads it", action.status)


def lead_who_left(look: CheckInput) -> Iterator[Found]:
    """The leads of open actions and of the themes that have any; who leaves before the work is due is a hint."""
    leaving = {lead.name: lead.until for lead in look.snapshot.lead if lead.until and lead.until - look.today < _SOON}
    for action in look.open:
        if until := leaving.get(action.lead):
            yield from _left(look, action.lead, until, action)
    busy = {action.theme for action in look.open}
    for theme in look.snapshot.theme:
        for name in dict.fromkeys((theme.lead, theme.sponsor)):
            if name in leaving and theme.title in busy:
                yield from _left(look, name, leaving[name], theme)


def _left(look: CheckInput, lead: str, until: date, part: Action | Theme) -> Iterator[Found]:
    is_theme = isinstance(part, Theme)
    about, kind = (part.title, About.THEME) if is_theme else (part.ref, About.ACTION)
    who = "sponsor" if is_theme and part.lead != lead else "lead"
    facts = f"{lead} until {until}"
    if until < look.today:
        yield Found(about, f"Its {who}, {lead}, left on {look.days(until)}", facts, part=kind)
    elif is_theme or part.due.last is None or part.due.last > until:
        before = "" if is_theme or part.due.last is None else ", before it is due"
        sentence = f"Its {who}, {lead}, leaves on {look.days(until)}{before}"
        yield Found(about, sentence, facts, hint=True, part=kind)


def several_leads(look: CheckInput) -> Iterator[Found]:
    """Two names in the cell of one: apart by a semicolon, or each of them a lead of its own; a hint for a slash."""
    names = {lead.name.casefold() for lead in look.snapshot.lead}
    for action in look.open:
        parts = [" ".join(part.split()) for part in _BETWEEN.split(action.lead) if part.strip()]
        if len(parts) < 2:
            continue
        if ";" in action.lead or all(part.casefold() in names for part in parts):
            sentence = f"Its lead, {short(action.lead)}, is {len(parts)} in one: who answers for it?"
            yield Found(action.ref, sentence, action.lead)
        elif "/" in action.lead:
            sentence = f"Its lead, {short(action.lead)}, may be two in one: who answers for it?"
            yield Found(action.ref, sentence, action.lead, hint=True)


_BETWEEN = re.compile(r";|,|/|&|\band\b")


def cover_ended(look: CheckInput) -> Iterator[Found]:
    """The open actions that somebody still leads for another, past the day until when it was meant."""
    for action in look.open:
        cover = action.cover
        if cover and cover.lead and cover.until and cover.until < look.today:
            sentence = f"Cover for {cover.lead} ended on {look.days(cover.until)}: hand it back?"
            yield Found(action.ref, sentence, f"{action.lead} for {cover.lead} until {cover.until}")
