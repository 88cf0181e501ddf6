"""Which recommendation a number means."""

from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.recommendations.answered import Numbered, in_order


def one(number: str) -> Recommendation:
    return Recommendation(number=number, text=f"Do {number}")


KNOWN = Numbered([one("1"), one("2"), one("2a"), one("10"), one("A1.3")])


def meant(number: str) -> str:
    found = KNOWN.meant(number)
    return found.number if found else ""


def test_a_number_means_the_recommendation_that_has_it_whatever_the_capitals() -> None:
    assert [meant(number) for number in ("1", "01", "a1.3", "2A", "10")] == ["1", "1", "A1.3", "2a", "10"]


def test_a_clause_means_its_recommendation_unless_it_is_one_itself() -> None:
    assert [meant(number) for number in ("1a", "2a", "2b", "10C")] == ["1", "2a", "2", "10"]
    assert KNOWN.exactly("1a") is None


def test_what_no_recommendation_has_means_none() -> None:
    assert [meant(number) for number in ("3", "1aa", "11", "a", "", "A1.30")] == [""] * 6
    assert KNOWN.answered(("1a", "99", "1b", "2")) == ("1", "2")


def test_recommendations_stand_as_people_count() -> None:
    listed = in_order([one("10"), one("2"), one("1a"), one("1"), one("A1.10"), one("A1.3")])
    assert [each.number for each in listed] == ["1", "1a", "2", "10", "A1.3", "A1.10"]
