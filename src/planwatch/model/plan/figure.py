"""Numbers that may have a fraction: what a measure reads, how many of something a cost is for."""

import re
from decimal import Decimal

_FIGURE = re.compile(r"([-+−]?)([0-9][0-9, ]{0,18})(?:\.([0-9]{1,6}))?")
_MOST = 15
"""Digits before the point; what nobody counts in a plan."""


def read_figure(typed: str) -> Decimal | None:
    """The number typed, with commas or blanks between thousands or not; None where it is none that can be kept."""
    match = _FIGURE.fullmatch(typed.strip())
    if match is None:
        return None
    whole = re.sub(r"[, ]", "", match[2])
    sign = "-" if match[1] in ("-", "−") else ""
    return Decimal(f"{sign}{whole}.{match[3] or 0}").normalize() if len(whole.lstrip("0")) <= _MOST else None


def figure_text(figure: Decimal) -> str:
    """``18``, ``18.5``, ``-3``: as files and the plan keep it, without an exponent and noughts at the end."""
    text = f"{figure:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def can_be_kept(figure: Decimal) -> bool:
    """Whether a number from outside is one that can be typed."""
    return figure.is_finite() and read_figure(f"{figure:f}") is not None
