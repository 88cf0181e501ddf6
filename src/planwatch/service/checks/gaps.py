"""Gaps of coverage as the findings that they are, to be accepted as those."""

from planwatch.model.checks.finding import About, Finding
from planwatch.model.recommendations.coverage import gap_in_words
from planwatch.service.checks.check import Checked
from planwatch.service.recommendations.recommendations import RecommendationRow


def findings_of(row: RecommendationRow) -> list[Checked]:
    """The gaps of a recommendation, accepted or not."""
    return [
        Checked(
            row.of,
            Finding(
                gap.kind,
                row.name,
                gap_in_words(gap),
                gap.facts,
                part=About.RECOMMENDATION,
                accepted=gap.accepted,
            ),
            row.part.text,
        )
        for gap in row.covered.gaps
    ]
