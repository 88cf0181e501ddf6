"""Check of actions that say the same thing."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product

from planwatch.model.checks.finding import CheckInput, Found
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.text.visible import short

Words = frozenset[str]

_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    """a all an and are as at be by each every for from have in into is it its of on or our so that the their them then
    these this those to up we which will with within""".split()  # noqa: SIM905
)
_RAREST = 3
"""Two titles are compared only where they share one of so many words that few other titles have."""
_COMMON = 300
"""A word in more titles than this tells nothing."""
_TYPO = 85
"""How alike two words must be to be one misspelt: recruiting and recruitment are, internal and external are not."""
_LONG = 5
"""Words that two titles must share before one may say a word more."""


def duplicate(look: CheckInput) -> Iterator[Found]:
    """The later action of each pair in the plan's order, with the first that says the same."""
    actions = [one for one in look.snapshot.action if one.status is not _GONE]
    same = _doubles(actions, lambda first, second: not _is_series(actions[first], actions[second]))
    for second, first in sorted(same.items()):
        yield _found(actions[first], actions[second])


def across(snapshots: Sequence[Snapshot]) -> Iterator[tuple[int, Found]]:
    """The same over several plans: of each pair of different plans the later action, and the place of its plan.

    In two plans the same by another date is no series, but one matter that is told twice.
    """
    of_plan = [(at, one) for at, plan in enumerate(snapshots) for one in plan.action if one.status is not _GONE]
    same = _doubles([one for _, one in of_plan], lambda first, second: of_plan[first][0] != of_plan[second][0])
    for second, first in sorted(same.items()):
        yield of_plan[second][0], _found(of_plan[first][1], of_plan[second][1], snapshots[of_plan[first][0]].plan.ref)


_GONE = Status.WITHDRAWN


def _found(one: Action, other: Action, plan: str = "") -> Found:
    ref = f"{plan}:{one.ref}" if plan else one.ref
    sentence = f"Says the same as {ref}: “{short(one.title, 60)}”"
    return Found(other.ref, sentence, f"{ref} {short(one.title, 80)} = {short(other.title, 80)}")


def _doubles(actions: list[Action], is_asked: Callable[[int, int], bool]) -> dict[int, int]:
    """Of each pair that says the same and is asked about, the place of the later with the first such before it."""
    groups: dict[Words, list[int]] = defaultdict(list)
    for place, action in enumerate(actions):
        if len(words := _words(action.title)) > 1:
            groups[words].append(place)
    same: dict[int, int] = {}
    for pair in _pairs(groups):
        first, second = sorted(pair)
        if is_asked(first, second):
            same[second] = min(first, same.get(second, first))
    return same


def _words(title: str) -> Words:
    return frozenset(_WORD.findall(title.casefold())) - _SMALL


def _pairs(groups: dict[Words, list[int]]) -> Iterator[tuple[int, int]]:
    for places in groups.values():
        yield from ((places[0], place) for place in places[1:])
    for one, other in _near(groups):
        yield groups[one][0], groups[other][0]


def _is_series(one: Action, other: Action) -> bool:
    """The same lead doing the same thing again by another date: a report each quarter, say."""
    return (one.lead, one.theme) == (other.lead, other.theme) and one.due.last != other.due.last


def _near(groups: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    sets = list(groups)
    often = Counter(word for words in sets for word in words)
    blocks: dict[str, list[Words]] = defaultdict(list)
    for words in sets:
        for word in sorted(words, key=lambda word: (often[word], word))[:_RAREST]:
            if often[word] <= _COMMON:
                blocks[word].append(words)
    seen: set[tuple[Words, Words]] = set()
    for block in blocks.values():
        for pair in _of_like_length(block):
            shorter, longer = pair
            apart = len(shorter) + len(longer) - 2 * len(shorter & longer)
            if apart <= 4 and pair not in seen:
                seen.add(pair)
                if _same(shorter, longer):
                    yield pair


def _of_like_length(block: list[Words]) -> Iterator[tuple[Words, Words]]:
    """Those pairs of which one has at most one word more than the other, which comes first."""
    of_length: dict[int, list[Words]] = defaultdict(list)
    for words in block:
        of_length[len(words)].append(words)
    for length, some in of_length.items():
        yield from combinations(some, 2)
        yield from product(some, of_length.get(length + 1, ()))


def _same(shorter: Words, longer: Words) -> bool:
    """Every word has its like, save one more word in a long title; numbers and refs must be equal."""
    rest = set(longer - shorter)
    for word in shorter - longer:
        like = next((found for found in rest if _is_typo(word, found)), None)
        if like is None:
            return False
        rest.remove(like)
    return not rest or (len(shorter) >= _LONG and not any(map(_has_digit, rest)))


@lru_cache(4096)
def _is_typo(one: str, other: str) -> bool:
    if _has_digit(one) or _has_digit(other):
        return False
    # Loaded here: most plans have no two titles that come so near.
    from rapidfuzz.fuzz import ratio

    return ratio(one, other) >= _TYPO


@lru_cache(4096)
def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))
