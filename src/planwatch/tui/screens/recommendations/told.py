"""A recommendation told in full."""

from textual.content import Content

from planwatch.model.text.visible import bounded, visible
from planwatch.service.recommendations.read import RecommendationRow
from planwatch.words.recommendations import recommendation_in_words, response_in_words


def in_full(row: RecommendationRow) -> Content:
    """What is recommended, the actions that answer it with where they stand, and the response."""
    one = row.recommendation
    standing = f" · {row.standing}" if row.standing else ""
    answering = ", ".join(f"{action.ref} {action.status}" for action in row.answering) or "no action answers it"
    return Content("\n").join(
        [
            Content.assemble((visible(bounded(recommendation_in_words(one))), "bold")),
            Content(visible(bounded(f"answered by: {answering}{standing}"))),
            Content(visible(bounded(f"response: {response_in_words(one) or 'none yet'}"))),
        ]
    )
