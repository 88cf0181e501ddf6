"""Findings of a deep dive: what it rests on, what it is about, what it led to."""

from msgspec import Struct

from planwatch.model.plan.field import INTERNAL, Field, Holds


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that a panel found."""

    ref: str
    text: str
    dive: str = ""
    evidence: tuple[str, ...] = ()
    """Refs of what it rests on."""
    recommendations: tuple[str, ...] = ()
    """Numbers of the recommendations that it is about."""
    actions: tuple[str, ...] = ()
    """Refs of the actions that it is about."""
    measures: tuple[str, ...] = ()
    """Refs of the measures that it is about."""
    led_to: tuple[str, ...] = ()
    """Numbers of the recommendations that the panel made of it."""
    reason: str = ""
    """Why it led to none."""
    internal: bool = False

    @property
    def is_concluded(self) -> bool:
        """Whether it led to something, or it is said why not."""
        return bool(self.led_to or self.reason.strip())


FIELDS = (
    Field("ref", is_needed=True, help="F1; none: the next one"),
    Field("text", Holds.PROSE, is_needed=True),
    Field("dive", Holds.NAME, "deep dive", of="dive", help="none: the only one of the plan"),
    Field("evidence", Holds.NAMES, "rests on", of="evidence", help="refs of the evidence it rests on: E1 E2"),
    Field("recommendations", Holds.NAMES, "about", of="recommendation", help="recommendations that it is about: 1 2"),
    Field("actions", Holds.NAMES, "about actions", of="action", help="refs of the actions that it is about"),
    Field("measures", Holds.NAMES, "about measures", of="measure", help="refs of the measures that it is about"),
    Field("led_to", Holds.NAMES, "led to", of="recommendation", help="the recommendations made of it: W1"),
    Field("reason", Holds.PROSE, help="why it led to no recommendation"),
    INTERNAL,
)
"""The fields of a finding that can be typed into."""
