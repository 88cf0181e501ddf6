"""Checks of what texts say: sums that do not come out, what will be on a day that is past, two figures for one fact."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from msgspec import Struct

from planwatch.model.checks.finding import CheckInput, Found
from planwatch.model.plan.action import Action
from planwatch.model.plan.field import Holds
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.parts import OF
from planwatch.model.text.visible import short

_NUMBER = r"£?\d[\d,]*(?:\.\d+)?"
_WORDS = r"(?:\s+[a-z]+){0,4}"
_END = r"(?![.,]?\d|[%/]|\s*(?:k|m|bn|million)\b)"
"""No more of a figure follows, and nothing that makes it another."""
_MADE = rf"\s*(?:=|\bis(?:\s+a\s+total\s+of)?|\bmakes|\bcomes?\s+to|\ba\s+total\s+of)\s*({_NUMBER}){_END}"
_PRODUCT = re.compile(rf"({_NUMBER}(?:{_WORDS}\s*[x×*@]\s*{_NUMBER})+){_WORDS}{_MADE}", re.IGNORECASE)
_SUM = re.compile(rf"({_NUMBER}(?:{_WORDS}\s*\+\s*{_NUMBER})+){_WORDS}{_MADE}", re.IGNORECASE)
_ONE = re.compile(_NUMBER)

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*"
_DATE = rf"(?:(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}\s+20\d\d"
_WILL = re.compile(
    rf"\bwill\s+(?:(?:now|also|then)\s+)?(?:take\s+place|be\s+[a-z]+ed|be\s+held|begin|start|meet|report)\b"
    rf"[^.;\n]{{0,60}}?\b(?:on|in|by|from|before)\s+({_DATE})",
    re.IGNORECASE,
)
_BY = re.compile(rf"\bby\s+(?:the\s+end\s+of\s+|end\s+of\s+)?({_DATE})", re.IGNORECASE)
_SINCE = re.compile(rf"\b(?:since|between|as\s+at|as\s+of)\s+({_DATE})", re.IGNORECASE)
_COUNT = re.compile(r"(?<![\d£.,/-])(\d{1,4})(?![\d%.,/-]*\d|%|\s*%)\s+[a-z]", re.IGNORECASE)
_STEM = 5
_ALIKE = 3
"""Words that two sentences of one fact share, beside its date: who, did what, where."""


def sum_in_text(look: CheckInput) -> Iterator[Found]:
    """Sums written out in a text that come to something else: “4 posts @ £67,689 = £270,000”."""
    for action in look.snapshot.action:
        for name, text in _texts(action) if action.status is not Status.WITHDRAWN else ():
            for said, own in _wrong_sums(text):
                sentence = f"Its {name} says “{short(said)}”, which is {figure_text(own)}"
                yield Found(action.ref, sentence, f"{name}: {short(said)}")


def _wrong_sums(text: str) -> Iterator[tuple[str, Decimal]]:
    if not any(sign in text for sign in "x×*@+"):
        return
    for pattern in (_PRODUCT, _SUM):
        for match in pattern.finditer(text):
            figures = [_figure(one) for one in _ONE.findall(match[1])]
            own = sum(figures, Decimal(0)) if pattern is _SUM else _product(figures)
            if own.quantize(Decimal(1), ROUND_HALF_UP) != _figure(match[2]).quantize(Decimal(1), ROUND_HALF_UP):
                yield match[0], own


def _figure(text: str) -> Decimal:
    return Decimal(text.strip("£").replace(",", ""))


def _product(figures: list[Decimal]) -> Decimal:
    product = Decimal(1)
    for figure in figures:
        product *= figure
    return product


def stale_will(look: CheckInput) -> Iterator[Found]:
    """What a text that goes out says will be, by a day that is past."""
    for action in look.open:
        for name, text in _texts(action):
            match = _WILL.search(text) if "will " in text.casefold() else None
            last = look.reading(match[1]).last if match else None
            if match and last is not None and last < look.today:
                sentence = f"Its {name} says “{short(match[0], 60)}”, and that is past"
                yield Found(action.ref, sentence, f"{name}: {short(match[0], 60)}")


def date_in_text(look: CheckInput) -> Iterator[Found]:
    """Actions whose title names another day to be done by than their due date."""
    for action in look.open:
        match = _BY.search(action.title)
        first, last = action.due.first, action.due.last
        if match is None or first is None or last is None:
            continue
        said = look.reading(match[1])
        if said.first is not None and said.last is not None and (said.last < first or said.first > last):
            sentence = f"Its title says “{short(match[0])}”, but it is due {action.due.text}"
            yield Found(action.ref, sentence, f"{short(match[0])} {first} {last}")


class _Said(Struct, frozen=True):
    about: str
    count: str
    words: frozenset[str]
    sentence: str


def figures_differ(look: CheckInput) -> Iterator[Found]:
    """Two sentences of the plan that count the same since the same day, with two figures: a hint."""
    by_day: dict[tuple[date, date], list[_Said]] = {}
    for action in look.snapshot.action:
        for _, text in _texts(action) if action.status is not Status.WITHDRAWN else ():
            for day, said in _counted(look, action.ref, text):
                by_day.setdefault(day, []).append(said)
    for found in by_day.values():
        for place, one in enumerate(found):
            other = next((each for each in found[:place] if _is_same_fact(each, one)), None)
            if other is not None:
                sentence = f"“{short(one.sentence)}”, where {other.about} says “{short(other.sentence)}”"
                yield Found(one.about, sentence, f"{one.count} {other.about} {other.count}", hint=True)


def _is_same_fact(one: _Said, other: _Said) -> bool:
    return one.count != other.count and len(one.words & other.words) >= _ALIKE


def _counted(look: CheckInput, about: str, text: str) -> Iterator[tuple[tuple[date, date], _Said]]:
    """The sentences that count one thing since a day, or as at one."""
    if not _SINCE.search(text):
        return
    for sentence in re.split(r"(?<=[.;!?])\s+|\n", text):
        match = _SINCE.search(sentence)
        rest = _SINCE.sub(" ", sentence)
        counts = _COUNT.findall(rest)
        if match is None or len(counts) != 1:
            continue
        read = look.reading(match[1])
        if read.first is not None and read.last is not None:
            words = frozenset(word.casefold()[:_STEM] for word in re.findall(r"[A-Za-z]{4,}", rest))
            yield (read.first, read.last), _Said(about, counts[0], words - _COMMON, sentence)


_COMMON = frozenset(("have", "been", "with", "that", "this", "from", "there", "were", "will", "which"))


def _texts(action: Action) -> list[tuple[str, str]]:
    """The title and the texts of an action that go out, and its newest update that does."""
    found = [("title", action.title), *((name.replace("_", " "), getattr(action, name)) for name in _prose())]
    public = [update for update in action.update if not update.internal]
    if public:
        found.append(("last update", max(reversed(public), key=lambda update: update.as_at).text))
    return found


@cache
def _prose() -> tuple[str, ...]:
    return tuple(field.name for field in OF[Action].fields if field.holds is Holds.PROSE and field.name != "title")
