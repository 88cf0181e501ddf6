"""What becomes of what is still open in a plan when it is closed."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from planwatch.errors import PlanwatchError
from planwatch.model.measures.progress import progress
from planwatch.model.plan.internal import BETWEEN, line_of
from planwatch.model.plan.kinds import DONE, OPEN, RecommendationStatus
from planwatch.model.plan.parts import PART
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.text.refs import natural_key

KINDS = ("action", "commitment", "risk", "measure", "recommendation")
"""What is carried forward, in the order in which it is asked about."""
HOW = "REF, risks or rest = carry | usual: POST: WHAT IS LOOKED AT | withdrawn: REASON"
_HEAD = "Closing report"
_CARRIED = "carried from"


class NotDecided(PlanwatchError):
    """Something open was not decided."""


class Fate(StrEnum):
    """What becomes of something open."""

    CARRIED = "carried into"
    USUAL = "business as usual"
    WITHDRAWN = "withdrawn"


class Open(Struct, frozen=True):
    """Something of a plan that is still open."""

    kind: str
    name: str
    title: str

    def in_words(self) -> str:
        """``A1``; of other kinds ``risk R3``."""
        return self.name if self.kind == "action" else f"{self.kind} {self.name}"


class Decided(Struct, frozen=True):
    """What becomes of it: with the post and what that will look at, the reason, or the plan and ref it goes to."""

    of: Open
    fate: Fate
    words: str = ""

    def in_words(self) -> str:
        """``carried into WB2 A1``, ``business as usual: Head of Service: …``."""
        return f"{self.fate} {self.words}" if self.fate is Fate.CARRIED else f"{self.fate}: {self.words}"


def open_parts(plan: Snapshot, today: date) -> Iterator[Open]:
    """What is open: actions, risks, commitments that are not all done, unmet measures, unanswered recommendations."""
    done = {action.ref for action in plan.action if action.status in DONE}
    kept = done | {action.ref for action in plan.action if action.status in OPEN}
    yield from (Open("action", one.ref, one.title) for one in plan.action if one.status in OPEN)
    for one in plan.commitment:
        carrying = kept & set(one.actions)
        if not carrying or carrying - done:
            yield Open("commitment", one.ref, one.text)
    yield from (Open("risk", one.ref, one.title) for one in plan.risk if one.is_open)
    for one in plan.measure:
        if not progress(one, today, plan.plan.measure_rule).is_met:
            yield Open("measure", one.ref, one.title)
    for one in plan.recommendation:
        if one.status is not RecommendationStatus.CLOSED and not one.is_answered:
            yield Open("recommendation", one.number, one.text)


def decided(found: Iterable[Open], typed: Mapping[str, str]) -> list[Decided]:
    """What becomes of each, by its ref (``risk:R1`` where several kinds have it), its plural, or ``rest``.

    Raises PlanwatchError where a word names nothing that is open or says not what becomes of it; those being right,
    NotDecided where anything is not.
    """
    every = list(found)
    meant: dict[Open, str] = {}
    for key, words in sorted(typed.items(), key=lambda pair: _breadth(pair[0])):
        hit = _meant(every, key)
        meant |= dict.fromkeys(hit, words)
    read = [_read(one, words) for one, words in meant.items()]
    left = [one.in_words() for one in every if one not in meant]
    if left:
        more = f" and {len(left) - _TOLD} more" if len(left) > _TOLD else ""
        raise NotDecided(f"not decided yet: {', '.join(left[:_TOLD])}{more}", HOW)
    by_part = {one.of: one for one in read}
    return [by_part[one] for one in every]


_TOLD = 8
_PLURALS = {f"{kind}s": kind for kind in KINDS}


def _breadth(key: str) -> int:
    """The narrower word counts, and is read last."""
    return 0 if key.casefold() == "rest" else 1 if key.casefold() in _PLURALS else 2


def _meant(every: list[Open], key: str) -> list[Open]:
    word = key.casefold().strip()
    if word == "rest":
        return every
    if word in _PLURALS:
        return [one for one in every if one.kind == _PLURALS[word]]
    kind, colon, name = word.partition(":")
    hit = [
        one
        for one in every
        if natural_key(one.name.strip()) == natural_key(name.strip() if colon else word)
        and (not colon or one.kind == kind)
    ]
    if not hit:
        raise PlanwatchError(f"nothing that is open is called '{key}'", "`planwatch close --dry-run` lists what is")
    if len(hit) > 1:
        names = " or ".join(f"{one.kind}:{one.name}" for one in hit)
        raise PlanwatchError(f"'{key}' are several", f"say which: {names}")
    return hit


def _read(one: Open, words: str) -> Decided:
    fate, _, said = (" ".join(part.split()) for part in words.partition(":"))
    match fate.casefold():
        case "carry":
            return Decided(one, Fate.CARRIED)
        case "usual" if all(part.strip() for part in said.partition(":")):
            return Decided(one, Fate.USUAL, said)
        case "usual":
            raise PlanwatchError(f"{one.in_words()}: business as usual needs a post and what it will look at", HOW)
        case "withdrawn" if said:
            return Decided(one, Fate.WITHDRAWN, said)
        case "withdrawn":
            raise PlanwatchError(f"{one.in_words()}: a reason is needed", HOW)
        case _:
            raise PlanwatchError(f"{one.in_words()}: '{words}' says not what becomes of it", HOW)


def closing_text(every: Iterable[Decided]) -> str:
    """What a plan says of its own closing: a line for each, which ``closing_lines`` reads again."""
    lines = (f"{line_of(one.of.kind, one.of.name)}{_plain(one.of.title)}{BETWEEN}{one.in_words()}" for one in every)
    return "\n".join((_HEAD, *lines))


def carried_text(ref: str, lines: Iterable[str]) -> str:
    """What a plan says of the parts that it took over from the plan of that ref, a line for each."""
    return "\n".join((f"{_CARRIED} {ref}:", *lines))


def is_list(update: Update) -> bool:
    """Whether it is one of the two lists that closing a plan makes, and nobody's word of how a plan stands."""
    head = update.text.partition("\n")[0]
    return head == _HEAD or (head.startswith(_CARRIED) and head.endswith(":"))


def _plain(title: str) -> str:
    return " ".join(title.split()).replace(BETWEEN, ", ")


def closing_lines(updates: Iterable[Update]) -> list[Decided]:
    """What became of what was open, by the newest word that a plan says of its closing; none: it says nothing."""
    texts = [update.text for update in updates if update.text.partition("\n")[0] == _HEAD]
    return [one for line in texts[-1].splitlines()[1:] if (one := _line(line)) is not None] if texts else []


def _line(line: str) -> Decided | None:
    parts = line.split(BETWEEN, 3)
    if len(parts) != 4 or parts[0] not in PART:
        return None
    for fate in Fate:
        if parts[3].startswith(fate):
            return Decided(Open(*parts[:3]), fate, parts[3][len(fate) :].lstrip(": "))
    return None
