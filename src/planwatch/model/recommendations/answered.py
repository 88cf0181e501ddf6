"""Which recommendation a number means: one that an action answers, or that somebody typed."""

from collections.abc import Iterable, Sequence

from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.text.refs import natural_key, whole_of


class Numbered:
    """The recommendations of a plan by their numbers, capitals aside; 1a is a clause of 1 where it is none itself."""

    def __init__(self, recommendations: Iterable[Recommendation]) -> None:
        self._by_key = {natural_key(one.number): one for one in recommendations}
        # Actions name the same few numbers over and over.
        self._meant: dict[str, Recommendation | None] = {}
        self._reached: dict[str, tuple[str, ...]] = {}

    def __bool__(self) -> bool:
        return bool(self._by_key)

    def exactly(self, number: str) -> Recommendation | None:
        """The recommendation of just that number; None where there is none."""
        return self._by_key.get(natural_key(number))

    def meant(self, number: str) -> Recommendation | None:
        """The recommendation of that number, or of which it is a clause; None where there is none."""
        if number not in self._meant:
            whole = whole_of(number)
            self._meant[number] = self.exactly(number) or (self.exactly(whole) if whole else None)
        return self._meant[number]

    def answered(self, numbers: Iterable[str]) -> tuple[str, ...]:
        """The numbers of the recommendations that are meant, each once; of what there is not, nothing."""
        found = (self.meant(number) for number in numbers)
        return tuple(dict.fromkeys(one.number for one in found if one is not None))

    def reached(self, number: str) -> tuple[str, ...]:
        """The number of the recommendation that is meant, and of the one whose clause that is; of none, nothing."""
        if number not in self._reached:
            one = self.meant(number)
            whole = self.exactly(whole_of(one.number)) if one is not None and whole_of(one.number) else None
            self._reached[number] = tuple(each.number for each in (one, whole) if each is not None)
        return self._reached[number]


def in_order(recommendations: Iterable[Recommendation]) -> Sequence[Recommendation]:
    """Recommendations as people count: 2 before 10, 1 before 1a."""
    return sorted(recommendations, key=lambda one: natural_key(one.number))
