"""Ratings with shape and word, so that colour is never the only sign."""

from planwatch.model.plan.kinds import Rag
from planwatch.words.row import SHAPES


def shape_and_word(rag: Rag | None) -> str:
    """``■ red``; ``none``."""
    return f"{SHAPES[rag]} {rag}" if rag is not None else "none"
