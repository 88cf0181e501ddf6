"""Checks of what texts say: sums that do not come out, what will be on a day that is past, two figures for one fact."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from msgspec import Struct

from planwatch.model.checks.finding import About, CheckInput, Found
from planwatch.model.checks.texts import Texts, every
from planwatch.model.measures.in_words import figure_in_words
from planwatch.model.measures.progress import current
from planwatch.model.plan.figure import figure_text
from planwatch.model.plan.kinds import RecommendationStatus
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
_COUNT = re.compile(r"(?<![\d£.,/-])(\d{1,4}(?:\.\d+)?\s*%|\d{1,4}(?=\s+[a-z]))", re.IGNORECASE)
_STEM = 5
_ALIKE = 3
"""Words that two sentences of one fact share, beside its date: who, did what, where."""


def sum_in_text(look: CheckInput) -> Iterator[Found]:
    """Sums written out in a text that come to something else: “4 posts @ £67,689 = £270,000”."""
    for one in look.once(every):
        for name, text in one.texts if _has_sign(one.folded) else ():
            for said, own in _wrong_sums(text):
                sentence = f"Its {name} says “{short(said)}”, which is {figure_text(own)}"
                yield Found(one.about, sentence, f"{name}: {short(said)}", part=one.part)


def _wrong_sums(text: str) -> Iterator[tuple[str, Decimal]]:
    if not _has_sign(text):
        return
    for pattern in (_PRODUCT, _SUM):
        for match in pattern.finditer(text):
            figures = [_figure(one) for one in _ONE.findall(match[1])]
            own = sum(figures, Decimal(0)) if pattern is _SUM else _product(figures)
            if own.quantize(Decimal(1), ROUND_HALF_UP) != _figure(match[2]).quantize(Decimal(1), ROUND_HALF_UP):
                yield match[0], own


def _has_sign(text: str) -> bool:
    return any(map(text.__contains__, "x×*@+"))


def _figure(text: str) -> Decimal:
    return Decimal(text.strip("£").replace(",", ""))


def _product(figures: list[Decimal]) -> Decimal:
    product = Decimal(1)
    for figure in figures:
        product *= figure
    return product


def stale_will(look: CheckInput) -> Iterator[Found]:
    """What a text that goes out says will be, by a day that is past; not of what is over."""
    for one in _going_on(look):
        for name, text in one.texts if "will " in one.folded else ():
            match = _WILL.search(text)
            last = look.reading(match[1]).last if match else None
            if match and last is not None and last < look.today:
                sentence = f"Its {name} says “{short(match[0], 60)}”, and that is past"
                yield Found(one.about, sentence, f"{name}: {short(match[0], 60)}", part=one.part)


def _going_on(look: CheckInput) -> Iterator[Texts]:
    """What is open, and what has no end of its own."""
    opened = {action.ref for action in look.open}
    over = {one.number for one in look.snapshot.recommendation if one.status is not RecommendationStatus.OPEN}
    over |= {risk.ref for risk in look.snapshot.risk if not risk.is_open}
    for one in look.once(every):
        is_over = one.about in over if one.part in (About.RECOMMENDATION, About.RISK) else False
        if not is_over and (one.part is not About.ACTION or one.about in opened):
            yield one


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
    part: About
    count: str
    words: frozenset[str]
    sentence: str

    @property
    def named(self) -> str:
        """``A1``, ``measure M1``, ``the plan``."""
        if self.part is About.ACTION:
            return self.about
        return f"{self.part} {self.about}" if self.about else "the plan"


_Day = tuple[date, date]


def figures_differ(look: CheckInput) -> Iterator[Found]:
    """Two sentences of the plan that count the same since or as at the same day, with two figures: a hint.

    A measure says its baseline and its readings.
    """
    by_day: dict[_Day, list[_Said]] = {}
    for day, said in _measured(look):
        by_day.setdefault(day, []).append(said)
    for one in look.once(every):
        for _, text in one.texts:
            for day, said in _counted(look, one, text):
                by_day.setdefault(day, []).append(said)
    for found in by_day.values():
        for place, one in enumerate(found):
            other = next((each for each in found[:place] if _is_same_fact(each, one)), None)
            if other is not None:
                sentence = f"“{short(one.sentence, 80)}”, where {other.named} says “{short(other.sentence, 80)}”"
                facts = f"{one.count} {other.about} {other.count}"
                yield Found(one.about, sentence, facts, hint=True, part=one.part)


def _measured(look: CheckInput) -> Iterator[tuple[_Day, _Said]]:
    """What the figures of measures say: 33 % on a day."""
    for one in look.snapshot.measure:
        told = [(each.on, each.value) for each in current(one.reading, look.today)]
        told += [(one.baseline_on, one.baseline)] if one.baseline is not None and one.baseline_on is not None else []
        for on, value in told:
            sentence = f"{short(one.title)}, {figure_in_words(value, one.unit)} on {look.days(on)}"
            count = f"{figure_text(value)}{'%' * (one.unit == '%')}"
            yield (on, on), _Said(one.ref, About.MEASURE, count, _telling(one.title), sentence)


def _is_same_fact(one: _Said, other: _Said) -> bool:
    return one.count != other.count and len(one.words & other.words) >= _ALIKE


def _counted(look: CheckInput, of: Texts, text: str) -> Iterator[tuple[_Day, _Said]]:
    """The sentences that count one thing since a day, or as at one."""
    if not _SINCE.search(text):
        return
    for sentence in re.split(r"(?<=[.;!?])\s+|\n", text):
        match = _SINCE.search(sentence)
        rest = _SINCE.sub(" ", sentence)
        counts = ["".join(found.split()) for found in _COUNT.findall(rest)]
        if match is None or len(counts) != 1:
            continue
        read = look.reading(match[1])
        if read.first is not None and read.last is not None:
            yield (read.first, read.last), _Said(of.about, of.part, counts[0], _telling(rest), sentence)


def _telling(text: str) -> frozenset[str]:
    """The beginnings of the words that say what a sentence is about."""
    return frozenset(word.casefold()[:_STEM] for word in re.findall(r"[A-Za-z]{4,}", text)) - _COMMON


_COMMON = frozenset(("have", "been", "with", "that", "this", "from", "there", "were", "will", "which"))
